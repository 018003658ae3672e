/** The policy packs that the program knows, and which of them rules on a day. */
import type { Day } from '#shared/kernel/days.ts'
import { p01 } from '#shared/policies/p01.ts'
import { p03 } from '#shared/policies/p03.ts'
import { p04 } from '#shared/policies/p04.ts'
import { p05 } from '#shared/policies/p05.ts'
import { p06 } from '#shared/policies/p06.ts'
import { p07 } from '#shared/policies/p07.ts'
import type { Chain, PolicyPack } from '#shared/policies/policy.ts'

export const policyPacks: readonly PolicyPack[] = [p01, p03, p04, p05, p06, p07]

/** The packs in force on a day (P07-29: a policy acts from the day of its promulgation). */
export function packsInForce(day: Day): readonly PolicyPack[] {
  return policyPacks.filter((pack) => pack.effectiveFrom <= day)
}

/** A chain of approval by its id; throws when no pack declares it, which is a mistake of the program. */
export function findChain(id: string): Chain {
  const chain = policyPacks.flatMap((pack) => pack.chains).find((candidate) => candidate.id === id)
  if (chain === undefined) throw new Error(`no pack declares the chain ${id}`)
  return chain
}

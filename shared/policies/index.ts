/** The policy packs that the program knows, which of them rules on a day, and what they declare. */
import type { DutyRule } from '#shared/domain/duties.ts'
import type { RegisterForm } from '#shared/domain/register-forms.ts'
import type { Day } from '#shared/kernel/days.ts'
import { p01 } from '#shared/policies/p01.ts'
import { p02 } from '#shared/policies/p02.ts'
import { p03 } from '#shared/policies/p03.ts'
import { p04 } from '#shared/policies/p04.ts'
import { p05 } from '#shared/policies/p05.ts'
import { p06 } from '#shared/policies/p06.ts'
import { p07 } from '#shared/policies/p07.ts'
import { p08 } from '#shared/policies/p08.ts'
import { p09 } from '#shared/policies/p09.ts'
import { p10 } from '#shared/policies/p10.ts'
import { p11 } from '#shared/policies/p11.ts'
import { p12 } from '#shared/policies/p12.ts'
import { p13 } from '#shared/policies/p13.ts'
import { p14 } from '#shared/policies/p14.ts'
import { p15 } from '#shared/policies/p15.ts'
import { p16 } from '#shared/policies/p16.ts'
import { p17 } from '#shared/policies/p17.ts'
import { p18 } from '#shared/policies/p18.ts'
import { p19 } from '#shared/policies/p19.ts'
import { p20 } from '#shared/policies/p20.ts'
import { p21 } from '#shared/policies/p21.ts'
import { p22 } from '#shared/policies/p22.ts'
import { p23 } from '#shared/policies/p23.ts'
import { dutyRulesIn } from '#shared/policies/policy.ts'
import type { Chain, PolicyPack } from '#shared/policies/policy.ts'

export const policyPacks: readonly PolicyPack[] = [p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23]

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

/** The duties that the packs in force bring on a day. */
export function dutyRulesInForce(day: Day): readonly DutyRule[] {
  return packsInForce(day).flatMap(dutyRulesIn)
}

/** Every register that a pack declares, in the order of the policies. */
export const registerForms: readonly RegisterForm[] = policyPacks.flatMap((pack) => pack.registers ?? [])

/** A register by its id; undefined when no pack declares it (any more). */
export function findRegisterForm(id: string): RegisterForm | undefined {
  return registerForms.find((form) => form.id === id)
}

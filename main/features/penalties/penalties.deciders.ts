/** Guarantees that a penalty whose clause names who confirms it is decided by him alone, and by the general manager where nobody else is left. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import type { PenaltyRow } from '#shared/contract/penalties.ts'
import type { Post } from '#shared/domain/posts.ts'
import { refuse } from '#shared/domain/refusal.ts'
import { penaltyDeciders } from '#shared/policies/p19.care.ts'

const deciders: Readonly<Record<string, Post | undefined>> = penaltyDeciders

/** Refuses whoever is not the one whom the clause names. The person charged never counts as one. */
export async function requireDecider(unit: Unit, penalty: Pick<PenaltyRow, 'number' | 'clause' | 'personId'>): Promise<void> {
  const post = deciders[penalty.clause]
  if (post === undefined) return
  const holders = (await findPostHolders(unit.read, post)).filter((person) => person.userId !== penalty.personId)
  if (holders.some((person) => person.userId === unit.actor.userId) || (holders.length === 0 && unit.actor.role === 'general-manager')) return
  refuse({ code: 'penalties.other-decider', clause: penalty.clause, facts: { number: penalty.number, names: holders.map((person) => person.displayName) }, mayDecide: ['department-manager'] })
}

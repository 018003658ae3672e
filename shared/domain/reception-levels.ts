/** Guarantees that the level of a reception is proposed from the customer's category, and that a lower one says why (P19-C.1). */
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import type { Notice } from '#shared/domain/visits.ts'

/** The reception rules are not printed in the policy: every customer is received at `standard`, an important one at `vip`. */
export const receptionLevels = ['standard', 'vip'] as const
export type ReceptionLevel = (typeof receptionLevels)[number]

export const receptionClause = 'P19-C.1'

/** The level that the rule gives a customer; null for a visitor who is no known customer. "Important" is none of the four categories: key is. */
export function proposeReception(customer: { readonly category: FilingCategory } | null): ReceptionLevel | null {
  if (customer === null) return null
  return customer.category === 'key' ? 'vip' : 'standard'
}

/** Whether somebody is received below the level that the rule gives. */
export function isBelowProposed(level: ReceptionLevel | null, proposed: ReceptionLevel | null): boolean {
  return proposed === 'vip' && level === 'standard'
}

export type ReceptionLevelFacts = { readonly level: ReceptionLevel | null; readonly proposed: ReceptionLevel | null; readonly reason: string; readonly company: string }

/** What a visit is marked with: an important customer below VIP, with the reason or without one. The visitor is received all the same. */
export function receptionNotices({ level, proposed, reason, company }: ReceptionLevelFacts): Notice[] {
  if (!isBelowProposed(level, proposed)) return []
  return [{ code: reason === '' ? 'desk.below-vip-unexplained' : 'desk.below-vip', clause: receptionClause, facts: { company, reason } }]
}

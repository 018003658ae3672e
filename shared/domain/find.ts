/** What can be found, and by whom: each kind of record belongs to the right to read it. */
import { hasCapability } from '#shared/domain/access.ts'
import type { Capability, Role } from '#shared/domain/access.ts'

/** Kinds of records in the search index. */
export const findKinds = ['customer', 'item', 'deposit', 'visit', 'call', 'case', 'loan', 'approval', 'followup', 'customer-visit', 'filing', 'customer-report', 'register-line'] as const
export type FindKind = (typeof findKinds)[number]

/** The right that a person needs to find a kind. */
export const rightOfKind: Readonly<Record<FindKind, Capability>> = {
  customer: 'customers.read', item: 'customers.read', deposit: 'deposits.read', visit: 'desk.read', call: 'desk.read', case: 'desk.read', loan: 'lending.read', approval: 'approvals.read', followup: 'followups.read', 'customer-visit': 'customer-visits.read', filing: 'customers.read', 'customer-report': 'reports.read', 'register-line': 'registers.read',
}

/** The kinds that a role may find; none for a role that reads no content. */
export function kindsFor(role: Role): readonly FindKind[] {
  return findKinds.filter((kind) => hasCapability(role, rightOfKind[kind]))
}

/** Whether a word from the index is one of the kinds that this program shows. */
export function isFindKind(kind: string): kind is FindKind {
  return findKinds.some((known) => known === kind)
}

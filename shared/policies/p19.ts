/** P19, filing and management of customers: what runs its clauses, who allows a look into a file, its duties and figures. */
import type { ContactRule } from '#shared/domain/customer-filing.ts'
import type { DueTerm } from '#shared/domain/due-moments.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p19CareDuties } from '#shared/policies/p19.care.ts'
import { p19Clauses } from '#shared/policies/p19.clauses.ts'
import { p19Registers } from '#shared/policies/p19.registers.ts'
import { declareClauses, figureOf } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

export const p19 = {
  id: 'P19', version: '2026.1', effectiveFrom: toDay('2013-07-01'), zh: '客户备案与管理', en: 'Filing and management of customers',
  owner: { department: 'market-promotion', clause: 'P19-1.9' },
  clauses: declareClauses(p19Clauses, {
    'P19-A.2': 'customer-filing', 'P19-A.3': 'customer-filing', 'P19-1.3.1': 'customer-filing', 'P19-1.3.2': 'customer-filing', 'P19-1.3.3.1': 'customer-filing', 'P19-1.3.3.2': 'customer-filing',
    'P19-B.1a': 'duties', 'P19-B.1b': 'customer-filing', 'P19-B.2a': 'duties', 'P19-B.2b': 'customer-filing', 'P19-1.5.1': 'approvals', 'P19-1.5.2': 'approvals',
    'P19-C.2': 'registers', 'P19-C.1a': 'customer-care', 'P19-C.1b': 'customer-care', 'P19-C.3a': 'customer-filing', 'P19-C.3b': 'customer-care', 'P19-C.4a': 'customer-care', 'P19-C.4b': 'customer-care',
    'P19-1.7.1a': 'customer-care', 'P19-1.7.1b': 'customer-care', 'P19-1.7.2a': 'customer-care', 'P19-1.7.2b': 'customer-care', 'P19-1.7.3a': 'customer-care', 'P19-1.7.3b': 'customer-care', 'P19-1.8.2': 'customer-care',
    'P19-1.8.1': 'customer-visits', 'P19-1.9a': 'policies', 'P19-1.9b': 'policies', 'P19-1.9c': 'customer-filing', 'P19-2.1': 'customer-filing', 'P19-2.2': 'customer-visits', 'P19-2.3': 'customer-visits',
  }),
  chains: [
    { id: 'P19.view-own', version: 1, steps: [{ key: 'manager', clause: 'P19-1.5.1', roles: ['department-manager'] }] },
    // Who approves a scheme is not printed; the general manager does.
    { id: 'P19.scheme', version: 1, steps: [{ key: 'general-manager', clause: 'P19-1.7.1', roles: ['general-manager'] }] },
    // The order of the steps is not printed; the head of the claimant's department, then finance, who passes it at the visit.
    { id: 'P19.claim', version: 1, steps: [{ key: 'manager', clause: 'P19-2.3', posts: ['department-head'] }] },
    { id: 'P19.view-other', version: 1, steps: [{ key: 'general-manager', clause: 'P19-1.5.2', roles: ['general-manager'] }] },
  ],
  duties: [
    {
      id: 'P19-B.1a', clause: 'P19-B.1', zh: '新客户备案', en: 'File the new customer', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }],
      topic: 'customer-filing', figure: { clauseId: 'P19-B.1a', name: 'filingDaysMax' }, comes: { kind: 'after', event: 'customer.contacted', term: { unit: 'working-days', count: figureOf(p19Clauses, 'P19-B.1a', 'filingDaysMax') } },
    },
    {
      id: 'P19-B.2a', clause: 'P19-B.2', zh: '反馈客户变动', en: 'Report the customer’s change', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }],
      figure: { clauseId: 'P19-B.2a', name: 'feedbackDaysMax' }, comes: { kind: 'after', event: 'customer.changed', term: { unit: 'working-days', count: figureOf(p19Clauses, 'P19-B.2a', 'feedbackDaysMax') } },
    },
    ...p19CareDuties,
  ],
  registers: p19Registers,
} as const satisfies PolicyPack

type DayTerm = Exclude<DueTerm, { readonly unit: 'working-minutes' }>

/** Filing as the office lives by it, with the figures that rule on a day. */
export type FilingLaw = {
  /** After the first contact a new customer is filed within this (P19-B.1); the day of contact is day 0. The pack that rules the topic may give another. */
  readonly term: DayTerm
  /** After a change became known it is reported within this (P19-B.2). */
  readonly feedbackTerm: DayTerm
  /** Staff in touch with an important new customer, at least (P19-C.3). */
  readonly contact: ContactRule
}

/** Reads P19's figures. */
export function filingLawFrom(figure: FigureReader): FilingLaw {
  return {
    term: { unit: 'working-days', count: figure('P19-B.1a', 'filingDaysMax') }, feedbackTerm: { unit: 'working-days', count: figure('P19-B.2a', 'feedbackDaysMax') },
    contact: { clause: 'P19-C.3', staffMin: figure('P19-C.3a', 'contactStaffMin') },
  }
}

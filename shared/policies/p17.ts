/** P17, visits to customers: what runs its clauses, its chains of review, its duties, and its figures as the visits apply them. */
import type { DueTerm } from '#shared/domain/due-moments.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p17Clauses } from '#shared/policies/p17.clauses.ts'
import { declareClauses, figureOf } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

/** The clause says "the end of each month" and prints no opening day; the form of the next month opens seven days before the last day. */
export const planOpensDaysAhead = 7

/** What is promised is followed up "immediately", without a figure: the next working day when nobody names one. */
export const promiseTerm = { unit: 'working-days', count: 1 } as const satisfies DueTerm

const supervisor = ['department-manager'] as const

export const p17 = {
  id: 'P17', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户拜访', en: 'Visits to customers',
  owner: { department: 'sales', clause: 'P17-1.3.1' },
  clauses: declareClauses(p17Clauses, {
    'P17-1.2': 'customer-visits', 'P17-2.1.1': 'customer-visits', 'P17-2.1.2': 'customer-visits', 'P17-2.1.3': 'customer-visits', 'P17-2.1.3.a': 'customer-visits', 'P17-2.1.3.b': 'customer-visits', 'P17-2.1.3.c': 'customer-visits',
    'P17-2.1.4': 'customer-visits', 'P17-2.1.5': 'customer-visits', 'P17-2.1.6': 'customer-visits', 'P17-2.2.1': 'customer-visits', 'P17-2.2.2': 'customer-visits', 'P17-2.2.3': 'customer-visits', 'P17-2.2.4': 'customer-visits',
    'P17-2.3': 'customer-visits', 'P17-1.3.1': 'policies', 'P17-1.3.2': 'policies', 'P17-3.1a': 'duties', 'P17-3.1b': 'approvals', 'P17-3.1.1': 'customer-visits', 'P17-3.1.2': 'customer-visits', 'P17-3.1.3': 'customer-visits', 'P17-3.1.4': 'customer-visits', 'P17-3.1.5': 'customer-visits',
    'P17-3.3.3': 'customer-visits', 'P17-3.3.4': 'customer-visits', 'P17-3.4.1a': 'duties', 'P17-3.4.1b': 'approvals', 'P17-3.4.2': 'duties', 'P17-3.4.3': 'customer-visits',
  }),
  chains: [
    // The supervisor's own plan climbs to the general manager: nobody reviews himself.
    { id: 'P17.plan', version: 1, steps: [{ key: 'review', clause: 'P17-3.1', roles: supervisor }] },
    { id: 'P17.report', version: 1, steps: [{ key: 'review', clause: 'P17-3.4.1', roles: supervisor }] },
    // Who agrees to items, costs, gifts and entertainment is not printed; the supervisor does.
    { id: 'P17.items', version: 1, steps: [{ key: 'manager', clause: 'P17-3.1.4', roles: supervisor }] },
    { id: 'P17.costs', version: 1, steps: [{ key: 'manager', clause: 'P17-3.1.5', roles: supervisor }] },
    { id: 'P17.social', version: 1, steps: [{ key: 'manager', clause: 'P17-3.3.3', roles: supervisor }] },
  ],
  duties: [
    {
      id: 'P17-3.1a', clause: 'P17-3.1', zh: '提交下月拜访计划', en: 'Put forward next month’s visit plan', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }],
      comes: { kind: 'after', event: 'visit-plan.opened', term: { unit: 'month-end', count: 0 } },
    },
    {
      id: 'P17-3.4.1a', clause: 'P17-3.4.1', zh: '交拜访报告', en: 'Put forward the visit report', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }],
      figure: { clauseId: 'P17-3.4.1a', name: 'reportDaysMax' }, comes: { kind: 'after', event: 'customer-visit.made', term: { unit: 'calendar-days', count: figureOf(p17Clauses, 'P17-3.4.1a', 'reportDaysMax') } },
    },
    {
      id: 'P17-3.4.2', clause: 'P17-3.4.2', zh: '跟进答应客户的事', en: 'Follow up what was promised', owner: 'clerk', evidence: 'none', ladder: [{ afterDays: 1, role: 'department-manager' }],
      comes: { kind: 'after', event: 'customer-visit.promised', term: promiseTerm },
    },
  ],
} as const satisfies PolicyPack

/** P17 as the visits apply it, with the figures that rule on a day: calendar days after the last day of a visit within which its report is in (P17-3.4.1). */
export type CustomerVisitLaw = { readonly reportDaysMax: number }

/** Reads P17's figures. */
export function customerVisitLawFrom(figure: FigureReader): CustomerVisitLaw {
  return { reportDaysMax: figure('P17-3.4.1a', 'reportDaysMax') }
}

/** Care of filed customers (P19): what a scheme owes each customer of a category in a period, which contacts count, and which owe a report. */
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import { judgeQuota, periodOf } from '#shared/domain/quotas.ts'
import type { PeriodSpan, QuotaEntry, QuotaPeriod, QuotaVerdict } from '#shared/domain/quotas.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { daysBetween, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What a scheme counts (P19-1.7.1): visits, other contacts, gifts. */
export const careKinds = ['visit', 'contact', 'gift'] as const
export type CareKind = (typeof careKinds)[number]
/** What a task may ask for; a survey comes by its own interval (P19-1.7.2). */
export const careTaskKinds = [...careKinds, 'survey'] as const
export type CareTaskKind = (typeof careTaskKinds)[number]
export const careTaskStatuses = ['open', 'done', 'void'] as const
/** `void`: the customer has another category now, or is none any more. */
export type CareTaskStatus = (typeof careTaskStatuses)[number]

/** The four categories that each need a plan (P19-A.3, P19-1.7.1). */
export const careCategories = ['target', 'ordinary', 'key', 'potential'] as const satisfies readonly FilingCategory[]
export type CareCategory = (typeof careCategories)[number]
export const carePeriods = ['month', 'quarter', 'half-year', 'year'] as const satisfies readonly QuotaPeriod[]
export type CarePeriod = (typeof carePeriods)[number]

/** `submitted`: waits for the general manager. `replaced`: another scheme of the same category and year was approved later. */
export const schemeStatuses = ['submitted', 'approved', 'returned', 'replaced'] as const
export type SchemeStatus = (typeof schemeStatuses)[number]
export const schemeActions = ['approve', 'return', 'replace'] as const
export type SchemeAction = (typeof schemeActions)[number]

/** Status x action -> next status; null is a refusal. What was returned is entered anew. */
export const schemeTransitions: Readonly<Record<SchemeStatus, Readonly<Record<SchemeAction, SchemeStatus | null>>>> = {
  submitted: { approve: 'approved', return: 'returned', replace: 'replaced' },
  approved: { approve: null, return: null, replace: 'replaced' },
  returned: { approve: null, return: null, replace: null },
  replaced: { approve: null, return: null, replace: null },
}

export type SchemeCounts = Readonly<Record<CareKind, number>>
export type SchemeEntry = { readonly year: number; readonly category: CareCategory; readonly per: CarePeriod; readonly counts: SchemeCounts }

export const schemeClause = 'P19-1.7.1'

/** May this scheme be entered? One that asks for nothing is none, and a year that is over takes no plan. */
export function decideScheme({ year, counts }: SchemeEntry, today: Day): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (careKinds.every((kind) => counts[kind] === 0)) refusals.push({ code: 'customer-care.scheme-empty', clause: schemeClause, field: 'visits', facts: {}, remedy: { code: 'customer-care.ask-for-something' } })
  if (year < yearOf(today)) refusals.push({ code: 'customer-care.scheme-year-over', clause: schemeClause, field: 'year', facts: { year, today }, remedy: { code: 'customer-care.plan-this-year', values: { year: yearOf(today) } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** What a decision does to a scheme; refused once it was decided. */
export function decideSchemeAct(scheme: { readonly number: string; readonly status: SchemeStatus }, action: SchemeAction): Result<SchemeStatus, readonly Refusal[]> {
  const next = schemeTransitions[scheme.status][action]
  return next === null ? no([{ code: 'customer-care.scheme-decided', clause: schemeClause, facts: { number: scheme.number, status: scheme.status } }]) : ok(next)
}

/** How each category stands for a year: `missing` has no plan at all and is listed from the beginning of the year on (P19-1.7.1). */
export type PlanStanding = { readonly category: CareCategory; readonly standing: 'planned' | 'waiting' | 'missing' }
export function standingOfPlans(schemes: readonly { readonly category: CareCategory; readonly status: SchemeStatus }[]): PlanStanding[] {
  return careCategories.map((category) => {
    const statuses = schemes.filter((scheme) => scheme.category === category).map(({ status }) => status)
    return { category, standing: statuses.includes('approved') ? 'planned' : statuses.includes('submitted') ? 'waiting' : 'missing' }
  })
}

/** What a scheme owes one customer in the period of a day: the verdict over his contacts, and the ordinals that are still to be done. */
export type OwedCare = { readonly kind: CareKind; readonly span: PeriodSpan; readonly verdict: QuotaVerdict; readonly ordinals: readonly number[] }
export function owedCare(scheme: { readonly per: CarePeriod; readonly counts: SchemeCounts }, contacts: readonly (QuotaEntry & { readonly kind: CareKind })[], day: Day): OwedCare[] {
  const span = periodOf(day, scheme.per)
  return careKinds.flatMap((kind): OwedCare[] => {
    const count = scheme.counts[kind]
    if (count === 0) return []
    const verdict = judgeQuota({ clause: schemeClause, sense: 'at-least', count, per: scheme.per }, contacts.filter((contact) => contact.kind === kind), day)
    return [{ kind, span, verdict, ordinals: Array.from({ length: verdict.left }, (_, index) => verdict.done + 1 + index) }]
  })
}

/** The task that a contact of this day fulfils: the earliest due open one of its kind whose period had begun; null when none is open. */
export function taskFulfilledBy<Task extends { readonly kind: CareTaskKind; readonly opensDay: Day; readonly dueDay: Day }>(open: readonly Task[], contact: { readonly kind: CareTaskKind; readonly day: Day }): Task | null {
  const fitting = open.filter((task) => task.kind === contact.kind && task.opensDay <= contact.day)
  return fitting.reduce<Task | null>((first, task) => (first === null || task.dueDay < first.dueDay ? task : first), null)
}

/** May this contact be entered? Not one of tomorrow, and not with somebody who was written down as no customer. */
export function decideCareContact(contact: { readonly day: Day }, customer: { readonly name: string; readonly status: string }, today: Day): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (contact.day > today) refusals.push({ code: 'customer-care.contact-in-future', clause: 'P19-C.3', field: 'day', facts: { day: contact.day, today }, remedy: { code: 'customer-care.contact-today', values: { day: today } } })
  if (customer.status === 'dismissed') refusals.push({ code: 'customer-care.no-customer', clause: 'P19-A.2', field: 'customer', facts: { name: customer.name } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** A contact as far as its report goes; without a due day none is owed. */
export type ReportFacts = { readonly number: string; readonly report: string; readonly reportDueDay: Day | null }

/** May a report be written under this contact? Once; what was reported stays as it was read. */
export function decideContactReport(contact: ReportFacts): Result<null, readonly Refusal[]> {
  return contact.report === '' ? ok(null) : no([{ code: 'customer-care.already-reported', clause: 'P19-C.3', facts: { number: contact.number } }])
}

/** What a contact is marked with: an important customer's contact without its report (P19-C.3). */
export function contactNotices(contact: ReportFacts, today: Day): Notice[] {
  if (contact.reportDueDay === null || contact.report !== '') return []
  const days = Math.max(0, daysBetween(contact.reportDueDay, today))
  return [{ code: days > 0 ? 'customer-care.report-late' : 'customer-care.report-missing', clause: 'P19-C.3', facts: { due: contact.reportDueDay, days } }]
}

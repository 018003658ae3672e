/** Visits to customers: month plans, what a visit is for, what must be ready before it, and what its report still owes. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** P17-2.1.1 to 2.1.6. */
export const visitPurposes = ['market-survey', 'competitors', 'care', 'new-customer', 'new-product', 'coverage'] as const
export type VisitPurpose = (typeof visitPurposes)[number]
/** P17-2.1.3 a to c: what kind of care. */
export const careParts = ['ties', 'volume', 'payment'] as const
export type CarePart = (typeof careParts)[number]
/** P17-2.2.1 to 2.2.4; `unset` is marked as missing. */
export const visitTargets = ['unset', 'business', 'target', 'potential', 'same-trade'] as const
export type VisitTarget = (typeof visitTargets)[number]
/** `office`: the unit is in town and the salesperson comes back; an outing and a trip follow rules of their own (P17-3.3.4). */
export const journeys = ['office', 'outing', 'trip'] as const
export type Journey = (typeof journeys)[number]
/** Whether items or money are needed for a visit: not said yet, none, or applied for. */
export const needs = ['unsaid', 'none', 'needed'] as const
export type Need = (typeof needs)[number]

export const planStatuses = ['draft', 'submitted', 'approved', 'returned'] as const
export type PlanStatus = (typeof planStatuses)[number]
export const planActions = ['edit', 'submit', 'approve', 'return', 'withdraw'] as const
export type PlanAction = (typeof planActions)[number]

/** Status x action -> next status; null is a refusal. What joins after the review is unplanned and keeps the plan as it was reviewed. */
export const planTransitions: Readonly<Record<PlanStatus, Readonly<Record<PlanAction, PlanStatus | null>>>> = {
  draft: { edit: 'draft', submit: 'submitted', approve: null, return: null, withdraw: null },
  submitted: { edit: null, submit: null, approve: 'approved', return: 'returned', withdraw: 'draft' },
  approved: { edit: null, submit: null, approve: null, return: null, withdraw: null },
  returned: { edit: 'returned', submit: 'submitted', approve: null, return: null, withdraw: null },
}

export const customerVisitStatuses = ['planned', 'reported', 'returned', 'reviewed', 'cancelled'] as const
export type CustomerVisitStatus = (typeof customerVisitStatuses)[number]
export const customerVisitActions = ['correct', 'cancel', 'report', 'approve', 'return'] as const
export type CustomerVisitAction = (typeof customerVisitActions)[number]

/** Status x action -> next status; null is a refusal. A reported visit waits for the supervisor. */
export const customerVisitTransitions: Readonly<Record<CustomerVisitStatus, Readonly<Record<CustomerVisitAction, CustomerVisitStatus | null>>>> = {
  planned: { correct: 'planned', cancel: 'cancelled', report: 'reported', approve: null, return: null },
  reported: { correct: null, cancel: null, report: null, approve: 'reviewed', return: 'returned' },
  returned: { correct: null, cancel: null, report: 'reported', approve: null, return: null },
  reviewed: { correct: null, cancel: null, report: null, approve: null, return: null },
  cancelled: { correct: null, cancel: null, report: null, approve: null, return: null },
}

/** What marks and the checklist look at. */
export type CustomerVisitFacts = {
  readonly number: string; readonly status: CustomerVisitStatus
  readonly day: Day; /** The last day of a trip; else the day itself. */ readonly endDay: Day
  readonly unit: string; readonly contactPerson: string
  readonly purposes: readonly VisitPurpose[]; readonly careParts: readonly CarePart[]; readonly target: VisitTarget
  readonly planStatus: PlanStatus | null; readonly unplannedReason: string
  readonly contactedDay: Day | null; readonly contactedBy: string
  readonly journey: Journey; readonly tripReference: string
  readonly itemsNeed: Need; readonly costsNeed: Need
  /** The day of the first report; a report that was sent back keeps it. */
  readonly reportedDay: Day | null
  readonly reportDueDay: Day
}

/** Whether something that was applied for has been agreed to. */
export type RequestFacts = { readonly kind: 'items' | 'costs' | 'gift' | 'entertainment'; readonly status: 'requested' | 'approved' | 'refused' }

export const checklistKeys = ['plan', 'contact', 'person', 'items', 'costs'] as const
export type ChecklistLine = { readonly key: (typeof checklistKeys)[number]; readonly clause: string; readonly isTicked: boolean }

/** The five lines before a visit (P17-3.1.1 to 3.1.5). A line is ticked by what is known, never by hand. */
export function visitChecklist(visit: CustomerVisitFacts, requests: readonly RequestFacts[]): ChecklistLine[] {
  const isSettled = (need: Need, kinds: readonly RequestFacts['kind'][]) => {
    const asked = requests.filter((request) => kinds.includes(request.kind))
    return asked.length === 0 ? need === 'none' : asked.every((request) => request.status === 'approved')
  }
  const ticked: Readonly<Record<ChecklistLine['key'], boolean>> = {
    plan: visit.planStatus === 'approved',
    contact: isContactedBefore(visit),
    person: visit.unit !== '' && visit.contactPerson !== '',
    items: isSettled(visit.itemsNeed, ['items']),
    costs: isSettled(visit.costsNeed, ['costs', 'gift', 'entertainment']),
  }
  return checklistKeys.map((key, index) => ({ key, clause: `P17-3.1.${String(index + 1)}`, isTicked: ticked[key] }))
}

/** Contacted on an earlier day than the visit, with the means said; a contact after it is none. */
function isContactedBefore({ contactedDay, contactedBy, day }: CustomerVisitFacts): boolean {
  return contactedDay !== null && contactedBy !== '' && contactedDay < day
}

/** On no plan, or made while its plan had not been handed in: a salesperson's own list is no plan. */
export function isUnplanned({ planStatus, day }: Pick<CustomerVisitFacts, 'planStatus' | 'day'>, today: Day): boolean {
  return planStatus === null || (planStatus === 'draft' && day <= today)
}

/** Calendar days by which a report is late: counted to the first report, or to today while there is none; 0 in time. */
export function reportDaysLate(visit: Pick<CustomerVisitFacts, 'status' | 'reportedDay' | 'reportDueDay'>, today: Day): number {
  if (visit.status === 'cancelled') return 0
  return Math.max(0, daysBetween(visit.reportDueDay, visit.reportedDay ?? today))
}

/** What a visit is marked with: the work goes on, the supervisor sees it. */
export function customerVisitNotices(visit: CustomerVisitFacts, today: Day): Notice[] {
  if (visit.status === 'cancelled') return []
  const notices: Notice[] = []
  if (isUnplanned(visit, today)) notices.push({ code: visit.unplannedReason === '' ? 'customer-visits.unplanned-unexplained' : 'customer-visits.unplanned', clause: 'P17-1.2', facts: { reason: visit.unplannedReason } })
  else if (visit.planStatus === 'draft') notices.push({ code: 'customer-visits.plan-not-submitted', clause: 'P17-3.1', facts: {} })
  else if (visit.planStatus !== 'approved') notices.push({ code: 'customer-visits.plan-not-reviewed', clause: 'P17-3.1', facts: {} })
  if (visit.purposes.length === 0) notices.push({ code: 'customer-visits.purpose-missing', clause: 'P17-2.1.1', facts: {} })
  if (visit.purposes.includes('care') && visit.careParts.length === 0) notices.push({ code: 'customer-visits.care-part-missing', clause: 'P17-2.1.3', facts: {} })
  if (visit.target === 'unset') notices.push({ code: 'customer-visits.target-missing', clause: 'P17-2.2.1', facts: {} })
  if (!isContactedBefore(visit)) notices.push({ code: 'customer-visits.not-contacted', clause: 'P17-3.1.2', facts: {} })
  if (visit.journey === 'trip' && visit.tripReference === '') notices.push({ code: 'customer-visits.trip-reference-missing', clause: 'P17-3.3.4', facts: {} })
  const late = reportDaysLate(visit, today)
  if (late > 0) notices.push({ code: visit.reportedDay === null ? 'customer-visits.report-overdue' : 'customer-visits.report-late', clause: 'P17-3.4.1', facts: { days: late, dueDay: visit.reportDueDay } })
  return notices
}

/** What a report answers; which of it is asked follows from what the visit was for. */
export const reportQuestions = ['market-findings', 'competitors', 'core-customer', 'expected-orders', 'collected', 'promised-payment-day', 'prospect', 'product-shown'] as const
export type ReportQuestion = (typeof reportQuestions)[number]

/** The questions of a visit's report, in the order of the purposes (P17-2.1.1 to 2.1.6). */
export function questionsOf({ purposes, careParts: parts }: Pick<CustomerVisitFacts, 'purposes' | 'careParts'>): ReportQuestion[] {
  const asked: Readonly<Record<VisitPurpose, readonly ReportQuestion[]>> = {
    'market-survey': ['market-findings'], competitors: ['competitors'], 'new-customer': ['prospect'], 'new-product': ['product-shown'], coverage: [],
    care: [...(parts.includes('ties') ? ['core-customer' as const] : []), ...(parts.includes('volume') ? ['expected-orders' as const] : []), ...(parts.includes('payment') ? ['collected' as const, 'promised-payment-day' as const] : [])],
  }
  return visitPurposes.filter((purpose) => purposes.includes(purpose)).flatMap((purpose) => asked[purpose])
}

const clauseOfQuestion: Readonly<Record<ReportQuestion, string>> = {
  'market-findings': 'P17-2.1.1', competitors: 'P17-2.1.2', 'core-customer': 'P17-2.1.3.a', 'expected-orders': 'P17-2.1.3.b', collected: 'P17-2.1.3.c', 'promised-payment-day': 'P17-2.1.3.c', prospect: 'P17-2.1.4', 'product-shown': 'P17-2.1.5',
}

/** Questions that a report leaves open: kept and marked, never turned away. */
export function openQuestions(visit: Pick<CustomerVisitFacts, 'purposes' | 'careParts'>, answered: ReadonlySet<ReportQuestion>): Notice[] {
  return questionsOf(visit).filter((question) => !answered.has(question)).map((question) => ({ code: `customer-visits.asks-${question}`, clause: clauseOfQuestion[question], facts: {} }))
}

/** May a visit be entered like that? It names whom it goes to and does not end before it begins (P17-3.1.3: a visit without a named target is none). */
export function decideVisitEntry(visit: { readonly unit: string; readonly day: Day; readonly endDay: Day }): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (visit.unit === '') refusals.push({ code: 'customer-visits.unit-missing', clause: 'P17-3.1.3', field: 'unit', facts: {}, remedy: { code: 'customer-visits.name-unit' } })
  if (visit.endDay < visit.day) refusals.push({ code: 'customer-visits.ends-before', field: 'endDay', facts: { day: visit.day, endDay: visit.endDay }, remedy: { code: 'customer-visits.same-day', values: { endDay: visit.day } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** May this be done to a visit? A report is not dated before the visit was made (P17-3.4.1). */
export function decideVisitAct(visit: Pick<CustomerVisitFacts, 'number' | 'status' | 'day'>, action: CustomerVisitAction, today: Day): Result<CustomerVisitStatus, readonly Refusal[]> {
  const next = customerVisitTransitions[visit.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: `customer-visits.is-${visit.status}`, facts: { number: visit.number }, remedy: { code: 'customer-visits.look-at-visit' } })
  if (action === 'report' && today < visit.day) refusals.push({ code: 'customer-visits.report-before-visit', clause: 'P17-3.4.1', facts: { number: visit.number, day: visit.day, today }, remedy: { code: 'customer-visits.report-after-visit' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** May this be done to a month plan? One without a visit is nothing to review. */
export function decidePlanAct(plan: { readonly number: string; readonly status: PlanStatus; readonly visits: number }, action: PlanAction): Result<PlanStatus, readonly Refusal[]> {
  const next = planTransitions[plan.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: `customer-visits.plan-is-${plan.status}`, clause: 'P17-3.1', facts: { number: plan.number }, remedy: { code: plan.status === 'approved' ? 'customer-visits.enter-unplanned' : 'customer-visits.wait-for-review' } })
  if (action === 'submit' && plan.visits === 0) refusals.push({ code: 'customer-visits.plan-empty', clause: 'P17-3.1', facts: { number: plan.number }, remedy: { code: 'customer-visits.add-visit' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** A post's number of visits a month against what was reported (P17-2.3). A visit without a report does not count; a post without a number has no shortfall. */
export function judgeVisitQuota(required: number | null, visits: readonly { readonly reportedDay: Day | null }[]): { readonly required: number | null; readonly reported: number; readonly short: number } {
  const reported = visits.filter((visit) => visit.reportedDay !== null).length
  return { required, reported, short: required === null ? 0 : Math.max(0, required - reported) }
}

/** The target type that a profile suggests (P17-2.2): dealings make a business customer, else its category; null when nothing is known. */
export function proposeTarget(profile: { readonly hasDealings: boolean; readonly category: string } | null): VisitTarget | null {
  if (profile === null) return null
  if (profile.hasDealings) return 'business'
  if (profile.category === 'target') return 'target'
  if (profile.category === 'potential') return 'potential'
  return ['general', 'special', 'ordinary', 'key'].includes(profile.category) ? 'business' : null
}

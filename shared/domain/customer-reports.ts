/** Periodic customer reports (P07-9 to P07-13): what a report counts, what may happen to each of its versions, and why not. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import type { ReportInterval } from '#shared/domain/report-periods.ts'
import { boundsOfReportPeriod, lastEndedReportPeriod } from '#shared/domain/report-periods.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** The items of a report, in the order of its lines: files by class, by status, and what the period brought. */
export const reportItems = ['total', 'general', 'special', 'potential', 'unset', 'active', 'closed', 'new', 'new-general', 'new-special', 'new-potential', 'new-unset', 'imported', 'changed', 'closed-in-period', 'reopened-in-period'] as const
export type ReportItem = (typeof reportItems)[number]
export type ReportFigures = Readonly<Record<ReportItem, number>>
/** Items that add up to the item under which they stand. */
export const sumsOfItems: readonly { readonly whole: ReportItem; readonly parts: readonly ReportItem[] }[] = [
  { whole: 'total', parts: ['general', 'special', 'potential', 'unset'] }, { whole: 'total', parts: ['active', 'closed'] }, { whole: 'new', parts: ['new-general', 'new-special', 'new-potential', 'new-unset'] },
]

/**
 * Of a version. `draft`: compiled, its figures may be compiled again. `in-review`: with the reviewers. `reviewed`: both reviews are done. `issued`: sent, never written over.
 * `locked`: a correction that waits for the general manager. `superseded`: a correction has taken its place; it stays readable. `dropped`: a correction that was not approved.
 */
export const reportStatuses = ['draft', 'in-review', 'reviewed', 'issued', 'locked', 'superseded', 'dropped'] as const
export type ReportStatus = (typeof reportStatuses)[number]
export const reportActions = ['recompile', 'submit', 'pass', 'return', 'send', 'copy', 'correct', 'approve', 'drop', 'supersede'] as const
export type ReportAction = (typeof reportActions)[number]

/** Status x action -> next status; null is a refusal. What was issued changes only by a correction (P07-11). */
export const reportTransitions: Readonly<Record<ReportStatus, Readonly<Record<ReportAction, ReportStatus | null>>>> = {
  draft: { recompile: 'draft', submit: 'in-review', pass: null, return: null, send: null, copy: null, correct: null, approve: null, drop: null, supersede: null },
  'in-review': { recompile: null, submit: null, pass: 'reviewed', return: 'draft', send: null, copy: null, correct: null, approve: null, drop: null, supersede: null },
  reviewed: { recompile: 'draft', submit: null, pass: null, return: null, send: 'issued', copy: 'reviewed', correct: null, approve: null, drop: null, supersede: null },
  issued: { recompile: null, submit: null, pass: null, return: null, send: null, copy: 'issued', correct: 'issued', approve: null, drop: null, supersede: 'superseded' },
  locked: { recompile: null, submit: null, pass: null, return: null, send: null, copy: null, correct: null, approve: 'issued', drop: 'dropped', supersede: null },
  superseded: { recompile: null, submit: null, pass: null, return: null, send: null, copy: 'superseded', correct: null, approve: null, drop: null, supersede: null },
  dropped: { recompile: null, submit: null, pass: null, return: null, send: null, copy: null, correct: null, approve: null, drop: null, supersede: null },
}

/** The two reviews in their order (P07-13); the names are those of the chain's steps. */
export const reviewSteps = ['info-supervisor', 'customer-service-manager'] as const
export type ReviewStep = (typeof reviewSteps)[number]

export type ReportFacts = { readonly number: string; readonly period: string; readonly version: number; readonly status: ReportStatus; /** Reviews of this version that are not done. */ readonly missingReviews: readonly ReviewStep[] }

/** May this be done to this version of a report? Sending and copying name each review that is missing (P07-13); an issued version is never written over (P07-11). */
export function decideReportAct(report: ReportFacts, action: ReportAction): Result<ReportStatus, readonly Refusal[]> {
  const next = reportTransitions[report.status][action]
  if (next !== null) return ok(next)
  const unreviewed = (action === 'send' || action === 'copy') && (report.status === 'draft' || report.status === 'in-review')
  return no(unreviewed ? report.missingReviews.map((step) => refuseUnreviewed(report, step)) : [refuseStatus(report, action)])
}

function refuseUnreviewed({ number, period, status }: ReportFacts, step: ReviewStep): Refusal {
  const remedy = { code: status === 'draft' ? 'customer-reports.submit-first' : 'customer-reports.await-review' }
  if (step === 'info-supervisor') return { code: 'customer-reports.supervisor-review-missing', clause: 'P07-13', facts: { number, period }, remedy, mayDecide: ['archive-administrator'] }
  return { code: 'customer-reports.manager-review-missing', clause: 'P07-13', facts: { number, period }, remedy, mayDecide: ['department-manager'] }
}

function refuseStatus({ number, period, version, status }: ReportFacts, action: ReportAction): Refusal {
  const facts = { number, period, version }
  if (status === 'locked') return { code: 'customer-reports.is-locked', clause: 'P07-11', facts, remedy: { code: 'customer-reports.await-general-manager' }, mayDecide: ['general-manager'] }
  if (status === 'issued' && action === 'recompile') return { code: 'customer-reports.not-overwritten', clause: 'P07-11', facts, remedy: { code: 'customer-reports.correct-instead' } }
  if (action === 'correct') return { code: 'customer-reports.not-issued-yet', clause: 'P07-11', facts, remedy: { code: 'customer-reports.recompile-instead' } }
  return { code: `customer-reports.is-${status}`, clause: status === 'in-review' ? 'P07-13' : 'P07-11', facts }
}

/** Whether the figures of this period may be counted today: a period that has not begun holds nothing, and a period has one report. */
export function decideCompile(asked: { readonly definition: string; readonly isEnded: boolean; readonly interval: ReportInterval; readonly period: string; readonly existing: string | null }, today: Day): Result<null, readonly Refusal[]> {
  const { firstDay, interval } = boundsOfReportPeriod(asked.period)
  const refusals: Refusal[] = []
  const values = { period: lastEndedReportPeriod(asked.interval, today) }
  if (asked.isEnded) refusals.push({ code: 'customer-reports.definition-ended', clause: 'P07-12', facts: { name: asked.definition } })
  if (interval !== asked.interval) refusals.push({ code: 'customer-reports.other-interval', clause: 'P07-9', field: 'period', facts: { name: asked.definition, period: asked.period }, remedy: { code: 'customer-reports.last-period', values } })
  if (firstDay > today) refusals.push({ code: 'customer-reports.period-ahead', clause: 'P07-9', field: 'period', facts: { period: asked.period, today }, remedy: { code: 'customer-reports.last-period', values } })
  if (asked.existing !== null) refusals.push({ code: 'customer-reports.compiled-already', clause: 'P07-9', field: 'period', facts: { number: asked.existing, period: asked.period }, remedy: { code: 'customer-reports.open-it' } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

export type CorrectedItem = { readonly item: ReportItem; readonly oldValue: number; readonly newValue: number }

/** May single items of an issued report be corrected to these values? One correction at a time, each item once, and each to another value (P07-11). */
export function decideCorrection(report: ReportFacts & { readonly figures: ReportFigures; readonly lockedVersion: number | null }, items: readonly { readonly item: ReportItem; readonly newValue: number }[]): Result<readonly CorrectedItem[], readonly Refusal[]> {
  const act = decideReportAct(report, 'correct')
  const refusals: Refusal[] = act.ok ? [] : [...act.error]
  const cite = { clause: 'P07-11', field: 'items' }
  if (report.lockedVersion !== null) refusals.push({ code: 'customer-reports.correction-waits', clause: 'P07-11', facts: { number: report.number, version: report.lockedVersion }, remedy: { code: 'customer-reports.await-general-manager' }, mayDecide: ['general-manager'] })
  const twice = [...new Set(items.map(({ item }) => item))].filter((item) => items.filter((other) => other.item === item).length > 1)
  for (const item of twice) refusals.push({ code: 'customer-reports.item-twice', ...cite, facts: { item } })
  for (const { item, newValue } of items) if (report.figures[item] === newValue) refusals.push({ code: 'customer-reports.same-value', ...cite, facts: { item, value: newValue } })
  return refusals.length > 0 ? no(refusals) : ok(items.map(({ item, newValue }) => ({ item, oldValue: report.figures[item], newValue })))
}

/** A review without a note on what was checked against what is no review (P07-13). */
export function decideReview(number: string, note: string): Result<null, readonly Refusal[]> {
  return note.trim() === '' ? no([{ code: 'customer-reports.check-note-missing', clause: 'P07-13', field: 'note', facts: { number }, remedy: { code: 'customer-reports.say-what-was-checked' } }]) : ok(null)
}

/** What a version is marked with while the work goes on. */
export function reportNotices(report: { readonly isInformationStaff: boolean; readonly compiledDay: Day; readonly period: string; readonly figures: ReportFigures; readonly copiesPrinted: number; readonly printRun: number | null }): Notice[] {
  const notices: Notice[] = []
  if (!report.isInformationStaff) notices.push({ code: 'customer-reports.not-information-staff', clause: 'P07-9', facts: {} })
  const { lastDay } = boundsOfReportPeriod(report.period)
  if (report.compiledDay <= lastDay) notices.push({ code: 'customer-reports.period-running', clause: 'P07-9', facts: { day: report.compiledDay, lastDay } })
  const differing = sumsOfItems.map(({ whole, parts }) => ({ whole: report.figures[whole], parts: parts.reduce((sum, part) => sum + report.figures[part], 0) })).find((sum) => sum.whole !== sum.parts)
  if (differing !== undefined) notices.push({ code: 'customer-reports.sums-differ', clause: 'P07-13', facts: differing })
  if (report.printRun !== null && report.copiesPrinted > report.printRun) notices.push({ code: 'customer-reports.over-print-run', clause: 'P07-12', facts: { copies: report.copiesPrinted, printRun: report.printRun } })
  return notices
}

/** A periodic report as it was defined. */
export type ReportNeed = { readonly purpose: string; readonly printRun: number | null; readonly receivers: readonly string[] }

/** Whether purpose, print run and receivers are stated; kept and flagged otherwise (P07-12). */
export function isNeedStated({ purpose, printRun, receivers }: ReportNeed): boolean {
  return purpose !== '' && printRun !== null && printRun > 0 && receivers.length > 0
}

/** Whether a definition is listed for review: nobody has opened its reports since the last whole period began, and it stood through that period (P07-12). */
export function isUnopened(definition: { readonly interval: ReportInterval; readonly createdDay: Day; readonly openedDay: Day | null }, today: Day): boolean {
  const { firstDay } = boundsOfReportPeriod(lastEndedReportPeriod(definition.interval, today))
  return definition.createdDay < firstDay && (definition.openedDay === null || definition.openedDay < firstDay)
}

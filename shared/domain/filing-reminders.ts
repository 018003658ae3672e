/** Reminders of overdue filings (P19-1.8.2): each is written down, and only who left several without an answer is proposed for the month-end appraisal. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const reminderClause = 'P19-1.8.2'
/** "Repeated" prints no figure: two or more reminders without an answer. */
export const unansweredRemindersMin = 2

/** A filing as a reminder looks at it. */
export type RemindedFiling = { readonly id: string; readonly name: string; readonly personId: string; readonly personName: string; readonly contactDay: Day; readonly dueDay: Day; /** Null while it is not handed in. */ readonly submittedDay: Day | null; readonly isDismissed: boolean }
export type FilingReminder = { readonly filingId: string; readonly day: Day; readonly answeredDay: Day | null }

/** Whether a filing was owed and not handed in at the end of a day. */
export function isOverdueOn(filing: Pick<RemindedFiling, 'dueDay' | 'submittedDay' | 'isDismissed'>, day: Day): boolean {
  return !filing.isDismissed && day > filing.dueDay && (filing.submittedDay === null || filing.submittedDay > day)
}

/** May somebody be reminded of this filing on this day? Only of one that is overdue by then; not in days to come. */
export function decideReminder(filing: RemindedFiling, day: Day, today: Day): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (day > today) refusals.push({ code: 'customer-care.reminder-in-future', clause: reminderClause, field: 'day', facts: { day, today }, remedy: { code: 'customer-care.reminder-today', values: { day: today } } })
  if (!isOverdueOn(filing, day)) refusals.push({ code: 'customer-care.filing-not-overdue', clause: reminderClause, field: 'day', facts: { name: filing.name, due: filing.dueDay, day } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** One line for the appraisal: a person, what is overdue, and the days on which he was reminded and did not answer. */
export type KpiLine = { readonly personId: string; readonly personName: string; readonly filings: readonly { readonly id: string; readonly name: string; readonly dueDay: Day }[]; readonly reminderDays: readonly Day[] }

/**
 * Who is proposed at the end of a month: whoever then had a filing overdue and had left `unansweredRemindersMin` reminders of it, or more, without an answer, one of them in this month:
 * the same reminders are not held against him month after month.
 * A contact from before the policy is filed without a penalty (P19-1.9); one person is one line.
 */
export function kpiLinesOf(filings: readonly RemindedFiling[], reminders: readonly FilingReminder[], month: { readonly firstDay: Day; readonly lastDay: Day; readonly policyFrom: Day }): KpiLine[] {
  const counted = filings.filter((filing) => isOverdueOn(filing, month.lastDay) && filing.contactDay >= month.policyFrom).flatMap((filing) => {
    const days = reminders.filter((reminder) => reminder.filingId === filing.id && reminder.day <= month.lastDay && (reminder.answeredDay === null || reminder.answeredDay > month.lastDay)).map(({ day }) => day)
    return days.length >= unansweredRemindersMin && days.some((day) => day >= month.firstDay) ? [{ filing, days }] : []
  })
  return [...Map.groupBy(counted, ({ filing }) => filing.personId)].map(([personId, found]) => ({
    personId, personName: found[0]?.filing.personName ?? '', filings: found.map(({ filing: { id, name, dueDay } }) => ({ id, name, dueDay })), reminderDays: [...new Set(found.flatMap(({ days }) => days))].toSorted(),
  }))
}

export const kpiStatuses = ['proposed', 'charged', 'dropped'] as const
/** `charged`: the appraiser typed the amount and it went to the penalties; `dropped`: he let it go, with a reason. */
export type KpiStatus = (typeof kpiStatuses)[number]
export const kpiActions = ['charge', 'drop'] as const
export type KpiAction = (typeof kpiActions)[number]

/** Status x action -> next status; null is a refusal. */
export const kpiTransitions: Readonly<Record<KpiStatus, Readonly<Record<KpiAction, KpiStatus | null>>>> = {
  proposed: { charge: 'charged', drop: 'dropped' }, charged: { charge: null, drop: null }, dropped: { charge: null, drop: null },
}

/** May this be done to a line? Nobody appraises himself. */
export function decideKpiAct(line: { readonly personId: string; readonly personName: string; readonly status: KpiStatus }, action: KpiAction, byUserId: string): Result<KpiStatus, readonly Refusal[]> {
  const next = kpiTransitions[line.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: 'customer-care.line-decided', clause: reminderClause, facts: { name: line.personName } })
  if (line.personId === byUserId) refusals.push({ code: 'customer-care.own-line', clause: reminderClause, facts: { name: line.personName } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

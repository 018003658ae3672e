/** Guarantees that a quota which a pack declares over a register is counted from its lines alone: for each area, thing or person, with what does not count and why. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { forecastQuota, judgeMembers, neighbourPeriod, periodOf } from '#shared/domain/quotas.ts'
import type { MemberVerdict, PeriodSpan, QuotaEntry, QuotaForecast, QuotaPeriod, QuotaRule } from '#shared/domain/quotas.ts'
import type { LineCondition, RegisterForm, Words } from '#shared/domain/register-forms.ts'
import { conditionsHold } from '#shared/domain/register-lines.ts'
import type { LineStatus, LineValue, LineValues } from '#shared/domain/register-lines.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A quota over the lines of a register; its words say what is counted. */
export type PackQuota = Words & {
  readonly id: string
  /** As printed. */
  readonly clause: string
  readonly sense: QuotaRule['sense']
  readonly per: QuotaPeriod
  readonly figure: { readonly clauseId: string; readonly name: string }
  /** The clause lets the office ask for more than it prints, e.g. in summer, and never for less. */
  readonly onlyRaised?: true
  readonly register: RegisterForm['id']
  /** The field of whose values each has the quota for itself, e.g. every tank; the whole office when absent. */
  readonly by?: string
  /** Only lines of which these hold. */
  readonly when?: readonly LineCondition[]
  /** Only lines that were ended, e.g. a roadshow that was held. */
  readonly closedOnly?: true
  /** A field whose value counts once in a period for each member, e.g. the same customer on one day. */
  readonly once?: string
}

/** A line of a register as a quota sees it. */
export type QuotaLine = { readonly id: string; readonly status: LineStatus; readonly day: Day; readonly values: LineValues }
export type QuotaAnswer = { readonly verdict: MemberVerdict; readonly member: string; readonly forecast: QuotaForecast | null }

function wordOf(value: LineValue | undefined): string {
  if (value === undefined) return ''
  return (typeof value === 'object' ? value.label : String(value)).trim()
}

/** The lines as entries; why one does not count is a code with a sentence. */
function entriesOf(quota: PackQuota, lines: readonly QuotaLine[]): readonly QuotaEntry[] {
  const seen = new Set<string>()
  return lines.filter(({ status, values }) => status !== 'void' && conditionsHold(quota.when ?? [], values)).toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)) || (one.id < other.id ? -1 : 1)).map(({ id, status, day, values }) => {
    const ofId = quota.by === undefined ? '' : wordOf(values[quota.by])
    const key = quota.once === undefined ? '' : `${ofId}|${periodOf(day, quota.per).key}|${wordOf(values[quota.once])}`
    const isAgain = quota.once !== undefined && seen.has(key)
    seen.add(key)
    return { id, ofId, day, excludedBy: quota.closedOnly === true && status !== 'closed' ? 'not-ended' : isAgain ? 'counted-already' : null }
  })
}

/** How much a quota asks for on a day; null while its policy does not act, or before the office kept its registers here. */
export type CountOn = (day: Day) => number | null

/** The period of a day and the one before it. A daily quota is of working days: on a day off nothing is owed, and before a Monday comes Friday. */
function periodsOf(quota: PackQuota, day: Day, calendar: WorkCalendar): readonly PeriodSpan[] {
  if (quota.per !== 'day') { const period = periodOf(day, quota.per); return [period, neighbourPeriod(period, quota.per, -1)] }
  let before = addDays(day, -1)
  // No run of days off is longer than a month.
  for (let looked = 0; looked < 31 && !judgeDay(calendar, before).isWorked; looked += 1) before = addDays(before, -1)
  return [...(judgeDay(calendar, day).isWorked ? [periodOf(day, 'day')] : []), periodOf(before, 'day')]
}

/**
 * The period of a day and the one before it, for every member that a line up to then names (the office itself where none does): what was asked, done and left, and of a period that still runs what it will come to.
 * What is asked is that of the period's last day, so a changed figure leaves the period before as it was. `lines` reach back far enough to name every member.
 */
export function answerQuota(quota: PackQuota, countOn: CountOn, lines: readonly QuotaLine[], day: Day, calendar: WorkCalendar): readonly QuotaAnswer[] {
  const entries = entriesOf(quota, lines)
  return periodsOf(quota, day, calendar).flatMap(({ firstDay, lastDay }): QuotaAnswer[] => {
    const count = countOn(lastDay < day ? lastDay : day)
    if (count === null) return []
    const named = [...new Set(entries.filter((entry) => entry.day <= lastDay).map(({ ofId }) => ofId))].toSorted()
    const members = (named.length === 0 ? [''] : named).map((id) => ({ id, excludedBy: null }))
    return judgeMembers({ clause: quota.clause, sense: quota.sense, count, per: quota.per }, members, entries, firstDay).members.map((verdict) => ({ verdict, member: verdict.id, forecast: day <= lastDay ? forecastQuota(verdict, day, calendar) : null }))
  })
}

/** Guarantees that a quota which a pack declares over a register is counted from its lines alone: for each area, thing or person, with what does not count and why. */
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { forecastQuota, judgeMembers, neighbourPeriod, periodOf } from '#shared/domain/quotas.ts'
import type { MemberVerdict, QuotaEntry, QuotaForecast, QuotaPeriod, QuotaRule } from '#shared/domain/quotas.ts'
import type { LineCondition, RegisterForm, Words } from '#shared/domain/register-forms.ts'
import { conditionsHold } from '#shared/domain/register-lines.ts'
import type { LineStatus, LineValue, LineValues } from '#shared/domain/register-lines.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A quota over the lines of a register; its words say what is counted. */
export type PackQuota = Words & {
  readonly id: string
  /** As printed. */
  readonly clause: string
  readonly sense: QuotaRule['sense']
  readonly per: QuotaPeriod
  readonly figure: { readonly clauseId: string; readonly name: string }
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

/**
 * The period of a day and the one before it, for every member that any of the lines names (the office itself where none does): what was asked, done and left, and of a period that still runs what it will come to.
 * `lines` reach back far enough to name every member.
 */
export function answerQuota(quota: PackQuota, count: number, lines: readonly QuotaLine[], day: Day, calendar: WorkCalendar): readonly QuotaAnswer[] {
  const rule: QuotaRule = { clause: quota.clause, sense: quota.sense, count, per: quota.per }
  const entries = entriesOf(quota, lines)
  const members = [...new Set(entries.map(({ ofId }) => ofId))].toSorted()
  const period = periodOf(day, quota.per)
  return [period, neighbourPeriod(period, quota.per, -1)].flatMap(({ firstDay, lastDay }) => judgeMembers(rule, (members.length === 0 ? [''] : members).map((id) => ({ id, excludedBy: null })), entries, firstDay).members.map((verdict) => ({
    verdict, member: verdict.id, forecast: day <= lastDay ? forecastQuota(verdict, day, calendar) : null,
  })))
}

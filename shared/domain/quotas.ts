/** Guarantees that a quota answers with its period, its count and its steps: how much was asked, what counted, what was left out and why, what is still to do, and what will be short by which working day. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { judgeCeiling, judgeRate } from '#shared/domain/rates.ts'
import type { CeilingVerdict, RateVerdict } from '#shared/domain/rates.ts'
import { addDays, addMonths, monthOf, toDay, weekdayOf, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Calendar periods; a week begins on Monday, a quarter in January, April, July and October. */
export const quotaPeriods = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const
export type QuotaPeriod = (typeof quotaPeriods)[number]

/** `count` of something in each period: at least (a quota) or at most (a limit). A count that an office or a person sets is the same rule with another figure. */
export type QuotaRule = { readonly clause: string; readonly sense: 'at-least' | 'at-most'; readonly count: number; readonly per: QuotaPeriod }

/** One thing that may count. `ofId` is the person, customer or department that it counts for, '' for the whole office. */
export type QuotaEntry = {
  readonly id: string
  readonly ofId: string
  readonly day: Day
  /** Why it does not count, as a code with a sentence, or null. An exclusion is shown with its reason, never silent. */
  readonly excludedBy: string | null
}

/** `key` names the period once and for all: `2026-05-11`, `2026-W20`, `2026-05`, `2026-Q2`, `2026-H1`, `2026`. */
export type PeriodSpan = { readonly key: string; readonly firstDay: Day; readonly lastDay: Day }

/** The arithmetic of an answer, one line each; `value` of `excluded` is a count and `reason` says why. */
export type QuotaStep =
  | { readonly key: 'asked'; readonly value: number; readonly clause: string }
  | { readonly key: 'period'; readonly from: Day; readonly to: Day }
  | { readonly key: 'seen' | 'counted' | 'to-do' | 'still-allowed' | 'over'; readonly value: number }
  | { readonly key: 'excluded'; readonly value: number; readonly reason: string }
  | { readonly key: 'pace'; readonly done: number; readonly workedDays: number; readonly workingDays: number }
  | { readonly key: 'expected' | 'short'; readonly value: number; readonly byDay: Day }

export type QuotaVerdict = {
  readonly clause: string; readonly sense: QuotaRule['sense']; readonly period: PeriodSpan; readonly asked: number
  readonly seen: number; readonly excluded: number; readonly done: number
  /** What is still to do of a quota, or still allowed under a limit. */
  readonly left: number
  /** How far a limit is passed; 0 for a quota, of which more is never wrong. */
  readonly over: number
  /** A quota that is reached, or a limit that is kept so far. */
  readonly isMet: boolean
  readonly steps: readonly QuotaStep[]
}

const monthsOf = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

function isoWeekKey(monday: Day): string {
  // The ISO year of a week is the year of its Thursday.
  const year = yearOf(addDays(monday, 3))
  const fourth = toDay(`${String(year)}-01-04`)
  const first = addDays(fourth, 1 - weekdayOf(fourth))
  const week = Math.round((Date.parse(monday) - Date.parse(first)) / 604_800_000) + 1
  return `${String(year)}-W${String(week).padStart(2, '0')}`
}

/** The period that a day lies in. */
export function periodOf(day: Day, per: QuotaPeriod): PeriodSpan {
  if (per === 'day') return { key: day, firstDay: day, lastDay: day }
  if (per === 'week') {
    const monday = addDays(day, 1 - weekdayOf(day))
    return { key: isoWeekKey(monday), firstDay: monday, lastDay: addDays(monday, 6) }
  }
  const months = monthsOf[per]
  const index = Math.floor((monthOf(day) - 1) / months)
  const year = String(yearOf(day))
  const firstDay = toDay(`${year}-${String(index * months + 1).padStart(2, '0')}-01`)
  const key = { month: firstDay.slice(0, 7), quarter: `${year}-Q${String(index + 1)}`, 'half-year': `${year}-H${String(index + 1)}`, year }[per]
  return { key, firstDay, lastDay: addDays(addMonths(firstDay, months), -1) }
}

/** The period after (`by` 1) or before (`by` -1) another. */
export function neighbourPeriod({ firstDay, lastDay }: PeriodSpan, per: QuotaPeriod, by: 1 | -1): PeriodSpan {
  return periodOf(by === 1 ? addDays(lastDay, 1) : addDays(firstDay, -1), per)
}

/** Judges one quota in the period that `on` lies in, over the entries of one person, customer or department. Entries of other periods do not count. Throws on a count that no pack may have. */
export function judgeQuota(rule: QuotaRule, entries: readonly QuotaEntry[], on: Day): QuotaVerdict {
  if (!Number.isInteger(rule.count) || rule.count < 0) throw new RangeError('not a count')
  const period = periodOf(on, rule.per)
  const seen = entries.filter((entry) => entry.day >= period.firstDay && entry.day <= period.lastDay)
  const outOf = Map.groupBy(seen.filter((entry) => entry.excludedBy !== null), (entry) => entry.excludedBy ?? '')
  const done = seen.filter((entry) => entry.excludedBy === null).length
  const [left, over] = [Math.max(0, rule.count - done), rule.sense === 'at-most' ? Math.max(0, done - rule.count) : 0]
  return {
    clause: rule.clause, sense: rule.sense, period, asked: rule.count, seen: seen.length, excluded: seen.length - done, done, left, over, isMet: rule.sense === 'at-least' ? left === 0 : over === 0,
    steps: [
      { key: 'asked', value: rule.count, clause: rule.clause }, { key: 'period', from: period.firstDay, to: period.lastDay }, { key: 'seen', value: seen.length },
      ...[...outOf].map(([reason, out]) => ({ key: 'excluded', value: out.length, reason }) as const), { key: 'counted', value: done },
      over > 0 ? { key: 'over', value: over } : { key: rule.sense === 'at-least' ? 'to-do' : 'still-allowed', value: left },
    ],
  }
}

/** Somebody or something that each has the quota: `count` overrides the rule's for him alone, e.g. the figure of his post. */
export type QuotaMember = { readonly id: string; readonly excludedBy: string | null; readonly count?: number }
export type MemberVerdict = QuotaVerdict & { readonly id: string; readonly excludedBy: string | null }
/** Every member with his own verdict, also those without any entry, and of all how many have it: the denominator is those who are not excluded. */
export type MembersVerdict = { readonly members: readonly MemberVerdict[]; readonly whole: RateVerdict }

/** Judges the quota of each member; `minimumBasisPoints` of them must have reached it (10,000: everybody). */
export function judgeMembers(rule: QuotaRule, members: readonly QuotaMember[], entries: readonly QuotaEntry[], on: Day, minimumBasisPoints = 10_000): MembersVerdict {
  const byMember = Map.groupBy(entries, (entry) => entry.ofId)
  const judged = members.map(({ id, excludedBy, count }) => ({ ...judgeQuota(count === undefined ? rule : { ...rule, count }, byMember.get(id) ?? [], on), id, excludedBy }))
  return { members: judged, whole: judgeRate({ clause: rule.clause, minimumBasisPoints }, judged.map(({ id, isMet, excludedBy }) => ({ id, isDone: isMet, excludedBy }))) }
}

/** What a quota will come to by the last working day of its period if the work goes on as it went: "three short by 28 May". `unknownYears`: without an official calendar, so provisional. */
export type QuotaForecast = {
  readonly byDay: Day; readonly expectedDone: number; readonly expectedShort: number; readonly expectedOver: number
  /** How many a working day are needed from tomorrow on to reach a quota, rounded up; null when no working day is left and something is. */
  readonly neededPerDay: number | null
  readonly steps: readonly QuotaStep[]; readonly unknownYears: readonly number[]
}

/** Working days from `from` to `to`, both counted. */
function workingDaysIn(from: Day, to: Day, calendar: WorkCalendar): readonly Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (judgeDay(calendar, day).isWorked) days.push(day)
  return days
}

/** Looks ahead in a straight line over working days and rounds down. A period that is over, or has not begun, is as it stands. */
export function forecastQuota(verdict: Pick<QuotaVerdict, 'period' | 'done' | 'asked' | 'sense'>, today: Day, calendar: WorkCalendar): QuotaForecast {
  const { period: { firstDay, lastDay }, done, asked, sense } = verdict
  const working = workingDaysIn(firstDay, lastDay, calendar)
  // A period of holidays alone ends with its last day.
  const byDay = working.at(-1) ?? lastDay
  const worked = Math.max(1, working.filter((day) => day <= today).length)
  const ahead = working.filter((day) => day > today).length
  const isRunning = today >= firstDay && today < lastDay
  const expectedDone = isRunning ? done + Math.floor((done * ahead) / worked) : done
  const [short, over] = sense === 'at-least' ? [Math.max(0, asked - expectedDone), 0] : [0, Math.max(0, expectedDone - asked)]
  const toDo = sense === 'at-least' ? Math.max(0, asked - done) : 0
  const years = [...new Set([yearOf(firstDay), yearOf(lastDay)])].filter((year) => !calendar.years.has(year))
  return {
    byDay, expectedDone, expectedShort: short, expectedOver: over, neededPerDay: toDo === 0 ? 0 : ahead === 0 ? null : Math.ceil(toDo / ahead), unknownYears: years,
    steps: [{ key: 'pace', done, workedDays: worked, workingDays: working.length }, { key: 'expected', value: expectedDone, byDay }, ...(short > 0 ? [{ key: 'short', value: short, byDay } as const] : [])],
  }
}

/** A ceiling of money in each period, or for each occasion with `per` null; `perHead` multiplies it by the people that it is for. */
export type SpendingRule = { readonly clause: string; readonly mostCents: number; readonly per: QuotaPeriod | null; readonly perHead?: boolean }
export type Spending = { readonly id: string; readonly day: Day; readonly cents: number; readonly excludedBy: string | null }
export type SpendingVerdict = CeilingVerdict & { readonly period: PeriodSpan | null; readonly heads: number; /** By how many cents it goes over. */ readonly overCents: number }

/** Whether what is wanted on a day still fits; exactly at the ceiling fits. Of an occasion only what was already spent on it is handed in. */
export function judgeSpending(rule: SpendingRule, spent: readonly Spending[], wanted: { readonly day: Day; readonly cents: number; readonly heads?: number }): SpendingVerdict {
  const period = rule.per === null ? null : periodOf(wanted.day, rule.per)
  const heads = rule.perHead === true ? (wanted.heads ?? 1) : 1
  const used = spent.filter(({ day, excludedBy }) => excludedBy === null && (period === null || (day >= period.firstDay && day <= period.lastDay))).reduce((sum, { cents }) => sum + cents, 0)
  const verdict = judgeCeiling({ clause: rule.clause, most: rule.mostCents * heads, unit: 'cents' }, used, wanted.cents)
  return { ...verdict, period, heads, overCents: Math.max(0, wanted.cents - verdict.left) }
}

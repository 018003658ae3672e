/** Guarantees that a period of a report has one name, one first and one last day: `2026-03`, `2026-Q1`, `2026`. */
import { addDays, addMonths, monthOf, toDay, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export const reportIntervals = ['month', 'quarter', 'year'] as const
export type ReportInterval = (typeof reportIntervals)[number]
const monthsOf: Readonly<Record<ReportInterval, number>> = { month: 1, quarter: 3, year: 12 }

/** How a period is written. */
export const reportPeriodPattern = /^(?:20\d{2})(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/

/** The period of this interval in which a day lies. */
export function reportPeriodOf(interval: ReportInterval, day: Day): string {
  if (interval === 'month') return day.slice(0, 7)
  const year = String(yearOf(day))
  return interval === 'year' ? year : `${year}-Q${String(Math.ceil(monthOf(day) / 3))}`
}

/** The interval, first and last day of a period. Throws on a name that `reportPeriodPattern` does not hold, which its contract has refused before. */
export function boundsOfReportPeriod(period: string): { readonly interval: ReportInterval; readonly firstDay: Day; readonly lastDay: Day } {
  const interval: ReportInterval = period.includes('Q') ? 'quarter' : period.length === 4 ? 'year' : 'month'
  const month = interval === 'month' ? Number(period.slice(5)) : interval === 'quarter' ? Number(period.slice(6)) * 3 - 2 : 1
  const firstDay = toDay(`${period.slice(0, 4)}-${String(month).padStart(2, '0')}-01`)
  return { interval, firstDay, lastDay: addDays(addMonths(firstDay, monthsOf[interval]), -1) }
}

/** The period before one. */
export function reportPeriodBefore(period: string): string {
  const { interval, firstDay } = boundsOfReportPeriod(period)
  return reportPeriodOf(interval, addDays(firstDay, -1))
}

/** The newest period of this interval that is over on a day. */
export function lastEndedReportPeriod(interval: ReportInterval, today: Day): string {
  return reportPeriodBefore(reportPeriodOf(interval, today))
}

/** Periods that are over on a day and ended on or after `since`, oldest first, at most `limit` of them (the newest). */
export function endedReportPeriods(interval: ReportInterval, since: Day, today: Day, limit: number): string[] {
  const periods: string[] = []
  for (let period = lastEndedReportPeriod(interval, today); periods.length < limit && boundsOfReportPeriod(period).lastDay >= since; period = reportPeriodBefore(period)) periods.unshift(period)
  return periods
}

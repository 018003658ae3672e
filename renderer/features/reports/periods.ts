/** Named periods as days, and the name of a period that days make. A week begins on Monday. */
import { addDays, addMonths, toDay, weekdayOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export const periodNames = ['all', 'today', 'week', 'month', 'last-month', 'own'] as const
export type PeriodName = (typeof periodNames)[number]
export type Period = { readonly from: Day | null; readonly to: Day | null }

/** First and last day of a named period that contains, or lies before, today; `own` keeps what there is. */
export function periodOf(name: PeriodName, today: Day, own: Period): Period {
  if (name === 'all') return { from: null, to: null }
  if (name === 'today') return { from: today, to: today }
  if (name === 'week') return weekOf(today)
  if (name === 'month') return monthPeriod(today.slice(0, 7))
  if (name === 'last-month') return monthPeriod(addMonths(toDay(`${today.slice(0, 7)}-01`), -1).slice(0, 7))
  return { from: own.from ?? today, to: own.to ?? today }
}

/** Which named period these days are. */
export function nameOfPeriod(period: Period, today: Day): PeriodName {
  return periodNames.find((name) => name !== 'own' && isSame(periodOf(name, today, period), period)) ?? 'own'
}

/** All days of a month, `2026-03`. */
export function monthPeriod(month: string): Period {
  const first = toDay(`${month}-01`)
  return { from: first, to: addDays(addMonths(first, 1), -1) }
}

function weekOf(day: Day): Period {
  const monday = addDays(day, 1 - weekdayOf(day))
  return { from: monday, to: addDays(monday, 6) }
}

function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to
}

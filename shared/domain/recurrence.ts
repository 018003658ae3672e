/** Guarantees that a duty that comes again and again has one name for each time, so that a PC that was off catches up without doubling and without inventing. */
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { addDays, addMonths, daysInMonth, monthOf, toDay, weekdayOf, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A day inside a period: its `count`th day from the beginning (1 is the first) or from the end (1 is the last). A day beyond a short month is its last day. */
export type PeriodDay = { readonly from: 'start' | 'end'; readonly count: number }
/** From when to when something must be done in a period, e.g. the 1st to the 10th, or the last three days. */
export type PeriodWindow = { readonly opens: PeriodDay; readonly due: PeriodDay }

export type Recurrence =
  | { readonly every: 'day' }
  /** ISO weekdays, 1 is Monday. */
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  /** Periods of 1, 3, 6 or 12 months, in step with the calendar year; twice a month is two windows. Day counts are in the period's first month from the start, in its last from the end. */
  | { readonly every: 'months'; readonly months: 1 | 3 | 6 | 12; readonly windows: readonly PeriodWindow[] }
  /** The same dates each year, month and day, e.g. 25 to 30 March. */
  | { readonly every: 'year'; readonly opensMonth: number; readonly opensDate: number; readonly dueMonth: number; readonly dueDate: number }

/** One time: `period` names it once and for all (`2026-03`, `2026-H1`, `2026-Q2#2`, `2026-03-02`). */
export type Occurrence = { readonly period: string; readonly opensDay: Day; readonly dueDay: Day }

/** The whole windows of a period, or the mistake that a pack made. */
export function findRecurrenceFault(recurrence: Recurrence): 'no-weekday' | 'bad-weekday' | 'no-window' | 'bad-day' | null {
  if (recurrence.every === 'week') {
    if (recurrence.weekdays.length === 0) return 'no-weekday'
    return recurrence.weekdays.every((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7) ? null : 'bad-weekday'
  }
  if (recurrence.every === 'months') {
    if (recurrence.windows.length === 0) return 'no-window'
    return recurrence.windows.flatMap((window) => [window.opens, window.due]).every(({ count }) => Number.isInteger(count) && count >= 1 && count <= 31) ? null : 'bad-day'
  }
  if (recurrence.every === 'year') {
    const isDate = (month: number, date: number) => Number.isInteger(month) && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(2024, month)
    return isDate(recurrence.opensMonth, recurrence.opensDate) && isDate(recurrence.dueMonth, recurrence.dueDate) ? null : 'bad-day'
  }
  return null
}

function dayOf(year: number, month: number, date: number): Day {
  const shown = Math.min(date, daysInMonth(year, month))
  return toDay(`${String(year)}-${String(month).padStart(2, '0')}-${String(shown).padStart(2, '0')}`)
}

function dayInPeriod(first: Day, months: number, { from, count }: PeriodDay): Day {
  if (from === 'start') return dayOf(yearOf(first), monthOf(first), count)
  return addDays(lastDayOfMonth(addMonths(first, months - 1)), 1 - count)
}

function periodName(first: Day, months: 1 | 3 | 6 | 12): string {
  const year = String(yearOf(first))
  if (months === 12) return year
  if (months === 1) return first.slice(0, 7)
  return `${year}-${months === 6 ? 'H' : 'Q'}${String(Math.floor((monthOf(first) - 1) / months) + 1)}`
}

function* everyMonths(recurrence: Recurrence & { every: 'months' }, from: Day, to: Day): Generator<Occurrence> {
  const index = Math.floor((monthOf(from) - 1) / recurrence.months) * recurrence.months
  for (let first = dayOf(yearOf(from), index + 1, 1); first <= to; first = addMonths(first, recurrence.months)) {
    for (const [position, window] of recurrence.windows.entries()) {
      const period = `${periodName(first, recurrence.months)}${recurrence.windows.length === 1 ? '' : `#${String(position + 1)}`}`
      yield { period, opensDay: dayInPeriod(first, recurrence.months, window.opens), dueDay: dayInPeriod(first, recurrence.months, window.due) }
    }
  }
}

function* everyDay(from: Day, to: Day, isMeant: (day: Day) => boolean): Generator<Occurrence> {
  for (let day = from; day <= to; day = addDays(day, 1)) if (isMeant(day)) yield { period: day, opensDay: day, dueDay: day }
}

function* everyYear(recurrence: Recurrence & { every: 'year' }, from: Day, to: Day): Generator<Occurrence> {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const opensDay = dayOf(year, recurrence.opensMonth, recurrence.opensDate)
    const dueDay = dayOf(year, recurrence.dueMonth, recurrence.dueDate)
    yield { period: String(year), opensDay, dueDay: dueDay < opensDay ? dayOf(year + 1, recurrence.dueMonth, recurrence.dueDate) : dueDay }
  }
}

function candidates(recurrence: Recurrence, from: Day, to: Day): Iterable<Occurrence> {
  switch (recurrence.every) {
    case 'day': return everyDay(from, to, () => true)
    case 'week': return everyDay(from, to, (day) => recurrence.weekdays.includes(weekdayOf(day)))
    case 'months': return everyMonths(recurrence, from, to)
    case 'year': return everyYear(recurrence, from, to)
  }
}

/** Every time that opens between two days, both included, in the order of opening. */
export function occurrencesBetween(recurrence: Recurrence, from: Day, to: Day): Occurrence[] {
  return [...candidates(recurrence, from, to)].filter(({ opensDay }) => opensDay >= from && opensDay <= to).toSorted((left, right) => (left.opensDay < right.opensDay ? -1 : left.opensDay > right.opensDay ? 1 : 0))
}

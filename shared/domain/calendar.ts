/** Guarantees that whether a day is worked on is looked up, never guessed: the public-holiday calendar with its make-up days, and what the office decided over it. */
import { weekdayOf, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** `holiday`: a public holiday or its bridge day; `made-up`: a weekend day worked in exchange (调休). */
export type SpecialDayKind = 'holiday' | 'made-up'
export type SpecialDay = { readonly day: Day; readonly kind: SpecialDayKind; /** As the calendar prints it, e.g. `国庆节`. */ readonly name: string }
/** What an office decided for one day, over the official calendar. */
export type OfficeDay = { readonly day: Day; readonly isWorked: boolean; readonly name: string }

/** The official days of the years that are known, and the office's own. Built by `buildCalendar`. */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>
  readonly special: ReadonlyMap<Day, SpecialDay>
  readonly office: ReadonlyMap<Day, OfficeDay>
}

/** Why a day is worked on or not. `unknown-year`: no official calendar for its year; weekends alone are no answer. */
export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'made-up' | 'office' | 'unknown-year'
export type DayVerdict = { readonly isWorked: boolean; readonly reason: DayReason; readonly name: string }

/** What is wrong with a calendar that was handed in; `day` or `year` names the place, `line` where the day stands in its year, from 1. */
export type CalendarFault = { readonly code: 'day-twice' | 'day-of-other-year' | 'year-twice'; readonly year: number; readonly day: Day | null; readonly line: number | null }

/** One year's official calendar, as a library or an administrator's file gives it. */
export type CalendarYear = { readonly year: number; readonly days: readonly SpecialDay[] }

/** Every fault of the years handed in; an empty answer means that they can be used. */
export function findCalendarFaults(years: readonly CalendarYear[]): CalendarFault[] {
  const faults: CalendarFault[] = []
  const known = new Set<number>()
  for (const { year, days } of years) {
    if (known.has(year)) faults.push({ code: 'year-twice', year, day: null, line: null })
    known.add(year)
    const seen = new Set<Day>()
    for (const [index, { day }] of days.entries()) {
      if (seen.has(day)) faults.push({ code: 'day-twice', year, day, line: index + 1 })
      if (yearOf(day) !== year) faults.push({ code: 'day-of-other-year', year, day, line: index + 1 })
      seen.add(day)
    }
  }
  return faults
}

/** Joins official years and the office's own days; throws on faults, which `findCalendarFaults` names beforehand. */
export function buildCalendar(years: readonly CalendarYear[], office: readonly OfficeDay[] = []): WorkCalendar {
  if (findCalendarFaults(years).length > 0) throw new RangeError('a calendar with faults')
  return {
    years: new Set(years.map(({ year }) => year)),
    special: new Map(years.flatMap(({ days }) => days.map((special) => [special.day, special] as const))),
    office: new Map(office.map((own) => [own.day, own] as const)),
  }
}

/** Whether a day is worked on, and why: the office's decision, then the official calendar, then the weekday. */
export function judgeDay(calendar: WorkCalendar, day: Day): DayVerdict {
  const own = calendar.office.get(day)
  if (own !== undefined) return { isWorked: own.isWorked, reason: 'office', name: own.name }
  const isWeekend = weekdayOf(day) >= 6
  if (!calendar.years.has(yearOf(day))) return { isWorked: !isWeekend, reason: 'unknown-year', name: '' }
  const special = calendar.special.get(day)
  if (special !== undefined) return { isWorked: special.kind === 'made-up', reason: special.kind, name: special.name }
  return isWeekend ? { isWorked: false, reason: 'weekend', name: '' } : { isWorked: true, reason: 'weekday', name: '' }
}

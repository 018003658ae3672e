/** Reads the public-holiday calendar of the kept-up library, year by year; a year that it does not know is left out, never guessed. */
import chineseDays from 'chinese-days'
import type { CalendarYear, SpecialDay } from '#shared/domain/calendar.ts'
import { addDays, toDay, weekdayOf, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** The first year of the library's tables. */
const firstYear = 2004

/** The library writes `National Day,国庆节,3` for a special day and an English weekday for any other. */
function readSpecialDay(day: Day): SpecialDay | null {
  const { work, name } = chineseDays.getDayDetail(day)
  const [, chineseName] = name.split(',')
  if (chineseName === undefined) return null
  // A holiday that falls on a weekend is still its holiday; a worked weekday that carries a name would be no special day.
  if (work && weekdayOf(day) < 6) return null
  return { day, kind: work ? 'made-up' : 'holiday', name: chineseName }
}

let knownYears: readonly CalendarYear[] | undefined

/** Every year that the library knows in one run, the first being 2004. */
export function officialYears(): readonly CalendarYear[] {
  if (knownYears !== undefined) return knownYears
  const years: CalendarYear[] = []
  for (let year = firstYear; ; year += 1) {
    const days: SpecialDay[] = []
    for (let day = toDay(`${String(year)}-01-01`); yearOf(day) === year; day = addDays(day, 1)) {
      const special = readSpecialDay(day)
      if (special !== null) days.push(special)
    }
    if (days.length === 0) break
    years.push({ year, days })
  }
  knownYears = years
  return years
}

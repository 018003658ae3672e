/** Guarantees calendar-day arithmetic that never touches a time zone. */

/** A calendar day, 'YYYY-MM-DD', in the office's time zone. */
export type Day = string & { readonly __day: true }

/** Offices of this program stand in one zone; mainland China has kept UTC+8 without summer time since 1992. */
export const officeUtcOffsetMinutes = 480

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000

/** Whether a text is an existing day between 1900 and 9999; 31 February is not one. */
export function isDay(text: string): text is Day {
  const match = dayPattern.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(year, month)
}

/** Reads a text as a day; throws when no such day exists. Use `isDay` first for what a person typed. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError('not an existing day')
  return text
}

/** How many days a month has (month 1 to 12), leap years included. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The day that a moment falls on in the office's zone. */
export function dayOfInstant(instantMs: number, utcOffsetMinutes: number = officeUtcOffsetMinutes): Day {
  // The ISO text of a valid moment always begins with an existing day.
  return new Date(instantMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 10) as Day
}

/** The first moment of a day in the office's zone, in milliseconds. */
export function startOfDayMs(day: Day, utcOffsetMinutes: number = officeUtcOffsetMinutes): number {
  return Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * 60_000
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOfInstant(Date.parse(`${day}T00:00:00Z`) + count * dayMs, 0)
}

/** The same day of the month `count` months later, or the last day of that month when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const index = yearOf(day) * 12 + (monthOf(day) - 1) + count
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))
  return toDay(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const sundayBased = new Date(`${day}T00:00:00Z`).getUTCDay()
  // getUTCDay yields 0 to 6; Sunday (0) becomes 7, so the value lies in 1 to 7.
  return (sundayBased === 0 ? 7 : sundayBased) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** The month of a day, 1 to 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

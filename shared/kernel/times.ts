/** Guarantees times of a day, 'HH:MM' in the office's zone, that compare and count in whole minutes. */

/** A time of day, 'HH:MM'. */
export type ClockTime = string & { readonly __clockTime: true }

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is a time of day; 24:00 is not one. */
export function isClockTime(text: string): text is ClockTime {
  return timePattern.test(text)
}

/** Reads a text as a time of day; throws when it is none. Use `isClockTime` first for what a person typed. */
export function toClockTime(text: string): ClockTime {
  if (!isClockTime(text)) throw new RangeError('not a time of day')
  return text
}

/** Minutes since midnight. */
export function minutesOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The time so many minutes later, or earlier for a negative number, kept within the day. */
export function addMinutes(time: ClockTime, minutes: number): ClockTime {
  const moved = Math.max(0, Math.min(24 * 60 - 1, minutesOfDay(time) + minutes))
  return toClockTime(`${String(Math.floor(moved / 60)).padStart(2, '0')}:${String(moved % 60).padStart(2, '0')}`)
}

/** Guarantees that a moment in time is never mixed with a calendar day. */

/** Milliseconds since 1970-01-01T00:00:00Z. Made by `main/platform/clock` or by `toInstant`. */
export type InstantMs = number & { readonly __instant: true }

export const secondMs = 1_000
export const minuteMs = 60_000
export const hourMs = 3_600_000

/** The largest moment the program accepts: the end of the year 9999. */
const maxInstantMs = 253_402_300_799_999

/** Whether a number is a whole, representable moment between 1970 and 9999. */
export function isInstant(value: number): value is InstantMs {
  return Number.isSafeInteger(value) && value >= 0 && value <= maxInstantMs
}

/** Reads a number of milliseconds as a moment; throws on fractions and on years past 9999. */
export function toInstant(value: number): InstantMs {
  if (!isInstant(value)) throw new RangeError('not a moment between 1970 and 9999')
  return value
}

/** The moment `ms` milliseconds later (earlier when negative). */
export function addMs(instant: InstantMs, ms: number): InstantMs {
  return toInstant(instant + ms)
}

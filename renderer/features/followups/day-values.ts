/** Days as form fields hold them. */
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** The day of a field; null when it is empty. */
export function dayOrNull(value: string): Day | null {
  return isDay(value) ? value : null
}

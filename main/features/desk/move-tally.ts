/** Keeps the daily counts true when a correction moves a line to another day. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Counts a line on the day of `to` instead of the day of `from`. */
export function moveTally(unit: Unit, key: 'visits' | 'calls' | 'cases', from: InstantMs, to: InstantMs): void {
  const [before, after] = [dayOfInstant(from), dayOfInstant(to)]
  if (before === after) return
  unit.tally('desk', before, key, -1)
  unit.tally('desk', after, key, 1)
}

/** The one place that reads the machine's clock. */
import { dayOfInstant } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { Clock } from '#main/platform/platform.ts'

/** The machine's clock, with days in the office's zone (UTC+8). */
export const systemClock: Clock = {
  now: () => toInstant(Date.now()),
  today: () => dayOfInstant(Date.now()),
  monotonicMs: () => performance.now(),
}

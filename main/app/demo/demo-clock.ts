/** A clock that runs like the machine's and can be moved forward by days: how a demonstration lets a loan fall overdue. */
import type { Clock } from '#main/platform/platform.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import { hourMs, toInstant } from '#shared/kernel/instants.ts'

export type DemoClock = Clock & { forwardDays(days: number): void }

/** Begins at nine in the morning, `daysAgo` days before today. Monotonic time is the machine's: moving the day locks no desk. */
export function createDemoClock(machine: Clock, daysAgo: number): DemoClock {
  const morning = startOfDayMs(addDays(machine.today(), -daysAgo)) + 9 * hourMs
  let offsetMs = morning - machine.now()
  const nowMs = () => machine.now() + offsetMs
  return {
    now: () => toInstant(nowMs()), today: () => dayOfInstant(nowMs()), monotonicMs: () => machine.monotonicMs(),
    forwardDays(days) { offsetMs += days * 24 * hourMs },
  }
}

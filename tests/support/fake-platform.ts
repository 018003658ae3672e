/** The only things that tests fake: clock, ids, dialogs, printer, log. */
import { addDays, startOfDayMs, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { Clock, IdSource, Platform } from '#main/platform/platform.ts'

export type FakeClock = Clock & { set(day: string, time?: string): void; advanceMs(ms: number): void; advanceDays(days: number): void }

/** A clock that stands still until a test moves it; every reading is one millisecond later, as on a fast desk. */
export function createFakeClock(day = '2026-03-02', time = '09:00'): FakeClock {
  let nowMs = 0
  let monotonicMs = 0
  const set = (newDay: string, newTime: string) => {
    const [hours, minutes] = newTime.split(':').map(Number)
    nowMs = startOfDayMs(toDay(newDay)) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000
  }
  set(day, time)
  const today = (): Day => addDays(toDay('1970-01-01'), Math.floor((nowMs + 8 * 3_600_000) / 86_400_000))
  return {
    now: (): InstantMs => { nowMs += 1; return toInstant(nowMs) },
    today,
    monotonicMs: () => monotonicMs,
    set: (newDay, newTime = '09:00') => { set(newDay, newTime) },
    advanceMs(ms) { nowMs += ms; monotonicMs += ms },
    advanceDays(days) { nowMs += days * 86_400_000; monotonicMs += days * 86_400_000 },
  }
}

/** Ids in a fixed order, so that a failing test fails the same way twice. */
export function createSeededIds(): IdSource {
  let count = 0
  return {
    next<Subject extends string>(at: InstantMs): Id<Subject> {
      count += 1
      const time = at.toString(16).padStart(12, '0')
      const low = count.toString(16).padStart(12, '0')
      // The text has the shape of a UUIDv7; the subject is the caller's to name.
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${low}` as Id<Subject>
    },
    secret() { count += 1; return `secret-${String(count)}-${'x'.repeat(32)}` },
  }
}

export type LogLine = { readonly event: string; readonly error?: unknown }

/** A platform for tests; `log` lines are kept for assertions. */
export function createFakePlatform(clock: FakeClock = createFakeClock()): Platform & { readonly clock: FakeClock; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  return {
    clock, ids: createSeededIds(), lines,
    dialogs: { chooseFolder: () => Promise.resolve(null), chooseSavePath: () => Promise.resolve(null) },
    printer: { available: () => Promise.resolve(false), printToPdf: () => Promise.reject(new Error('no printer in this test')) },
    log: { info: (event) => void lines.push({ event }), fault: (reference, error) => void lines.push({ event: reference, error }) },
    shellName: 'host',
  }
}

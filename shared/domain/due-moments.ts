/** Guarantees that a due moment can be unfolded into its steps, and that the steps, added again, give the moment. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { DayReason, WorkCalendar } from '#shared/domain/calendar.ts'
import { addDays, addMonths, dayOfInstant, daysInMonth, startOfDayMs, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { minuteMs, toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** How long a clause gives. Day terms: the day of the start is day 0. `month-end` is the last day of the month that lies `count` months ahead. */
export type DueTerm =
  | { readonly unit: 'calendar-days' | 'working-days' | 'calendar-months'; readonly count: number }
  | { readonly unit: 'month-end'; readonly count: number }
  | { readonly unit: 'working-minutes'; readonly count: number }

/** `counted` is one unit of the term; `skipped` is a day that does not count, with its reason and name. */
export type DueStep =
  | { readonly key: 'start'; readonly day: Day; readonly at: InstantMs | null }
  | { readonly key: 'counted'; readonly day: Day; readonly reason: DayReason; readonly name: string }
  | { readonly key: 'skipped'; readonly day: Day; readonly reason: DayReason; readonly name: string }
  | { readonly key: 'days'; readonly count: number }
  | { readonly key: 'months'; readonly count: number }
  | { readonly key: 'month-end'; readonly count: number }
  | { readonly key: 'slot'; readonly day: Day; readonly from: InstantMs; readonly to: InstantMs; readonly minutes: number }
  | { readonly key: 'paused'; readonly from: InstantMs; readonly to: InstantMs; readonly minutes: number }

/** `unknownYears`: years on the way without an official calendar; the answer is then provisional and must be said to be so. */
export type DueDay = { readonly dueDay: Day; readonly steps: readonly DueStep[]; readonly unknownYears: readonly number[] }
export type DueMoment = DueDay & { readonly dueAt: InstantMs }

/** Working hours of a worked day: minutes after midnight, in order, not overlapping, e.g. 540 to 720 and 780 to 1,050. */
export type WorkSlots = readonly { readonly fromMinute: number; readonly toMinute: number }[]
/** A time that does not count, e.g. while the customer is waited for. */
export type Pause = { readonly from: InstantMs; readonly to: InstantMs }

/** Terms beyond this are a mistake in a pack, not a term. */
const mostDays = 3660

function unknownOf(calendar: WorkCalendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.years.has(year)) years.push(year)
  return years
}

function addWorkingDays(start: Day, count: number, calendar: WorkCalendar): DueDay {
  const steps: DueStep[] = [{ key: 'start', day: start, at: null }]
  let day = start
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    const verdict = judgeDay(calendar, day)
    steps.push({ key: verdict.isWorked ? 'counted' : 'skipped', day, reason: verdict.reason, name: verdict.name })
    if (verdict.isWorked) left -= 1
  }
  return { dueDay: day, steps, unknownYears: unknownOf(calendar, start, day) }
}

/** The last day on which something that began on `start` is in time. Refuses negative and absurd counts as a mistake of the pack. */
export function dueDayAfter(start: Day, term: Exclude<DueTerm, { unit: 'working-minutes' }>, calendar: WorkCalendar): DueDay {
  if (!Number.isInteger(term.count) || term.count < 0 || term.count > mostDays) throw new RangeError('not a term')
  const first: DueStep = { key: 'start', day: start, at: null }
  switch (term.unit) {
    case 'working-days': return addWorkingDays(start, term.count, calendar)
    case 'calendar-days': return { dueDay: addDays(start, term.count), steps: [first, { key: 'days', count: term.count }], unknownYears: [] }
    case 'calendar-months': return { dueDay: addMonths(start, term.count), steps: [first, { key: 'months', count: term.count }], unknownYears: [] }
    case 'month-end': return { dueDay: lastDayOfMonth(addMonths(start, term.count)), steps: [first, { key: 'month-end', count: term.count }], unknownYears: [] }
  }
}

/** The last day of a day's month. */
export function lastDayOfMonth(day: Day): Day {
  const last = daysInMonth(yearOf(day), Number(day.slice(5, 7)))
  return addDays(day, last - Number(day.slice(8, 10)))
}

/** The working time between two moments of one slot without the pauses in it, and the pauses as steps. */
function withoutPauses(from: number, to: number, pauses: readonly Pause[]): { readonly stretches: readonly (readonly [number, number])[]; readonly steps: readonly DueStep[] } {
  const stretches: (readonly [number, number])[] = []
  const steps: DueStep[] = []
  let at = from
  for (const pause of pauses) {
    const [begin, end] = [Math.max(pause.from, at), Math.min(pause.to, to)]
    if (begin >= end) continue
    if (begin > at) stretches.push([at, begin])
    steps.push({ key: 'paused', from: toInstant(begin), to: toInstant(end), minutes: Math.round((end - begin) / minuteMs) })
    at = end
  }
  if (at < to) stretches.push([at, to])
  return { stretches, steps }
}

/** The moment at which `minutes` of working time have passed since `start`: only slots of worked days count, pauses do not. */
export function dueMomentAfter(start: InstantMs, minutes: number, slots: WorkSlots, calendar: WorkCalendar, pauses: readonly Pause[] = []): DueMoment {
  if (!Number.isFinite(minutes) || minutes < 0 || slots.length === 0) throw new RangeError('not a term')
  const startDay = dayOfInstant(start)
  const steps: DueStep[] = [{ key: 'start', day: startDay, at: start }]
  const ordered = pauses.toSorted((left, right) => left.from - right.from)
  let left = minutes * minuteMs
  for (let day = startDay, guard = 0; guard <= mostDays; day = addDays(day, 1), guard += 1) {
    const verdict = judgeDay(calendar, day)
    if (!verdict.isWorked) { steps.push({ key: 'skipped', day, reason: verdict.reason, name: verdict.name }); continue }
    for (const slot of slots) {
      const from = Math.max(start, startOfDayMs(day) + slot.fromMinute * minuteMs)
      const to = startOfDayMs(day) + slot.toMinute * minuteMs
      if (from >= to) continue
      const open = withoutPauses(from, to, ordered)
      steps.push(...open.steps)
      for (const [begin, end] of open.stretches) {
        const used = Math.min(left, end - begin)
        steps.push({ key: 'slot', day, from: toInstant(begin), to: toInstant(begin + used), minutes: used / minuteMs })
        left -= used
        if (left <= 0) return { dueDay: day, dueAt: toInstant(begin + used), steps, unknownYears: unknownOf(calendar, startDay, day) }
      }
    }
  }
  throw new RangeError('the term does not end within ten years')
}

/** Adds the steps again without any calendar: the proof that an explanation is the arithmetic and not a story beside it. */
export function readdSteps(steps: readonly DueStep[]): { readonly day: Day; readonly at: InstantMs | null } {
  const [first] = steps
  if (first?.key !== 'start') throw new RangeError('steps begin with their start')
  let { day, at }: { day: Day; at: InstantMs | null } = first
  for (const step of steps) {
    if (step.key === 'days') day = addDays(day, step.count)
    else if (step.key === 'months') day = addMonths(day, step.count)
    else if (step.key === 'month-end') day = lastDayOfMonth(addMonths(day, step.count))
    else if (step.key === 'counted' || step.key === 'skipped') day = addDays(day, step.day > day ? 1 : 0)
    else if (step.key === 'slot') { day = step.day; at = toInstant(Math.round(step.from + step.minutes * minuteMs)) }
  }
  return { day, at }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRecurrenceFault, occurrencesBetween } from '#shared/domain/recurrence.ts'
import type { Recurrence } from '#shared/domain/recurrence.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'

const list = (recurrence: Recurrence, from: string, to: string) => occurrencesBetween(recurrence, toDay(from), toDay(to)).map(({ period, opensDay, dueDay }) => `${period} ${opensDay} ${dueDay}`)
const start = (count: number) => ({ from: 'start', count }) as const
const end = (count: number) => ({ from: 'end', count }) as const

describe('a duty that comes again', () => {
  it('comes monthly from the 1st to the 10th', () => {
    expect(list({ every: 'months', months: 1, windows: [{ opens: start(1), due: start(10) }] }, '2026-01-15', '2026-03-20')).toEqual(['2026-02 2026-02-01 2026-02-10', '2026-03 2026-03-01 2026-03-10'])
  })
  it('comes in the last three days of the month, leap February included', () => {
    expect(list({ every: 'months', months: 1, windows: [{ opens: end(3), due: end(1) }] }, '2024-02-01', '2024-03-31')).toEqual(['2024-02 2024-02-27 2024-02-29', '2024-03 2024-03-29 2024-03-31'])
  })
  it('comes twice a month under two names', () => {
    expect(list({ every: 'months', months: 1, windows: [{ opens: start(1), due: start(15) }, { opens: start(16), due: end(1) }] }, '2026-02-01', '2026-02-28')).toEqual(['2026-02#1 2026-02-01 2026-02-15', '2026-02#2 2026-02-16 2026-02-28'])
  })
  it('comes every quarter, every half year and every year in step with the calendar', () => {
    expect(list({ every: 'months', months: 3, windows: [{ opens: start(1), due: end(1) }] }, '2026-01-01', '2026-12-31').map((line) => line.slice(0, 7))).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
    expect(list({ every: 'months', months: 6, windows: [{ opens: end(10), due: end(1) }] }, '2026-01-01', '2026-12-31')).toEqual(['2026-H1 2026-06-21 2026-06-30', '2026-H2 2026-12-22 2026-12-31'])
    expect(list({ every: 'year', opensMonth: 3, opensDate: 25, dueMonth: 3, dueDate: 30 }, '2026-01-01', '2027-12-31')).toEqual(['2026 2026-03-25 2026-03-30', '2027 2027-03-25 2027-03-30'])
  })
  it('comes over the turn of the year when its end lies before its beginning', () => {
    expect(list({ every: 'year', opensMonth: 12, opensDate: 25, dueMonth: 1, dueDate: 5 }, '2026-01-01', '2026-12-31')).toEqual(['2026 2026-12-25 2027-01-05'])
  })
  it('comes on Mondays, or daily', () => {
    expect(list({ every: 'week', weekdays: [1] }, '2026-03-01', '2026-03-10')).toEqual(['2026-03-02 2026-03-02 2026-03-02', '2026-03-09 2026-03-09 2026-03-09'])
    expect(list({ every: 'day' }, '2026-02-27', '2026-03-01')).toHaveLength(3)
  })
  it.each([[{ every: 'week', weekdays: [] }, 'no-weekday'], [{ every: 'week', weekdays: [8] }, 'bad-weekday'], [{ every: 'months', months: 1, windows: [] }, 'no-window'], [{ every: 'months', months: 1, windows: [{ opens: start(0), due: start(1) }] }, 'bad-day'], [{ every: 'year', opensMonth: 2, opensDate: 30, dueMonth: 3, dueDate: 1 }, 'bad-day'], [{ every: 'day' }, null]] as const)('%j is judged as %s', (recurrence, fault) => {
    expect(findRecurrenceFault(recurrence)).toBe(fault)
  })

  it('caught up in pieces is the same as caught up at once, and no name stands twice', () => {
    const window = fc.record({ opens: fc.record({ from: fc.constantFrom('start' as const, 'end' as const), count: fc.integer({ min: 1, max: 28 }) }), due: fc.constant(end(1)) })
    const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(
      fc.constant<Recurrence>({ every: 'day' }),
      fc.record({ every: fc.constant('week' as const), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }),
      fc.record({ every: fc.constant('months' as const), months: fc.constantFrom(1 as const, 3 as const, 6 as const, 12 as const), windows: fc.array(window, { minLength: 1, maxLength: 2 }) }),
    )
    fc.assert(fc.property(anyRecurrence, fc.integer({ min: 0, max: 700 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }), (recurrence, offset, steps) => {
      let from = addDays(toDay('2025-01-01'), offset)
      const begin = from
      const pieces = steps.flatMap((length) => {
        const to = addDays(from, length - 1)
        const piece = occurrencesBetween(recurrence, from, to)
        from = addDays(to, 1)
        return piece
      })
      const names = (occurrences: readonly { period: string }[]) => occurrences.map(({ period }) => period).toSorted()
      expect(names(pieces)).toEqual(names(occurrencesBetween(recurrence, begin, addDays(from, -1))))
      expect(new Set(names(pieces)).size).toBe(pieces.length)
    }))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialYears } from '#main/mechanisms/calendar/official-calendar.ts'
import { buildCalendar, findCalendarFaults, judgeDay } from '#shared/domain/calendar.ts'
import { dueDayAfter, dueMomentAfter, readdSteps } from '#shared/domain/due-moments.ts'
import { addDays, dayOfInstant, startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'

const calendar = buildCalendar(officialYears())
const at = (day: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return toInstant(startOfDayMs(toDay(day)) + (hours * 60 + minutes) * 60_000)
}
const officeHours = [{ fromMinute: 540, toMinute: 720 }, { fromMinute: 780, toMinute: 1_050 }] as const
const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays(toDay('2005-01-01'), days))

describe('the working calendar', () => {
  it('knows every official year from 2004 to 2026, and says that it does not know 2027', () => {
    expect(officialYears().map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index))
    expect(judgeDay(calendar, toDay('2027-10-01'))).toEqual({ isWorked: true, reason: 'unknown-year', name: '' })
  })

  it.each([
    ['2026-10-01', false, 'holiday', '国庆节'], ['2026-10-07', false, 'holiday', '国庆节'], ['2026-10-10', true, 'made-up', '国庆节'], ['2026-10-08', true, 'weekday', ''],
    ['2026-02-14', true, 'made-up', '春节'], ['2026-02-28', true, 'made-up', '春节'], ['2026-03-07', false, 'weekend', ''],
  ])('judges %s', (day, isWorked, reason, name) => {
    expect(judgeDay(calendar, toDay(day))).toEqual({ isWorked, reason, name })
  })

  it('lets the office decide over the official calendar', () => {
    const own = buildCalendar(officialYears(), [{ day: toDay('2026-10-08'), isWorked: false, name: '停电检修' }])
    expect(judgeDay(own, toDay('2026-10-08'))).toEqual({ isWorked: false, reason: 'office', name: '停电检修' })
  })

  it('names every fault of a calendar that was handed in', () => {
    const day = (text: string) => ({ day: toDay(text), kind: 'holiday', name: '节' }) as const
    expect(findCalendarFaults([{ year: 2027, days: [day('2027-01-01'), day('2027-01-01'), day('2028-01-01')] }, { year: 2027, days: [] }])).toEqual([
      { code: 'day-twice', year: 2027, day: '2027-01-01', line: 2 }, { code: 'day-of-other-year', year: 2027, day: '2028-01-01', line: 3 }, { code: 'year-twice', year: 2027, day: null, line: null },
    ])
  })
})

describe('a due day', () => {
  it('counts three working days over the seven days of October, make-up Saturday included, as printed by hand', () => {
    const { dueDay, steps } = dueDayAfter(toDay('2026-09-30'), { unit: 'working-days', count: 3 }, calendar)
    expect(dueDay).toBe('2026-10-10')
    expect(steps.filter((step) => step.key === 'skipped').map((step) => step.day)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'])
    expect(steps.filter((step) => step.key === 'counted').map((step) => `${step.day} ${step.reason}`)).toEqual(['2026-10-08 weekday', '2026-10-09 weekday', '2026-10-10 made-up'])
  })

  it.each([
    ['2026-03-02', { unit: 'working-days', count: 5 }, '2026-03-09'], ['2026-03-02', { unit: 'calendar-days', count: 3 }, '2026-03-05'],
    ['2026-01-31', { unit: 'calendar-months', count: 1 }, '2026-02-28'], ['2024-01-31', { unit: 'calendar-months', count: 1 }, '2024-02-29'],
    ['2026-02-10', { unit: 'month-end', count: 0 }, '2026-02-28'], ['2026-11-30', { unit: 'month-end', count: 1 }, '2026-12-31'],
  ] as const)('is, from %s by %j, %s', (start, term, due) => {
    expect(dueDayAfter(toDay(start), term, calendar).dueDay).toBe(due)
  })

  it('says which years on the way are not known', () => {
    expect(dueDayAfter(toDay('2026-12-30'), { unit: 'working-days', count: 5 }, calendar).unknownYears).toEqual([2027])
  })

  it('of working days is never on a day off, never falls when the count grows, and its steps add up to it', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
      const { dueDay, steps } = dueDayAfter(start, { unit: 'working-days', count }, calendar)
      expect(judgeDay(calendar, dueDay).isWorked).toBe(true)
      expect(dueDayAfter(start, { unit: 'working-days', count: count + 1 }, calendar).dueDay > dueDay).toBe(true)
      expect(readdSteps(steps).day).toBe(dueDay)
    }))
  })
})

describe('a due moment', () => {
  it('counts office hours only: eight hours from Friday noon end on Monday afternoon', () => {
    const due = dueMomentAfter(at('2026-03-06', '12:00'), 480, officeHours, calendar)
    // Friday 13:00 to 17:30 is 270 minutes, Monday 9:00 to 12:00 is 180, the last 30 end at 13:30.
    expect(due.dueAt).toBe(at('2026-03-09', '13:30'))
  })

  it('leaves out a pause while the customer is waited for, and shows it', () => {
    const pause = { from: at('2026-03-02', '10:00'), to: at('2026-03-02', '11:30') }
    const due = dueMomentAfter(at('2026-03-02', '09:00'), 120, officeHours, calendar, [pause])
    expect(due.dueAt).toBe(at('2026-03-02', '13:30'))
    expect(due.steps.filter((step) => step.key === 'paused')).toEqual([{ key: 'paused', ...pause, minutes: 90 }])
  })

  it('lies in a slot of a worked day, and its slots add up to the term', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 5_000 }), (day, minute, minutes) => {
      const start = toInstant(startOfDayMs(day) + minute * 60_000)
      const due = dueMomentAfter(start, minutes, officeHours, calendar)
      expect(judgeDay(calendar, dayOfInstant(due.dueAt)).isWorked).toBe(true)
      expect(due.steps.reduce((sum, step) => sum + (step.key === 'slot' ? step.minutes : 0), 0)).toBe(minutes)
      expect(readdSteps(due.steps).at).toBe(due.dueAt)
    }))
  })
})

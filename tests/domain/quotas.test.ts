import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialYears } from '#main/mechanisms/calendar/official-calendar.ts'
import { buildCalendar, judgeDay } from '#shared/domain/calendar.ts'
import { forecastQuota, judgeMembers, judgeQuota, judgeSpending, neighbourPeriod, periodOf, quotaPeriods } from '#shared/domain/quotas.ts'
import type { QuotaEntry, QuotaRule, QuotaVerdict } from '#shared/domain/quotas.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'

const calendar = buildCalendar(officialYears())
const entry = (id: string, day: string, more: Partial<QuotaEntry> = {}): QuotaEntry => ({ id, ofId: '', day: toDay(day), excludedBy: null, ...more })
const entriesOn = (days: readonly string[]) => days.map((day, index) => entry(String(index), day))
const twelveAMonth: QuotaRule = { clause: 'P17-2.3', sense: 'at-least', count: 12, per: 'month' }
const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays(toDay('2005-01-01'), days))
const anyPeriod = fc.constantFrom(...quotaPeriods)
const anyEntries = fc.array(fc.record({ day: fc.integer({ min: 0, max: 120 }).map((days) => addDays(toDay('2026-03-01'), days)), excludedBy: fc.constantFrom(null, 'anonymous', 'wound-up') }), { maxLength: 60 })
  .map((drawn) => drawn.map((each, index) => ({ id: String(index), ofId: '', ...each })))

describe('a period', () => {
  it.each([
    ['day', '2026-05-11', '2026-05-11', '2026-05-11', '2026-05-11'], ['week', '2026-05-11', '2026-W20', '2026-05-11', '2026-05-17'], ['week', '2026-05-17', '2026-W20', '2026-05-11', '2026-05-17'],
    ['week', '2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'], ['week', '2027-01-04', '2027-W01', '2027-01-04', '2027-01-10'], ['month', '2024-02-29', '2024-02', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-06-30', '2026-Q2', '2026-04-01', '2026-06-30'], ['quarter', '2026-07-01', '2026-Q3', '2026-07-01', '2026-09-30'], ['half-year', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'], ['year', '2026-12-31', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('of a %s holds %s: %s', (per, day, key, firstDay, lastDay) => {
    expect(periodOf(toDay(day), per)).toEqual({ key, firstDay, lastDay })
  })

  it('holds its day, and with its neighbours leaves no gap and no overlap', () => {
    fc.assert(fc.property(anyDay, anyPeriod, (day, per) => {
      const period = periodOf(day, per)
      expect(period.firstDay <= day && day <= period.lastDay).toBe(true)
      expect(neighbourPeriod(neighbourPeriod(period, per, 1), per, -1)).toEqual(period)
      expect(addDays(period.lastDay, 1)).toBe(neighbourPeriod(period, per, 1).firstDay)
    }))
  })
})

describe('a quota', () => {
  it('of twelve visits a month lacks two with ten, none with twelve, and says how it was counted', () => {
    const days = Array.from({ length: 12 }, (_, index) => `2024-06-${String(index + 3).padStart(2, '0')}`)
    const ten = judgeQuota(twelveAMonth, [...entriesOn(days.slice(0, 10)), entry('before', '2024-05-31'), entry('after', '2024-07-01'), entry('again', '2024-06-20', { excludedBy: 'same-visit' })], toDay('2024-06-30'))
    expect(ten).toMatchObject({ asked: 12, seen: 11, excluded: 1, done: 10, left: 2, over: 0, isMet: false, period: { key: '2024-06' } })
    expect(ten.steps).toEqual([
      { key: 'asked', value: 12, clause: 'P17-2.3' }, { key: 'period', from: '2024-06-01', to: '2024-06-30' }, { key: 'seen', value: 11 }, { key: 'excluded', value: 1, reason: 'same-visit' }, { key: 'counted', value: 10 }, { key: 'to-do', value: 2 },
    ])
    expect(judgeQuota(twelveAMonth, entriesOn(days.slice(0, 11)), toDay('2024-06-30'))).toMatchObject({ left: 1, isMet: false })
    expect(judgeQuota(twelveAMonth, entriesOn(days), toDay('2024-06-30'))).toMatchObject({ left: 0, isMet: true })
  })

  it('that is a limit is kept at its figure and passed by one more', () => {
    const limit: QuotaRule = { clause: 'P13-B.17b', sense: 'at-most', count: 8, per: 'day' }
    const times = (count: number) => judgeQuota(limit, Array.from({ length: count }, (_, index) => entry(String(index), '2025-03-12')), toDay('2025-03-12'))
    expect([times(7), times(8), times(9)].map(({ left, over, isMet }) => [left, over, isMet])).toEqual([[1, 0, true], [0, 0, true], [0, 1, false]])
    expect(times(9).steps.at(-1)).toEqual({ key: 'over', value: 1 })
  })

  it('refuses a count that is negative or in parts', () => {
    for (const count of [-1, 1.5, Number.NaN]) expect(() => judgeQuota({ ...twelveAMonth, count }, [], toDay('2026-05-11'))).toThrow(RangeError)
  })

  it('adds up whatever the entries and in whatever order: what is seen counts or is left out with a reason, and one more done is never one more to do', () => {
    fc.assert(fc.property(anyEntries, anyPeriod, fc.integer({ min: 0, max: 20 }), fc.constantFrom('at-least', 'at-most'), (entries, per, count, sense) => {
      const rule: QuotaRule = { clause: 'P17-2.3', sense, count, per }
      const on = toDay('2026-05-11')
      const verdict = judgeQuota(rule, entries, on)
      const left = verdict.steps.flatMap((step) => (step.key === 'excluded' ? [step.value] : []))
      expect(verdict.seen - left.reduce((sum, value) => sum + value, 0)).toBe(verdict.done)
      expect(verdict.done + verdict.left - verdict.over).toBe(sense === 'at-least' ? Math.max(count, verdict.done) : count)
      expect(judgeQuota(rule, entries.toReversed(), on)).toMatchObject({ done: verdict.done, left: verdict.left, isMet: verdict.isMet })
      const more = judgeQuota(rule, [...entries, entry('more', on)], on)
      expect(more.left <= verdict.left && more.over >= verdict.over && (sense === 'at-most' || more.isMet || !verdict.isMet)).toBe(true)
    }))
  })
})

describe('a quota that everybody has', () => {
  const perHalfYear: QuotaRule = { clause: 'P08-4.2.3', sense: 'at-least', count: 1, per: 'half-year' }
  const members = [{ id: 'anda', excludedBy: null }, { id: 'bao', excludedBy: null }, { id: 'gone', excludedBy: 'wound-up' }]
  it('names who lacks how much, also him for whom nothing is kept, and states its denominator', () => {
    const visits = [entry('1', '2026-02-10', { ofId: 'anda' })]
    const first = judgeMembers(perHalfYear, members, visits, toDay('2026-06-30'))
    expect(first.members.map(({ id, left, excludedBy }) => [id, left, excludedBy])).toEqual([['anda', 0, null], ['bao', 1, null], ['gone', 1, 'wound-up']])
    expect(first.whole).toMatchObject({ total: 3, excluded: 1, denominator: 2, done: 1, short: 1, isMet: false })
    expect(judgeMembers(perHalfYear, members, visits, toDay('2027-01-01')).members.map(({ left }) => left)).toEqual([1, 1, 1])
    expect(judgeMembers(perHalfYear, members, [...visits, entry('2', '2026-06-30', { ofId: 'bao' })], toDay('2026-06-30')).whole.isMet).toBe(true)
    expect(judgeMembers(perHalfYear, members, visits, toDay('2026-06-30'), 5_000).whole.isMet).toBe(true)
  })
  it('gives a member a figure of his own, such as that of his post', () => {
    expect(judgeMembers(perHalfYear, [{ id: 'anda', excludedBy: null, count: 2 }], [entry('1', '2026-02-10', { ofId: 'anda' })], toDay('2026-06-30')).members[0]).toMatchObject({ asked: 2, left: 1 })
  })
})

describe('a forecast', () => {
  // The office is closed on Friday 29 May, so Thursday the 28th is the last working day of the month.
  const ours = buildCalendar(officialYears(), [{ day: toDay('2026-05-29'), isWorked: false, name: '盘点' }])
  const verdict = (done: number, sense: QuotaVerdict['sense'] = 'at-least'): QuotaVerdict => judgeQuota({ clause: 'P17-2.3', sense, count: 12, per: 'month' }, Array.from({ length: done }, (_, index) => entry(String(index), '2026-05-06')), toDay('2026-05-18'))
  it('says three short by 28 May when half of the working days brought less than half', () => {
    // Worked from 1 to 18 May 2026: 6, 7, 8, the made-up 9, 11 to 15 and 18 = 10 of 18 working days; five done make nine.
    const seen = forecastQuota(verdict(5), toDay('2026-05-18'), ours)
    expect(seen).toMatchObject({ byDay: '2026-05-28', expectedDone: 9, expectedShort: 3, expectedOver: 0, neededPerDay: 1, unknownYears: [] })
    expect(seen.steps).toEqual([{ key: 'pace', done: 5, workedDays: 10, workingDays: 18 }, { key: 'expected', value: 9, byDay: '2026-05-28' }, { key: 'short', value: 3, byDay: '2026-05-28' }])
    expect(forecastQuota(verdict(6), toDay('2026-05-18'), ours)).toMatchObject({ expectedDone: 10, expectedShort: 2 })
    expect(forecastQuota(verdict(7), toDay('2026-05-18'), ours)).toMatchObject({ expectedDone: 12, expectedShort: 0 })
    expect(forecastQuota(verdict(5), toDay('2026-05-18'), calendar)).toMatchObject({ byDay: '2026-05-29' })
  })
  it('is the count as it stands before and after the period, and asks for no pace that no day is left for', () => {
    expect(forecastQuota(verdict(5), toDay('2026-04-30'), ours).expectedDone).toBe(5)
    expect(forecastQuota(verdict(5), toDay('2026-05-31'), ours)).toMatchObject({ expectedDone: 5, expectedShort: 7, neededPerDay: null })
    expect(forecastQuota(verdict(12), toDay('2026-05-31'), ours).neededPerDay).toBe(0)
  })
  it('warns that a limit will be passed, and says that a year without a calendar is provisional', () => {
    expect(forecastQuota(verdict(8, 'at-most'), toDay('2026-05-18'), ours)).toMatchObject({ expectedDone: 14, expectedOver: 2, expectedShort: 0, neededPerDay: 0 })
    expect(forecastQuota(judgeQuota(twelveAMonth, [], toDay('2027-05-18')), toDay('2027-05-18'), calendar).unknownYears).toEqual([2027])
  })
  it('ends on a working day, never expects less than is done, and less never makes more', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 364 }), (done, offset) => {
      const today = addDays(toDay('2026-01-01'), offset)
      const period = periodOf(today, 'month')
      const base = { period, asked: 20, sense: 'at-least' } as const
      const seen = forecastQuota({ ...base, done }, today, calendar)
      expect(judgeDay(calendar, seen.byDay).isWorked && seen.byDay <= period.lastDay).toBe(true)
      expect(seen.expectedDone).toBeGreaterThanOrEqual(done)
      expect(seen.expectedShort).toBe(Math.max(0, 20 - seen.expectedDone))
      expect(forecastQuota({ ...base, done: done + 1 }, today, calendar).expectedDone).toBeGreaterThan(seen.expectedDone)
    }))
  })
})

describe('a ceiling of money', () => {
  const perGuest = { clause: 'P06-A.3.1', mostCents: 50_000, per: null, perHead: true } as const
  it('of 500 yuan a guest lets 2,000 for four through and not a cent more', () => {
    const wanted = (cents: number) => judgeSpending(perGuest, [], { day: toDay('2026-03-02'), cents, heads: 4 })
    expect([wanted(200_000), wanted(200_001)]).toMatchObject([{ isWithin: true, overCents: 0, most: 200_000 }, { isWithin: false, overCents: 1 }])
  })
  it('of a month counts what was spent in it and nothing of its neighbours', () => {
    const monthly = { clause: 'P17-3.1.5', mostCents: 100_000, per: 'month' } as const
    const spent = [['2026-04-30', 90_000], ['2026-05-01', 60_000], ['2026-05-31', 30_000], ['2026-06-01', 90_000]].map(([day, cents], index) => ({ id: String(index), day: toDay(String(day)), cents: Number(cents), excludedBy: index === 2 ? 'paid-back' : null }))
    const wanted = (cents: number) => judgeSpending(monthly, spent, { day: toDay('2026-05-20'), cents })
    expect([wanted(40_000), wanted(40_001)]).toMatchObject([{ used: 60_000, left: 40_000, isWithin: true, period: { key: '2026-05' } }, { isWithin: false, overCents: 1 }])
  })
})

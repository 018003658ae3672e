import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample, forecastRate, judgeCeiling, judgeRate } from '#shared/domain/rates.ts'
import { toDay } from '#shared/kernel/days.ts'

const half = { clause: 'P14-1.3b', minimumBasisPoints: 5_000 }
const members = (done: number, open: number, excluded = 0) => [
  ...Array.from({ length: done }, (_, index) => ({ id: `done-${String(index)}`, isDone: true, excludedBy: null })),
  ...Array.from({ length: open }, (_, index) => ({ id: `open-${String(index)}`, isDone: false, excludedBy: null })),
  ...Array.from({ length: excluded }, (_, index) => ({ id: `out-${String(index)}`, isDone: false, excludedBy: 'anonymous' })),
]

describe('a rate', () => {
  it.each([
    [5, 5, { required: 5, short: 0, isMet: true, basisPoints: 5_000 }], [4, 6, { required: 5, short: 1, isMet: false, basisPoints: 4_000 }],
    [3, 4, { required: 4, short: 1, isMet: false, basisPoints: 4_285 }], [0, 0, { required: 0, short: 0, isMet: true, basisPoints: null }],
  ])('with %i done and %i open', (done, open, expected) => {
    expect(judgeRate(half, members(done, open))).toMatchObject(expected)
  })
  it('leaves exclusions out of the denominator and counts them openly', () => {
    expect(judgeRate(half, members(2, 2, 6))).toMatchObject({ total: 10, excluded: 6, denominator: 4, required: 2, isMet: true })
  })
  it('forecasts what will be short by the last day', () => {
    const verdict = judgeRate({ clause: 'P14-1.4b', minimumBasisPoints: 3_000 }, members(2, 28))
    expect(forecastRate(verdict, { firstDay: toDay('2026-05-01'), lastDay: toDay('2026-05-28'), today: toDay('2026-05-10') })).toEqual({ expectedDone: 5, expectedShort: 4, byDay: '2026-05-28' })
    expect(forecastRate(verdict, { firstDay: toDay('2026-05-01'), lastDay: toDay('2026-05-28'), today: toDay('2026-05-28') }).expectedShort).toBe(7)
  })
})

describe('a fair sample', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `case-${String(index)}` }))
  it('is the same for the same seed, another for another seed, and rounded up', () => {
    const first = drawSample(ids(31), 1_000, '2026-05')
    expect(first).toHaveLength(4)
    expect(drawSample(ids(31).toReversed(), 1_000, '2026-05')).toEqual(first)
    expect(drawSample(ids(31), 1_000, '2026-06')).not.toEqual(first)
  })
  it('prefers nobody: over many seeds each member is drawn about as often as any other', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 2_000; seed += 1) for (const { id } of drawSample(ids(20), 2_500, String(seed))) counts.set(id, (counts.get(id) ?? 0) + 1)
    // 2,000 draws of 5 from 20: 500 each, standard deviation 19; five deviations are allowed.
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(97)
    expect(counts.size).toBe(20)
  })
  it('keeps everybody’s place when a member comes later', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (count, seed) => {
      const [before, after] = [drawSample(ids(count), 10_000, seed), drawSample(ids(count + 1), 10_000, seed)]
      expect(after.filter(({ id }) => id !== `case-${String(count)}`)).toEqual(before)
    }))
  })
})

describe('a ceiling', () => {
  it.each([[400, 100, true], [400, 101, false], [600, 1, false]])('with %i used and %i wanted', (used, wanted, isWithin) => {
    expect(judgeCeiling({ clause: 'P06-A.1', most: 500, unit: 'times' }, used, wanted).isWithin).toBe(isWithin)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMissing, gateNeedsOf, judgeGates, judgeMatter, minutesOver } from '#shared/domain/penalty-gates.ts'
import type { ClockGate, GatedRule, GateFacts } from '#shared/domain/penalty-gates.ts'
import { toDay } from '#shared/kernel/days.ts'
import { addMinutes, isClockTime, minutesOfDay, toClockTime } from '#shared/kernel/times.ts'

const time = (text: string) => toClockTime(text)
const codes = (rule: GatedRule, facts: GateFacts) => judgeGates(rule, facts).map(({ code }) => code.replace('penalties.', ''))

describe('a time of day', () => {
  it('reads whole minutes of one day and nothing else', () => {
    expect(['00:00', '23:59', '24:00', '9:05', '08:60', ''].map(isClockTime)).toEqual([true, true, false, false, false, false])
    expect(() => toClockTime('8:30')).toThrow('not a time of day')
    expect([addMinutes(time('08:30'), 45), addMinutes(time('00:10'), -30), addMinutes(time('23:50'), 30)]).toEqual(['09:15', '00:00', '23:59'])
  })
  it('moves by minutes and back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: -600, max: 600 }), (start, by) => {
      const from = addMinutes(time('00:00'), start)
      expect(minutesOfDay(addMinutes(from, by))).toBe(Math.max(0, Math.min(1_439, start + by)))
    }))
  })
})

describe('what makes a finding chargeable', () => {
  it('asks only for what its gates look at, and refuses all that is missing together', () => {
    const rule: GatedRule = { clause: 'P13-B.14b', causes: ['no-reception'], spared: ['reception-meanwhile'], clock: { clause: 'P13-B.14b', kind: 'later-than', from: 'stated', minutes: 30 }, count: { clause: 'P13-B.14b', kind: 'below', expected: 'stated' }, matter: {} }
    expect(gateNeedsOf(rule)).toEqual(['cause', 'at', 'from-time', 'expected', 'counted', 'about'])
    expect(codes(rule, {})).toEqual(['cause-missing', 'time-missing', 'expected-missing', 'counted-missing', 'about-missing'])
    expect(codes(rule, { cause: 'reception-meanwhile', at: time('12:40'), fromAt: time('12:00'), expected: 2, counted: 1, about: '一' })).toEqual(['cause-not-charged'])
    expect(codes(rule, { cause: 'no-reception', at: time('12:40'), fromAt: time('12:00'), expected: 2, counted: 1, about: '一' })).toEqual([])
    expect(gateNeedsOf({ clause: 'P13-B.6a' })).toEqual([])
  })
  it.each([
    ['later-than', '12:31', []], ['later-than', '12:30', ['not-too-late']], ['later-than', '11:00', ['not-too-late']],
  ] as const)('%s half an hour after 12:00, found at %s: %j', (kind, at, refused) => {
    expect(codes({ clause: 'x', clock: { clause: 'x', kind, from: time('12:00'), minutes: 30 } }, { at: time(at) })).toEqual(refused)
  })
  it('charges within a time, both ends included, and while it has not ended', () => {
    const clock: ClockGate = { clause: 'x', kind: 'during', from: 'stated', to: 'stated' }
    const found = (at: string, to: string | null) => codes({ clause: 'x', clock }, { at: time(at), fromAt: time('09:00'), toAt: to === null ? null : time(to) })
    expect([found('09:00', '12:00'), found('12:00', '12:00'), found('12:01', '12:00'), found('08:59', '12:00'), found('23:00', null), found('08:59', null)]).toEqual([[], [], ['not-during'], ['not-during'], [], ['not-begun']])
    expect(minutesOver(clock, { at: time('10:00'), fromAt: time('09:00') })).toBeNull()
  })
  it('never charges less for a later minute, and charges exactly what lies beyond the limit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_438 }), fc.integer({ min: -30, max: 60 }), (at, minutes) => {
      const clock: ClockGate = { clause: 'x', kind: 'later-than', from: time('12:00'), minutes }
      const judge = (minute: number) => judgeGates({ clause: 'x', clock }, { at: addMinutes(time('00:00'), minute) }).length
      expect(judge(at + 1)).toBeLessThanOrEqual(judge(at))
      expect(judge(at) === 0).toBe(at > 720 + minutes)
    }))
  })
  it('counts what is short of what there should be, or how far it lies apart', () => {
    const below = { clause: 'x', kind: 'below', expected: 4 } as const
    expect([3, 4, 5].map((counted) => countMissing(below, { counted }))).toEqual([1, 0, 0])
    expect([3, 4, 6].map((counted) => countMissing({ ...below, kind: 'differs' }, { counted }))).toEqual([1, 0, 2])
    expect(codes({ clause: 'x', count: below }, { counted: 4 })).toEqual(['nothing-missing'])
  })
})

describe('the thing that a finding is about', () => {
  const found = { day: toDay('2025-03-12'), personKey: 'a', about: 'D-2' }
  const other = (day: string, personKey: string, group = 'x') => [{ number: 'CF1', day: toDay(day), personKey, groups: [group] }]
  it.each([
    ['the same person on the same day', {}, other('2025-03-12', 'a'), true], ['somebody else', {}, other('2025-03-12', 'b'), false], ['somebody else, once for all', { forAll: true }, other('2025-03-12', 'b'), true],
    ['the next day', {}, other('2025-03-13', 'a'), false], ['the next day, once in a month', { within: 'month' }, other('2025-03-13', 'a'), true], ['the next month', { within: 'month' }, other('2025-04-01', 'a'), false],
    ['a rule of another group', {}, other('2025-03-12', 'a', 'y'), false], ['a rule of its group', { group: 'y' }, other('2025-03-12', 'a', 'y'), true],
  ] as const)('is charged once: %s', (_, matter, others, isRefused) => {
    expect(judgeMatter({ clause: 'x', matter }, found, others).length > 0).toBe(isRefused)
  })
  it('may be found again where the first finding is a request to put it right', () => {
    expect(judgeMatter({ clause: 'x', matter: {}, remindsFirst: true }, found, other('2025-03-12', 'a'))).toEqual([])
  })
})

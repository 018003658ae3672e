import { describe, expect, it } from 'vitest'
import { decideCloseUnknown, decideSignOut, decideVisitCorrection, decideVisitEntry, escortsFor, isForgotten, visitActions, visitNotices, visitStatuses, visitTransitions } from '#shared/domain/visits.ts'
import type { ReceptionFacts, VisitFacts, VisitStatus, VisitorClass } from '#shared/domain/visits.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { receptionRulesOfP06 } from '#shared/policies/p06.ts'

const at = (day: string, hours: number) => startOfDayMs(toDay(day)) + hours * 3_600_000
const now = at('2026-03-02', 17)
const visit = (status: VisitStatus, facts: Partial<VisitFacts> = {}): VisitFacts => ({ number: 'LF2026-00001', status, visitor: '王小明', arrivedAt: at('2026-03-02', 9), leftAt: status === 'left' ? at('2026-03-02', 10) : null, ...facts })
const codes = (result: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (result.ok ? [] : (result.error ?? []).map((refusal) => refusal.code))

describe('the states of a visit', () => {
  const expected = {
    inside: { 'sign-out': 'left', 'close-unknown': 'left-time-unknown', correct: 'inside', 'write-leaving': 'left', 'take-back-leaving': null },
    left: { 'sign-out': null, 'close-unknown': null, correct: 'left', 'write-leaving': 'left', 'take-back-leaving': 'inside' },
    'left-time-unknown': { 'sign-out': null, 'close-unknown': null, correct: 'left-time-unknown', 'write-leaving': 'left', 'take-back-leaving': 'inside' },
  } as const
  for (const status of visitStatuses) for (const action of visitActions) {
    it(`${status} x ${action} leads to ${String(expected[status][action])}`, () => { expect(visitTransitions[status][action]).toBe(expected[status][action]) })
  }

  it('answers every status as its table says, in the decisions too', () => {
    for (const status of visitStatuses) {
      expect(decideSignOut(visit(status), null, now).ok, status).toBe(visitTransitions[status]['sign-out'] !== null)
      expect(decideCloseUnknown(visit(status)).ok, status).toBe(visitTransitions[status]['close-unknown'] !== null)
      const correction = decideVisitCorrection(visit(status), { arrivedAt: at('2026-03-02', 9), leftAt: null, stillInside: false }, now)
      expect(correction.ok && correction.value.status, status).toBe(status)
      const written = decideVisitCorrection(visit(status), { arrivedAt: at('2026-03-02', 9), leftAt: at('2026-03-02', 11), stillInside: false }, now)
      expect(written, status).toEqual({ ok: true, value: { status: 'left', leftAt: at('2026-03-02', 11) } })
      const taken = decideVisitCorrection(visit(status), { arrivedAt: at('2026-03-02', 9), leftAt: null, stillInside: true }, now)
      expect(taken, status).toEqual({ ok: true, value: { status: 'inside', leftAt: null } })
    }
  })
})

describe('the times of a visit', () => {
  it('signs out at the present moment on the day of arrival', () => {
    expect(decideSignOut(visit('inside'), null, now)).toEqual({ ok: true, value: { status: 'left', leftAt: now } })
  })
  it('never invents a leaving time for a visitor of an earlier day, and points to "time unknown"', () => {
    const forgotten = visit('inside', { arrivedAt: at('2026-03-01', 23.9) })
    const refused = decideSignOut(forgotten, null, now)
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'desk.inside-since-earlier-day', facts: { arrivedDay: '2026-03-01' }, remedy: { code: 'desk.close-unknown' } }] })
    expect(decideSignOut(forgotten, at('2026-03-02', 0.5), now).ok).toBe(true)
    expect(decideCloseUnknown(forgotten)).toEqual({ ok: true, value: 'left-time-unknown' })
  })
  it('names everything that is wrong at once: before the arrival, in the future', () => {
    expect(codes(decideVisitEntry({ arrivedAt: now + 1, leftAt: now + 2 }, now))).toEqual(['desk.arrival-in-future', 'desk.leaving-in-future'])
    expect(codes(decideVisitEntry({ arrivedAt: now, leftAt: now - 1 }, now))).toEqual(['desk.left-before-arrival'])
    expect(codes(decideSignOut(visit('inside'), at('2026-03-02', 8), now))).toEqual(['desk.left-before-arrival'])
    expect(codes(decideVisitCorrection(visit('left'), { arrivedAt: at('2026-03-02', 11), leftAt: null, stillInside: false }, now))).toEqual(['desk.left-before-arrival'])
    expect(codes(decideVisitCorrection(visit('left'), { arrivedAt: at('2026-03-02', 9), leftAt: at('2026-03-02', 10), stillInside: true }, now))).toEqual(['desk.inside-with-leaving'])
  })
  it('enters a visit of a paper list that is already over', () => {
    expect(decideVisitEntry({ arrivedAt: at('2026-03-01', 9), leftAt: at('2026-03-01', 9) }, now)).toEqual({ ok: true, value: 'left' })
    expect(decideVisitEntry({ arrivedAt: now, leftAt: null }, now)).toEqual({ ok: true, value: 'inside' })
  })
  it('says which refusal belongs to a line that is over: with its time, or without one', () => {
    expect(codes(decideSignOut(visit('left'), null, now))).toEqual(['desk.already-left'])
    expect(codes(decideSignOut(visit('left-time-unknown'), null, now))).toEqual(['desk.already-closed-unknown'])
  })
  it('counts a visitor as forgotten from midnight on', () => {
    const arrived = { status: 'inside', arrivedAt: at('2026-03-01', 23.99) } as const
    expect(isForgotten(arrived, toDay('2026-03-01'))).toBe(false)
    expect(isForgotten(arrived, toDay('2026-03-02'))).toBe(true)
    expect(isForgotten({ ...arrived, status: 'left' }, toDay('2026-03-02'))).toBe(false)
  })
})

describe('what a reception may cost (P06)', () => {
  const reception = (visitorClass: VisitorClass, people: number, costYuan: number | null, more: Partial<ReceptionFacts> = {}): ReceptionFacts => ({ visitorClass, people, costCents: costYuan === null ? null : costYuan * 100, costReason: '', escorts: null, purpose: '洽谈', ...more })
  const marks = (facts: ReceptionFacts) => visitNotices(facts, receptionRulesOfP06).map((notice) => notice.code)

  it('passes at the ceiling and marks one yuan above: A 500, B 300, C 200, D 150 a guest', () => {
    for (const [visitorClass, people, ceiling] of [['A', 4, 2000], ['B', 2, 600], ['C', 3, 600], ['D', 4, 600]] as const) {
      expect(marks(reception(visitorClass, people, ceiling)), visitorClass).toEqual([])
      expect(marks(reception(visitorClass, people, ceiling + 1)), visitorClass).toEqual(['desk.cost-over-ceiling-unexplained'])
      expect(marks(reception(visitorClass, people, ceiling + 1, { costReason: '临时加人' })), visitorClass).toEqual(['desk.cost-over-ceiling'])
    }
  })
  it('cites the clause and the figures of both', () => {
    expect(visitNotices(reception('B', 2, 640), receptionRulesOfP06)).toEqual([{ code: 'desk.cost-over-ceiling-unexplained', clause: 'P06-A.3.1', facts: { visitorClass: 'B', perPerson: 320, ceiling: 300, reason: '' } }])
  })
  it('gives one escort up to 4 guests, two from 5 to 10, three or more from 11', () => {
    expect([1, 4, 5, 10, 11, 40].map((people) => escortsFor(people, receptionRulesOfP06))).toEqual([
      { escorts: 1, orMore: false }, { escorts: 1, orMore: false }, { escorts: 2, orMore: false }, { escorts: 2, orMore: false }, { escorts: 3, orMore: true }, { escorts: 3, orMore: true },
    ])
    expect(marks(reception('D', 4, null, { escorts: 1 }))).toEqual([])
    expect(marks(reception('D', 4, null, { escorts: 2 }))).toEqual(['desk.escorts-differ'])
    expect(marks(reception('D', 11, null, { escorts: 5 }))).toEqual([])
    expect(marks(reception('D', 11, null, { escorts: 2 }))).toEqual(['desk.escorts-differ'])
  })
  it('marks a visit without its matter, and lets it in', () => {
    expect(marks(reception('D', 1, null, { purpose: '' }))).toEqual(['desk.purpose-missing'])
  })
})

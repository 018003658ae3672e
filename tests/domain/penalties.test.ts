import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialYears } from '#main/mechanisms/calendar/official-calendar.ts'
import { buildCalendar } from '#shared/domain/calendar.ts'
import { chargeOnce, decidePenaltyAct, penaltyActions, penaltyStatuses, penaltyTransitions, proposePenalty } from '#shared/domain/penalties.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import { toCents } from '#shared/kernel/money.ts'

const calendar = buildCalendar(officialYears())
const yuan = (amount: number) => toCents(amount * 100)
const on = (day: string) => ({ today: toDay(day), calendar })
const none = { inMonth: 0, ever: 0 }

const lateness: PenaltyRule = {
  clause: 'P13-B.5b', basis: { kind: 'ladder', cents: [yuan(20), yuan(40)] }, consequence: { clause: 'P13-B.5d', fromCount: 3, within: 'month', kind: 'counsel-out' },
}
const lateFile: PenaltyRule = {
  clause: 'P10-D.1', basis: { kind: 'fixed', cents: yuan(50) }, multiplied: { clause: 'P10-D.6a', fromCount: 2, factor: 2 }, repeatsUncorrected: { clause: 'P10-D.10b', afterWorkingDays: 1 },
}

describe('a proposed penalty', () => {
  it('climbs the ladder of lateness in a month: 20, 40, then counsel-out without a fine', () => {
    const at = (inMonth: number) => proposePenalty(lateness, { day: toDay('2026-03-02') }, { inMonth, ever: inMonth }, on('2026-03-02'))
    expect([0, 1, 2].map((count) => [at(count).amountCents, at(count).consequence?.kind ?? null])).toEqual([[2_000, null], [4_000, null], [0, 'counsel-out']])
  })
  it('doubles from the second file violation of the month on, and says so', () => {
    const first = proposePenalty(lateFile, { day: toDay('2026-03-02'), correctedOn: toDay('2026-03-02') }, none, on('2026-03-02'))
    const second = proposePenalty(lateFile, { day: toDay('2026-03-02'), correctedOn: toDay('2026-03-02') }, { inMonth: 1, ever: 1 }, on('2026-03-02'))
    expect([first.amountCents, second.amountCents]).toEqual([5_000, 10_000])
    expect(second.steps.map((step) => `${step.key} ${String(step.value)} ${step.clause}`)).toEqual(['fixed 5000 P10-D.1', 'ordinal 2 P10-D.6a', 'multiplied 2 P10-D.6a', 'total 10000 P10-D.1'])
  })
  it.each([
    ['2026-03-06', '2026-03-06', null, 5_000], ['2026-03-06', '2026-03-08', null, 5_000], ['2026-03-06', '2026-03-09', null, 10_000], ['2026-03-06', '2026-03-10', null, 15_000],
    ['2026-03-06', '2026-03-20', '2026-03-09', 5_000], ['2026-03-06', '2026-03-20', '2026-03-10', 10_000],
  ])('found %s, seen %s, corrected %s: %i cents (working days only)', (found, today, corrected, cents) => {
    expect(proposePenalty(lateFile, { day: toDay(found), correctedOn: corrected === null ? null : toDay(corrected) }, none, on(today)).amountCents).toBe(cents)
  })
  it('charges per unit, by a share and by a multiple', () => {
    expect(proposePenalty({ clause: 'P13-B.30', basis: { kind: 'per-unit', cents: yuan(20) } }, { day: toDay('2026-03-02'), units: 3 }, none, on('2026-03-02')).amountCents).toBe(6_000)
    expect(proposePenalty({ clause: 'P13-F.5', basis: { kind: 'of-amount', basisPoints: 5_000 } }, { day: toDay('2026-03-02'), amountCents: toCents(12_345) }, none, on('2026-03-02')).amountCents).toBe(6_172)
    expect(proposePenalty({ clause: 'P13-E.1e', basis: { kind: 'of-amount', basisPoints: 100_000 } }, { day: toDay('2026-03-02'), amountCents: yuan(30) }, none, on('2026-03-02')).amountCents).toBe(30_000)
  })
  it('charges an offence that two clauses name once and shows both', () => {
    const proposals = [yuan(20), yuan(50)].map((cents, index) => proposePenalty({ clause: `P13-${String(index)}`, basis: { kind: 'fixed', cents } }, { day: toDay('2026-03-02') }, none, on('2026-03-02')))
    expect(chargeOnce(proposals)).toMatchObject({ charged: { amountCents: 5_000 }, beside: [{ amountCents: 2_000 }] })
    expect(chargeOnce([])).toBeNull()
  })
  it('never falls as days pass, and its total is the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5 }), (offset, days, inMonth) => {
      const day = addDays(toDay('2026-01-01'), offset)
      const at = (later: number) => proposePenalty(lateFile, { day, correctedOn: null }, { inMonth, ever: inMonth }, { today: addDays(day, later), calendar })
      expect(at(days + 1).amountCents).toBeGreaterThanOrEqual(at(days).amountCents)
      expect(at(days).steps.at(-1)?.value).toBe(at(days).amountCents)
    }))
  })
})

describe('deciding on a penalty', () => {
  const facts = { number: 'CF2026-00001', status: 'proposed', amountCents: yuan(50), personId: 'person', clause: 'P10-D.1' } as const
  it('enumerates every status and action', () => {
    for (const status of penaltyStatuses) {
      for (const action of penaltyActions) {
        const outcome = decidePenaltyAct({ ...facts, status }, { action, byUserId: 'director', reason: '理由', amountCents: yuan(20) })
        const expected = penaltyTransitions[status][action]
        expect(outcome.ok ? outcome.value.status : null, `${status} ${action}`).toBe(expected)
      }
    }
  })
  it('needs another person, a reason for less, and an amount that is less', () => {
    const refused = decidePenaltyAct(facts, { action: 'reduce', byUserId: 'person', reason: '', amountCents: yuan(50) })
    expect(refused.ok ? [] : refused.error.map((refusal) => refusal.code)).toEqual(['penalties.own-penalty', 'penalties.reason-missing', 'penalties.not-less'])
    expect(decidePenaltyAct(facts, { action: 'waive', byUserId: 'director', reason: '初犯' })).toEqual({ ok: true, value: { status: 'waived', amountCents: 0, consequence: null } })
    expect(decidePenaltyAct(facts, { action: 'dispute', byUserId: 'person', reason: '当天请假' })).toMatchObject({ ok: true, value: { status: 'disputed' } })
  })
})

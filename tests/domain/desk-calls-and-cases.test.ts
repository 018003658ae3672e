import { describe, expect, it } from 'vitest'
import { callActions, callStatuses, callTransitions, callWaits, decideCallCorrection, decideCallEntry, decideCaseFromCall, decideSettle } from '#shared/domain/calls.ts'
import type { CallEntry } from '#shared/domain/calls.ts'
import { caseActions, caseKindOf, caseNotices, caseStatuses, caseTransitions, decideCaseAct, decideCaseClose, decideCaseEntry, expectedReply } from '#shared/domain/cases.ts'
import type { CaseFacts, CaseStatus } from '#shared/domain/cases.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { caseRulesOfP04 } from '#shared/policies/p04.ts'

const now = startOfDayMs(toDay('2026-03-02')) + 9 * 3_600_000
const codes = (result: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (result.ok ? [] : (result.error ?? []).map((refusal) => refusal.code))
const entry = (more: Partial<CallEntry> = {}): CallEntry => ({ caller: '王小明', phone: '13800004321', subject: '问停车', wanted: 'nothing', missed: false, calledAt: now, ...more })

describe('the states of a call', () => {
  const expected = {
    noted: { settle: null, 'correct-wanting': 'waiting', 'correct-noting': 'noted' },
    waiting: { settle: 'settled', 'correct-wanting': 'waiting', 'correct-noting': 'noted' },
    settled: { settle: null, 'correct-wanting': 'settled', 'correct-noting': 'settled' },
  } as const
  for (const status of callStatuses) for (const action of callActions) {
    it(`${status} x ${action} leads to ${String(expected[status][action])}`, () => { expect(callTransitions[status][action]).toBe(expected[status][action]) })
  }
  it('answers every status as its table says, in the decisions too', () => {
    for (const status of callStatuses) {
      const call = { number: 'LD2026-00001', status, calledAt: now, settledAt: status === 'settled' ? now : null }
      expect(decideSettle(call, { outcome: '已回电', at: now }, now).ok, status).toBe(callTransitions[status].settle !== null)
      expect(decideCallCorrection(status, entry({ wanted: 'call-back' }), now), status).toEqual({ ok: true, value: callTransitions[status]['correct-wanting'] })
      expect(decideCallCorrection(status, entry(), now), status).toEqual({ ok: true, value: callTransitions[status]['correct-noting'] })
    }
  })
})

describe('a call', () => {
  it('waits when somebody wants something or nobody answered', () => {
    expect([callWaits(entry()), callWaits(entry({ wanted: 'call-back' })), callWaits(entry({ wanted: 'pass-on' })), callWaits(entry({ missed: true }))]).toEqual([false, true, true, true])
    expect(decideCallEntry(entry({ missed: true, caller: '', subject: '' }), now)).toEqual({ ok: true, value: 'waiting' })
  })
  it('names who called or the number, and what about; all that is missing at once', () => {
    expect(codes(decideCallEntry(entry({ caller: '', phone: '', subject: '', calledAt: now + 1 }), now))).toEqual(['desk.caller-missing', 'desk.subject-missing', 'desk.call-in-future'])
  })
  it('is settled once, with what was done, not before it came and not in the future', () => {
    const waiting = { number: 'LD2026-00001', status: 'waiting', calledAt: now, settledAt: null } as const
    expect(codes(decideSettle(waiting, { outcome: '', at: now - 1 }, now))).toEqual(['desk.outcome-missing', 'desk.settled-at-wrong'])
    expect(codes(decideSettle(waiting, { outcome: '好', at: now + 1 }, now))).toEqual(['desk.settled-at-wrong'])
    expect(codes(decideSettle({ ...waiting, status: 'noted' }, { outcome: '好', at: now }, now))).toEqual(['desk.nothing-to-settle'])
    expect(codes(decideSettle({ ...waiting, status: 'settled', settledAt: now }, { outcome: '好', at: now }, now))).toEqual(['desk.call-already-settled'])
  })
  it('becomes one case, not two', () => {
    expect(decideCaseFromCall({ number: 'LD2026-00001' }, null).ok).toBe(true)
    expect(decideCaseFromCall({ number: 'LD2026-00001' }, 'SQ2026-00001')).toMatchObject({ ok: false, error: [{ code: 'desk.call-has-case', facts: { caseNumber: 'SQ2026-00001' } }] })
    expect((['enquiry', 'repair', 'complaint', 'emergency', 'other'] as const).map(caseKindOf)).toEqual(['request', 'repair', 'complaint', 'repair', 'request'])
  })
})

describe('the states of a case', () => {
  const expected = {
    open: { 'take-up': 'handling', note: 'open', close: 'closed', reopen: null, correct: 'open' },
    handling: { 'take-up': 'handling', note: 'handling', close: 'closed', reopen: null, correct: 'handling' },
    closed: { 'take-up': null, note: null, close: null, reopen: 'handling', correct: 'closed' },
  } as const
  const facts = (status: CaseStatus): CaseFacts => ({ number: 'SQ2026-00001', status, receivedAt: now, closedAt: status === 'closed' ? now : null })
  for (const status of caseStatuses) for (const action of caseActions) {
    it(`${status} x ${action} leads to ${String(expected[status][action])}`, () => {
      expect(caseTransitions[status][action]).toBe(expected[status][action])
      const decided = action === 'close' ? decideCaseClose(facts(status), { result: '已修', at: now }, now) : decideCaseAct(facts(status), action)
      expect(decided.ok ? decided.value : null).toBe(expected[status][action])
    })
  }
  it('says what the state forbids: closed is opened again first, what is open need not be', () => {
    expect(codes(decideCaseAct(facts('closed'), 'note'))).toEqual(['desk.case-closed'])
    expect(codes(decideCaseAct(facts('open'), 'reopen'))).toEqual(['desk.case-not-closed'])
  })
  it('closes only with a result, not before it came and not in the future (P03-D.3)', () => {
    expect(decideCaseClose(facts('open'), { result: '', at: now - 1 }, now)).toMatchObject({ ok: false, error: [{ code: 'desk.result-missing', clause: 'P03-D.3' }, { code: 'desk.closed-at-wrong' }] })
    expect(codes(decideCaseClose(facts('handling'), { result: '好', at: now + 1 }, now))).toEqual(['desk.closed-at-wrong'])
  })
})

describe('a case', () => {
  it('names who asks or a number, and no reply is due before it came', () => {
    expect(codes(decideCaseEntry({ person: '', phone: '', receivedAt: now + 1, expectedDay: toDay('2026-03-01') }, now))).toEqual(['desk.person-missing', 'desk.received-in-future', 'desk.reply-before-receipt'])
    expect(decideCaseEntry({ person: '', phone: '13800004321', receivedAt: now, expectedDay: toDay('2026-03-02') }, now).ok).toBe(true)
  })
  it('has seven days for a complaint from the day of receipt (P04-26), the agreed day before that, none for a request', () => {
    expect(expectedReply({ kind: 'complaint', expectedDay: null, receivedAt: now }, caseRulesOfP04)).toEqual({ day: '2026-03-09', clause: 'P04-26' })
    expect(expectedReply({ kind: 'complaint', expectedDay: toDay('2026-03-04'), receivedAt: now }, caseRulesOfP04)).toEqual({ day: '2026-03-04', clause: null })
    expect(expectedReply({ kind: 'request', expectedDay: null, receivedAt: now }, caseRulesOfP04)).toEqual({ day: null, clause: null })
    const beforeMidnight = startOfDayMs(toDay('2026-03-03')) - 1
    expect(expectedReply({ kind: 'complaint', expectedDay: null, receivedAt: beforeMidnight }, caseRulesOfP04).day).toBe('2026-03-09')
    expect(expectedReply({ kind: 'complaint', expectedDay: null, receivedAt: beforeMidnight + 1 }, caseRulesOfP04).day).toBe('2026-03-10')
  })
  it('is marked when major without a reason (P05-2.5) and when the customer is not satisfied (P03-D.3)', () => {
    const plain = { kind: 'complaint', grade: 'major', gradeReason: '', reaction: 'unknown' } as const
    expect(caseNotices(plain).map((notice) => [notice.code, notice.clause])).toEqual([['desk.major-without-reason', 'P05-2.5']])
    expect(caseNotices({ ...plain, gradeReason: '再次投诉', reaction: 'dissatisfied' }).map((notice) => notice.code)).toEqual(['desk.customer-dissatisfied'])
    expect(caseNotices({ ...plain, kind: 'request' })).toEqual([])
  })
})

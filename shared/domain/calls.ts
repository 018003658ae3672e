/** Telephone calls: what is written down, and until when a call waits for somebody. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** `noted`: nothing to do; `waiting`: missed, or something was asked for; `settled`: done, with its time (P01-4.4). */
export const callStatuses = ['noted', 'waiting', 'settled'] as const
export type CallStatus = (typeof callStatuses)[number]
export const callActions = ['settle', 'correct-wanting', 'correct-noting'] as const
export type CallAction = (typeof callActions)[number]

/** Status x action -> next status; null is a refusal. */
export const callTransitions: Readonly<Record<CallStatus, Readonly<Record<CallAction, CallStatus | null>>>> = {
  noted: { settle: null, 'correct-wanting': 'waiting', 'correct-noting': 'noted' },
  waiting: { settle: 'settled', 'correct-wanting': 'waiting', 'correct-noting': 'noted' },
  settled: { settle: null, 'correct-wanting': 'settled', 'correct-noting': 'settled' },
}

/** P01-4.2: what the hotline is for. */
export const callKinds = ['enquiry', 'repair', 'complaint', 'emergency', 'other'] as const
export type CallKind = (typeof callKinds)[number]
/** What the caller asked for. */
export const callWishes = ['nothing', 'call-back', 'pass-on'] as const
export type CallWish = (typeof callWishes)[number]

/** What the decision looks at when a call is written down or corrected. */
export type CallEntry = { readonly caller: string; readonly phone: string; readonly subject: string; readonly wanted: CallWish; readonly missed: boolean; readonly calledAt: number }

function entryRefusals(entry: CallEntry, nowMs: number): Refusal[] {
  const refusals: Refusal[] = []
  if (entry.caller === '' && entry.phone === '') refusals.push({ code: 'desk.caller-missing', clause: 'P01-4.1', field: 'caller', facts: {}, remedy: { code: 'desk.write-caller' } })
  if (entry.subject === '' && !entry.missed) refusals.push({ code: 'desk.subject-missing', clause: 'P01-4.1', field: 'subject', facts: {}, remedy: { code: 'desk.write-subject' } })
  if (entry.calledAt > nowMs) refusals.push({ code: 'desk.call-in-future', field: 'calledAt', facts: { at: entry.calledAt }, remedy: { code: 'desk.correct-time' } })
  return refusals
}

/** Whether a call waits for somebody: nobody answered it, or the caller asked for something. */
export function callWaits(entry: Pick<CallEntry, 'wanted' | 'missed'>): boolean {
  return entry.missed || entry.wanted !== 'nothing'
}

/** May a call be written down so? It names who called (or the number) and what about; of a missed call the number is enough. */
export function decideCallEntry(entry: CallEntry, nowMs: number): Result<CallStatus, readonly Refusal[]> {
  const refusals = entryRefusals(entry, nowMs)
  return refusals.length > 0 ? no(refusals) : ok(callWaits(entry) ? 'waiting' : 'noted')
}

/** May a call be corrected so? The same as for a new one; a settled call stays settled. */
export function decideCallCorrection(status: CallStatus, entry: CallEntry, nowMs: number): Result<CallStatus, readonly Refusal[]> {
  const next = callTransitions[status][callWaits(entry) ? 'correct-wanting' : 'correct-noting']
  const refusals = entryRefusals(entry, nowMs)
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

export type CallFacts = { readonly number: string; readonly status: CallStatus; readonly calledAt: number; readonly settledAt: number | null }

/** May this call be settled at this moment? Only one that waits, with what was done, not before it came. */
export function decideSettle(call: CallFacts, settling: { readonly outcome: string; readonly at: number }, nowMs: number): Result<CallStatus, readonly Refusal[]> {
  const next = callTransitions[call.status].settle
  if (next === null) {
    return no([call.settledAt === null ? { code: 'desk.nothing-to-settle', facts: { number: call.number }, remedy: { code: 'desk.correct-call' } }
      : { code: 'desk.call-already-settled', facts: { number: call.number, at: call.settledAt } }])
  }
  const refusals: Refusal[] = []
  if (settling.outcome === '') refusals.push({ code: 'desk.outcome-missing', clause: 'P01-4.1', field: 'outcome', facts: { number: call.number }, remedy: { code: 'desk.write-outcome' } })
  if (settling.at < call.calledAt || settling.at > nowMs) refusals.push({ code: 'desk.settled-at-wrong', field: 'at', facts: { number: call.number, calledAt: call.calledAt, at: settling.at }, remedy: { code: 'desk.correct-time' } })
  return refusals.length > 0 ? no(refusals) : ok(next)
}

/** May a case be opened from this call? Once; a second one is a new entry of its own. */
export function decideCaseFromCall(call: { readonly number: string }, caseNumber: string | null): Result<true, readonly Refusal[]> {
  return caseNumber === null ? ok(true) : no([{ code: 'desk.call-has-case', facts: { number: call.number, caseNumber }, remedy: { code: 'desk.open-case' } }])
}

/** Cases: requests, complaints, repairs and promised follow-ups from the moment they are taken down to their end, with a result and a time. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { addDays, dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const caseStatuses = ['open', 'handling', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]
export const caseActions = ['take-up', 'note', 'close', 'reopen', 'correct'] as const
export type CaseAction = (typeof caseActions)[number]

/** Status x action -> next status; null is a refusal. `take-up` in handling hands the case on. */
export const caseTransitions: Readonly<Record<CaseStatus, Readonly<Record<CaseAction, CaseStatus | null>>>> = {
  open: { 'take-up': 'handling', note: 'open', close: 'closed', reopen: null, correct: 'open' },
  handling: { 'take-up': 'handling', note: 'handling', close: 'closed', reopen: null, correct: 'handling' },
  closed: { 'take-up': null, note: null, close: null, reopen: 'handling', correct: 'closed' },
}

/** `follow-up`: the office has promised to come back to a customer. */
export const caseKinds = ['request', 'complaint', 'repair', 'follow-up'] as const
export type CaseKind = (typeof caseKinds)[number]
export const caseGrades = ['ordinary', 'important', 'major'] as const
export type CaseGrade = (typeof caseGrades)[number]
/** How it came (P03-D.1, P01-4.10, P01-4.16). */
export const caseChannels = ['call', 'visit', 'letter', 'web', 'meeting', 'other'] as const
export type CaseChannel = (typeof caseChannels)[number]
/** What the customer said to the result (P03-D.3). */
export const caseReactions = ['unknown', 'satisfied', 'dissatisfied'] as const
export type CaseReaction = (typeof caseReactions)[number]

export type CaseRules = {
  /** Calendar days within which a complaint is closed, the day of receipt being day 0; null where no active policy sets a term. */
  readonly complaintDaysMax: number | null
  readonly complaintClause: string
}

/** What the decision looks at. */
export type CaseFacts = { readonly number: string; readonly status: CaseStatus; readonly receivedAt: number; readonly closedAt: number | null }

/** By when a reply is expected: the day that was agreed, else the policy's day for a complaint, else none; and which clause says so. */
export function expectedReply(entry: { readonly kind: CaseKind; readonly expectedDay: Day | null; readonly receivedAt: number }, rules: CaseRules): { readonly day: Day | null; readonly clause: string | null } {
  if (entry.expectedDay !== null) return { day: entry.expectedDay, clause: null }
  return entry.kind === 'complaint' && rules.complaintDaysMax !== null ? { day: addDays(dayOfInstant(entry.receivedAt), rules.complaintDaysMax), clause: rules.complaintClause } : { day: null, clause: null }
}

/** May a case be taken down so? It names who asks (or a number), was not received in the future, and no reply is due before it came. */
export function decideCaseEntry(entry: { readonly person: string; readonly phone: string; readonly receivedAt: number; readonly expectedDay: Day | null }, nowMs: number): Result<CaseStatus, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (entry.person === '' && entry.phone === '') refusals.push({ code: 'desk.person-missing', clause: 'P01-4.4', field: 'person', facts: {}, remedy: { code: 'desk.write-person' } })
  if (entry.receivedAt > nowMs) refusals.push({ code: 'desk.received-in-future', field: 'receivedAt', facts: { at: entry.receivedAt }, remedy: { code: 'desk.correct-time' } })
  const receivedDay = dayOfInstant(entry.receivedAt)
  if (entry.expectedDay !== null && entry.expectedDay < receivedDay) {
    refusals.push({ code: 'desk.reply-before-receipt', field: 'expectedDay', facts: { expectedDay: entry.expectedDay, receivedDay }, remedy: { code: 'desk.correct-time' } })
  }
  return refusals.length > 0 ? no(refusals) : ok('open')
}

function stateRefusal(facts: CaseFacts, action: CaseAction): Refusal {
  if (action === 'reopen') return { code: 'desk.case-not-closed', facts: { number: facts.number } }
  return { code: 'desk.case-closed', facts: { number: facts.number, at: facts.closedAt }, remedy: { code: 'desk.reopen-case' } }
}

/** May this be done to this case? Closing has its own rule. */
export function decideCaseAct(facts: CaseFacts, action: Exclude<CaseAction, 'close'>): Result<CaseStatus, readonly Refusal[]> {
  const next = caseTransitions[facts.status][action]
  return next === null ? no([stateRefusal(facts, action)]) : ok(next)
}

/** May this case be closed so? With a result that the customer can be told (P03-D.3), not before it came and not in the future. */
export function decideCaseClose(facts: CaseFacts, closing: { readonly result: string; readonly at: number }, nowMs: number): Result<CaseStatus, readonly Refusal[]> {
  const next = caseTransitions[facts.status].close
  if (next === null) return no([stateRefusal(facts, 'close')])
  const refusals: Refusal[] = []
  if (closing.result === '') refusals.push({ code: 'desk.result-missing', clause: 'P03-D.3', field: 'result', facts: { number: facts.number }, remedy: { code: 'desk.write-result' } })
  if (closing.at < facts.receivedAt || closing.at > nowMs) refusals.push({ code: 'desk.closed-at-wrong', field: 'at', facts: { number: facts.number, receivedAt: facts.receivedAt, at: closing.at }, remedy: { code: 'desk.correct-time' } })
  return refusals.length > 0 ? no(refusals) : ok(next)
}

/** What a case is marked with: a major complaint without its reason (P05-2.5), a dissatisfied customer (P03-D.3). */
export function caseNotices(entry: { readonly kind: CaseKind; readonly grade: CaseGrade; readonly gradeReason: string; readonly reaction: CaseReaction }): Notice[] {
  const notices: Notice[] = []
  if (entry.kind === 'complaint' && entry.grade === 'major' && entry.gradeReason === '') notices.push({ code: 'desk.major-without-reason', clause: 'P05-2.5', facts: {} })
  if (entry.reaction === 'dissatisfied') notices.push({ code: 'desk.customer-dissatisfied', clause: 'P03-D.3', facts: {} })
  return notices
}

/** The kind of case that a call or a line of words becomes. */
export function caseKindOf(callKind: 'enquiry' | 'repair' | 'complaint' | 'emergency' | 'other'): CaseKind {
  return callKind === 'repair' || callKind === 'emergency' ? 'repair' : callKind === 'complaint' ? 'complaint' : 'request'
}

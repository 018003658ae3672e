/** Visits: who is inside, how a visit ends, and what a reception may cost by the class of its guest. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const visitStatuses = ['inside', 'left', 'left-time-unknown'] as const
export type VisitStatus = (typeof visitStatuses)[number]
export const visitActions = ['sign-out', 'close-unknown', 'correct', 'write-leaving', 'take-back-leaving'] as const
export type VisitAction = (typeof visitActions)[number]

/** Status x action -> next status; null is a refusal. */
export const visitTransitions: Readonly<Record<VisitStatus, Readonly<Record<VisitAction, VisitStatus | null>>>> = {
  inside: { 'sign-out': 'left', 'close-unknown': 'left-time-unknown', correct: 'inside', 'write-leaving': 'left', 'take-back-leaving': null },
  left: { 'sign-out': null, 'close-unknown': null, correct: 'left', 'write-leaving': 'left', 'take-back-leaving': 'inside' },
  'left-time-unknown': { 'sign-out': null, 'close-unknown': null, correct: 'left-time-unknown', 'write-leaving': 'left', 'take-back-leaving': 'inside' },
}

/** P06-A.1: A important guests of top management, B important customers and foreign guests, C marketing customers, D ordinary visitors. */
export const visitorClasses = ['A', 'B', 'C', 'D'] as const
export type VisitorClass = (typeof visitorClasses)[number]

/** What receptions may cost and who goes along; the numbers are the policy's. */
export type ReceptionRules = {
  /** Cost per guest in cents up to which nothing is marked. */
  readonly ceilingCents: Readonly<Record<VisitorClass, number>>
  readonly ceilingClause: string
  /** Escorts at a meal: the first line whose `guestsMax` is not below the number of guests. */
  readonly escorts: readonly { readonly guestsMax: number; readonly escorts: number; readonly orMore: boolean }[]
  readonly escortsClause: string
  readonly purposeClause: string
}

/** What the decision looks at. */
export type VisitFacts = { readonly number: string; readonly status: VisitStatus; readonly visitor: string; readonly arrivedAt: number; readonly leftAt: number | null }

function timeRefusals(arrivedAt: number, leftAt: number | null, nowMs: number): Refusal[] {
  const refusals: Refusal[] = []
  if (arrivedAt > nowMs) refusals.push({ code: 'desk.arrival-in-future', field: 'arrivedAt', facts: { at: arrivedAt }, remedy: { code: 'desk.correct-time' } })
  if (leftAt !== null && leftAt > nowMs) refusals.push({ code: 'desk.leaving-in-future', field: 'leftAt', facts: { at: leftAt }, remedy: { code: 'desk.correct-time' } })
  if (leftAt !== null && leftAt < arrivedAt) refusals.push({ code: 'desk.left-before-arrival', field: 'leftAt', facts: { arrivedAt, leftAt }, remedy: { code: 'desk.correct-time' } })
  return refusals
}

/** May a visit be entered with these times? Entered later from a paper list it may already be over; nothing lies in the future. */
export function decideVisitEntry(times: { readonly arrivedAt: number; readonly leftAt: number | null }, nowMs: number): Result<VisitStatus, readonly Refusal[]> {
  const refusals = timeRefusals(times.arrivedAt, times.leftAt, nowMs)
  return refusals.length > 0 ? no(refusals) : ok(times.leftAt === null ? 'inside' : 'left')
}

/**
 * May this visitor be signed out at `leftAt` (null: now)? Refused once he has left, before his arrival and in the future. A visitor who is inside since an
 * earlier day is signed out only with a time that somebody knows: the present moment would be an invented one.
 */
export function decideSignOut(visit: VisitFacts, leftAt: number | null, nowMs: number): Result<{ readonly status: VisitStatus; readonly leftAt: number }, readonly Refusal[]> {
  const next = visitTransitions[visit.status]['sign-out']
  if (next === null) return no([alreadyLeft(visit)])
  const refusals = timeRefusals(visit.arrivedAt, leftAt, nowMs)
  const arrivedDay = dayOfInstant(visit.arrivedAt)
  if (leftAt === null && arrivedDay < dayOfInstant(nowMs)) {
    refusals.push({ code: 'desk.inside-since-earlier-day', field: 'leftAt', facts: { number: visit.number, visitor: visit.visitor, arrivedDay }, remedy: { code: 'desk.close-unknown' } })
  }
  return refusals.length > 0 ? no(refusals) : ok({ status: next, leftAt: leftAt ?? nowMs })
}

function alreadyLeft(visit: VisitFacts): Refusal {
  const facts = { number: visit.number, visitor: visit.visitor }
  return visit.leftAt === null
    ? { code: 'desk.already-closed-unknown', facts, remedy: { code: 'desk.write-leaving' } }
    : { code: 'desk.already-left', facts: { ...facts, at: visit.leftAt }, remedy: { code: 'desk.write-leaving' } }
}

/** May this visit be closed as "left, time unknown"? Only while the visitor counts as inside; no time is written. */
export function decideCloseUnknown(visit: VisitFacts): Result<VisitStatus, readonly Refusal[]> {
  const next = visitTransitions[visit.status]['close-unknown']
  return next === null ? no([alreadyLeft(visit)]) : ok(next)
}

/** What a correction does to the leaving: nothing, writes its time, or takes it back because the visitor is still inside. */
export type LeavingCorrection = { readonly arrivedAt: number; readonly leftAt: number | null; readonly stillInside: boolean }

/** May a line be corrected so? A leaving that was entered by mistake can be taken back; times stay in their order. */
export function decideVisitCorrection(visit: VisitFacts, correction: LeavingCorrection, nowMs: number): Result<{ readonly status: VisitStatus; readonly leftAt: number | null }, readonly Refusal[]> {
  const action: VisitAction = correction.stillInside ? (visit.status === 'inside' ? 'correct' : 'take-back-leaving') : correction.leftAt === null ? 'correct' : 'write-leaving'
  const next = visitTransitions[visit.status][action]
  const leftAt = correction.stillInside ? null : (correction.leftAt ?? visit.leftAt)
  const refusals = timeRefusals(correction.arrivedAt, leftAt, nowMs)
  if (correction.stillInside && correction.leftAt !== null) {
    refusals.push({ code: 'desk.inside-with-leaving', field: 'leftAt', facts: { leftAt: correction.leftAt }, remedy: { code: 'desk.correct-time' } })
  }
  return refusals.length > 0 || next === null ? no(refusals) : ok({ status: next, leftAt })
}

/** Something a line is marked with while the work goes on (hardness warn): the clause and its figures. */
export type Notice = { readonly code: string; readonly clause: string; readonly facts: Readonly<Record<string, string | number>> }

/** How many escorts the policy gives this many guests. */
export function escortsFor(people: number, rules: ReceptionRules): { readonly escorts: number; readonly orMore: boolean } {
  const line = rules.escorts.find((candidate) => people <= candidate.guestsMax) ?? rules.escorts.at(-1)
  return { escorts: line?.escorts ?? 1, orMore: line?.orMore ?? false }
}

/** Whether the cost lies above the ceiling of the guest's class; the figures of both. */
export function costOverCeiling(visit: { readonly visitorClass: VisitorClass; readonly people: number; readonly costCents: number | null }, rules: ReceptionRules): { readonly ceilingCents: number; readonly perPersonCents: number } | null {
  const ceilingCents = rules.ceilingCents[visit.visitorClass]
  if (visit.costCents === null || visit.costCents <= ceilingCents * visit.people) return null
  return { ceilingCents, perPersonCents: Math.ceil(visit.costCents / visit.people) }
}

export type ReceptionFacts = { readonly visitorClass: VisitorClass; readonly people: number; readonly costCents: number | null; readonly costReason: string; readonly escorts: number | null; readonly purpose: string }

/** What a visit is marked with: cost above the ceiling of its class, another number of escorts than the table's, no matter written down (P06). */
export function visitNotices(visit: ReceptionFacts, rules: ReceptionRules): Notice[] {
  const notices: Notice[] = []
  const over = costOverCeiling(visit, rules)
  if (over !== null) {
    const code = visit.costReason === '' ? 'desk.cost-over-ceiling-unexplained' : 'desk.cost-over-ceiling'
    notices.push({ code, clause: rules.ceilingClause, facts: { visitorClass: visit.visitorClass, perPerson: over.perPersonCents / 100, ceiling: over.ceilingCents / 100, reason: visit.costReason } })
  }
  const table = escortsFor(visit.people, rules)
  if (visit.escorts !== null && (visit.escorts < table.escorts || (visit.escorts > table.escorts && !table.orMore))) {
    notices.push({ code: 'desk.escorts-differ', clause: rules.escortsClause, facts: { escorts: visit.escorts, table: table.escorts, people: visit.people } })
  }
  if (visit.purpose === '') notices.push({ code: 'desk.purpose-missing', clause: rules.purposeClause, facts: {} })
  return notices
}

/** Whether a visit was forgotten: inside since a day before `today`. */
export function isForgotten(visit: { readonly status: VisitStatus; readonly arrivedAt: number }, today: Day): boolean {
  return visit.status === 'inside' && dayOfInstant(visit.arrivedAt) < today
}

/** What a visit takes along and costs: applied for beforehand, released, claimed, passed; what was not applied for in time is refused or marked by the printed hardness. */
import { rolesWith } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What may be applied for: items to take along (P17-3.1.4), costs (P17-3.1.5), a gift, entertainment (P17-3.3.3). */
export const visitRequestKinds = ['items', 'costs', 'gift', 'entertainment'] as const
export type VisitRequestKind = (typeof visitRequestKinds)[number]
export const visitRequestStatuses = ['requested', 'approved', 'refused'] as const
export type VisitRequestStatus = (typeof visitRequestStatuses)[number]
/** A release hands something out before the visit; a claim asks for money back after it. */
export const outlayActs = ['release', 'claim'] as const
export type OutlayAct = (typeof outlayActs)[number]
/** A claim waits (`entered`) for the head of the claimant's department, then (`agreed`) until finance passes it or not; what was released is back, given, or still out. */
export const outlayStatuses = ['released', 'brought-back', 'given', 'entered', 'agreed', 'passed', 'not-passed'] as const
export type OutlayStatus = (typeof outlayStatuses)[number]
export const outlayActions = ['bring-back', 'give', 'agree', 'pass', 'turn-down'] as const
export type OutlayAction = (typeof outlayActions)[number]

const ended = { 'bring-back': null, give: null, agree: null, pass: null, 'turn-down': null } as const
/** Status x action -> next status; null is a refusal. */
export const outlayTransitions: Readonly<Record<OutlayStatus, Readonly<Record<OutlayAction, OutlayStatus | null>>>> = {
  released: { ...ended, 'bring-back': 'brought-back', give: 'given' },
  entered: { ...ended, agree: 'agreed', 'turn-down': 'not-passed' },
  agreed: { ...ended, pass: 'passed', 'turn-down': 'not-passed' },
  'brought-back': ended, given: ended, passed: ended, 'not-passed': ended,
}

export type VisitRequestFacts = { readonly number: string; readonly kind: VisitRequestKind; readonly status: VisitRequestStatus; readonly requestedDay: Day }

const clauseOfKind: Readonly<Record<VisitRequestKind, string>> = { items: 'P17-3.1.4', costs: 'P17-3.1.5', gift: 'P17-3.3.3', entertainment: 'P17-3.3.3' }
/** The clause that asks to apply for this kind beforehand. */
export function clauseOfRequest(kind: VisitRequestKind): string {
  return clauseOfKind[kind]
}

function isSocial(kind: VisitRequestKind): boolean {
  return kind === 'gift' || kind === 'entertainment'
}

/**
 * May this be handed out? A gift or an entertainment advance only on a request dated before the visit (P17-3.3.3, a block);
 * items and costs are handed out and marked (P17-3.1.4).
 */
export function decideRelease(outlay: { readonly kind: VisitRequestKind; readonly visitDay: Day; readonly visit: string }, request: VisitRequestFacts | null): Result<null, readonly Refusal[]> {
  if (!isSocial(outlay.kind) || (request !== null && request.status !== 'refused' && request.requestedDay < outlay.visitDay)) return ok(null)
  const facts = { visit: outlay.visit, visitDay: outlay.visitDay, requestedDay: request?.requestedDay ?? null }
  if (request?.status === 'refused') return no([{ code: 'customer-visits.request-refused', clause: 'P17-3.3.3', field: 'requestId', facts: { ...facts, request: request.number }, mayDecide: ['department-manager'] }])
  return no([{ code: request === null ? 'customer-visits.not-applied-for' : 'customer-visits.applied-too-late', clause: 'P17-3.3.3', field: 'requestId', facts, remedy: { code: 'customer-visits.apply-before' }, mayDecide: ['department-manager'] }])
}

/** What an outlay is marked with: not approved (P17-3.1.4), no prior request (P17-3.1.5), applied for afterwards (P17-3.3.3), more than estimated. */
export function outlayNotices(outlay: { readonly act: OutlayAct; readonly kind: VisitRequestKind; readonly day: Day; readonly visitDay: Day; readonly amountCents: number }, request: (VisitRequestFacts & { readonly amountCents: number }) | null): Notice[] {
  const notices: Notice[] = []
  const clause = clauseOfKind[outlay.kind]
  if (request === null) notices.push({ code: outlay.act === 'release' ? 'customer-visits.released-unapproved' : 'customer-visits.no-prior-request', clause, facts: {} })
  else {
    if (request.status !== 'approved') notices.push({ code: 'customer-visits.released-unapproved', clause, facts: {} })
    const isAfterwards = isSocial(outlay.kind) ? request.requestedDay >= outlay.visitDay : request.requestedDay > outlay.day
    if (isAfterwards) notices.push({ code: 'customer-visits.applied-afterwards', clause, facts: { request: request.number, requestedDay: request.requestedDay } })
    if (outlay.act === 'claim' && request.amountCents > 0 && outlay.amountCents > request.amountCents) notices.push({ code: 'customer-visits.over-estimate', clause, facts: { yuan: outlay.amountCents / 100, estimate: request.amountCents / 100 } })
  }
  return notices
}

/** What is known of the customer's filing on the day of the decision; null: no customer is meant (a firm of the same trade). */
export type FilingFacts = { readonly name: string; readonly filedDay: Day | null } | null

/** Who decides a claim: never whoever entered it, and not before the head of his department agreed (P19-2.3). */
export function refuseClaimStep(claim: { readonly number: string; readonly status: OutlayStatus; readonly enteredBy: string }, action: OutlayAction, actorId: string): Refusal[] {
  if (action !== 'pass' && action !== 'turn-down') return []
  const facts = { claim: claim.number }
  const refusals: Refusal[] = claim.enteredBy === actorId ? [{ code: 'customer-visits.own-claim', clause: 'P19-2.3', facts, remedy: { code: 'customer-visits.ask-a-colleague' }, mayDecide: rolesWith('approvals.decide') }] : []
  if (action === 'pass' && claim.status === 'entered') refusals.push({ code: 'customer-visits.claim-not-agreed', clause: 'P19-2.3', facts, remedy: { code: 'customer-visits.wait-for-the-head' }, mayDecide: ['department-manager'] })
  return refusals
}

/** May a claim be passed? Nothing is paid back for a customer who is not filed (P19-1.8.1, a block); filed after the expense is only marked. */
export function decidePassClaim(claim: { readonly number: string; readonly day: Day; readonly amountCents: number }, filing: FilingFacts): Result<readonly Notice[], readonly Refusal[]> {
  if (filing === null) return ok([])
  if (filing.filedDay === null) {
    return no([{ code: 'customer-visits.customer-not-filed', clause: 'P19-1.8.1', facts: { claim: claim.number, customer: filing.name, yuan: claim.amountCents / 100 }, remedy: { code: 'customer-visits.file-customer' } }])
  }
  return ok(filing.filedDay > claim.day ? [{ code: 'customer-visits.filed-after-expense', clause: 'P19-1.8.1', facts: { filedDay: filing.filedDay, day: claim.day } }] : [])
}

/** May this be done to an outlay now? */
export function decideOutlayAct(outlay: { readonly number: string; readonly status: OutlayStatus }, action: OutlayAction): Result<OutlayStatus, readonly Refusal[]> {
  const next = outlayTransitions[outlay.status][action]
  return next === null ? no([{ code: 'customer-visits.outlay-ended', facts: { number: outlay.number, status: outlay.status }, remedy: { code: 'customer-visits.look-at-visit' } }]) : ok(next)
}

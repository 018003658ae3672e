/** Duties: what somebody must do by a day because a clause says so; who is late by how much; what proves that it was done. */
import type { Role } from '#shared/domain/access.ts'
import type { DueTerm } from '#shared/domain/due-moments.ts'
import type { Recurrence } from '#shared/domain/recurrence.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const dutyStatuses = ['open', 'done', 'waived', 'void'] as const
/** `void`: what it was about has gone, e.g. the loan came back; nobody failed and nobody did it. */
export type DutyStatus = (typeof dutyStatuses)[number]
export const dutyActions = ['complete', 'waive', 'void'] as const
export type DutyAction = (typeof dutyActions)[number]

/** Status x action -> next status; null is a refusal. */
export const dutyTransitions: Readonly<Record<DutyStatus, Readonly<Record<DutyAction, DutyStatus | null>>>> = {
  open: { complete: 'done', waive: 'waived', void: 'void' },
  done: { complete: null, waive: null, void: null },
  waived: { complete: null, waive: null, void: null },
  void: { complete: null, waive: null, void: null },
}

/** What must be handed in with the deed: nothing, some words, or the number of a record. */
export const evidenceKinds = ['none', 'words', 'record'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** One rung: so many calendar days after the due day, this role is told as well. */
export type LadderRung = { readonly afterDays: number; readonly role: Role }

type DayTerm = Exclude<DueTerm, { unit: 'working-minutes' }>

/** A duty as a pack declares it. `recurs` comes by the calendar; `renews` comes again a term after it was last done; `after` comes with an event that a feature reports. */
export type DutyRule = {
  readonly id: string
  /** As printed, e.g. `P07-14`. */
  readonly clause: string
  readonly zh: string
  readonly en: string
  readonly owner: Role
  readonly evidence: EvidenceKind
  /** What the record must be the number of; absent: whatever the office numbers. */
  readonly recordOf?: 'customer'
  readonly ladder: readonly LadderRung[]
  /** Several policies speak on its term: the one that rules this topic gives it. */
  readonly topic?: string
  /** The figure that is the count of its term, so that an office that changes the figure changes the term. */
  readonly figure?: { readonly clauseId: string; readonly name: string }
  readonly comes:
    | { readonly kind: 'recurs'; readonly recurrence: Recurrence }
    | { readonly kind: 'renews'; readonly term: DayTerm }
    | { readonly kind: 'after'; readonly event: string; readonly term: DayTerm }
}

export type DutyFacts = { readonly title: string; readonly clause: string; readonly status: DutyStatus; readonly owner: Role; readonly ownerUserId: string | null; readonly evidence: EvidenceKind; readonly opensDay: Day }
export type DutyAct = { readonly action: DutyAction; readonly byUserId: string; readonly byRole: Role; readonly words: string; readonly recordNumber: string; readonly today: Day }

/** Roles that may act in every owner's place. */
const standIns: readonly Role[] = ['general-manager', 'department-manager']

/** May this be done? A waiver needs a reason and is not the owner's own; evidence is asked for where the clause asks for it; nothing is done before it opens. */
export function decideDutyAct(duty: DutyFacts, act: DutyAct): Result<DutyStatus, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const facts = { title: duty.title, status: duty.status }
  const cite = { clause: duty.clause, facts }
  const next = dutyTransitions[duty.status][act.action]
  if (next === null) refusals.push({ code: 'duties.already-ended', ...cite })
  const isOwner = duty.ownerUserId === null ? act.byRole === duty.owner : act.byUserId === duty.ownerUserId
  if (act.action !== 'void' && !isOwner && !standIns.includes(act.byRole)) refusals.push({ code: 'duties.not-yours', ...cite, mayDecide: [duty.owner, ...standIns] })
  if (act.action === 'waive' && isOwner && !standIns.includes(act.byRole)) refusals.push({ code: 'duties.own-waiver', ...cite, mayDecide: standIns })
  if (act.action === 'waive' && act.words === '') refusals.push({ code: 'duties.reason-missing', field: 'words', ...cite, remedy: { code: 'duties.say-why' } })
  if (act.action === 'complete' && act.today < duty.opensDay) refusals.push({ code: 'duties.not-open-yet', clause: duty.clause, facts: { ...facts, opensDay: duty.opensDay } })
  if (act.action === 'complete' && duty.evidence === 'words' && act.words === '') refusals.push({ code: 'duties.words-missing', field: 'words', ...cite, remedy: { code: 'duties.say-what' } })
  if (act.action === 'complete' && duty.evidence === 'record' && act.recordNumber === '') refusals.push({ code: 'duties.record-missing', field: 'recordNumber', ...cite, remedy: { code: 'duties.name-the-record' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** Calendar days past the due day; 0 on it and before it. */
export function daysLate(dueDay: Day, today: Day): number {
  return Math.max(0, daysBetween(dueDay, today))
}

/** Everyone who sees a duty on a day: its owner, and each rung that its lateness has reached. */
export function rolesReached(owner: Role, ladder: readonly LadderRung[], dueDay: Day, today: Day): readonly Role[] {
  const late = daysBetween(dueDay, today)
  return [...new Set([owner, ...ladder.filter((rung) => late >= rung.afterDays).map((rung) => rung.role)])]
}

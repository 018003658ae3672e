/** Return visits to customers: who owes one by when, what counts as made, what a record lacks, and when nothing is owed. Pure rules of P14. */
import type { Role } from '#shared/domain/access.ts'
import type { CaseGrade } from '#shared/domain/cases.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What brings a follow-up: a settled complaint, a finished repair, an ended event, a festival, a move-in, a handled emergency. */
export const followupKinds = ['complaint', 'repair', 'event', 'festival', 'move-in', 'emergency'] as const
export type FollowupKind = (typeof followupKinds)[number]
/** `done`: nothing more is outstanding; `closed`: ended with something outstanding, which stays on the board; `void`: the matter was opened again. */
export const followupStatuses = ['open', 'done', 'exempt', 'closed', 'void'] as const
export type FollowupStatus = (typeof followupStatuses)[number]
export const followupActions = ['record', 'assign', 'exempt', 'annex', 'close', 'void'] as const
export type FollowupAction = (typeof followupActions)[number]

/** Status x action -> next status; null is a refusal. `record` names the status while a visit is still outstanding; the last visit makes it `done`. */
export const followupTransitions: Readonly<Record<FollowupStatus, Readonly<Record<FollowupAction, FollowupStatus | null>>>> = {
  open: { record: 'open', assign: 'open', exempt: 'exempt', annex: null, close: 'closed', void: 'void' },
  done: { record: null, assign: null, exempt: null, annex: null, close: null, void: 'void' },
  exempt: { record: null, assign: null, exempt: null, annex: 'exempt', close: null, void: 'void' },
  closed: { record: 'closed', assign: 'closed', exempt: null, annex: null, close: null, void: 'void' },
  void: { record: null, assign: null, exempt: null, annex: null, close: null, void: null },
}

export const visitMeans = ['door', 'telephone', 'letter'] as const
export type VisitMeans = (typeof visitMeans)[number]
export const signatureKinds = ['none', 'on-paper', 'attached', 'refused'] as const
export type SignatureKind = (typeof signatureKinds)[number]
export const satisfactions = ['satisfied', 'fair', 'dissatisfied'] as const
export type Satisfaction = (typeof satisfactions)[number]
/** `further`: another visit is needed; `unresolved`: it cannot be resolved now and somebody is to put it right. */
export const visitOutcomes = ['settled', 'further', 'unresolved'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]
/** The two reasons that P14-1.13 provides for, and any other, which is kept and marked. */
export const exemptionReasons = ['anonymous', 'written-reply', 'other'] as const
export type ExemptionReason = (typeof exemptionReasons)[number]

/**
 * The one place where the visitors that P14-1.3 names by post become roles of this program: property assistant = clerk,
 * department supervisor = department-manager, company manager = general-manager.
 */
export const roleOfGrade: Readonly<Record<CaseGrade, Role>> = { ordinary: 'clerk', important: 'department-manager', major: 'general-manager' }

/** Who owes a visit of each kind: P14-1.3 by the level, P14-1.4 and 1.5 the assistant, P14-1.6 the manager for festivals; the supervisor gives out an emergency's. */
export function namedVisitor(kind: FollowupKind, grade: CaseGrade): Role {
  switch (kind) {
    case 'complaint': return roleOfGrade[grade]
    case 'festival': return 'general-manager'
    case 'emergency': return 'department-manager'
    case 'repair': case 'event': case 'move-in': return 'clerk'
  }
}

/** Who answers for follow-ups as a whole: the customer-service supervisor (P14-1.1), the same role as the department supervisor above. */
export const ownerOfFollowups: Role = 'department-manager'

const rank: Readonly<Record<Role, number>> = { 'system-administrator': 0, auditor: 0, 'archive-administrator': 1, clerk: 1, 'department-manager': 2, 'general-manager': 3 }

/** Whether a role stands below the one that is named; a higher one may always visit (P14-1.3). */
export function isBelow(role: Role, named: Role): boolean {
  return rank[role] < rank[named]
}

/** Roles that P14-1.3 to 1.6 name as visitors, wherever they work (P14-2.1). */
const namedAnywhere: readonly Role[] = ['department-manager', 'general-manager']

/** Whether a visit is recorded from outside the customer-service department; without a named department every clerk belongs to it. */
export function isOutside(actor: { readonly role: Role; readonly department: string }, department: string): boolean {
  if (namedAnywhere.includes(actor.role)) return false
  return department === '' ? actor.role !== 'clerk' : actor.department !== department
}

/** Figures that the decisions apply; they are the policy's. */
export type FollowupRules = {
  /** From which visit on the telephone is proposed, and for which level of complaint (3 is major) it never counts (P14-1.9). */
  readonly phoneFromVisit: number
  readonly gradeWithoutPhone: CaseGrade
}

/** What the decisions look at. */
export type FollowupFacts = {
  readonly number: string; readonly kind: FollowupKind; readonly status: FollowupStatus; readonly grade: CaseGrade
  readonly startDay: Day; readonly dueDay: Day; readonly round: number; readonly isLogged: boolean
}
/** A visit as it is recorded. */
export type VisitEntry = {
  readonly day: Day; readonly means: VisitMeans; readonly said: string; readonly satisfaction: Satisfaction
  readonly signature: SignatureKind; readonly signerName: string; readonly witness: string; readonly hasPaper: boolean
  /** False keeps a door visit waiting for its signature. */
  readonly isComplete: boolean
  readonly newIssue: string; readonly cannotAnswer: boolean; readonly replyAtMs: number | null
  readonly outcome: VisitOutcome; readonly nextDay: Day | null; readonly resolution: string; readonly explained: string; readonly corrector: string
  /** Why somebody below the named role went. */
  readonly reason: string
}
export type Visitor = { readonly role: Role; readonly department: string }
/** `counts`: whether the visit is made in the sense of the rates; `isFinal`: whether nothing more is outstanding after it. */
export type VisitVerdict = { readonly status: 'awaiting-signature' | 'complete'; readonly counts: boolean; readonly marks: readonly Notice[] }

const clauseOfKind: Readonly<Record<FollowupKind, string>> = { complaint: 'P14-1.3', repair: 'P14-1.4', event: 'P14-1.5', festival: 'P14-1.6', 'move-in': 'P14-1.6', emergency: 'P14-1.6' }

/** The printed clause that a kind of follow-up stands under. */
export function clauseOf(kind: FollowupKind): string {
  return clauseOfKind[kind]
}

/** Whether a signature is there: a named signer on paper, or the signed sheet itself. */
export function isSigned(entry: Pick<VisitEntry, 'signature' | 'signerName' | 'hasPaper'>): boolean {
  return (entry.signature === 'on-paper' && entry.signerName !== '') || (entry.signature === 'attached' && entry.hasPaper)
}

/** Whether a telephone call never stands for the visit: a complaint of the third class (P14-1.9). */
export function isPhoneBarred(facts: Pick<FollowupFacts, 'kind' | 'grade'>, rules: FollowupRules): boolean {
  return facts.kind === 'complaint' && facts.grade === rules.gradeWithoutPhone
}

/** The means to propose: the telephone from the second visit on, unless it never counts. */
export function proposedMeans(facts: Pick<FollowupFacts, 'kind' | 'grade' | 'round'>, rules: FollowupRules): VisitMeans {
  return facts.round >= rules.phoneFromVisit && !isPhoneBarred(facts, rules) ? 'telephone' : 'door'
}

function stateRefusal(facts: Pick<FollowupFacts, 'number' | 'status'>): Refusal {
  return { code: 'followups.ended', clause: 'P14-1.9', facts: { number: facts.number, status: facts.status } }
}

/** May this be done to this follow-up? */
export function decideFollowupAct(facts: Pick<FollowupFacts, 'number' | 'status'>, action: FollowupAction): Result<FollowupStatus, readonly Refusal[]> {
  const next = followupTransitions[facts.status][action]
  return next === null ? no([stateRefusal(facts)]) : ok(next)
}

function signatureRefusals(entry: VisitEntry): Refusal[] {
  if (!entry.isComplete || entry.means !== 'door' || isSigned(entry)) return []
  if (entry.signature === 'refused') return entry.witness === '' ? [{ code: 'followups.witness-missing', clause: 'P14-1.7', field: 'witness', facts: {}, remedy: { code: 'followups.name-witness' } }] : []
  return [{ code: 'followups.signature-missing', clause: 'P14-1.7', field: 'signerName', facts: {}, remedy: { code: 'followups.sign-or-wait', values: { complete: false } } }]
}

/**
 * May a visit be recorded so, and what does it come to? Refuses an ended matter, a visit before what it follows or in the future, a door visit
 * completed without signature (P14-1.7), a reply promised for the past and a next visit that is not after this one; everything else is kept and marked.
 */
export function decideVisit(facts: FollowupFacts, entry: VisitEntry, visitor: Visitor & { readonly isOutside: boolean }, rules: FollowupRules, now: { readonly today: Day; readonly ms: number }): Result<VisitVerdict, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (followupTransitions[facts.status].record === null) refusals.push(stateRefusal(facts))
  if (facts.kind !== 'festival' && entry.day < facts.startDay) refusals.push({ code: 'followups.visit-before-start', clause: clauseOf(facts.kind), field: 'day', facts: { day: entry.day, startDay: facts.startDay }, remedy: { code: 'followups.correct-day' } })
  if (entry.day > now.today) refusals.push({ code: 'followups.visit-in-future', field: 'day', facts: { day: entry.day }, remedy: { code: 'followups.correct-day' } })
  refusals.push(...signatureRefusals(entry), ...agreementRefusals(entry, now.ms))
  if (refusals.length > 0) return no(refusals)
  const status = entry.isComplete || entry.means !== 'door' ? 'complete' : 'awaiting-signature'
  const isBarred = entry.means === 'telephone' && isPhoneBarred(facts, rules)
  return ok({ status, counts: status === 'complete' && !isBarred && !(entry.means === 'door' && entry.signature === 'refused'), marks: lastingMarks(facts, entry, visitor, rules) })
}

/** What was agreed with the customer must lie ahead: a reply that is promised, and the next visit. */
export function agreementRefusals(entry: Pick<VisitEntry, 'day' | 'replyAtMs' | 'nextDay'>, nowMs: number): Refusal[] {
  const refusals: Refusal[] = []
  if (entry.replyAtMs !== null && entry.replyAtMs < nowMs) refusals.push({ code: 'followups.reply-in-past', clause: 'P14-1.9', field: 'replyAt', facts: { at: entry.replyAtMs }, remedy: { code: 'followups.agree-later' } })
  if (entry.nextDay !== null && entry.nextDay <= entry.day) refusals.push({ code: 'followups.next-not-later', clause: 'P14-2.3', field: 'nextDay', facts: { day: entry.day, nextDay: entry.nextDay }, remedy: { code: 'followups.agree-later' } })
  return refusals
}

/** Marks that a visit keeps from the moment of its recording: late, by whom, by which means. */
function lastingMarks(facts: FollowupFacts, entry: VisitEntry, visitor: Visitor & { readonly isOutside: boolean }, rules: FollowupRules): Notice[] {
  const marks: Notice[] = []
  const named = namedVisitor(facts.kind, facts.grade)
  if (entry.day > facts.dueDay) marks.push({ code: 'followups.visit-late', clause: clauseOf(facts.kind), facts: { daysLate: daysBetween(facts.dueDay, entry.day), dueDay: facts.dueDay } })
  if (facts.kind === 'complaint' && isBelow(visitor.role, named)) marks.push({ code: entry.reason === '' ? 'followups.below-named-role-unexplained' : 'followups.below-named-role', clause: 'P14-1.3', facts: { named, role: visitor.role, reason: entry.reason } })
  if (visitor.isOutside) marks.push({ code: 'followups.outside-department', clause: 'P14-2.1', facts: { department: visitor.department } })
  if (entry.means === 'telephone') {
    marks.push({ code: 'followups.by-telephone', clause: 'P14-1.7', facts: {} })
    if (isPhoneBarred(facts, rules)) marks.push({ code: 'followups.phone-not-counted', clause: 'P14-1.9', facts: { round: facts.round } })
    else if (facts.round < rules.phoneFromVisit) marks.push({ code: 'followups.phone-on-first', clause: 'P14-1.9', facts: { round: facts.round } })
  }
  return marks
}

/** What a recorded visit still lacks; each goes when it is added (P14-1.7 to 1.9, 2.3, 2.4). */
export function missingOf(visit: Pick<VisitEntry, 'said' | 'satisfaction' | 'newIssue' | 'cannotAnswer' | 'replyAtMs' | 'outcome' | 'nextDay' | 'resolution' | 'explained' | 'corrector' | 'signature' | 'means'> & { readonly status: VisitVerdict['status']; readonly counts: boolean }): Notice[] {
  const marks: Notice[] = []
  const lacks = (isLacking: boolean, code: string, clause: string) => { if (isLacking) marks.push({ code, clause, facts: {} }) }
  lacks(visit.status === 'awaiting-signature', 'followups.awaiting-signature', 'P14-1.7')
  lacks(visit.means === 'door' && visit.signature === 'refused' && !visit.counts, 'followups.refused-to-sign', 'P14-1.7')
  lacks(visit.said === '', 'followups.form-not-filled', 'P14-2.4')
  lacks(visit.newIssue !== '' && visit.cannotAnswer && visit.replyAtMs === null, 'followups.reply-not-agreed', 'P14-1.9')
  const isUnresolved = visit.outcome === 'unresolved'
  lacks(isUnresolved && visit.explained === '', 'followups.reason-not-told', 'P14-2.3')
  lacks(isUnresolved && visit.corrector === '', 'followups.corrector-missing', 'P14-2.3')
  lacks(visit.outcome !== 'settled' && visit.nextDay === null, 'followups.next-date-missing', isUnresolved ? 'P14-2.3' : 'P14-1.9')
  lacks(visit.satisfaction === 'dissatisfied' && visit.outcome === 'settled' && visit.resolution === '' && visit.nextDay === null, 'followups.nothing-arranged', 'P14-2.3')
  return marks
}

/** How a review stands: nobody has signed, signed without a word, or done (P14-1.8, 2.4). */
export function reviewMarks(visit: { readonly isReviewed: boolean; readonly opinion: string }): Notice[] {
  if (!visit.isReviewed) return [{ code: 'followups.awaiting-review', clause: 'P14-2.4', facts: {} }]
  return visit.opinion === '' ? [{ code: 'followups.opinion-missing', clause: 'P14-1.8', facts: {} }] : []
}

/** Marks that only inform; they are on the record and on nobody's list. */
const quiet: readonly string[] = ['followups.by-telephone', 'followups.visit-late', 'followups.awaiting-review', 'followups.awaiting-signature']
/** Marks that the supervisor's opinion takes off the list: seen, and nothing is left to add. */
const seenWithOpinion: readonly string[] = ['followups.below-named-role', 'followups.below-named-role-unexplained', 'followups.outside-department', 'followups.phone-on-first', 'followups.phone-not-counted']

/** Whether a visit's marks call for the supervisor. */
export function needsSupervisor(marks: readonly Notice[], opinion: string): boolean {
  return marks.some(({ code }) => !quiet.includes(code) && !(opinion !== '' && seenWithOpinion.includes(code)))
}

const unnamed = /^(匿名|佚名|无名|不详|anonymous)/i

/** Whether an exemption takes the matter out of the rate: only the two reasons of P14-1.13 do, and "anonymous" only where no name is known. */
export function leavesTheRate(reason: ExemptionReason, person: string): boolean {
  return reason === 'written-reply' || (reason === 'anonymous' && (person === '' || unnamed.test(person)))
}

/** What an exempt complaint is marked with: a reason that is not provided for, and the reply that must be attached (P14-1.13). */
export function exemptionMarks(exemption: { readonly reason: ExemptionReason; readonly person: string; readonly replyDay: Day | null; readonly hasPaper: boolean }): Notice[] {
  const marks: Notice[] = []
  if (!leavesTheRate(exemption.reason, exemption.person)) marks.push({ code: 'followups.exemption-not-provided', clause: 'P14-1.13', facts: {} })
  // An anonymous complaint has nobody to reply to: its annex says "no addressee".
  if (exemption.reason === 'written-reply' && (exemption.replyDay === null || !exemption.hasPaper)) marks.push({ code: 'followups.annex-missing', clause: 'P14-1.13', facts: {} })
  return marks
}

/** May a complaint be let off its visit so? Only complaints are (P14-1.13), and any other reason has its words. */
export function decideExemption(facts: Pick<FollowupFacts, 'number' | 'status' | 'kind'>, exemption: { readonly reason: ExemptionReason; readonly words: string }): Result<FollowupStatus, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const next = followupTransitions[facts.status].exempt
  if (next === null) refusals.push(stateRefusal(facts))
  if (facts.kind !== 'complaint') refusals.push({ code: 'followups.exempts-complaints-only', clause: 'P14-1.13', facts: { number: facts.number } })
  if (exemption.reason === 'other' && exemption.words === '') refusals.push({ code: 'followups.exemption-unexplained', clause: 'P14-1.13', field: 'words', facts: {}, remedy: { code: 'followups.say-why' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** May this record be reviewed? A door visit waits for its signature first (P14-1.7). */
export function decideReview(visit: { readonly status: VisitVerdict['status'] }): Result<null, readonly Refusal[]> {
  return visit.status === 'awaiting-signature' ? no([{ code: 'followups.not-complete-yet', clause: 'P14-1.7', facts: {}, remedy: { code: 'followups.add-signature' } }]) : ok(null)
}

/** How many visits an event asks for: its share of the participants, rounded up (P14-1.5). */
export function requiredVisits(participants: number, minimumBasisPoints: number): number {
  return Math.ceil((participants * minimumBasisPoints) / 10_000)
}

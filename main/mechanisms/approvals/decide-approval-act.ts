/**
 * The approval rules as one pure reducer: state + act -> the next state and the decision to keep, or every reason why not.
 * Nobody decides what he asked for; nobody decides a step that he did not see; what has ended stays ended; only votes carry a step.
 */
import { advance } from '#main/mechanisms/approvals/advance-approval.ts'
import type { ApprovalAct, StepAct } from '#main/mechanisms/approvals/approval-acts.ts'
import { approvalTransitions, openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Decision, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { callsOf, isVacant, peopleOf, rolesOf, voiceOf } from '#main/mechanisms/approvals/authority.ts'
import type { Call, Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { refuseAnswers, refuseCopy, refuseSendBack, refuseSigner, refuseTarget, refuseUrge } from '#main/mechanisms/approvals/refuse-act.ts'
import type { Standing } from '#shared/contract/approvals.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export type ActFacts = Crew & { readonly now: InstantMs }
export type ActOutcome = { readonly approval: Approval; readonly decision: Decision }

/** By what the actor acts, and for which seat. */
type Ground = { readonly standing: Standing; readonly seat: number | null; readonly forUserId: string | null; readonly under: string }

/** May this person do this now? Returns the next state with the decision, or all refusals together. */
export function decideApprovalAct(approval: Approval, act: ApprovalAct, actor: Person, facts: ActFacts): Result<ActOutcome, readonly Refusal[]> {
  const step = openStepOf(approval)
  if (approvalTransitions[approval.status][act.kind] === null) return no([refuseEnded(approval, facts.people)])
  if (act.kind === 'copy') {
    const refusals = refuseCopy(approval, act, actor, facts.people)
    return refusals.length > 0 ? no(refusals) : conclude(approval, act, null, actor, { ...alone, standing: actor.userId === approval.requesterId ? 'requester' : 'earlier' }, facts)
  }
  if (step === undefined) return no([refuseEnded(approval, facts.people)])
  if (act.kind === 'withdraw') {
    const refusals = refuseWithdrawal(approval, act, actor)
    return refusals.length > 0 ? no(refusals) : conclude(approval, act, null, actor, { ...alone, standing: act.byDesk === true ? 'desk' : 'requester' }, facts)
  }
  if (act.kind === 'urge') {
    const refusals = [...refuseUnseen(approval, act, step), ...refuseUrge(approval, step, actor, facts.today)]
    return refusals.length > 0 ? no(refusals) : conclude(approval, act, step, actor, { ...alone, standing: 'requester' }, facts)
  }
  return decideStepAct(approval, act, step, actor, facts)
}

const alone = { seat: null, forUserId: null, under: '' }

function decideStepAct(approval: Approval, act: StepAct, step: Step, actor: Person, facts: ActFacts): Result<ActOutcome, readonly Refusal[]> {
  const calls = callsOf(approval, step, facts)
  const ground = groundOf(act, step, calls, actor)
  const refusals = [...refuseUnseen(approval, act, step), ...refuseStanding(approval, act, step, calls, actor, ground)]
  // P07-18.3: a no states its reason; so does sending back, or whoever mends it would not know what.
  if (act.reason === '' && act.kind !== 'agree' && act.kind !== 'transfer' && act.kind !== 'add-signer' && act.kind !== 'remove-signer') refusals.push({ code: 'approvals.reason-missing', clause: step.clause, field: 'reason', facts: { number: approval.number }, remedy: { code: 'approvals.write-reason' } })
  if (act.kind === 'transfer' || act.kind === 'delegate' || act.kind === 'add-signer') {
    const seat = step.seats.find((one) => one.seat === ground?.seat)
    refusals.push(...refuseTarget(approval, act, step, seat, { calls, actor, people: facts.people }))
  }
  if (act.kind === 'agree') refusals.push(...refuseAnswers(approval, act.answers ?? {}, step, ground?.seat ?? null))
  if (act.kind === 'remove-signer') refusals.push(...refuseSigner(approval, act, step, actor))
  if (act.kind === 'send-back') refusals.push(...refuseSendBack(approval, act, step))
  // In a vote one person's return would be the no that ends it.
  if (step.mode === 'share' && (act.kind === 'return' || act.kind === 'send-back')) refusals.push({ code: 'approvals.only-votes', clause: step.clause, facts: { number: approval.number }, remedy: { code: 'approvals.vote-instead' } })
  if (refusals.length > 0 || ground === null) return no(refusals)
  return conclude(approval, act, step, actor, ground, facts)
}

/** A delegate only answers; everything else needs a voice, and whoever added a signer may take him off again. */
function groundOf(act: StepAct, step: Step, calls: readonly Call[], actor: Person): Ground | null {
  if (act.kind === 'answer') {
    const seat = step.seats.find((one) => one.delegateId === actor.userId)
    return seat === undefined ? null : { ...alone, standing: 'delegate', seat: seat.seat }
  }
  const voice = voiceOf(calls, actor.userId)
  if (voice !== null) return { ...voice, seat: voice.seat.seat }
  const isAdder = act.kind === 'remove-signer' && step.seats.some((seat) => seat.addedBy === actor.userId && seat.value === act.signer)
  return isAdder ? { ...alone, standing: 'earlier' } : null
}

function conclude(approval: Approval, act: ApprovalAct, step: Step | null, actor: Person, ground: Ground, facts: ActFacts): Result<ActOutcome, never> {
  const paper = act.kind === 'agree' || act.kind === 'refuse' ? act.paper : undefined
  const signer = act.kind === 'remove-signer' ? step?.seats.find((seat) => seat.addedBy !== null && seat.value === act.signer) : undefined
  const decision: Decision = {
    position: step?.position ?? null, round: step?.round ?? 0, action: act.kind, ...ground, seat: signer?.seat ?? ground.seat, userId: actor.userId, role: actor.role, department: actor.department,
    targetId: 'to' in act && typeof act.to === 'string' ? act.to : act.kind === 'remove-signer' ? act.signer : null, targetPosition: act.kind === 'send-back' ? act.to : null,
    medium: paper === undefined ? 'screen' : 'paper', enteredBy: paper?.enteredBy ?? null, attachmentId: paper?.attachmentId ?? null, at: facts.now, reason: act.reason,
    answers: act.kind === 'agree' || act.kind === 'refuse' ? act.answers ?? {} : {},
  }
  return ok({ approval: advance({ ...approval, decisions: [...approval.decisions, decision] }, decision, facts), decision })
}

function refuseEnded(approval: Approval, people: readonly Person[]): Refusal {
  const last = approval.decisions.findLast((decision) => decision.action !== 'copy')
  const by = people.find((person) => person.userId === last?.userId)?.displayName ?? null
  return { code: 'approvals.ended', facts: { number: approval.number, status: approval.status, by, at: approval.closedAt } }
}

function refuseWithdrawal(approval: Approval, act: ApprovalAct & { readonly kind: 'withdraw' }, actor: Person): Refusal[] {
  if (act.byDesk === true || actor.userId === approval.requesterId) return []
  return [{ code: 'approvals.not-yours', facts: { number: approval.number }, remedy: { code: 'approvals.ask-the-requester' } }]
}

function refuseUnseen(approval: Approval, act: { readonly step: number | null }, step: Step): Refusal[] {
  if (act.step === null || act.step === step.position) return []
  return [{ code: 'approvals.step-moved-on', facts: { number: approval.number, seen: act.step, open: step.position }, remedy: { code: 'approvals.look-again' } }]
}

function refuseStanding(approval: Approval, act: StepAct, step: Step, calls: readonly Call[], actor: Person, ground: Ground | null): Refusal[] {
  const asked = peopleOf(calls)
  const vacant = isVacant(step, calls)
  const climbs = calls.some((call) => call.climbedTo !== null)
  const mayDecide = climbs ? [...new Set(asked.map((person) => person.role))] : rolesOf(step.seats)
  const askOthers = { remedy: { code: vacant ? 'approvals.fill-the-role' : 'approvals.ask-others', facts: { people: asked.map((person) => person.displayName) } }, mayDecide }
  const named = { clause: step.clause, facts: { number: approval.number, name: actor.displayName } }
  if (approval.parties.includes(actor.userId)) return [{ code: 'approvals.own-request', ...named, ...askOthers }]
  if (ground !== null) return []
  if (act.kind === 'answer') return [{ code: 'approvals.no-opinion-asked', ...named }]
  return [{ code: 'approvals.not-asked', ...named, ...askOthers }]
}

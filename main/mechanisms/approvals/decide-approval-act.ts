/**
 * The approval rules as one pure reducer: state + act -> the next state and the decision to keep, or every reason why not.
 * Nobody decides what he asked for; nobody decides a step that he did not see; what has ended stays ended.
 */
import { approvalTransitions, openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Decision, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { rolesOf, standingIn, whoMayDecide } from '#main/mechanisms/approvals/authority.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import type { Standing, StepMode, StepStatus } from '#shared/contract/approvals.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** An act on the step that the person saw (`step` null: whichever is open), or on the whole matter. */
export type ApprovalAct =
  | { readonly kind: 'agree' | 'return' | 'refuse'; readonly step: number | null; readonly reason: string }
  /** `byDesk`: the matter itself was given up at the desk, by whoever may do that there. */
  | { readonly kind: 'withdraw'; readonly reason: string; readonly byDesk?: boolean }

export type ActFacts = { readonly people: readonly Person[]; readonly now: InstantMs; readonly today: Day }
export type ActOutcome = { readonly approval: Approval; readonly decision: Decision }

/** Votes of a step's present round. */
type Tally = { readonly agreed: number; readonly refused: number }

/** What the votes make of a step, by its mode. A new mode is a line here. */
const outcomes: Readonly<Record<StepMode, (tally: Tally) => StepStatus>> = {
  one: ({ agreed, refused }) => (refused > 0 ? 'refused' : agreed > 0 ? 'agreed' : 'open'),
}

/** May this person do this now? Returns the next state with the decision, or all refusals together. */
export function decideApprovalAct(approval: Approval, act: ApprovalAct, actor: Person, facts: ActFacts): Result<ActOutcome, readonly Refusal[]> {
  const end = approvalTransitions[approval.status][act.kind]
  const step = openStepOf(approval)
  if (end === null || step === undefined) return no([refuseEnded(approval, facts.people)])
  const refusals = act.kind === 'withdraw' ? refuseWithdrawal(approval, act, actor) : refuseDecision(approval, act, step, actor, facts)
  if (refusals.length > 0) return no(refusals)
  const standing = act.kind === 'withdraw' ? (act.byDesk === true ? 'desk' : 'requester') : standingIn(calledTo(approval, step, facts), actor.userId)
  // `refuseDecision` has refused everyone without a standing.
  const decision = toDecision(act, act.kind === 'withdraw' ? null : step, actor, standing ?? 'seat', facts.now)
  return ok({ approval: advance({ ...approval, decisions: [...approval.decisions, decision] }, decision, step, facts.now), decision })
}

function toDecision(act: ApprovalAct, step: Step | null, actor: Person, standing: Standing, at: InstantMs): Decision {
  return { position: step?.position ?? null, round: step?.round ?? 0, action: act.kind, standing, userId: actor.userId, role: actor.role, department: actor.department, at, reason: act.reason }
}

function calledTo(approval: Approval, step: Step, facts: ActFacts) {
  return whoMayDecide(step, approval.parties, facts.people, facts.today)
}

function refuseEnded(approval: Approval, people: readonly Person[]): Refusal {
  const last = approval.decisions.at(-1)
  const by = people.find((person) => person.userId === last?.userId)?.displayName ?? null
  return { code: 'approvals.ended', facts: { number: approval.number, status: approval.status, by, at: approval.closedAt } }
}

function refuseWithdrawal(approval: Approval, act: ApprovalAct & { readonly kind: 'withdraw' }, actor: Person): Refusal[] {
  if (act.byDesk === true || actor.userId === approval.requesterId) return []
  return [{ code: 'approvals.not-yours', facts: { number: approval.number }, remedy: { code: 'approvals.ask-the-requester' } }]
}

function refuseDecision(approval: Approval, act: ApprovalAct & { readonly step: number | null }, step: Step, actor: Person, facts: ActFacts): Refusal[] {
  const refusals: Refusal[] = []
  const called = calledTo(approval, step, facts)
  const asked = [...called.people, ...called.climbed]
  const mayDecide = called.climbedTo === null ? rolesOf(step.seats, facts.people) : [...new Set(asked.map((person) => person.role))]
  const askOthers = { remedy: { code: called.vacant ? 'approvals.fill-the-role' : 'approvals.ask-others', facts: { people: asked.map((person) => person.displayName) } }, mayDecide }
  if (act.step !== null && act.step !== step.position) {
    refusals.push({ code: 'approvals.step-moved-on', facts: { number: approval.number, seen: act.step, open: step.position }, remedy: { code: 'approvals.look-again' } })
  }
  if (approval.parties.includes(actor.userId)) refusals.push({ code: 'approvals.own-request', clause: step.clause, facts: { number: approval.number, name: actor.displayName }, ...askOthers })
  else if (standingIn(called, actor.userId) === null) refusals.push({ code: 'approvals.not-asked', clause: step.clause, facts: { number: approval.number, name: actor.displayName }, ...askOthers })
  // P07-18.3: a no states its reason; so does sending back, or the requester would not know what to mend.
  if (act.kind !== 'agree' && act.reason === '') refusals.push({ code: 'approvals.reason-missing', clause: step.clause, field: 'reason', facts: { number: approval.number }, remedy: { code: 'approvals.write-reason' } })
  return refusals
}

/** The state after a decision that is allowed. */
function advance(approval: Approval, decision: Decision, step: Step, now: InstantMs): Approval {
  switch (decision.action) {
    case 'withdraw': return finish(approval, 'withdrawn', step, 'unreached', now)
    case 'return': return finish(approval, 'returned', step, 'returned', now)
    case 'agree': case 'refuse': {
      const votes = approval.decisions.filter((vote) => vote.position === step.position && vote.round === step.round)
      const outcome = outcomes[step.mode]({ agreed: votes.filter((vote) => vote.action === 'agree').length, refused: votes.filter((vote) => vote.action === 'refuse').length })
      if (outcome === 'refused') return finish(approval, 'refused', step, 'refused', now)
      return outcome === 'agreed' ? openNext(approval, step, now) : approval
    }
  }
}

function finish(approval: Approval, status: Approval['status'], step: Step, stepStatus: StepStatus, now: InstantMs): Approval {
  const steps = approval.steps.map((other): Step => {
    if (other.position === step.position) return { ...other, status: stepStatus, closedAt: now }
    return other.status === 'waiting' ? { ...other, status: 'unreached' } : other
  })
  return { ...approval, status, steps, closedAt: now }
}

/** Opens the step after this one; agreeing to the last step ends the approval. */
function openNext(approval: Approval, step: Step, now: InstantMs): Approval {
  const next = approval.steps.find((other) => other.position > step.position && other.status === 'waiting')
  const steps = approval.steps.map((other): Step => {
    if (other.position === step.position) return { ...other, status: 'agreed', closedAt: now }
    return other === next ? { ...other, status: 'open', round: other.round + 1, openedAt: now } : other
  })
  return next === undefined ? { ...approval, status: 'agreed', steps, closedAt: now } : { ...approval, steps }
}

/** The state of an approval after a decision that is allowed: seats change hands, votes close a step, a closed step opens the next, the last one ends the matter. */
import { openStepOf, votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Decision, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { openStep } from '#main/mechanisms/approvals/plan-steps.ts'
import { outcomeOf } from '#main/mechanisms/approvals/step-outcome.ts'
import type { StepStatus } from '#shared/contract/approvals.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type AdvanceFacts = Pick<Crew, 'people'> & { readonly now: InstantMs }

/** The state after `decision`, which the approval holds already. */
export function advance(approval: Approval, decision: Decision, facts: AdvanceFacts): Approval {
  const step = openStepOf(approval)
  if (step === undefined) return approval
  switch (decision.action) {
    case 'withdraw': return finish(approval, 'withdrawn', step, 'unreached', facts.now)
    case 'return': return finish(approval, 'returned', step, 'returned', facts.now)
    case 'agree': case 'refuse': return countVotes(withSeats(approval, step, changeSeats(step.seats, decision, facts.people)), facts)
    case 'send-back': return sendBack(approval, step, decision.targetPosition ?? step.position, facts)
    case 'remove-signer': return countVotes(withSeats(approval, step, step.seats.filter((seat) => seat.seat !== decision.seat)), facts)
    case 'transfer': case 'delegate': case 'answer': case 'add-signer': return withSeats(approval, step, changeSeats(step.seats, decision, facts.people))
    case 'urge': case 'copy': return approval
  }
}

function withSeats(approval: Approval, step: Step, seats: readonly Seat[]): Approval {
  const isSame = seats.length === step.seats.length && seats.every((seat, index) => seat === step.seats[index])
  return isSame ? approval : { ...approval, steps: approval.steps.map((other) => (other === step ? { ...step, seats } : other)) }
}

function changeSeats(seats: readonly Seat[], decision: Decision, people: readonly Person[]): readonly Seat[] {
  const change = (to: Partial<Seat>) => seats.map((seat) => (seat.seat === decision.seat ? { ...seat, ...to } : seat))
  const target = decision.targetId ?? ''
  switch (decision.action) {
    case 'transfer': return change({ kind: 'user', value: target, delegateId: null })
    case 'delegate': return change({ delegateId: target })
    case 'answer': return change({ delegateId: null })
    case 'add-signer': return [...seats, { seat: Math.max(0, ...seats.map((seat) => seat.seat)) + 1, kind: 'user', value: target, role: people.find((person) => person.userId === target)?.role ?? decision.role, addedBy: decision.userId, delegateId: null }]
    // Whoever decides without waiting for the opinion that he asked for needs it no more.
    default: return seats.some((seat) => seat.seat === decision.seat && seat.delegateId !== null) ? change({ delegateId: null }) : seats
  }
}

function countVotes(approval: Approval, facts: AdvanceFacts): Approval {
  const step = openStepOf(approval)
  if (step === undefined) return approval
  const outcome = outcomeOf(step, votesOf(approval, step))
  if (outcome === 'refused') return finish(approval, 'refused', step, 'refused', facts.now)
  return outcome === 'agreed' ? openNext(approval, step, facts) : approval
}

function finish(approval: Approval, status: Approval['status'], step: Step, stepStatus: StepStatus, now: InstantMs): Approval {
  const steps = approval.steps.map((other): Step => {
    if (other.position === step.position) return { ...other, status: stepStatus, closedAt: now }
    return other.status === 'waiting' ? { ...other, status: 'unreached' } : other
  })
  return { ...approval, status, steps, closedAt: now }
}

/** Opens the step after this one; agreeing to the last step ends the approval. */
function openNext(approval: Approval, step: Step, facts: AdvanceFacts): Approval {
  const next = approval.steps.find((other) => other.position > step.position && other.status === 'waiting')
  const steps = approval.steps.map((other): Step => {
    if (other.position === step.position) return { ...other, status: 'agreed', closedAt: facts.now }
    return other === next ? openStep(other, facts.now, { people: facts.people, parties: approval.parties }) : other
  })
  return next === undefined ? { ...approval, status: 'agreed', steps, closedAt: facts.now } : { ...approval, steps }
}

/** Opens an earlier step in a new round; what was said from there on stays readable and counts no more. */
function sendBack(approval: Approval, step: Step, to: number, facts: AdvanceFacts): Approval {
  const steps = approval.steps.map((other): Step => {
    if (other.position === to) return openStep(other, facts.now, { people: facts.people, parties: approval.parties })
    return other.position > to && other.position <= step.position ? { ...other, status: 'waiting', openedAt: null, closedAt: null } : other
  })
  return { ...approval, steps }
}

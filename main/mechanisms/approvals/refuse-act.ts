/** Why a single act cannot be done: the person it is handed to, the step it goes back to, the signer it takes off, the day it was urged already. */
import type { ApprovalAct, HandingAct, StepAct } from '#main/mechanisms/approvals/approval-acts.ts'
import { votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Answers, Approval, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { isFree, rankOf, sits } from '#main/mechanisms/approvals/authority.ts'
import type { Call, Person } from '#main/mechanisms/approvals/authority.ts'
import { authorities } from '#main/mechanisms/approvals/authority.ts'
import { hasCapability, rolesWith } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const anotherPerson = { code: 'approvals.choose-another-person' } as const

/** Whether this person is asked in the step already, has spoken in it, or gives an opinion for it. */
function isAskedAlready(approval: Approval, step: Step, calls: readonly Call[], userId: string): boolean {
  return calls.some((call) => call.people.some((person) => person.userId === userId)) || votesOf(approval, step).some((vote) => vote.userId === userId)
    || step.seats.some((seat) => seat.delegateId === userId || (seat.kind === 'user' && seat.value === userId))
}

/** May the seat be handed to, its opinion asked of, or the signature be asked of this person? A seat that a clause gives to an authority is handed to an equal or a higher one. */
export function refuseTarget(approval: Approval, act: HandingAct, step: Step, seat: Seat | undefined, { calls, actor, people }: { readonly calls: readonly Call[]; readonly actor: Person; readonly people: readonly Person[] }): Refusal[] {
  const target = people.find((person) => person.userId === act.to)
  if (target === undefined) return [{ code: 'approvals.no-such-person', field: 'to', facts: {}, remedy: anotherPerson }]
  const facts = { number: approval.number, name: target.displayName }
  if (target.userId === actor.userId) return [{ code: 'approvals.target-is-you', field: 'to', facts, remedy: anotherPerson }]
  if (approval.parties.includes(target.userId)) return [{ code: 'approvals.target-is-party', clause: step.clause, field: 'to', facts, remedy: anotherPerson }]
  if (!isFree(target, approval.parties)) return [{ code: 'approvals.target-cannot-decide', field: 'to', facts, remedy: anotherPerson, mayDecide: rolesWith('approvals.decide') }]
  // An opinion may come from somebody who is asked himself; a seat or a signature would be one person twice.
  if (act.kind !== 'delegate' && isAskedAlready(approval, step, calls, target.userId)) return [{ code: 'approvals.target-asked-already', field: 'to', facts, remedy: anotherPerson }]
  if (act.kind === 'transfer' && seat !== undefined && authorities.indexOf(target.role) < rankOf([seat])) {
    return [{ code: 'approvals.target-too-low', clause: step.clause, field: 'to', facts, remedy: anotherPerson, mayDecide: authorities.slice(rankOf([seat])) }]
  }
  return []
}

/** Only a further signer who has not spoken can be taken off, never a seat of the chain. */
export function refuseSigner(approval: Approval, act: StepAct & { readonly kind: 'remove-signer' }, step: Step, actor: Person): Refusal[] {
  const seat = step.seats.find((one) => one.addedBy !== null && one.value === act.signer)
  if (seat === undefined) return [{ code: 'approvals.not-an-added-signer', clause: step.clause, field: 'signer', facts: { number: approval.number } }]
  if (votesOf(approval, step).some((vote) => vote.seat === seat.seat)) return [{ code: 'approvals.signer-has-spoken', field: 'signer', facts: { number: approval.number } }]
  // A further signer cannot sign himself off: he would carry the step without a word.
  return sits(actor, seat) ? [{ code: 'approvals.signer-is-you', field: 'signer', facts: { number: approval.number }, remedy: { code: 'approvals.say-yes-or-no' } }] : []
}

/** It goes back only to a step that came before. */
export function refuseSendBack(approval: Approval, act: StepAct & { readonly kind: 'send-back' }, step: Step): Refusal[] {
  if (act.to < step.position && approval.steps.some((other) => other.position === act.to)) return []
  return [{ code: 'approvals.no-earlier-step', field: 'to', facts: { number: approval.number, open: step.position, asked: act.to }, remedy: { code: 'approvals.return-instead' } }]
}

/** The requester urges, once a day and step. */
export function refuseUrge(approval: Approval, step: Step, actor: Person, today: Day): Refusal[] {
  if (actor.userId !== approval.requesterId) return [{ code: 'approvals.urge-not-yours', facts: { number: approval.number } }]
  const urged = approval.decisions.some(({ action, position, at }) => action === 'urge' && position === step.position && dayOfInstant(at) === today)
  return urged ? [{ code: 'approvals.urged-today', facts: { number: approval.number, today }, remedy: { code: 'approvals.urge-tomorrow' } }] : []
}

/** Whoever asked for it or said something in it may give it to read, also after its end, to whoever may read approvals. */
export function refuseCopy(approval: Approval, act: ApprovalAct & { readonly kind: 'copy' }, actor: Person, people: readonly Person[]): Refusal[] {
  const target = people.find((person) => person.userId === act.to)
  if (target === undefined) return [{ code: 'approvals.no-such-person', field: 'to', facts: {}, remedy: anotherPerson }]
  const facts = { number: approval.number, name: target.displayName }
  const hasPart = actor.userId === approval.requesterId || hasCapability(actor.role, 'approvals.decide')
  const refusals: Refusal[] = hasPart ? [] : [{ code: 'approvals.copy-not-yours', facts, mayDecide: rolesWith('approvals.decide') }]
  if (!hasCapability(target.role, 'approvals.read')) refusals.push({ code: 'approvals.target-cannot-read', field: 'to', facts, remedy: anotherPerson })
  if (approval.decisions.some((decision) => decision.action === 'copy' && decision.targetId === target.userId)) refusals.push({ code: 'approvals.copied-already', field: 'to', facts, remedy: anotherPerson })
  return refusals
}

/** A voice of the chain agrees only when each of the step's questions is answered with yes (P07-18.3); a further signer gives his own word only. */
export function refuseAnswers(approval: Approval, answers: Answers, step: Step, seat: number | null): Refusal[] {
  if (step.seats.some((one) => one.seat === seat && one.addedBy !== null)) return []
  return step.questions.flatMap((question): Refusal[] => {
    const answer = answers[question]
    if (answer === true) return []
    const facts = { number: approval.number, question }
    return answer === undefined ? [{ code: 'approvals.question-open', clause: step.clause, field: `answer.${question}`, facts, remedy: { code: 'approvals.answer-question' } }]
      : [{ code: 'approvals.answered-no', clause: step.clause, field: `answer.${question}`, facts, remedy: { code: 'approvals.return-or-refuse' } }]
  })
}

/** Shows an approval to a person: the chain as it ran and as it will run, whom each step falls to, and what he may do himself. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { approvalTransitions, openStepOf, votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Decision, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { StoredApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { callsOf, isFree, isVacant, peopleOf, rolesOf, voiceOf } from '#main/mechanisms/approvals/authority.ts'
import type { Call, Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { listApprovalsOf, readCrew } from '#main/mechanisms/approvals/approval-engine.ts'
import { postOf } from '#main/mechanisms/approvals/office-posts.ts'
import { refuseUrge } from '#main/mechanisms/approvals/refuse-act.ts'
import { countVoices } from '#main/mechanisms/approvals/step-outcome.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { ApprovalDecision, ApprovalPerson, ApprovalRow, ApprovalSheet, ApprovalStep } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who the people are: those who may act now, who stands in for whom, and the names of everybody who ever could act. */
export type Office = Crew & { readonly names: ReadonlyMap<string, string> }

/** The people of the office as they are today. */
export async function readOffice(reader: Reader, today: Day): Promise<Office> {
  const named = await reader.selectFrom('users').select(['id', 'display_name']).execute()
  return { ...await readCrew(reader, today), names: new Map(named.map((user) => [user.id, user.display_name])) }
}

/** A line of the list. */
export function describeRow({ id, head, approval }: StoredApproval, office: Office): ApprovalRow {
  const step = openStepOf(approval)
  return {
    id, number: head.number, status: approval.status, subjectKind: head.subject_kind, subjectId: head.subject_id, subjectNumber: head.subject_number, title: head.title,
    requester: nameOf(office, head.requester_id), requestedAt: head.requested_at as InstantMs, closedAt: approval.closedAt, openStep: step?.key ?? null,
    vacant: step !== undefined && isVacant(step, callsOf(approval, step, office)),
    urgedAt: approval.decisions.findLast(({ action, position, round }) => action === 'urge' && position === step?.position && round === step.round)?.at ?? null,
  }
}

function nameOf(office: Office, userId: string | null): string {
  return userId === null ? '' : office.names.get(userId) ?? userId
}

function describeDecision(decision: Decision, approval: Approval, office: Office): ApprovalDecision {
  const step = approval.steps.find((candidate) => candidate.position === decision.position)
  return {
    action: decision.action, standing: decision.standing, by: nameOf(office, decision.userId), role: decision.role, department: decision.department, at: decision.at, reason: decision.reason,
    actingFor: nameOf(office, decision.forUserId), under: decision.under, target: nameOf(office, decision.targetId),
    targetStep: approval.steps.find((candidate) => candidate.position === decision.targetPosition)?.key ?? null,
    // Attachments in decisions were claimed by id when the paper came back.
    medium: decision.medium, enteredBy: nameOf(office, decision.enteredBy), attachmentId: decision.attachmentId as Id<'attachment'> | null,
    answers: { ...decision.answers },
    counts: step === undefined || step.round === decision.round || !['agree', 'refuse', 'answer'].includes(decision.action),
  }
}

function describeStep(step: Step, approval: Approval, office: Office): ApprovalStep {
  // A step that was decided or never reached falls to nobody any more.
  const isAhead = step.status === 'open' || step.status === 'waiting'
  const calls = isAhead ? callsOf(approval, step, office) : []
  const votes = votesOf(approval, step)
  const acting = calls.flatMap((call) => call.acting)
  return {
    position: step.position, key: step.key, clause: step.clause, mode: step.mode, status: step.status, roles: rolesOf(step.seats), posts: [...new Set(step.seats.flatMap((seat) => postOf(seat) ?? []))],
    people: peopleOf(calls.map((call) => ({ ...call, acting: [] }))).map((person) => person.displayName),
    standIns: acting.map(({ person, forPerson, under }) => ({ name: person.displayName, actingFor: forPerson.displayName, under })),
    climbedTo: calls.find((call) => call.climbedTo !== null)?.climbedTo ?? null, vacant: isVacant(step, calls), openedAt: step.openedAt,
    count: countVoices(step.mode, { seats: step.seats, votes, sharePoints: step.sharePoints }),
    questions: [...step.questions],
    voices: step.seats.map((seat) => describeVoice(seat, votes, office)),
    decisions: approval.decisions.filter((decision) => decision.position === step.position).map((decision) => describeDecision(decision, approval, office)),
  }
}

function describeVoice(seat: Seat, votes: readonly Decision[], office: Office): ApprovalStep['voices'][number] {
  const vote = votes.find((one) => one.seat === seat.seat)
  return {
    seat: seat.seat,
    // A seat's role and person were written by this mechanism.
    role: seat.kind === 'role' ? seat.value as Role : null, post: postOf(seat), name: seat.kind === 'user' ? nameOf(office, seat.value) : '',
    said: vote === undefined ? null : vote.action === 'agree' ? 'agree' : 'refuse',
    addedBy: seat.addedBy === null ? null : nameOf(office, seat.addedBy), addedId: seat.addedBy === null ? null : seat.value as Id<'user'>,
    delegate: seat.delegateId === null ? null : nameOf(office, seat.delegateId),
  }
}

function toPerson({ userId, displayName, role, department }: Person): ApprovalPerson {
  // People come from the table of users, whose ids these are.
  return { id: userId as Id<'user'>, name: displayName, role, department }
}

type Rights = Pick<ApprovalSheet, 'mayDecide' | 'mayWithdraw' | 'mayAnswer' | 'mayUrge' | 'mayCopy' | 'mayPrint' | 'actingFor' | 'earlierSteps' | 'targets' | 'signers' | 'readers'>

function rightsOf(approval: Approval, step: Step | undefined, calls: readonly Call[], office: Office, actor: Actor): Rights {
  const voice = voiceOf(calls, actor.userId)
  const isRequester = actor.userId === approval.requesterId
  const copied = approval.decisions.filter((decision) => decision.action === 'copy').map((decision) => decision.targetId)
  return {
    mayDecide: voice !== null, mayWithdraw: approvalTransitions[approval.status].withdraw !== null && isRequester,
    mayAnswer: step?.seats.some((seat) => seat.delegateId === actor.userId) === true,
    mayUrge: step !== undefined && refuseUrge(approval, step, actor, office.today).length === 0,
    mayCopy: isRequester || hasCapability(actor.role, 'approvals.decide'), mayPrint: step !== undefined && hasCapability(actor.role, 'lending.request'),
    actingFor: voice === null || voice.forUserId === null ? null : { name: nameOf(office, voice.forUserId), under: voice.under },
    earlierSteps: voice === null || step === undefined || step.mode === 'share' ? [] : approval.steps.filter((other) => other.position < step.position).map(({ position, key }) => ({ position, key })),
    targets: office.people.filter((person) => person.userId !== actor.userId && isFree(person, approval.parties)).map(toPerson),
    signers: peopleOf(calls).map(toPerson),
    readers: office.people.filter((person) => person.userId !== actor.userId && hasCapability(person.role, 'approvals.read') && !copied.includes(person.userId)).map(toPerson),
  }
}

/** The whole sheet as this person sees it. */
export async function describeSheet(reader: Reader, stored: StoredApproval, actor: Actor, today: Day): Promise<ApprovalSheet> {
  const office = await readOffice(reader, today)
  const { approval, head } = stored
  const step = openStepOf(approval)
  const ending = approval.decisions.findLast((decision) => decision.action === 'withdraw')
  const others = (await listApprovalsOf(reader, head.subject_id)).filter((other) => other.id !== stored.id && other.head.requested_at <= head.requested_at)
  return {
    approval: describeRow(stored, office), chainId: head.chain_id, chainVersion: head.chain_version, lines: [...stored.lines], warnings: stored.warnings.map((warning) => ({ ...warning, facts: { ...warning.facts } })),
    steps: approval.steps.map((each) => describeStep(each, approval, office)),
    ending: ending === undefined ? null : { by: nameOf(office, ending.userId), standing: ending.standing, at: ending.at, reason: ending.reason },
    earlier: others.map((other) => describeEarlier(other, office)), history: await listHistory(reader, stored.id),
    copies: approval.decisions.filter((decision) => decision.action === 'copy').map((decision) => describeDecision(decision, approval, office)),
    ...rightsOf(approval, step, step === undefined ? [] : callsOf(approval, step, office), office, actor),
  }
}

function describeEarlier({ id, head, approval }: StoredApproval, office: Office): ApprovalSheet['earlier'][number] {
  const last = approval.decisions.findLast((decision) => decision.action !== 'copy')
  return { id, number: head.number, status: approval.status, closedAt: approval.closedAt, by: last === undefined ? '' : nameOf(office, last.userId), reason: last?.reason ?? '' }
}

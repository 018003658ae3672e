/** The approval engine's doors for features: ask, decide, give up; each in the caller's transaction, with the register book and the search index. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Decision } from '#main/mechanisms/approvals/approval-state.ts'
import { findApproval, insertApproval, listActivePeople, listIdsOfSubject, loadApprovals, saveDecision } from '#main/mechanisms/approvals/approval-store.ts'
import type { StoredApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { callsOf, isVacant } from '#main/mechanisms/approvals/authority.ts'
import type { Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { decideApprovalAct } from '#main/mechanisms/approvals/decide-approval-act.ts'
import type { ApprovalAct } from '#main/mechanisms/approvals/approval-acts.ts'
import { readOfficePosts, withPosts } from '#main/mechanisms/approvals/office-posts.ts'
import { listStandInsOn } from '#main/mechanisms/approvals/stand-in-store.ts'
import { planSteps } from '#main/mechanisms/approvals/plan-steps.ts'
import type { ChainFacts } from '#main/mechanisms/approvals/plan-steps.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { SheetLine } from '#shared/contract/approvals.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Warning } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Chain } from '#shared/policies/policy.ts'

const register = 'approvals'

export type ApprovalRequest = {
  readonly chain: Chain
  readonly facts: ChainFacts
  readonly subject: { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }
  readonly lines: readonly SheetLine[]
  readonly warnings: readonly Warning[]
  /** People besides the requester who may never decide it: whoever it is asked for. */
  readonly parties: readonly string[]
  /** Who asks, when the act that starts it is a colleague's who only brings the paper; absent: the person of this unit of work. */
  readonly requester?: Pick<Actor, 'userId' | 'displayName' | 'department'>
}
export type StartedApproval = { readonly id: Id<'approval'>; readonly number: string; readonly vacantSteps: readonly string[] }

/** Asks for a decision. The chain as it stands is kept with the approval; steps that nobody can decide are named, not passed over. */
export async function startApproval(unit: Unit, request: ApprovalRequest): Promise<StartedApproval> {
  const id = unit.newId<'approval'>()
  const { chain, subject } = request
  const requester = request.requester ?? unit.actor
  const requesterId = requester.userId
  const parties = [...new Set([requesterId, ...request.parties])]
  const crew = await readCrew(unit.read, unit.today)
  const approval: Approval = {
    number: unit.nextNumber('approval'), status: 'running', requesterId, parties,
    steps: planSteps(chain, { department: requester.department, ...request.facts }, unit.now, { people: crew.people, parties }), decisions: [], closedAt: null,
  }
  await insertApproval(unit.write, { id, approval, chain, subject, lines: request.lines, warnings: request.warnings, requestedAt: unit.now })
  unit.recordEvent({ register, subjectId: id, kind: 'asked', body: { number: approval.number, chain: chain.id, chainVersion: chain.version, subject, steps: approval.steps.map((step) => step.key), warnings: request.warnings.map((warning) => warning.code) } })
  unit.tally(register, unit.today, 'asked', 1)
  unit.touch('today')
  await indexDocument(unit.write, {
    kind: 'approval', subjectId: id, title: `${approval.number} ${subject.number}`, subtitle: [subject.title, requester.displayName].join(' · '), atMs: unit.now,
    fields: { names: [requester.displayName], numbers: [approval.number, subject.number], texts: [subject.title] },
  })
  const vacantSteps = approval.steps.filter((step) => isVacant(step, callsOf(approval, step, crew))).map((step) => step.key)
  return { id, number: approval.number, vacantSteps }
}

/** Everyone who may act today, and who stands in for whom. */
export async function readCrew(reader: Reader, today: Day): Promise<Crew> {
  return { people: withPosts(await listActivePeople(reader), await readOfficePosts(reader)), standIns: await listStandInsOn(reader, today), today }
}

/** What an act did: the approval after it, the decision that is kept, and whether the matter has ended by it (`stored.approval.status` says how). */
export type ActedApproval = { readonly stored: StoredApproval; readonly decision: Decision; readonly hasEnded: boolean }

/** Acts on an approval as the person of this unit of work, or as the `signer` of a paper; throws the refusals together. */
export async function actOnApproval(unit: Unit, id: string, act: ApprovalAct, signer?: Person): Promise<ActedApproval> {
  const before = await getApproval(unit.read, id)
  const crew = await readCrew(unit.read, unit.today)
  const { approval, decision } = orRefuse(decideApprovalAct(before.approval, act, signer ?? unit.actor, { ...crew, now: unit.now }))
  await saveDecision(unit.write, before.id, before.approval, approval, decision, unit.newId<'decision'>())
  const step = before.approval.steps.find((candidate) => candidate.position === decision.position)
  const { standing, reason, userId, forUserId, under, targetId, targetPosition, medium, enteredBy, answers } = decision
  unit.recordEvent({ register, subjectId: id, kind: act.kind, body: { number: approval.number, step: step?.key ?? null, clause: step?.clause ?? '', standing, reason, status: approval.status, userId, forUserId, under, targetId, targetPosition, medium, enteredBy, answers } })
  unit.tally(register, unit.today, act.kind, 1)
  unit.touch('today')
  // What was saved is what was decided; reading it again would double the cost of an act.
  const head = { ...before.head, status: approval.status, open_position: openStepOf(approval)?.position ?? null, closed_at: approval.closedAt }
  return { stored: { ...before, head, approval }, decision, hasEnded: before.approval.status === 'running' && approval.status !== 'running' }
}

/** Ends the running approval of a matter that was given up at its desk; nothing happens when none is running. */
export async function giveUpApproval(unit: Unit, subjectId: string, reason: string): Promise<void> {
  const running = (await loadApprovals(unit.read, await listIdsOfSubject(unit.read, subjectId))).find(({ approval }) => approval.status === 'running')
  if (running !== undefined) await actOnApproval(unit, running.id, { kind: 'withdraw', reason, byDesk: true })
}

/** One approval whole; throws when there is none. */
export async function getApproval(reader: Reader, id: string): Promise<StoredApproval> {
  const stored = await findApproval(reader, id)
  if (stored === undefined) throw new NotFoundError('approval')
  return stored
}

/** Every approval of a matter, oldest first: what an earlier round said stays readable. */
export async function listApprovalsOf(reader: Reader, subjectId: string): Promise<StoredApproval[]> {
  return loadApprovals(reader, await listIdsOfSubject(reader, subjectId))
}

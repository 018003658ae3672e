/** Shows an approval to a person: the chain as it ran and as it will run, whom each step falls to, and what he may do himself. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { approvalTransitions, openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import type { StoredApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { rolesOf, standingIn, whoMayDecide } from '#main/mechanisms/approvals/authority.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import { listApprovalsOf } from '#main/mechanisms/approvals/approval-engine.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { ApprovalRow, ApprovalSheet, ApprovalStep } from '#shared/contract/approvals.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who the people are: those who may act now, and the names of everybody who ever could. */
export type Office = { readonly people: readonly Person[]; readonly names: ReadonlyMap<string, string> }

/** The people of the office as they are now. */
export async function readOffice(reader: Reader): Promise<Office> {
  const named = await reader.selectFrom('users').select(['id', 'display_name']).execute()
  return { people: await listActivePeople(reader), names: new Map(named.map((user) => [user.id, user.display_name])) }
}

/** A line of the list. */
export function describeRow({ id, head, approval }: StoredApproval, office: Office, today: Day): ApprovalRow {
  const step = openStepOf(approval)
  return {
    id, number: head.number, status: approval.status, subjectKind: head.subject_kind, subjectId: head.subject_id, subjectNumber: head.subject_number, title: head.title,
    requester: nameOf(office, head.requester_id), requestedAt: head.requested_at as InstantMs, closedAt: approval.closedAt, openStep: step?.key ?? null,
    vacant: step !== undefined && whoMayDecide(step, approval.parties, office.people, today).vacant,
  }
}

function nameOf(office: Office, userId: string): string {
  return office.names.get(userId) ?? userId
}

function describeStep(step: Step, approval: Approval, office: Office, today: Day): ApprovalStep {
  // A step that was decided or never reached falls to nobody any more.
  const isAhead = step.status === 'open' || step.status === 'waiting'
  const called = isAhead ? whoMayDecide(step, approval.parties, office.people, today) : { people: [], climbed: [], climbedTo: null, vacant: false }
  const decisions = approval.decisions.filter((decision) => decision.position === step.position)
  return {
    position: step.position, key: step.key, clause: step.clause, mode: step.mode, status: step.status, roles: rolesOf(step.seats, office.people),
    people: [...called.people, ...called.climbed].map((person) => person.displayName), climbedTo: called.climbedTo, vacant: called.vacant, openedAt: step.openedAt,
    decisions: decisions.map(({ action, standing, userId, role, department, at, reason }) => ({ action, standing, by: nameOf(office, userId), role, department, at, reason })),
  }
}

/** The whole sheet as this person sees it. */
export async function describeSheet(reader: Reader, stored: StoredApproval, actor: Actor, today: Day): Promise<ApprovalSheet> {
  const office = await readOffice(reader)
  const { approval, head } = stored
  const step = openStepOf(approval)
  const ending = approval.decisions.findLast((decision) => decision.position === null)
  const others = (await listApprovalsOf(reader, head.subject_id)).filter((other) => other.id !== stored.id && other.head.requested_at <= head.requested_at)
  return {
    approval: describeRow(stored, office, today), chainId: head.chain_id, chainVersion: head.chain_version, lines: [...stored.lines], warnings: stored.warnings.map((warning) => ({ ...warning, facts: { ...warning.facts } })),
    steps: approval.steps.map((each) => describeStep(each, approval, office, today)),
    ending: ending === undefined ? null : { by: nameOf(office, ending.userId), standing: ending.standing, at: ending.at, reason: ending.reason },
    earlier: others.map((other) => describeEarlier(other, office)), history: await listHistory(reader, stored.id),
    mayDecide: step !== undefined && standingIn(whoMayDecide(step, approval.parties, office.people, today), actor.userId) !== null,
    mayWithdraw: approvalTransitions[approval.status].withdraw !== null && actor.userId === approval.requesterId,
  }
}

function describeEarlier({ id, head, approval }: StoredApproval, office: Office): ApprovalSheet['earlier'][number] {
  const last = approval.decisions.at(-1)
  return { id, number: head.number, status: approval.status, closedAt: approval.closedAt, by: last === undefined ? '' : nameOf(office, last.userId), reason: last?.reason ?? '' }
}

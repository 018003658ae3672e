/** Reads and writes approvals; with `approval-lists.ts` the only place that knows their tables. */
import type { Selectable } from 'kysely'
import type { ApprovalTables } from '#main/db/tables/approvals.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { openStepOf, votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Answers, Approval, Decision, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import type { SheetLine } from '#shared/contract/approvals.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Warning } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type ApprovalHead = Selectable<ApprovalTables['approvals']>
/** An approval with what its sheet prints. */
export type StoredApproval = { readonly id: Id<'approval'>; readonly head: ApprovalHead; readonly approval: Approval; readonly lines: readonly SheetLine[]; readonly warnings: readonly Warning[] }

/** Everyone who may log in, in the order in which they were added. */
export async function listActivePeople(reader: Reader): Promise<Person[]> {
  const rows = await reader.selectFrom('users').select(['id', 'display_name', 'role', 'department']).where('disabled_at', 'is', null).orderBy('created_at').orderBy('id').execute()
  // Roles in the table were written by this program.
  return rows.map((row) => ({ userId: row.id, displayName: row.display_name, role: row.role as Role, department: row.department }))
}

/** One approval whole, or undefined. */
export async function findApproval(reader: Reader, id: string): Promise<StoredApproval | undefined> {
  return (await loadApprovals(reader, [id]))[0]
}

/** Approvals whole, in the order of the ids; ids that name nothing are left out. */
export async function loadApprovals(reader: Reader, ids: readonly string[]): Promise<StoredApproval[]> {
  if (ids.length === 0) return []
  const wanted = [...ids]
  const heads = await reader.selectFrom('approvals').selectAll().where('id', 'in', wanted).execute()
  const steps = await reader.selectFrom('approval_steps').selectAll().where('approval_id', 'in', wanted).orderBy('position').execute()
  const seats = await reader.selectFrom('approval_seats').selectAll().where('approval_id', 'in', wanted).orderBy('position').orderBy('seat').execute()
  const decisions = await reader.selectFrom('approval_decisions').selectAll().where('approval_id', 'in', wanted).orderBy('at').orderBy('id').execute()
  const parties = await reader.selectFrom('approval_parties').selectAll().where('approval_id', 'in', wanted).execute()
  const byId = new Map(heads.map((head) => [head.id, head]))
  return wanted.flatMap((id) => {
    const head = byId.get(id)
    if (head === undefined) return []
    const of = <Row extends { approval_id: string }>(rows: readonly Row[]) => rows.filter((row) => row.approval_id === id)
    const approval: Approval = {
      number: head.number, status: head.status, requesterId: head.requester_id, parties: of(parties).map((party) => party.user_id),
      steps: of(steps).map((step) => toStep(step, of(seats))), decisions: of(decisions).map(toDecision), closedAt: head.closed_at as InstantMs | null,
    }
    // Ids, moments and JSON in the tables were written by this module.
    return [{ id: id as Id<'approval'>, head, approval, lines: JSON.parse(head.sheet) as SheetLine[], warnings: JSON.parse(head.warnings) as Warning[] }]
  })
}

// Questions and answers in the tables were written by this module.
function toStep(row: Selectable<ApprovalTables['approval_steps']>, seats: readonly Selectable<ApprovalTables['approval_seats']>[]): Step {
  return {
    position: row.position, key: row.key, clause: row.clause, mode: row.mode, sharePoints: row.share_points, voices: row.voices, status: row.status, round: row.round, climbAfterDays: row.climb_after_days, questions: JSON.parse(row.questions) as string[],
    seats: seats.filter((seat) => seat.position === row.position).map(toSeat),
    openedAt: row.opened_at as InstantMs | null, closedAt: row.closed_at as InstantMs | null,
  }
}

function toSeat({ seat, kind, value, role, added_by: addedBy, delegate_id: delegateId }: Selectable<ApprovalTables['approval_seats']>): Seat {
  // Roles in the table were written by this program; a role seat of an archive before version 120 names its role as its value.
  return { seat, kind, value, role: (kind === 'role' ? value : role) as Role, addedBy, delegateId }
}

function toDecision(row: Selectable<ApprovalTables['approval_decisions']>): Decision {
  return {
    position: row.position, round: row.round, action: row.action, standing: row.standing, seat: row.seat, userId: row.user_id, role: row.role, department: row.department,
    forUserId: row.for_user_id, under: row.under, targetId: row.target_id, targetPosition: row.target_position, medium: row.medium, enteredBy: row.entered_by, attachmentId: row.attachment_id,
    at: row.at as InstantMs, reason: row.reason, answers: JSON.parse(row.answers) as Answers,
  }
}

export type NewApproval = {
  readonly id: Id<'approval'>; readonly approval: Approval; readonly chain: { readonly id: string; readonly version: number }
  readonly subject: { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }
  readonly lines: readonly SheetLine[]; readonly warnings: readonly Warning[]; readonly requestedAt: InstantMs
}

/** Adds an approval with its steps, seats and parties. */
export async function insertApproval(writer: Writer, entry: NewApproval): Promise<void> {
  const { id, approval, chain, subject } = entry
  await writer.insertInto('approvals').values({
    id, number: approval.number, status: approval.status, chain_id: chain.id, chain_version: chain.version, subject_kind: subject.kind, subject_id: subject.id, subject_number: subject.number, title: subject.title,
    sheet: JSON.stringify(entry.lines), warnings: JSON.stringify(entry.warnings), requester_id: approval.requesterId, requested_at: entry.requestedAt, open_position: openStepOf(approval)?.position ?? null, closed_at: approval.closedAt,
  }).execute()
  await writer.insertInto('approval_steps').values(approval.steps.map((step) => ({
    approval_id: id, key: step.key, clause: step.clause, mode: step.mode, share_points: step.sharePoints, voices: step.voices, questions: JSON.stringify(step.questions), climb_after_days: step.climbAfterDays, ...stepState(step), position: step.position,
  }))).execute()
  for (const step of approval.steps) await insertSeats(writer, id, approval, step)
  await writer.insertInto('approval_parties').values(approval.parties.map((userId) => ({ approval_id: id, user_id: userId }))).execute()
}

/** A seat is open while its step's voice is still to be heard: lists of what waits for a person read only this. */
function isOpen(approval: Approval, step: Step, seat: Seat): 0 | 1 {
  if (step.status !== 'open') return 0
  const votes = votesOf(approval, step)
  const isChain = seat.addedBy === null
  const hasSpoken = votes.some((vote) => vote.seat === seat.seat || (step.mode === 'one' && isChain && step.seats.some((other) => other.seat === vote.seat && other.addedBy === null)))
  return hasSpoken ? 0 : 1
}

async function insertSeats(writer: Writer, id: Id<'approval'>, approval: Approval, step: Step): Promise<void> {
  await writer.insertInto('approval_seats').values(step.seats.map((seat) => ({
    approval_id: id, position: step.position, seat: seat.seat, kind: seat.kind, value: seat.value, role: seat.role, open: isOpen(approval, step, seat), added_by: seat.addedBy, delegate_id: step.status === 'open' ? seat.delegateId : null,
  }))).execute()
}

function stepState(step: Step) {
  return { status: step.status, round: step.round, opened_at: step.openedAt, closed_at: step.closedAt }
}

/** Saves what a decision changed: the decision itself, the steps that moved with their seats, the head. */
export async function saveDecision(writer: Writer, id: Id<'approval'>, before: Approval, after: Approval, decision: Decision, decisionId: string): Promise<void> {
  await writer.insertInto('approval_decisions').values({
    id: decisionId, approval_id: id, position: decision.position, round: decision.round, action: decision.action, standing: decision.standing, seat: decision.seat,
    user_id: decision.userId, role: decision.role, department: decision.department, for_user_id: decision.forUserId, under: decision.under, target_id: decision.targetId, target_position: decision.targetPosition,
    medium: decision.medium, entered_by: decision.enteredBy, attachment_id: decision.attachmentId, at: decision.at, reason: decision.reason, answers: JSON.stringify(decision.answers),
  }).execute()
  // A vote that leaves its step open changes no step, but its seat has spoken.
  const moved = after.steps.filter((step) => step.position === decision.position || before.steps.find((other) => other.position === step.position) !== step)
  for (const step of moved) {
    await writer.updateTable('approval_steps').set(stepState(step)).where('approval_id', '=', id).where('position', '=', step.position).execute()
    await writer.deleteFrom('approval_seats').where('approval_id', '=', id).where('position', '=', step.position).execute()
    await insertSeats(writer, id, after, step)
  }
  await writer.updateTable('approvals').set({ status: after.status, open_position: openStepOf(after)?.position ?? null, closed_at: after.closedAt }).where('id', '=', id).execute()
}

/** Approvals of one matter, oldest first. */
export async function listIdsOfSubject(reader: Reader, subjectId: string): Promise<string[]> {
  const rows = await reader.selectFrom('approvals').select('id').where('subject_id', '=', subjectId).orderBy('requested_at').orderBy('id').execute()
  return rows.map((row) => row.id)
}

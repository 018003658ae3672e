/** The table of the office's changes. */
import type { Selectable } from 'kysely'
import type { PolicyTables } from '#main/db/tables/policies.ts'
import type { Reader, Unit, Writer } from '#main/db/unit-of-work.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'
import { targetOf } from '#shared/domain/policies/changes.ts'
import type { ChangeStatus, PolicyChange } from '#shared/domain/policies/changes.ts'
import type { PolicyDepartment } from '#shared/domain/posts.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Changes on the screen at most, the newest. */
const mostShown = 500

type Row = Selectable<PolicyTables['policy_changes']> & { readonly asked_name: string | null; readonly asked_department: string | null; readonly ended_name: string | null; readonly owner_name: string | null }
/** A change as kept; what a person may do with it is added by the service. */
export type StoredChange = Omit<PolicyChangeRow, 'may' | 'ownerName'> & { readonly change: PolicyChange; readonly askedById: string }

/** What a change leads to, as people read it. */
export function afterOf(change: PolicyChange): string {
  switch (change.kind) {
    case 'figure': return String(change.value)
    case 'text': return change.text
    case 'pack': return change.isActive ? 'on' : 'off'
    case 'precedence': return change.pack ?? ''
  }
}

function toRow(row: Row, today: Day): StoredChange {
  // Written by this program from a checked change; ids and days were minted by it.
  const change = JSON.parse(row.change) as PolicyChange
  return {
    id: row.id as Id<'policy-change'>, number: row.number, kind: row.kind, status: row.status, pack: change.pack ?? '', clauseId: 'clauseId' in change ? change.clauseId : '', figure: change.kind === 'figure' ? change.figure : '', act: change.kind === 'text' ? change.act : null,
    topic: change.kind === 'precedence' ? change.topic : '', before: row.before, after: afterOf(change), fromDay: row.from_day as Day, isRuling: row.status === 'published' && row.from_day <= today, reason: row.reason, clause: row.clause,
    approvalId: row.approval_id as Id<'approval'> | null, askedAt: row.asked_at as InstantMs, askedBy: row.asked_name ?? '', askedDepartment: row.asked_department ?? '', askedById: row.asked_by, ownerBy: row.owner_name ?? '', endReason: row.end_reason,
    endedAt: row.ended_at as InstantMs | null, endedBy: row.ended_name ?? '', change,
  }
}

function changes(reader: Reader) {
  return reader.selectFrom('policy_changes').leftJoin('users as asker', 'asker.id', 'asked_by').leftJoin('users as ender', 'ender.id', 'ended_by').leftJoin('users as keeper', 'keeper.id', 'owner_by')
    .selectAll('policy_changes').select(['asker.display_name as asked_name', 'asker.department as asked_department', 'ender.display_name as ended_name', 'keeper.display_name as owner_name'])
}

/** All changes, the newest first. */
export async function readChanges(reader: Reader, today: Day): Promise<StoredChange[]> {
  return (await changes(reader).orderBy('asked_at', 'desc').orderBy('policy_changes.id', 'desc').limit(mostShown).execute()).map((row) => toRow(row, today))
}

export async function findChange(reader: Reader, id: string, today: Day): Promise<StoredChange | undefined> {
  const row = await changes(reader).where('policy_changes.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toRow(row, today)
}

/** Proposals that wait on the lists of owning departments, the oldest first. */
export async function readProposals(reader: Reader, today: Day): Promise<StoredChange[]> {
  return (await changes(reader).where('policy_changes.status', '=', 'proposed').orderBy('asked_at').limit(mostShown).execute()).map((row) => toRow(row, today))
}

/** The number of the change of the same target that still waits, or null. */
export async function findWaiting(reader: Reader, change: PolicyChange): Promise<string | null> {
  const row = await reader.selectFrom('policy_changes').select('number').where('target', '=', targetOf(change)).where('status', '=', 'waiting').executeTakeFirst()
  return row?.number ?? null
}

export type NewChange = {
  readonly id: string; readonly number: string; readonly change: PolicyChange; readonly before: string; readonly fromDay: Day; readonly reason: string; readonly clause: string
  readonly status: Extract<ChangeStatus, 'proposed' | 'draft' | 'waiting'>; readonly approvalId: string | null; readonly owner: PolicyDepartment | null; readonly ownerBy: string | null
}

export async function insertChange(unit: Unit, entry: NewChange): Promise<void> {
  await unit.write.insertInto('policy_changes').values({
    id: entry.id, number: entry.number, kind: entry.change.kind, target: targetOf(entry.change), change: JSON.stringify(entry.change), before: entry.before, from_day: entry.fromDay, reason: entry.reason, clause: entry.clause,
    status: entry.status, approval_id: entry.approvalId, owner: entry.owner, owner_by: entry.ownerBy, owner_at: entry.ownerBy === null ? null : unit.now, end_reason: '',
    asked_at: unit.now, asked_by: unit.actor.userId, ended_at: null, ended_by: null, published_order: null,
  }).execute()
}

export type ChangeMove = { readonly status: ChangeStatus; readonly fromDay: Day; readonly clause: string; readonly approvalId: string | null; readonly endReason: string; readonly isEnd: boolean }

/** Moves a change that is not yet with the general manager: taken over, handed in, declined or taken back by the person of this unit of work. */
export async function moveChange(unit: Unit, id: string, move: ChangeMove): Promise<void> {
  const who = move.isEnd ? { end_reason: move.endReason, ended_at: unit.now, ended_by: unit.actor.userId } : { owner_by: unit.actor.userId, owner_at: unit.now, approval_id: move.approvalId }
  await unit.write.updateTable('policy_changes').set({ status: move.status, from_day: move.fromDay, clause: move.clause, ...who }).where('id', '=', id).execute()
}

/** Ends the waiting of a change; a published one takes the next place in the order. */
export async function endChange(writer: Writer, id: string, end: { readonly status: ChangeStatus; readonly fromDay: Day; readonly at: number; readonly by: string }): Promise<void> {
  const last = await writer.selectFrom('policy_changes').select((build) => build.fn.max('published_order').as('order')).executeTakeFirst()
  await writer.updateTable('policy_changes').set({ status: end.status, from_day: end.fromDay, ended_at: end.at, ended_by: end.by, published_order: end.status === 'published' ? (last?.order ?? 0) + 1 : null }).where('id', '=', id).execute()
}

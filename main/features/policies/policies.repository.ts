/** The table of the office's changes, and what a rehearsal reads of the past. */
import type { Selectable } from 'kysely'
import type { PolicyTables } from '#main/db/tables/policies.ts'
import type { Reader, Unit, Writer } from '#main/db/unit-of-work.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'
import { targetOf } from '#shared/domain/policies/changes.ts'
import type { ChangeStatus, PolicyChange } from '#shared/domain/policies/changes.ts'
import type { Past } from '#shared/domain/policies/rehearsal.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Changes on the screen at most, the newest. */
const mostShown = 500

type Row = Selectable<PolicyTables['policy_changes']> & { readonly asked_name: string | null; readonly ended_name: string | null }

function afterOf(change: PolicyChange): string {
  if (change.kind === 'figure') return String(change.value)
  return change.kind === 'pack' ? (change.isActive ? 'on' : 'off') : change.pack ?? ''
}

function toRow(row: Row, today: Day): PolicyChangeRow {
  // Written by this program from a checked change; ids and days were minted by it.
  const change = JSON.parse(row.change) as PolicyChange
  return {
    id: row.id as Id<'policy-change'>, number: row.number, kind: row.kind, status: row.status, pack: change.pack ?? '', clauseId: change.kind === 'figure' ? change.clauseId : '', figure: change.kind === 'figure' ? change.figure : '',
    topic: change.kind === 'precedence' ? change.topic : '', before: row.before, after: afterOf(change), fromDay: row.from_day as Day, isRuling: row.status === 'published' && row.from_day <= today, reason: row.reason, clause: row.clause,
    approvalId: row.approval_id as Id<'approval'> | null, askedAt: row.asked_at as InstantMs, askedBy: row.asked_name ?? '', endedAt: row.ended_at as InstantMs | null, endedBy: row.ended_name ?? '',
  }
}

function changes(reader: Reader) {
  return reader.selectFrom('policy_changes').leftJoin('users as asker', 'asker.id', 'asked_by').leftJoin('users as ender', 'ender.id', 'ended_by')
    .selectAll('policy_changes').select(['asker.display_name as asked_name', 'ender.display_name as ended_name'])
}

/** All changes, the newest first. */
export async function listChanges(reader: Reader, today: Day): Promise<PolicyChangeRow[]> {
  return (await changes(reader).orderBy('asked_at', 'desc').orderBy('policy_changes.id', 'desc').limit(mostShown).execute()).map((row) => toRow(row, today))
}

export async function findChange(reader: Reader, id: string, today: Day): Promise<PolicyChangeRow | undefined> {
  const row = await changes(reader).where('policy_changes.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toRow(row, today)
}

/** The number of the change of the same target that still waits, or null. */
export async function findWaiting(reader: Reader, change: PolicyChange): Promise<string | null> {
  const row = await reader.selectFrom('policy_changes').select('number').where('target', '=', targetOf(change)).where('status', '=', 'waiting').executeTakeFirst()
  return row?.number ?? null
}

export type NewChange = { readonly id: string; readonly number: string; readonly change: PolicyChange; readonly before: string; readonly fromDay: Day; readonly reason: string; readonly clause: string; readonly approvalId: string | null }

export async function insertChange(unit: Unit, entry: NewChange): Promise<void> {
  await unit.write.insertInto('policy_changes').values({
    id: entry.id, number: entry.number, kind: entry.change.kind, target: targetOf(entry.change), change: JSON.stringify(entry.change), before: entry.before, from_day: entry.fromDay, reason: entry.reason, clause: entry.clause,
    status: 'waiting', approval_id: entry.approvalId, asked_at: unit.now, asked_by: unit.actor.userId, ended_at: null, ended_by: null, published_order: null,
  }).execute()
}

/** Ends the waiting of a change; a published one takes the next place in the order. */
export async function endChange(writer: Writer, id: string, end: { readonly status: ChangeStatus; readonly fromDay: Day; readonly at: number; readonly by: string }): Promise<void> {
  const last = await writer.selectFrom('policy_changes').select((build) => build.fn.max('published_order').as('order')).executeTakeFirst()
  await writer.updateTable('policy_changes').set({ status: end.status, from_day: end.fromDay, ended_at: end.at, ended_by: end.by, published_order: end.status === 'published' ? (last?.order ?? 0) + 1 : null }).where('id', '=', id).execute()
}

/** The loans, cases and duties of a period as they were decided. Imported loans were not decided here. */
export async function readPast(reader: Reader, from: Day, to: Day): Promise<Past> {
  const [begin, end] = [startOfDayMs(from), startOfDayMs(addDays(to, 1))]
  const loans = await reader.selectFrom('loans').select(['id', 'number', 'kind', 'days', 'requested_at', 'issue_day', 'due_day']).where('requested_at', '>=', begin).where('requested_at', '<', end).where('policy_pack', '<>', 'imported').orderBy('number').execute()
  const cases = await reader.selectFrom('cases').select(['id', 'number', 'kind', 'received_at', 'due_day', 'due_clause']).where('received_at', '>=', begin).where('received_at', '<', end).orderBy('number').execute()
  const duties = await reader.selectFrom('duties').selectAll().where('opens_day', '>=', from).where('opens_day', '<=', to).orderBy('due_day').orderBy('id').execute()
  // Days in the tables were written by this program.
  return {
    from, to,
    loans: loans.map((row) => ({ id: row.id, number: row.number, kind: row.kind, days: row.days, requestDay: dayOfInstant(row.requested_at), issueDay: row.issue_day as Day | null, dueDay: row.due_day as Day | null })),
    cases: cases.map((row) => ({ id: row.id, number: row.number, kind: row.kind, receivedAt: row.received_at, dueDay: row.due_day as Day | null, dueClause: row.due_clause })),
    duties: duties.map((row) => ({ id: row.id, ruleId: row.rule_id, clause: row.clause, zh: row.title_zh, en: row.title_en, subjectNumber: row.subject_number, startDay: row.start_day as Day, dueDay: row.due_day as Day, isByHand: (JSON.parse(row.term) as { unit: string }).unit === 'period' })),
  }
}

/** Reads and writes the current state of calls; the only place that knows their table. */
import type { RawBuilder, Selectable } from 'kysely'
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DeskTables } from '#main/db/tables/desk.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedKind, NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { CallInput, CallRow } from '#shared/contract/desk.ts'
import type { CallStatus } from '#shared/domain/calls.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<DeskTables['calls']> & { readonly registered_by_name: string | null; readonly settled_by_name: string | null }
type CallFields = Omit<CallInput, 'calledAt' | 'openCase'>

/** Ids and moments in the table were minted by the program; reading them back restores their brand. */
function fromRow(row: Row): CallRow {
  return {
    id: row.id as Id<'call'>, number: row.number, status: row.status, caller: row.caller, phone: row.phone, company: row.company, customerId: row.customer_id as Id<'customer'> | null,
    subject: row.subject, kind: row.kind, forWhom: row.for_whom, wanted: row.wanted, missed: row.missed === 1, recording: row.recording, durationSeconds: row.duration_seconds, note: row.note,
    calledAt: row.called_at as InstantMs, registeredBy: row.registered_by_name ?? '', settledAt: row.settled_at as InstantMs | null, settledBy: row.settled_by_name ?? '', outcome: row.outcome,
  }
}

function selectCalls(reader: Reader) {
  return reader.selectFrom('calls')
    .leftJoin('users as clerk', 'clerk.id', 'calls.registered_by').leftJoin('users as settler', 'settler.id', 'calls.settled_by')
    .selectAll('calls').select(['clerk.display_name as registered_by_name', 'settler.display_name as settled_by_name'])
}

/** One call, or undefined. */
export async function findCall(reader: Reader, id: string): Promise<CallRow | undefined> {
  const row = await selectCalls(reader).where('calls.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Calls by their ids, newest first. */
export async function findCalls(reader: Reader, ids: readonly string[]): Promise<CallRow[]> {
  if (ids.length === 0) return []
  return (await selectCalls(reader).where('calls.id', 'in', [...ids]).orderBy('called_at', 'desc').execute()).map(fromRow)
}

export type CallPageFilter = { readonly state: 'all' | CallStatus; readonly from: Day | null; readonly to: Day | null; readonly text: string; readonly cursor: string | null; readonly size: number }

/** The calls of a filter, for a list that typed words narrow. */
export function narrowedCalls(filter: Omit<CallPageFilter, 'cursor' | 'size' | 'text'>): NarrowedKind {
  return { kind: 'call', table: 'calls', condition: callCondition(filter) }
}

function listOf(filter: CallPageFilter): NarrowedList {
  return { typed: filter.text, kinds: [narrowedCalls(filter)] }
}

/** A page of calls, newest first; typed words follow the search index. */
export async function pageCalls(reader: Reader, filter: CallPageFilter): Promise<Page<CallRow>> {
  const matches = await pageOfMatches(reader, listOf(filter), filter)
  if (matches !== null) return { rows: inOrder(matches.rows, await findCalls(reader, matches.rows)), next: matches.next }
  const position = decodeCursor(filter.cursor)
  let select = selectCalls(reader).where(callCondition(filter))
  if (position !== null) select = select.where(sql<boolean>`(calls.called_at, calls.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('calls.called_at', 'desc').orderBy('calls.id', 'desc').limit(filter.size + 1).execute()
  return cutPage(rows.map(fromRow), filter.size, (row) => [row.calledAt, row.id])
}

/** How many calls a filter holds, counted up to `limit` (null: exactly). */
export async function countCalls(reader: Reader, filter: CallPageFilter, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(filter), limit)
  if (matches !== null) return matches
  let select = reader.selectFrom('calls').select('calls.id').where(callCondition(filter))
  if (limit !== null) select = select.limit(limit)
  const row = await reader.selectFrom(select.as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** The status stands in the text of the statement: only then does SQLite use the partial index. */
const stateConditions: Readonly<Record<CallPageFilter['state'], RawBuilder<boolean>>> = {
  all: sql<boolean>`1 = 1`, noted: sql<boolean>`calls.status = 'noted'`, waiting: sql<boolean>`calls.status = 'waiting'`, settled: sql<boolean>`calls.status = 'settled'`,
}

function callCondition({ state, from, to }: Omit<CallPageFilter, 'cursor' | 'size' | 'text'>): RawBuilder<boolean> {
  const parts = [stateConditions[state]]
  if (from !== null) parts.push(sql<boolean>`calls.called_at >= ${startOfDayMs(from)}`)
  if (to !== null) parts.push(sql<boolean>`calls.called_at < ${startOfDayMs(addDays(to, 1))}`)
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function toColumns(input: CallFields) {
  return {
    caller: input.caller, phone: input.phone, company: input.company, customer_id: input.customerId, subject: input.subject, kind: input.kind, for_whom: input.forWhom, wanted: input.wanted,
    missed: input.missed ? 1 : 0, recording: input.recording, duration_seconds: input.durationSeconds, note: input.note,
  }
}

/** Adds a call. */
export async function insertCall(writer: Writer, call: { readonly id: Id<'call'>; readonly number: string; readonly status: CallStatus; readonly calledAt: InstantMs; readonly registeredBy: string; readonly input: CallFields }): Promise<void> {
  await writer.insertInto('calls').values({
    id: call.id, number: call.number, status: call.status, ...toColumns(call.input), called_at: call.calledAt, registered_by: call.registeredBy,
    settled_at: null, settled_by: null, outcome: '', import_batch_id: null,
  }).execute()
}

/** Replaces what the desk typed; the book keeps the old line. */
export async function rewriteCall(writer: Writer, id: Id<'call'>, input: CallFields, status: CallStatus, calledAt: InstantMs): Promise<void> {
  await writer.updateTable('calls').set({ ...toColumns(input), status, called_at: calledAt }).where('id', '=', id).execute()
}

/** Settles a waiting call. */
export async function settleCallRow(writer: Writer, id: Id<'call'>, settling: { readonly at: InstantMs; readonly by: string; readonly outcome: string }): Promise<void> {
  await writer.updateTable('calls').set({ status: 'settled', settled_at: settling.at, settled_by: settling.by, outcome: settling.outcome }).where('id', '=', id).execute()
}

/** Calls that wait for somebody, the oldest first. */
export async function listWaitingCalls(reader: Reader, limit: number): Promise<CallRow[]> {
  return (await selectCalls(reader).where(stateConditions.waiting).orderBy('calls.called_at').limit(limit).execute()).map(fromRow)
}

/** How many calls came within a span of time. */
export async function countCallsBetween(reader: Reader, fromMs: number, untilMs: number): Promise<number> {
  const row = await reader.selectFrom('calls').select((build) => build.fn.countAll<number>().as('count')).where('called_at', '>=', fromMs).where('called_at', '<', untilMs).executeTakeFirst()
  return row?.count ?? 0
}

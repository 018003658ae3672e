/** Reads and writes the current state of cases; the only place that knows their table. */
import type { RawBuilder, Selectable } from 'kysely'
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DeskTables } from '#main/db/tables/desk.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedKind, NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { CaseInput, CaseRow } from '#shared/contract/desk.ts'
import { caseNotices } from '#shared/domain/cases.ts'
import type { CaseReaction, CaseStatus } from '#shared/domain/cases.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<DeskTables['cases']> & { readonly registered_by_name: string | null; readonly closed_by_name: string | null }
type CaseFields = Omit<CaseInput, 'receivedAt' | 'visitId' | 'callId'>
export type ExpectedReply = { readonly day: Day | null; readonly clause: string | null }

/** Ids, days and moments in the table were written by the program; reading them back restores their brand. */
function fromRow(row: Row): CaseRow {
  return {
    id: row.id as Id<'case'>, number: row.number, status: row.status, kind: row.kind, grade: row.grade, gradeReason: row.grade_reason,
    person: row.person, phone: row.phone, company: row.company, customerId: row.customer_id as Id<'customer'> | null, place: row.place, content: row.content, channel: row.channel, handler: row.handler,
    expectedDay: row.expected_day as Day | null, dueDay: row.due_day as Day | null, dueClause: row.due_clause,
    visitId: row.visit_id as Id<'visit'> | null, callId: row.call_id as Id<'call'> | null, receivedAt: row.received_at as InstantMs, registeredBy: row.registered_by_name ?? '', takenUpAt: row.taken_up_at as InstantMs | null,
    closedAt: row.closed_at as InstantMs | null, closedBy: row.closed_by_name ?? '', result: row.result, reaction: row.reaction,
    notices: caseNotices({ kind: row.kind, grade: row.grade, gradeReason: row.grade_reason, reaction: row.reaction }),
  }
}

function selectCases(reader: Reader) {
  return reader.selectFrom('cases')
    .leftJoin('users as clerk', 'clerk.id', 'cases.registered_by').leftJoin('users as closer', 'closer.id', 'cases.closed_by')
    .selectAll('cases').select(['clerk.display_name as registered_by_name', 'closer.display_name as closed_by_name'])
}

/** One case, or undefined. */
export async function findCase(reader: Reader, id: string): Promise<CaseRow | undefined> {
  const row = await selectCases(reader).where('cases.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Cases by their ids, newest first. */
export async function findCases(reader: Reader, ids: readonly string[]): Promise<CaseRow[]> {
  if (ids.length === 0) return []
  return (await selectCases(reader).where('cases.id', 'in', [...ids]).orderBy('received_at', 'desc').execute()).map(fromRow)
}

/** Cases that came from a visit or a call, oldest first. */
export async function listCasesFrom(reader: Reader, origin: { readonly visitId: string } | { readonly callId: string }): Promise<CaseRow[]> {
  const select = 'visitId' in origin ? selectCases(reader).where('cases.visit_id', '=', origin.visitId) : selectCases(reader).where('cases.call_id', '=', origin.callId)
  return (await select.orderBy('cases.received_at').execute()).map(fromRow)
}

export type CasePageFilter = { readonly state: 'all' | 'not-closed' | CaseStatus; readonly from: Day | null; readonly to: Day | null; readonly text: string; readonly cursor: string | null; readonly size: number }

/** The cases of a filter, for a list that typed words narrow. */
export function narrowedCases(filter: Omit<CasePageFilter, 'cursor' | 'size' | 'text'>): NarrowedKind {
  return { kind: 'case', table: 'cases', condition: caseCondition(filter) }
}

function listOf(filter: CasePageFilter): NarrowedList {
  return { typed: filter.text, kinds: [narrowedCases(filter)] }
}

/** A page of cases, newest first; typed words follow the search index. */
export async function pageCases(reader: Reader, filter: CasePageFilter): Promise<Page<CaseRow>> {
  const matches = await pageOfMatches(reader, listOf(filter), filter)
  if (matches !== null) return { rows: inOrder(matches.rows, await findCases(reader, matches.rows)), next: matches.next }
  const position = decodeCursor(filter.cursor)
  let select = selectCases(reader).where(caseCondition(filter))
  if (position !== null) select = select.where(sql<boolean>`(cases.received_at, cases.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('cases.received_at', 'desc').orderBy('cases.id', 'desc').limit(filter.size + 1).execute()
  return cutPage(rows.map(fromRow), filter.size, (row) => [row.receivedAt, row.id])
}

/** How many cases a filter holds, counted up to `limit` (null: exactly). */
export async function countCases(reader: Reader, filter: CasePageFilter, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(filter), limit)
  if (matches !== null) return matches
  let select = reader.selectFrom('cases').select('cases.id').where(caseCondition(filter))
  if (limit !== null) select = select.limit(limit)
  const row = await reader.selectFrom(select.as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** The status stands in the text of the statement: only then does SQLite use the partial indexes. */
const stateConditions: Readonly<Record<CasePageFilter['state'], RawBuilder<boolean>>> = {
  all: sql<boolean>`1 = 1`, 'not-closed': sql<boolean>`cases.status <> 'closed'`,
  open: sql<boolean>`cases.status = 'open' AND cases.status <> 'closed'`, handling: sql<boolean>`cases.status = 'handling' AND cases.status <> 'closed'`, closed: sql<boolean>`cases.status = 'closed'`,
}

function caseCondition({ state, from, to }: Omit<CasePageFilter, 'cursor' | 'size' | 'text'>): RawBuilder<boolean> {
  const parts = [stateConditions[state]]
  if (from !== null) parts.push(sql<boolean>`cases.received_at >= ${startOfDayMs(from)}`)
  if (to !== null) parts.push(sql<boolean>`cases.received_at < ${startOfDayMs(addDays(to, 1))}`)
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function toColumns(input: CaseFields, expected: ExpectedReply) {
  return {
    kind: input.kind, grade: input.grade, grade_reason: input.gradeReason, person: input.person, phone: input.phone, company: input.company, customer_id: input.customerId,
    place: input.place, content: input.content, channel: input.channel, handler: input.handler, expected_day: input.expectedDay, due_day: expected.day, due_clause: expected.clause,
  }
}

export type NewCase = { readonly id: Id<'case'>; readonly number: string; readonly receivedAt: InstantMs; readonly registeredBy: string; readonly visitId: string | null; readonly callId: string | null; readonly expected: ExpectedReply; readonly input: CaseFields }

/** Adds a case that is open from now on. */
export async function insertCase(writer: Writer, fresh: NewCase): Promise<void> {
  await writer.insertInto('cases').values({
    id: fresh.id, number: fresh.number, status: 'open', ...toColumns(fresh.input, fresh.expected), visit_id: fresh.visitId, call_id: fresh.callId, received_at: fresh.receivedAt, registered_by: fresh.registeredBy,
    taken_up_at: null, closed_at: null, closed_by: null, result: '', reaction: 'unknown', import_batch_id: null,
  }).execute()
}

/** Replaces what the desk typed; the book keeps the old line. */
export async function rewriteCase(writer: Writer, id: Id<'case'>, input: CaseFields, expected: ExpectedReply, receivedAt: InstantMs): Promise<void> {
  await writer.updateTable('cases').set({ ...toColumns(input, expected), received_at: receivedAt }).where('id', '=', id).execute()
}

/** Names who handles a case from now on; the first taking up keeps its moment. */
export async function takeUpCaseRow(writer: Writer, id: Id<'case'>, handler: string, at: InstantMs): Promise<void> {
  await writer.updateTable('cases').set((build) => ({ status: 'handling' as const, handler, taken_up_at: build.fn.coalesce('taken_up_at', build.val(at)) })).where('id', '=', id).execute()
}

/** Closes a case with its result. */
export async function closeCaseRow(writer: Writer, id: Id<'case'>, closing: { readonly at: InstantMs; readonly by: string; readonly result: string; readonly reaction: CaseReaction }): Promise<void> {
  await writer.updateTable('cases').set({ status: 'closed', closed_at: closing.at, closed_by: closing.by, result: closing.result, reaction: closing.reaction }).where('id', '=', id).execute()
}

/** Opens a closed case again; its earlier result stays in the book. */
export async function reopenCaseRow(writer: Writer, id: Id<'case'>): Promise<void> {
  await writer.updateTable('cases').set({ status: 'handling', closed_at: null, closed_by: null, result: '', reaction: 'unknown' }).where('id', '=', id).execute()
}

/** Cases that are not closed: those with the earliest due day first, then those without one, oldest first. */
export async function listOpenCases(reader: Reader, limit: number): Promise<CaseRow[]> {
  // Two reads, each in the order of its own index: one read over both would sort every open case.
  const due = await selectCases(reader).where(sql<boolean>`cases.status <> 'closed' AND cases.due_day IS NOT NULL`).orderBy('cases.due_day').limit(limit).execute()
  const others = await selectCases(reader).where(sql<boolean>`cases.status <> 'closed' AND cases.due_day IS NULL`).orderBy('cases.received_at').orderBy('cases.id').limit(limit - due.length).execute()
  return [...due, ...others].map(fromRow)
}

/** Cases not closed whose reply is due on or before a day, the latest first. */
export async function listDueCases(reader: Reader, day: Day, limit: number): Promise<CaseRow[]> {
  return (await selectCases(reader).where(sql<boolean>`cases.status <> 'closed' AND cases.due_day IS NOT NULL`).where('cases.due_day', '<=', day).orderBy('cases.due_day').limit(limit).execute()).map(fromRow)
}

/** How many cases are not closed. */
export async function countOpenCases(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('cases').select((build) => build.fn.countAll<number>().as('count')).where(stateConditions['not-closed']).executeTakeFirst()
  return row?.count ?? 0
}

/** How many cases a span of time opened and closed. */
export async function countCaseMoves(reader: Reader, fromMs: number, untilMs: number): Promise<{ opened: number; closed: number }> {
  const opened = await reader.selectFrom('cases').select((build) => build.fn.countAll<number>().as('count')).where('received_at', '>=', fromMs).where('received_at', '<', untilMs).executeTakeFirst()
  const closed = await reader.selectFrom('cases').select((build) => build.fn.countAll<number>().as('count')).where('closed_at', 'is not', null).where('closed_at', '>=', fromMs).where('closed_at', '<', untilMs).executeTakeFirst()
  return { opened: opened?.count ?? 0, closed: closed?.count ?? 0 }
}

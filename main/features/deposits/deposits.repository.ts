/** Reads and writes the current state of deposits; the only place that knows their table. */
import type { Expression, Selectable, SqlBool } from 'kysely'
import { expressionBuilder, sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { DepositTables } from '#main/db/tables/deposits.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { DepositInput, DepositRow } from '#shared/contract/deposits.ts'
import type { Collector, DepositStatus } from '#shared/domain/deposits.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<DepositTables['deposits']> & { readonly taken_by_name: string | null; readonly handed_back_by_name: string | null }

/** Ids and moments in the table were minted by the program; reading them back restores their brand. */
function fromRow(row: Row): DepositRow {
  return {
    id: row.id as Id<'deposit'>, number: row.number, status: row.status, customerId: row.customer_id as Id<'customer'> | null,
    depositor: row.depositor, phone: row.phone, company: row.company, item: row.item, quantity: row.quantity, unit: row.unit,
    place: row.place, note: row.note, photoId: row.photo_id as Id<'attachment'> | null,
    takenAt: row.taken_at as InstantMs, takenBy: row.taken_by_name ?? row.taken_by,
    handedBackAt: row.handed_back_at as InstantMs | null, handedBackBy: row.handed_back_by_name,
    collector: row.collector_kind === null ? null : { kind: row.collector_kind, name: row.collector ?? '', phone: row.collector_phone ?? '', relation: row.collector_relation ?? '' },
  }
}

function selectDeposits(reader: Reader) {
  return reader.selectFrom('deposits')
    .leftJoin('users as taker', 'taker.id', 'deposits.taken_by').leftJoin('users as giver', 'giver.id', 'deposits.handed_back_by')
    .selectAll('deposits').select(['taker.display_name as taken_by_name', 'giver.display_name as handed_back_by_name'])
}

/** One deposit, or undefined. */
export async function findDeposit(reader: Reader, id: Id<'deposit'>): Promise<DepositRow | undefined> {
  const row = await selectDeposits(reader).where('deposits.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** The deposit with this ticket number, or undefined. */
export async function findDepositByNumber(reader: Reader, number: string): Promise<DepositRow | undefined> {
  const row = await selectDeposits(reader).where('deposits.number', '=', number).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** What a list or a report is narrowed to. `heldBeforeMs` keeps what is held since before that moment; `text` keeps search hits, '' keeps all. */
export type DepositNarrowing = {
  readonly status: DepositStatus | 'all'
  readonly heldBeforeMs: number | null
  readonly from: Day | null
  readonly to: Day | null
  readonly text: string
}

function conditionOf(narrowing: DepositNarrowing): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'deposits'>()
  const parts: Expression<SqlBool>[] = []
  if (narrowing.status !== 'all') parts.push(build('deposits.status', '=', narrowing.status))
  if (narrowing.heldBeforeMs !== null) parts.push(build('deposits.status', '=', 'held'), build('deposits.taken_at', '<', narrowing.heldBeforeMs))
  if (narrowing.from !== null) parts.push(build('deposits.taken_at', '>=', startOfDayMs(narrowing.from)))
  if (narrowing.to !== null) parts.push(build('deposits.taken_at', '<', startOfDayMs(addDays(narrowing.to, 1))))
  return build.and(parts)
}

function listOf(narrowing: DepositNarrowing): NarrowedList {
  return { typed: narrowing.text, kinds: [{ kind: 'deposit', table: 'deposits', condition: conditionOf(narrowing) }] }
}

/** A page of deposits, newest first; typed words follow the search index. */
export async function pageDeposits(reader: Reader, narrowing: DepositNarrowing, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<DepositRow>> {
  const matches = await pageOfMatches(reader, listOf(narrowing), request)
  if (matches !== null) return { rows: await findDeposits(reader, matches.rows), next: matches.next }
  let select = selectDeposits(reader).where(conditionOf(narrowing))
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(deposits.taken_at, deposits.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('deposits.taken_at', 'desc').orderBy('deposits.id', 'desc').limit(request.size + 1).execute()
  return cutPage(rows.map(fromRow), request.size, (row) => [row.takenAt, row.id])
}

/** How many deposits a narrowing holds, counted up to `limit` (null: exactly). */
export async function countDeposits(reader: Reader, narrowing: DepositNarrowing, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(narrowing), limit)
  if (matches !== null) return matches
  const ids = reader.selectFrom('deposits').select('deposits.id').where(conditionOf(narrowing))
  const row = await reader.selectFrom((limit === null ? ids : ids.limit(limit)).as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

export function toColumns(input: DepositInput) {
  return {
    customer_id: input.customerId, depositor: input.depositor, phone: input.phone, company: input.company, item: input.item, quantity: input.quantity,
    unit: input.unit, place: input.place, note: input.note, photo_id: input.photoId,
  }
}

/** Adds a deposit that is held from now on. */
export async function insertDeposit(writer: Writer, deposit: { readonly id: Id<'deposit'>; readonly number: string; readonly takenAt: InstantMs; readonly takenBy: string; readonly input: DepositInput }): Promise<void> {
  await writer.insertInto('deposits').values({
    id: deposit.id, number: deposit.number, status: 'held', ...toColumns(deposit.input), taken_at: deposit.takenAt, taken_by: deposit.takenBy,
    handed_back_at: null, handed_back_by: null, collector: null, collector_phone: null, collector_kind: null, collector_relation: null, import_batch_id: null,
  }).execute()
}

/** Replaces what the desk typed; the book keeps the old line. */
export async function rewriteDeposit(writer: Writer, id: Id<'deposit'>, input: DepositInput): Promise<void> {
  await writer.updateTable('deposits').set(toColumns(input)).where('id', '=', id).execute()
}

/** Closes a deposit with the person who took it away. */
export async function closeDeposit(writer: Writer, id: Id<'deposit'>, at: InstantMs, by: string, collector: Collector): Promise<void> {
  await writer.updateTable('deposits').set({
    status: 'handed-back', handed_back_at: at, handed_back_by: by,
    collector: collector.name, collector_phone: collector.phone, collector_kind: collector.kind, collector_relation: collector.relation,
  }).where('id', '=', id).execute()
}

/** Holds a deposit again after a mistaken handing back. */
export async function reopenDeposit(writer: Writer, id: Id<'deposit'>): Promise<void> {
  await writer.updateTable('deposits').set({ status: 'held', handed_back_at: null, handed_back_by: null, collector: null, collector_phone: null, collector_kind: null, collector_relation: null }).where('id', '=', id).execute()
}

/** Deposits by id, in the order of the ids; unknown ones are left out. */
export async function findDeposits(reader: Reader, ids: readonly string[]): Promise<DepositRow[]> {
  if (ids.length === 0) return []
  return inOrder(ids, (await selectDeposits(reader).where('deposits.id', 'in', [...ids]).execute()).map(fromRow))
}

/** The newest deposit still held of the same item and person, taken in after a moment. */
export async function findHeldAgain(reader: Reader, deposit: DepositRow): Promise<{ readonly id: Id<'deposit'>; readonly number: string } | null> {
  const row = await reader.selectFrom('deposits').select(['id', 'number']).where('status', '=', 'held').where('taken_at', '>', deposit.takenAt)
    .where('depositor', '=', deposit.depositor).where('item', '=', deposit.item).orderBy('taken_at', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : { id: row.id as Id<'deposit'>, number: row.number }
}

/** How many of the newest lines are looked at for places. */
const linesLookedAt = 400

/** Places of the newest lines, the latest first, each once. */
export async function listRecentPlaces(reader: Reader, most: number): Promise<string[]> {
  const rows = await reader.selectFrom('deposits').select('place').orderBy('taken_at', 'desc').orderBy('id', 'desc').limit(linesLookedAt).execute()
  return [...new Set(rows.map((row) => row.place))].filter((place) => place !== '').slice(0, most)
}

/** Deposits still held that were taken in before a moment, the oldest first. */
export async function listHeldBefore(reader: Reader, beforeMs: number, limit: number): Promise<DepositRow[]> {
  const rows = await selectDeposits(reader).where('deposits.status', '=', 'held').where('taken_at', '<', beforeMs).orderBy('taken_at').limit(limit).execute()
  return rows.map(fromRow)
}

/** How many deposits are held now. */
export async function countHeld(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('deposits').select((build) => build.fn.countAll<number>().as('held')).where('status', '=', 'held').executeTakeFirst()
  return row?.held ?? 0
}

/** Reads and writes destruction lists and their lines; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustodyTables } from '#main/db/tables/custody.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { DestructionRow, DestructionSheet } from '#shared/contract/custody.ts'
import type { Judgement } from '#shared/domain/custody-destruction.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type DestructionLineRow = DestructionSheet['lines'][number]

function selectLists(reader: Reader) {
  return reader.selectFrom('destruction_lists').leftJoin('users as requester', 'requester.id', 'destruction_lists.created_by').leftJoin('users as first', 'first.id', 'destruction_lists.witness_one').leftJoin('users as second', 'second.id', 'destruction_lists.witness_two')
    .selectAll('destruction_lists').select(['requester.display_name as requester_name', 'first.display_name as first_name', 'second.display_name as second_name'])
    .select((build) => build.selectFrom('destruction_lines').select((of) => of.fn.countAll<number>().as('count')).whereRef('list_id', '=', 'destruction_lists.id').as('files'))
}

type Row = Selectable<CustodyTables['destruction_lists']> & { readonly requester_name: string | null; readonly first_name: string | null; readonly second_name: string | null; readonly files: number | null }

/** Ids, days and moments in the table were minted by the program. */
function toRow(row: Row): DestructionRow {
  const present = <T>(values: readonly (T | null)[]): T[] => values.flatMap((value) => (value === null ? [] : [value]))
  return {
    id: row.id as Id<'destruction-list'>, number: row.number, status: row.status, method: row.method, methodNote: row.method_note, witnessIds: present([row.witness_one, row.witness_two]) as Id<'user'>[], witnesses: present([row.first_name, row.second_name]),
    createdAt: row.created_at as InstantMs, requesterId: row.created_by as Id<'user'>, requester: row.requester_name ?? row.created_by, approvalId: row.approval_id as Id<'approval'> | null, approvedBy: row.approved_by, destroyedDay: row.destroyed_day as Day | null, files: row.files ?? 0,
  }
}

/** One list, or undefined. */
export async function findList(reader: Reader, id: string): Promise<DestructionRow | undefined> {
  const row = await selectLists(reader).where('destruction_lists.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toRow(row)
}

/** A page of lists, newest first. */
export async function pageLists(reader: Reader, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<DestructionRow>> {
  let select = selectLists(reader)
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(destruction_lists.created_at, destruction_lists.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('destruction_lists.created_at', 'desc').orderBy('destruction_lists.id', 'desc').limit(request.size + 1).execute()
  const page = cutPage(rows, request.size, (row) => [row.created_at, row.id])
  return { rows: page.rows.map(toRow), next: page.next }
}

/** The files of a list, in its order. */
export async function listLines(reader: Reader, listId: string): Promise<DestructionLineRow[]> {
  const rows = await reader.selectFrom('destruction_lines').selectAll().where('list_id', '=', listId).orderBy('position').execute()
  return rows.map((row) => ({ position: row.position, customerId: row.customer_id as Id<'customer'>, number: row.number, name: row.name, items: row.items_count, retentionEnd: row.retention_end as Day, judgement: row.judgement }))
}

/** Numbers of the running lists that these files stand on, by the file's id. */
export async function findRunningLists(reader: Reader, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (customerIds.length === 0) return new Map()
  const rows = await reader.selectFrom('destruction_lines').innerJoin('destruction_lists', 'destruction_lists.id', 'destruction_lines.list_id').select(['customer_id', 'destruction_lists.number']).where('customer_id', 'in', [...customerIds]).where('is_open', '=', sql.lit(1)).execute()
  return new Map(rows.map((row) => [row.customer_id, row.number]))
}

/** Begins a list. */
export async function insertList(writer: Writer, list: { readonly id: string; readonly number: string; readonly now: number; readonly by: string }, files: readonly Omit<DestructionLineRow, 'position' | 'judgement'>[]): Promise<void> {
  await writer.insertInto('destruction_lists').values({ id: list.id, number: list.number, status: 'draft', method: null, method_note: '', witness_one: null, witness_two: null, created_at: list.now, created_by: list.by, approval_id: null, approved_by: '', destroyed_day: null }).execute()
  await writer.insertInto('destruction_lines').values(files.map((file, index) => ({ list_id: list.id, position: index + 1, customer_id: file.customerId, number: file.number, name: file.name, items_count: file.items, retention_end: file.retentionEnd, judgement: 'open' as const, is_open: 1 }))).execute()
}

/** Changes a list. */
export async function patchList(writer: Writer, id: string, patch: Omit<Updateable<CustodyTables['destruction_lists']>, 'id' | 'number'>): Promise<void> {
  await writer.updateTable('destruction_lists').set(patch).where('id', '=', id).execute()
}

/** Judges one file of a list. */
export async function judgeLine(writer: Writer, listId: string, position: number, judgement: Judgement): Promise<void> {
  await writer.updateTable('destruction_lines').set({ judgement }).where('list_id', '=', listId).where('position', '=', position).execute()
}

/** Takes the files that are to be kept off a list that is asked for. */
export async function dropKept(writer: Writer, listId: string): Promise<void> {
  await writer.deleteFrom('destruction_lines').where('list_id', '=', listId).where('judgement', '=', 'keep').execute()
}

/** Frees the files of a list that ended, so that another list may name them. */
export async function closeLines(writer: Writer, listId: string): Promise<void> {
  await writer.updateTable('destruction_lines').set({ is_open: 0 }).where('list_id', '=', listId).execute()
}

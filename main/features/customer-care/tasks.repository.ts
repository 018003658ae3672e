/** Reads and writes what customers are owed; the only place that knows the table of tasks. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerCareTables } from '#main/db/tables/customer-care.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CareTask, CareTaskFilter } from '#shared/contract/customer-care.ts'
import type { CareTaskKind } from '#shared/domain/customer-care.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Ids and days in the table were written by the program. */
function fromRow(row: Selectable<CustomerCareTables['care_tasks']>, today: Day): CareTask & { readonly schemeId: string | null } {
  return {
    id: row.id as Id<'care-task'>, filingId: row.filing_id as Id<'filing'>, customer: row.customer_name, kind: row.kind, period: row.period, ordinal: row.ordinal, opensDay: row.opens_day as Day, dueDay: row.due_day as Day, status: row.status,
    daysLate: row.status === 'open' ? Math.max(0, daysBetween(row.due_day as Day, today)) : 0, doneByNumber: row.done_by_number, schemeId: row.scheme_id,
  }
}
export type StoredTask = ReturnType<typeof fromRow>

/** A page of tasks, the earliest due first. */
export async function pageTasks(reader: Reader, filter: CareTaskFilter, today: Day): Promise<Page<StoredTask>> {
  let select = reader.selectFrom('care_tasks').selectAll()
  if (filter.state !== 'all') select = select.where('status', '=', filter.state)
  if (filter.kind !== 'all') select = select.where('kind', '=', filter.kind)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(due_day, id) > (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('due_day').orderBy('id').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.due_day, row.id])
  return { rows: page.rows.map((row) => fromRow(row, today)), next: page.next }
}

/** Tasks of one customer, the earliest due first; the latest `limit`. */
export async function listTasksOf(reader: Reader, filingId: string, today: Day, limit: number): Promise<StoredTask[]> {
  const rows = await reader.selectFrom('care_tasks').selectAll().where('filing_id', '=', filingId).orderBy('due_day', 'desc').orderBy('id').limit(limit).execute()
  return rows.map((row) => fromRow(row, today)).toReversed()
}

/** Open tasks of a scheme that are not past, after an id, in the order of ids. */
export async function pageRunning(reader: Reader, today: Day, after: string, size: number): Promise<StoredTask[]> {
  const rows = await reader.selectFrom('care_tasks').selectAll().where('status', '=', 'open').where('scheme_id', 'is not', null).where('due_day', '>=', today).where('id', '>', after).orderBy('id').limit(size).execute()
  return rows.map((row) => fromRow(row, today))
}

export type NewTask = { readonly id: string; readonly filingId: string; readonly customer: string; readonly schemeId: string | null; readonly kind: CareTaskKind; readonly period: string; readonly ordinal: number; readonly opensDay: Day; readonly dueDay: Day }

/** Adds tasks; one that stands already (same customer, kind, period, ordinal) is left as it is, one that was taken back comes anew. Returns the ids that are new. */
export async function insertTasks(writer: Writer, tasks: readonly NewTask[]): Promise<ReadonlySet<string>> {
  const added = new Set<string>()
  for (let start = 0; start < tasks.length; start += 50) {
    const rows = await writer.insertInto('care_tasks').values(tasks.slice(start, start + 50).map((task) => ({
      id: task.id, filing_id: task.filingId, customer_name: task.customer, scheme_id: task.schemeId, kind: task.kind, period: task.period, ordinal: task.ordinal, opens_day: task.opensDay, due_day: task.dueDay, status: 'open' as const, done_by_number: '',
    }))).onConflict((conflict) => conflict.columns(['filing_id', 'kind', 'period', 'ordinal']).where(sql<boolean>`status <> 'void'`).doNothing()).returning('id').execute()
    for (const row of rows) added.add(row.id)
  }
  return added
}

/** Ends a task: done by the record of this number, or void. */
export async function endTask(writer: Writer, id: string, end: { readonly status: 'done' | 'void'; readonly number: string }): Promise<void> {
  await writer.updateTable('care_tasks').set({ status: end.status, done_by_number: end.number }).where('id', '=', id).execute()
}

/** How many tasks of each scheme are open and done. */
export async function countTasksOf(reader: Reader, schemeIds: readonly string[]): Promise<ReadonlyMap<string, { readonly open: number; readonly done: number }>> {
  if (schemeIds.length === 0) return new Map()
  const rows = await reader.selectFrom('care_tasks').select(['scheme_id', 'status', (build) => build.fn.countAll<number>().as('tasks')]).where('scheme_id', 'in', [...schemeIds]).groupBy(['scheme_id', 'status']).execute()
  const of = (id: string, status: string) => rows.find((row) => row.scheme_id === id && row.status === status)?.tasks ?? 0
  return new Map(schemeIds.map((id) => [id, { open: of(id, 'open'), done: of(id, 'done') }]))
}

/** Of these customers, those with an open survey task. */
export async function listAwaitingSurvey(reader: Reader, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (filingIds.length === 0) return new Set()
  const rows = await reader.selectFrom('care_tasks').select('filing_id').where('filing_id', 'in', [...filingIds]).where('kind', '=', 'survey').where('status', '=', 'open').execute()
  return new Set(rows.map((row) => row.filing_id))
}

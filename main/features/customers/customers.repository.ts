/** Reads and writes the current profile of customer files; with its neighbour for items, the only place that knows their tables. */
import type { Expression, SqlBool } from 'kysely'
import { expressionBuilder, sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { hasGap, toPhoneColumns, toProfileColumns } from '#main/features/customers/customers.columns.ts'
import type { CustomerRecord } from '#main/features/customers/customers.columns.ts'
import type { SortingColumns } from '#main/features/customers/customers.sorting.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { CustomerFilter, CustomerInput } from '#shared/contract/customers.ts'
import type { CustomerStatus } from '#shared/domain/customers.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What a list or a report narrows by; `text` keeps search hits, '' keeps all. Days are those on which a file was opened, both included. */
export type CustomerNarrowing = Pick<CustomerFilter, 'status' | 'category' | 'secrecy' | 'gap' | 'sorting' | 'text'> & { readonly from?: Day | null; readonly to?: Day | null }

function selectCustomers(reader: Reader) {
  return reader.selectFrom('customers').leftJoin('users', 'users.id', 'customers.created_by').leftJoin('users as bringer', 'bringer.id', 'customers.unsorted_by')
    .selectAll('customers').select(['users.display_name as created_by_name', 'bringer.display_name as unsorted_by_name', 'bringer.department as unsorted_by_unit'])
}

/** One file, or undefined. */
export async function findCustomer(reader: Reader, id: Id<'customer'>): Promise<CustomerRecord | undefined> {
  return selectCustomers(reader).where('customers.id', '=', id).executeTakeFirst()
}

/** These files in the order asked for; ids that name nothing are left out. */
export async function findCustomers(reader: Reader, ids: readonly string[]): Promise<CustomerRecord[]> {
  if (ids.length === 0) return []
  return inOrder(ids, await selectCustomers(reader).where('customers.id', 'in', [...ids]).execute())
}

/**
 * What a narrowing asks of a file, so that the list is read in its order by one index: that of the gap, else of the secrecy, else of the class, else of the status.
 * The conditions that do not lead are hidden from the planner (`+column`), which without statistics would take the wrong index at times.
 */
function conditionOf(by: CustomerNarrowing): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'customers'>()
  const parts = [...gapConditions(by.gap), ...sortingConditions(by.sorting)]
  if (by.secrecy !== 'all') parts.push(by.gap === 'all' ? build('customers.secrecy', '=', by.secrecy) : sql<boolean>`+customers.secrecy = ${by.secrecy}`)
  if (by.category !== 'all') parts.push(by.gap === 'all' && by.secrecy === 'all' ? build('customers.category', '=', by.category) : sql<boolean>`+customers.category = ${by.category}`)
  if (by.status === 'destroyed') parts.push(build('customers.destroyed_day', 'is not', null))
  else if (by.status !== 'all') parts.push(by.gap === 'all' && by.secrecy === 'all' && by.category === 'all' ? build('customers.status', '=', by.status) : sql<boolean>`+customers.status = ${by.status}`)
  if (by.from !== undefined && by.from !== null) parts.push(build('customers.created_at', '>=', startOfDayMs(by.from)))
  if (by.to !== undefined && by.to !== null) parts.push(build('customers.created_at', '<', startOfDayMs(addDays(by.to, 1))))
  return build.and(parts)
}

/** The inbox is small and has an index of its own; what is filed is nearly everything and never leads. */
function sortingConditions(sorting: CustomerNarrowing['sorting']): Expression<SqlBool>[] {
  if (sorting === 'waiting') return [expressionBuilder<Schema, 'customers'>()('customers.unsorted_since', 'is not', null)]
  return sorting === 'filed' ? [sql<boolean>`+customers.sorted_at IS NOT NULL`] : []
}

/** Literals, not parameters: only then may the planner use the small index of the files that lack this. */
function gapConditions(gap: CustomerNarrowing['gap']): Expression<SqlBool>[] {
  const build = expressionBuilder<Schema, 'customers'>()
  switch (gap) {
    case 'all': return []
    case 'incomplete': return [build('customers.has_gap', '=', sql.lit(1))]
    case 'class-missing': return [build('customers.category', '=', sql.lit('unset' as const))]
    case 'profession-missing': return [build('customers.category', '=', sql.lit('special' as const)), build('customers.profession', '=', sql.lit(''))]
    case 'shelf-place-missing': return [build('customers.shelf_place', '=', sql.lit(''))]
    case 'items-missing': return [build('customers.items_present', '<', build.ref('customers.items_total'))]
    case 'phone-missing': return [build('customers.has_gap', '=', sql.lit(1)), build.not(build.exists(build.selectFrom('customer_phones').select('digits').whereRef('customer_id', '=', 'customers.id')))]
  }
}

function listOf(by: CustomerNarrowing): NarrowedList {
  return { typed: by.text, kinds: [{ kind: 'customer', table: 'customers', condition: conditionOf(by) }] }
}

/** A page of files, newest first; typed words follow the search index, whose order is that of opening. */
export async function pageCustomers(reader: Reader, by: CustomerNarrowing, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<CustomerRecord>> {
  const matches = await pageOfMatches(reader, listOf(by), request)
  if (matches !== null) return { rows: await findCustomers(reader, matches.rows), next: matches.next }
  let select = selectCustomers(reader).where(conditionOf(by))
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(customers.created_at, customers.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('customers.created_at', 'desc').orderBy('customers.id', 'desc').limit(request.size + 1).execute()
  return cutPage(rows, request.size, (row) => [row.created_at, row.id])
}

/** How many files a narrowing holds, counted up to `limit` (null: exactly). */
export async function countCustomers(reader: Reader, by: CustomerNarrowing, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(by), limit)
  if (matches !== null) return matches
  const select = reader.selectFrom('customers').select('customers.id').where(conditionOf(by))
  const counted = await reader.selectFrom((limit === null ? select : select.limit(limit)).as('kept')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return counted?.count ?? 0
}

/** Opens a file. The profile is tidy. */
export async function insertCustomer(writer: Writer, file: { readonly id: Id<'customer'>; readonly number: string; readonly createdAt: InstantMs; readonly createdBy: string; readonly profile: CustomerInput; readonly sorting: SortingColumns }): Promise<void> {
  await writer.insertInto('customers').values({
    id: file.id, number: file.number, status: 'active', ...toProfileColumns(file.profile), items_total: 0, items_present: 0, has_gap: hasGap(file.profile, { total: 0, present: 0 }),
    import_batch_id: null, created_at: file.createdAt, created_by: file.createdBy, ...file.sorting,
  }).execute()
  await insertPhones(writer, file.id, file.profile)
}

/** Replaces what the desk typed; the book keeps the old wording. */
export async function rewriteCustomer(writer: Writer, id: Id<'customer'>, profile: CustomerInput, items: { readonly total: number; readonly present: number }): Promise<void> {
  await writer.updateTable('customers').set({ ...toProfileColumns(profile), has_gap: hasGap(profile, items) }).where('id', '=', id).execute()
  await writer.deleteFrom('customer_phones').where('customer_id', '=', id).execute()
  await insertPhones(writer, id, profile)
}

async function insertPhones(writer: Writer, id: Id<'customer'>, profile: CustomerInput): Promise<void> {
  const phones = toPhoneColumns(id, profile)
  if (phones.length > 0) await writer.insertInto('customer_phones').values(phones).execute()
}

/** Closes a file or opens it again. */
export async function setCustomerStatus(writer: Writer, id: Id<'customer'>, status: Exclude<CustomerStatus, 'destroyed'>): Promise<void> {
  await writer.updateTable('customers').set({ status }).where('id', '=', id).execute()
}

/** Keeps the file's count of documents in step with its list. */
export async function recountItems(writer: Writer, id: Id<'customer'>, profile: CustomerInput): Promise<void> {
  const counted = await writer.selectFrom('customer_items').select((build) => [build.fn.countAll<number>().as('total'), build.fn.sum<number | null>('present').as('present')]).where('customer_id', '=', id).executeTakeFirst()
  const items = { total: counted?.total ?? 0, present: counted?.present ?? 0 }
  await writer.updateTable('customers').set({ items_total: items.total, items_present: items.present, has_gap: hasGap(profile, items) }).where('id', '=', id).execute()
}

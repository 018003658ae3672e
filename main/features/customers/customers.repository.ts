/** Reads and writes the current profile of customer files; with its neighbour for items, the only place that knows their tables. */
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { hasGap, toPhoneColumns, toProfileColumns } from '#main/features/customers/customers.columns.ts'
import type { CustomerRecord } from '#main/features/customers/customers.columns.ts'
import type { CustomerFilter, CustomerInput } from '#shared/contract/customers.ts'
import type { CustomerStatus } from '#shared/domain/customers.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What a list or a report narrows by; the text is narrowed by `matching`. Days are those on which a file was opened, both included. */
export type CustomerNarrowing = Pick<CustomerFilter, 'status' | 'category' | 'secrecy' | 'gap'> & { readonly from?: Day | null; readonly to?: Day | null }

function selectCustomers(reader: Reader) {
  return reader.selectFrom('customers').leftJoin('users', 'users.id', 'customers.created_by').selectAll('customers').select('users.display_name as created_by_name')
}

/** One file, or undefined. */
export async function findCustomer(reader: Reader, id: Id<'customer'>): Promise<CustomerRecord | undefined> {
  return selectCustomers(reader).where('customers.id', '=', id).executeTakeFirst()
}

/** These files in the order asked for; ids that name nothing are left out. */
export async function findCustomers(reader: Reader, ids: readonly string[]): Promise<CustomerRecord[]> {
  if (ids.length === 0) return []
  const rows = await selectCustomers(reader).where('customers.id', 'in', [...ids]).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * Files inside a narrowing, read in the list's order by one index: that of the gap, else of the secrecy, else of the class, else of the status.
 * The conditions that do not lead are hidden from the planner (`+column`), which without statistics would take the wrong index at times.
 */
function narrowed(reader: Reader, by: CustomerNarrowing, matching: RawBuilder<string> | null) {
  let select = narrowedByGap(reader, by.gap)
  if (by.secrecy !== 'all') select = by.gap === 'all' ? select.where('customers.secrecy', '=', by.secrecy) : select.where(sql<boolean>`+customers.secrecy = ${by.secrecy}`)
  if (by.category !== 'all') select = by.gap === 'all' && by.secrecy === 'all' ? select.where('customers.category', '=', by.category) : select.where(sql<boolean>`+customers.category = ${by.category}`)
  if (by.status !== 'all') select = by.gap === 'all' && by.secrecy === 'all' && by.category === 'all' ? select.where('customers.status', '=', by.status) : select.where(sql<boolean>`+customers.status = ${by.status}`)
  if (by.from !== undefined && by.from !== null) select = select.where('customers.created_at', '>=', startOfDayMs(by.from))
  if (by.to !== undefined && by.to !== null) select = select.where('customers.created_at', '<', startOfDayMs(addDays(by.to, 1)))
  return matching === null ? select : select.where('customers.id', 'in', matching)
}

/** Literals, not parameters: only then may the planner use the small index of the files that lack this. */
function narrowedByGap(reader: Reader, gap: CustomerNarrowing['gap']) {
  const select = reader.selectFrom('customers')
  switch (gap) {
    case 'all': return select
    case 'incomplete': return select.where('customers.has_gap', '=', sql.lit(1))
    case 'class-missing': return select.where('customers.category', '=', sql.lit('unset' as const))
    case 'profession-missing': return select.where('customers.category', '=', sql.lit('special' as const)).where('customers.profession', '=', sql.lit(''))
    case 'shelf-place-missing': return select.where('customers.shelf_place', '=', sql.lit(''))
    case 'items-missing': return select.whereRef('customers.items_present', '<', 'customers.items_total')
    case 'phone-missing': return select.where('customers.has_gap', '=', sql.lit(1)).where(({ not, exists, selectFrom }) => not(exists(selectFrom('customer_phones').select('digits').whereRef('customer_id', '=', 'customers.id'))))
  }
}

/** A page of files, newest first. `matching` narrows to search hits. */
export async function pageCustomers(reader: Reader, by: CustomerNarrowing, matching: RawBuilder<string> | null, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<CustomerRecord>> {
  let select = narrowed(reader, by, matching)
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(customers.created_at, customers.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.leftJoin('users', 'users.id', 'customers.created_by').selectAll('customers').select('users.display_name as created_by_name')
    .orderBy('customers.created_at', 'desc').orderBy('customers.id', 'desc').limit(request.size + 1).execute()
  return cutPage(rows, request.size, (row) => [row.created_at, row.id])
}

/** Those of these files that a narrowing holds, in the order given, e.g. of a page of search hits. */
export async function keepNarrowed(reader: Reader, by: CustomerNarrowing, ids: readonly string[]): Promise<CustomerRecord[]> {
  const rows = await narrowed(reader, by, null).where('customers.id', 'in', [...ids]).leftJoin('users', 'users.id', 'customers.created_by').selectAll('customers').select('users.display_name as created_by_name').execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many files a narrowing holds, counted up to `limit` (null: exactly). */
export async function countCustomers(reader: Reader, by: CustomerNarrowing, matching: RawBuilder<string> | null, limit: number | null): Promise<number> {
  const select = narrowed(reader, by, matching).select('customers.id')
  const counted = await reader.selectFrom((limit === null ? select : select.limit(limit)).as('kept')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return counted?.count ?? 0
}

/** Opens a file. The profile is tidy. */
export async function insertCustomer(writer: Writer, file: { readonly id: Id<'customer'>; readonly number: string; readonly createdAt: InstantMs; readonly createdBy: string; readonly profile: CustomerInput }): Promise<void> {
  await writer.insertInto('customers').values({
    id: file.id, number: file.number, status: 'active', ...toProfileColumns(file.profile), items_total: 0, items_present: 0, has_gap: hasGap(file.profile, { total: 0, present: 0 }),
    import_batch_id: null, created_at: file.createdAt, created_by: file.createdBy,
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
export async function setCustomerStatus(writer: Writer, id: Id<'customer'>, status: CustomerStatus): Promise<void> {
  await writer.updateTable('customers').set({ status }).where('id', '=', id).execute()
}

/** Keeps the file's count of documents in step with its list. */
export async function recountItems(writer: Writer, id: Id<'customer'>, profile: CustomerInput): Promise<void> {
  const counted = await writer.selectFrom('customer_items').select((build) => [build.fn.countAll<number>().as('total'), build.fn.sum<number | null>('present').as('present')]).where('customer_id', '=', id).executeTakeFirst()
  const items = { total: counted?.total ?? 0, present: counted?.present ?? 0 }
  await writer.updateTable('customers').set({ items_total: items.total, items_present: items.present, has_gap: hasGap(profile, items) }).where('id', '=', id).execute()
}

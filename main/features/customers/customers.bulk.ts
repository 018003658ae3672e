/** Thousands of customer files in one unit of work: each numbered, entered in the book and put into the search index like one that was typed. */
import { inChunks } from '#main/db/chunks.ts'
import { hasGap, tidyProfile, toInput, toItemColumns, toPhoneColumns, toProfileColumns } from '#main/features/customers/customers.columns.ts'
import { customerDocument } from '#main/features/customers/customers.search.ts'
import type { FiledCustomer } from '#main/features/customers/customers.search.ts'
import { sortingOfEntry } from '#main/features/customers/customers.sorting.ts'
import type { SortingColumns } from '#main/features/customers/customers.sorting.ts'
import { indexMany, removeMany } from '#main/mechanisms/search/search-index.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CustomerInput, CustomerItemInput } from '#shared/contract/customers.ts'
import { itemNumber } from '#shared/domain/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

const register = 'customers'

/** A file to open, with the documents on its list. */
export type NewCustomer = { readonly input: CustomerInput; readonly items?: readonly CustomerItemInput[] }
export type OpenedCustomer = { readonly id: Id<'customer'>; readonly number: string }
export type CustomerChange = { readonly id: Id<'customer'>; readonly input: CustomerInput }
export type BulkOptions = {
  readonly batchId: Id<'import'>
  /** The caller writes the search index itself, later and in the same unit of work. */
  readonly withoutSearch?: boolean
}

type Prepared = FiledCustomer & { readonly itemRows: readonly ReturnType<typeof toItemRow>[]; readonly itemInputs: readonly CustomerItemInput[] }

/** Opens a file for each entry, in order. Item codes must be free; duplicates are the caller's to find (`findTwinsOfMany`). */
export async function insertCustomers(unit: Unit, entries: readonly NewCustomer[], options: BulkOptions): Promise<OpenedCustomer[]> {
  const numbers = unit.nextNumbers('customer', entries.length)
  const prepared = entries.map((entry, index) => prepare(unit, entry, numbers[index] ?? ''))
  const sorting = await sortingOfEntry(unit.read, unit.actor, unit.now)
  await inChunks(prepared, async (chunk) => {
    await unit.write.insertInto('customers').values(chunk.map((customer) => toCustomerRow(unit, customer, options.batchId, sorting))).execute()
    const phones = chunk.flatMap((customer) => toPhoneColumns(customer.id, customer.profile))
    if (phones.length > 0) await unit.write.insertInto('customer_phones').values(phones).execute()
  })
  await inChunks(prepared.flatMap((customer) => customer.itemRows), async (chunk) => void await unit.write.insertInto('customer_items').values([...chunk]).execute())
  for (const { id, number, profile, itemInputs } of prepared) {
    unit.recordEvent({ register, subjectId: id, kind: 'imported', body: { number, batchId: options.batchId, ...profile, ...(itemInputs.length === 0 ? {} : { items: itemInputs }) } })
  }
  if (prepared.length > 0) unit.tally(register, unit.today, 'opened', prepared.length)
  if (options.withoutSearch !== true) await indexMany(unit.write, prepared.map(customerDocument))
  return prepared.map(({ id, number }) => ({ id, number }))
}

function prepare(unit: Unit, { input, items = [] }: NewCustomer, number: string): Prepared {
  const id = unit.newId<'customer'>()
  const itemRows = items.map((item, index) => toItemRow(unit.newId<'item'>(), id, number, index + 1, item))
  return { id, number, createdAt: unit.now, profile: tidyProfile(input), items: itemRows, itemRows, itemInputs: items }
}

function toItemRow(id: Id<'item'>, customerId: Id<'customer'>, fileNumber: string, position: number, item: CustomerItemInput) {
  return { id, customer_id: customerId, position, number: itemNumber(fileNumber, position), ...toItemColumns(item) }
}

function toCustomerRow(unit: Unit, { id, number, profile, itemInputs }: Prepared, batchId: Id<'import'>, sorting: SortingColumns) {
  const items = { total: itemInputs.length, present: itemInputs.filter((item) => item.present).length }
  return {
    id, number, status: 'active' as const, ...toProfileColumns(profile), items_total: items.total, items_present: items.present, has_gap: hasGap(profile, items),
    import_batch_id: batchId, created_at: unit.now, created_by: unit.actor.userId, ...sorting,
  }
}

/** The profiles of these files as they were last typed, e.g. to put them back when an import is undone. */
export async function readProfiles(reader: Reader, ids: readonly Id<'customer'>[]): Promise<Map<string, CustomerInput>> {
  const profiles = new Map<string, CustomerInput>()
  await inChunks(ids, async (chunk) => {
    const rows = await reader.selectFrom('customers').selectAll().where('id', 'in', [...chunk]).execute()
    for (const row of rows) profiles.set(row.id, toInput(row))
  })
  return profiles
}

/** Rewrites profiles; the book keeps the wording before and the reason. Files that no longer exist are passed over; returns how many were changed. */
export async function updateCustomers(unit: Unit, changes: readonly CustomerChange[], options: BulkOptions & { readonly reason: string }): Promise<number> {
  const before = await readFiled(unit.read, changes.map((change) => change.id))
  const documents: FiledCustomer[] = []
  for (const { id, input } of changes) {
    const filed = before.get(id)
    if (filed === undefined) continue
    const profile = tidyProfile(input)
    // Another place than the one in which the file stands is free text again, listed until somebody shelves it.
    const leaves = profile.shelfPlace === filed.profile.shelfPlace ? {} : { place_id: null, place_row: null, place_slot: null }
    await unit.write.updateTable('customers').set({ ...toProfileColumns(profile), ...leaves, has_gap: hasGap(profile, filed.counts) }).where('id', '=', id).execute()
    await unit.write.deleteFrom('customer_phones').where('customer_id', '=', id).execute()
    const phones = toPhoneColumns(id, profile)
    if (phones.length > 0) await unit.write.insertInto('customer_phones').values(phones).execute()
    unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(filed.lastSeq === null ? {} : { corrects: filed.lastSeq }), body: { number: filed.number, batchId: options.batchId, reason: options.reason, ...profile } })
    unit.tally(register, unit.today, 'corrected', 1)
    documents.push({ ...filed, profile })
  }
  if (options.withoutSearch !== true) await indexMany(unit.write, documents.map(customerDocument))
  return documents.length
}

type Filed = FiledCustomer & { readonly counts: { readonly total: number; readonly present: number }; readonly lastSeq: number | null }

/** Files with their documents and the newest line of the book, by id. */
export async function readFiled(reader: Reader, ids: readonly Id<'customer'>[]): Promise<Map<string, Filed>> {
  const filed = new Map<string, Filed>()
  await inChunks(ids, async (chunk) => {
    const rows = await reader.selectFrom('customers').selectAll().where('id', 'in', [...chunk]).execute()
    const items = await reader.selectFrom('customer_items').select(['customer_id', 'number', 'title', 'code']).where('customer_id', 'in', [...chunk]).orderBy('position').execute()
    const seqs = await reader.selectFrom('register_events').select(['subject_id', (build) => build.fn.max('seq').as('seq')]).where('subject_id', 'in', [...chunk]).groupBy('subject_id').execute()
    const itemsOf = Map.groupBy(items, (item) => item.customer_id)
    const seqOf = new Map(seqs.map((row) => [row.subject_id, row.seq]))
    for (const row of rows) {
      filed.set(row.id, {
        // Ids and moments in the table were minted by the program.
        id: row.id as Id<'customer'>, number: row.number, createdAt: row.created_at as InstantMs, profile: toInput(row),
        items: itemsOf.get(row.id) ?? [], counts: { total: row.items_total, present: row.items_present }, lastSeq: seqOf.get(row.id) ?? null,
      })
    }
  })
  return filed
}

/** Numbers of a batch's files that somebody has worked with since the import, so that undoing it would lose that work; at most `limit`. */
export async function findTouchedSince(reader: Reader, batchId: Id<'import'>, limit = 20): Promise<string[]> {
  const rows = await reader.selectFrom('customers').select('number').where('import_batch_id', '=', batchId)
    .where(({ exists, selectFrom }) => exists(selectFrom('register_events').select('seq').whereRef('subject_id', '=', 'customers.id').where('kind', '<>', 'imported')))
    .orderBy('number').limit(limit).execute()
  return rows.map((row) => row.number)
}

/** Takes the files of a batch away with their documents; the book keeps what they said, their numbers are not given again. Returns how many. */
export async function removeCustomers(unit: Unit, batchId: Id<'import'>, reason: string): Promise<number> {
  const rows = await unit.read.selectFrom('customers').select(['id', 'number', 'status']).where('import_batch_id', '=', batchId).execute()
  const ofBatch = unit.write.selectFrom('customers').select('id').where('import_batch_id', '=', batchId)
  await unit.write.deleteFrom('customer_items').where('customer_id', 'in', ofBatch).execute()
  await unit.write.deleteFrom('customer_phones').where('customer_id', 'in', ofBatch).execute()
  await unit.write.deleteFrom('customers').where('import_batch_id', '=', batchId).execute()
  for (const { id, number } of rows) unit.recordEvent({ register, subjectId: id, kind: 'removed', body: { number, batchId, reason } })
  const closed = rows.filter((row) => row.status === 'closed').length
  if (rows.length > 0) unit.tally(register, unit.today, 'removed', rows.length)
  if (closed > 0) unit.tally(register, unit.today, 'removed-closed', closed)
  await removeMany(unit.write, rows.map((row) => row.id))
  return rows.length
}


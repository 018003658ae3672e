/** Thousands of lines of an old deposit book in one unit of work: kept as they were written, numbered and found like any other deposit. */
import type { Insertable } from 'kysely'
import { inChunks } from '#main/db/chunks.ts'
import type { DepositTables } from '#main/db/tables/deposits.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { depositDocument } from '#main/features/deposits/deposits.search.ts'
import { indexMany, removeMany } from '#main/mechanisms/search/search-index.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { minuteMs } from '#shared/kernel/instants.ts'

const register = 'deposits'
/** Where a book names no hour, the item was taken in at noon. */
const noonMinute = 720

/** A line of an old book. A line without a collection is still at the desk. */
export type ImportedDeposit = {
  readonly takenDay: Day
  /** Minutes after midnight, or null when the book names no hour. */
  readonly takenMinute: number | null
  readonly depositor: string; readonly phone: string; readonly company: string; readonly item: string; readonly quantity: number; readonly unit: string; readonly place: string; readonly note: string
  /** The clerk whom the book names; whoever imports it did not take the item in. */
  readonly takenBy: string
  readonly collected: { readonly day: Day; readonly collector: string; readonly isProxy: boolean } | null
}
export type InsertedDeposit = { readonly id: Id<'deposit'>; readonly number: string }

type Prepared = { readonly id: Id<'deposit'>; readonly number: string; readonly deposit: ImportedDeposit; readonly row: Insertable<DepositTables['deposits']> }

/** Enters old lines in order. Returns the id and number of each. */
export async function insertDeposits(unit: Unit, deposits: readonly ImportedDeposit[], options: { readonly batchId: Id<'import'> }): Promise<InsertedDeposit[]> {
  const numbers = unit.nextNumbers('deposit', deposits.length)
  const prepared = deposits.map((deposit, index) => prepare(unit, deposit, numbers[index] ?? '', options.batchId))
  await inChunks(prepared, async (chunk) => void await unit.write.insertInto('deposits').values(chunk.map((entry) => entry.row)).execute())
  for (const { id, number, deposit } of prepared) unit.recordEvent({ register, subjectId: id, kind: 'imported', body: { number, batchId: options.batchId, ...deposit } })
  if (prepared.length > 0) unit.tally(register, unit.today, 'imported', prepared.length)
  unit.touch('today')
  await indexMany(unit.write, prepared.map(({ id, number, deposit, row }) => depositDocument({ id, number, takenAt: row.taken_at, ...deposit })))
  return prepared.map(({ id, number }) => ({ id, number }))
}

function prepare(unit: Unit, deposit: ImportedDeposit, number: string, batchId: Id<'import'>): Prepared {
  const id = unit.newId<'deposit'>()
  const { collected } = deposit
  const takenAt = startOfDayMs(deposit.takenDay) + (deposit.takenMinute ?? noonMinute) * minuteMs
  const row: Insertable<DepositTables['deposits']> = {
    id, number, status: collected === null ? 'held' : 'handed-back', customer_id: null, depositor: deposit.depositor, phone: deposit.phone, company: deposit.company,
    item: deposit.item, quantity: deposit.quantity, unit: deposit.unit, place: deposit.place, note: deposit.note, photo_id: null,
    taken_at: takenAt, taken_by: deposit.takenBy,
    // Books name the day of a collection, not its hour; it cannot have been before the item came.
    handed_back_at: collected === null ? null : Math.max(takenAt, startOfDayMs(collected.day) + noonMinute * minuteMs), handed_back_by: collected === null ? null : '',
    collector: collected?.collector ?? null, collector_phone: collected === null ? null : '', collector_kind: collected === null ? null : collected.isProxy ? 'proxy' : 'depositor',
    collector_relation: collected === null ? null : '', import_batch_id: batchId,
  }
  return { id, number, deposit, row }
}

/** Numbers of a batch's deposits that somebody has worked with since the import; at most `limit`. */
export async function findDepositsTouchedSince(reader: Reader, batchId: Id<'import'>, limit = 20): Promise<string[]> {
  const rows = await reader.selectFrom('deposits').select('number').where('import_batch_id', '=', batchId)
    .where(({ exists, selectFrom }) => exists(selectFrom('register_events').select('seq').whereRef('subject_id', '=', 'deposits.id').where('kind', '<>', 'imported')))
    .orderBy('number').limit(limit).execute()
  return rows.map((row) => row.number)
}

/** Takes the deposits of a batch away; the book keeps what they said, their numbers are not given again. Returns how many. */
export async function removeDeposits(unit: Unit, batchId: Id<'import'>, reason: string): Promise<number> {
  const rows = await unit.read.selectFrom('deposits').select(['id', 'number']).where('import_batch_id', '=', batchId).execute()
  await unit.write.deleteFrom('deposits').where('import_batch_id', '=', batchId).execute()
  for (const { id, number } of rows) unit.recordEvent({ register, subjectId: id, kind: 'removed', body: { number, batchId, reason } })
  if (rows.length > 0) unit.tally(register, unit.today, 'removed', rows.length)
  unit.touch('today')
  await removeMany(unit.write, rows.map((row) => row.id))
  return rows.length
}

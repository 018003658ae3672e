/** Counts of the customer files for a period, from indexes and rollups; `main/app` hands them to reports. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { customerCategories } from '#shared/domain/customers.ts'
import type { CustomerCategory, CustomerStatus } from '#shared/domain/customers.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const keptStatuses = ['active', 'closed'] as const satisfies readonly CustomerStatus[]

export type CustomerStatistics = {
  /** Files opened up to the last day, by class and by status as they stand now; destroyed ones are no customers of the office any more. */
  readonly byCategory: Readonly<Record<CustomerCategory, number>>
  readonly byStatus: Readonly<Record<(typeof keptStatuses)[number], number>>
  /** Files opened by people within the period, by class as it stands now. */
  readonly openedByCategory: Readonly<Record<CustomerCategory, number>>
  /** Files taken over from lists within the period. */
  readonly imported: number
  /** How often profiles were corrected, and files closed and reopened, within the period. */
  readonly corrected: number
  readonly closed: number
  readonly reopened: number
}

function asRecord<Key extends string>(keys: readonly Key[], rows: readonly { readonly key: Key; readonly files: number }[]): Readonly<Record<Key, number>> {
  // Every key is named, so the record is whole.
  return Object.fromEntries(keys.map((key) => [key, rows.find((row) => row.key === key)?.files ?? 0])) as Record<Key, number>
}

/** Counts a period, both days included. */
export async function countCustomersOfPeriod(reader: Reader, { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day }): Promise<CustomerStatistics> {
  const [from, until] = [startOfDayMs(firstDay), startOfDayMs(addDays(lastDay, 1))]
  const customers = reader.selectFrom('customers').where('created_at', '<', until)
  const byCategory = await customers.select(['category as key', (build) => build.fn.countAll<number>().as('files')]).groupBy('category').execute()
  const byStatus = await customers.select(['status as key', (build) => build.fn.countAll<number>().as('files')]).groupBy('status').execute()
  // Few files were destroyed, and they have an index of their own: taking them off keeps the counts above on theirs.
  const destroyed = await customers.where('destroyed_day', 'is not', null).select(['category', 'status', (build) => build.fn.countAll<number>().as('files')]).groupBy(['category', 'status']).execute()
  const left = <Key extends string>(rows: readonly { readonly key: Key; readonly files: number }[], keyOf: (row: (typeof destroyed)[number]) => string) =>
    rows.map((row) => ({ key: row.key, files: row.files - destroyed.filter((gone) => keyOf(gone) === row.key).reduce((sum, gone) => sum + gone.files, 0) }))
  const opened = await customers.where('created_at', '>=', from).where('import_batch_id', 'is', null).select(['category as key', (build) => build.fn.countAll<number>().as('files')]).groupBy('category').execute()
  const taken = await customers.where('created_at', '>=', from).where('import_batch_id', 'is not', null).select((build) => build.fn.countAll<number>().as('files')).executeTakeFirst()
  const tallies = await reader.selectFrom('rollups').select(['key', (build) => build.fn.sum<number>('count').as('times')]).where('register', '=', 'customers').where('day', '>=', firstDay).where('day', '<=', lastDay).where('key', 'in', ['corrected', 'closed', 'reopened']).groupBy('key').execute()
  const times = (key: string) => tallies.find((row) => row.key === key)?.times ?? 0
  return {
    byCategory: asRecord(customerCategories, left(byCategory, (gone) => gone.category)), byStatus: asRecord(keptStatuses, left(byStatus, (gone) => gone.status)), openedByCategory: asRecord(customerCategories, opened), imported: taken?.files ?? 0,
    corrected: times('corrected'), closed: times('closed'), reopened: times('reopened'),
  }
}

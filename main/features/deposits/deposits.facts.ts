/** What other features may know of the deposit log: narrow, read-only facts that `main/app` hands to them. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Matter } from '#shared/contract/customers.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Deposits that were taken in for this customer, newest first; at most `limit`. */
export async function listDepositMatters(reader: Reader, customerId: string, limit: number): Promise<Matter[]> {
  const rows = await reader.selectFrom('deposits').select(['id', 'number', 'status', 'depositor', 'item', 'taken_at', 'handed_back_at']).where('customer_id', '=', customerId).orderBy('taken_at', 'desc').limit(limit).execute()
  // Moments in the table were written by the program.
  return rows.map((row) => ({ kind: 'deposit', detail: 'deposit', id: row.id, number: row.number, status: row.status, at: row.taken_at as InstantMs, person: row.depositor, title: row.item, dueDay: null, endedAt: row.handed_back_at as InstantMs | null }))
}

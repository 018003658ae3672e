/** What other features may know and tell of visits to customers: narrow functions that `main/app` hands to them. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Matter } from '#shared/contract/customers.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Visits to this customer, the latest first; at most `limit`. */
export async function listCustomerVisitMatters(reader: Reader, customerId: string, limit: number): Promise<Matter[]> {
  const rows = await reader.selectFrom('customer_visits').select(['id', 'number', 'status', 'contact_person', 'unit', 'day', 'report_due_day', 'reported_day', 'reviewed_at']).where('customer_id', '=', customerId).orderBy('day', 'desc').limit(limit).execute()
  // Days and moments in the table were written by the program.
  return rows.map((row) => ({
    kind: 'customer-visit', detail: 'customer-visit', id: row.id, number: row.number, status: row.status, at: toInstant(startOfDayMs(row.day as Day)), person: row.contact_person, title: row.unit,
    dueDay: row.reported_day === null ? (row.report_due_day as Day) : null, endedAt: row.reviewed_at as InstantMs | null,
  }))
}

/** Visits that first met a customer belong to the customer file that came of it. */
export async function joinVisitsToFile(unit: Unit, filingId: string, customerId: Id<'customer'>): Promise<void> {
  await unit.write.updateTable('customer_visits').set({ customer_id: customerId }).where('filing_id', '=', filingId).where('customer_id', 'is', null).execute()
}

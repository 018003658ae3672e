/** Reads and writes contacts with customers; the only place that knows their table. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerCareTables } from '#main/db/tables/customer-care.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CareContactFilter } from '#shared/contract/customer-care.ts'
import type { CareKind } from '#shared/domain/customer-care.ts'
import type { Matter } from '#shared/contract/customers.ts'
import type { QuotaEntry } from '#shared/domain/quotas.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type StoredContact = Selectable<CustomerCareTables['care_contacts']> & { readonly entered_by_name: string | null; readonly read_by_name: string | null }

function selectContacts(reader: Reader) {
  return reader.selectFrom('care_contacts').leftJoin('users as enterer', 'enterer.id', 'care_contacts.entered_by').leftJoin('users as manager', 'manager.id', 'care_contacts.read_by')
    .selectAll('care_contacts').select(['enterer.display_name as entered_by_name', 'manager.display_name as read_by_name'])
}

/** One contact, or undefined. */
export function findContact(reader: Reader, id: string): Promise<StoredContact | undefined> {
  return selectContacts(reader).where('care_contacts.id', '=', id).executeTakeFirst()
}

/** A page of contacts, the latest day first. */
export async function pageContacts(reader: Reader, filter: CareContactFilter): Promise<Page<StoredContact>> {
  let select = selectContacts(reader)
  if (filter.filingId !== null) select = select.where('filing_id', '=', filter.filingId)
  if (filter.state === 'report-missing') select = select.where(sql<boolean>`report = '' AND report_due_day IS NOT NULL`)
  if (filter.state === 'to-read') select = select.where('report_due_day', 'is not', null).where('reported_at', 'is not', null).where('read_at', 'is', null)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(care_contacts.day, care_contacts.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('care_contacts.day', 'desc').orderBy('care_contacts.id', 'desc').limit(filter.size + 1).execute()
  return cutPage(rows, filter.size, (row) => [row.day, row.id])
}

/** Adds a contact. */
export async function insertContact(writer: Writer, contact: Omit<Selectable<CustomerCareTables['care_contacts']>, 'read_at' | 'read_by'>): Promise<void> {
  await writer.insertInto('care_contacts').values({ ...contact, read_at: null, read_by: null }).execute()
}

/** Writes the report of a contact. */
export async function writeReport(writer: Writer, id: string, report: string, at: number): Promise<void> {
  await writer.updateTable('care_contacts').set({ report, reported_at: at }).where('id', '=', id).execute()
}

/** Writes down who read a report. */
export async function markRead(writer: Writer, id: string, at: number, by: string): Promise<void> {
  await writer.updateTable('care_contacts').set({ read_at: at, read_by: by }).where('id', '=', id).execute()
}

/** Contacts of these customers between two days, as a quota counts them. */
export async function listCountedContacts(reader: Reader, filingIds: readonly string[], from: Day, to: Day): Promise<(QuotaEntry & { readonly kind: CareKind })[]> {
  if (filingIds.length === 0) return []
  const rows = await reader.selectFrom('care_contacts').select(['id', 'filing_id', 'day', 'kind']).where('filing_id', 'in', [...filingIds]).where('day', '>=', from).where('day', '<=', to).execute()
  return rows.map((row) => ({ id: row.id, ofId: row.filing_id, day: row.day as Day, kind: row.kind, excludedBy: null }))
}

/** Contacts with the customer of a customer file, as matters of its page; what came of a visit stands there as the visit. */
export async function listContactMatters(reader: Reader, customerId: string, limit: number): Promise<Matter[]> {
  const rows = await reader.selectFrom('care_contacts').innerJoin('filings', 'filings.id', 'care_contacts.filing_id').leftJoin('users', 'users.id', 'care_contacts.entered_by')
    .select(['care_contacts.id', 'care_contacts.number', 'care_contacts.day', 'care_contacts.what', 'care_contacts.report', 'care_contacts.report_due_day', 'care_contacts.reported_at', 'care_contacts.entered_at', 'users.display_name as who'])
    .where('filings.customer_id', '=', customerId).where('care_contacts.visit_number', '=', '').orderBy('care_contacts.day', 'desc').limit(limit).execute()
  return rows.map((row) => {
    const isMissing = row.report_due_day !== null && row.report === ''
    // Days and moments in the table were written by the program.
    return { kind: 'care-contact', detail: 'care-contact', id: row.id, number: row.number, status: isMissing ? 'report-missing' : 'entered', at: toInstant(startOfDayMs(row.day as Day)), person: row.who ?? '', title: row.what, dueDay: isMissing ? row.report_due_day as Day : null, endedAt: isMissing ? null : (row.reported_at ?? row.entered_at) as InstantMs }
  })
}

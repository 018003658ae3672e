/** Reads and writes filings, their changes, events and views; the only place that knows their tables. */
import { expressionBuilder, sql } from 'kysely'
import type { Expression, Selectable, SqlBool, Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { CustomerVisitTables } from '#main/db/tables/customer-visits.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { FilingFilter, FilingRow } from '#shared/contract/customer-filing.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { basicFields, filingNotices, missingFields, workingDaysLate } from '#shared/domain/customer-filing.ts'
import type { ContactRule, FilingCategory, FilingForm } from '#shared/domain/customer-filing.ts'
import { nameKey } from '#shared/domain/customers.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { p19 } from '#shared/policies/p19.ts'

type Row = Selectable<CustomerVisitTables['filings']> & { readonly filed_by_name: string | null; readonly changes_unreported: number | null }
/** When it is read: lateness and marks depend on it, and on how many of the staff that day asks to be in touch. */
export type FilingMoment = { readonly today: Day; readonly calendar: WorkCalendar; readonly contact: ContactRule }
export type FilingRecord = { readonly row: FilingRow; readonly form: FilingForm; readonly filedById: string }

/** Ids, days and JSON in the table were written by the program. A contact from before the policy is filed without lateness (P19-1.9). */
function fromRow(row: Row, { today, calendar, contact }: FilingMoment): FilingRecord {
  const form = JSON.parse(row.form) as FilingForm
  const staff = JSON.parse(row.staff) as string[]
  const isHistoric = row.contact_day < p19.effectiveFrom
  const doneDay = (row.submitted_day ?? (row.status === 'dismissed' ? row.due_day : today)) as Day
  const facts = { name: row.name, status: row.status, form, isImportant: row.is_important === 1, staff, daysLate: workingDaysLate(row.due_day as Day, doneDay, calendar), isHistoric, changesUnreported: row.changes_unreported ?? 0 }
  return {
    form, filedById: row.filed_by,
    row: {
      id: row.id as Id<'filing'>, number: row.number, status: row.status, name: row.name, category: row.category, department: row.department, filedBy: row.filed_by_name ?? row.filed_by, contactDay: row.contact_day as Day, dueDay: row.due_day as Day,
      submittedDay: row.submitted_day as Day | null, confirmedDay: row.confirmed_day as Day | null, isImportant: facts.isImportant, staff, dealingsSince: row.dealings_since as Day | null, complete: basicFields.length - missingFields(form).length, customerId: row.customer_id as Id<'customer'> | null,
      notices: filingNotices(facts, contact).map((notice) => ({ ...notice, facts: { ...notice.facts } })),
    },
  }
}

function selectFilings(reader: Reader) {
  return reader.selectFrom('filings').leftJoin('users as filer', 'filer.id', 'filings.filed_by').selectAll('filings').select(['filer.display_name as filed_by_name', (build) => build.selectFrom('filing_changes').select((of) => of.fn.countAll<number>().as('count')).whereRef('filing_id', '=', 'filings.id').where('reported_day', 'is', null).as('changes_unreported')])
}

/** One filing, or undefined. */
export async function findFiling(reader: Reader, id: string, moment: FilingMoment): Promise<FilingRecord | undefined> {
  const row = await selectFilings(reader).where('filings.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, moment)
}

export type FilingHead = { readonly id: Id<'filing'>; readonly number: string | null; readonly name: string; readonly status: FilingRow['status']; readonly category: FilingCategory; readonly confirmedDay: Day | null; readonly dealingsSince: Day | null; readonly customerId: Id<'customer'> | null }

/** The filing of a customer file, of an id, or of a name; the newest that was not dismissed. */
export async function findHead(reader: Reader, of: { readonly customerId?: string | null; readonly filingId?: string | null; readonly name?: string }): Promise<FilingHead | undefined> {
  let select = reader.selectFrom('filings').select(['id', 'number', 'name', 'status', 'category', 'confirmed_day', 'dealings_since', 'customer_id']).where('status', '<>', 'dismissed')
  if (of.customerId !== undefined && of.customerId !== null) select = select.where('customer_id', '=', of.customerId)
  else if (of.filingId !== undefined && of.filingId !== null) select = select.where('id', '=', of.filingId)
  else if (of.name !== undefined && nameKey(of.name) !== '') select = select.where('name_key', '=', nameKey(of.name))
  else return undefined
  const row = await select.orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id as Id<'filing'>, number: row.number, name: row.name, status: row.status, category: row.category, confirmedDay: row.confirmed_day as Day | null, dealingsSince: row.dealings_since as Day | null, customerId: row.customer_id as Id<'customer'> | null }
}

/** Filings of this name or phone, the newest first. */
export async function findSameNamed(reader: Reader, of: { readonly name: string; readonly phone: string }): Promise<{ id: string; name: string; number: string | null }[]> {
  const key = nameKey(of.name)
  if (key === '' && of.phone === '') return []
  return reader.selectFrom('filings').select(['id', 'name', 'number']).where('status', '<>', 'dismissed')
    .where((build) => build.or([...(key === '' ? [] : [build('name_key', '=', key)]), ...(of.phone === '' ? [] : [sql<boolean>`json_extract(form, '$.phone') = ${of.phone}`])])).orderBy('created_at', 'desc').limit(10).execute()
}

/** What a state of the list keeps, over the filings alone. */
function conditionOf({ state }: FilingFilter, moment: FilingMoment): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'filings'>()
  const stays = build('filings.status', '<>', 'dismissed')
  switch (state) {
    case 'open': return build('filings.status', 'in', ['contacted', 'submitted'])
    case 'contacted': case 'submitted': case 'filed': case 'dismissed': return build('filings.status', '=', state)
    case 'category-missing': return build.and([build('filings.category', '=', 'unset'), stays])
    case 'prospect': return build.and([build('filings.dealings_since', 'is', null), stays])
    case 'incomplete': return build.and([sql<boolean>`(json_extract(filings.form, '$.category') = 'unset' OR json_extract(filings.form, '$.nature') = '' OR json_extract(filings.form, '$.supervisor') = '' OR json_extract(filings.form, '$.address') = '' OR json_extract(filings.form, '$.contactPerson') = '' OR json_extract(filings.form, '$.phone') = '')`, stays])
    case 'late': return build.and([sql<boolean>`coalesce(filings.submitted_day, ${moment.today}) > filings.due_day`, stays])
    case 'too-few-contacts': return build.and([build('filings.is_important', '=', 1), sql<boolean>`json_array_length(filings.staff) < ${moment.contact.staffMin}`])
    case 'form-missing': return build.exists(build.selectFrom('filing_changes').select('filing_changes.id').whereRef('filing_changes.filing_id', '=', 'filings.id').where('filing_changes.reported_day', 'is', null))
    case 'all': return build.lit(1).$castTo<SqlBool>()
  }
}

/** A page of filings, the newest first; typed words follow the search index. */
export async function pageFilings(reader: Reader, filter: FilingFilter, moment: FilingMoment): Promise<Page<FilingRow>> {
  const condition = conditionOf(filter, moment)
  const matches = await pageOfMatches(reader, { typed: filter.text, kinds: [{ kind: 'filing', table: 'filings', condition }] }, filter)
  if (matches !== null) return { rows: inOrder(matches.rows, (await selectFilings(reader).where('filings.id', 'in', matches.rows).execute()).map((row) => fromRow(row, moment).row)), next: matches.next }
  let select = selectFilings(reader).where(condition)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(filings.created_at, filings.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('filings.created_at', 'desc').orderBy('filings.id', 'desc').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.created_at, row.id])
  return { rows: page.rows.map((row) => fromRow(row, moment).row), next: page.next }
}

/** How many filings each category has, and how many have dealings. */
export async function countFilings(reader: Reader): Promise<readonly { readonly category: FilingCategory; readonly isCustomer: boolean; readonly filings: number }[]> {
  const rows = await reader.selectFrom('filings').select(['category', sql<number>`dealings_since IS NOT NULL`.as('is_customer'), (build) => build.fn.countAll<number>().as('filings')]).where('status', '<>', 'dismissed').groupBy(['category', sql`dealings_since IS NOT NULL`]).execute()
  return rows.map((row) => ({ category: row.category, isCustomer: row.is_customer === 1, filings: row.filings }))
}

/** Enters a first contact. */
export async function insertFiling(writer: Writer, filing: { readonly id: string; readonly form: FilingForm; readonly contactDay: Day; readonly dueDay: Day; readonly department: string; readonly filedBy: string; readonly at: number; readonly staff: readonly string[] }): Promise<void> {
  await writer.insertInto('filings').values({
    id: filing.id, number: null, status: 'contacted', name: filing.form.name, name_key: nameKey(filing.form.name), customer_id: null, contact_day: filing.contactDay, due_day: filing.dueDay, form: JSON.stringify(filing.form), category: filing.form.category, department: filing.department, filed_by: filing.filedBy,
    is_important: 0, staff: JSON.stringify(filing.staff), dealings_since: null, submitted_day: null, confirmed_day: null, confirmed_by: null, note: '', created_at: filing.at,
  }).execute()
}

/** Changes a filing. */
export async function patchFiling(writer: Writer, id: string, patch: Omit<Updateable<CustomerVisitTables['filings']>, 'id' | 'form' | 'category' | 'name' | 'name_key'> & { readonly form?: never }): Promise<void> {
  await writer.updateTable('filings').set(patch).where('id', '=', id).execute()
}

/** Replaces the basic-information form. */
export async function rewriteForm(writer: Writer, id: string, form: FilingForm): Promise<void> {
  await writer.updateTable('filings').set({ form: JSON.stringify(form), category: form.category, name: form.name, name_key: nameKey(form.name) }).where('id', '=', id).execute()
}

/** What other features may know and change of filed customers: narrow functions that `main/app` hands to them. */
import { sql } from 'kysely'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { patchFiling } from '#main/features/customer-filing/customer-filing.repository.ts'
import { filingRegister } from '#main/features/customer-filing/customer-filing.service.ts'
import type { FilingCategory, FilingForm } from '#shared/domain/customer-filing.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

function selectFacts(reader: Reader) {
  return reader.selectFrom('filings').leftJoin('users', 'users.id', 'filings.filed_by')
    .select(['filings.id', 'filings.number', 'filings.name', 'filings.status', 'filings.category', 'filings.department', 'filings.filed_by', 'filings.staff', 'filings.is_important', 'filings.contact_day', 'filings.due_day', 'filings.submitted_day', 'filings.confirmed_day', 'filings.form', 'users.display_name as filed_by_name'])
}
type Row = Awaited<ReturnType<ReturnType<typeof selectFacts>['execute']>>[number]

/** A filed customer as other features know him. Ids, days and JSON in the table were written by the program. */
function toFact(row: Row) {
  const { address, contactPerson } = JSON.parse(row.form) as FilingForm
  return {
    id: row.id as Id<'filing'>, number: row.number ?? '', name: row.name, status: row.status, category: row.category, department: row.department, filedById: row.filed_by, filedBy: row.filed_by_name ?? row.filed_by, staff: JSON.parse(row.staff) as string[],
    isImportant: row.is_important === 1, confirmedDay: row.confirmed_day as Day | null, address, contactPerson,
  }
}
export type FilingFact = ReturnType<typeof toFact>

/** One filing, or undefined. */
export async function findFilingFact(reader: Reader, id: string): Promise<FilingFact | undefined> {
  const row = await selectFacts(reader).where('filings.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toFact(row)
}

/** Filings of these ids, at most 500. */
export async function findFilingFacts(reader: Reader, ids: readonly string[]): Promise<FilingFact[]> {
  return ids.length === 0 ? [] : (await selectFacts(reader).where('filings.id', 'in', ids.slice(0, 500)).execute()).map(toFact)
}

/** Confirmed filings of a category (null: of every one) after an id, in the order of ids. */
export async function pageFiledFacts(reader: Reader, category: FilingCategory | null, after: string, size: number): Promise<FilingFact[]> {
  let select = selectFacts(reader).where('filings.status', '=', 'filed').where('filings.id', '>', after)
  if (category !== null) select = select.where('category', '=', category)
  return (await select.orderBy('filings.id').limit(size).execute()).map(toFact)
}

/** How many confirmed filings each category has. */
export async function countFiledFacts(reader: Reader): Promise<Partial<Record<FilingCategory, number>>> {
  const rows = await reader.selectFrom('filings').select(['category', (build) => build.fn.countAll<number>().as('filings')]).where('status', '=', 'filed').groupBy('category').execute()
  return Object.fromEntries(rows.map((row) => [row.category, row.filings]))
}

/** Filings that have this colleague as a contact, by name. */
export async function listFilingsOfColleague(reader: Reader, name: string): Promise<FilingFact[]> {
  return (await selectFacts(reader).where('filings.status', '<>', 'dismissed').where(sql<boolean>`EXISTS (SELECT 1 FROM json_each(filings.staff) WHERE value = ${name})`).orderBy('filings.name').execute()).map(toFact)
}

/** Filings without any contact of ours, by name. */
export async function listFilingsWithoutContact(reader: Reader, limit: number): Promise<FilingFact[]> {
  return (await selectFacts(reader).where('filings.status', '<>', 'dismissed').where(sql<boolean>`json_array_length(filings.staff) = 0`).orderBy('filings.name').limit(limit).execute()).map(toFact)
}

/** Names a contact of ours or takes one away; the book says why. */
export async function changeFilingContact(unit: Unit, id: string, { add, remove, reason }: { readonly add?: string; readonly remove?: string; readonly reason: string }): Promise<void> {
  const fact = await findFilingFact(unit.read, id)
  if (fact === undefined) return
  const staff = [...new Set([...fact.staff.filter((name) => name !== remove), ...(add === undefined ? [] : [add])])]
  if (staff.join('\n') === fact.staff.join('\n')) return
  await patchFiling(unit.write, id, { staff: JSON.stringify(staff) })
  unit.recordEvent({ register: filingRegister, subjectId: id, kind: 'contacts-set', body: { name: fact.name, staff, reason } })
}

/** A filing as a reminder looks at it. */
function toReminded(row: Row) {
  return {
    id: row.id, name: row.name, personId: row.filed_by, personName: row.filed_by_name ?? row.filed_by, department: row.department, contactDay: row.contact_day as Day, dueDay: row.due_day as Day, submittedDay: row.submitted_day as Day | null, isDismissed: row.status === 'dismissed',
  }
}
export type RemindedFact = ReturnType<typeof toReminded>

/** Filings that were owed and not handed in at the end of a day, the earliest due first. */
export async function listOverdueFilings(reader: Reader, day: Day, limit: number): Promise<RemindedFact[]> {
  const rows = await selectFacts(reader).where('filings.status', '<>', 'dismissed').where('due_day', '<', day).where((build) => build.or([build('submitted_day', 'is', null), build('submitted_day', '>', day)])).orderBy('due_day').orderBy('filings.id').limit(limit).execute()
  return rows.map(toReminded)
}

/** One filing as a reminder looks at it, or undefined. */
export async function findRemindedFiling(reader: Reader, id: string): Promise<RemindedFact | undefined> {
  const row = await selectFacts(reader).where('filings.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toReminded(row)
}

/** Of these name keys, those of confirmed filings. */
export async function listFiledAmong(reader: Reader, nameKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const filed = new Set<string>()
  for (let start = 0; start < nameKeys.length; start += 200) {
    const rows = await reader.selectFrom('filings').select('name_key').where('status', '=', 'filed').where('name_key', 'in', nameKeys.slice(start, start + 200)).execute()
    for (const row of rows) filed.add(row.name_key)
  }
  return filed
}

/** Departments that have customers, by name. */
export async function listFilingDepartments(reader: Reader): Promise<string[]> {
  const rows = await reader.selectFrom('filings').select('department').distinct().where('status', '<>', 'dismissed').where('department', '<>', '').orderBy('department').execute()
  return rows.map((row) => row.department)
}

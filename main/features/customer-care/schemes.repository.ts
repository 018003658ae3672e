/** Reads and writes the schemes of the categories; the only place that knows their table. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { SchemeInput } from '#shared/contract/customer-care.ts'
import type { CareCategory, CarePeriod, SchemeStatus } from '#shared/domain/customer-care.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type StoredScheme = {
  readonly id: Id<'care-scheme'>; readonly number: string; readonly year: number; readonly category: CareCategory; readonly per: CarePeriod; readonly visits: number; readonly contacts: number; readonly gifts: number; readonly note: string
  readonly status: SchemeStatus; readonly approvalId: Id<'approval'> | null; readonly enteredBy: string
}

function selectSchemes(reader: Reader) {
  return reader.selectFrom('care_schemes').leftJoin('users', 'users.id', 'care_schemes.entered_by').selectAll('care_schemes').select('users.display_name as entered_by_name')
}
type Row = Awaited<ReturnType<ReturnType<typeof selectSchemes>['execute']>>[number]

/** Ids in the table were minted by the program. */
function fromRow(row: Row): StoredScheme {
  return { id: row.id as Id<'care-scheme'>, number: row.number, year: row.year, category: row.category, per: row.period, visits: row.visits, contacts: row.contacts, gifts: row.gifts, note: row.note, status: row.status, approvalId: row.approval_id as Id<'approval'> | null, enteredBy: row.entered_by_name ?? row.entered_by }
}

/** The schemes of a year, the newest of each category first. */
export async function listSchemes(reader: Reader, year: number): Promise<StoredScheme[]> {
  return (await selectSchemes(reader).where('year', '=', year).orderBy('category').orderBy('care_schemes.id', 'desc').execute()).map(fromRow)
}

/** One scheme, or undefined. */
export async function findScheme(reader: Reader, id: string): Promise<StoredScheme | undefined> {
  const row = await selectSchemes(reader).where('care_schemes.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Enters a scheme that waits for its approval. */
export async function insertScheme(writer: Writer, scheme: SchemeInput & { readonly id: string; readonly number: string; readonly approvalId: string; readonly at: number; readonly by: string }): Promise<void> {
  const { id, number, year, category, per, visits, contacts, gifts, note } = scheme
  await writer.insertInto('care_schemes').values({ id, number, year, category, period: per, visits, contacts, gifts, note, status: 'submitted', approval_id: scheme.approvalId, entered_at: scheme.at, entered_by: scheme.by, decided_at: null }).execute()
}

/** Moves a scheme to another status. */
export async function moveScheme(writer: Writer, id: string, status: SchemeStatus, at: number): Promise<void> {
  await writer.updateTable('care_schemes').set({ status, decided_at: at }).where('id', '=', id).execute()
}

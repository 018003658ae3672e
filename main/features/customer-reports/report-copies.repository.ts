/** Reads and writes numbered copies; the only place that knows their table. */
import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerReportTables } from '#main/db/tables/customer-reports.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CopyFilter, ReportCopy } from '#shared/contract/customer-reports.ts'
import { copyNotices } from '#shared/domain/report-copies.ts'
import type { CopyMedium, CopyStatus } from '#shared/domain/report-copies.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

function selectCopies(reader: Reader) {
  return reader.selectFrom('report_copies').innerJoin('customer_reports', 'customer_reports.id', 'report_copies.report_id').innerJoin('report_definitions', 'report_definitions.id', 'customer_reports.definition_id')
    .leftJoin('users as maker', 'maker.id', 'report_copies.made_by').leftJoin('users as issuer', 'issuer.id', 'report_copies.issued_by').selectAll('report_copies')
    .select(['customer_reports.number as report_number', 'customer_reports.period', 'report_definitions.name', 'maker.display_name as made_by_name', 'issuer.display_name as issued_by_name'])
}

/** Ids and days in the table were written by the program. */
function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectCopies>['executeTakeFirstOrThrow']>>): ReportCopy {
  return {
    id: row.id as Id<'report-copy'>, reportId: row.report_id as Id<'customer-report'>, reportNumber: row.report_number, name: row.name, period: row.period, version: row.version, copyNumber: row.copy_number, medium: row.medium, status: row.status,
    madeDay: row.made_day as Day, madeBy: row.made_by_name ?? row.made_by, department: row.department, receiver: row.receiver, receiverDepartment: row.receiver_department, issuedDay: row.issued_day as Day | null, issuedBy: row.issued_by_name ?? row.issued_by,
    signedBy: row.signed_by, signedDay: row.signed_day as Day | null, note: row.note,
    notices: copyNotices({ status: row.status, signedBy: row.signed_by, isOutside: row.is_outside === 1, department: row.department, issuedOutside: row.issued_outside === 1 }).map((notice) => ({ ...notice, facts: { ...notice.facts } })),
  }
}

/** One copy, or undefined. */
export async function findCopy(reader: Reader, id: string): Promise<ReportCopy | undefined> {
  const row = await selectCopies(reader).where('report_copies.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Copies of a report by number. */
export async function listCopiesOf(reader: Reader, reportId: string): Promise<ReportCopy[]> {
  return (await selectCopies(reader).where('report_id', '=', reportId).orderBy('copy_number').execute()).map(fromRow)
}

/** The copy that bears a number of a report, or undefined. */
export async function findCopyOfNumber(reader: Reader, reportId: string, copyNumber: number): Promise<ReportCopy | undefined> {
  const row = await selectCopies(reader).where('report_id', '=', reportId).where('copy_number', '=', copyNumber).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** The number after the highest of a report; 1 for its first copy. */
export async function nextCopyNumber(reader: Reader, reportId: string): Promise<number> {
  const row = await reader.selectFrom('report_copies').select((build) => build.fn.max('copy_number').as('last')).where('report_id', '=', reportId).executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export type CopyNarrowing = Pick<CopyFilter, 'text' | 'state' | 'from' | 'to'>

/** Typed words are looked for in the report's number, its name, the receiver and his department: the register is read by them, not through the search index. */
function narrowed(reader: Reader, { text, state, from, to }: CopyNarrowing) {
  let select = selectCopies(reader)
  if (state === 'outside') select = select.where('is_outside', '=', 1)
  else if (state === 'unsigned') select = select.where('report_copies.status', '=', 'issued').where('signed_by', '=', '')
  else if (state !== 'all') select = select.where('report_copies.status', '=', state)
  if (text !== '') select = select.where((build) => build.or((['customer_reports.number', 'report_definitions.name', 'report_copies.receiver', 'report_copies.receiver_department', 'report_copies.department'] as const).map((column) => build(sql<number>`instr(${sql.ref(column)}, ${text})`, '>', 0))))
  if (from !== null) select = select.where('made_at', '>=', startOfDayMs(from))
  if (to !== null) select = select.where('made_at', '<', startOfDayMs(addDays(to, 1)))
  return select
}

/** A page of the issue register, the newest first. */
export async function pageCopies(reader: Reader, by: CopyNarrowing, { cursor, size }: { readonly cursor: string | null; readonly size: number }): Promise<Page<ReportCopy>> {
  let select = narrowed(reader, by)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(report_copies.made_at, report_copies.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('made_at', 'desc').orderBy('report_copies.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.made_at, row.id])
  return { rows: page.rows.map(fromRow), next: page.next }
}

/** How many copies there are, counted up to `limit`. */
export async function countCopyRows(reader: Reader, by: CopyNarrowing, limit: number | null): Promise<number> {
  const select = narrowed(reader, by).clearSelect().select('report_copies.id')
  return (await (limit === null ? select : select.limit(limit)).execute()).length
}

export type NewCopy = {
  readonly id: string; readonly reportId: string; readonly version: number; readonly copyNumber: number; readonly medium: CopyMedium; readonly day: Day; readonly at: number; readonly by: string; readonly department: string; readonly isOutside: boolean
  /** A delivery is issued as it is made. */
  readonly issuedTo?: { readonly receiver: string; readonly department: string; readonly isOutside: boolean }
}

/** Enters a copy. */
export async function insertCopy(writer: Writer, copy: NewCopy): Promise<void> {
  const to = copy.issuedTo
  await writer.insertInto('report_copies').values({
    id: copy.id, report_id: copy.reportId, version: copy.version, copy_number: copy.copyNumber, medium: copy.medium, status: to === undefined ? 'kept' : 'issued', made_day: copy.day, made_at: copy.at, made_by: copy.by, department: copy.department, is_outside: copy.isOutside ? 1 : 0,
    receiver: to?.receiver ?? '', receiver_department: to?.department ?? '', issued_day: to === undefined ? null : copy.day, issued_by: to === undefined ? null : copy.by, issued_outside: to?.isOutside === true ? 1 : 0, signed_by: '', signed_day: null, note: '',
  }).execute()
}

/** Changes a copy. */
export async function patchCopy(writer: Writer, id: string, patch: Omit<Updateable<CustomerReportTables['report_copies']>, 'id' | 'report_id' | 'copy_number' | 'status'> & { readonly status: CopyStatus }): Promise<void> {
  await writer.updateTable('report_copies').set(patch).where('id', '=', id).execute()
}

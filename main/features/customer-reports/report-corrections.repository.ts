/** Reads and writes corrections of issued reports with their filing entries; the only place that knows their table. */
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { ReportCorrection } from '#shared/contract/customer-reports.ts'
import type { CorrectedItem } from '#shared/domain/customer-reports.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

function selectCorrections(reader: Reader) {
  return reader.selectFrom('report_corrections').innerJoin('customer_reports', 'customer_reports.id', 'report_corrections.report_id').leftJoin('users as asker', 'asker.id', 'report_corrections.asked_by').leftJoin('users as approver', 'approver.id', 'report_corrections.approver_id')
    .selectAll('report_corrections').select(['customer_reports.number as report_number', 'customer_reports.period', 'asker.display_name as asked_by_name', 'approver.display_name as approver_name'])
}

/** Ids, days and JSON in the table were written by the program. */
function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectCorrections>['executeTakeFirstOrThrow']>>): ReportCorrection {
  return {
    id: row.id as Id<'report-correction'>, number: row.number, reportId: row.report_id as Id<'customer-report'>, reportNumber: row.report_number, period: row.period, fromVersion: row.from_version, toVersion: row.to_version, items: JSON.parse(row.items) as CorrectedItem[], reason: row.reason,
    status: row.status, askedDay: row.asked_day as Day, askedBy: row.asked_by_name ?? row.asked_by, approvalId: row.approval_id as Id<'approval'> | null, approver: row.approver_name ?? row.approver_id, decidedNote: row.decided_note, filedDay: row.filed_day as Day | null, filedNumber: row.filed_number,
  }
}

/** One correction, or undefined. */
export async function findCorrection(reader: Reader, id: string): Promise<ReportCorrection | undefined> {
  const row = await selectCorrections(reader).where('report_corrections.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Every correction of a report, oldest first. */
export async function listCorrectionsOf(reader: Reader, reportId: string): Promise<ReportCorrection[]> {
  return (await selectCorrections(reader).where('report_id', '=', reportId).orderBy('asked_at').execute()).map(fromRow)
}

export type CorrectionNarrowing = { readonly state: 'all' | ReportCorrection['status']; readonly from?: Day | null; readonly to?: Day | null }

function narrowed(reader: Reader, { state, from = null, to = null }: CorrectionNarrowing) {
  let select = selectCorrections(reader)
  if (state !== 'all') select = select.where('report_corrections.status', '=', state)
  if (from !== null) select = select.where('asked_at', '>=', startOfDayMs(from))
  if (to !== null) select = select.where('asked_at', '<', startOfDayMs(addDays(to, 1)))
  return select
}

/** A page of corrections, the newest first. */
export async function pageCorrections(reader: Reader, by: CorrectionNarrowing, { cursor, size }: { readonly cursor: string | null; readonly size: number }): Promise<Page<ReportCorrection>> {
  let select = narrowed(reader, by)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(report_corrections.asked_at, report_corrections.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('asked_at', 'desc').orderBy('report_corrections.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.asked_at, row.id])
  return { rows: page.rows.map(fromRow), next: page.next }
}

/** How many corrections there are, counted up to `limit`. */
export async function countCorrections(reader: Reader, by: CorrectionNarrowing, limit: number | null): Promise<number> {
  const select = narrowed(reader, by).clearSelect().select('report_corrections.id')
  return (await (limit === null ? select : select.limit(limit)).execute()).length
}

/** Enters a correction. */
export async function insertCorrection(writer: Writer, correction: { readonly id: string; readonly number: string; readonly reportId: string; readonly fromVersion: number; readonly toVersion: number; readonly items: readonly CorrectedItem[]; readonly reason: string; readonly approvalId: string; readonly day: Day; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('report_corrections').values({
    id: correction.id, number: correction.number, report_id: correction.reportId, from_version: correction.fromVersion, to_version: correction.toVersion, items: JSON.stringify(correction.items), reason: correction.reason, status: 'requested', approval_id: correction.approvalId,
    asked_day: correction.day, asked_at: correction.at, asked_by: correction.by, approver_id: null, decided_note: '', filed_day: null, filed_number: null,
  }).execute()
}

/** Ends a correction: approved with its filing entry, or refused. */
export async function endCorrection(writer: Writer, id: string, end: { readonly approverId: string; readonly note: string; readonly filed: { readonly day: Day; readonly number: string } | null }): Promise<void> {
  await writer.updateTable('report_corrections').set({ status: end.filed === null ? 'refused' : 'approved', approver_id: end.approverId, decided_note: end.note, filed_day: end.filed?.day ?? null, filed_number: end.filed?.number ?? null }).where('id', '=', id).execute()
}

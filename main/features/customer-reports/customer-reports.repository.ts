/** Reads and writes reports, their versions and reviews; the only place that knows those tables. */
import { sql } from 'kysely'
import type { RawBuilder, Selectable, Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerReportTables } from '#main/db/tables/customer-reports.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CustomerReportSheet, ReportRow } from '#shared/contract/customer-reports.ts'
import type { ReportFigures, ReportStatus } from '#shared/domain/customer-reports.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type VersionRow = Selectable<CustomerReportTables['report_versions']> & { readonly author_name: string | null; readonly sent_by_name: string | null }
/** A version as it is kept; which reviews it lacks is known by its approval. */
export type StoredVersion = {
  readonly version: number; readonly status: ReportStatus; readonly figures: ReportFigures; readonly author: string; readonly authorId: string; readonly compiledDay: Day; readonly isInformationStaff: boolean; readonly approvalId: Id<'approval'> | null
  readonly returnNote: string; readonly sentDay: Day | null; readonly sentBy: string | null
}

/** With the figures of the version that stands, or of the newest before any was sent: a correction that waits changes nothing yet. */
function selectReports(reader: Reader) {
  return reader.selectFrom('customer_reports').innerJoin('report_definitions', 'report_definitions.id', 'customer_reports.definition_id')
    .innerJoin('report_versions', (join) => join.onRef('report_versions.report_id', '=', 'customer_reports.id').on('report_versions.version', '=', sql<number>`coalesce(customer_reports.issued_version, customer_reports.version)`))
    .leftJoin('users as author', 'author.id', 'report_versions.compiled_by').selectAll('customer_reports')
    .select(['report_definitions.name', 'report_versions.figures', 'report_versions.compiled_day', 'report_versions.compiled_by', 'report_versions.is_information_staff', 'author.display_name as author_name'])
}

/** Ids, days and JSON in the tables were written by the program. */
function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectReports>['executeTakeFirstOrThrow']>>): ReportRow {
  const figures = JSON.parse(row.figures) as ReportFigures
  return {
    id: row.id as Id<'customer-report'>, number: row.number, name: row.name, definitionId: row.definition_id as Id<'report-definition'>, period: row.period, firstDay: row.first_day as Day, lastDay: row.last_day as Day,
    version: row.version, status: row.status, issuedVersion: row.issued_version, author: row.author_name ?? row.compiled_by, compiledDay: row.compiled_day as Day, total: figures.total, isInformationStaff: row.is_information_staff === 1,
  }
}

/** One report, or undefined. */
export async function findReport(reader: Reader, id: string): Promise<ReportRow | undefined> {
  const row = await selectReports(reader).where('customer_reports.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** The report of a number as it is printed, or undefined. */
export async function findReportByNumber(reader: Reader, number: string): Promise<ReportRow | undefined> {
  const row = await selectReports(reader).where('customer_reports.number', '=', number).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** The report of a definition for a period, or undefined. */
export async function findReportOfPeriod(reader: Reader, definitionId: string, period: string): Promise<{ readonly id: string; readonly number: string } | undefined> {
  return reader.selectFrom('customer_reports').select(['id', 'number']).where('definition_id', '=', definitionId).where('period', '=', period).executeTakeFirst()
}

/** A page of reports, the newest first. */
export async function pageReports(reader: Reader, filter: { readonly state: 'all' | ReportStatus; readonly cursor: string | null; readonly size: number }, matching: RawBuilder<string> | null): Promise<Page<ReportRow>> {
  let select = selectReports(reader)
  if (filter.state !== 'all') select = select.where('customer_reports.status', '=', filter.state)
  if (matching !== null) select = select.where('customer_reports.id', 'in', matching)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(customer_reports.created_at, customer_reports.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('customer_reports.created_at', 'desc').orderBy('customer_reports.id', 'desc').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.created_at, row.id])
  return { rows: page.rows.map(fromRow), next: page.next }
}

function fromVersionRow(row: VersionRow): StoredVersion {
  return {
    version: row.version, status: row.status, figures: JSON.parse(row.figures) as ReportFigures, author: row.author_name ?? row.compiled_by, authorId: row.compiled_by, compiledDay: row.compiled_day as Day, isInformationStaff: row.is_information_staff === 1,
    approvalId: row.approval_id as Id<'approval'> | null, returnNote: row.return_note, sentDay: row.sent_day as Day | null, sentBy: row.sent_by_name ?? row.sent_by,
  }
}

/** All versions of a report, oldest first. */
export async function listVersions(reader: Reader, reportId: string): Promise<StoredVersion[]> {
  const rows = await reader.selectFrom('report_versions').leftJoin('users as author', 'author.id', 'report_versions.compiled_by').leftJoin('users as sender', 'sender.id', 'report_versions.sent_by').selectAll('report_versions')
    .select(['author.display_name as author_name', 'sender.display_name as sent_by_name']).where('report_id', '=', reportId).orderBy('version').execute()
  return rows.map(fromVersionRow)
}

/** Enters a report without its first version. */
export async function insertReport(writer: Writer, report: { readonly id: string; readonly number: string; readonly definitionId: string; readonly period: string; readonly firstDay: Day; readonly lastDay: Day; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('customer_reports').values({ id: report.id, number: report.number, definition_id: report.definitionId, period: report.period, first_day: report.firstDay, last_day: report.lastDay, version: 1, status: 'draft', issued_version: null, created_at: report.at, created_by: report.by }).execute()
}

/** Enters a version and makes it the newest of its report. */
export async function insertVersion(writer: Writer, reportId: string, version: { readonly version: number; readonly status: ReportStatus; readonly figures: ReportFigures; readonly day: Day; readonly at: number; readonly by: string; readonly isInformationStaff: boolean; readonly approvalId: string | null }): Promise<void> {
  await writer.insertInto('report_versions').values({
    report_id: reportId, version: version.version, status: version.status, figures: JSON.stringify(version.figures), compiled_day: version.day, compiled_at: version.at, compiled_by: version.by, is_information_staff: version.isInformationStaff ? 1 : 0,
    approval_id: version.approvalId, return_note: '', sent_day: null, sent_by: null,
  }).execute()
  await writer.updateTable('customer_reports').set({ version: version.version, status: version.status }).where('id', '=', reportId).execute()
}

/** Changes a version; its report follows when it is the newest, and stands by what was issued. */
export async function patchVersion(writer: Writer, reportId: string, version: number, patch: Omit<Updateable<CustomerReportTables['report_versions']>, 'report_id' | 'version'>): Promise<void> {
  await writer.updateTable('report_versions').set(patch).where('report_id', '=', reportId).where('version', '=', version).execute()
  if (patch.status === undefined) return
  // A correction that was not approved leaves the report as it was.
  if (patch.status === 'dropped') await writer.updateTable('customer_reports').set({ status: 'issued' }).where('id', '=', reportId).where('version', '=', version).execute()
  if (patch.status === 'dropped') return
  await writer.updateTable('customer_reports').set({ status: patch.status }).where('id', '=', reportId).where('version', '=', version).execute()
  if (patch.status === 'issued') await writer.updateTable('customer_reports').set({ issued_version: version }).where('id', '=', reportId).execute()
}

type Review = CustomerReportSheet['reviews'][number]

/** Every review of a report, oldest first: also those that were void once it was compiled again. */
export async function listReviews(reader: Reader, reportId: string): Promise<(Review & { readonly approvalId: string })[]> {
  const rows = await reader.selectFrom('report_reviews').leftJoin('users as reviewer', 'reviewer.id', 'report_reviews.reviewer_id').leftJoin('users as absent', 'absent.id', 'report_reviews.for_id').selectAll('report_reviews')
    .select(['reviewer.display_name as reviewer_name', 'absent.display_name as for_name']).where('report_id', '=', reportId).orderBy('reviewed_at').execute()
  return rows.map((row) => ({ version: row.version, step: row.step, verdict: row.verdict, note: row.note, reviewer: row.reviewer_name ?? row.reviewer_id, actingFor: row.for_name ?? row.for_id, day: row.day as Day, approvalId: row.approval_id }))
}

/** Enters a review. */
export async function insertReview(writer: Writer, review: { readonly id: string; readonly reportId: string; readonly version: number; readonly approvalId: string; readonly step: string; readonly verdict: Review['verdict']; readonly note: string; readonly reviewerId: string; readonly forId: string | null; readonly day: Day; readonly at: number }): Promise<void> {
  await writer.insertInto('report_reviews').values({
    id: review.id, report_id: review.reportId, version: review.version, approval_id: review.approvalId, step: review.step, verdict: review.verdict, note: review.note, reviewer_id: review.reviewerId, for_id: review.forId, day: review.day, reviewed_at: review.at,
  }).execute()
}

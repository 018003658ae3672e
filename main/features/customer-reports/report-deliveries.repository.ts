/** Reads and writes periodic deliveries and what was delivered; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { CustomerReportTables } from '#main/db/tables/customer-reports.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { CustomerReportSheet, ReportDelivery, ReportRow } from '#shared/contract/customer-reports.ts'
import { deliveryNotices, deliveryReviewDay } from '#shared/domain/report-deliveries.ts'
import type { DeliveryStatus } from '#shared/domain/report-deliveries.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** A delivery as it is kept; which steps it lacks is known by its approval. */
export type StoredDelivery = Omit<ReportDelivery, 'missingSteps'> & { readonly requesterId: string }

function selectDeliveries(reader: Reader) {
  return reader.selectFrom('report_deliveries').innerJoin('report_definitions', 'report_definitions.id', 'report_deliveries.definition_id').leftJoin('users', 'users.id', 'report_deliveries.requested_by').selectAll('report_deliveries')
    .select(['report_definitions.name', 'report_definitions.interval', 'users.display_name as requested_by_name', (build) =>
      build.selectFrom('report_delivered').innerJoin('customer_reports', 'customer_reports.id', 'report_delivered.report_id').select(sql<string>`json_object('period', customer_reports.period, 'day', report_delivered.delivered_day)`.as('last'))
        .whereRef('delivery_id', '=', 'report_deliveries.id').orderBy('delivered_day', 'desc').orderBy('customer_reports.period', 'desc').limit(1).as('last_delivered')])
}

/** Ids, days and JSON in the tables were written by the program. */
function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectDeliveries>['executeTakeFirstOrThrow']>>, today: Day): StoredDelivery {
  const [activeDay, keptDay] = [row.active_day as Day | null, row.kept_day as Day | null]
  return {
    id: row.id as Id<'report-delivery'>, number: row.number, definitionId: row.definition_id as Id<'report-definition'>, name: row.name, interval: row.interval, department: row.department, need: row.need, content: row.content, receivers: JSON.parse(row.receivers) as string[], status: row.status,
    approvalId: row.approval_id as Id<'approval'> | null, requestedDay: row.requested_day as Day, requestedBy: row.requested_by_name ?? row.requested_by, requesterId: row.requested_by, activeDay, reviewDay: row.status === 'active' && activeDay !== null ? deliveryReviewDay({ activeDay, keptDay }) : null,
    endedDay: row.ended_day as Day | null, note: row.note, lastDelivered: row.last_delivered === null ? null : (JSON.parse(row.last_delivered) as { period: string; day: Day }),
    notices: deliveryNotices({ status: row.status, activeDay, keptDay }, today).map((notice) => ({ ...notice, facts: { ...notice.facts } })),
  }
}

/** One delivery, or undefined. */
export async function findDelivery(reader: Reader, id: string, today: Day): Promise<StoredDelivery | undefined> {
  const row = await selectDeliveries(reader).where('report_deliveries.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, today)
}

/** A page of deliveries, the newest first; `open` are those that run or wait. */
export async function pageDeliveries(reader: Reader, { state, cursor, size }: { readonly state: 'all' | 'open' | DeliveryStatus; readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<StoredDelivery>> {
  let select = selectDeliveries(reader)
  if (state === 'open') select = select.where('status', 'in', ['requested', 'active'])
  else if (state !== 'all') select = select.where('status', '=', state)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(report_deliveries.requested_at, report_deliveries.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('requested_at', 'desc').orderBy('report_deliveries.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.requested_at, row.id])
  return { rows: page.rows.map((row) => fromRow(row, today)), next: page.next }
}

/** Active deliveries of a report's definition, and whether the version that stands went there. */
export async function listScheduledFor(reader: Reader, report: Pick<ReportRow, 'id' | 'definitionId' | 'issuedVersion'>): Promise<CustomerReportSheet['deliveries']> {
  const rows = await reader.selectFrom('report_deliveries').leftJoin('report_delivered', (join) => join.onRef('report_delivered.delivery_id', '=', 'report_deliveries.id').on('report_delivered.report_id', '=', report.id).on('report_delivered.version', '=', report.issuedVersion ?? 0))
    .select(['report_deliveries.id', 'number', 'department', 'delivered_day']).where('definition_id', '=', report.definitionId).where('status', '=', 'active').orderBy('number').limit(100).execute()
  return rows.map((row) => ({ id: row.id as Id<'report-delivery'>, number: row.number, department: row.department, deliveredDay: row.delivered_day as Day | null }))
}

/** Whether this version went to this delivery, and when. */
export async function findDelivered(reader: Reader, deliveryId: string, reportId: string, version: number): Promise<{ readonly day: Day } | undefined> {
  const row = await reader.selectFrom('report_delivered').select('delivered_day').where('delivery_id', '=', deliveryId).where('report_id', '=', reportId).where('version', '=', version).executeTakeFirst()
  return row === undefined ? undefined : { day: row.delivered_day as Day }
}

/** Enters a request. */
export async function insertDelivery(writer: Writer, delivery: { readonly id: string; readonly number: string; readonly definitionId: string; readonly department: string; readonly need: string; readonly content: string; readonly receivers: readonly string[]; readonly approvalId: string; readonly day: Day; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('report_deliveries').values({
    id: delivery.id, number: delivery.number, definition_id: delivery.definitionId, department: delivery.department, need: delivery.need, content: delivery.content, receivers: JSON.stringify(delivery.receivers), status: 'requested', approval_id: delivery.approvalId,
    requested_day: delivery.day, requested_at: delivery.at, requested_by: delivery.by, active_day: null, kept_day: null, ended_day: null, ended_by: null, note: '',
  }).execute()
}

/** Changes a delivery. */
export async function patchDelivery(writer: Writer, id: string, patch: Omit<Updateable<CustomerReportTables['report_deliveries']>, 'id' | 'number'>): Promise<void> {
  await writer.updateTable('report_deliveries').set(patch).where('id', '=', id).execute()
}

/** Enters that a version went out under a delivery. */
export async function insertDelivered(writer: Writer, delivered: { readonly deliveryId: string; readonly reportId: string; readonly version: number; readonly copyId: string; readonly day: Day; readonly by: string }): Promise<void> {
  await writer.insertInto('report_delivered').values({ delivery_id: delivered.deliveryId, report_id: delivered.reportId, version: delivered.version, copy_id: delivered.copyId, delivered_day: delivered.day, delivered_by: delivered.by }).execute()
}

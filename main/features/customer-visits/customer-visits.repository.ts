/** Reads and writes visits to customers; the only place that knows their table. */
import { expressionBuilder, sql } from 'kysely'
import type { Expression, Selectable, SqlBool } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { CustomerVisitTables } from '#main/db/tables/customer-visits.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { CustomerVisitInput, CustomerVisitRow, VisitReport } from '#shared/contract/customer-visits.ts'
import { customerVisitNotices, openQuestions } from '#shared/domain/customer-visits.ts'
import type { CarePart, CustomerVisitStatus, PlanStatus, ReportQuestion, VisitPurpose } from '#shared/domain/customer-visits.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'

type Row = Selectable<CustomerVisitTables['customer_visits']> & { readonly salesperson_name: string | null; readonly reviewed_by_name: string | null; readonly plan_status: PlanStatus | null }

/** A visit as the service works with it. */
export type VisitRecord = { readonly row: CustomerVisitRow; readonly revision: number; readonly filingId: string | null; readonly approvalId: Id<'approval'> | null; readonly report: VisitReport | null }

/** Ids, days and JSON in the table were written by the program. */
function fromRow(row: Row, today: Day): VisitRecord {
  const report = row.report === '{}' ? null : (JSON.parse(row.report) as VisitReport)
  const facts = {
    number: row.number, status: row.status, day: row.day as Day, endDay: row.end_day as Day, unit: row.unit, contactPerson: row.contact_person, purposes: JSON.parse(row.purposes) as VisitPurpose[], careParts: JSON.parse(row.care_parts) as CarePart[],
    target: row.target, planStatus: row.plan_status, unplannedReason: row.unplanned_reason, contactedDay: row.contacted_day as Day | null, contactedBy: row.contacted_by, journey: row.journey, tripReference: row.trip_reference,
    itemsNeed: row.items_need, costsNeed: row.costs_need, reportedDay: row.reported_day as Day | null, reportDueDay: row.report_due_day as Day,
  }
  const notices: Notice[] = [...customerVisitNotices(facts, today), ...(report === null ? [] : openQuestions(facts, answeredBy(report)))]
  return {
    revision: row.revision, filingId: row.filing_id, approvalId: row.approval_id as Id<'approval'> | null, report,
    row: {
      ...facts, id: row.id as Id<'customer-visit'>, planId: row.plan_id as Id<'visit-plan'> | null, salespersonId: row.salesperson_id as Id<'user'>, salesperson: row.salesperson_name ?? row.salesperson_id, customerId: row.customer_id as Id<'customer'> | null,
      phone: row.phone, place: row.place, hours: row.hours, takeAlong: row.take_along, costCents: row.cost_cents, note: row.note,
      reviewedBy: row.reviewed_by_name, reviewedAt: row.reviewed_at as InstantMs | null, reviewNote: row.review_note, notices: notices.map((notice) => ({ ...notice, facts: { ...notice.facts } })),
    },
  }
}

/** Which questions a report has answered. */
export function answeredBy(report: VisitReport): ReadonlySet<ReportQuestion> {
  const answers: Readonly<Record<ReportQuestion, boolean>> = {
    'market-findings': report.findings !== '', competitors: report.competitors !== '', 'core-customer': report.coreCustomer !== 'unsaid', 'expected-orders': report.expectedOrders !== '', collected: report.collectedCents !== null,
    'promised-payment-day': report.promisedPaymentDay !== null, prospect: report.prospect !== '', 'product-shown': report.productShown !== '',
  }
  // The record's keys are the questions.
  return new Set((Object.keys(answers) as ReportQuestion[]).filter((question) => answers[question]))
}

function selectVisits(reader: Reader) {
  return reader.selectFrom('customer_visits').leftJoin('users as seller', 'seller.id', 'customer_visits.salesperson_id').leftJoin('users as reviewer', 'reviewer.id', 'customer_visits.reviewed_by').leftJoin('visit_plans', 'visit_plans.id', 'customer_visits.plan_id')
    .selectAll('customer_visits').select(['seller.display_name as salesperson_name', 'reviewer.display_name as reviewed_by_name', 'visit_plans.status as plan_status'])
}

/** One visit, or undefined. */
export async function findVisit(reader: Reader, id: string, today: Day): Promise<VisitRecord | undefined> {
  const row = await selectVisits(reader).where('customer_visits.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, today)
}

export type VisitState = 'all' | 'planned' | 'report-due' | 'to-review' | 'reviewed' | 'unplanned' | 'purpose-missing' | 'outlay-unapproved'
export type VisitNarrowing = { readonly month: string | null; readonly from: Day | null; readonly to: Day | null; readonly salespersonId: string | null; readonly state: VisitState; readonly text: string }

function conditionOf({ month, from, to, salespersonId, state }: VisitNarrowing, today: Day): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'customer_visits'>()
  const parts: Expression<SqlBool>[] = []
  if (month !== null) parts.push(build('customer_visits.day', '>=', `${month}-01`), build('customer_visits.day', '<=', `${month}-31`))
  if (from !== null) parts.push(build('customer_visits.day', '>=', from))
  if (to !== null) parts.push(build('customer_visits.day', '<=', to))
  if (salespersonId !== null) parts.push(build('customer_visits.salesperson_id', '=', salespersonId))
  if (state === 'planned') parts.push(build('customer_visits.status', '=', 'planned'))
  if (state === 'report-due') parts.push(build('customer_visits.status', 'in', ['planned', 'returned']), build('customer_visits.end_day', '<=', today))
  if (state === 'to-review') parts.push(build('customer_visits.status', '=', 'reported'))
  if (state === 'reviewed') parts.push(build('customer_visits.status', '=', 'reviewed'))
  if (state === 'unplanned' || state === 'purpose-missing') parts.push(build('customer_visits.status', '<>', 'cancelled'))
  const onDraft = build.exists(build.selectFrom('visit_plans').select('visit_plans.id').whereRef('visit_plans.id', '=', 'customer_visits.plan_id').where('visit_plans.status', '=', 'draft'))
  if (state === 'unplanned') parts.push(build.or([build('customer_visits.plan_id', 'is', null), build.and([onDraft, build('customer_visits.day', '<=', today)])]))
  if (state === 'purpose-missing') parts.push(build('customer_visits.purposes', '=', '[]'))
  // What stays handed out without approval stands on the supervisor's list (P17-3.1.4); what was brought back does not.
  const unapproved = build.selectFrom('visit_outlays').select('visit_outlays.id').whereRef('visit_outlays.visit_id', '=', 'customer_visits.id').where('visit_outlays.status', '<>', 'brought-back').where(sql<boolean>`instr(visit_outlays.notices, 'customer-visits.released-unapproved') > 0`)
  if (state === 'outlay-unapproved') parts.push(build.exists(unapproved))
  return build.and(parts)
}

function listOf(narrowing: VisitNarrowing, today: Day): NarrowedList {
  return { typed: narrowing.text, kinds: [{ kind: 'customer-visit', table: 'customer_visits', condition: conditionOf(narrowing, today) }] }
}

/** A page of visits, the latest first; typed words follow the search index. */
export async function pageVisits(reader: Reader, narrowing: VisitNarrowing, request: { readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<CustomerVisitRow>> {
  const matches = await pageOfMatches(reader, listOf(narrowing, today), request)
  if (matches !== null) return { rows: inOrder(matches.rows, (await selectVisits(reader).where('customer_visits.id', 'in', matches.rows).execute()).map((row) => fromRow(row, today).row)), next: matches.next }
  let select = selectVisits(reader).where(conditionOf(narrowing, today))
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(customer_visits.day, customer_visits.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('customer_visits.day', 'desc').orderBy('customer_visits.id', 'desc').limit(request.size + 1).execute()
  return cutPage(rows.map((row) => fromRow(row, today).row), request.size, (row) => [row.day, row.id])
}

/** How many visits a narrowing holds, counted up to `limit` (null: exactly). */
export async function countVisits(reader: Reader, narrowing: VisitNarrowing, limit: number | null, today: Day): Promise<number> {
  const matches = await countMatches(reader, listOf(narrowing, today), limit)
  if (matches !== null) return matches
  const ids = reader.selectFrom('customer_visits').select('customer_visits.id').where(conditionOf(narrowing, today))
  const row = await reader.selectFrom((limit === null ? ids : ids.limit(limit)).as('counted')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** Every visit of a month that was not cancelled, in the order of days. */
export async function listMonth(reader: Reader, month: string, today: Day): Promise<VisitRecord[]> {
  const rows = await selectVisits(reader).where('customer_visits.day', '>=', `${month}-01`).where('customer_visits.day', '<=', lastDayOfMonth(`${month}-01` as Day)).where('customer_visits.status', '<>', 'cancelled').orderBy('day').orderBy('customer_visits.id').execute()
  return rows.map((row) => fromRow(row, today))
}

/** The visits of a plan that were not cancelled, in the order of days. */
export async function listOfPlan(reader: Reader, planId: string, today: Day): Promise<VisitRecord[]> {
  const rows = await selectVisits(reader).where('plan_id', '=', planId).where('customer_visits.status', '<>', 'cancelled').orderBy('day').orderBy('customer_visits.id').execute()
  return rows.map((row) => fromRow(row, today))
}

type Typed = Omit<CustomerVisitInput, 'onPlan' | 'endDay'> & { readonly endDay: Day }

function toColumns(typed: Typed) {
  return {
    day: typed.day, end_day: typed.endDay, unit: typed.unit, customer_id: typed.customerId, contact_person: typed.contactPerson, phone: typed.phone, purposes: JSON.stringify(typed.purposes), care_parts: JSON.stringify(typed.careParts), target: typed.target,
    unplanned_reason: typed.unplannedReason, contacted_day: typed.contactedDay, contacted_by: typed.contactedBy, journey: typed.journey, place: typed.place, hours: typed.hours, trip_reference: typed.tripReference,
    items_need: typed.itemsNeed, costs_need: typed.costsNeed, take_along: typed.takeAlong, cost_cents: typed.costCents, note: typed.note,
  }
}

/** The day by which a visit is reported (P17-3.4.1), counted from its last day. */
export function reportDueDay(endDay: Day, daysMax: number): Day {
  return addDays(endDay, daysMax)
}

/** Adds a planned visit. */
export async function insertVisit(writer: Writer, visit: { readonly id: string; readonly number: string; readonly planId: string | null; readonly salespersonId: string; readonly dueDay: Day; readonly at: InstantMs; readonly by: string; readonly typed: Typed }): Promise<void> {
  await writer.insertInto('customer_visits').values({
    id: visit.id, number: visit.number, status: 'planned', plan_id: visit.planId, salesperson_id: visit.salespersonId, filing_id: null, ...toColumns(visit.typed), revision: 0, report_due_day: visit.dueDay, report: '{}',
    reported_day: null, reported_at: null, approval_id: null, reviewed_at: null, reviewed_by: null, review_note: '', created_at: visit.at, created_by: visit.by,
  }).execute()
}

/** Replaces what was typed. */
export async function rewriteVisit(writer: Writer, id: string, typed: Typed, next: { readonly planId: string | null; readonly dueDay: Day; readonly revision: number }): Promise<void> {
  await writer.updateTable('customer_visits').set({ ...toColumns(typed), plan_id: next.planId, report_due_day: next.dueDay, revision: next.revision }).where('id', '=', id).execute()
}

/** Joins a visit to the filing of the customer whom it meets for the first time. */
export async function setFiling(writer: Writer, id: string, filingId: string): Promise<void> {
  await writer.updateTable('customer_visits').set({ filing_id: filingId }).where('id', '=', id).execute()
}

export type VisitPatch = { readonly status: CustomerVisitStatus; readonly report?: VisitReport; readonly reportedDay?: Day; readonly reportedAt?: InstantMs; readonly approvalId?: string; readonly review?: { readonly at: InstantMs; readonly by: string; readonly note: string } }

/** Moves a visit on. */
export async function moveVisit(writer: Writer, id: string, patch: VisitPatch): Promise<void> {
  await writer.updateTable('customer_visits').set({
    status: patch.status, ...(patch.report === undefined ? {} : { report: JSON.stringify(patch.report) }), ...(patch.reportedDay === undefined ? {} : { reported_day: patch.reportedDay }), ...(patch.reportedAt === undefined ? {} : { reported_at: patch.reportedAt }),
    ...(patch.approvalId === undefined ? {} : { approval_id: patch.approvalId }), ...(patch.review === undefined ? {} : { reviewed_at: patch.review.at, reviewed_by: patch.review.by, review_note: patch.review.note }),
  }).where('id', '=', id).execute()
}

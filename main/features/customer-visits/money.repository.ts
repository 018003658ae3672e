/** Reads and writes what visits apply for, hand out, claim and promise; the only place that knows their tables. */
import type { Selectable } from 'kysely'
import type { CustomerVisitTables } from '#main/db/tables/customer-visits.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { OutlayInput, VisitOutlay, VisitRequest, VisitRequestInput } from '#shared/contract/customer-visits.ts'
import type { OutlayAct, OutlayStatus, VisitRequestStatus } from '#shared/domain/customer-visit-money.ts'
import type { Notice } from '#shared/domain/visits.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Ids, days and JSON were written by the program. */
function toRequest(row: Selectable<CustomerVisitTables['visit_requests']>): VisitRequest {
  return { id: row.id as Id<'visit-request'>, number: row.number, kind: row.kind, what: row.what, quantity: row.quantity, amountCents: row.amount_cents, purpose: row.purpose, status: row.status, requestedDay: row.requested_day as Day, approvalId: row.approval_id as Id<'approval'> | null }
}

function toOutlay(row: Selectable<CustomerVisitTables['visit_outlays']>): VisitOutlay {
  const notices = JSON.parse(row.notices) as Notice[]
  return {
    id: row.id as Id<'visit-outlay'>, number: row.number, requestId: row.request_id as Id<'visit-request'> | null, act: row.act, kind: row.kind, what: row.what, quantity: row.quantity, amountCents: row.amount_cents, day: row.day as Day, status: row.status,
    notices: notices.map((notice) => ({ ...notice, facts: { ...notice.facts } })), note: row.note,
  }
}

/** What was applied for, in order. */
export async function listRequests(reader: Reader, visitId: string): Promise<VisitRequest[]> {
  return (await reader.selectFrom('visit_requests').selectAll().where('visit_id', '=', visitId).orderBy('id').execute()).map(toRequest)
}

/** One request with its visit, or undefined. */
export async function findRequest(reader: Reader, id: string): Promise<{ readonly request: VisitRequest; readonly visitId: Id<'customer-visit'> } | undefined> {
  const row = await reader.selectFrom('visit_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { request: toRequest(row), visitId: row.visit_id as Id<'customer-visit'> }
}

/** Enters a request. */
export async function insertRequest(writer: Writer, request: { readonly id: string; readonly number: string; readonly day: Day; readonly by: string; readonly input: VisitRequestInput }): Promise<void> {
  const { input } = request
  await writer.insertInto('visit_requests').values({ id: request.id, number: request.number, visit_id: input.visitId, kind: input.kind, what: input.what, quantity: input.quantity, amount_cents: input.amountCents, purpose: input.purpose, status: 'requested', requested_day: request.day, requested_by: request.by, approval_id: null, decided_at: null }).execute()
}

/** Moves a request on. */
export async function moveRequest(writer: Writer, id: string, patch: { readonly status?: VisitRequestStatus; readonly approvalId?: string; readonly decidedAt?: InstantMs }): Promise<void> {
  await writer.updateTable('visit_requests').set({ ...(patch.status === undefined ? {} : { status: patch.status }), ...(patch.approvalId === undefined ? {} : { approval_id: patch.approvalId }), ...(patch.decidedAt === undefined ? {} : { decided_at: patch.decidedAt }) }).where('id', '=', id).execute()
}

/** What was handed out and claimed, in order. */
export async function listOutlays(reader: Reader, visitId: string): Promise<VisitOutlay[]> {
  return (await reader.selectFrom('visit_outlays').selectAll().where('visit_id', '=', visitId).orderBy('id').execute()).map(toOutlay)
}

/** One outlay with its visit, or undefined. */
export async function findOutlay(reader: Reader, id: string): Promise<{ readonly outlay: VisitOutlay; readonly visitId: Id<'customer-visit'>; readonly enteredBy: string } | undefined> {
  const row = await reader.selectFrom('visit_outlays').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { outlay: toOutlay(row), visitId: row.visit_id as Id<'customer-visit'>, enteredBy: row.entered_by }
}

/** Enters an outlay with the marks of its day. */
export async function insertOutlay(writer: Writer, outlay: { readonly id: string; readonly number: string; readonly act: OutlayAct; readonly status: OutlayStatus; readonly day: Day; readonly notices: readonly Notice[]; readonly at: InstantMs; readonly by: string; readonly input: OutlayInput }): Promise<void> {
  const { input } = outlay
  await writer.insertInto('visit_outlays').values({
    id: outlay.id, number: outlay.number, visit_id: input.visitId, request_id: input.requestId, act: outlay.act, kind: input.kind, what: input.what, quantity: input.quantity, amount_cents: input.amountCents, day: outlay.day, status: outlay.status,
    notices: JSON.stringify(outlay.notices), entered_at: outlay.at, entered_by: outlay.by, ended_at: null, ended_by: null, note: '',
  }).execute()
}

/** Ends an outlay; marks that the decision added are kept with it. */
export async function endOutlay(writer: Writer, id: string, end: { readonly status: OutlayStatus; readonly at: InstantMs; readonly by: string; readonly note: string; readonly notices: readonly Notice[] }): Promise<void> {
  await writer.updateTable('visit_outlays').set({ status: end.status, ended_at: end.at, ended_by: end.by, note: end.note, notices: JSON.stringify(end.notices) }).where('id', '=', id).execute()
}

export type PromiseRow = { readonly id: Id<'visit-promise'>; readonly what: string; readonly dueDay: Day; readonly visit: string; readonly customer: string; readonly salespersonId: Id<'user'>; readonly day: Day }

/** Promises, the earliest due first: of one visit, one customer, or visits between two days; `openUnder` keeps those whose duty under this rule is open. */
export async function listPromises(reader: Reader, of: { readonly visitId?: string; readonly customerId?: string; readonly from?: Day; readonly to?: Day; readonly openUnder?: string }): Promise<PromiseRow[]> {
  let select = reader.selectFrom('visit_promises').innerJoin('customer_visits', 'customer_visits.id', 'visit_promises.visit_id').select(['visit_promises.id', 'what', 'due_day', 'number', 'unit', 'salesperson_id', 'day'])
  if (of.visitId !== undefined) select = select.where('visit_id', '=', of.visitId)
  if (of.customerId !== undefined) select = select.where('customer_id', '=', of.customerId)
  const { openUnder } = of
  if (openUnder !== undefined) select = select.where('visit_promises.id', 'in', reader.selectFrom('duties').select('subject_id').where('rule_id', '=', openUnder).where('status', '=', 'open'))
  if (of.from !== undefined) select = select.where('day', '>=', of.from)
  if (of.to !== undefined) select = select.where('day', '<=', of.to)
  const rows = await select.orderBy('due_day').orderBy('visit_promises.id').limit(1_000).execute()
  return rows.map((row) => ({ id: row.id as Id<'visit-promise'>, what: row.what, dueDay: row.due_day as Day, visit: row.number, customer: row.unit, salespersonId: row.salesperson_id as Id<'user'>, day: row.day as Day }))
}

/** Writes a promise down. */
export async function insertPromise(writer: Writer, promise: { readonly id: string; readonly visitId: string; readonly what: string; readonly dueDay: Day }): Promise<void> {
  await writer.insertInto('visit_promises').values({ id: promise.id, visit_id: promise.visitId, what: promise.what, due_day: promise.dueDay }).execute()
}

/** What other features may know of the front desk: narrow, read-only facts that `main/app` hands to them. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Matter } from '#shared/contract/customers.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Visits, calls and cases that were registered for this customer, newest first; at most `limit` of each kind. */
export async function listDeskMatters(reader: Reader, customerId: string, limit: number): Promise<Matter[]> {
  const visits = await reader.selectFrom('visits').select(['id', 'number', 'status', 'visitor', 'purpose', 'arrived_at', 'left_at']).where('customer_id', '=', customerId).orderBy('arrived_at', 'desc').limit(limit).execute()
  const calls = await reader.selectFrom('calls').select(['id', 'number', 'status', 'caller', 'subject', 'called_at', 'settled_at']).where('customer_id', '=', customerId).orderBy('called_at', 'desc').limit(limit).execute()
  const cases = await reader.selectFrom('cases').select(['id', 'number', 'status', 'kind', 'person', 'content', 'due_day', 'received_at', 'closed_at']).where('customer_id', '=', customerId).orderBy('received_at', 'desc').limit(limit).execute()
  // Moments and days in the tables were written by the program.
  return [
    ...visits.map((row): Matter => ({ kind: 'visit', detail: 'visit', id: row.id, number: row.number, status: row.status, at: row.arrived_at as InstantMs, person: row.visitor, title: row.purpose, dueDay: null, endedAt: row.left_at as InstantMs | null })),
    ...calls.map((row): Matter => ({ kind: 'call', detail: 'call', id: row.id, number: row.number, status: row.status, at: row.called_at as InstantMs, person: row.caller, title: row.subject, dueDay: null, endedAt: row.settled_at as InstantMs | null })),
    ...cases.map((row): Matter => ({ kind: 'case', detail: row.kind, id: row.id, number: row.number, status: row.status, at: row.received_at as InstantMs, person: row.person, title: row.content, dueDay: row.due_day as Day | null, endedAt: row.closed_at as InstantMs | null })),
  ]
}

type CaseKey = { readonly id: string } | { readonly number: string }
const caseColumns = ['id', 'number', 'kind', 'grade', 'person', 'phone', 'place', 'customer_id', 'content', 'received_at', 'closed_at', 'result', 'reaction'] as const

/** One case by its id or number, as columns; undefined when there is none. */
export function findCaseFact(reader: Reader, key: CaseKey) {
  const select = reader.selectFrom('cases').select(caseColumns)
  return ('id' in key ? select.where('id', '=', key.id) : select.where('number', '=', key.number)).executeTakeFirst()
}
/** A case as other features know it. */
export type CaseFact = NonNullable<Awaited<ReturnType<typeof findCaseFact>>>

/** Cases received in a span of moments, oldest first. */
export function listCaseFacts(reader: Reader, fromMs: number, untilMs: number): Promise<CaseFact[]> {
  return reader.selectFrom('cases').select(caseColumns).where('received_at', '>=', fromMs).where('received_at', '<', untilMs).orderBy('received_at').execute()
}

/** Complaints that are not closed, the newest first. */
export function listOpenComplaintFacts(reader: Reader, limit: number): Promise<CaseFact[]> {
  return reader.selectFrom('cases').select(caseColumns).where('kind', '=', 'complaint').where('status', '!=', 'closed').orderBy('received_at', 'desc').limit(limit).execute()
}

/** Receptions of a company that were joined to no customer file, the newest first; at most `limit`. */
export async function listReceptionsWithoutFile(reader: Reader, limit: number): Promise<{ readonly id: string; readonly number: string; readonly company: string; readonly visitor: string; readonly phone: string; readonly arrivedAt: InstantMs }[]> {
  const rows = await reader.selectFrom('visits').select(['id', 'number', 'company', 'visitor', 'phone', 'arrived_at']).where('customer_id', 'is', null).where('company', '<>', '').orderBy('arrived_at', 'desc').limit(limit).execute()
  // Moments in the table were written by the program.
  return rows.map((row) => ({ id: row.id, number: row.number, company: row.company, visitor: row.visitor, phone: row.phone, arrivedAt: row.arrived_at as InstantMs }))
}

/** What other features may know of lending: narrow, read-only facts that `main/app` hands to them. */
import { inChunks } from '#main/db/chunks.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Movement } from '#shared/contract/customers.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import { daysLateOf } from '#shared/domain/lending.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who holds an item now. */
export type ItemOut = { readonly loanId: Id<'loan'>; readonly number: string; readonly borrower: string; readonly dueDay: Day | null }

/** Lines of today's screen at most; the list at /lending shows the rest. */
const todayLimit = 200
/** Movements on a customer's page at most, the newest. */
const movementLimit = 200

/** The items that are out, by item id; an item on its shelf has no entry. */
export async function findItemsOut(reader: Reader, itemIds: readonly string[]): Promise<Map<string, ItemOut>> {
  const out = new Map<string, ItemOut>()
  await inChunks(itemIds, async (chunk) => {
    const rows = await reader.selectFrom('loan_items').innerJoin('loans', 'loans.id', 'loan_items.loan_id')
      .select(['item_id', 'loans.id as loan_id', 'loans.number as number', 'borrower_name', 'due_day']).where('item_id', 'in', [...chunk]).where('state', '=', 'out').execute()
    // Ids and days in the tables were minted by this program.
    for (const row of rows) if (row.item_id !== null) out.set(row.item_id, { loanId: row.loan_id as Id<'loan'>, number: row.number, borrower: row.borrower_name, dueDay: row.due_day as Day | null })
  })
  return out
}

/** What was asked for and lent of one file, newest first. */
export async function listMovements(reader: Reader, customerId: string): Promise<Movement[]> {
  const loans = await reader.selectFrom('loans').select(['id', 'number', 'kind', 'status', 'borrower_name', 'item_titles', 'requested_at', 'issued_at', 'due_day', 'closed_at'])
    .where('customer_id', '=', customerId).orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(movementLimit).execute()
  const titles = new Map<string, string[]>()
  await inChunks(loans.map((loan) => loan.id), async (chunk) => {
    const lines = await reader.selectFrom('loan_items').select(['loan_id', 'title']).where('loan_id', 'in', [...chunk]).orderBy('loan_id').orderBy('position').execute()
    for (const line of lines) titles.set(line.loan_id, [...(titles.get(line.loan_id) ?? []), line.title])
  })
  return loans.map((loan) => ({
    loanId: loan.id as Id<'loan'>, number: loan.number, kind: loan.kind, status: loan.status, borrower: loan.borrower_name, items: titles.get(loan.id) ?? [],
    requestedAt: loan.requested_at as InstantMs, issuedAt: loan.issued_at as InstantMs | null, dueDay: loan.due_day as Day | null, closedAt: loan.closed_at as InstantMs | null,
  }))
}

/** How many loans have material out now. */
export async function countOpenLoans(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('loans').select((build) => build.fn.countAll<number>().as('open')).where('status', '=', 'out').executeTakeFirst()
  return row?.open ?? 0
}

/** Loans due on or before a day, the most overdue first, as lines of today's screen (P07-19.5b: overdue from the day after the due day). */
export async function listDueLoans(reader: Reader, day: Day): Promise<TodayLine[]> {
  const rows = await reader.selectFrom('loans').select(['id', 'number', 'kind', 'status', 'item_titles', 'customer_name', 'borrower_name', 'due_day'])
    .where('status', '=', 'out').where('due_day', '<=', day).orderBy('due_day').orderBy('id').limit(todayLimit).execute()
  return rows.map((row) => {
    const dueDay = row.due_day as Day | null
    const title = row.customer_name === '' ? row.item_titles : `${row.customer_name} · ${row.item_titles}`
    const clause = row.kind === 'loan' ? lendingRulesOfP07.clauses.loanDays : lendingRulesOfP07.clauses.consultationRequest
    return { kind: 'loan', subjectId: row.id, number: row.number, title, person: row.borrower_name, dueDay, daysLate: daysLateOf(row.status, dueDay, day), clause }
  })
}

/** A consultation that runs: asked for (`approvedDay` null) or approved, with the documents that it names. */
export type Consultation = { readonly loanId: Id<'loan'>; readonly number: string; readonly customerId: string; readonly customerNumber: string; readonly customerName: string; readonly borrower: string; readonly approvedDay: Day | null; readonly itemIds: readonly string[] }

/** Consultations of material that are asked for or approved and not given back: of one file by one colleague, or all of them, newest first. */
export async function listConsultations(reader: Reader, of: { readonly customerId: string; readonly colleague: string } | null, limit = todayLimit): Promise<Consultation[]> {
  let select = reader.selectFrom('loans').leftJoin('approvals', 'approvals.id', 'loans.approval_id').where('loans.kind', '=', 'consultation').where('loans.status', 'in', ['requested', 'approved', 'out'])
    .select(['loans.id', 'loans.number', 'loans.status', 'loans.customer_id', 'loans.customer_number', 'loans.customer_name', 'loans.borrower_name', 'loans.requested_at', 'approvals.closed_at as approved_at'])
  if (of !== null) select = select.where('loans.customer_id', '=', of.customerId).where('loans.borrower_kind', '=', 'staff').where('loans.borrower_key', '=', nameKey(of.colleague))
  const rows = await select.orderBy('loans.requested_at', 'desc').orderBy('loans.id', 'desc').limit(limit).execute()
  const itemIds = new Map<string, string[]>()
  await inChunks(rows.map((row) => row.id), async (chunk) => {
    for (const line of await reader.selectFrom('loan_items').select(['loan_id', 'item_id']).where('loan_id', 'in', [...chunk]).execute()) if (line.item_id !== null) itemIds.set(line.loan_id, [...(itemIds.get(line.loan_id) ?? []), line.item_id])
  })
  return rows.map((row) => ({
    loanId: row.id as Id<'loan'>, number: row.number, customerId: row.customer_id ?? '', customerNumber: row.customer_number, customerName: row.customer_name, borrower: row.borrower_name,
    approvedDay: row.status === 'requested' ? null : dayOfInstant(row.approved_at ?? row.requested_at), itemIds: itemIds.get(row.id) ?? [],
  }))
}

/** Thousands of lines of an old loan register in one unit of work: kept as they were written, without an approval, numbered and found like any other loan. */
import type { Insertable } from 'kysely'
import { inChunks } from '#main/db/chunks.ts'
import type { LendingTables } from '#main/db/tables/lending.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { titlesOf } from '#main/features/lending/lending.columns.ts'
import { loanDocument } from '#main/features/lending/lending.search.ts'
import { indexMany, removeMany } from '#main/mechanisms/search/search-index.ts'
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'
import { nameKey } from '#shared/domain/customers.ts'
import type { BorrowerKind, LoanKind } from '#shared/domain/lending.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'lending'
/** What stands as the policy of a line that this program did not decide. */
const importedPolicy = 'imported'

/** A line of an old register. A line without a return day is still out, and overdue once its due day has passed. */
export type ImportedLoan = {
  /** The number that it had; taken over when no loan has it yet, else a new one of the series is given. */
  readonly oldNumber?: string
  readonly kind?: LoanKind
  readonly issueDay: Day
  readonly dueDay: Day
  readonly returnDay: Day | null
  readonly borrowerName: string
  readonly borrowerUnit: string
  readonly borrowerKind?: BorrowerKind
  readonly borrowerPhone?: string
  /** What was lent, as it was written down. */
  readonly title: string
  readonly copies: number
  readonly purpose?: string
  readonly reason: string
  readonly approvedBy: string
  /** The file that it belongs to, when the import found one. */
  readonly customer?: { readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly secrecy: SecrecyLevel } | null
}
export type InsertedLoan = { readonly id: Id<'loan'>; readonly number: string }
export type LoanBulkOptions = { readonly batchId: Id<'import'> }

type Prepared = { readonly id: Id<'loan'>; readonly number: string; readonly loan: ImportedLoan; readonly row: Insertable<LendingTables['loans']>; readonly line: Insertable<LendingTables['loan_items']> }

/** Enters old lines in order. Returns the id and number of each. */
export async function insertLoans(unit: Unit, loans: readonly ImportedLoan[], options: LoanBulkOptions): Promise<InsertedLoan[]> {
  const taken = await findNumbers(unit.read, loans.flatMap((loan) => (loan.oldNumber === undefined || loan.oldNumber === '' ? [] : [loan.oldNumber])))
  const prepared = loans.map((loan) => prepare(unit, loan, taken, options.batchId))
  await inChunks(prepared, async (chunk) => {
    await unit.write.insertInto('loans').values(chunk.map((entry) => entry.row)).execute()
    await unit.write.insertInto('loan_items').values(chunk.map((entry) => entry.line)).execute()
  })
  for (const { id, number, loan } of prepared) unit.recordEvent({ register, subjectId: id, kind: 'imported', body: { number, batchId: options.batchId, ...loan } })
  if (prepared.length > 0) unit.tally(register, unit.today, 'imported', prepared.length)
  unit.touch('today')
  await indexMany(unit.write, prepared.map(toDocument))
  return prepared.map(({ id, number }) => ({ id, number }))
}

async function findNumbers(reader: Reader, numbers: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  await inChunks(numbers, async (chunk) => {
    const rows = await reader.selectFrom('loans').select('number').where('number', 'in', [...chunk]).execute()
    for (const row of rows) taken.add(row.number)
  })
  return taken
}

/** A number of our own series, of loans or of consultations, is never taken over: the counter would give it a second time. */
const ownSeries = /^(?:JY|CY)\d{4}-\d{5}$/

function chooseNumber(unit: Unit, oldNumber: string, taken: Set<string>): string {
  const number = oldNumber === '' || taken.has(oldNumber) || ownSeries.test(oldNumber) ? unit.nextNumber('loan') : oldNumber
  taken.add(number)
  return number
}

function prepare(unit: Unit, loan: ImportedLoan, taken: Set<string>, batchId: Id<'import'>): Prepared {
  const id = unit.newId<'loan'>()
  const number = chooseNumber(unit, loan.oldNumber ?? '', taken)
  const issuedAt = startOfDayMs(loan.issueDay)
  const closedAt = loan.returnDay === null ? null : startOfDayMs(loan.returnDay)
  const customer = loan.customer ?? null
  const secrecy = customer?.secrecy ?? 'internal'
  const row: Insertable<LendingTables['loans']> = {
    id, number, kind: loan.kind ?? 'loan', status: closedAt === null ? 'out' : 'closed',
    customer_id: customer?.id ?? null, customer_number: customer?.number ?? '', customer_name: customer?.name ?? '', secrecy, item_titles: titlesOf([loan]), item_count: 1,
    purpose: loan.purpose ?? '', reason: loan.reason, days: 0,
    borrower_kind: loan.borrowerKind ?? 'staff', borrower_name: loan.borrowerName, borrower_key: nameKey(loan.borrowerName), borrower_unit: loan.borrowerUnit, borrower_post: '', borrower_phone: loan.borrowerPhone ?? '', letter: '',
    requested_at: issuedAt, requested_by: unit.actor.userId, approval_id: null, approved_by: loan.approvedBy,
    issued_at: issuedAt, issued_by: null, issue_day: loan.issueDay, due_day: loan.dueDay, closed_at: closedAt,
    policy_pack: importedPolicy, policy_version: importedPolicy, import_batch_id: batchId,
    // Stamped and signed in the old register, or not: nobody judges it by today's rule.
    seal_way: 'earlier', seal_head: '', seal_day: null, seal_scan_id: null, signature_way: 'earlier', signature_id: null, signed_at: null, register_gaps: '',
  }
  const line: Insertable<LendingTables['loan_items']> = {
    loan_id: id, position: 1, item_id: null, number: '', title: loan.title, copies: loan.copies, secrecy, is_paper: 1, state: closedAt === null ? 'out' : 'back',
    pages_listed: null, pages_at_issue: null, pages_at_return: null, returned_at: closedAt, difference: 'none', settlement: null, settlement_reason: '', copies_out: loan.copies, copies_back: closedAt === null ? 0 : loan.copies,
  }
  return { id, number, loan, row, line }
}

function toDocument({ id, number, loan, row }: Prepared): SearchDocument {
  return loanDocument({ id, number, requestedAt: row.requested_at, customerName: row.customer_name, customerNumber: row.customer_number, itemTitles: row.item_titles, itemNumbers: [],
    borrowerName: loan.borrowerName, borrowerUnit: loan.borrowerUnit, borrowerPhone: row.borrower_phone, purpose: row.purpose })
}

/** Numbers of a batch's loans that somebody has worked with since the import, so that undoing it would lose that work; at most `limit`. */
export async function findLoansTouchedSince(reader: Reader, batchId: Id<'import'>, limit = 20): Promise<string[]> {
  const rows = await reader.selectFrom('loans').select('number').where('import_batch_id', '=', batchId)
    .where(({ exists, selectFrom }) => exists(selectFrom('register_events').select('seq').whereRef('subject_id', '=', 'loans.id').where('kind', '<>', 'imported')))
    .orderBy('number').limit(limit).execute()
  return rows.map((row) => row.number)
}

/** Takes the loans of a batch away; the book keeps what they said, their numbers are not given again. Returns how many. */
export async function removeLoans(unit: Unit, batchId: Id<'import'>, reason: string): Promise<number> {
  const rows = await unit.read.selectFrom('loans').select(['id', 'number']).where('import_batch_id', '=', batchId).execute()
  await unit.write.deleteFrom('loan_items').where('loan_id', 'in', unit.write.selectFrom('loans').select('id').where('import_batch_id', '=', batchId)).execute()
  await unit.write.deleteFrom('loans').where('import_batch_id', '=', batchId).execute()
  for (const { id, number } of rows) unit.recordEvent({ register, subjectId: id, kind: 'removed', body: { number, batchId, reason } })
  if (rows.length > 0) unit.tally(register, unit.today, 'removed', rows.length)
  unit.touch('today')
  await removeMany(unit.write, rows.map((row) => row.id))
  return rows.length
}

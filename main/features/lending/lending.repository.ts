/** Reads and writes the current state of requests and loans; with the facts, the bulk and the report the only place that knows their tables. */
import { expressionBuilder, sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { gapsCell, titlesOf, toLineRow, toLoanRow, toRequestColumns, toSealColumns } from '#main/features/lending/lending.columns.ts'
import type { LendingFile, LendingItem } from '#main/features/lending/lending.sources.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { LoanFilter, LoanLineRow, LoanRequestInput, LoanRow, SealInput, SignatureInput } from '#shared/contract/lending.ts'
import type { LoanStatus, OverdueLoan } from '#shared/domain/lending.ts'
import type { RegisterGap, SignatureWay } from '#shared/domain/lending-papers.ts'
import type { IssueCount, LoanLine, Settlement } from '#shared/domain/lending-return.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** The step of the chain at which a request waits for the head of its unit. */
const unitStep = 'unit'

function selectLoans(reader: Reader) {
  return reader.selectFrom('loans').leftJoin('users as requester', 'requester.id', 'loans.requested_by').leftJoin('users as issuer', 'issuer.id', 'loans.issued_by')
    .selectAll('loans').select(['requester.display_name as requested_by_name', 'issuer.display_name as issued_by_name'])
    .select((build) => build.selectFrom('loan_items').select((sums) => sums.fn.sum<number>(sums.fn.coalesce('copies_out', 'copies')).as('copies')).whereRef('loan_id', '=', 'loans.id').as('copies'))
    .select((build) => build.selectFrom('approval_steps').select('position').whereRef('approval_id', '=', 'loans.approval_id').where('status', '=', 'open').where('key', '=', unitStep).as('waits_for_unit'))
}

export type LoanWithLines = { readonly loan: LoanRow; readonly lines: LoanLineRow[] }

/** One loan with its lines, or undefined. */
export async function findLoan(reader: Reader, id: Id<'loan'>, today: Day): Promise<LoanWithLines | undefined> {
  const record = await selectLoans(reader).where('loans.id', '=', id).executeTakeFirst()
  if (record === undefined) return undefined
  const lines = await reader.selectFrom('loan_items').selectAll().where('loan_id', '=', id).orderBy('position').execute()
  return { loan: toLoanRow(record, today), lines: lines.map(toLineRow) }
}

/** The person who first asked; imported lines have none who can log in. */
export async function findRequester(reader: Reader, id: Id<'loan'>): Promise<string | undefined> {
  return (await reader.selectFrom('loans').select('requested_by').where('id', '=', id).executeTakeFirst())?.requested_by
}

/** The day on which it was handed over, or null. */
export async function findIssueDay(reader: Reader, id: Id<'loan'>): Promise<Day | null> {
  // Days in the table were validated when they were written.
  return ((await reader.selectFrom('loans').select('issue_day').where('id', '=', id).executeTakeFirst())?.issue_day ?? null) as Day | null
}

/** The loan with this number, or undefined. */
export async function findLoanByNumber(reader: Reader, number: string, today: Day): Promise<LoanRow | undefined> {
  const record = await selectLoans(reader).where('loans.number', '=', number).executeTakeFirst()
  return record === undefined ? undefined : toLoanRow(record, today)
}

/** Statuses in which a loan still awaits something at the desk, the most urgent first. */
const liveStatuses = ['out', 'approved', 'requested', 'sent-back'] as const satisfies readonly LoanStatus[]

function byUrgency(loans: readonly LoanRow[]): LoanRow[] {
  return loans.toSorted((one, other) => liveStatuses.findIndex((status) => status === one.status) - liveStatuses.findIndex((status) => status === other.status))
}

/** Live loans that hold or ask for an item, each with the item's position and state; what holds it first. */
export async function findLiveLoansOfItem(reader: Reader, itemId: string, today: Day): Promise<{ loan: LoanRow; position: number }[]> {
  const lines = await reader.selectFrom('loan_items').select(['loan_id', 'position', 'state']).where('item_id', '=', itemId).where('state', '<>', 'back').execute()
  if (lines.length === 0) return []
  const records = await selectLoans(reader).where('loans.id', 'in', lines.map((line) => line.loan_id)).where('loans.status', 'in', [...liveStatuses]).orderBy('requested_at').execute()
  return byUrgency(records.map((record) => toLoanRow(record, today))).map((loan) => ({ loan, position: lines.find((line) => line.loan_id === loan.id)?.position ?? 1 }))
}

/** Live loans of a file, what is out first. */
export async function findLiveLoansOfFile(reader: Reader, customerId: string, today: Day): Promise<LoanRow[]> {
  const records = await selectLoans(reader).where('loans.customer_id', '=', customerId).where('loans.status', 'in', [...liveStatuses]).orderBy('requested_at').limit(20).execute()
  return byUrgency(records.map((record) => toLoanRow(record, today)))
}

/** Loans out whose due day has passed, of one borrower. */
export async function listOverdueOf(reader: Reader, borrowerKey: string, today: Day): Promise<OverdueLoan[]> {
  const rows = await reader.selectFrom('loans').select(['number', 'due_day', 'item_titles']).where('borrower_key', '=', borrowerKey).where('status', '=', 'out').where('due_day', '<', today).orderBy('due_day').limit(20).execute()
  return rows.map((row) => ({ number: row.number, dueDay: row.due_day as Day, title: row.item_titles }))
}

/** Loans out that are due on or before a day, the earliest first. */
export async function listDue(reader: Reader, today: Day): Promise<LoanRow[]> {
  const records = await selectLoans(reader).where('loans.status', '=', 'out').where('due_day', '<=', today).orderBy('due_day').orderBy('loans.id').limit(500).execute()
  return records.map((record) => toLoanRow(record, today))
}

export type RegisterPageRow = { readonly number: string; readonly title: string; readonly copies: number | null; readonly issuedAt: InstantMs; readonly reason: string; readonly borrower: string; readonly signatureWay: SignatureWay | null; readonly dueDay: Day | null; readonly struckOffAt: InstantMs | null }

/** Lines of the loan register by the day of the hand-over, in order; the latest when there are more than `limit`. */
export async function listRegisterLines(reader: Reader, by: { readonly from: Day | null; readonly to: Day | null; readonly onlyIncomplete: boolean }, limit: number): Promise<RegisterPageRow[]> {
  let select = reader.selectFrom('loan_items').innerJoin('loans', 'loans.id', 'loan_items.loan_id')
    .select(['loans.number as number', 'title', 'copies_out', 'issued_at', 'reason', 'borrower_name', 'borrower_unit', 'signature_way', 'due_day', 'state', 'returned_at']).where('kind', '=', 'loan').where('issued_at', 'is not', null)
  if (by.from !== null) select = select.where('issued_at', '>=', startOfDayMs(by.from))
  if (by.to !== null) select = select.where('issued_at', '<', startOfDayMs(addDays(by.to, 1)))
  if (by.onlyIncomplete) select = select.where('register_gaps', '<>', sql.lit(''))
  const rows = await select.orderBy('issued_at', 'desc').orderBy('loans.id', 'desc').orderBy('position', 'desc').limit(limit).execute()
  // Days and moments in the table were written by this program.
  return rows.toReversed().map((row) => ({
    number: row.number, title: row.title, copies: row.copies_out, issuedAt: row.issued_at as InstantMs, reason: row.reason, borrower: [row.borrower_name, row.borrower_unit].filter((part) => part !== '').join(' '),
    signatureWay: row.signature_way, dueDay: row.due_day as Day | null, struckOffAt: row.state === 'back' ? row.returned_at as InstantMs | null : null,
  }))
}

const endedStatuses = ['closed', 'refused', 'cancelled'] as const satisfies readonly LoanStatus[]

/** What narrows a list of loans, without its page; `text` keeps search hits, '' keeps all. */
export type LoanNarrowing = Pick<LoanFilter, 'kind' | 'state' | 'customerId' | 'from' | 'to' | 'text'>

function conditionOf(filter: LoanNarrowing, today: Day): Expression<SqlBool> {
  const build = expressionBuilder<Schema, 'loans'>()
  const parts: Expression<SqlBool>[] = []
  if (filter.kind !== 'all') parts.push(build('loans.kind', '=', filter.kind))
  if (filter.customerId !== null) parts.push(build('loans.customer_id', '=', filter.customerId))
  if (filter.from !== null) parts.push(build('loans.requested_at', '>=', startOfDayMs(filter.from)))
  if (filter.to !== null) parts.push(build('loans.requested_at', '<', startOfDayMs(addDays(filter.to, 1))))
  return build.and([...parts, ...stateConditions(filter.state, today)])
}

function stateConditions(state: LoanNarrowing['state'], today: Day): Expression<SqlBool>[] {
  const build = expressionBuilder<Schema, 'loans'>()
  const isOut = build('loans.status', '=', 'out')
  switch (state) {
    case 'all': return []
    case 'waiting': return [build('loans.status', 'in', ['requested', 'sent-back'])]
    case 'to-issue': return [build('loans.status', '=', 'approved')]
    case 'out': return [isOut]
    case 'due-today': return [isOut, build('loans.due_day', '=', today)]
    case 'overdue': return [isOut, build('loans.due_day', '<', today)]
    // A difference may stand on a loan of which something is still out.
    case 'difference': return [build('loans.id', 'in', build.selectFrom('loan_items').select('loan_id').where('difference', '=', 'open'))]
    case 'incomplete': return [build('loans.register_gaps', '<>', sql.lit(''))]
    case 'ended': return [build('loans.status', 'in', [...endedStatuses])]
  }
}

function listOf(filter: LoanNarrowing, today: Day): NarrowedList {
  return { typed: filter.text, kinds: [{ kind: 'loan', table: 'loans', condition: conditionOf(filter, today) }] }
}

/** A page of loans, newest request first; typed words follow the search index. */
export async function pageLoans(reader: Reader, filter: LoanNarrowing & { readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<LoanRow>> {
  const matches = await pageOfMatches(reader, listOf(filter, today), filter)
  if (matches !== null) return { rows: await findLoans(reader, matches.rows, today), next: matches.next }
  let select = selectLoans(reader).where(conditionOf(filter, today))
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(loans.requested_at, loans.id) < (${position[0]}, ${position[1]})`)
  const records = await select.orderBy('loans.requested_at', 'desc').orderBy('loans.id', 'desc').limit(filter.size + 1).execute()
  return cutPage(records.map((record) => toLoanRow(record, today)), filter.size, (row) => [row.requestedAt, row.id])
}

async function findLoans(reader: Reader, ids: readonly string[], today: Day): Promise<LoanRow[]> {
  if (ids.length === 0) return []
  const records = await selectLoans(reader).where('loans.id', 'in', [...ids]).execute()
  return inOrder(ids, records.map((record) => toLoanRow(record, today)))
}

/** How many loans a filter holds, counted up to `limit` (null: exactly). */
export async function countLoans(reader: Reader, filter: LoanNarrowing, today: Day, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(filter, today), limit)
  if (matches !== null) return matches
  const ids = reader.selectFrom('loans').select('loans.id').where(conditionOf(filter, today))
  const row = await reader.selectFrom((limit === null ? ids : ids.limit(limit)).as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

export type LoanFacts = { readonly file: LendingFile; readonly items: readonly LendingItem[]; readonly secrecy: SecrecyLevel; readonly approvalId: Id<'approval'> }

function toFactColumns({ file, items, secrecy, approvalId }: LoanFacts) {
  return { customer_id: file.id, customer_number: file.number, customer_name: file.name, secrecy, item_titles: titlesOf(items), item_count: items.length, approval_id: approvalId }
}

async function insertLines(writer: Writer, id: Id<'loan'>, items: readonly LendingItem[]): Promise<void> {
  await writer.insertInto('loan_items').values(items.map((item, index) => ({
    loan_id: id, position: index + 1, item_id: item.itemId, number: item.number, title: item.title, copies: 1, secrecy: item.secrecy, is_paper: item.carrier === 'electronic' ? 0 : 1, state: 'asked' as const,
    pages_listed: item.pages, pages_at_issue: null, pages_at_return: null, returned_at: null, difference: 'none' as const, settlement: null, settlement_reason: '', copies_out: null, copies_back: 0,
  }))).execute()
}

/** Adds a request that waits for its approval. */
export async function insertLoan(writer: Writer, loan: { readonly id: Id<'loan'>; readonly number: string; readonly at: InstantMs; readonly by: string; readonly policy: { readonly pack: string; readonly version: string }; readonly input: LoanRequestInput } & LoanFacts): Promise<void> {
  await writer.insertInto('loans').values({
    id: loan.id, number: loan.number, status: 'requested', ...toRequestColumns(loan.input), ...toFactColumns(loan), requested_at: loan.at, requested_by: loan.by, approved_by: '',
    issued_at: null, issued_by: null, issue_day: null, due_day: null, closed_at: null, policy_pack: loan.policy.pack, policy_version: loan.policy.version, import_batch_id: null,
    signature_way: null, signature_id: null, signed_at: null, register_gaps: '',
  }).execute()
  await insertLines(writer, loan.id, loan.items)
}

/** Replaces what was asked for; the book keeps the old wording. */
export async function rewriteLoan(writer: Writer, loan: { readonly id: Id<'loan'>; readonly policy: { readonly pack: string; readonly version: string }; readonly input: LoanRequestInput } & LoanFacts): Promise<void> {
  await writer.updateTable('loans').set({ status: 'requested', ...toRequestColumns(loan.input), ...toFactColumns(loan), policy_pack: loan.policy.pack, policy_version: loan.policy.version }).where('id', '=', loan.id).execute()
  await writer.deleteFrom('loan_items').where('loan_id', '=', loan.id).execute()
  await insertLines(writer, loan.id, loan.items)
}

/** Moves a loan to a status; an end carries its moment. */
export async function setStatus(writer: Writer, id: Id<'loan'>, status: LoanStatus, at: InstantMs, approvedBy?: string): Promise<void> {
  const isEnd = endedStatuses.some((end) => end === status)
  await writer.updateTable('loans').set({ status, closed_at: isEnd ? at : null, ...(approvedBy === undefined ? {} : { approved_by: approvedBy }) }).where('id', '=', id).execute()
}

export type Issue = { readonly at: InstantMs; readonly by: string; readonly day: Day; readonly dueDay: Day; readonly signature: SignatureInput | null; readonly gaps: readonly RegisterGap[] }

/** Hands every line over with its count, and writes its line of the loan register with what that lacks. */
export async function issueLines(writer: Writer, id: Id<'loan'>, counts: readonly IssueCount[], issue: Issue): Promise<void> {
  for (const count of counts) await writer.updateTable('loan_items').set({ state: 'out', pages_at_issue: count.pages, copies_out: count.copies, copies_back: 0 }).where('loan_id', '=', id).where('position', '=', count.position).execute()
  await writer.updateTable('loans').set({ status: 'out', issued_at: issue.at, issued_by: issue.by, issue_day: issue.day, due_day: issue.dueDay, register_gaps: gapsCell(issue.gaps), ...signatureColumns(issue.signature, issue.at) }).where('id', '=', id).execute()
}

function signatureColumns(signature: SignatureInput | null, at: InstantMs) {
  return signature === null ? {} : { signature_way: signature.way, signature_id: signature.attachmentId, signed_at: at }
}

/** Fills in what the register lacked; copies of a line that is back already are all back. */
export async function fillLine(writer: Writer, id: Id<'loan'>, fill: { readonly copies: readonly { readonly position: number; readonly copies: number; readonly isBack: boolean }[]; readonly reason: string; readonly signature: SignatureInput | null; readonly gaps: readonly RegisterGap[]; readonly at: InstantMs }): Promise<void> {
  for (const { position, copies, isBack } of fill.copies) await writer.updateTable('loan_items').set({ copies_out: copies, ...(isBack ? { copies_back: copies } : {}) }).where('loan_id', '=', id).where('position', '=', position).execute()
  await writer.updateTable('loans').set({ register_gaps: gapsCell(fill.gaps), ...(fill.reason === '' ? {} : { reason: fill.reason }), ...signatureColumns(fill.signature, fill.at) }).where('id', '=', id).execute()
}

/** Notes the stamped paper of a request and the approval by which it goes to the review. */
export async function sealLoan(writer: Writer, id: Id<'loan'>, seal: SealInput, approvalId: Id<'approval'>): Promise<void> {
  await writer.updateTable('loans').set({ ...toSealColumns(seal, 'paper'), approval_id: approvalId }).where('id', '=', id).execute()
}

/** Saves lines after a return or a correction; `at` is the moment of what came back now. A line that changed keeps no older settlement. */
export async function saveLines(writer: Writer, id: Id<'loan'>, before: readonly LoanLineRow[], after: readonly LoanLine[], at: InstantMs): Promise<void> {
  for (const line of after) {
    const old = before.find((candidate) => candidate.position === line.position)
    if (old === undefined || (old.state === line.state && old.pagesAtReturn === line.pagesAtReturn && old.copiesBack === line.copiesBack && old.difference === line.difference)) continue
    const returnedAt = line.state === 'back' ? (old.returnedAt ?? at) : null
    await writer.updateTable('loan_items').set({ state: line.state, pages_at_return: line.pagesAtReturn, copies_back: line.copiesBack, returned_at: returnedAt, difference: line.difference, settlement: null, settlement_reason: '' })
      .where('loan_id', '=', id).where('position', '=', line.position).execute()
  }
}

/** Notes how a difference was explained; a line that ends by it, because the rest is lost, ends at this moment. */
export async function settleLine(writer: Writer, id: Id<'loan'>, position: number, settlement: Settlement, reason: string, endsAt: InstantMs | null): Promise<void> {
  await writer.updateTable('loan_items').set({ difference: 'settled', settlement, settlement_reason: reason, ...(endsAt === null ? {} : { state: 'back', returned_at: endsAt }) }).where('loan_id', '=', id).where('position', '=', position).execute()
}

/** Ids of people who log in under a name; at most one is active. */
export async function findPeopleNamed(reader: Reader, name: string): Promise<string[]> {
  return (await reader.selectFrom('users').select('id').where('display_name', '=', name).execute()).map((user) => user.id)
}

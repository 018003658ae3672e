/** Translates between the loan register's tables and what screens and rules see; the only place that knows both shapes. */
import type { Insertable, Selectable } from 'kysely'
import type { LendingTables } from '#main/db/tables/lending.ts'
import type { LoanLineRow, LoanRequestInput, LoanRow, SealInput } from '#shared/contract/lending.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { daysLateOf } from '#shared/domain/lending.ts'
import { registerGaps, sealWayOf } from '#shared/domain/lending-papers.ts'
import type { RegisterGap, SealWay } from '#shared/domain/lending-papers.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type LoanRecord = Selectable<LendingTables['loans']> & { readonly requested_by_name: string | null; readonly issued_by_name: string | null; readonly copies: number | null; readonly waits_for_unit: number | null }
export type LineRecord = Selectable<LendingTables['loan_items']>

/** A loan as the list shows it. `today` tells how late it is; an imported line keeps the names that the old register had. */
export function toLoanRow(record: LoanRecord, today: Day): LoanRow {
  // Ids, days and moments in the table were minted or validated by this program.
  const dueDay = record.due_day as Day | null
  return {
    id: record.id as Id<'loan'>, number: record.number, kind: record.kind, status: record.status,
    customerId: record.customer_id as Id<'customer'> | null, customerNumber: record.customer_number, customerName: record.customer_name,
    secrecy: record.secrecy, itemTitles: record.item_titles, itemCount: record.item_count, copies: record.copies ?? 0,
    purpose: record.purpose, reason: record.reason, days: record.days,
    borrowerKind: record.borrower_kind, borrowerName: record.borrower_name, borrowerUnit: record.borrower_unit, borrowerPost: record.borrower_post, borrowerPhone: record.borrower_phone, letter: record.letter,
    requestedAt: record.requested_at as InstantMs, requestedBy: record.requested_by_name ?? record.requested_by, approvalId: record.approval_id as Id<'approval'> | null, approvedBy: record.approved_by,
    issuedAt: record.issued_at as InstantMs | null, issuedBy: record.issued_by_name ?? record.issued_by, dueDay, daysLate: daysLateOf(record.status, dueDay, today), closedAt: record.closed_at as InstantMs | null,
    policyPack: record.policy_pack, policyVersion: record.policy_version,
    seal: { way: record.seal_way, headName: record.seal_head, signedDay: record.seal_day as Day | null, scanId: record.seal_scan_id as Id<'attachment'> | null },
    signature: record.signature_way === null ? null : { way: record.signature_way, attachmentId: record.signature_id as Id<'attachment'> | null, at: record.signed_at as InstantMs | null },
    waitsForUnit: record.status === 'requested' && record.waits_for_unit !== null, gaps: gapsFrom(record.register_gaps),
  }
}

/** Gaps as one cell keeps them. */
export function gapsCell(gaps: readonly RegisterGap[]): string {
  return gaps.join(',')
}

function gapsFrom(cell: string): RegisterGap[] {
  return registerGaps.filter((gap) => cell.split(',').includes(gap))
}

/** A line of a loan. */
export function toLineRow(record: LineRecord): LoanLineRow {
  return {
    position: record.position, itemId: record.item_id as Id<'item'> | null, number: record.number, title: record.title, copies: record.copies, secrecy: record.secrecy, state: record.state, isPaper: record.is_paper === 1,
    pagesListed: record.pages_listed, pagesAtIssue: record.pages_at_issue, pagesAtReturn: record.pages_at_return, copiesOut: record.copies_out, copiesBack: record.copies_back, returnedAt: record.returned_at as InstantMs | null,
    difference: record.difference, settlement: record.settlement, settlementReason: record.settlement_reason,
  }
}

/** Titles of many lines as one cell. */
export function titlesOf(lines: readonly { readonly title: string }[]): string {
  return lines.map((line) => line.title).join('、')
}

/** The columns that hold how the unit stands behind a request; what only a paper has stays empty otherwise. */
export function toSealColumns(seal: SealInput, way: SealWay) {
  const isPaper = way === 'paper'
  return { seal_way: way, seal_head: isPaper ? seal.headName : '', seal_day: isPaper ? seal.signedDay : null, seal_scan_id: isPaper ? seal.sealScanId : null } satisfies Partial<Insertable<LendingTables['loans']>>
}

/** The columns that hold what was typed. */
export function toRequestColumns(input: LoanRequestInput) {
  return {
    kind: input.kind, purpose: input.purpose, reason: input.reason, days: input.kind === 'loan' ? input.days : 0,
    borrower_kind: input.borrowerKind, borrower_name: input.borrowerName, borrower_key: nameKey(input.borrowerName), borrower_unit: input.borrowerUnit, borrower_post: input.borrowerPost,
    borrower_phone: input.borrowerPhone, letter: input.letter, ...toSealColumns(input, sealWayOf(input, input.borrowerKind)),
  } satisfies Partial<Insertable<LendingTables['loans']>>
}

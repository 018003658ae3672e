/** The loan register 客户资料外借登记册 for reports: what was lent, to whom, when, why, when it came back (P07-19.5a). */
import { countLoans, pageLoans } from '#main/features/lending/lending.repository.ts'
import type { LoanNarrowing } from '#main/features/lending/lending.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { LoanRow } from '#shared/contract/lending.ts'
import { loanStates } from '#shared/domain/lending.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

function toNarrowing(filter: RegisterFilter): LoanNarrowing {
  return { kind: 'all', customerId: null, state: loanStates.find((known) => known === filter.state) ?? 'all', from: filter.from, to: filter.to, text: filter.text }
}

function statusText(loan: LoanRow, locale: Locale): string {
  return loan.daysLate > 0 ? `${translate(locale, 'lending.status-overdue')} ${translate(locale, 'common.late-days', { n: loan.daysLate })}` : translate(locale, `lending.status-${loan.status}`)
}

function toValues(loan: LoanRow, locale: Locale) {
  return {
    number: loan.number, status: statusText(loan, locale), kind: translate(locale, `lending.kind-${loan.kind}`), requestedAt: loan.requestedAt, customer: `${loan.customerNumber} ${loan.customerName}`.trim(),
    items: loan.itemTitles, copies: loan.gaps.includes('copies') ? null : loan.copies, secrecy: translate(locale, `secrecy.${loan.secrecy}`), borrower: loan.borrowerName, unit: loan.borrowerUnit, phone: loan.borrowerPhone, letter: loan.letter,
    purpose: loan.purpose, reason: loan.reason, days: loan.kind === 'loan' && loan.days > 0 ? loan.days : null, requestedBy: loan.requestedBy, approvedBy: loan.approvedBy,
    issuedAt: loan.issuedAt, issuedBy: loan.issuedBy ?? '', dueDay: loan.dueDay, closedAt: loan.status === 'closed' ? loan.closedAt : null,
    signature: loan.signature === null ? '' : translate(locale, `lending.signature-${loan.signature.way}`), gaps: loan.gaps.map((gap) => translate(locale, `lending.gap-${gap}`)).join(translate(locale, 'common.list-join')),
  }
}

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })

/** Newest first, like the list on the screen. */
export const loanRegister: RegisterSource = {
  name: 'loans', title: 'lending.register', capability: 'lending.read',
  columns: [
    column('number', 'lending.number', 'text', 14), column('status', 'lending.status', 'text', 12), column('kind', 'lending.kind', 'text', 6), column('requestedAt', 'lending.requested', 'instant', 17),
    column('customer', 'lending.customer', 'text', 26), column('items', 'lending.items', 'long-text', 30), column('copies', 'lending.copies', 'number', 6), column('secrecy', 'lending.secrecy', 'text', 6),
    column('borrower', 'lending.borrower', 'text', 10), column('unit', 'lending.unit', 'text', 14), column('phone', 'lending.phone', 'text', 14), column('letter', 'lending.letter', 'text', 16),
    column('purpose', 'lending.purpose', 'text', 14), column('reason', 'lending.reason', 'long-text', 24), column('days', 'lending.days', 'number', 8), column('requestedBy', 'lending.requested-by', 'text', 10),
    column('approvedBy', 'lending.approved-by', 'text', 12), column('issuedAt', 'lending.issued', 'instant', 17), column('issuedBy', 'lending.issued-by', 'text', 10),
    column('dueDay', 'lending.due-day', 'day', 11), column('closedAt', 'lending.returned', 'instant', 17),
    column('signature', 'lending.signature', 'text', 12), column('gaps', 'lending.gaps', 'text', 14),
  ],
  states: loanStates.map((value) => ({ value, title: `lending.state-${value}` as const })),
  tallies: [{ register: 'lending', key: 'requested', title: 'lending.tally-requested' }, { register: 'lending', key: 'issued', title: 'lending.tally-issued' }, { register: 'lending', key: 'returned', title: 'lending.tally-returned' }],
  async page(reader, filter, context, request) {
    const page = await pageLoans(reader, { ...toNarrowing(filter), ...request }, context.today)
    return { rows: page.rows.map((loan) => ({ id: loan.id, values: toValues(loan, context.locale) })), next: page.next }
  },
  count: (reader, filter, context, limit) => countLoans(reader, toNarrowing(filter), context.today, limit),
}

/** Says by what a loan is found: its number, borrower, customer, material and purpose. */
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'

export type FoundLoan = {
  readonly id: string; readonly number: string; readonly requestedAt: number; readonly customerName: string; readonly customerNumber: string
  readonly itemTitles: string; readonly itemNumbers: readonly string[]; readonly borrowerName: string; readonly borrowerUnit: string; readonly borrowerPhone: string; readonly purpose: string
}

/** The entry of a loan in the search index. */
export function loanDocument(loan: FoundLoan): SearchDocument {
  return {
    kind: 'loan', subjectId: loan.id, title: `${loan.number} ${loan.customerName === '' ? loan.itemTitles : loan.customerName}`, atMs: loan.requestedAt,
    subtitle: [loan.borrowerName, loan.borrowerUnit, loan.itemTitles].filter((part) => part !== '').join(' · '),
    fields: { names: [loan.borrowerName], companies: [loan.borrowerUnit, loan.customerName].filter((name) => name !== ''), phones: [loan.borrowerPhone], numbers: [loan.number, loan.customerNumber, ...loan.itemNumbers], texts: [loan.itemTitles, loan.purpose] },
  }
}

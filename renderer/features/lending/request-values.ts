/** Guarantees that a request goes into the form and comes out of it whole: the file, the ticked documents, the borrower, the purpose. */
import type { FieldValue } from '#renderer/ui/index.ts'
import type { CustomerItem } from '#shared/contract/customers.ts'
import type { LoanRequestInput, LoanSheet } from '#shared/contract/lending.ts'
import { borrowerKinds, loanKinds } from '#shared/domain/lending.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The fields by name; besides them one member `item-<id>` a ticked document. */
export type RequestValues = {
  readonly [name: string]: FieldValue
  readonly customer: string; readonly customerId: string; readonly itemTyped: string
  readonly borrowerName: string; readonly borrowerKind: string; readonly borrowerUnit: string; readonly borrowerPost: string; readonly borrowerPhone: string; readonly letter: string
  readonly kind: string; readonly days: number | null; readonly purpose: string; readonly reason: string
  /** The stamped paper, when it is at hand; `sealScan` is its photo as a data URL. */
  readonly stamped: boolean; readonly headName: string; readonly signedDay: string; readonly sealScan: string
}

/** What P07-19.5 allows at most, so that the usual loan needs no key. */
export const presetDays = 3

export const emptyRequest: RequestValues = {
  customer: '', customerId: '', itemTyped: '', borrowerName: '', borrowerKind: 'staff', borrowerUnit: '', borrowerPost: '', borrowerPhone: '', letter: '', kind: 'loan', days: presetDays, purpose: '', reason: '',
  stamped: false, headName: '', signedDay: '', sealScan: '',
}

/** The member that ticks a document. */
export function tickName(itemId: string): string {
  return `item-${itemId}`
}

/** The ticked documents of the file that the form shows; ticks of a file chosen before do not count. */
export function tickedItems(values: RequestValues, items: readonly Pick<CustomerItem, 'id'>[]): Id<'item'>[] {
  return items.map((item) => item.id).filter((id) => values[tickName(id)] === true)
}

/** The file and perhaps one document of it, as a scan or a link names them. */
export function fileValues(file: { readonly id: string; readonly number: string; readonly name: string }, item: { readonly id: string; readonly title: string } | null): { readonly [name: string]: string | boolean; readonly customer: string; readonly customerId: string } {
  return { customer: `${file.number} ${file.name}`, customerId: file.id, ...(item === null ? {} : { itemTyped: item.title, [tickName(item.id)]: true }) }
}

/** The form of a request that was sent back. */
export function valuesOfLoan({ loan, lines }: LoanSheet): RequestValues {
  const ticks = Object.fromEntries(lines.flatMap((line) => (line.itemId === null ? [] : [[tickName(line.itemId), true] as const])))
  return {
    ...emptyRequest, ...ticks, customer: `${loan.customerNumber} ${loan.customerName}`, customerId: loan.customerId ?? '', itemTyped: lines[0]?.title ?? '',
    borrowerName: loan.borrowerName, borrowerKind: loan.borrowerKind, borrowerUnit: loan.borrowerUnit, borrowerPost: loan.borrowerPost, borrowerPhone: loan.borrowerPhone, letter: loan.letter,
    kind: loan.kind, days: loan.kind === 'loan' ? loan.days : presetDays, purpose: loan.purpose, reason: loan.reason,
    stamped: loan.seal.way === 'paper', headName: loan.seal.headName, signedDay: loan.seal.signedDay ?? '',
  }
}

/** A day as a day field holds it; null for none. */
export function readDay(text: string): Day | null {
  return isDay(text) ? text : null
}

/** What the archive is asked; the scan is kept already. Without the tick nothing of a paper is sent: the head of the unit agrees at his desk. */
export function inputOfRequest(values: RequestValues, items: readonly Pick<CustomerItem, 'id'>[], today: Day, sealScanId: Id<'attachment'> | null): LoanRequestInput {
  const isPaper = values.stamped && values.borrowerKind !== 'outsider'
  return {
    kind: loanKinds.find((kind) => kind === values.kind) ?? 'loan',
    // A picked file filled its id in; the form does not save without one.
    customerId: values.customerId as Id<'customer'>,
    itemIds: tickedItems(values, items), purpose: values.purpose, reason: values.reason, days: values.days ?? 0,
    borrowerKind: borrowerKinds.find((kind) => kind === values.borrowerKind) ?? 'staff', borrowerName: values.borrowerName, borrowerUnit: values.borrowerUnit, borrowerPost: values.borrowerPost,
    borrowerPhone: values.borrowerPhone, letter: values.borrowerKind === 'outsider' ? values.letter : '',
    stamped: isPaper, headName: isPaper ? values.headName : '', signedDay: isPaper ? readDay(values.signedDay) ?? today : null, sealScanId: isPaper ? sealScanId : null,
  }
}

/** A request as the lines of its approval sheet: what the approver reads, kept as it was when it was asked. */
import type { LendingFile, LendingItem } from '#main/features/lending/lending.sources.ts'
import type { SheetLine } from '#shared/contract/approvals.ts'
import type { LoanRequestInput } from '#shared/contract/lending.ts'
import { sealWayOf } from '#shared/domain/lending-papers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

/** How the applicant's unit stands behind it. */
function sealLines(input: LoanRequestInput): SheetLine[] {
  const way = sealWayOf(input, input.borrowerKind)
  return [
    { label: 'lending.seal', value: way, textKey: `lending.seal-${way}` },
    ...(way === 'paper' ? [{ label: 'lending.seal-head', value: input.headName }, { label: 'lending.seal-day', value: input.signedDay ?? '' }] : []),
  ]
}

/** The sheet's lines in the order of the paper form; what was left empty is not printed. */
export function requestSheet(input: LoanRequestInput, file: LendingFile, items: readonly LendingItem[], secrecy: SecrecyLevel): SheetLine[] {
  const lines: SheetLine[] = [
    { label: 'lending.kind', value: input.kind, textKey: `lending.kind-${input.kind}` },
    { label: 'lending.secrecy', value: secrecy, textKey: `secrecy.${secrecy}` },
    { label: 'lending.customer', value: `${file.number} ${file.name}` },
    { label: 'lending.items', value: items.map((item) => `${item.number} ${item.title}`).join('\n') },
    { label: 'lending.purpose', value: input.purpose }, { label: 'lending.reason', value: input.reason },
    ...(input.kind === 'loan' ? [{ label: 'lending.days', value: String(input.days) }] : []),
    { label: 'lending.borrower', value: [input.borrowerName, input.borrowerPost].filter((part) => part !== '').join(' · ') },
    { label: 'lending.unit', value: input.borrowerUnit }, { label: 'lending.phone', value: input.borrowerPhone },
    ...(input.borrowerKind === 'outsider' ? [{ label: 'lending.borrower-kind', value: input.borrowerKind, textKey: 'lending.borrower-outsider' }, { label: 'lending.letter', value: input.letter }] : []),
    ...sealLines(input),
  ]
  return lines.filter((line) => line.value !== '')
}

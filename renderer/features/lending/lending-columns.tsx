/** Columns of the list of requests and loans. */
import { DueMark, GapMark, LoanMark } from '#renderer/features/lending/lending-marks.tsx'
import { DayText, MomentText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { LoanRow } from '#shared/contract/lending.ts'

/** `narrow`: the right third is open and leaves two thirds to the list. */
export function lendingColumns(t: Translate, narrow: boolean): readonly Column<LoanRow>[] {
  const columns: readonly (Column<LoanRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('lending.number'), width: 118, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('lending.status'), width: 96, cell: (row) => <LoanMark loan={row} /> },
    { key: 'kind', title: t('lending.kind'), width: 52, cell: (row) => t(`lending.kind-${row.kind}`), whenWide: true },
    { key: 'borrower', title: t('lending.borrower'), width: 92, cell: (row) => row.borrowerName },
    { key: 'unit', title: t('lending.unit'), grow: 1, minWidth: 100, cell: (row) => row.borrowerUnit, whenWide: true },
    { key: 'customer', title: t('lending.customer'), grow: 2, minWidth: 130, cell: (row) => row.customerName },
    { key: 'items', title: t('lending.items'), grow: 2, minWidth: 130, cell: (row) => row.itemTitles },
    { key: 'purpose', title: t('lending.purpose'), width: 100, cell: (row) => row.purpose, whenWide: true },
    { key: 'due', title: t('lending.due-day'), width: 96, cell: (row) => <DayText day={row.dueDay} weekday={false} /> },
    { key: 'late', title: '', width: 84, cell: (row) => (row.gaps.length > 0 && row.status !== 'out' ? <GapMark loan={row} /> : <DueMark loan={row} />) },
    { key: 'requested', title: t('lending.requested'), width: 132, cell: (row) => <MomentText at={row.requestedAt} />, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

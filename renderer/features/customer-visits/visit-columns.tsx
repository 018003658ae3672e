/** Columns of the list of visits. */
import { NoticeCell, VisitMark } from '#renderer/features/customer-visits/visit-marks.tsx'
import { DayText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { CustomerVisitRow } from '#shared/contract/customer-visits.ts'

/** `narrow`: the right third is open and leaves two thirds to the list. */
export function visitColumns(t: Translate, narrow: boolean): readonly Column<CustomerVisitRow>[] {
  const columns: readonly (Column<CustomerVisitRow> & { readonly whenWide?: true })[] = [
    { key: 'day', title: t('customer-visits.day'), width: 128, cell: (row) => <DayText day={row.day} /> },
    { key: 'status', title: t('customer-visits.status'), width: 104, cell: (row) => <VisitMark visit={row} /> },
    { key: 'unit', title: t('customer-visits.unit'), grow: 2, minWidth: 130, cell: (row) => row.unit },
    { key: 'person', title: t('customer-visits.contact-person'), width: 90, cell: (row) => row.contactPerson, whenWide: true },
    { key: 'purposes', title: t('customer-visits.purposes'), grow: 2, minWidth: 120, cell: (row) => row.purposes.map((purpose) => t(`customer-visits.purpose.${purpose}`)).join(t('common.list-join')), whenWide: true },
    { key: 'target', title: t('customer-visits.target'), width: 84, cell: (row) => t(`customer-visits.target.${row.target}`), whenWide: true },
    { key: 'salesperson', title: t('customer-visits.salesperson'), width: 84, cell: (row) => row.salesperson },
    { key: 'marks', title: t('customer-visits.marks'), grow: 3, minWidth: 150, cell: (row) => <NoticeCell notices={row.notices} /> },
    { key: 'number', title: t('customer-visits.number'), width: 116, cell: (row) => <span className="dg-number">{row.number}</span>, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

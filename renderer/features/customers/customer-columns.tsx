/** Columns of the list of customer files. */
import { GapMarks, PapersMark, SecrecyMark, WaitingAge, whereOf } from '#renderer/features/customers/customer-marks.tsx'
import { PhoneText, StatusTag } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'

/** `narrow`: the right third is open and leaves two thirds to the list. */
export function customerColumns(t: Translate, narrow: boolean): readonly Column<CustomerRow>[] {
  const columns: readonly (Column<CustomerRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('customers.number'), width: 118, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'name', title: t('customers.name'), grow: 2, minWidth: 150, cell: (row) => <>{row.name}{row.status !== 'active' && <> <StatusTag>{t(`customers.status.${row.status}`)}</StatusTag></>}</> },
    { key: 'category', title: t('customers.category'), width: 82, cell: (row) => <span className={row.category === 'unset' ? 'dg-quiet' : ''}>{t(`customers.category.${row.category}`)}</span>, whenWide: true },
    { key: 'phone', title: t('customers.phone'), width: 132, cell: (row) => <PhoneText phone={row.phones[0]} /> },
    { key: 'contact', title: t('customers.contact'), width: 92, cell: (row) => row.contactName, whenWide: true },
    { key: 'where', title: `${t('customers.room')} · ${t('customers.plate')}`, grow: 1.2, minWidth: 130, cell: whereOf },
    { key: 'shelf', title: t('customers.shelf-place'), grow: 1, minWidth: 100, cell: (row) => row.shelfPlace, whenWide: true },
    { key: 'items', title: t('customers.tab.items'), width: 74, align: 'right', cell: (row) => <PapersMark row={row} /> },
    { key: 'gaps', title: t('customers.completeness'), width: 190, cell: (row) => <GapMarks row={row} />, whenWide: true },
    { key: 'remark', title: t('customers.remark'), grow: 1, minWidth: 100, cell: (row) => <><SecrecyMark level={row.secrecy} /> {row.remark}</> },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

/** Columns of the inbox: who brought it, from which unit, and how long it has waited. */
export function inboxColumns(t: Translate, narrow: boolean): readonly Column<CustomerRow>[] {
  const from: readonly Column<CustomerRow>[] = [
    { key: 'unit', title: t('customers.waiting-unit'), grow: 1, minWidth: 150, cell: (row) => [row.waiting?.unit ?? '', row.waiting?.by ?? ''].filter((part) => part !== '').join(' · ') },
    { key: 'what', title: t('customers.waiting-what'), width: 92, cell: (row) => (row.waiting === null ? '' : t(row.waiting.isNew ? 'customers.waiting-new' : 'customers.waiting-more')) },
    { key: 'since', title: t('customers.waiting-since'), width: 190, cell: (row) => <WaitingAge row={row} /> },
  ]
  return [...customerColumns(t, true).filter((column) => !['items', 'remark', 'where'].includes(column.key)), ...(narrow ? from.slice(2) : from), ...customerColumns(t, false).filter((column) => column.key === 'category')]
}

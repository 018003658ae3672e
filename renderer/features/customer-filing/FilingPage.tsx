/** Customers from the first contact to the confirmed file: narrowed in the address, looked into at the right. */
import { FilingDetail } from '#renderer/features/customer-filing/FilingDetail.tsx'
import { FilingMark, FilingNotices } from '#renderer/features/customer-filing/filing-marks.tsx'
import { filingSearch, filingStates } from '#renderer/features/customer-filing/filing-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, FilterChoice, FilterText, ListPage, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { FilingRow } from '#shared/contract/customer-filing.ts'

function columnsOf(t: Translate, narrow: boolean): readonly Column<FilingRow>[] {
  const columns: readonly (Column<FilingRow> & { readonly whenWide?: true })[] = [
    { key: 'name', title: t('customer-filing.name'), grow: 2, minWidth: 140, cell: (row) => row.name },
    { key: 'status', title: t('customer-filing.status'), width: 92, cell: (row) => <FilingMark filing={row} /> },
    { key: 'category', title: t('customer-filing.field.category'), width: 84, cell: (row) => t(`customer-filing.category.${row.category}`) },
    { key: 'contact', title: t('customer-filing.contact-day'), width: 104, cell: (row) => <DayText day={row.contactDay} weekday={false} />, whenWide: true },
    { key: 'due', title: t('customer-filing.due-day'), width: 104, cell: (row) => <DayText day={row.dueDay} weekday={false} /> },
    { key: 'department', title: t('customer-filing.department'), width: 96, cell: (row) => row.department, whenWide: true }, { key: 'filedBy', title: t('customer-filing.filed-by'), width: 84, cell: (row) => row.filedBy, whenWide: true },
    { key: 'staff', title: t('customer-filing.staff'), grow: 1, minWidth: 90, cell: (row) => row.staff.join(t('common.list-join')), whenWide: true },
    { key: 'complete', title: t('customer-filing.complete'), width: 64, cell: (row) => t('customer-filing.complete-of', { n: row.complete, of: 7 }), whenWide: true },
    { key: 'marks', title: t('customer-visits.marks'), grow: 2, minWidth: 120, cell: (row) => <FilingNotices notices={row.notices} /> },
    { key: 'number', title: t('customer-filing.number'), width: 116, cell: (row) => <span className="dg-number">{row.number ?? ''}</span>, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

export function FilingPage() {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-visits.write')
  const { search, change } = usePlace(filingSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc['customer-filing'].list.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const openNew = mayWrite ? () => go('/customer-filing/new') : undefined
  const opened = source.rows.find((row) => row?.id === open)
  return (
    <ListPage
      id="customer-filing" title={t('customer-filing.title')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={openNew} newLabel={t('customer-filing.new')}
      filters={<><FilterText name="text" placeholder={t('customer-filing.search')} width={230} /><FilterChoice name="state" label={t('customer-filing.status')} choices={filingStates.map((value) => ({ value, label: t(`customer-filing.state.${value}`) }))} /></>}
      detail={(id) => <FilingDetail key={id} id={id} row={opened} doing={doing} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={{ text: t('customer-filing.empty'), key: 'N', label: t('customer-filing.new'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

/** The issue register: every numbered copy, who has it, who signed for it, which were made elsewhere. */
import { CopyDetail } from '#renderer/features/customer-reports/CopyDetail.tsx'
import { CopyMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import { copiesSearch } from '#renderer/features/customer-reports/reports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Empty, FilterChoice, FilterText, ListPage, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import { copyStates } from '#shared/contract/customer-reports.ts'
import type { ReportCopy } from '#shared/contract/customer-reports.ts'

function columnsOf(t: Translate, isNarrow: boolean): readonly Column<ReportCopy>[] {
  const all: readonly Column<ReportCopy>[] = [
    { key: 'number', title: t('customer-reports.number'), width: 120, cell: (row) => <span className="dg-number">{row.reportNumber}</span> },
    { key: 'copy', title: t('customer-reports.copy-number'), width: 64, align: 'right', cell: (row) => <span className="dg-number">{row.copyNumber}</span> },
    { key: 'status', title: t('customer-reports.status'), width: 76, cell: (row) => <CopyMark status={row.status} /> },
    { key: 'receiver', title: t('customer-reports.receiver'), grow: 1, minWidth: 110, cell: (row) => [row.receiverDepartment, row.receiver].filter((part) => part !== '').join(' ') },
    { key: 'issued', title: t('customer-reports.issued-day'), width: 108, cell: (row) => <DayText day={row.issuedDay} weekday={false} /> },
    { key: 'signed', title: t('customer-reports.signed-by'), width: 88, cell: (row) => row.signedBy },
    { key: 'marks', title: t('customer-reports.marks'), grow: 1, minWidth: 120, cell: (row) => <ReportNotices notices={row.notices} /> },
    { key: 'name', title: t('customer-reports.name'), grow: 1, minWidth: 110, cell: (row) => <>{row.name} <span className="dg-number dg-quiet">{row.period}</span></> },
    { key: 'medium', title: t('customer-reports.medium'), width: 88, cell: (row) => t(`customer-reports.medium.${row.medium}`) },
    { key: 'made', title: t('customer-reports.made-day'), width: 108, cell: (row) => <DayText day={row.madeDay} weekday={false} /> },
  ]
  return isNarrow ? all.filter(({ key }) => key === 'number' || key === 'copy' || key === 'status' || key === 'receiver' || key === 'marks') : all
}

export function CopiesPage() {
  const t = useText()
  const go = useGo()
  const mayExport = useHas('reports.export')
  const { search, change } = usePlace(copiesSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc['customer-reports'].copies.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  return (
    <ListPage
      id="customer-reports-copies" title={t('customer-reports.issue-register')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)}
      filters={<><FilterText name="text" placeholder={t('customer-reports.search-copies')} width={220} /><FilterChoice name="state" label={t('customer-reports.status')} choices={copyStates.map((value) => ({ value, label: t(`customer-reports.copy-state.${value}`) }))} /></>}
      detail={(id) => { const row = source.rows.find((candidate) => candidate?.id === id); return row === undefined ? <DetailPane title=""><Empty text={t('customer-reports.not-listed')} /></DetailPane> : <CopyDetail key={id} copy={row} doing={doing} /> }} onOpen={(row) => change({ open: row.id, doing: undefined })}
      onExport={mayExport ? () => go('/reports', { register: 'report-copies', state: search.state, text: search.text, ask: 'export' }) : undefined}
      empty={{ text: t('customer-reports.empty-copies') }}
    />
  )
}

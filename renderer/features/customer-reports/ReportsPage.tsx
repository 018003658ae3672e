/** Reports on the customers: what was compiled, newest first; the open one at the right with all its versions. */
import { Button } from 'antd'
import { ReportDetail } from '#renderer/features/customer-reports/ReportDetail.tsx'
import { ReportMark } from '#renderer/features/customer-reports/report-marks.tsx'
import { reportStates, reportsSearch } from '#renderer/features/customer-reports/reports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, FilterChoice, FilterText, KeyCap, ListPage, useGo, useHas, useKeys, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { ReportRow } from '#shared/contract/customer-reports.ts'

function columnsOf(t: Translate, isNarrow: boolean): readonly Column<ReportRow>[] {
  const all: readonly Column<ReportRow>[] = [
    { key: 'period', title: t('customer-reports.period'), width: 92, cell: (row) => <span className="dg-number">{row.period}</span> },
    { key: 'name', title: t('customer-reports.name'), grow: 2, minWidth: 130, cell: (row) => row.name },
    { key: 'status', title: t('customer-reports.status'), width: 96, cell: (row) => <ReportMark status={row.status} /> },
    { key: 'total', title: t('customer-reports.item.total'), width: 92, align: 'right', cell: (row) => <span className="dg-number">{row.total}</span> },
    { key: 'version', title: t('customer-reports.version'), width: 60, align: 'right', cell: (row) => <span className="dg-number">{row.version}</span> },
    { key: 'author', title: t('customer-reports.author'), grow: 1, minWidth: 90, cell: (row) => <>{row.author} {!row.isInformationStaff && <span className="dg-soon">{t('notice.customer-reports.not-information-staff')}</span>}</> },
    { key: 'day', title: t('customer-reports.compiled-day'), width: 108, cell: (row) => <DayText day={row.compiledDay} weekday={false} /> },
    { key: 'number', title: t('customer-reports.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
  ]
  return isNarrow ? all.filter(({ key }) => key !== 'number' && key !== 'day' && key !== 'author') : all
}

/** The other pages of the same matter, one key each. */
function useNeighbourPages() {
  const t = useText()
  const go = useGo()
  const pages = [
    { key: 'D', label: t('customer-reports.definitions'), run: () => go('/customer-reports/definitions') },
    { key: 'L', label: t('customer-reports.issue-register'), run: () => go('/customer-reports/copies') },
    { key: 'W', label: t('customer-reports.deliveries'), run: () => go('/customer-reports/deliveries') },
  ]
  useKeys(pages)
  return pages
}

export function ReportsPage() {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-reports.write')
  const { search, change } = usePlace(reportsSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc['customer-reports'].list.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const openNew = mayWrite ? () => go('/customer-reports/new') : undefined
  const pages = useNeighbourPages()
  return (
    <ListPage
      id="customer-reports" title={t('customer-reports.title')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={openNew} newLabel={t('customer-reports.compile')}
      filters={<><FilterText name="text" placeholder={t('customer-reports.search')} width={190} /><FilterChoice name="state" label={t('customer-reports.status')} choices={reportStates.map((value) => ({ value, label: t(`customer-reports.status.${value}`) }))} /></>}
      extra={pages.map((page) => <Button key={page.key} onClick={page.run}>{page.label}<KeyCap name={page.key} /></Button>)}
      detail={(id) => <ReportDetail key={id} id={id} doing={doing} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={{ text: t('customer-reports.empty'), key: 'D', label: t('customer-reports.definitions'), run: () => go('/customer-reports/definitions') }}
    />
  )
}

/** Periodic deliveries to other departments: what waits for which approval, what runs, what is to be looked at again. */
import { DeliveryDetail } from '#renderer/features/customer-reports/DeliveryDetail.tsx'
import { DeliveryMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import { deliveriesSearch, deliveryStates } from '#renderer/features/customer-reports/reports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Empty, FilterChoice, ListPage, useGo, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { ReportDelivery } from '#shared/contract/customer-reports.ts'

function columnsOf(t: Translate, isNarrow: boolean): readonly Column<ReportDelivery>[] {
  const all: readonly Column<ReportDelivery>[] = [
    { key: 'department', title: t('customer-reports.department'), grow: 1, minWidth: 100, cell: (row) => row.department },
    { key: 'name', title: t('customer-reports.definition'), grow: 2, minWidth: 130, cell: (row) => row.name },
    { key: 'status', title: t('customer-reports.status'), width: 84, cell: (row) => <DeliveryMark status={row.status} /> },
    { key: 'interval', title: t('customer-reports.interval'), width: 64, cell: (row) => t(`customer-reports.interval.${row.interval}`) },
    { key: 'need', title: t('customer-reports.need'), grow: 2, minWidth: 120, cell: (row) => row.need },
    { key: 'last', title: t('customer-reports.last-delivered'), width: 170, cell: (row) => (row.lastDelivered === null ? '' : t('customer-reports.last-delivered-line', row.lastDelivered)) },
    { key: 'review', title: t('customer-reports.review-day'), width: 108, cell: (row) => <DayText day={row.reviewDay} weekday={false} /> },
    { key: 'marks', title: t('customer-reports.marks'), grow: 1, minWidth: 110, cell: (row) => <ReportNotices notices={row.notices} /> },
    { key: 'number', title: t('customer-reports.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
  ]
  return isNarrow ? all.filter(({ key }) => key === 'department' || key === 'name' || key === 'status' || key === 'marks') : all
}

export function DeliveriesPage() {
  const t = useText()
  const go = useGo()
  const { search, change } = usePlace(deliveriesSearch)
  const source = useRows(orpc['customer-reports'].deliveries.infiniteOptions({ input: (cursor: string | null) => ({ state: search.state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  return (
    <ListPage
      id="customer-reports-deliveries" title={t('customer-reports.deliveries')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, search.open !== undefined)}
      filters={<FilterChoice name="state" label={t('customer-reports.status')} choices={deliveryStates.map((value) => ({ value, label: t(`customer-reports.delivery-status.${value}`) }))} />}
      detail={(id) => { const row = source.rows.find((candidate) => candidate?.id === id); return row === undefined ? <DetailPane title=""><Empty text={t('customer-reports.not-listed')} /></DetailPane> : <DeliveryDetail key={id} delivery={row} doing={search.doing} /> }} onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={{ text: t('customer-reports.empty-deliveries'), key: 'D', label: t('customer-reports.definitions'), run: () => go('/customer-reports/definitions') }}
    />
  )
}

/** Requests to copy important material, and the log of every copy that was taken. */
import { CopyMark } from '#renderer/features/disclosure/disclosure-marks.tsx'
import { copiesSearch, copyStates } from '#renderer/features/disclosure/disclosure-search.ts'
import { UnderSections } from '#renderer/features/disclosure/Sections.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, FilterChoice, ListPage, MomentText, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction, Translate } from '#renderer/ui/index.ts'
import type { CopyRequest, TakenCopy } from '#shared/contract/disclosure.ts'

function columnsOf(t: Translate, narrow: boolean): readonly Column<CopyRequest>[] {
  const columns: readonly (Column<CopyRequest> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('disclosure.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('disclosure.status'), width: 84, cell: (row) => <CopyMark request={row} /> },
    { key: 'customer', title: t('disclosure.customer'), grow: 2, minWidth: 150, cell: (row) => row.customer },
    { key: 'copies', title: t('disclosure.copies'), width: 70, cell: (row) => <span className="dg-number">{t('disclosure.copies-of', { taken: row.taken, copies: row.copies })}</span> },
    { key: 'means', title: t('disclosure.means'), width: 64, cell: (row) => t(`disclosure.means.${row.means}`), whenWide: true }, { key: 'purpose', title: t('disclosure.purpose'), grow: 2, minWidth: 120, cell: (row) => row.purpose, whenWide: true },
    { key: 'by', title: t('disclosure.requested-by'), width: 84, cell: (row) => row.requestedBy, whenWide: true }, { key: 'at', title: t('disclosure.requested-at'), width: 132, cell: (row) => <MomentText at={row.requestedAt} />, whenWide: true },
    { key: 'approved', title: t('disclosure.approved-by'), width: 96, cell: (row) => row.approvedBy, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

export function CopiesPage() {
  const t = useText()
  const go = useGo()
  const mayAsk = useHas('disclosure.ask')
  const { search: { open, state } } = usePlace(copiesSearch)
  const source = useRows(orpc.disclosure.copyRequests.infiniteOptions({ input: (cursor: string | null) => ({ state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const ask = mayAsk ? () => go('/disclosure/copies/new') : undefined
  return (
    <UnderSections current="copies">
      <ListPage
        id="disclosure-copies" title={t('disclosure.section.copies')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={ask} newLabel={t('disclosure.ask-copy')}
        filters={<FilterChoice name="state" label={t('disclosure.status')} choices={copyStates.map((value) => ({ value, label: value === 'open' || value === 'all' ? t(`disclosure.state.${value}`) : t(`disclosure.status.${value}`) }))} />}
        detail={(id) => { const request = source.rows.find((row) => row.id === id); return request === undefined ? <DetailPane title="">{null}</DetailPane> : <RequestDetail key={id} request={request} /> }}
        empty={{ text: t('disclosure.copies-empty'), key: 'N', label: t('disclosure.ask-copy'), ...(ask === undefined ? {} : { run: ask }) }}
      />
    </UnderSections>
  )
}

function RequestDetail({ request }: { readonly request: CopyRequest }) {
  const t = useText()
  const go = useGo()
  const actions: DetailAction[] = [
    ...(request.isMine && request.status === 'approved' && request.taken < request.copies && request.means !== 'export' ? [{ key: 'T', label: t('disclosure.take'), primary: true, run: () => go('/disclosure/copies/take', { customer: request.customerId, request: request.id }) }] : []),
    ...(request.approvalId === null ? [] : [{ key: 'V', label: t('disclosure.approval'), run: () => go('/approvals', { box: 'all', status: 'all', open: request.approvalId ?? undefined }) }]),
  ]
  return (
    <DetailPane title={request.customer} band={request.secrecy} subtitle={<><span className="dg-number">{request.number}</span> <CopyMark request={request} /></>} actions={actions}>
      <Facts items={[
        { label: t('disclosure.items'), value: request.items.join(t('common.clause-join')), wide: true }, { label: t('disclosure.means'), value: t(`disclosure.means.${request.means}`) }, { label: t('disclosure.copies'), value: t('disclosure.copies-of', { taken: request.taken, copies: request.copies }) },
        { label: t('disclosure.purpose'), value: request.purpose, wide: true }, { label: t('disclosure.requested-by'), value: <>{request.requestedBy} <MomentText at={request.requestedAt} /></> }, { label: t('disclosure.approved-by'), value: request.decidedAt === null ? '' : <>{request.approvedBy} <MomentText at={request.decidedAt} /></> },
      ]} />
    </DetailPane>
  )
}

export function TakenPage() {
  const t = useText()
  const go = useGo()
  const mayAsk = useHas('disclosure.ask')
  const source = useRows(orpc.disclosure.copiesTaken.infiniteOptions({ input: (cursor: string | null) => ({ cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const columns: readonly Column<TakenCopy>[] = [
    { key: 'at', title: t('disclosure.taken-at'), width: 132, cell: (row) => <MomentText at={row.takenAt} /> }, { key: 'by', title: t('disclosure.taken-by'), width: 84, cell: (row) => row.takenBy }, { key: 'customer', title: t('disclosure.customer'), grow: 1, minWidth: 150, cell: (row) => row.customer },
    { key: 'means', title: t('disclosure.means'), width: 64, cell: (row) => t(`disclosure.means.${row.means}`) }, { key: 'copies', title: t('disclosure.copies'), width: 56, align: 'right', cell: (row) => row.copies }, { key: 'pages', title: t('disclosure.pages'), width: 56, align: 'right', cell: (row) => row.pages },
    { key: 'request', title: t('disclosure.under'), width: 120, cell: (row) => <span className="dg-number">{row.request}</span> }, { key: 'what', title: t('disclosure.what'), grow: 2, minWidth: 160, cell: (row) => <span title={row.what}>{row.what}</span> },
  ]
  const take = mayAsk ? () => go('/disclosure/copies/take') : undefined
  return <UnderSections current="log"><ListPage id="disclosure-log" title={t('disclosure.section.log')} source={source} rowKey={(row) => row.id} columns={columns} onNew={take} newLabel={t('disclosure.take-copy')} empty={{ text: t('disclosure.log-empty'), key: 'N', label: t('disclosure.take-copy'), ...(take === undefined ? {} : { run: take }) }} /></UnderSections>
}

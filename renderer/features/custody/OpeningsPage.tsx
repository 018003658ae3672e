/** The log of openings: who opened which file, when and by what, and who was refused. */
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { openingsSearch } from '#renderer/features/custody/custody-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, FilterChoice, ListPage, MomentText, StatusTag, useGo, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { OpeningRow } from '#shared/contract/custody.ts'

function useColumns(): readonly Column<OpeningRow>[] {
  const t = useText()
  const loose = useLooseText()
  return [
    { key: 'at', title: t('custody.opened-at'), width: 150, cell: (row) => <MomentText at={row.at} /> },
    { key: 'person', title: t('custody.person'), width: 120, cell: (row) => row.person },
    { key: 'file', title: t('custody.file'), width: 140, cell: (row) => <span className="dg-number">{row.customerNumber}</span> },
    { key: 'what', title: t('custody.opened-what'), width: 130, cell: (row) => loose(`custody.what.${row.what}`) ?? row.what },
    { key: 'outcome', title: t('custody.outcome'), width: 90, cell: (row) => <StatusTag tone={row.outcome === 'opened' ? 'ok' : 'danger'}>{t(`custody.outcome.${row.outcome}`)}</StatusTag> },
    { key: 'by', title: t('custody.by-what'), grow: 1, minWidth: 180, cell: (row) => (row.standing === '' ? <ClauseLink clause={row.clause} /> : t(`custody.standing.${row.standing}`, { request: row.request })) },
  ]
}

export function OpeningsPage() {
  const t = useText()
  const go = useGo()
  const { search: { outcome } } = usePlace(openingsSearch)
  const source = useRows(orpc.custody.openings.infiniteOptions({ input: (cursor: string | null) => ({ outcome, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  return (
    <CustodyTabs path="/custody/openings">
      <ListPage id="custody-openings" title={t('custody.openings')} source={source} rowKey={(row) => row.id} columns={useColumns()} onOpen={(row) => go('/customers', { open: row.customerId, status: 'all' })}
        filters={<FilterChoice name="outcome" label={t('custody.outcome')} choices={(['all', 'opened', 'refused'] as const).map((value) => ({ value, label: t(`custody.outcome.${value}`) }))} />} empty={{ text: t('custody.openings-empty') }} />
    </CustodyTabs>
  )
}

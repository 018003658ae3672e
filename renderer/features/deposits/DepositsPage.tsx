/** The deposit log: what is held now, found by number, name, initials, phone tail or scan, and handed back by one key. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { depositColumns } from '#renderer/features/deposits/deposit-columns.tsx'
import { DepositDetail } from '#renderer/features/deposits/DepositDetail.tsx'
import { depositStates, depositsSearch } from '#renderer/features/deposits/deposits-search.ts'
import { useDepositPaper } from '#renderer/features/deposits/use-deposit-paper.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterDay, FilterText, ListPage, PrintPreview, useHas, usePlace, useRows, useSession, useText } from '#renderer/ui/index.ts'
import type { RowAction, Translate } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DepositsPage() {
  const t = useText()
  const { search, change, go } = usePlace(depositsSearch)
  const [mayTake, mayHandBack, mayExport, mayImport] = [useHas('deposits.take'), useHas('deposits.hand-back'), useHas('reports.export'), useHas('imports.run')]
  const today = useSession((state) => state.status?.today)
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }))
  const paper = useDepositPaper()
  const { text, status, from, to } = search
  const source = useRows(orpc.deposits.list.infiniteOptions({
    input: (cursor: string | null) => ({ text, status, from, to, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const openNew = mayTake ? () => go('/deposits/new') : undefined
  const actions: readonly RowAction<DepositRow>[] = [
    ...(mayHandBack ? [{ key: 'H', label: t('deposits.hand-back'), run: (row: DepositRow) => change({ open: row.id, turn: 'hand-back' }), when: (row: DepositRow) => row.status === 'held' }] : []),
    { key: 'Ctrl+P', label: t('deposits.print-ticket'), run: (row) => paper.showTicket(row.id) },
  ]
  const reportState = status === 'unclaimed' ? 'held' : status
  return (
    <>
      <ListPage
        id="deposits" title={t('shell.deposits')} source={source} rowKey={(row) => row.id} columns={depositColumns(t, { today, limitDays: settings.data?.unclaimedDepositDays, narrow: search.open !== undefined })} filters={<DepositFilters t={t} />}
        detail={(key) => <DepositDetail key={key} id={key as Id<'deposit'>} />} actions={actions}
        onOpen={(row) => change({ open: row.id, turn: undefined, by: undefined })} onNew={openNew} newLabel={t('deposits.take')} onEdit={mayTake ? (row) => go(`/deposits/${row.id}/correct`) : undefined}
        onExport={mayExport ? () => go('/reports', { register: 'deposits', text, state: reportState, from, to, ask: 'export' }) : undefined}
        extra={mayImport && search.open === undefined ? <Button onClick={() => go('/imports/new')}>{t('imports.open')}</Button> : undefined}
        empty={{ text: t('deposits.empty'), key: 'F4', label: t('deposits.take'), ...(openNew === undefined ? {} : { run: openNew }) }}
      />
      {paper.paper !== null && <PrintPreview title={paper.paper.title} html={paper.paper.html} onClose={paper.close} />}
    </>
  )
}

function DepositFilters({ t }: { readonly t: Translate }) {
  return (
    <>
      <FilterText name="text" placeholder={t('deposits.filter-text')} width={250} />
      <FilterChoice name="status" label={t('deposits.status')} choices={depositStates.map((value) => ({ value, label: value === 'all' ? t('common.all') : t(`deposits.status.${value}`) }))} />
      <FilterDay name="from" label={t('deposits.from')} />
      <FilterDay name="to" label={t('deposits.to')} />
    </>
  )
}

/** The front desk: everybody who came and called and what they asked for, newest first; who is inside; what is open. */
import { Button } from 'antd'
import { answerDeskScan, signOut } from '#renderer/features/desk/desk-scan.ts'
import { deskColumns } from '#renderer/features/desk/desk-columns.tsx'
import { DeskDetail } from '#renderer/features/desk/DeskDetail.tsx'
import { deskSearch } from '#renderer/features/desk/desk-search.ts'
import { useCloseUnknown } from '#renderer/features/desk/use-close-unknown.ts'
import { useDeskGo } from '#renderer/features/desk/use-desk-go.ts'
import { useOpenCase } from '#renderer/features/desk/use-open-case.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterDay, FilterText, KeyCap, ListPage, useGo, useHas, useKeys, useLooseText, usePlace, useRows, useScan, useSession, useText } from '#renderer/ui/index.ts'
import type { RowAction } from '#renderer/ui/index.ts'
import { deskKinds, deskStates } from '#shared/contract/desk.ts'
import type { DeskRow } from '#shared/contract/desk.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DeskPage() {
  const t = useText()
  const loose = useLooseText()
  const { search } = usePlace(deskSearch)
  const go = useDeskGo()
  const today = useSession((state) => state.status?.today)
  const mayRegister = useHas('desk.register')
  const actions = useRowActions(mayRegister)
  const { open, act: _act, ...filters } = search
  const source = useRows(orpc.desk.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  useScan((code) => answerDeskScan(code, go))
  const openNew = mayRegister ? () => go('/desk/visit') : undefined
  const mayExport = useHas('reports.export')
  return (
    <ListPage
      id="desk" title={t('shell.desk')} source={source} rowKey={(row) => row.id} columns={deskColumns(t, loose, today, open !== undefined)} filters={<DeskFilters />}
      detail={(key) => <DeskDetail key={key} id={key} />} actions={actions}
      onNew={openNew} newLabel={t('today.visitor')} onEdit={mayRegister ? (row) => go(`/desk/${row.kind}/${row.id}/correct`) : undefined}
      onExport={mayExport ? () => go('/reports', { register: filters.kind === 'call' ? 'calls' : filters.kind === 'case' ? 'cases' : 'visits', text: filters.text, from: filters.from, to: filters.to, ask: 'export' }) : undefined}
      empty={{ text: t('desk.empty'), key: 'F2', label: t('desk.visit'), ...(openNew === undefined ? {} : { run: openNew }) }} extra={<DayEndButton />}
    />
  )
}

function DayEndButton() {
  const t = useText()
  const go = useGo()
  useKeys([{ key: 'D', label: t('desk.day-end'), run: () => go('/desk/day') }])
  return <Button onClick={() => go('/desk/day')}>{t('desk.day-end-short')}<KeyCap name="D" /></Button>
}

function useRowActions(mayRegister: boolean): readonly RowAction<DeskRow>[] {
  const t = useText()
  const go = useDeskGo()
  const closeUnknown = useCloseUnknown()
  const openCase = useOpenCase()
  if (!mayRegister) return []
  const isInside = (row: DeskRow) => row.kind === 'visit' && row.status === 'inside'
  // The row's kind says which subject its id belongs to.
  const visitOf = (row: DeskRow) => ({ id: row.id as Id<'visit'>, visitor: row.person })
  return [
    { key: 'O', label: t('desk.sign-out'), when: isInside, run: (row) => void signOut(visitOf(row), go) },
    { key: 'U', label: t('desk.close-unknown'), when: isInside, run: (row) => void closeUnknown(visitOf(row)) },
    { key: 'S', label: t('desk.make-case'), when: (row) => row.kind === 'call', run: (row) => void openCase({ id: row.id as Id<'call'>, number: row.number }) },
  ]
}

function DeskFilters() {
  const t = useText()
  return (
    <>
      <FilterText name="text" placeholder={t('desk.filter.text')} width={216} />
      <FilterChoice name="kind" label={t('desk.kind')} choices={[{ value: 'all', label: t('desk.filter.kind-all') }, ...deskKinds.map((value) => ({ value, label: t(`desk.kind.${value}`) }))]} />
      <FilterChoice name="state" label={t('desk.status')} choices={deskStates.map((value) => ({ value, label: t(value === 'all' ? 'desk.filter.state-all' : `desk.filter.${value}`) }))} />
      <FilterDay name="from" label={t('desk.filter.from')} /><FilterDay name="to" label={t('desk.filter.to')} />
    </>
  )
}

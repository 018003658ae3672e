/** Penalties by day: what waits for a decision first, the arithmetic at the right, one key for each decision. */
import { Button } from 'antd'
import { PenaltyDetail } from '#renderer/features/penalties/PenaltyDetail.tsx'
import { listedBoxes, monthsUpTo, penaltiesSearch } from '#renderer/features/penalties/penalties-search.ts'
import { amountWords, statusTones } from '#renderer/features/penalties/penalty-words.ts'
import { usePenaltyActions } from '#renderer/features/penalties/use-penalty-actions.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, FilterChoice, FilterText, KeyCap, ListPage, StatusTag, useHas, useLocale, usePlace, useRows, useSession, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { PenaltyRow } from '#shared/contract/penalties.ts'

function useColumns(isNarrow: boolean): readonly Column<PenaltyRow>[] {
  const t = useText()
  const locale = useLocale()
  const all: readonly Column<PenaltyRow>[] = [
    { key: 'day', title: t('penalties.day'), width: 108, cell: (row) => <DayText day={row.day} weekday={false} /> },
    { key: 'person', title: t('penalties.person'), width: 110, cell: (row) => row.personName },
    { key: 'violation', title: t('penalties.violation'), grow: 2, minWidth: 160, cell: (row) => <span title={row[locale]}>{row[locale]}</span> },
    { key: 'amount', title: t('penalties.amount'), width: 100, align: 'right', cell: (row) => <span className="dg-number">{amountWords(t, row)}</span> },
    { key: 'status', title: t('penalties.status'), width: 84, cell: (row) => <StatusTag tone={statusTones[row.status]}>{t(`penalties.status.${row.status}`)}</StatusTag> },
    { key: 'clause', title: t('penalties.clause'), width: 104, cell: (row) => <ClauseLink clause={row.clause} /> },
    { key: 'number', title: t('penalties.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
  ]
  return isNarrow ? all.filter(({ key }) => key !== 'number' && key !== 'clause') : all
}

function usePenalties(box: Box) {
  const { search: { text, status, month } } = usePlace(penaltiesSearch)
  const options = { input: (cursor: string | null) => ({ text, status, month: month ?? null, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page: { readonly next: string | null }) => page.next }
  return useRows(box === 'all' ? orpc.penalties.list.infiniteOptions(options) : orpc.penalties.mine.infiniteOptions(options))
}

/** All penalties, or those about the person logged in and those that he recorded. */
type Box = 'all' | 'mine'

export function PenaltiesPage() {
  return <PenaltiesList box="all" />
}

export function MyPenaltiesPage() {
  return <PenaltiesList box="mine" />
}

function PenaltiesList({ box }: { readonly box: Box }) {
  const t = useText()
  const { search, change, go } = usePlace(penaltiesSearch)
  const [mayRecord, mayRead] = [useHas('penalties.record'), useHas('penalties.read')]
  const today = useSession((state) => state.status?.today)
  const source = usePenalties(box)
  const { rowActions } = usePenaltyActions()
  const openStatement = () => go('/penalties/statement', { month: search.month })
  const openNew = mayRecord ? () => go('/penalties/new') : undefined
  return (
    <ListPage
      id={`penalties-${box}`} title={t(box === 'all' ? 'penalties.title' : 'penalties.mine')} source={source} rowKey={(row) => row.id} columns={useColumns(search.open !== undefined)}
      filters={<>
        <FilterText name="text" placeholder={t('penalties.filter-text')} />
        <FilterChoice name="status" label={t('penalties.status')} choices={listedBoxes.map((value) => ({ value, label: t(`penalties.status.${value}`) }))} />
        <FilterChoice name="month" label={t('penalties.month')} choices={[{ value: 'all', label: t('penalties.month-all') }, ...(today === undefined ? [] : monthsUpTo(today).map((value) => ({ value, label: value })))]} />
      </>}
      actions={[...rowActions, ...(mayRead ? [{ key: 'M', label: t('penalties.statement'), run: openStatement }] : [])]} extra={mayRead && <Button onClick={openStatement}>{t('penalties.statement')}<KeyCap name="M" /></Button>}
      detail={(key) => { const row = source.rows.find((candidate) => candidate.id === key); return <PenaltyDetail key={key} id={key} listed={row} /> }}
      onOpen={(row) => change({ open: row.id, turn: undefined })} onNew={openNew} newLabel={t('penalties.record')}
      onExport={mayRead ? () => go('/reports', { register: 'penalties', state: search.status, text: search.text, ask: 'export' }) : undefined}
      empty={{ text: t('penalties.empty'), key: 'N', label: t('penalties.record'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

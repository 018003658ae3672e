/** Visits to customers: narrowed by month and person in the address, open in the right third. */
import { Button } from 'antd'
import { VisitDetail } from '#renderer/features/customer-visits/VisitDetail.tsx'
import { visitColumns } from '#renderer/features/customer-visits/visit-columns.tsx'
import { monthOf, stepMonth, visitStates, visitsSearch } from '#renderer/features/customer-visits/visits-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, KeyCap, ListPage, useActor, useGo, useHas, useKeys, usePlace, useRows, useSession, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Day } from '#shared/kernel/days.ts'

export function VisitsPage() {
  const t = useText()
  const go = useGo()
  const actor = useActor()
  const [mayWrite, mayExport] = [useHas('customer-visits.write'), useHas('reports.export')]
  const { search, change } = usePlace(visitsSearch)
  const { open, doing, mine, month, ...filters } = search
  const source = useRows(orpc['customer-visits'].list.infiniteOptions({
    input: (cursor: string | null) => ({ ...filters, month: month ?? null, salespersonId: mine === 'mine' && actor !== null ? actor.userId : null, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const openNew = mayWrite ? () => go('/customer-visits/new') : undefined
  useKeys([{ key: 'P', label: t('customer-visits.plans'), run: () => go('/customer-visits/plans', { month }) }])
  return (
    <ListPage
      id="customer-visits" title={t('customer-visits.title')} source={source} rowKey={(row) => row.id} columns={visitColumns(t, open !== undefined)} filters={<VisitFilters month={month} choose={(next) => change({ month: next })} />}
      detail={(id) => <VisitDetail key={id} id={id as Id<'customer-visit'>} doing={doing} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
      onNew={openNew} newLabel={t('customer-visits.new')} onExport={mayExport ? () => go('/reports', { register: 'customer-visits', text: filters.text, state: filters.state === 'all' ? undefined : filters.state }) : undefined}
      extra={open === undefined ? <Button onClick={() => go('/customer-visits/plans', { month })}>{t('customer-visits.plans')}<KeyCap name="P" /></Button> : undefined}
      empty={{ text: t('customer-visits.empty'), key: 'N', label: t('customer-visits.new'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

function VisitFilters({ month, choose }: { readonly month: string | undefined; readonly choose: (month: string | undefined) => void }) {
  const t = useText()
  return (
    <>
      <FilterText name="text" placeholder={t('customer-visits.search')} width={220} />
      <MonthSteps month={month} choose={choose} />
      <FilterChoice name="state" label={t('customer-visits.status')} choices={visitStates.map((value) => ({ value, label: t(`customer-visits.state.${value}`) }))} />
      <FilterChoice name="mine" label={t('customer-visits.salesperson')} choices={[{ value: 'all', label: t('customer-visits.everybody') }, { value: 'mine', label: t('customer-visits.mine') }]} />
    </>
  )
}

/** A month with a step to either side; the word in the middle takes it away again. */
export function MonthSteps({ month, choose }: { readonly month: string | undefined; readonly choose: (month: string | undefined) => void }) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = useSession((state) => state.status?.today) as Day | undefined
  const shown = month ?? (today === undefined ? undefined : monthOf(today))
  useKeys([
    { key: '[', label: t('customer-visits.month-earlier'), run: () => { if (shown !== undefined) choose(stepMonth(shown, -1)) } },
    { key: ']', label: t('customer-visits.month-later'), run: () => { if (shown !== undefined) choose(stepMonth(shown, 1)) } },
  ])
  if (shown === undefined) return null
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Button size="small" type="text" aria-label={t('customer-visits.month-earlier')} title="[" onClick={() => choose(stepMonth(shown, -1))}>‹</Button>
      <Button size="small" type={month === undefined ? 'text' : 'default'} onClick={() => choose(month === undefined ? shown : undefined)}>{month ?? t('customer-visits.every-month')}</Button>
      <Button size="small" type="text" aria-label={t('customer-visits.month-later')} title="]" onClick={() => choose(stepMonth(shown, 1))}>›</Button>
    </span>
  )
}

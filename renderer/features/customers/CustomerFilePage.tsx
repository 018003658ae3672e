/** One customer file: its head that cannot be missed, and five tabs in their order, each with its digit. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FileHead } from '#renderer/features/customers/FileHead.tsx'
import { HistoryTab } from '#renderer/features/customers/HistoryTab.tsx'
import { ItemsTab } from '#renderer/features/customers/ItemsTab.tsx'
import { LabelsPreview } from '#renderer/features/customers/LabelsPreview.tsx'
import { MattersTab } from '#renderer/features/customers/MattersTab.tsx'
import { MovementsTab } from '#renderer/features/customers/MovementsTab.tsx'
import { ProfileTab } from '#renderer/features/customers/ProfileTab.tsx'
import { TurnForm } from '#renderer/features/customers/TurnForm.tsx'
import { fileSearch, fileTabs } from '#renderer/features/customers/customers-search.ts'
import type { FileTab } from '#renderer/features/customers/customers-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { KeyCap, Page, Skeleton, TroubleCard, useBack, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { CustomerSheet } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function CustomerFilePage() {
  const t = useText()
  const back = useBack()
  const { params } = usePlace(fileSearch)
  useKeys([{ key: 'Esc', run: back }])
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.customers.get.queryOptions({ input: { id: params['id'] as Id<'customer'> } }))
  if (sheet.data !== undefined) return <FileView key={sheet.data.customer.id} sheet={sheet.data} />
  return <Page title={t('shell.customers')}>{sheet.error === null ? <Skeleton /> : <ClosedFile id={params['id'] ?? ''} error={sheet.error} again={() => void sheet.refetch()} />}</Page>
}

/** Why the file does not open, and asking to consult it. */
export function ClosedFile({ id, error, again }: { readonly id: string; readonly error: unknown; readonly again: () => void }) {
  const go = useGo()
  const mayRequest = useHas('lending.request')
  return <TroubleCard error={error} onRetry={again} {...(mayRequest ? { remedies: { 'custody.ask-consultation': { run: () => go('/lending/new', { customer: id }) } } } : {})} />
}

function FileView({ sheet }: { readonly sheet: CustomerSheet }) {
  const t = useText()
  const { search, change } = usePlace(fileSearch)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [printing, setPrinting] = useState(false)
  const actions = useFileActions(sheet, chosen, () => setPrinting(true))
  useKeys([
    ...actions.flatMap(({ key, label, run }) => (key === undefined ? [] : [{ key, label, run }])),
    ...fileTabs.map((tab, index) => ({ key: String(index + 1), label: t(`customers.tab.${tab}`), run: () => change({ tab }) })),
  ])
  const done = () => change({ turn: undefined })
  return (
    <section className="dg-page">
      <FileHead sheet={sheet} actions={<>{actions.map(({ key, label, run, primary }) => <Button key={label} type={primary === true ? 'primary' : 'default'} onClick={run}>{label}{key !== undefined && <KeyCap name={key} />}</Button>)}</>} />
      <Tabs current={search.tab} choose={(tab) => change({ tab })} sheet={sheet} />
      {search.turn !== undefined && <div style={{ padding: '10px 14px 0' }}><TurnForm customer={sheet.customer} action={search.turn} done={done} /></div>}
      <TabPanel tab={search.tab} sheet={sheet} chosen={chosen} choose={setChosen} />
      {printing && <LabelsPreview customer={sheet.customer} itemIds={chosen.size === 0 ? null : [...chosen] as Id<'item'>[]} onClose={() => setPrinting(false)} />}
    </section>
  )
}

function TabPanel({ tab, sheet, chosen, choose }: { readonly tab: FileTab; readonly sheet: CustomerSheet; readonly chosen: ReadonlySet<string>; readonly choose: (ids: ReadonlySet<string>) => void }) {
  switch (tab) {
    case 'profile': return <ProfileTab customer={sheet.customer} />
    case 'items': return <ItemsTab sheet={sheet} chosen={chosen} choose={choose} />
    case 'movements': return <MovementsTab movements={sheet.movements} />
    case 'matters': return <MattersTab matters={sheet.matters} />
    case 'history': return <HistoryTab sheet={sheet} />
  }
}

function Tabs({ current, choose, sheet }: { readonly current: FileTab; readonly choose: (tab: FileTab) => void; readonly sheet: CustomerSheet }) {
  const t = useText()
  const counts: Partial<Record<FileTab, number>> = { items: sheet.items.length, movements: sheet.movements.length, matters: sheet.matters.length }
  const step = (by: number) => {
    const next = fileTabs[(fileTabs.indexOf(current) + by + fileTabs.length) % fileTabs.length]
    if (next === undefined) return
    choose(next)
    document.getElementById(`file-tab-${next}`)?.focus()
  }
  return (
    <div className="dg-tabs" role="tablist" tabIndex={-1} onKeyDown={(event) => { if (event.key === 'ArrowRight') step(1); else if (event.key === 'ArrowLeft') step(-1) }}>
      {fileTabs.map((tab, index) => (
        <button key={tab} id={`file-tab-${tab}`} type="button" role="tab" aria-selected={tab === current} tabIndex={tab === current ? 0 : -1} onClick={() => choose(tab)}>
          {t(`customers.tab.${tab}`)}{counts[tab] !== undefined && <span className="dg-quiet dg-number">{counts[tab]}</span>}<KeyCap name={String(index + 1)} />
        </button>
      ))}
    </div>
  )
}

function useFileActions({ customer }: CustomerSheet, chosen: ReadonlySet<string>, print: () => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const { change } = usePlace(fileSearch)
  const [mayEdit, mayRequest] = [useHas('customers.edit'), useHas('lending.request')]
  const labels: DetailAction = { key: 'Ctrl+P', label: t('customers.labels'), run: print }
  const mayCopy = useHas('disclosure.ask')
  const items = chosen.size === 0 ? undefined : [...chosen].join(',')
  if (customer.status !== 'active') return [labels, ...(mayEdit && customer.status === 'closed' ? [{ key: 'X', label: t('customers.reopen-file'), run: () => change({ turn: 'reopen' }) }] : [])]
  return [
    ...(mayRequest ? [{ key: 'L', label: t('customers.request-loan'), primary: true, run: () => go('/lending/new', { customer: customer.id, items }) }] : []),
    ...(mayEdit ? [{ key: 'A', label: t('customers.item.add'), run: () => change({ tab: 'items', item: 'new' }) }, { key: 'E', label: t('common.correct'), run: () => go(`/customers/${customer.id}/correct`) }] : []),
    labels,
    ...(mayCopy ? [{ key: 'P', label: t('disclosure.take-copy'), run: () => go('/disclosure/copies/take', { customer: customer.id, items }) }] : []),
    ...(mayEdit ? [{ key: 'X', label: t('customers.close-file'), run: () => change({ turn: 'close' }) }] : []),
  ]
}

/** Today: the four registrations by key, then what is overdue, what is due, who waits for me, who is inside. */
import { CustomerServiceOutlined, InboxOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DutyPanel } from '#renderer/features/today/DutyPanel.tsx'
import { KeeperPanel } from '#renderer/features/today/KeeperPanel.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, KeyCap, Page, Skeleton, TroubleCard, useActor, useGo, useHas, useKeys, useSession, useText } from '#renderer/ui/index.ts'
import type { Capability } from '#shared/domain/access.ts'
import type { TextKey } from '#shared/text/index.ts'

type BigKey = { readonly key: string; readonly text: TextKey; readonly icon: ReactNode; readonly path: string; readonly capability: Capability }

const bigKeys: readonly BigKey[] = [
  { key: 'F2', text: 'today.visitor', icon: <TeamOutlined />, path: '/desk/visit', capability: 'desk.register' },
  { key: 'F3', text: 'today.call', icon: <CustomerServiceOutlined />, path: '/desk/call', capability: 'desk.register' },
  { key: 'F4', text: 'today.deposit', icon: <InboxOutlined />, path: '/deposits/new', capability: 'deposits.take' },
  { key: 'F6', text: 'today.lending', icon: <SwapOutlined />, path: '/lending/new', capability: 'lending.request' },
]

/** The lines of all panels are one list for the keys: overdue, due, waiting, and who is inside. */
function standOnLine(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>('.dg-today .dg-line')]
  const at = lines.findIndex((line) => line === document.activeElement)
  lines[Math.max(0, Math.min(lines.length - 1, at + step))]?.focus()
}

export function TodayPage() {
  const t = useText()
  useKeys([
    { key: 'J', label: t('keys.next-row'), run: () => standOnLine(1) }, { key: 'K', label: t('keys.previous-row'), run: () => standOnLine(-1) },
    { key: 'Down', run: () => standOnLine(1) }, { key: 'Up', run: () => standOnLine(-1) },
  ])
  const today = useSession((state) => state.status?.today)
  const readsContent = useHas('desk.read')
  const allowed = useHas('today.read')
  const overview = useQuery(orpc.today.overview.queryOptions({ input: {}, enabled: allowed }))
  const { data, error } = overview
  return (
    <Page title={<>{t('today.title')}　<span className="dg-quiet" style={{ fontWeight: 400, fontSize: 13 }}><DayText day={today} /></span></>}>
      <div className="dg-today">
        <BigKeys />
        {!readsContent && <><div className="dg-note" style={{ gridColumn: '1 / -1' }}>{t('today.administrator')}</div><KeeperPanel /></>}
        {!readsContent ? null : error !== null && data === undefined ? <TroubleCard error={error} onRetry={() => void overview.refetch()} /> : data === undefined ? <Skeleton rows={6} /> : <>
          <div className="dg-stack" style={{ gap: 12 }}>
            <DutyPanel title={t('today.overdue')} lines={data.overdue} nothing={t('today.nothing-overdue')} />
            <DutyPanel title={t('today.due')} lines={data.dueToday} nothing={t('today.nothing-due')} />
          </div>
          <div className="dg-stack" style={{ gap: 12 }}>
            <DutyPanel title={t('today.waiting')} lines={data.waitingForMe} nothing={t('today.nothing-waiting')} />
            <NowPanel counts={data.counts} />
          </div>
        </>}
      </div>
    </Page>
  )
}

function BigKeys() {
  const t = useText()
  const go = useGo()
  const held: readonly string[] = useActor()?.capabilities ?? []
  const mine = bigKeys.filter((big) => held.includes(big.capability))
  if (mine.length === 0) return null
  return (
    <div className="dg-bigkeys">
      {mine.map((big) => <button key={big.key} type="button" className="dg-bigkey" onClick={() => go(big.path)}>{big.icon}{t(big.text)}<KeyCap name={big.key} /></button>)}
    </div>
  )
}

type Counts = { readonly inside: number; readonly heldDeposits: number; readonly openLoans: number; readonly openCases: number }

function NowPanel({ counts }: { readonly counts: Counts }) {
  const t = useText()
  const go = useGo()
  const rows: readonly (readonly [TextKey, number, string, Readonly<Record<string, string>>?])[] = [
    ['today.inside', counts.inside, '/desk', { state: 'inside' }], ['today.held-deposits', counts.heldDeposits, '/deposits'], ['today.open-loans', counts.openLoans, '/lending'], ['today.open-cases', counts.openCases, '/desk', { kind: 'case', state: 'open' }],
  ]
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{t('today.now')}</div>
      {rows.map(([text, count, path, search]) => <button key={text} type="button" className="dg-line" onClick={() => go(path, search)}><span className="dg-grow">{t(text)}</span><strong className="dg-number">{count}</strong></button>)}
    </section>
  )
}

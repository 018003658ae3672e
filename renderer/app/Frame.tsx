/** The frame around every page: rail at the left, find at the top, the quiet line at the bottom. */
import { Link, useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { LockOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { Fragment, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { AnnounceLine } from '#renderer/app/AnnounceLine.tsx'
import { BottomLine } from '#renderer/app/BottomLine.tsx'
import { CommandPalette } from '#renderer/app/CommandPalette.tsx'
import { ConnectionBanner } from '#renderer/app/ConnectionBanner.tsx'
import { KeySheet } from '#renderer/app/KeySheet.tsx'
import { isAt, pagesUnder, railEntries, railIcons } from '#renderer/app/rail.tsx'
import type { RailEntry } from '#renderer/app/rail.tsx'
import type { FeatureRoute } from '#renderer/ui/feature-route.ts'
import { featureRoutes } from '#renderer/app/routes.tsx'
import { lockDesk } from '#renderer/app/session-actions.ts'
import { answerScan } from '#renderer/app/scan-answer.ts'
import { orpc } from '#renderer/rpc/client.ts'
import { setScanFallback } from '#renderer/state/scans.ts'
import { useActor, useAllowed, useHas, useSession } from '#renderer/state/session.ts'
import { useKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useGo } from '#renderer/ui/place/use-place.ts'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import { useText } from '#renderer/ui/use-text.ts'

export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText()
  const go = useGo()
  const [sheet, setSheet] = useState<'find' | 'keys' | null>(null)
  const allowed = useAllowed()
  useEffect(() => { setScanFallback((text) => answerScan(text, go)) }, [go])
  useKeys([
    { key: 'Ctrl+K', label: t('keys.find'), run: () => setSheet('find') },
    { key: '?', label: t('keys.sheet'), run: () => setSheet('keys') },
    { key: 'Ctrl+L', label: t('shell.lock'), run: () => void lockDesk() },
    { key: 'Ctrl+Shift+L', label: t('shell.switch-operator'), run: () => void lockDesk() },
    ...railEntries.filter(allowed).map((entry) => ({ key: `Alt+${String(entry.rail)}`, label: t(entry.title), run: () => go(entry.path) })),
    ...featureRoutes.flatMap((route) => (route.key === undefined || !allowed(route) ? [] : [{ key: route.key, label: t(route.title), run: () => go(route.path) }])),
  ], { group: 'everywhere' })
  return (
    <div className="dg-shell">
      <TopBar openFind={() => setSheet('find')} />
      <Rail allowed={allowed} />
      <main className="dg-main"><ConnectionBanner /><AnnounceLine /><div className="dg-view">{children}</div></main>
      <BottomLine />
      {sheet === 'find' && <CommandPalette onClose={() => setSheet(null)} />}
      {sheet === 'keys' && <KeySheet onClose={() => setSheet(null)} />}
    </div>
  )
}

function TopBar({ openFind }: { readonly openFind: () => void }) {
  const t = useText()
  const actor = useActor()
  const officeName = useSession((state) => state.status?.archive?.officeName ?? '')
  return (
    <header className="dg-top">
      <div className="dg-office">{t('shell.product')}</div>
      <button type="button" className="dg-findbox" onClick={openFind}><SearchOutlined /><span>{t('shell.find')}</span><KeyCap name="Ctrl+K" /></button>
      <div className="dg-top-right">
        <span className="dg-office-name" title={officeName}>{officeName}</span>
        <button type="button" className="dg-top-button" onClick={() => void lockDesk()} title={`${t('shell.switch-operator')} Ctrl+Shift+L`}><UserOutlined />{actor?.displayName}<RoleName /></button>
        <button type="button" className="dg-top-button" onClick={() => void lockDesk()} title="Ctrl+L"><LockOutlined />{t('shell.lock')}</button>
      </div>
    </header>
  )
}

function RoleName() {
  const t = useText()
  const role = useActor()?.role
  return role === undefined ? null : <span className="dg-quiet" style={{ fontSize: 12 }}>{t(`role.${role}`)}</span>
}

function Rail({ allowed }: { readonly allowed: (route: FeatureRoute) => boolean }) {
  const t = useText()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const overview = useQuery(orpc.today.overview.queryOptions({ input: {}, enabled: useHas('today.read') }))
  const waiting: Readonly<Record<number, number | undefined>> = { 1: overview.data?.waitingForMe.length, 6: overview.data?.counts.approvals }
  const draw = (entry: RailEntry) => {
    const count = waiting[entry.rail] ?? 0
    const below = pagesUnder(entry).filter(allowed)
    const isOpen = [entry, ...below].some((route) => isAt(route, path))
    return (
      <Fragment key={entry.path}>
        <Link to={entry.path} aria-current={isAt(entry, path) ? 'page' : undefined} title={`Alt+${String(entry.rail)}`} tabIndex={-1}>
          {railIcons[entry.rail]}<span>{t(entry.title)}</span>{count > 0 && <span className="dg-rail-count">{count > 99 ? '99+' : count}</span>}
        </Link>
        {isOpen && below.map((route) => <Link key={route.path} className="dg-rail-below" to={route.path} aria-current={isAt(route, path) ? 'page' : undefined} title={t(route.title)} tabIndex={-1}><span>{t(route.title)}</span></Link>)}
      </Fragment>
    )
  }
  const entries = railEntries.filter(allowed)
  return <nav className="dg-rail" aria-label={t('keys.rail')}>{entries.filter((entry) => entry.rail !== 0).map(draw)}<div className="dg-rail-foot">{entries.filter((entry) => entry.rail === 0).map(draw)}</div></nav>
}

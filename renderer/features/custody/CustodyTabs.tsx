/** The views of custody, by number keys; a view that a person may not open is not there. */
import type { ReactNode } from 'react'
import { KeyCap, useGo, useHas, useKeys, useText } from '#renderer/ui/index.ts'

const tabs = [
  { key: '1', path: '/custody', text: 'custody.tab.places' }, { key: '2', path: '/custody/lists', text: 'custody.list' }, { key: '3', path: '/custody/classes', text: 'custody.classes' },
  { key: '4', path: '/custody/rights', text: 'custody.tab.rights' }, { key: '5', path: '/custody/permissions', text: 'custody.permissions' }, { key: '6', path: '/custody/destruction', text: 'custody.tab.destruction' }, { key: '7', path: '/custody/openings', text: 'custody.tab.openings' },
] as const

export function CustodyTabs({ path, children }: { readonly path: (typeof tabs)[number]['path']; readonly children: ReactNode }) {
  const t = useText()
  const go = useGo()
  const mayWatch = useHas('custody.watch')
  const open = tabs.filter((tab) => mayWatch || tab.path !== '/custody/openings')
  useKeys(open.map((tab) => ({ key: tab.key, label: t(tab.text), run: () => go(tab.path) })))
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="dg-tabs" role="tablist">
        {open.map((tab) => <button key={tab.key} type="button" role="tab" aria-selected={tab.path === path} onClick={() => go(tab.path)}>{t(tab.text)}<KeyCap name={tab.key} /></button>)}
      </div>
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  )
}

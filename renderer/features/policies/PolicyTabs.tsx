/** The six views of the policies, by number keys. */
import type { ReactNode } from 'react'
import { KeyCap, useGo, useKeys, useText } from '#renderer/ui/index.ts'

const tabs = [
  { key: '1', path: '/policies', text: 'policies.tab-clauses' }, { key: '2', path: '/policies/packs', text: 'policies.tab-packs' }, { key: '3', path: '/policies/changes', text: 'policies.changes' },
  { key: '4', path: '/policies/conflicts', text: 'policies.tab-conflicts' }, { key: '5', path: '/policies/coverage', text: 'policies.tab-coverage' }, { key: '6', path: '/policies/quotas', text: 'policies.tab-quotas' },
] as const

/** A view under the tabs; `before` stands between them, e.g. a banner. */
export function PolicyTabs({ path, before, children }: { readonly path: (typeof tabs)[number]['path']; readonly before?: ReactNode; readonly children: ReactNode }) {
  const t = useText()
  const go = useGo()
  useKeys(tabs.map((tab) => ({ key: tab.key, label: t(tab.text), run: () => go(tab.path) })))
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="dg-tabs" role="tablist">
        {tabs.map((tab) => <button key={tab.key} type="button" role="tab" aria-selected={tab.path === path} onClick={() => go(tab.path)}>{t(tab.text)}<KeyCap name={tab.key} /></button>)}
      </div>
      {before}
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  )
}

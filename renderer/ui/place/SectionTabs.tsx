/** The pages of one section as tabs with number keys; a page that the person may not open is not there. */
import type { ReactNode } from 'react'
import { useAllowed } from '#renderer/state/session.ts'
import { useKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useGo } from '#renderer/ui/place/use-place.ts'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import { useText } from '#renderer/ui/use-text.ts'
import type { Capability } from '#shared/domain/access.ts'
import type { TextKey } from '#shared/text/index.ts'

export type SectionTab = { readonly path: string; readonly text: TextKey; readonly capability?: Capability }

/** `path` is the tab that the page belongs to; `before` stands between the tabs and the page, e.g. a banner. */
export function SectionTabs({ tabs, path, before, children }: { readonly tabs: readonly SectionTab[]; readonly path: string; readonly before?: ReactNode; readonly children: ReactNode }) {
  const t = useText()
  const go = useGo()
  const allowed = useAllowed()
  const open = tabs.filter(allowed).map((tab, index) => ({ ...tab, key: String(index + 1) }))
  useKeys(open.map((tab) => ({ key: tab.key, label: t(tab.text), run: () => go(tab.path) })))
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="dg-tabs" role="tablist">
        {open.map((tab) => <button key={tab.key} type="button" role="tab" aria-selected={tab.path === path} onClick={() => go(tab.path)}>{t(tab.text)}<KeyCap name={tab.key} /></button>)}
      </div>
      {before}
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  )
}

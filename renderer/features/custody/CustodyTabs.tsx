/** The views of custody, by number keys. */
import type { ReactNode } from 'react'
import { SectionTabs } from '#renderer/ui/index.ts'
import type { SectionTab } from '#renderer/ui/index.ts'

const tabs = [
  { path: '/custody', text: 'custody.tab.places' }, { path: '/custody/lists', text: 'custody.list' }, { path: '/custody/classes', text: 'custody.classes' }, { path: '/custody/rights', text: 'custody.tab.rights' },
  { path: '/custody/permissions', text: 'custody.permissions' }, { path: '/custody/destruction', text: 'custody.tab.destruction' }, { path: '/custody/openings', text: 'custody.tab.openings', capability: 'custody.watch' },
] as const satisfies readonly SectionTab[]

export function CustodyTabs({ path, children }: { readonly path: (typeof tabs)[number]['path']; readonly children: ReactNode }) {
  return <SectionTabs tabs={tabs} path={path}>{children}</SectionTabs>
}

/** The six views of the policies, by number keys. */
import type { ReactNode } from 'react'
import { SectionTabs } from '#renderer/ui/index.ts'
import type { SectionTab } from '#renderer/ui/index.ts'

const tabs = [
  { path: '/policies', text: 'policies.tab-clauses' }, { path: '/policies/packs', text: 'policies.tab-packs' }, { path: '/policies/changes', text: 'policies.changes' },
  { path: '/policies/conflicts', text: 'policies.tab-conflicts' }, { path: '/policies/coverage', text: 'policies.tab-coverage' }, { path: '/policies/quotas', text: 'policies.tab-quotas' },
] as const satisfies readonly SectionTab[]

/** A view under the tabs; `before` stands between them, e.g. a banner. */
export function PolicyTabs({ path, before, children }: { readonly path: (typeof tabs)[number]['path']; readonly before?: ReactNode; readonly children: ReactNode }) {
  return <SectionTabs tabs={tabs} path={path} before={before}>{children}</SectionTabs>
}

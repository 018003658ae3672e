/** The lists of disclosure, by number keys. */
import type { ReactNode } from 'react'
import { pathOf, sections } from '#renderer/features/disclosure/disclosure-search.ts'
import type { Section } from '#renderer/features/disclosure/disclosure-search.ts'
import { SectionTabs } from '#renderer/ui/index.ts'
import type { SectionTab } from '#renderer/ui/index.ts'

const tabs = sections.map((section): SectionTab => ({ path: pathOf[section], text: `disclosure.section.${section}` }))

/** A list under the sections. */
export function UnderSections({ current, children }: { readonly current: Section; readonly children: ReactNode }) {
  return <SectionTabs tabs={tabs} path={pathOf[current]}>{children}</SectionTabs>
}

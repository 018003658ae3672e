/** Settings: look for everyone; office, people and care of the archive for those who hold the right. */
import type { ReactNode } from 'react'
import { AuditSection } from '#renderer/features/settings/AuditSection.tsx'
import { CareSection } from '#renderer/features/settings/CareSection.tsx'
import { LookSection } from '#renderer/features/settings/LookSection.tsx'
import { OfficeSection } from '#renderer/features/settings/OfficeSection.tsx'
import { PasswordSection } from '#renderer/features/settings/PasswordSection.tsx'
import { PeopleSection } from '#renderer/features/settings/PeopleSection.tsx'
import { PostsSection } from '#renderer/features/settings/PostsSection.tsx'
import { RightsSection } from '#renderer/features/settings/RightsSection.tsx'
import { Page, listSearch, searchChoice, useActor, usePlace, useText } from '#renderer/ui/index.ts'
import type { Capability } from '#shared/domain/access.ts'
import type { TextKey } from '#shared/text/index.ts'

const sectionNames = ['look', 'office', 'people', 'posts', 'rights', 'care', 'audit', 'me'] as const
export const settingsSearch = listSearch({ section: searchChoice(sectionNames, 'look') })

type Section = { readonly name: (typeof sectionNames)[number]; readonly text: TextKey; readonly capability?: Capability; readonly content: ReactNode }
const sections: readonly Section[] = [
  { name: 'look', text: 'settings.look', content: <LookSection /> },
  { name: 'me', text: 'settings.me', content: <PasswordSection /> },
  { name: 'office', text: 'settings.office', capability: 'settings.read', content: <OfficeSection /> },
  { name: 'people', text: 'settings.people', capability: 'users.read', content: <PeopleSection /> },
  { name: 'posts', text: 'settings.posts', capability: 'users.read', content: <PostsSection /> },
  { name: 'rights', text: 'settings.rights', content: <RightsSection /> },
  { name: 'care', text: 'settings.care', content: <CareSection /> },
  { name: 'audit', text: 'settings.audit', capability: 'audit.read', content: <AuditSection /> },
]

export function SettingsPage() {
  const t = useText()
  const { search, go } = usePlace(settingsSearch)
  const held: readonly string[] = useActor()?.capabilities ?? []
  const mine = sections.filter((section) => section.capability === undefined || held.includes(section.capability))
  const here = mine.find((section) => section.name === search.section) ?? mine[0]
  return (
    <Page title={t('settings.title')}>
      <div className="dg-settings">
        <nav aria-label={t('settings.title')}>
          {mine.map((section) => <a key={section.name} href={`#/settings?section=${section.name}`} aria-current={section === here ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go('/settings', { section: section.name }) }}>{t(section.text)}</a>)}
        </nav>
        <div style={{ minHeight: 0, minWidth: 0 }}>{here?.content}</div>
      </div>
    </Page>
  )
}

/** The views of the care, by number keys. */
import type { ReactNode } from 'react'
import { SectionTabs } from '#renderer/ui/index.ts'
import type { SectionTab } from '#renderer/ui/index.ts'

const tabs = [
  { path: '/customer-care', text: 'customer-care.plans' }, { path: '/customer-care/tasks', text: 'customer-care.tasks' }, { path: '/customer-care/contacts', text: 'customer-care.contact-list' },
  { path: '/customer-care/departures', text: 'customer-care.departures' }, { path: '/customer-care/surveys', text: 'customer-care.surveys' }, { path: '/customer-care/events', text: 'customer-care.events' },
] as const satisfies readonly SectionTab[]

export function CareTabs({ path, children }: { readonly path: (typeof tabs)[number]['path']; readonly children: ReactNode }) {
  return <SectionTabs tabs={tabs} path={path}>{children}</SectionTabs>
}

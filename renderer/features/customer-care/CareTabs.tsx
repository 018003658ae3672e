/** The views of the care, by number keys. */
import type { ReactNode } from 'react'
import { KeyCap, useGo, useKeys, useText } from '#renderer/ui/index.ts'

const tabs = [
  { key: '1', path: '/customer-care', text: 'customer-care.plans' }, { key: '2', path: '/customer-care/tasks', text: 'customer-care.tasks' }, { key: '3', path: '/customer-care/contacts', text: 'customer-care.contact-list' },
  { key: '4', path: '/customer-care/departures', text: 'customer-care.departures' }, { key: '5', path: '/customer-care/surveys', text: 'customer-care.surveys' }, { key: '6', path: '/customer-care/events', text: 'customer-care.events' },
] as const

export function CareTabs({ path, children }: { readonly path: (typeof tabs)[number]['path']; readonly children: ReactNode }) {
  const t = useText()
  const go = useGo()
  useKeys(tabs.map((tab) => ({ key: tab.key, label: t(tab.text), run: () => go(tab.path) })))
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="dg-tabs" role="tablist">
        {tabs.map((tab) => <button key={tab.key} type="button" role="tab" aria-selected={tab.path === path} onClick={() => go(tab.path)}>{t(tab.text)}<KeyCap name={tab.key} /></button>)}
      </div>
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  )
}

/** The way from one list of this feature to the next: buttons, and digits of the keyboard. */
import { pathOf, sections } from '#renderer/features/disclosure/disclosure-search.ts'
import type { Section } from '#renderer/features/disclosure/disclosure-search.ts'
import { KeyCap, useGo, useKeys, useText } from '#renderer/ui/index.ts'

export function Sections({ current }: { readonly current: Section }) {
  const t = useText()
  const go = useGo()
  useKeys(sections.map((section, index) => ({ key: String(index + 1), label: t(`disclosure.section.${section}`), run: () => go(pathOf[section]) })))
  return (
    <nav className="dg-tabs" aria-label={t('disclosure.section')}>
      {sections.map((section, index) => <button key={section} type="button" aria-current={section === current ? 'page' : undefined} style={section === current ? { fontWeight: 600, color: 'var(--dg-text)', borderBottomColor: 'var(--dg-accent-text)' } : {}} onClick={() => go(pathOf[section])}>{t(`disclosure.section.${section}`)}<KeyCap name={String(index + 1)} /></button>)}
    </nav>
  )
}

/** A list under the sections. */
export function UnderSections({ current, children }: { readonly current: Section; readonly children: React.ReactNode }) {
  return <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}><Sections current={current} /><div style={{ flex: 1, minHeight: 0 }}>{children}</div></div>
}

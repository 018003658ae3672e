/** The card that stands alone on the screen before somebody is logged in. */
import type { ReactNode } from 'react'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useText } from '#renderer/ui/index.ts'

type GateCardProps = { readonly title: string; readonly wide?: boolean; readonly steps?: readonly string[]; readonly step?: number; readonly children: ReactNode }

export function GateCard({ title, wide = false, steps, step, children }: GateCardProps) {
  const t = useText()
  const { locale, setLocale } = usePreferences()
  return (
    <div className="dg-gate">
      <main className="dg-gate-card" data-wide={wide}>
        <div className="dg-gate-head"><h1>{title}</h1><span className="dg-gate-brand">{t('shell.product')}</span></div>
        {steps !== undefined && <ol className="dg-steps" style={{ listStyle: 'none', padding: 0, marginTop: 0 }}>{steps.map((name, index) => <li key={name} aria-current={index === step ? 'step' : undefined}>{name}</li>)}</ol>}
        {children}
        <div style={{ marginTop: 14, textAlign: 'right' }}><button type="button" className="dg-linkbutton" style={{ fontSize: 12 }} onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>{locale === 'zh' ? 'English' : '中文'}</button></div>
      </main>
    </div>
  )
}

/** Language and look of this PC; both change at once. */
import { Segmented } from 'antd'
import { usePreferences } from '#renderer/state/preferences.ts'
import type { ThemeChoice } from '#renderer/state/preferences.ts'
import { useText } from '#renderer/ui/index.ts'
import type { Locale } from '#shared/text/index.ts'

export function LookSection() {
  const t = useText()
  const { locale, theme, setLocale, setTheme } = usePreferences()
  return (
    <div className="dg-stack">
      <div><div className="dg-label">{t('settings.language')}</div><Segmented<Locale> value={locale} onChange={(value) => setLocale(value)} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} /></div>
      <div><div className="dg-label">{t('settings.theme')}</div><Segmented<ThemeChoice> value={theme} onChange={(value) => setTheme(value)} options={[{ value: 'system', label: t('shell.theme-system') }, { value: 'light', label: t('shell.theme-light') }, { value: 'dark', label: t('shell.theme-dark') }]} /></div>
    </div>
  )
}

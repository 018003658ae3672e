/** Puts the chosen look and language over everything below it. */
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { usePreferences } from '#renderer/state/preferences.ts'
import { antdTheme } from '#renderer/ui/theme/antd-theme.ts'
import { cssVariables, dark, light } from '#renderer/ui/theme/palette.ts'
import '#renderer/ui/theme/desk.css'

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)')

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = systemDark()
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => systemDark().matches,
  )
}

/** Whether the desk is dark now. */
export function useIsDark(): boolean {
  const system = useSystemDark()
  const choice = usePreferences((state) => state.theme)
  return choice === 'system' ? system : choice === 'dark'
}

export function ThemeFrame({ children }: { readonly children: ReactNode }) {
  const isDark = useIsDark()
  const locale = usePreferences((state) => state.locale)
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }, [locale, isDark])
  return (
    <ConfigProvider theme={antdTheme(isDark)} locale={locale === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }} componentSize="middle" wave={{ disabled: true }}>
      <style>{`:root { color-scheme: ${isDark ? 'dark' : 'light'}; ${cssVariables(isDark ? dark : light)} }`}</style>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

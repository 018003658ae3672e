/** Settings: one page, its section in the address. */
import { SettingsPage, settingsSearch } from '#renderer/features/settings/SettingsPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const settingsRoutes: readonly FeatureRoute[] = [
  { path: '/settings', title: 'shell.settings', component: SettingsPage, search: settingsSearch, rail: 0, words: 'shezhi sz settings' },
]

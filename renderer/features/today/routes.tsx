/** Today: the first page after logging in. */
import { TodayPage } from '#renderer/features/today/TodayPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const todayRoutes: readonly FeatureRoute[] = [
  { path: '/today', title: 'shell.today', component: TodayPage, rail: 1, words: 'jinri jr today' },
]

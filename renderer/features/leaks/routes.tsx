/** Leaks: the list with its right third, and the report that opens from anywhere. */
import { LeaksPage } from '#renderer/features/leaks/LeaksPage.tsx'
import { NewLeakPage } from '#renderer/features/leaks/NewLeakPage.tsx'
import { leaksSearch } from '#renderer/features/leaks/leaks-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const leaksRoutes: readonly FeatureRoute[] = [
  { path: '/leaks', under: 5, title: 'leaks.title', component: LeaksPage, search: leaksSearch, capability: 'leaks.read', words: 'xiemi xm leaks' },
  { path: '/leaks/new', title: 'leaks.report', component: NewLeakPage, capability: 'leaks.report', words: 'baogao xiemi bgxm xielou report leak' },
]

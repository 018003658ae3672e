/** Reports: every register on the screen and as a file. */
import { ReportsPage } from '#renderer/features/reports/ReportsPage.tsx'
import { reportsSearch } from '#renderer/features/reports/reports-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const reportsRoutes: readonly FeatureRoute[] = [
  { path: '/reports', title: 'shell.reports', component: ReportsPage, search: reportsSearch, capability: 'reports.read', rail: 8, words: 'baobiao bb daochu dc dengjibu djb export register report' },
]

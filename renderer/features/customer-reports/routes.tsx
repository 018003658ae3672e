/** Customer reports: reports, definitions, the issue register, deliveries. */
import { CopiesPage } from '#renderer/features/customer-reports/CopiesPage.tsx'
import { DefinitionsPage } from '#renderer/features/customer-reports/DefinitionsPage.tsx'
import { DeliveriesPage } from '#renderer/features/customer-reports/DeliveriesPage.tsx'
import { NewDefinitionPage } from '#renderer/features/customer-reports/NewDefinitionPage.tsx'
import { NewReportPage } from '#renderer/features/customer-reports/NewReportPage.tsx'
import { ReportsPage } from '#renderer/features/customer-reports/ReportsPage.tsx'
import { copiesSearch, definitionsSearch, deliveriesSearch, newReportSearch, reportsSearch } from '#renderer/features/customer-reports/reports-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const customerReportsRoutes: readonly FeatureRoute[] = [
  { path: '/customer-reports', under: 8, title: 'customer-reports.title', component: ReportsPage, search: reportsSearch, capability: 'reports.read', words: 'kehu tongji baobiao tjbb customer statistics' },
  { path: '/customer-reports/new', title: 'customer-reports.compile', component: NewReportPage, search: newReportSearch, capability: 'customer-reports.write', words: 'bianzhi baobiao bz compile report' },
  { path: '/customer-reports/definitions', title: 'customer-reports.definitions', component: DefinitionsPage, search: definitionsSearch, capability: 'reports.read', words: 'dingqi baobiao dq periodic definitions' },
  { path: '/customer-reports/definitions/new', title: 'customer-reports.define', component: NewDefinitionPage, capability: 'customer-reports.write', words: 'sheding dingqi baobiao define periodic report' },
  { path: '/customer-reports/copies', title: 'customer-reports.issue-register', component: CopiesPage, search: copiesSearch, capability: 'reports.read', words: 'baobiao fafang ff copies issue register' },
  { path: '/customer-reports/deliveries', title: 'customer-reports.deliveries', component: DeliveriesPage, search: deliveriesSearch, capability: 'reports.read', words: 'waibumen baobiao fasong deliveries' },
]

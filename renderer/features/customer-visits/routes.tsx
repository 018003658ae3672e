/** Visits to customers: the list, the forms, the month's plans. */
import { PlansPage } from '#renderer/features/customer-visits/PlansPage.tsx'
import { ReportPage } from '#renderer/features/customer-visits/ReportPage.tsx'
import { CorrectVisitPage, NewVisitPage } from '#renderer/features/customer-visits/VisitPages.tsx'
import { VisitsPage } from '#renderer/features/customer-visits/VisitsPage.tsx'
import { newVisitSearch, plansSearch, visitsSearch } from '#renderer/features/customer-visits/visits-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const customerVisitsRoutes: readonly FeatureRoute[] = [
  { path: '/customer-visits', under: 4, title: 'customer-visits.title', component: VisitsPage, search: visitsSearch, capability: 'customer-visits.read', words: 'kehu baifang bf zoufang visits' },
  { path: '/customer-visits/new', title: 'customer-visits.new', component: NewVisitPage, search: newVisitSearch, capability: 'customer-visits.write', words: 'anpai baifang ap plan visit' },
  { path: '/customer-visits/plans', title: 'customer-visits.plans', component: PlansPage, search: plansSearch, capability: 'customer-visits.read', words: 'baifang jihua jh plans quota' },
  { path: '/customer-visits/$id/correct', title: 'customer-visits.correct', component: CorrectVisitPage, capability: 'customer-visits.write' },
  { path: '/customer-visits/$id/report', title: 'customer-visits.report-visit', component: ReportPage, capability: 'customer-visits.write' },
]

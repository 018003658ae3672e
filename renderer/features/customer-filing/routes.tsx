/** Customer filing: the list and its right third, and a first contact. */
import { FilingPage } from '#renderer/features/customer-filing/FilingPage.tsx'
import { NewContactPage } from '#renderer/features/customer-filing/NewContactPage.tsx'
import { filingSearch, newContactSearch } from '#renderer/features/customer-filing/filing-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const customerFilingRoutes: readonly FeatureRoute[] = [
  { path: '/customer-filing', under: 4, title: 'customer-filing.title', component: FilingPage, search: filingSearch, capability: 'customers.read', words: 'kehu beian ba filing' },
  { path: '/customer-filing/new', title: 'customer-filing.new', component: NewContactPage, search: newContactSearch, capability: 'customer-visits.write', words: 'xin kehu jiechu first contact' },
]

/** Customer files. */
import { CorrectCustomerPage } from '#renderer/features/customers/CorrectCustomerPage.tsx'
import { CustomerFilePage } from '#renderer/features/customers/CustomerFilePage.tsx'
import { CustomersPage } from '#renderer/features/customers/CustomersPage.tsx'
import { NewCustomerPage } from '#renderer/features/customers/NewCustomerPage.tsx'
import { customersSearch, fileSearch } from '#renderer/features/customers/customers-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const customersRoutes: readonly FeatureRoute[] = [
  { path: '/customers', title: 'shell.customers', component: CustomersPage, search: customersSearch, capability: 'customers.read', rail: 4, words: 'kehu kh dangan da customers files' },
  { path: '/customers/new', title: 'customers.open', component: NewCustomerPage, capability: 'customers.edit', key: 'F8', words: 'xinjian jiandang jd new customer' },
  { path: '/customers/$id', title: 'shell.customers', component: CustomerFilePage, search: fileSearch, capability: 'customers.read' },
  { path: '/customers/$id/correct', title: 'common.correct', component: CorrectCustomerPage, search: fileSearch, capability: 'customers.edit' },
]

/** The lending desk. */
import { LendingPage } from '#renderer/features/lending/LendingPage.tsx'
import { RequestPage } from '#renderer/features/lending/RequestPage.tsx'
import { ResubmitPage } from '#renderer/features/lending/ResubmitPage.tsx'
import { lendingSearch, requestSearch } from '#renderer/features/lending/lending-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const lendingRoutes: readonly FeatureRoute[] = [
  { path: '/lending', title: 'shell.lending', component: LendingPage, search: lendingSearch, capability: 'lending.read', rail: 5, words: 'jieyue jy waijie guihuan lending loans' },
  { path: '/lending/new', title: 'lending.request', component: RequestPage, search: requestSearch, capability: 'lending.request', key: 'F6', words: 'jieyue shenqing jysq borrow request' },
  { path: '/lending/$id/resubmit', title: 'lending.resubmit', component: ResubmitPage, capability: 'lending.request' },
]

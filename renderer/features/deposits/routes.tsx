/** The deposit log. */
import { CorrectDepositPage } from '#renderer/features/deposits/CorrectDepositPage.tsx'
import { DepositsPage } from '#renderer/features/deposits/DepositsPage.tsx'
import { depositsSearch, takeSearch } from '#renderer/features/deposits/deposits-search.ts'
import { TakeDepositPage } from '#renderer/features/deposits/TakeDepositPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const depositsRoutes: readonly FeatureRoute[] = [
  { path: '/deposits', title: 'shell.deposits', component: DepositsPage, search: depositsSearch, capability: 'deposits.read', rail: 3, words: 'jicun jc deposits' },
  { path: '/deposits/new', title: 'deposits.take', component: TakeDepositPage, search: takeSearch, capability: 'deposits.take', key: 'F4', words: 'shoucun sc jicun take deposit' },
  { path: '/deposits/$id/correct', title: 'deposits.correct', component: CorrectDepositPage, search: takeSearch, capability: 'deposits.take' },
]

/** Penalties: the list, the form of a finding, the monthly statement, who pays for a post. */
import { MyPenaltiesPage, PenaltiesPage } from '#renderer/features/penalties/PenaltiesPage.tsx'
import { PayersPage } from '#renderer/features/penalties/PayersPage.tsx'
import { penaltiesSearch, statementSearch } from '#renderer/features/penalties/penalties-search.ts'
import { RecordFindingPage } from '#renderer/features/penalties/RecordFindingPage.tsx'
import { StatementPage } from '#renderer/features/penalties/StatementPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const penaltiesRoutes: readonly FeatureRoute[] = [
  { path: '/penalties', under: 9, title: 'penalties.title', component: PenaltiesPage, search: penaltiesSearch, capability: 'penalties.read', words: 'chufa cf penalties weigui fakuan' },
  { path: '/penalties/mine', title: 'penalties.mine', component: MyPenaltiesPage, search: penaltiesSearch, capability: 'penalties.record', words: 'chufa cf wodechufa my penalties' },
  { path: '/penalties/new', title: 'penalties.record', component: RecordFindingPage, capability: 'penalties.record', words: 'dengji weigui wg chufa record violation' },
  { path: '/penalties/statement', title: 'penalties.statement', component: StatementPage, search: statementSearch, capability: 'penalties.read', words: 'chufa mingxi yuedu statement' },
  { path: '/penalties/payers', title: 'penalties.payers', component: PayersPage, capability: 'penalties.decide', words: 'chufa chengdan gangwei payers posts' },
]

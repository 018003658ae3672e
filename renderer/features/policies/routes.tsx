/** Policies: every clause that the program runs, and where a cited clause opens. */
import { PoliciesPage } from '#renderer/features/policies/PoliciesPage.tsx'
import { ChangesPage } from '#renderer/features/policies/ChangesPage.tsx'
import { ConflictsPage } from '#renderer/features/policies/ConflictsPage.tsx'
import { CoveragePage } from '#renderer/features/policies/CoveragePage.tsx'
import { PacksPage } from '#renderer/features/policies/PacksPage.tsx'
import { QuotasPage } from '#renderer/features/policies/QuotasPage.tsx'
import { ProposePage } from '#renderer/features/policies/ProposePage.tsx'
import { changesSearch, conflictsSearch, coverageSearch, packsSearch, policiesSearch, proposeSearch, quotasSearch } from '#renderer/features/policies/policies-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const policiesRoutes: readonly FeatureRoute[] = [
  { path: '/policies', title: 'shell.policies', component: PoliciesPage, search: policiesSearch, capability: 'policies.read', rail: 9, words: 'zhidu zd tiaokuan tk policy clause rules' },
  { path: '/policies/packs', title: 'policies.tab-packs', component: PacksPage, search: packsSearch, capability: 'policies.read', words: 'qiyong tingyong zhidubao packs' },
  { path: '/policies/changes', title: 'policies.changes', component: ChangesPage, search: changesSearch, capability: 'policies.read', words: 'biangeng zhidu changes' },
  { path: '/policies/conflicts', title: 'policies.tab-conflicts', component: ConflictsPage, search: conflictsSearch, capability: 'policies.read', words: 'chongtu zhidu conflicts' },
  { path: '/policies/coverage', title: 'policies.coverage', component: CoveragePage, search: coverageSearch, capability: 'policies.read', words: 'zhixing tiaokuan coverage' },
  { path: '/policies/quotas', title: 'policies.tab-quotas', component: QuotasPage, search: quotasSearch, capability: 'policies.read', words: 'zhibiao zb ding e quota' },
  { path: '/policies/propose', title: 'policies.propose', component: ProposePage, search: proposeSearch, capability: 'policies.propose', words: 'gai zhidu shuzhi change figure' },
]

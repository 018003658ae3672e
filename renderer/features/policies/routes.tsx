/** Policies: every clause that the program runs, and where a cited clause opens. */
import { PoliciesPage } from '#renderer/features/policies/PoliciesPage.tsx'
import { policiesSearch } from '#renderer/features/policies/policies-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const policiesRoutes: readonly FeatureRoute[] = [
  { path: '/policies', title: 'shell.policies', component: PoliciesPage, search: policiesSearch, capability: 'policies.read', rail: 9, words: 'zhidu zd tiaokuan tk policy clause rules' },
]

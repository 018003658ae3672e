/** Duties: the list and its right third. */
import { DutiesPage } from '#renderer/features/duties/DutiesPage.tsx'
import { dutiesSearch } from '#renderer/features/duties/duties-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const dutiesRoutes: readonly FeatureRoute[] = [
  { path: '/duties', under: 1, title: 'duties.title', component: DutiesPage, search: dutiesSearch, capability: 'duties.read', words: 'daiban db duties todo' },
]

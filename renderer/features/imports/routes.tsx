/** Imports. */
import { ImportsPage } from '#renderer/features/imports/ImportsPage.tsx'
import { importsSearch, linesSearch } from '#renderer/features/imports/imports-search.ts'
import { LinesPage } from '#renderer/features/imports/LinesPage.tsx'
import { NewImportPage } from '#renderer/features/imports/NewImportPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const importsRoutes: readonly FeatureRoute[] = [
  { path: '/imports', under: 4, title: 'imports.title', component: ImportsPage, search: importsSearch, capability: 'customers.read', words: 'daoru dr import' },
  { path: '/imports/new', title: 'imports.new', component: NewImportPage, search: linesSearch, capability: 'imports.run', words: 'daoru wenjian dr import file' },
  { path: '/imports/$id/lines', title: 'imports.see-lines', component: LinesPage, search: linesSearch, capability: 'customers.read' },
]

/** The addresses of the import's pages. */
import { listSearch, searchChoice } from '#renderer/ui/index.ts'
import { lineOutcomes } from '#shared/domain/imports/outcome.ts'

export const shownOutcomes = ['all', ...lineOutcomes, 'similar', 'noted'] as const
export const importsSearch = listSearch({})
export const linesSearch = listSearch({ outcome: searchChoice(shownOutcomes, 'all') })

/** Row types of the search index. The gram table is virtual and written with raw SQL by `main/mechanisms/search` only. */
import type { Generated } from 'kysely'

export type SearchTables = {
  search_documents: { id: Generated<number>; kind: string; subject_id: string; title: string; subtitle: string; verify: string; at: number }
  search_grams: { rowid: number; tokens: string }
}

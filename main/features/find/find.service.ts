/** Answers Ctrl+K and scans from the search index, within what the person may read. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import type { SearchHit } from '#main/mechanisms/search/search-documents.ts'
import type { FindHitRow } from '#shared/contract/find.ts'
import { isFindKind, kindsFor } from '#shared/domain/find.ts'
import type { Role } from '#shared/domain/access.ts'
import { normalizeForSearch } from '#shared/domain/search/grams.ts'
import { toInstant } from '#shared/kernel/instants.ts'

type SearchInput = { readonly text: string; readonly size: number; readonly before: string | null }

/** Records that contain all typed words: one whose own number was typed whole comes first, then the newest. */
export async function findAnything(reader: Reader, role: Role, input: SearchInput): Promise<{ rows: FindHitRow[]; next: string | null }> {
  const { hits, next } = await searchDocuments(reader, input.text, { kinds: kindsFor(role), limit: input.size, before: input.before })
  const ranked = hits.map((hit) => ({ hit, rank: rankOf(hit, input.text) })).toSorted((one, other) => other.rank - one.rank)
  return { rows: ranked.flatMap(({ hit }) => toRow(hit)), next }
}

/** A record that is called by the number comes before one that only mentions it, e.g. a loan of that customer file. */
function rankOf(hit: SearchHit, typed: string): 0 | 1 | 2 {
  if (!hit.isExactNumber) return 0
  return normalizeForSearch(hit.title).startsWith(normalizeForSearch(typed)) ? 2 : 1
}

function toRow(hit: SearchHit): FindHitRow[] {
  if (!isFindKind(hit.kind)) return []
  return [{ kind: hit.kind, id: hit.subjectId, title: hit.title, subtitle: hit.subtitle, at: toInstant(hit.atMs), matched: [...hit.matched], isExactNumber: hit.isExactNumber }]
}

/** Answers a typed search newest first, exactly, at any length. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '#main/db/unit-of-work.ts'
import { planQuery } from '#shared/domain/search/grams.ts'

export type SearchHit = { readonly kind: string; readonly subjectId: string; readonly title: string; readonly subtitle: string; readonly at: number }
export type SearchAnswer = { readonly hits: readonly SearchHit[]; readonly hasMore: boolean }

const emptyAnswer: SearchAnswer = { hits: [], hasMore: false }

function verified(words: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join([sql`1 = 1`, ...words.map((word) => sql`instr(search_documents.verify, ${word}) > 0`)], sql` AND `)}`
}

/** Everything that contains all typed words, newest first; `kinds` narrows to what the person may read. */
export async function searchDocuments(reader: Reader, typed: string, options: { readonly kinds: readonly string[]; readonly limit: number }): Promise<SearchAnswer> {
  const plan = planQuery(typed)
  if (plan === null || options.kinds.length === 0) return emptyAnswer
  const rows = await sql<SearchHit>`
    SELECT search_documents.kind, subject_id AS subjectId, title, subtitle, at
    FROM search_grams CROSS JOIN search_documents ON search_documents.id = search_grams.rowid
    WHERE search_grams MATCH ${plan.expression} AND ${verified(plan.verify)}
      AND search_documents.kind IN (SELECT value FROM json_each(${JSON.stringify(options.kinds)}))
    ORDER BY search_grams.rowid DESC LIMIT ${options.limit + 1}`.execute(reader)
  return { hits: rows.rows.slice(0, options.limit), hasMore: rows.rows.length > options.limit }
}

/** The ids of one kind that contain all typed words, as a subquery for a list's filter; null when nothing searchable was typed. */
export function matchingSubjects(typed: string, kind: string): RawBuilder<string> | null {
  const plan = planQuery(typed)
  if (plan === null) return null
  return sql<string>`(SELECT search_documents.subject_id FROM search_grams CROSS JOIN search_documents ON search_documents.id = search_grams.rowid
    WHERE search_grams MATCH ${plan.expression} AND search_documents.kind = ${kind} AND ${verified(plan.verify)})`
}

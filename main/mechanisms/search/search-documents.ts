/** Answers a typed search newest first, exactly, at any length. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Reader } from '#main/db/unit-of-work.ts'
import { isExactNumber, matchedFields, planQuery } from '#shared/domain/search/grams.ts'
import type { QueryPlan, SearchFieldName } from '#shared/domain/search/grams.ts'

export type SearchHit = {
  readonly kind: string
  readonly subjectId: string
  readonly title: string
  readonly subtitle: string
  readonly atMs: number
  /** The fields that contain what was typed. */
  readonly matched: readonly SearchFieldName[]
  /** What was typed is one of its numbers, whole. */
  readonly isExactNumber: boolean
}

export type SearchOptions = {
  /** Only these kinds (what the person may read); absent means all, empty means none. */
  readonly kinds?: readonly string[]
  /** 1 to 50 hits; 50 when absent. */
  readonly limit?: number
  /** Continues after the page whose `next` this is. */
  readonly before?: string | null
}

export type SearchAnswer = { readonly hits: readonly SearchHit[]; readonly next: string | null }

/** The number of hits; `isCapped` says that there are more than `count`. */
export type SearchCount = { readonly count: number; readonly isCapped: boolean }

const largestPage = 50
/** Beyond this many hits the exact number helps nobody and would cost more than an interactive call may. */
const countCap = 10_000
const emptyAnswer: SearchAnswer = { hits: [], next: null }

/** What a plan asks of the document itself, where its tokens alone are not exact. */
export function verified(plan: QueryPlan): RawBuilder<boolean> {
  return sql<boolean>`${sql.join([sql`1 = 1`, ...plan.verify.map((word) => sql`instr(search_documents.verify, ${word}) > 0`)], sql` AND `)}`
}

/** CROSS JOIN keeps the order of loops: the full-text index drives, rows are looked up one by one until the page is full. */
export const candidates = sql`search_grams CROSS JOIN search_documents ON search_documents.id = search_grams.rowid`

type HitRow = { readonly id: number; readonly kind: string; readonly subjectId: string; readonly title: string; readonly subtitle: string; readonly verify: string; readonly at: number }

/** Everything that contains all typed words, newest first. Text without a letter or digit finds nothing. */
export async function searchDocuments(reader: Reader, typed: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const plan = planQuery(typed, options.kinds)
  if (plan === null) return emptyAnswer
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? largestPage), 1), largestPage)
  const before = Number(options.before ?? Number.NaN)
  const place = Number.isSafeInteger(before) ? sql`AND search_grams.rowid < ${before}` : sql``
  const found = await sql<HitRow>`
    SELECT search_documents.id, search_documents.kind, subject_id AS subjectId, title, subtitle, verify, at FROM ${candidates}
    WHERE search_grams MATCH ${plan.expression} ${place} AND ${verified(plan)} AND ${ofKinds(options.kinds)}
    ORDER BY search_grams.rowid DESC LIMIT ${limit + 1}`.execute(reader)
  const page = found.rows.slice(0, limit)
  const hits = page.map((row) => ({ kind: row.kind, subjectId: row.subjectId, title: row.title, subtitle: row.subtitle, atMs: row.at, matched: matchedFields(row.verify, typed), isExactNumber: isExactNumber(row.verify, typed) }))
  return { hits, next: found.rows.length > limit ? String(page.at(-1)?.id ?? '') : null }
}

/** The index narrows by kind already; what a person may not read is checked on the row as well. */
export function ofKinds(kinds: readonly string[] | undefined): RawBuilder<boolean> {
  return kinds === undefined ? sql<boolean>`1 = 1` : sql<boolean>`search_documents.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`
}

/** How many documents contain all typed words, counted up to 10,000. */
export async function countDocuments(reader: Reader, typed: string, options: Pick<SearchOptions, 'kinds'> = {}): Promise<SearchCount> {
  const plan = planQuery(typed, options.kinds)
  if (plan === null) return { count: 0, isCapped: false }
  // Without words to verify the index alone knows the number.
  const source = plan.verify.length === 0 ? sql`search_grams` : candidates
  const check = plan.verify.length === 0 ? sql`` : sql`AND ${verified(plan)}`
  const counted = await sql<{ count: number }>`SELECT count(*) AS count FROM (SELECT 1 FROM ${source} WHERE search_grams MATCH ${plan.expression} ${check} LIMIT ${countCap + 1})`.execute(reader)
  const count = counted.rows[0]?.count ?? 0
  return { count: Math.min(count, countCap), isCapped: count > countCap }
}

/** The ids of one kind that contain all typed words, as a subquery for a list's filter; null when nothing searchable was typed. */
export function matchingSubjects(typed: string, kind: string): RawBuilder<string> | null {
  const plan = planQuery(typed, [kind])
  if (plan === null) return null
  return sql<string>`(SELECT search_documents.subject_id FROM ${candidates} WHERE search_grams MATCH ${plan.expression} AND ${ofKinds([kind])} AND ${verified(plan)})`
}

/** Guarantees that a list narrowed by typed words costs the same per page however common the words are: the index is followed, never collected. */
import { sql } from 'kysely'
import type { Expression, RawBuilder, SqlBool } from 'kysely'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { candidates, ofKinds, verified } from '#main/mechanisms/search/search-documents.ts'
import { planQuery, queryWords } from '#shared/domain/search/grams.ts'
import type { QueryPlan } from '#shared/domain/search/grams.ts'

/** Subjects of one kind: `table` holds them under their `id`, `condition` is the list's other filter over that table, null for none. */
export type NarrowedKind = { readonly kind: string; readonly table: keyof Schema & string; readonly condition: Expression<SqlBool> | null }

/** A list, of one kind or of several, and the typed words that narrow it. */
export type NarrowedList = { readonly typed: string; readonly kinds: readonly NarrowedKind[] }

export type PageRequest = { readonly cursor: string | null; readonly size: number }

type Hit = { readonly place: number; readonly subjectId: string; readonly isKept: 0 | 1 }

/** Hits that one call looks at beyond its page when the list's filter drops them: about two milliseconds' worth. */
const lookedThrough = 600

/**
 * The ids of a page of subjects that contain all typed words and that the list's filter keeps, in the order of the index, newest first;
 * null when nothing searchable was typed. A filter that drops nearly every hit makes the page short, even empty: `next` then says that there is more to look through.
 */
export async function pageOfMatches(reader: Reader, list: NarrowedList, request: PageRequest): Promise<Page<string> | null> {
  if (queryWords(list.typed).length === 0) return null
  const plan = planQuery(list.typed, namesOf(list))
  if (plan === null) return { rows: [], next: null }
  let place = readPlace(request.cursor)
  const kept: Hit[] = []
  // The first round is all that a page needs whose filter drops nothing; the second is the bound.
  for (const limit of [request.size + 1, Math.max(lookedThrough, request.size)]) {
    const hits = await lookAt(reader, plan, list, place, limit)
    kept.push(...hits.filter((hit) => hit.isKept === 1))
    const isEnd = hits.length < limit
    place = hits.at(-1)?.place ?? place
    if (kept.length > request.size) return toPage(kept.slice(0, request.size), kept[request.size - 1]?.place ?? null)
    if (isEnd) return toPage(kept, null)
  }
  return toPage(kept, place)
}

function toPage(kept: readonly Hit[], place: number | null): Page<string> {
  return { rows: kept.map((hit) => hit.subjectId), next: place === null ? null : String(place) }
}

/** A cursor that this program did not write begins at the first page. */
function readPlace(cursor: string | null): number | null {
  const place = cursor === null ? Number.NaN : Number(cursor)
  return Number.isSafeInteger(place) ? place : null
}

/** The next hits with whether the list keeps each. The filter is asked subject by subject: as a join the planner would walk the list's own index instead. */
async function lookAt(reader: Reader, plan: QueryPlan, list: NarrowedList, place: number | null, limit: number): Promise<readonly Hit[]> {
  const found = await sql<Hit>`SELECT search_grams.rowid AS place, search_documents.subject_id AS subjectId, ${keeps(list)} AS isKept
    FROM ${matching(plan, list)} ${place === null ? sql`` : sql`AND search_grams.rowid < ${place}`} ORDER BY search_grams.rowid DESC LIMIT ${limit}`.execute(reader)
  return found.rows
}

function namesOf(list: NarrowedList): string[] {
  return list.kinds.map(({ kind }) => kind)
}

function matching(plan: QueryPlan, list: NarrowedList): RawBuilder<unknown> {
  return sql`${candidates} WHERE search_grams MATCH ${plan.expression} AND ${ofKinds(namesOf(list))} AND ${verified(plan)}`
}

function keeps({ kinds }: NarrowedList): RawBuilder<SqlBool> {
  const cases = kinds.map(({ kind, table, condition }) => sql`WHEN ${kind} THEN EXISTS (SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(`${table}.id`)} = search_documents.subject_id ${condition === null ? sql`` : sql`AND ${condition}`})`)
  return sql<SqlBool>`CASE search_documents.kind ${sql.join(cases, sql` `)} ELSE 0 END`
}

/** How many subjects contain all typed words and are kept by the list's filter, counted up to `limit` (null: exactly); null when nothing searchable was typed. */
export async function countMatches(reader: Reader, list: NarrowedList, limit: number | null): Promise<number | null> {
  if (queryWords(list.typed).length === 0) return null
  const plan = planQuery(list.typed, namesOf(list))
  if (plan === null) return 0
  const counted = await sql<{ count: number }>`SELECT count(*) AS count FROM (SELECT 1 FROM ${matching(plan, list)} AND ${keeps(list)} ${limit === null ? sql`` : sql`LIMIT ${limit}`})`.execute(reader)
  return counted.rows[0]?.count ?? 0
}

/** The rows of a page in the order of its ids; an id without a row is left out. */
export function inOrder<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

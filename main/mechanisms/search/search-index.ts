/** Keeps the search index in step with the registers: written in the same transaction as the rows that it finds. */
import { sql } from 'kysely'
import type { Writer } from '#main/db/unit-of-work.ts'
import { companyReadings, personReadings } from '#main/mechanisms/search/readings.ts'
import { documentEntry } from '#shared/domain/search/grams.ts'
import type { SearchFields } from '#shared/domain/search/grams.ts'

/** One thing that a person can find. */
export type SearchDocument = {
  /** The subject's kind: `deposit`, `visit`, `customer`, … */
  readonly kind: string
  readonly subjectId: string
  readonly title: string
  readonly subtitle: string
  readonly atMs: number
  readonly fields: {
    /** Persons. Found by characters, initials and full pinyin. */
    readonly names?: readonly string[]
    /** Found by characters and initials. */
    readonly companies?: readonly string[]
    /** Found by any three digits, or by the last one or two. */
    readonly phones?: readonly string[]
    /** File and ticket numbers, plates, rooms, ID numbers. Found by any part. */
    readonly numbers?: readonly string[]
    /** Titles, places, purposes; the first 300 signs. */
    readonly texts?: readonly string[]
  }
}

/** Documents written by one statement; bounds the size of its JSON parameter. */
const batchSize = 500

function searchFields({ fields }: SearchDocument): SearchFields {
  const [names, companies] = [fields.names ?? [], fields.companies ?? []]
  const persons = names.map(personReadings)
  return {
    name: names, company: companies, number: fields.numbers ?? [], phone: fields.phones ?? [], text: fields.texts ?? [],
    initials: [...persons, ...companies.map(companyReadings)].flatMap((reading) => reading.initials),
    spelling: persons.flatMap((reading) => reading.spellings),
  }
}

/** Adds a document, or replaces the one of the same subject; it keeps its place in the order. */
export async function indexDocument(writer: Writer, document: SearchDocument): Promise<void> {
  await writeBatch(writer, [document])
}

/** Adds or replaces many documents in the order given (the last is the newest), e.g. of an import. */
export async function indexMany(writer: Writer, documents: readonly SearchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += batchSize) await writeBatch(writer, documents.slice(start, start + batchSize))
}

async function writeBatch(writer: Writer, documents: readonly SearchDocument[]): Promise<void> {
  // The last one of a subject wins, as it would one after another.
  const bySubject = new Map(documents.map((document) => [document.subjectId, document]))
  const known = await rowsOf(writer, [...bySubject.keys()])
  await forget(writer, [...known.values()])
  const newest = await sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM search_documents`.execute(writer)
  let lastId = newest.rows[0]?.id ?? 0
  const rows = [...bySubject.values()].map((document) => {
    const entry = documentEntry(document.kind, searchFields(document))
    const id = known.get(document.subjectId) ?? (lastId += 1)
    return [id, document.kind, document.subjectId, document.title, document.subtitle, entry.verification, Math.trunc(document.atMs), entry.tokens]
  })
  const batch = JSON.stringify(rows)
  await sql`INSERT INTO search_documents (id, kind, subject_id, title, subtitle, verify, at)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(${batch})`.execute(writer)
  await sql`INSERT INTO search_grams (rowid, tokens) SELECT value ->> 0, value ->> 7 FROM json_each(${batch})`.execute(writer)
}

async function rowsOf(writer: Writer, subjectIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: number; subjectId: string }>`
    SELECT id, subject_id AS subjectId FROM search_documents WHERE subject_id IN (SELECT value FROM json_each(${JSON.stringify(subjectIds)}))`.execute(writer)
  return new Map(found.rows.map((row) => [row.subjectId, row.id]))
}

async function forget(writer: Writer, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const list = JSON.stringify(ids)
  await sql`DELETE FROM search_grams WHERE rowid IN (SELECT value FROM json_each(${list}))`.execute(writer)
  await sql`DELETE FROM search_documents WHERE id IN (SELECT value FROM json_each(${list}))`.execute(writer)
}

/** Takes a subject out of the index; nothing happens when it is not there. */
export async function removeDocument(writer: Writer, subjectId: string): Promise<void> {
  await removeMany(writer, [subjectId])
}

/** Takes many subjects out of the index, e.g. of an import that is undone. */
export async function removeMany(writer: Writer, subjectIds: readonly string[]): Promise<void> {
  for (let start = 0; start < subjectIds.length; start += batchSize) {
    const known = await rowsOf(writer, subjectIds.slice(start, start + batchSize))
    await forget(writer, [...known.values()])
  }
}

/** Packs the index after a large import; takes about a second per 100,000 documents, so it belongs in a worker. */
export async function packSearchIndex(writer: Writer): Promise<void> {
  await sql`INSERT INTO search_grams (search_grams) VALUES ('optimize')`.execute(writer)
}

/** Keeps the search index in step with the registers: written in the same transaction as the row that it finds. */
import { sql } from 'kysely'
import type { Writer } from '#main/db/unit-of-work.ts'
import { nameInitials } from '#main/mechanisms/search/initials.ts'
import { documentTokens, verificationText } from '#shared/domain/search/grams.ts'
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
    readonly names?: readonly string[]
    readonly companies?: readonly string[]
    readonly phones?: readonly string[]
    readonly numbers?: readonly string[]
    readonly texts?: readonly string[]
  }
}

function searchFields({ fields }: SearchDocument): SearchFields {
  const [names, companies] = [fields.names ?? [], fields.companies ?? []]
  return {
    texts: [...names, ...companies, ...(fields.numbers ?? []), ...(fields.texts ?? [])],
    initials: [...names, ...companies].flatMap(nameInitials),
    phones: fields.phones ?? [],
  }
}

/** Adds a document, or replaces the one of the same subject; it keeps its place in the order. */
export async function indexDocument(writer: Writer, document: SearchDocument): Promise<void> {
  const fields = searchFields(document)
  const columns = { kind: document.kind, title: document.title, subtitle: document.subtitle, verify: verificationText(fields), at: document.atMs }
  const known = await writer.selectFrom('search_documents').select('id').where('subject_id', '=', document.subjectId).executeTakeFirst()
  if (known !== undefined) {
    await writer.updateTable('search_documents').set(columns).where('id', '=', known.id).execute()
    await sql`DELETE FROM search_grams WHERE rowid = ${known.id}`.execute(writer)
  }
  const id = known?.id ?? (await writer.insertInto('search_documents').values({ subject_id: document.subjectId, ...columns }).returning('id').executeTakeFirstOrThrow()).id
  await sql`INSERT INTO search_grams (rowid, tokens) VALUES (${id}, ${documentTokens(fields)})`.execute(writer)
}

/** Takes a subject out of the index. */
export async function removeDocument(writer: Writer, subjectId: string): Promise<void> {
  const known = await writer.selectFrom('search_documents').select('id').where('subject_id', '=', subjectId).executeTakeFirst()
  if (known === undefined) return
  await sql`DELETE FROM search_grams WHERE rowid = ${known.id}`.execute(writer)
  await writer.deleteFrom('search_documents').where('id', '=', known.id).execute()
}

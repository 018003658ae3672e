/** Reads and writes imports, their lines and the mappings that an office has used; the only place that knows their tables. */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { inChunks } from '#main/db/chunks.ts'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { ImportTables } from '#main/db/tables/imports.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { ImportRow, ImportedLine } from '#shared/contract/imports.ts'
import type { Finding } from '#shared/domain/imports/cell.ts'
import type { ColumnMapping } from '#shared/domain/imports/columns.ts'
import type { SkippedLines } from '#shared/domain/imports/lines.ts'
import type { LineOutcome, Match } from '#shared/domain/imports/outcome.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<ImportTables['imports']> & { readonly imported_by_name: string | null; readonly undone_by_name: string | null }
type LineRow = Selectable<ImportTables['import_lines']>
export type ShownLines = 'all' | LineOutcome | 'similar' | 'noted'

/** Ids, moments and JSON in the tables were written by this file; reading them back restores their types. */
function fromRow(row: Row): ImportRow {
  return {
    id: row.id as Id<'import'>, number: row.number, kind: row.kind, status: row.status, fileName: row.file_name, sheet: row.sheet, policy: row.policy,
    counts: { read: row.read, new: row.new, updated: row.updated, duplicate: row.duplicate, rejected: row.rejected }, skipped: JSON.parse(row.skipped) as SkippedLines,
    importedAt: row.imported_at as InstantMs, importedBy: row.imported_by_name ?? row.imported_by, undoneAt: row.undone_at as InstantMs | null, undoneBy: row.undone_by_name, undoReason: row.undo_reason,
  }
}

function fromLine(row: LineRow): ImportedLine {
  return {
    line: row.line, outcome: row.outcome, title: row.title, subjectId: row.subject_id, number: row.subject_number,
    match: row.match === null ? null : (JSON.parse(row.match) as ImportedLine['match']), findings: JSON.parse(row.findings) as ImportedLine['findings'],
  }
}

function selectImports(reader: Reader) {
  return reader.selectFrom('imports').leftJoin('users as importer', 'importer.id', 'imports.imported_by').leftJoin('users as undoer', 'undoer.id', 'imports.undone_by')
    .selectAll('imports').select(['importer.display_name as imported_by_name', 'undoer.display_name as undone_by_name'])
}

/** One import, or undefined. */
export async function findImport(reader: Reader, id: Id<'import'>): Promise<ImportRow | undefined> {
  const row = await selectImports(reader).where('imports.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** What undoing and giving lines back need beyond the row that screens see. */
export async function findImportFacts(reader: Reader, id: Id<'import'>): Promise<{ readonly headings: readonly string[]; readonly lastSeq: number } | undefined> {
  const row = await reader.selectFrom('imports').select(['headings', 'last_seq']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { headings: JSON.parse(row.headings) as string[], lastSeq: row.last_seq }
}

/** A page of imports, newest first. */
export async function pageImports(reader: Reader, cursor: string | null, size: number): Promise<Page<ImportRow>> {
  const position = decodeCursor(cursor)
  let select = selectImports(reader)
  if (position !== null) select = select.where(sql<boolean>`(imports.imported_at, imports.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('imports.imported_at', 'desc').orderBy('imports.id', 'desc').limit(size + 1).execute()
  return cutPage(rows.map(fromRow), size, (row) => [row.importedAt, row.id])
}

function selectLines(reader: Reader, id: Id<'import'>, shown: ShownLines) {
  const select = reader.selectFrom('import_lines').selectAll().where('import_id', '=', id)
  if (shown === 'all') return select
  if (shown === 'similar') return select.where('match', 'is not', null)
  return shown === 'noted' ? select.where('findings', '<>', '[]') : select.where('outcome', '=', shown)
}

/** A page of an import's lines, in the order of the sheet. */
export async function pageLines(reader: Reader, id: Id<'import'>, shown: ShownLines, cursor: string | null, size: number): Promise<Page<ImportedLine>> {
  const after = decodeCursor(cursor)
  let select = selectLines(reader, id, shown)
  if (after !== null) select = select.where('line', '>', Number(after[0]))
  const rows = await select.orderBy('line').limit(size + 1).execute()
  return cutPage(rows.map(fromLine), size, (row) => [row.line, ''])
}

export type RejectedLine = { readonly line: number; readonly cells: readonly string[]; readonly findings: readonly Finding[] }

/** The rejected lines of an import, some hundreds at a time. */
export async function* readRejected(reader: Reader, id: Id<'import'>): AsyncGenerator<readonly RejectedLine[], void, void> {
  for (let last = 0; ;) {
    const rows = await selectLines(reader, id, 'rejected').where('line', '>', last).orderBy('line').limit(500).execute()
    if (rows.length === 0) return
    yield rows.map((row) => ({ line: row.line, cells: JSON.parse(row.cells ?? '[]') as string[], findings: JSON.parse(row.findings) as Finding[] }))
    last = rows.at(-1)?.line ?? last
  }
}

/** For fingerprints that an import brought before, and that was not undone: the record that came of it. */
export async function findSameLines(reader: Reader, fingerprints: readonly string[]): Promise<Map<string, Match>> {
  const found = new Map<string, Match>()
  await inChunks([...new Set(fingerprints)], async (chunk) => {
    const rows = await reader.selectFrom('import_lines').innerJoin('imports', 'imports.id', 'import_id').select(['fingerprint', 'subject_id', 'subject_number', 'title'])
      .where('fingerprint', 'in', [...chunk]).where('subject_id', 'is not', null).where('imports.status', '=', 'done').execute()
    for (const row of rows) found.set(row.fingerprint, { certainty: 'same', reasons: ['same-line'], subjectId: row.subject_id, number: row.subject_number, name: row.title, line: null })
  })
  return found
}

/** The newest import of a file with this hash that was not undone. */
export async function findSameFile(reader: Reader, fileHash: string): Promise<{ readonly number: string; readonly at: InstantMs } | null> {
  const row = await reader.selectFrom('imports').select(['number', 'imported_at']).where('file_hash', '=', fileHash).where('status', '=', 'done').orderBy('imported_at', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : { number: row.number, at: row.imported_at as InstantMs }
}

/** The mapping that this office last used for a table with these headings. */
export async function findMapping(reader: Reader, signature: string): Promise<{ readonly kind: ImportKind; readonly mapping: ColumnMapping } | null> {
  const row = await reader.selectFrom('import_mappings').select(['kind', 'mapping']).where('signature', '=', signature).executeTakeFirst()
  return row === undefined ? null : { kind: row.kind, mapping: JSON.parse(row.mapping) as string[] }
}

/** Remembers a mapping for the next table with these headings. */
export async function saveMapping(writer: Writer, mapping: { readonly signature: string; readonly kind: ImportKind; readonly mapping: ColumnMapping; readonly at: InstantMs; readonly by: string }): Promise<void> {
  const values = { kind: mapping.kind, mapping: JSON.stringify(mapping.mapping), used_at: mapping.at, used_by: mapping.by }
  await writer.insertInto('import_mappings').values({ signature: mapping.signature, ...values }).onConflict((conflict) => conflict.column('signature').doUpdateSet(values)).execute()
}

/** Adds an import. */
export async function insertImport(writer: Writer, row: ImportTables['imports']): Promise<void> {
  await writer.insertInto('imports').values(row).execute()
}

/** Adds the lines of an import. */
export async function insertLines(writer: Writer, lines: readonly ImportTables['import_lines'][]): Promise<void> {
  await inChunks(lines, async (chunk) => void await writer.insertInto('import_lines').values([...chunk]).execute())
}

/** Marks an import as undone. */
export async function markUndone(writer: Writer, id: Id<'import'>, at: InstantMs, by: string, reason: string): Promise<void> {
  await writer.updateTable('imports').set({ status: 'undone', undone_at: at, undone_by: by, undo_reason: reason }).where('id', '=', id).execute()
}

/** The records that an import brought up to date, with how they read before. */
export async function listUpdated(reader: Reader, id: Id<'import'>): Promise<readonly { readonly subjectId: string; readonly number: string; readonly before: string }[]> {
  const rows = await reader.selectFrom('import_lines').select(['subject_id', 'subject_number', 'before']).where('import_id', '=', id).where('outcome', '=', 'updated').orderBy('line').execute()
  return rows.flatMap((row) => (row.subject_id === null || row.before === null ? [] : [{ subjectId: row.subject_id, number: row.subject_number, before: row.before }]))
}

/** Which of these subjects have entries in the register book after `seq`. */
export async function findWorkedOn(reader: Reader, subjectIds: readonly string[], seq: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  await inChunks(subjectIds, async (chunk) => {
    const rows = await reader.selectFrom('register_events').select('subject_id').distinct().where('subject_id', 'in', [...chunk]).where('seq', '>', seq).execute()
    for (const row of rows) found.add(row.subject_id)
  })
  return found
}

/** The newest entry of the register book. */
export async function newestSeq(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('register_events').select((build) => build.fn.max('seq').as('seq')).executeTakeFirst()
  return row?.seq ?? 0
}

/** Writes a judged table in one unit of work: all of it, numbered and in the book, with an account of every line; or nothing. */
import type { ImportTables } from '#main/db/tables/imports.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import type { ImportTarget } from '#main/features/imports/import-target.ts'
import { insertImport, insertLines, newestSeq, saveMapping } from '#main/features/imports/imports.repository.ts'
import type { JudgedLine } from '#main/features/imports/judge-lines.ts'
import { rawText } from '#shared/domain/imports/cell.ts'
import type { ColumnMapping } from '#shared/domain/imports/columns.ts'
import type { Layout } from '#shared/domain/imports/layout.ts'
import { countOutcomes } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type ImportOrder = {
  readonly kind: ImportKind; readonly mapping: ColumnMapping; readonly policy: DuplicatePolicy
  readonly fileName: string; readonly fileHash: string; readonly fileBytes: number; readonly sheet: string
}

/** Lines written between two looks at the abort flag. */
const linesAtOnce = 500
/** The reason in the book of a file that an import brought up to date; the batch is named beside it. */
const updateReason = 'import'

type Written = { readonly subjectId: string; readonly number: string }

/** Writes everything. `step` is called after each slice with the lines done; it throws to call the whole off. */
export async function writeImport(unit: Unit, target: ImportTarget, order: ImportOrder, layout: Layout, lines: readonly JudgedLine[], step: (done: number) => void): Promise<Id<'import'>> {
  const batchId = unit.newId<'import'>()
  const number = unit.nextNumber('import')
  const counts = countOutcomes(lines.map((line) => line.outcome))
  unit.recordEvent({ register: 'imports', subjectId: batchId, kind: 'imported', body: { number, kind: order.kind, fileName: order.fileName, policy: order.policy, counts } })
  const written = new Map<number, Written>()
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const slice = lines.slice(start, start + linesAtOnce)
    await writeNew(unit, target, slice, batchId, written)
    await writeUpdated(unit, target, slice, batchId, written)
    step(Math.min(start + linesAtOnce, lines.length))
  }
  const { read, ...outcomes } = counts
  await insertImport(unit.write, {
    id: batchId, number, kind: order.kind, status: 'done', file_name: order.fileName, file_hash: order.fileHash, file_bytes: order.fileBytes, sheet: order.sheet, headings: JSON.stringify(layout.headings),
    policy: order.policy, skipped: JSON.stringify(layout.skipped), read, ...outcomes, imported_at: unit.now, imported_by: unit.actor.userId, last_seq: await newestSeq(unit.read), undone_at: null, undone_by: null, undo_reason: '',
  })
  await insertLines(unit.write, lines.map((line) => toLineRow(batchId, line, written.get(line.line))))
  await saveMapping(unit.write, { signature: layout.signature, kind: order.kind, mapping: order.mapping, at: unit.now, by: unit.actor.userId })
  step(lines.length)
  return batchId
}

async function writeNew(unit: Unit, target: ImportTarget, lines: readonly JudgedLine[], batchId: Id<'import'>, written: Map<number, Written>): Promise<void> {
  const fresh = lines.flatMap((line) => (line.outcome === 'new' && line.record !== null ? [{ line: line.line, record: line.record }] : []))
  if (fresh.length === 0) return
  const inserted = await target.insert(unit, fresh.map((entry) => entry.record), batchId)
  fresh.forEach(({ line }, index) => {
    const entry = inserted[index]
    if (entry === undefined) throw new Error('a line was written without an answer')
    written.set(line, { subjectId: entry.id, number: entry.number })
  })
}

async function writeUpdated(unit: Unit, target: ImportTarget, lines: readonly JudgedLine[], batchId: Id<'import'>, written: Map<number, Written>): Promise<void> {
  const changed = lines.filter((line) => line.outcome === 'updated')
  const changes = changed.flatMap((line) => (line.change === null ? [] : [line.change]))
  if (changes.length === 0) return
  await target.applyChanges(unit, changes, { batchId, reason: updateReason })
  for (const line of changed) if (line.change !== null) written.set(line.line, { subjectId: line.change.subjectId, number: line.match?.number ?? '' })
}

/** Lines that went in are kept by what became of them; the others by their cells, so that they can be given back. */
function toLineRow(batchId: Id<'import'>, line: JudgedLine, written: Written | undefined): ImportTables['import_lines'] {
  const isKept = written !== undefined
  return {
    import_id: batchId, line: line.line, outcome: line.outcome, title: line.title, fingerprint: line.fingerprint, subject_id: written?.subjectId ?? null, subject_number: written?.number ?? '',
    match: line.match === null ? null : JSON.stringify(line.match), findings: JSON.stringify(line.findings), cells: isKept ? null : JSON.stringify(line.row.map((cell) => rawText(cell).slice(0, 32_767))),
    before: line.outcome === 'updated' ? (line.change?.before ?? null) : null,
  }
}

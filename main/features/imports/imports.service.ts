/** The import's work in the main thread: holds the chosen file, asks the worker, pages what it said. Never reads a spreadsheet itself. */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { findMapping, findSameFile } from '#main/features/imports/imports.repository.ts'
import type { ShownLines } from '#main/features/imports/imports.repository.ts'
import { chooseForLines, rehearsalOf, summarise } from '#main/features/imports/stage-shelf.ts'
import type { Stage, StageShelf, StagedRehearsal } from '#main/features/imports/stage-shelf.ts'
import { getImport } from '#main/features/imports/undo-import.ts'
import type { Desk } from '#main/rpc/call.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportLook, ImportReading, ImportRow, Rehearsal, StagedLine } from '#shared/contract/imports.ts'
import type { Exported } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { fitMapping, missingFields } from '#shared/domain/imports/columns.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import { policiesOf } from '#shared/domain/imports/outcome.ts'
import type { SkippedLines } from '#shared/domain/imports/lines.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** What the worker says about a file. */
export type TableLook = Omit<ImportLook, 'stageId' | 'fileName' | 'bytes' | 'mapping' | 'remembered' | 'sameFile'> & { readonly signature: string; readonly fileHash: string }

export type Report = (progress: Progress) => void
export type RejectedOrder = { readonly desk: Desk; readonly actor: Actor; readonly batch: ImportRow; readonly format: 'xlsx' | 'csv'; readonly locale: 'zh' | 'en' }

/** The worker behind the import; the composition root builds it. */
export type ImportDoor = {
  look(stage: Stage, report: Report, signal: AbortSignal): Promise<TableLook>
  rehearse(stage: Stage, plan: Omit<StagedRehearsal, 'lines' | 'skipped'>, take: (lines: readonly StagedLine[]) => void, report: Report, signal: AbortSignal): Promise<{ readonly skipped: SkippedLines }>
  run(stage: Stage, rehearsal: StagedRehearsal, actor: Actor, report: Report, signal: AbortSignal): Promise<Id<'import'>>
  undo(id: Id<'import'>, reason: string, actor: Actor, report: Report, signal: AbortSignal): Promise<void>
  writeRejected(order: RejectedOrder, report: Report, signal: AbortSignal): Promise<Exported | null>
}
export type ImportParts = { readonly shelf: StageShelf; readonly door: ImportDoor }

/** Puts a new file on the desk's shelf. */
export async function stageFile({ shelf }: ImportParts, desk: Desk, file: File, reading: ImportReading): Promise<Stage> {
  const source = new Uint8Array(await file.arrayBuffer())
  if (source.length === 0) refuse({ code: 'imports.file-empty', facts: {}, remedy: { code: 'imports.choose-another' } })
  const bytes = new SharedArrayBuffer(source.length)
  new Uint8Array(bytes).set(source)
  return shelf.put(desk.id, cleanName(file.name), bytes, reading)
}

/** Takes the file that lies on the desk's shelf, to read it otherwise. */
export function restage({ shelf }: ImportParts, desk: Desk, stageId: string, reading: ImportReading): Stage {
  const stage = shelf.get(desk.id, stageId)
  stage.reading = reading
  stage.rehearsal = null
  return stage
}

/** A file's own name, without folders and without signs that no list can show. */
function cleanName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
  return (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').slice(0, 200)
}

/** Looks into a file; a mapping that this office has used for these headings comes before any guess. */
export async function lookIntoFile(parts: ImportParts, reader: Reader, stage: Stage, report: Report, signal: AbortSignal): Promise<ImportLook> {
  const { signature, fileHash, ...look } = await parts.door.look(stage, report, signal)
  stage.fileHash = fileHash
  stage.sheet = look.sheet ?? ''
  const known = await findMapping(reader, signature)
  const fits = known === null ? null : fitMapping(known.kind, known.mapping, look.headings.length)
  const kind = known !== null && fits !== null ? known.kind : look.kind
  return {
    ...look, stageId: stage.id, fileName: stage.fileName, bytes: stage.bytes.byteLength, kind, mapping: [...(fits ?? look.proposals[look.kind])], remembered: fits !== null,
    sameFile: await findSameFile(reader, fileHash),
  }
}

export type RehearseInput = { readonly stageId: string; readonly kind: ImportKind; readonly mapping: readonly string[]; readonly policy: DuplicatePolicy }

/** Judges every line and keeps the answer on the shelf. Refuses a mapping that lacks a required field or uses a field twice. */
export async function rehearseImport(parts: ImportParts, desk: Desk, input: RehearseInput, report: Report, signal: AbortSignal): Promise<Rehearsal> {
  const stage = parts.shelf.get(desk.id, input.stageId)
  const { kind, mapping } = input
  if (fitMapping(kind, mapping, mapping.length) === null) refuse({ code: 'imports.mapping-unfit', facts: {}, remedy: { code: 'imports.correct-mapping' } })
  const missing = missingFields(kind, mapping)
  if (missing.length > 0) refuse(...missing.map((field) => ({ code: 'imports.field-unmapped', field, facts: { field, kind }, remedy: { code: 'imports.correct-mapping' } })))
  const policy = policiesOf[kind].includes(input.policy) ? input.policy : 'skip'
  const lines: StagedLine[] = []
  const { skipped } = await parts.door.rehearse(stage, { kind, mapping, policy }, (judged) => { for (const line of judged) lines.push(line) }, report, signal)
  const rehearsal: StagedRehearsal = { kind, mapping, policy, lines, skipped }
  stage.rehearsal = rehearsal
  return summarise(rehearsal)
}

function isShown(line: StagedLine, shown: ShownLines): boolean {
  if (shown === 'all') return true
  if (shown === 'similar') return line.match?.certainty === 'similar'
  return shown === 'noted' ? line.findings.length > 0 : line.outcome === shown
}

/** A page of the rehearsal, in the order of the sheet. */
export function pageStaged(parts: ImportParts, desk: Desk, input: { readonly stageId: string; readonly outcome: ShownLines; readonly cursor: string | null; readonly size: number }): Page<StagedLine> {
  const { lines } = rehearsalOf(parts.shelf.get(desk.id, input.stageId))
  const after = Number(decodeCursor(input.cursor)?.[0] ?? 0)
  const page: StagedLine[] = []
  for (const line of lines) {
    if (line.line <= after || !isShown(line, input.outcome)) continue
    page.push(line)
    if (page.length > input.size) break
  }
  return cutPage(page, input.size, (line) => [line.line, ''])
}

/** Remembers a choice for single lines and counts again. */
export function chooseStaged(parts: ImportParts, desk: Desk, input: { readonly stageId: string; readonly lines: readonly number[]; readonly choice: DuplicatePolicy | null }): Rehearsal {
  const rehearsal = rehearsalOf(parts.shelf.get(desk.id, input.stageId))
  chooseForLines(rehearsal, input.lines, input.choice)
  return summarise(rehearsal)
}

/** Imports what was rehearsed; the file leaves the shelf when it is in. */
export async function runImport(parts: ImportParts, reader: Reader, desk: Desk, actor: Actor, stageId: string, report: Report, signal: AbortSignal): Promise<ImportRow> {
  const stage = parts.shelf.get(desk.id, stageId)
  const id = await parts.door.run(stage, rehearsalOf(stage), actor, report, signal)
  parts.shelf.drop(desk.id)
  return getImport(reader, id)
}

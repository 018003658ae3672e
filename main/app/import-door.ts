/** Runs imports in the worker: reading and rehearsing beside everything else, writing under the archive's lease; gives rejected lines back as a file. */
import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { ExportShelf } from '#main/app/export-shelf.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { workerArchive } from '#main/app/maintenance.ts'
import type { ImportMessage } from '#main/app/tasks/import-file.ts'
import type { ActingMoment, ImportRunPayload, ImportUndoPayload, ImportWritten } from '#main/app/tasks/import-run.ts'
import type { Archive } from '#main/db/archive.ts'
import { findImportFacts, readRejected } from '#main/features/imports/imports.repository.ts'
import type { ImportDoor, RejectedOrder, Report } from '#main/features/imports/imports.service.ts'
import type { Stage, StagedRehearsal } from '#main/features/imports/stage-shelf.ts'
import { exportReport, mediaTypes } from '#main/mechanisms/export/export-report.ts'
import type { ExportedFile } from '#main/mechanisms/export/export-report.ts'
import { pathInFolder } from '#main/mechanisms/export/file-name.ts'
import type { ReportRow, TableReport } from '#main/mechanisms/export/table-report.ts'
import type { RunTask } from '#main/mechanisms/jobs/run-task.ts'
import type { StagedLine } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { describeFinding } from '#shared/text/describe-import.ts'
import { translate } from '#shared/text/index.ts'

/** Builds the door. */
export function createImportDoor(keeper: Keeper, runTask: RunTask, shelf: ExportShelf): ImportDoor {
  const { clock } = keeper.platform
  const hear = (report: Report, take?: (lines: readonly StagedLine[]) => void) => (message: ImportMessage): void => {
    if (message.kind === 'progress') report(message.progress)
    else take?.(message.lines)
  }
  const fileOf = (stage: Stage) => ({ bytes: stage.bytes, reading: stage.reading })
  const momentOf = (actor: Actor): ActingMoment => ({ actor, now: clock.now(), today: clock.today() })
  /** Writes in the worker while every other write of this program waits; tells the screens when it stands. */
  function writeUnderLease(task: 'import-run' | 'import-undo', payload: () => ImportRunPayload | ImportUndoPayload, report: Report, signal: AbortSignal): Promise<ImportWritten> {
    return keeper.hold((archive) => archive.lease(async () => {
      signal.throwIfAborted()
      const written = await runTask<ImportWritten, ImportMessage>(task, workerArchive(archive), payload(), hear(report), signal)
      archive.announce(written.topics)
      return written
    }))
  }
  return {
    look: (stage, report, signal) => keeper.hold((archive) => runTask('import-look', workerArchive(archive), fileOf(stage), hear(report), signal)),
    rehearse: (stage, plan, take, report, signal) => keeper.hold((archive) =>
      runTask('import-rehearse', workerArchive(archive), { file: fileOf(stage), plan: { ...plan, choices: [] } }, hear(report, take), signal)),
    run: async (stage, rehearsal, actor, report, signal) => (await writeUnderLease('import-run', () => ({
      ...momentOf(actor), file: fileOf(stage), plan: planOf(rehearsal), about: { fileName: stage.fileName, fileHash: stage.fileHash, fileBytes: stage.bytes.byteLength, sheet: stage.sheet },
    }), report, signal)).id,
    undo: async (id, reason, actor, report, signal) => void await writeUnderLease('import-undo', () => ({ ...momentOf(actor), id, reason }), report, signal),
    writeRejected: (order, report, signal) => writeRejected(keeper, shelf, order, report, signal),
  }
}

function planOf({ kind, mapping, policy, lines }: StagedRehearsal): ImportRunPayload['plan'] {
  return { kind, mapping, policy, choices: lines.flatMap((line) => (line.choice === null ? [] : [[line.line, line.choice] as const])) }
}

async function writeRejected(keeper: Keeper, shelf: ExportShelf, order: RejectedOrder, report: Report, signal: AbortSignal): ReturnType<ImportDoor['writeRejected']> {
  const { platform } = keeper
  const title = translate(order.locale, 'imports.rejected-file', { number: order.batch.number })
  const suggested = pathInFolder(shelf.folder(), `${title} ${platform.clock.today()}`, order.format)
  const targetPath = platform.shellName === 'desktop' ? await platform.dialogs.chooseSavePath(suggested) : suggested
  if (targetPath === null) return null
  return keeper.hold(async (archive) => {
    const file = await exportRejected(keeper, archive, order, { title, targetPath }, report, signal)
    try {
      signal.throwIfAborted()
      const id = await enterInBook(archive, order, file)
      const fileName = basename(file.path)
      shelf.put(order.desk, { id, path: file.path, fileName, mediaType: mediaTypes[order.format] })
      return { id, path: file.path, fileName, folder: dirname(file.path), rows: file.rows, bytes: file.bytes, cutCells: file.cutCells }
    } catch (error) {
      // A file that nobody can account for must not lie around.
      await rm(file.path, { force: true })
      throw error
    }
  })
}

/** Who took which lines out of the archive: an event of its own, with its audit row. */
function enterInBook(archive: Archive, { actor, batch, format }: RejectedOrder, file: ExportedFile) {
  return archive.write({ actor, operation: 'imports.rejected' }, (unit) => {
    unit.recordEvent({ register: 'imports', subjectId: batch.id, kind: 'rejected-exported', body: { number: batch.number, format, rows: file.rows, fileName: basename(file.path) } })
    return Promise.resolve(unit.newId<'export'>())
  })
}

async function exportRejected(keeper: Keeper, archive: Archive, order: RejectedOrder, target: { readonly title: string; readonly targetPath: string }, report: Report, signal: AbortSignal): Promise<ExportedFile> {
  const { batch, actor, locale, format } = order
  const headings = (await findImportFacts(archive.reader, batch.id))?.headings ?? []
  const table: TableReport = {
    title: target.title, sheetName: translate(locale, 'imports.outcome-rejected'), office: keeper.settings().officeName, exportedBy: actor.displayName, exportedAt: keeper.platform.clock.now(), locale,
    filterText: batch.fileName,
    columns: [
      { key: 'line', title: translate(locale, 'imports.line'), kind: 'number', width: 6 },
      ...headings.map((heading, column) => ({ key: `c${String(column)}`, title: heading === '' ? translate(locale, 'imports.column-n', { n: column + 1 }) : heading, kind: 'text' as const, width: 16 })),
      { key: 'reasons', title: translate(locale, 'imports.reasons'), kind: 'long-text', width: 60 },
    ],
  }
  async function* batches(): AsyncGenerator<readonly ReportRow[], void, void> {
    for await (const lines of readRejected(archive.reader, batch.id)) {
      yield lines.map(({ line, cells, findings }): ReportRow => ({
        line, ...Object.fromEntries(cells.map((cell, column) => [`c${String(column)}`, cell])), reasons: findings.filter((finding) => finding.weight === 'rejects').map((finding) => describeFinding(locale, finding)).join('\n'),
      }))
    }
  }
  const onProgress = (done: number) => { report({ stage: 'write', done, total: batch.counts.rejected }) }
  return exportReport({ report: table, batches: batches(), format, targetPath: target.targetPath, onProgress, signal })
}

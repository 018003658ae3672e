/**
 * Runs an export from the question where to put it to the entry in the register book. Rows are read and written by the worker, in one read
 * transaction of its own; only a PDF is printed here, because the printer belongs to the shell.
 */
import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { ExportShelf } from '#main/app/export-shelf.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { workerArchive } from '#main/app/maintenance.ts'
import type { ExportTaskPayload, ExportTaskResult } from '#main/app/tasks/export-task.ts'
import type { Archive } from '#main/db/archive.ts'
import { fileTitle, filterWords } from '#main/features/reports/filter-words.ts'
import type { ExportOrder, ReportsParts } from '#main/features/reports/reports.handlers.ts'
import { exportPrintablePage, mediaTypes, requirePrinter } from '#main/mechanisms/export/export-report.ts'
import type { ExportedFile } from '#main/mechanisms/export/export-report.ts'
import { pathInFolder } from '#main/mechanisms/export/file-name.ts'
import { titleIn } from '#main/mechanisms/registers/register-source.ts'
import type { RegisterContext } from '#main/mechanisms/registers/register-source.ts'
import type { RunTask } from '#main/mechanisms/jobs/run-task.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { Exported } from '#shared/contract/reports.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { translate } from '#shared/text/index.ts'

type Report = (progress: Progress) => void

/** Builds the door for the open archive, which stays open until the file is whole. */
export function createExportDoor(keeper: Keeper, runTask: RunTask, shelf: ExportShelf): ReportsParts['exportRegister'] {
  const { platform } = keeper

  async function choosePath(order: ExportOrder): Promise<string | null> {
    const suggested = pathInFolder(shelf.folder(), fileTitle(order.source, order.filter, order.filter.locale, platform.clock.today()), order.format)
    return platform.shellName === 'desktop' ? platform.dialogs.chooseSavePath(suggested) : suggested
  }

  async function writeFile(archive: Archive, order: ExportOrder, targetPath: string, report: Report, signal: AbortSignal): Promise<ExportedFile> {
    const { source, filter, format, actor } = order
    const context: RegisterContext = { locale: filter.locale, today: platform.clock.today(), role: actor.role }
    const payload: ExportTaskPayload = {
      register: source.name, filter, context, format, targetPath,
      heading: {
        title: titleIn(filter.locale, source.title), filterText: footerFilter(order, context), office: keeper.settings().officeName,
        exportedBy: actor.displayName, exportedAt: platform.clock.now(), locale: filter.locale,
      },
    }
    const made = await runTask<ExportTaskResult, Progress>('export', workerArchive(archive), payload, report, signal)
    if (made.kind === 'file') return made.file
    report({ stage: 'print', done: made.page.written.rows, total: made.page.written.rows })
    return exportPrintablePage(made.page, { targetPath, printer: platform.printer, signal })
  }

  return async (order, report, signal) => {
    if (order.format === 'pdf') await requirePrinter(platform.printer)
    const targetPath = await choosePath(order)
    if (targetPath === null) return null
    return keeper.hold(async (archive) => {
      const file = await writeFile(archive, order, targetPath, report, signal)
      try {
        signal.throwIfAborted()
        const id = await enterInBook(archive, order, file)
        return shelve(shelf, order, file, id)
      } catch (error) {
        // A file that nobody can account for must not lie around.
        await rm(file.path, { force: true })
        throw error
      }
    })
  }
}

/** The filter in words, with what the register says about its columns. */
function footerFilter({ source, filter }: ExportOrder, context: RegisterContext): string {
  const words = filterWords(source, filter, filter.locale)
  const footnote = source.footnote?.(context) ?? null
  return footnote === null ? words : [words === '' ? translate(filter.locale, 'paper.no-filter') : words, translate(filter.locale, footnote)].join('；')
}

/** Who took which rows out of the archive, when, in which format: an event of its own, with its audit row. */
function enterInBook(archive: Archive, { actor, source, filter, format }: ExportOrder, file: ExportedFile): Promise<Id<'export'>> {
  return archive.write({ actor, operation: 'reports.export' }, (unit) => {
    const id = unit.newId<'export'>()
    const { text, state, from, to } = filter
    unit.recordEvent({ register: 'reports', subjectId: id, kind: 'exported', body: { register: source.name, format, filter: { text, state, from, to }, rows: file.rows, fileName: basename(file.path) } })
    return Promise.resolve(id)
  })
}

function shelve(shelf: ExportShelf, { desk, format }: ExportOrder, file: ExportedFile, id: string): Exported {
  const fileName = basename(file.path)
  shelf.put(desk, { id, path: file.path, fileName, mediaType: mediaTypes[format] })
  return { id, path: file.path, fileName, folder: dirname(file.path), rows: file.rows, bytes: file.bytes, cutCells: file.cutCells }
}

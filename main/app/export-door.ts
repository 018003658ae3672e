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
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { fileTitle, filterWords } from '#main/features/reports/filter-words.ts'
import type { ExportOrder, ReportsParts } from '#main/features/reports/reports.handlers.ts'
import { exportPrintablePage, mediaTypes, requirePrinter } from '#main/mechanisms/export/export-report.ts'
import type { ExportedFile } from '#main/mechanisms/export/export-report.ts'
import { pathInFolder } from '#main/mechanisms/export/file-name.ts'
import { titleIn } from '#main/mechanisms/registers/register-source.ts'
import type { GuardedFile, RegisterContext } from '#main/mechanisms/registers/register-source.ts'
import type { RunTask } from '#main/mechanisms/jobs/run-task.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { Exported } from '#shared/contract/reports.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { translate } from '#shared/text/index.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'

type Report = (progress: Progress) => void

/** What the door asks about important customer files: which this person may take whole and by which request, and to log those that went out. */
export type ExportCopies = {
  allowance(reader: Reader, actorId: string): Promise<ReadonlyMap<string, string>>
  record(unit: Unit, taken: readonly { readonly requestId: string; readonly file: GuardedFile & { readonly isImportant: boolean } }[], fileName: string): Promise<void>
}

/** Builds the door for the open archive, which stays open until the file is whole. */
export function createExportDoor(keeper: Keeper, runTask: RunTask, shelf: ExportShelf, copies: ExportCopies): ReportsParts['exportRegister'] {
  const { platform } = keeper

  async function choosePath(order: ExportOrder): Promise<string | null> {
    const suggested = pathInFolder(shelf.folder(), fileTitle(order.source, order.filter, order.filter.locale, platform.clock.today()), order.format)
    return platform.shellName === 'desktop' ? platform.dialogs.chooseSavePath(suggested) : suggested
  }

  async function writeFile(archive: Archive, order: ExportOrder, targetPath: string, allowed: readonly string[], report: Report, signal: AbortSignal): Promise<ExportedFile & { readonly taken: readonly GuardedFile[] }> {
    const { source, filter, format, actor, important } = order
    const context: RegisterContext = { locale: filter.locale, today: platform.clock.today(), role: actor.role, ...(source.content === undefined ? {} : { guard: { treat: important, allowed } }) }
    const payload: ExportTaskPayload = {
      register: source.name, filter, context, format, targetPath, actorId: actor.userId,
      heading: {
        title: titleIn(filter.locale, source.title), filterText: footerFilter(order, context), office: keeper.settings().officeName,
        exportedBy: actor.displayName, exportedAt: platform.clock.now(), locale: filter.locale,
      },
    }
    const made = await runTask<ExportTaskResult, Progress>('export', workerArchive(archive), payload, report, signal)
    if (made.kind === 'file') return { ...made.file, taken: made.taken }
    report({ stage: 'print', done: made.page.written.rows, total: made.page.written.rows })
    return { ...await exportPrintablePage(made.page, { targetPath, printer: platform.printer, signal }), taken: made.taken }
  }

  return async (order, report, signal) => {
    if (order.format === 'pdf') await requirePrinter(platform.printer)
    const targetPath = await choosePath(order)
    if (targetPath === null) return null
    return keeper.hold(async (archive) => {
      const allowance = order.source.content === undefined ? new Map<string, string>() : await copies.allowance(archive.reader, order.actor.userId)
      const file = await writeFile(archive, order, targetPath, [...allowance.keys()], report, signal)
      try {
        signal.throwIfAborted()
        const id = await enterInBook(archive, order, file, (unit) => copies.record(unit, takenUnder(allowance, file.taken), basename(file.path)))
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
  const notes = [...(footnote === null ? [] : [translate(filter.locale, footnote)]), ...guardNotes(context)]
  return notes.length === 0 ? words : [words === '' ? translate(filter.locale, 'paper.no-filter') : words, ...notes].join('；')
}

/** What a file of customer content says about important files, and the three prohibitions (P07-26). */
function guardNotes({ guard, locale }: RegisterContext): readonly string[] {
  if (guard === undefined) return []
  return [...(guard.treat === 'refuse' ? [] : [translate(locale, guard.treat === 'mask' ? 'disclosure.footer-masked' : 'disclosure.footer-left-out')]), ...prohibitionTexts(locale)]
}

/** The important files that went out, each with the request that allowed it. */
function takenUnder(allowance: ReadonlyMap<string, string>, taken: readonly GuardedFile[]) {
  return taken.flatMap((file) => { const requestId = allowance.get(file.id); return requestId === undefined ? [] : [{ requestId, file: { ...file, isImportant: true } }] })
}

/** Who took which rows out of the archive, when, in which format: an event of its own, with its audit row. */
function enterInBook(archive: Archive, { actor, source, filter, format, important }: ExportOrder, file: ExportedFile, logCopies: (unit: Unit) => Promise<void>): Promise<Id<'export'>> {
  return archive.write({ actor, operation: 'reports.export' }, async (unit) => {
    const id = unit.newId<'export'>()
    const { text, state, from, to } = filter
    unit.recordEvent({ register: 'reports', subjectId: id, kind: 'exported', body: { register: source.name, format, filter: { text, state, from, to }, rows: file.rows, fileName: basename(file.path), ...(source.content === undefined ? {} : { important }) } })
    await logCopies(unit)
    return id
  })
}

function shelve(shelf: ExportShelf, { desk, format }: ExportOrder, file: ExportedFile, id: string): Exported {
  const fileName = basename(file.path)
  shelf.put(desk, { id, path: file.path, fileName, mediaType: mediaTypes[format] })
  return { id, path: file.path, fileName, folder: dirname(file.path), rows: file.rows, bytes: file.bytes, cutCells: file.cutCells }
}

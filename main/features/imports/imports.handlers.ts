/** The import's doors: each hands a validated call to its service. */
import { pageImports, pageLines } from '#main/features/imports/imports.repository.ts'
import { chooseStaged, lookIntoFile, pageStaged, rehearseImport, restage, runImport, stageFile } from '#main/features/imports/imports.service.ts'
import type { ImportParts } from '#main/features/imports/imports.service.ts'
import { getImport } from '#main/features/imports/undo-import.ts'
import { streamJob } from '#main/mechanisms/jobs/stream-job.ts'
import { os } from '#main/rpc/chain.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportLook, ImportRow, Rehearsal } from '#shared/contract/imports.ts'
import type { Exported } from '#shared/contract/reports.ts'

/** Builds the handlers around the worker and the shelf of chosen files. */
export function createImportsHandlers(parts: ImportParts) {
  return {
    look: os.imports.look.handler(({ context: { reader, desk }, input: { file, reading }, signal }) =>
      streamJob<Progress, ImportLook>(async (report, aborted) => lookIntoFile(parts, reader, await stageFile(parts, desk, file, reading), report, aborted), signal)),
    lookAgain: os.imports.lookAgain.handler(({ context: { reader, desk }, input: { stageId, reading }, signal }) =>
      streamJob<Progress, ImportLook>(async (report, aborted) => lookIntoFile(parts, reader, restage(parts, desk, stageId, reading), report, aborted), signal)),
    rehearse: os.imports.rehearse.handler(({ context: { desk }, input, signal }) => streamJob<Progress, Rehearsal>((report, aborted) => rehearseImport(parts, desk, input, report, aborted), signal)),
    staged: os.imports.staged.handler(({ context, input }) => pageStaged(parts, context.desk, input)),
    choose: os.imports.choose.handler(({ context, input }) => chooseStaged(parts, context.desk, input)),
    run: os.imports.run.handler(({ context: { reader, desk, actor }, input, signal }) => streamJob<Progress, ImportRow>((report, aborted) => runImport(parts, reader, desk, actor, input.stageId, report, aborted), signal)),
    list: os.imports.list.handler(({ context, input }) => pageImports(context.reader, input.cursor, input.size)),
    get: os.imports.get.handler(({ context, input }) => getImport(context.reader, input.id)),
    lines: os.imports.lines.handler(({ context, input }) => pageLines(context.reader, input.id, input.outcome, input.cursor, input.size)),
    rejected: os.imports.rejected.handler(({ context: { reader, desk, actor }, input: { id, format, locale }, signal }) =>
      streamJob<Progress, Exported | null>(async (report, aborted) => parts.door.writeRejected({ desk, actor, batch: await getImport(reader, id), format, locale }, report, aborted), signal)),
    undo: os.imports.undo.handler(({ context: { reader, actor }, input: { id, reason }, signal }) => streamJob<Progress, ImportRow>(async (report, aborted) => {
      await parts.door.undo(id, reason, actor, report, aborted)
      return getImport(reader, id)
    }, signal)),
  }
}

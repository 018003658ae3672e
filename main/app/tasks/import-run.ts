/**
 * Runs or undoes an import in the worker with a writing connection of its own: one unit of work, one audit row, all or nothing.
 * The main thread holds the lease meanwhile, so no other write of this program can begin; reads go on from the last commit.
 */
import { loadReadingRules } from '#main/app/import-rules.ts'
import { importTargets } from '#main/app/import-targets.ts'
import { readImportFile, reportProgress, stopIfAborted } from '#main/app/tasks/import-file.ts'
import type { ImportFile } from '#main/app/tasks/import-file.ts'
import type { ImportPlan } from '#main/app/tasks/import-rehearse.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { deriveArchiveKeys } from '#main/db/archive.ts'
import { createKysely } from '#main/db/kysely.ts'
import { checkpoint, openConnection } from '#main/db/open.ts'
import type { Schema } from '#main/db/schema.ts'
import { createUnitOfWork } from '#main/db/unit-of-work.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import { judgeLines } from '#main/features/imports/judge-lines.ts'
import type { JudgedLine } from '#main/features/imports/judge-lines.ts'
import { getImport, undoImport } from '#main/features/imports/undo-import.ts'
import { writeImport } from '#main/features/imports/write-import.ts'
import type { ImportOrder } from '#main/features/imports/write-import.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import { packSearchIndex } from '#main/mechanisms/search/search-index.ts'
import { createIdSource } from '#main/platform/ids.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who acts, and the moment on the main thread's clock at which it happens. */
export type ActingMoment = { readonly actor: Actor; readonly now: InstantMs; readonly today: Day }
export type ImportRunPayload = ActingMoment & { readonly file: ImportFile; readonly plan: ImportPlan; readonly about: Pick<ImportOrder, 'fileName' | 'fileHash' | 'fileBytes' | 'sheet'> }
export type ImportUndoPayload = ActingMoment & { readonly id: Id<'import'>; readonly reason: string }
export type ImportWritten = { readonly id: Id<'import'>; readonly topics: readonly string[] }

/** From here on the index is packed in the same transaction: it then answers as fast as one that grew day by day. */
const packFromLines = 20_000

/** One unit of work on a connection of this thread; commits when `work` returns and nobody has cancelled. */
async function writeAlone(context: TaskContext, moment: ActingMoment, operation: string, work: (unit: Unit) => Promise<Id<'import'>>): Promise<ImportWritten> {
  const { folder, cipher } = context.archive
  const dataKey = Buffer.from(context.archive.dataKey)
  const connection = openConnection({ path: archivePaths(folder).database, dataKey, cipher })
  let topics: readonly string[] = []
  try {
    const keys = deriveArchiveKeys(dataKey)
    const unitOfWork = createUnitOfWork({
      connection, kysely: createKysely<Schema>(connection), auditKey: keys.auditKey, digestKey: keys.digestKey, ids: createIdSource(),
      clock: { now: () => moment.now, today: () => moment.today, monotonicMs: () => performance.now() },
      onCommit: (_head, changed) => { topics = changed },
    })
    const id = await unitOfWork.write({ actor: moment.actor, operation }, async (unit) => {
      const done = await work(unit)
      // The last look: after this the commit follows, and the import stands.
      stopIfAborted(context)
      return done
    })
    // A large import leaves a large log; folding it in belongs here, not into the desk's next idle moment.
    checkpoint(connection)
    return { id, topics }
  } finally {
    connection.close()
  }
}

/** Reads, judges again in the writing transaction (the archive may have changed since the rehearsal), and writes. */
export async function importRunTask(payload: ImportRunPayload, context: TaskContext): Promise<ImportWritten> {
  const { file, plan, about } = payload
  const { layout } = await readImportFile(file, context)
  const target = importTargets[plan.kind]
  const total = layout.dataLines.length
  return writeAlone(context, payload, 'imports.run', async (unit) => {
    const lines: JudgedLine[] = []
    const order = { ...plan, choices: new Map(plan.choices), rules: await loadReadingRules(unit.read) }
    for await (const judged of judgeLines(unit.read, layout, target, order)) {
      for (const line of judged) lines.push(line)
      reportProgress(context, 'judge', lines.length, total)
      stopIfAborted(context)
    }
    const id = await writeImport(unit, target, { ...plan, ...about }, layout, lines, (done) => { reportProgress(context, 'write', done, total); stopIfAborted(context) })
    reportProgress(context, 'finish', total, total)
    if (total >= packFromLines) await packSearchIndex(unit.write)
    return id
  })
}

/** Takes an import back. */
export function importUndoTask(payload: ImportUndoPayload, context: TaskContext): Promise<ImportWritten> {
  return writeAlone(context, payload, 'imports.undo', async (unit) => {
    const { counts, kind } = await getImport(unit.read, payload.id)
    reportProgress(context, 'write', 0, counts.new + counts.updated)
    await undoImport(unit, importTargets[kind], payload.id, payload.reason)
    return payload.id
  })
}

/** What the import tasks share: the file out of the main thread's memory, read and taken apart. */
import { readTable } from '#main/mechanisms/import/read-table.ts'
import type { Table } from '#main/mechanisms/import/read-table.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportReading, StagedLine } from '#shared/contract/imports.ts'
import { layOut } from '#shared/domain/imports/layout.ts'
import type { Layout } from '#shared/domain/imports/layout.ts'

/** The file as both threads see it: one copy in shared memory, never on the disk in plain text. */
export type ImportFile = { readonly bytes: SharedArrayBuffer; readonly reading: ImportReading }

/** What a task says on its way: how far it is, or lines for the rehearsal's shelf. */
export type ImportMessage = { readonly kind: 'progress'; readonly progress: Progress } | { readonly kind: 'lines'; readonly lines: readonly StagedLine[] }

/** Tells the main thread how far the task is. */
export function reportProgress(context: TaskContext, stage: 'read' | 'judge' | 'write' | 'finish', done: number, total: number | null): void {
  context.report({ kind: 'progress', progress: { stage, done, total } } satisfies ImportMessage)
}

/** Throws when a person has cancelled. */
export function stopIfAborted(context: TaskContext): void {
  if (context.isAborted()) throw new DOMException('the import was cancelled', 'AbortError')
}

/** Reads the file under its reading. */
export async function readImportFile(file: ImportFile, context: TaskContext): Promise<{ readonly table: Table; readonly layout: Layout }> {
  reportProgress(context, 'read', 0, null)
  // Decoders and the spreadsheet library refuse shared memory; the copy is this thread's own.
  const table = await readTable(new Uint8Array(file.bytes).slice(), file.reading, { isAborted: context.isAborted, onLines: (lines) => { reportProgress(context, 'read', lines, null) } })
  return { table, layout: layOut(table.rows, file.reading.headerLine) }
}

/** Writes a register into a file in the worker: counts first, then reads everything from one snapshot. */
import { exportSources } from '#main/app/register-sources.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { readAuditHead } from '#main/db/audit.ts'
import { createKysely } from '#main/db/kysely.ts'
import { beginSnapshot, openConnection } from '#main/db/open.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { exportReport, printablePage } from '#main/mechanisms/export/export-report.ts'
import type { ExportedFile, PrintablePage } from '#main/mechanisms/export/export-report.ts'
import type { ReportFormat, TableReport } from '#main/mechanisms/export/table-report.ts'
import { readGuarded, refuseImportant } from '#main/mechanisms/registers/guard-content.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import { columnsOf, readRegister, titleIn } from '#main/mechanisms/registers/register-source.ts'
import type { GuardedFile, RegisterContext, RegisterFilter } from '#main/mechanisms/registers/register-source.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { RegisterName } from '#shared/domain/reports.ts'

export type ExportTaskPayload = {
  readonly register: RegisterName
  readonly filter: RegisterFilter
  readonly context: RegisterContext
  readonly format: ReportFormat
  readonly targetPath: string
  readonly actorId: string
  readonly heading: Pick<TableReport, 'title' | 'filterText' | 'office' | 'exportedBy' | 'exportedAt' | 'locale'>
}

/** A finished file, or the page that the main thread prints into one. */
export type ExportTaskResult = ({ readonly kind: 'file'; readonly file: ExportedFile } | { readonly kind: 'page'; readonly page: PrintablePage }) & { /** Important files that went out whole. */ readonly taken: readonly GuardedFile[] }

/** Rows, count and the archive's head come from the same read transaction, so the footer tells the truth about the rows. */
export async function exportTask(payload: ExportTaskPayload, task: TaskContext): Promise<ExportTaskResult> {
  const { folder, cipher, dataKey } = task.archive
  const connection = openConnection({ path: archivePaths(folder).database, dataKey: Buffer.from(dataKey), cipher, readonly: true })
  try {
    beginSnapshot(connection)
    const { seq, hash } = readAuditHead(connection)
    return await writeRows(payload, createKysely<Schema>(connection), { seq, hash }, task)
  } finally {
    connection.close()
  }
}

async function writeRows(payload: ExportTaskPayload, reader: Reader, archiveHead: { readonly seq: number; readonly hash: string }, task: TaskContext): Promise<ExportTaskResult> {
  const { filter, context, format, heading, targetPath } = payload
  const source = exportSources.find((candidate) => candidate.name === payload.register)
  if (source === undefined) throw new Error('no such register')
  const total = await source.count(reader, filter, context, null)
  const onProgress = (done: number) => { task.report({ stage: 'rows', done, total } satisfies Progress) }
  onProgress(0)
  const report: TableReport = { ...heading, sheetName: heading.title, columns: (await columnsOf(source, reader)).map((column) => ({ ...column, title: titleIn(context.locale, column.title) })), archiveHead }
  const taken: GuardedFile[] = []
  const isGuarded = source.content !== undefined && context.guard !== undefined
  if (isGuarded) await refuseImportant(source, reader, filter, context, payload.actorId)
  const batches = isGuarded ? readGuarded(source, reader, filter, context, (file) => { taken.push(file) }) : readRegister(source, reader, filter, context)
  const options = { onProgress, signal: task.signal }
  if (format === 'pdf') return { kind: 'page', page: await printablePage(report, batches, options), taken }
  return { kind: 'file', file: await exportReport({ report, batches, format, targetPath, ...options }), taken }
}

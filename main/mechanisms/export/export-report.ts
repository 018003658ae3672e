/** Turns rows into a file: checks what can be refused first, writes a part beside the target, shows it under its name when it is whole. */
import { isLandscape, reportPage } from '#main/mechanisms/export/report-page.ts'
import type { RowLimit } from '#main/mechanisms/export/report-page.ts'
import type { ReportBatches, ReportFormat, Sink, TableReport, WriteOptions, Written } from '#main/mechanisms/export/table-report.ts'
import { writeTargetFile } from '#main/mechanisms/export/target-file.ts'
import { writeCsv } from '#main/mechanisms/export/write-csv.ts'
import { writeXlsx } from '#main/mechanisms/export/write-xlsx.ts'
import type { HtmlPrinter } from '#main/platform/html-printer.ts'
import { refuse } from '#shared/domain/refusal.ts'

/** Beyond this many rows nobody reads a PDF, and Chromium's layout would take minutes. */
export const mostPdfRows = 20_000

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf',
}

export type ExportRequest = WriteOptions & {
  readonly report: TableReport
  readonly batches: ReportBatches
  readonly format: ReportFormat
  /** Absolute; a numbered name beside it is taken when it exists. Made by `pathInFolder` or by a save dialog. */
  readonly targetPath: string
  /** Needed for pdf only. */
  readonly printer?: HtmlPrinter
}

export type ExportedFile = Written & { readonly path: string; readonly bytes: number }

/** Writes the file. Throws the signal's reason when cancelled, refuses what cannot be written; either way nothing is left. */
export async function exportReport(request: ExportRequest): Promise<ExportedFile> {
  request.signal?.throwIfAborted()
  if (request.format === 'pdf' && !(await request.printer?.available())) {
    refuse({ code: 'reports.pdf-engine-missing', facts: {}, remedy: { code: 'reports.use-desktop-or-xlsx', values: { format: 'xlsx' } } })
  }
  const file = await writeTargetFile(request.targetPath, (sink) => writeFormat(request, sink))
  return { path: file.path, bytes: file.bytes, ...file.value }
}

function writeFormat(request: ExportRequest, sink: Sink): Promise<Written> {
  if (request.format === 'xlsx') return writeXlsx(request.report, request.batches, sink, request)
  if (request.format === 'csv') return writeCsv(request.report, request.batches, sink, request)
  return writePdf(request.report, request.batches, sink, request, request.printer)
}

const pdfLimit: RowLimit = {
  rows: mostPdfRows,
  exceeded: () => refuse({ code: 'reports.pdf-too-long', facts: { limit: mostPdfRows }, remedy: { code: 'reports.narrow-or-xlsx', values: { format: 'xlsx' } } }),
}

/** Prints the report through the shell's engine. */
export async function writePdf(report: TableReport, batches: ReportBatches, sink: Sink, options: WriteOptions, printer: HtmlPrinter | undefined): Promise<Written> {
  if (printer === undefined) return refuse({ code: 'reports.pdf-engine-missing', facts: {}, remedy: { code: 'reports.use-desktop-or-xlsx', values: { format: 'xlsx' } } })
  const page = await reportPage(report, batches, pdfLimit, options)
  options.signal?.throwIfAborted()
  const bytes = await printer.printToPdf(page.html, { landscape: isLandscape(report.columns), ...(options.signal === undefined ? {} : { signal: options.signal }) })
  options.signal?.throwIfAborted()
  await sink.write(bytes)
  return page.written
}

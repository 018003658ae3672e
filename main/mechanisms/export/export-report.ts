/** Turns rows into a file: checks what can be refused first, writes a part beside the target, shows it under its name when it is whole. */
import { reportPage } from '#main/mechanisms/export/report-page.ts'
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
  if (request.format === 'pdf') await requirePrinter(request.printer)
  const file = await writeTargetFile(request.targetPath, (sink) => writeFormat(request, sink))
  return { path: file.path, bytes: file.bytes, ...file.value }
}

/** Refuses a PDF where no engine could print it; asked before anybody is asked for a place. */
export async function requirePrinter(printer: HtmlPrinter | undefined): Promise<HtmlPrinter> {
  if (printer !== undefined && (await printer.available())) return printer
  return refuse({ code: 'reports.pdf-engine-missing', facts: {}, remedy: { code: 'reports.use-desktop-or-xlsx', values: { format: 'xlsx' } } })
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

/** A report as one page for a printer, with what it holds; plain data, so that a worker can make it and another thread print it. */
export type PrintablePage = { readonly html: string; readonly isLandscape: boolean; readonly written: Written }

/** Reads all rows into a printable page; refuses more than `mostPdfRows`. */
export async function printablePage(report: TableReport, batches: ReportBatches, options: WriteOptions = {}): Promise<PrintablePage> {
  const page = await reportPage(report, batches, pdfLimit, options)
  options.signal?.throwIfAborted()
  return page
}

async function printInto(page: PrintablePage, sink: Sink, printer: HtmlPrinter, signal: AbortSignal | undefined): Promise<Written> {
  const bytes = await printer.printToPdf(page.html, { landscape: page.isLandscape, ...(signal === undefined ? {} : { signal }) })
  signal?.throwIfAborted()
  await sink.write(bytes)
  return page.written
}

/** Prints a page that is made already into a file, under the same guarantees as `exportReport`. */
export async function exportPrintablePage(page: PrintablePage, target: { readonly targetPath: string; readonly printer: HtmlPrinter; readonly signal?: AbortSignal }): Promise<ExportedFile> {
  target.signal?.throwIfAborted()
  const file = await writeTargetFile(target.targetPath, (sink) => printInto(page, sink, target.printer, target.signal))
  return { path: file.path, bytes: file.bytes, ...file.value }
}

/** Prints the report through the shell's engine. */
export async function writePdf(report: TableReport, batches: ReportBatches, sink: Sink, options: WriteOptions, printer: HtmlPrinter | undefined): Promise<Written> {
  const engine = await requirePrinter(printer)
  return printInto(await printablePage(report, batches, options), sink, engine, options.signal)
}

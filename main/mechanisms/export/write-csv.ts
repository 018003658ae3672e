/** Writes a report as CSV: UTF-8 with a byte order mark, RFC 4180 quoting, CRLF; texts are always quoted. */
import { cellText, csvSafe, displayText, plainMoney } from '#main/mechanisms/export/cell-text.ts'
import { countRows, footerLines } from '#main/mechanisms/export/table-report.ts'
import type { ReportBatches, ReportColumn, ReportValue, Sink, TableReport, WriteOptions, Written } from '#main/mechanisms/export/table-report.ts'
import { isCents } from '#shared/kernel/money.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Writes header, rows and footer lines; resolves with the row count. */
export async function writeCsv(report: TableReport, batches: ReportBatches, sink: Sink, options: WriteOptions = {}): Promise<Written> {
  const encoder = new TextEncoder()
  let [rows, cutCells] = [0, 0]
  const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`
  const textCell = (text: string, column: Pick<ReportColumn, 'kind'>): string => {
    const cell = cellText(text, column)
    if (cell.wasCut) cutCells += 1
    return quoted(csvSafe(cell.text))
  }
  const cell = (value: ReportValue | undefined, column: ReportColumn): string => {
    if (typeof value === 'number' && Number.isFinite(value)) {
      if (column.kind === 'money' && isCents(value)) return plainMoney(value)
      if (column.kind === 'number' && Math.abs(value) < 1e15) return String(value)
      if (column.kind === 'instant') return quoted(displayText(value, column))
    }
    if (column.kind === 'day' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return quoted(value)
    return textCell(displayText(value, column), column)
  }
  await sink.write(encoder.encode(`\uFEFF${line(report.columns.map((column) => textCell(column.title, { kind: 'text' })))}`))
  for await (const batch of countRows(batches, options, (count) => { rows = count })) {
    await sink.write(encoder.encode(batch.map((row) => line(report.columns.map((column) => cell(row[column.key], column)))).join('')))
  }
  await sink.write(encoder.encode(`\r\n${footerLines(report, { rows, cutCells }).map((text) => line([textCell(text, { kind: 'text' })])).join('')}`))
  return { rows, cutCells }
}

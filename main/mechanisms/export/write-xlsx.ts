/** Writes a report as xlsx with memory that does not grow with the rows; texts are inline strings and never formulas. */
import { writeXlsxStream } from 'hucre/xlsx'
import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx'
import { cellText, displayText } from '#main/mechanisms/export/cell-text.ts'
import { countRows, footerLines } from '#main/mechanisms/export/table-report.ts'
import type { ReportBatches, ReportColumn, ReportRow, ReportValue, Sink, TableReport, WriteOptions, Written } from '#main/mechanisms/export/table-report.ts'
import { isDay, officeUtcOffsetMinutes } from '#shared/kernel/days.ts'
import { isInstant, minuteMs } from '#shared/kernel/instants.ts'
import { isCents } from '#shared/kernel/money.ts'

/** Excel's own bound; further rows go on to a second sheet under the same head. */
const rowsPerSheet = 1_048_576
/** Excel refuses these in a sheet's name, and an apostrophe at either end. */
const badSheetSigns = /[[\]:*?/\\]/g
const longestSheetName = 31
/** The format's own escape of a sign (`_x000D_`); typed as text it would come back as that sign. */
const escapeLookalike = /_x([0-9A-Fa-f]{4})_/g

const headStyle: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EEF0' } }, alignment: { vertical: 'center', wrapText: true } }
const footStyle: CellStyle = { font: { italic: true, color: { rgb: '666666' } } }
const numberFormats: Readonly<Partial<Record<ReportColumn['kind'], string>>> = { text: '@', 'long-text': '@', money: '#,##0.00', day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' }

/** A name that a spreadsheet accepts for a sheet. */
export function safeSheetName(name: string, fallback = 'Sheet1'): string {
  const plain = cellText(name, { kind: 'text' }).text.replace(badSheetSigns, ' ').replace(/^[\s']+/, '')
  const cut = [...plain].reduce((kept, sign) => (kept.length + sign.length > longestSheetName ? kept : kept + sign), '').replace(/[\s']+$/, '')
  return cut === '' || cut.toLowerCase() === 'history' ? fallback : cut
}

function bodyStyle(column: ReportColumn): CellStyle {
  const format = numberFormats[column.kind]
  return { ...(format === undefined ? {} : { numFmt: format }), alignment: { vertical: 'top', ...(column.kind === 'long-text' ? { wrapText: true } : {}) } }
}

/**
 * The library gives every cell of a column that column's style, the head's cells too. It serialises a row before it asks for the next,
 * so the style is read from the row that is being written: `row.style`, or the column's own.
 */
function styledColumn(column: ReportColumn, row: { readonly style: CellStyle | null }): ColumnDef {
  const own = bodyStyle(column)
  return { width: Math.min(Math.max(column.width, 4), 80), get style() { return row.style ?? own } }
}

/** Writes head, rows and footer lines; resolves with the row count. `maxRowsPerSheet` is smaller only in tests. */
export async function writeXlsx(report: TableReport, batches: ReportBatches, sink: Sink, options: WriteOptions & { readonly maxRowsPerSheet?: number } = {}): Promise<Written> {
  const written = { rows: 0, cutCells: 0 }
  const current: { style: CellStyle | null } = { style: null }
  const text = (value: string, column: Pick<ReportColumn, 'kind'>): string => {
    const cell = cellText(value, column)
    if (cell.wasCut) written.cutCells += 1
    return cell.text.replace(escapeLookalike, '_x005F_x$1_')
  }
  async function* rows(): AsyncGenerator<CellValue[], void, void> {
    current.style = headStyle
    yield report.columns.map((column) => text(column.title, { kind: 'text' }))
    current.style = null
    for await (const batch of countRows(batches, options, (count) => { written.rows = count })) {
      for (const row of batch) yield report.columns.map((column) => toCell(row, column, text))
    }
    yield []
    current.style = footStyle
    for (const line of footerLines(report, written)) yield [text(line, { kind: 'text' })]
  }
  const stream = writeXlsxStream(rows(), {
    name: safeSheetName(report.sheetName, safeSheetName(report.title)), columns: report.columns.map((column) => styledColumn(column, current)),
    freezePane: { rows: 1 }, maxRowsPerSheet: options.maxRowsPerSheet ?? rowsPerSheet,
  })
  for await (const chunk of stream) {
    options.signal?.throwIfAborted()
    await sink.write(chunk)
  }
  return written
}

function toCell(row: ReportRow, column: ReportColumn, text: (value: string, column: ReportColumn) => string): CellValue {
  const value: ReportValue | undefined = row[column.key]
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') {
    if (column.kind === 'money' && isCents(value)) return value / 100
    if (column.kind === 'instant' && isInstant(value)) return new Date(Math.floor(value / minuteMs) * minuteMs + officeUtcOffsetMinutes * minuteMs)
    // A spreadsheet keeps fifteen digits; longer numbers stay text.
    if (column.kind === 'number' && Math.abs(value) < 1e15) return value
  } else if (column.kind === 'day' && isDay(value)) return new Date(`${value}T00:00:00Z`)
  return text(displayText(value, column), column)
}

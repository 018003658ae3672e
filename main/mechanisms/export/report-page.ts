/** A report as an A4 page: repeated head, fixed columns, footer lines; portrait when the columns fit, else landscape. */
import { cellText, displayText } from '#main/mechanisms/export/cell-text.ts'
import { countRows, footerLines, instantText } from '#main/mechanisms/export/table-report.ts'
import type { ReportBatches, ReportColumn, ReportRow, TableReport, WriteOptions, Written } from '#main/mechanisms/export/table-report.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { paperPage } from '#main/mechanisms/paper/paper-page.ts'
import { translate } from '#shared/text/index.ts'

/** Latin characters that fit the width of an upright A4 page at the table's type size. */
const portraitWidth = 100
const css = `
h1{margin-bottom:3mm}
table{table-layout:fixed;font-size:8.5pt;line-height:1.35}
table+table{break-before:page}
thead{display:table-header-group}
th,td{border:0.2mm solid #888;padding:0.8mm 1.2mm;text-align:left;vertical-align:top}
th{background:#e6eef0;font-weight:600}
tr{break-inside:avoid}
.n{text-align:right;white-space:nowrap}
.l{white-space:pre-wrap}
footer{margin-top:3mm;font-size:8.5pt;break-inside:avoid}
footer p{margin:0}
`
const classNames: Readonly<Record<ReportColumn['kind'], string>> = { text: '', 'long-text': 'l', number: 'n', money: 'n', day: '', instant: '' }

/** Chromium's layout of one table grows with the square of its pages; a new table, on a new page, begins after this many rows. */
const rowsPerTable = 2_000

/** Told before a page grows past what can be printed; throws. */
export type RowLimit = { readonly rows: number; exceeded(): never }

/** Whether the columns need a page that lies. */
export function isLandscape(columns: readonly ReportColumn[]): boolean {
  return columns.reduce((sum, column) => sum + column.width, 0) > portraitWidth
}

/** Reads all batches into one printable page with its fonts. */
export async function reportPage(report: TableReport, batches: ReportBatches, limit: RowLimit, options: WriteOptions = {}): Promise<{ readonly html: string; readonly written: Written }> {
  const written = { rows: 0, cutCells: 0 }
  const rows: Html[] = []
  for await (const batch of countRows(batches, options, (count) => { written.rows = count })) {
    if (written.rows + batch.length > limit.rows) limit.exceeded()
    for (const row of batch) rows.push(tableRow(row, report.columns, () => { written.cutCells += 1 }))
  }
  const head = tableHead(report.columns)
  const tables = Array.from({ length: Math.max(1, Math.ceil(rows.length / rowsPerTable)) }, (_, index) => html`<table>${head}<tbody>${rows.slice(index * rowsPerTable, (index + 1) * rowsPerTable)}</tbody></table>`)
  const body = html`<h1>${report.title}</h1>${tables}
<footer>${footerLines(report, written).map((line) => html`<p>${line}</p>`)}</footer>`
  const foot = translate(report.locale, 'paper.report-foot', { office: report.office, title: report.title, name: report.exportedBy, time: instantText(report.exportedAt) })
  const page = paperPage({ title: report.title, locale: report.locale, size: isLandscape(report.columns) ? 'A4 landscape' : 'A4 portrait', margin: '12mm 10mm 15mm', css, body, foot }, { embedFonts: true })
  return { html: page, written }
}

function tableHead(columns: readonly ReportColumn[]): Html {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  return html`<colgroup>${columns.map((column) => html`<col style="width:${((column.width / total) * 100).toFixed(2)}%">`)}</colgroup>
<thead><tr>${columns.map((column) => html`<th class="${classNames[column.kind]}">${column.title}</th>`)}</tr></thead>`
}

function tableRow(row: ReportRow, columns: readonly ReportColumn[], noteCut: () => void): Html {
  return html`<tr>${columns.map((column) => {
    const cell = cellText(displayText(row[column.key], column), column)
    if (cell.wasCut) noteCut()
    return html`<td class="${classNames[column.kind]}">${cell.text}</td>`
  })}</tr>
`
}

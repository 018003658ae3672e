/** A report as an A4 page: repeated head, columns as wide as what stands in them, footer lines; portrait when that fits, else landscape. */
import { cellText, displayText } from '#main/mechanisms/export/cell-text.ts'
import { measureColumns } from '#main/mechanisms/export/paper-columns.ts'
import type { PaperLayout } from '#main/mechanisms/export/paper-columns.ts'
import { countRows, footerLines, instantText } from '#main/mechanisms/export/table-report.ts'
import type { ReportBatches, ReportColumn, ReportRow, TableReport, WriteOptions, Written } from '#main/mechanisms/export/table-report.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { paperPage } from '#main/mechanisms/paper/paper-page.ts'
import { translate } from '#shared/text/index.ts'

const css = `
h1{margin-bottom:3mm}
table{table-layout:fixed;line-height:1.35}
table+table{break-before:page}
thead{display:table-header-group}
th,td{border:0.2mm solid #888;padding:0.8mm 1.2mm;text-align:left;vertical-align:top}
th{background:#e6eef0;font-weight:600}
tr{break-inside:avoid}
.n{text-align:right}
td.n{white-space:nowrap}
.l{white-space:pre-wrap}
footer{margin-top:3mm;font-size:8.5pt;break-inside:avoid}
footer p{margin:0}
`
const classNames: Readonly<Record<ReportColumn['kind'], string>> = { text: '', 'long-text': 'l', number: 'n', money: 'n', day: '', instant: '' }

/** Chromium's layout of one table grows with the square of its pages; a new table, on a new page, begins after this many rows. */
const rowsPerTable = 2_000

/** Told before a page grows past what can be printed; throws. */
export type RowLimit = { readonly rows: number; exceeded(): never }

/** Reads all batches into one printable page with its fonts. */
export async function reportPage(report: TableReport, batches: ReportBatches, limit: RowLimit, options: WriteOptions = {}): Promise<{ readonly html: string; readonly isLandscape: boolean; readonly written: Written }> {
  const { locale } = report
  const columns = report.columns.filter((column) => column.onPaper !== false)
  const written = { rows: 0, cutCells: 0 }
  const rows: (readonly string[])[] = []
  const measured = measureColumns(columns)
  for await (const batch of countRows(batches, options, (count) => { written.rows = count })) {
    if (written.rows + batch.length > limit.rows) limit.exceeded()
    for (const row of batch) rows.push(rowTexts(row, columns, measured.see, () => { written.cutCells += 1 }))
  }
  const layout = measured.layout()
  const lines = [...footerLines(report, written), ...unprinted(report, layout)]
  const body = html`<h1>${report.title}</h1>${tables(rows, columns, layout)}
<footer>${lines.map((line) => html`<p>${line}</p>`)}</footer>`
  const foot = translate(locale, 'paper.report-foot', { office: report.office, title: report.title, name: report.exportedBy, time: instantText(report.exportedAt) })
  const page = paperPage({ title: report.title, locale, size: layout.isLandscape ? 'A4 landscape' : 'A4 portrait', margin: '12mm 10mm 15mm', css: `${css}table{font-size:${String(layout.typePt)}pt}`, body, foot }, { embedFonts: true })
  return { html: page, isLandscape: layout.isLandscape, written }
}

/** Names the columns that are not on the paper, and why. */
function unprinted({ columns, locale }: TableReport, layout: PaperLayout): readonly string[] {
  const named = (key: 'paper.empty-columns' | 'paper.columns-elsewhere', left: readonly ReportColumn[]) => (left.length === 0 ? [] : [translate(locale, key, { columns: left.map((column) => column.title).join(translate(locale, 'paper.list-comma')) })])
  return [...named('paper.empty-columns', layout.empty), ...named('paper.columns-elsewhere', columns.filter((column) => column.onPaper === false))]
}

function rowTexts(row: ReportRow, columns: readonly ReportColumn[], see: (index: number, text: string) => void, noteCut: () => void): readonly string[] {
  return columns.map((column, index) => {
    const cell = cellText(displayText(row[column.key], column), column)
    if (cell.wasCut) noteCut()
    see(index, cell.text)
    return cell.text
  })
}

function tables(rows: readonly (readonly string[])[], all: readonly ReportColumn[], layout: PaperLayout): readonly Html[] {
  const places = layout.columns.map(({ column }) => ({ index: all.indexOf(column), className: classNames[column.kind] }))
  const head = tableHead(layout)
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / rowsPerTable)) }, (_, table) => html`<table>${head}<tbody>${
    rows.slice(table * rowsPerTable, (table + 1) * rowsPerTable).map((texts) => html`<tr>${places.map(({ index, className }) => html`<td class="${className}">${texts[index] ?? ''}</td>`)}</tr>
`)}</tbody></table>`)
}

function tableHead({ columns }: PaperLayout): Html {
  return html`<colgroup>${columns.map(({ percent }) => html`<col style="width:${percent.toFixed(2)}%">`)}</colgroup>
<thead><tr>${columns.map(({ column }) => html`<th class="${classNames[column.kind]}">${column.title}</th>`)}</tr></thead>`
}

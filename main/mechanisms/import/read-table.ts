/** The door of the mechanism: bytes in, lines out; every file that cannot be read is refused in words, and nothing is written anywhere. */
import { decodeText } from '#main/mechanisms/import/decode-text.ts'
import type { TextEncoding } from '#main/mechanisms/import/decode-text.ts'
import { readDelimited } from '#main/mechanisms/import/read-delimited.ts'
import type { Delimiter, LineSink } from '#main/mechanisms/import/read-delimited.ts'
import { readHtmlRows, readXlsRows, readXlsxRows } from '#main/mechanisms/import/read-workbook.ts'
import { sniffFormat } from '#main/mechanisms/import/sniff-format.ts'
import type { TableFormat } from '#main/mechanisms/import/sniff-format.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { refuse } from '#shared/domain/refusal.ts'

/** What a person may set otherwise than the program found it. */
export type TableReading = { readonly encoding: TextEncoding | null; readonly delimiter: Delimiter | null; readonly sheet: string | null }

export type Table = {
  readonly format: TableFormat
  readonly encoding: TextEncoding | null
  readonly delimiter: Delimiter | null
  /** Names of the sheets, hidden ones last; empty for text files. */
  readonly sheets: readonly string[]
  readonly sheet: string | null
  /** Every line from the first on, empty ones too: index + 1 is the line's number in the sheet. */
  readonly rows: readonly Row[]
}

/** More lines than this are another job: the file is split, or its empty end is deleted. */
export const mostLines = 200_000
const mostColumns = 300

export type ReadWatch = { readonly isAborted: () => boolean; readonly onLines?: (lines: number) => void }

/** Reads a file into a table. Throws the abort as an `AbortError`. */
export async function readTable(bytes: Uint8Array, reading: TableReading, watch: ReadWatch): Promise<Table> {
  const format = sniffFormat(bytes)
  const rows: Row[] = []
  const sink: LineSink = {
    add(lines) {
      for (const line of lines) {
        const cut = cutBlankEnd(line)
        if (rows.length < mostLines) rows.push(cut)
        // Empty lines below the last one are no lines; a filled one is one too many.
        else if (cut.length > 0) refuse({ code: 'imports.too-many-rows', facts: { limit: mostLines }, remedy: { code: 'imports.split-file' } })
      }
    },
    progress() {
      watch.onLines?.(rows.length)
      if (watch.isAborted()) throw new DOMException('reading was cancelled', 'AbortError')
    },
  }
  const about = await readInto(bytes, format, reading, sink)
  while (rows.at(-1)?.length === 0) rows.pop()
  if (rows.length === 0) refuse({ code: 'imports.no-rows', facts: {}, remedy: { code: 'imports.choose-another' } })
  return { format, ...about, rows }
}

type About = Pick<Table, 'encoding' | 'delimiter' | 'sheets' | 'sheet'>

async function readInto(bytes: Uint8Array, format: TableFormat, reading: TableReading, sink: LineSink): Promise<About> {
  if (format === 'xlsx' || format === 'xls') {
    const { sheets, sheet } = await (format === 'xlsx' ? readXlsxRows : readXlsRows)(bytes, reading.sheet, sink)
    const names = sheets.toSorted((left, right) => Number(left.isHidden) - Number(right.isHidden)).map((entry) => entry.name)
    return { encoding: null, delimiter: null, sheets: names, sheet }
  }
  const { text, encoding } = decodeText(bytes, reading.encoding)
  if (format === 'html') {
    await readHtmlRows(text, sink)
    return { encoding, delimiter: null, sheets: [], sheet: null }
  }
  return { encoding, delimiter: readDelimited(text, reading.delimiter, sink), sheets: [], sheet: null }
}

/** A line without the empty cells at its end; refuses a line that no table has. */
function cutBlankEnd(line: Row): Row {
  let end = line.length
  while (end > 0 && (line[end - 1] === null || line[end - 1] === '' || line[end - 1] === undefined)) end -= 1
  if (end > mostColumns) refuse({ code: 'imports.too-many-columns', facts: { columns: end, limit: mostColumns }, remedy: { code: 'imports.save-as-xlsx' } })
  return end === line.length ? line : line.slice(0, end)
}

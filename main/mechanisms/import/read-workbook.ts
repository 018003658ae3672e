/** Reads workbooks and web tables into lines; the one place that knows the spreadsheet library. */
import { EncryptedFileError, fromHtml, readXls, streamXlsxRows } from 'hucre'
import type { LineSink } from '#main/mechanisms/import/read-delimited.ts'
import { readZipDirectory, unpackEntry } from '#main/mechanisms/import/zip-directory.ts'
import type { Cell } from '#shared/domain/imports/cell.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { RefusedError, refuse } from '#shared/domain/refusal.ts'

export type Sheet = { readonly name: string; readonly isHidden: boolean }
export type SheetChoice = { readonly sheets: readonly Sheet[]; readonly sheet: string }

const workbookXmlBytes = 4 * 1024 * 1024
const rowsBetweenLooks = 2_000

/** Gives the library's errors the names that a person can act upon. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RefusedError) throw error
    if (error instanceof EncryptedFileError) return refuse({ code: 'imports.file-encrypted', facts: {}, remedy: { code: 'imports.take-password-off' } })
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    // The library's own limits, its parser's complaints and its unpacker's plain errors all mean the same to a person; nothing else runs in here.
    return refuse({ code: 'imports.file-damaged', facts: {}, remedy: { code: 'imports.save-again' } })
  }
}

/** The sheets of an .xlsx, in the order of their tabs; reads only the table of contents. */
export function listSheets(bytes: Uint8Array): readonly Sheet[] {
  const xml = unpackEntry(bytes, readZipDirectory(bytes), 'xl/workbook.xml', workbookXmlBytes) ?? ''
  return [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map((match) => {
    const attributes = match[1] ?? ''
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? ''
    return { name: unescapeXml(name), isHidden: /\bstate="(?:hidden|veryHidden)"/.test(attributes) }
  }).filter((sheet) => sheet.name !== '')
}

function unescapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return entities[entity] ?? whole
    const code = entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}

/** The asked sheet, or the first visible one. */
function pickSheet(sheets: readonly Sheet[], asked: string | null): string {
  const found = asked === null ? (sheets.find((sheet) => !sheet.isHidden) ?? sheets[0]) : sheets.find((sheet) => sheet.name === asked)
  return found?.name ?? refuse({ code: 'imports.sheet-missing', facts: { sheet: asked ?? '' }, remedy: { code: 'imports.choose-another' } })
}

/** Reads one sheet of an .xlsx as a stream; memory grows with the rows that the sink keeps. */
export function readXlsxRows(bytes: Uint8Array, asked: string | null, sink: LineSink): Promise<SheetChoice> {
  return named(async () => {
    const sheets = listSheets(bytes)
    const sheet = pickSheet(sheets, asked)
    let next = 0
    let waiting: Row[] = []
    const flush = () => { sink.add(waiting); waiting = []; sink.progress(0) }
    for await (const row of streamXlsxRows(bytes, { sheet })) {
      // The stream leaves empty rows out; they count as lines, so that line numbers are the sheet's own.
      while (next < row.index) { waiting.push([]); next += 1; if (waiting.length >= rowsBetweenLooks) flush() }
      waiting.push(row.values.map(toCell))
      next += 1
      if (waiting.length >= rowsBetweenLooks) flush()
    }
    flush()
    return { sheets, sheet }
  })
}

/** Reads one sheet of an Excel 97-2003 workbook (65,536 rows at most). */
export function readXlsRows(bytes: Uint8Array, asked: string | null, sink: LineSink): Promise<SheetChoice> {
  return named(async () => {
    const workbook = await readXls(bytes)
    const sheets = workbook.sheets.map((sheet) => ({ name: sheet.name, isHidden: sheet.hidden === true || sheet.veryHidden === true }))
    const sheet = pickSheet(sheets, asked)
    sink.add((workbook.sheets.find((candidate) => candidate.name === sheet)?.rows ?? []).map((row) => row.map(toCell)))
    return { sheets, sheet }
  })
}

/** Reads the table of a web page that was saved as a workbook. Types are not guessed: an 18-digit number stays text. */
export function readHtmlRows(html: string, sink: LineSink): Promise<void> {
  return named(() => {
    sink.add(fromHtml(html, { typeInference: false }).rows.map((row) => row.map(toCell)))
    return Promise.resolve()
  })
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value
  return null
}

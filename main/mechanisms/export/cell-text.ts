/** Guarantees that no cell of an exported file runs as a formula, loses digits, or holds signs that break the file. */
import { printable } from '#main/mechanisms/paper/html.ts'
import { instantText } from '#main/mechanisms/export/table-report.ts'
import type { ReportColumn, ReportValue } from '#main/mechanisms/export/table-report.ts'
import { formatCents, isCents } from '#shared/kernel/money.ts'
import { isInstant } from '#shared/kernel/instants.ts'

/** The most that a spreadsheet's cell holds, in UTF-16 units. */
export const longestCell = 32_767
const cutMark = '…'

/** The text as a cell may hold it, and whether it had to be cut. */
export function cellText(text: string, column: Pick<ReportColumn, 'kind'>): { readonly text: string; readonly wasCut: boolean } {
  const clean = column.kind === 'long-text' ? printable(text) : printable(text).replaceAll('\n', ' ')
  if (clean.length <= longestCell) return { text: clean, wasCut: false }
  // A cut between the halves of a surrogate pair would leave half a character.
  return { text: printable(clean.slice(0, longestCell - 1)) + cutMark, wasCut: true }
}

/** What a spreadsheet would run: a first sign that is, or widens to, = + - @, behind any blanks, quotes or invisible signs. */
const ignorableStart = /^[\s\p{Z}\p{C}\p{Mn}"'`]+/u
const formulaStart = /^[=+\-@]/
/** What a spreadsheet would reshape: long digits (rounded after the 15th), leading zeros, 3-2 (a date), 1E5 (a number). */
const reshaped = /^(?:\d{12,}|0\d+|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|\d{1,2}:\d{2}(?::\d{2})?|\d+(?:\.\d+)?[eE]\d+)$/

/** Whether a text of a CSV file would run as a formula when a spreadsheet opens it. */
export function wouldRun(text: string): boolean {
  return /^[\t\r\n]/.test(text) || formulaStart.test(text.replace(ignorableStart, '').slice(0, 2).normalize('NFKC'))
}

/** A text for a CSV file: one that a spreadsheet would run or reshape begins with an apostrophe, the spreadsheets' own mark of text. */
export function csvSafe(text: string): string {
  return wouldRun(text) || reshaped.test(text) ? `'${text}` : text
}

/** A value as a person reads it: amounts grouped, moments in the office's zone. */
export function displayText(value: ReportValue | undefined, column: Pick<ReportColumn, 'kind'>): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (!Number.isFinite(value)) return ''
  if (column.kind === 'money' && isCents(value)) return formatCents(value)
  if (column.kind === 'instant' && isInstant(value)) return instantText(value)
  return String(value)
}

/** Cents as a plain decimal that any program reads: `-1234.50`. */
export function plainMoney(cents: number): string {
  const absolute = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${String(Math.floor(absolute / 100))}.${String(absolute % 100).padStart(2, '0')}`
}

/** Guarantees that whatever a spreadsheet holds in a cell becomes plain, well-formed text, and that what was taken away is said. */
import type { Facts } from '#shared/domain/refusal.ts'

/** A cell as a reader hands it over. Dates are UTC midnights; a time of day is a date in 1899. */
export type Cell = string | number | boolean | Date | null

/** What was noticed about a cell or a line. Its sentence is `imports.finding.<code>`. */
export type Finding = {
  readonly code: string
  /** The field that it belongs to, '' for the whole line. */
  readonly field: string
  readonly facts: Facts
  /** `rejects`: the line cannot go in. `notes`: it goes in, and a person should look. */
  readonly weight: 'rejects' | 'notes'
}

/** A value and what was noticed while it was read. */
export type Reading<T> = { readonly value: T; readonly findings: readonly Finding[] }

/** The most signs that a spreadsheet lets a cell hold; anything longer is damage or an attack. */
export const longestCell = 32_767
/** From here on a spreadsheet's numbers have lost their last digits (15 are exact). */
const firstRoundedNumber = 1e15

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g
/** What an earlier conversion left where it knew no sign. */
const lostSigns = /\uFFFD|\?{3,}/
/** What offices write instead of leaving a cell empty. */
const placeholders = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '暂无', '没有', '空', '未知', '不详', 'n/a', 'na', '#n/a', 'null', 'none', '.', '…'])

/** Whether a number has more digits than a spreadsheet can keep. */
export function isRounded(value: number): boolean {
  return Math.abs(value) >= firstRoundedNumber
}

/** A number as a person would have typed it: no grouping, no exponent below 10^21, no digits that the sheet did not keep. */
export function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : ''
}

/** The cell's text as it stands, without invisible signs at its ends; several lines stay several lines. */
export function rawText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell.toWellFormed().trim()
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
}

/** Whether a cell holds nothing that a person would read. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.replaceAll(invisible, '').trim() === '')
}

/** Whether a text says "nothing" in words. */
export function isPlaceholder(text: string): boolean {
  return placeholders.has(text.normalize('NFKC').toLowerCase())
}

/** One line of text: line breaks become spaces, invisible signs go and are named, at most `max` signs (longer rejects the line). */
export function readLine(cell: Cell, field: string, max: number): Reading<string> {
  return readText(cell, field, max, (text) => text.replaceAll(/\s+/gu, ' '))
}

/** Text of several lines. */
export function readParagraph(cell: Cell, field: string, max: number): Reading<string> {
  return readText(cell, field, max, (text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u2028\u2029]/g, '\n').replaceAll('\t', ' '))
}

function readText(cell: Cell, field: string, max: number, shape: (text: string) => string): Reading<string> {
  const raw = rawText(cell)
  // Whole texts are compared before anything is cut, so a 10 MB cell costs one look.
  if (raw.length > longestCell) return { value: '', findings: [{ code: 'cell-too-long', field, facts: { length: raw.length, max }, weight: 'rejects' }] }
  const visible = raw.replaceAll(invisible, '')
  const value = shape(visible).trim()
  const findings: Finding[] = []
  if (visible !== raw) findings.push({ code: 'invisible-signs', field, facts: { count: raw.length - visible.length }, weight: 'notes' })
  if (lostSigns.test(value)) findings.push({ code: 'lost-signs', field, facts: { text: value.slice(0, 40) }, weight: 'notes' })
  if (value.length > max) findings.push({ code: 'cell-too-long', field, facts: { length: value.length, max }, weight: 'rejects' })
  return { value, findings }
}

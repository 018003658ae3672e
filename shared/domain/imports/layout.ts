/** Guarantees that a table is taken apart once: its headings, its data lines with their numbers, and everything that is no data, counted. */
import { rawText } from '#shared/domain/imports/cell.ts'
import { findHeaderRow, headerSignature } from '#shared/domain/imports/columns.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { lineKind, noSkippedLines } from '#shared/domain/imports/lines.ts'
import type { SkippedLines } from '#shared/domain/imports/lines.ts'

export type DataLine = {
  /** The line's number in the sheet, from 1. */
  readonly line: number
  readonly row: Row
}
export type Layout = {
  /** From 1; 0 when the table has no headings. */
  readonly headerLine: number
  readonly header: Row
  /** One a column; columns without a heading have ''. */
  readonly headings: readonly string[]
  readonly signature: string
  readonly dataLines: readonly DataLine[]
  readonly skipped: SkippedLines
}

const longestHeading = 40

/** Takes a table apart; `headerLine` is a person's own choice, null to look for it. */
export function layOut(rows: readonly Row[], headerLine: number | null): Layout {
  const headerIndex = headerLine === null ? findHeaderRow(rows) : headerLine - 1
  const header = rows[headerIndex] ?? []
  const signature = headerSignature(header)
  const skipped = { ...noSkippedLines }
  const dataLines: DataLine[] = []
  rows.forEach((row, index) => {
    const kind = lineKind(row, index, headerIndex, signature)
    if (kind === 'data') dataLines.push({ line: index + 1, row })
    else skipped[kind] += 1
  })
  const width = dataLines.reduce((most, { row }) => Math.max(most, row.length), header.length)
  const headings = Array.from({ length: width }, (_, column) => rawText(header[column] ?? null).replaceAll(/\s+/g, ' ').slice(0, longestHeading))
  return { headerLine: headerIndex + 1, header, headings, signature, dataLines, skipped }
}

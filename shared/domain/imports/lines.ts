/** Guarantees that every line of a sheet is accounted for: it is data, or it is named as title, header, blank, repeated header or total. */
import { isBlank, rawText } from '#shared/domain/imports/cell.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { headerSignature } from '#shared/domain/imports/columns.ts'

export const lineKinds = ['title', 'header', 'blank', 'total', 'data'] as const
export type LineKind = (typeof lineKinds)[number]

/** Lines that are no data, by what they are. */
export type SkippedLines = Readonly<Record<Exclude<LineKind, 'data'>, number>>
export const noSkippedLines: SkippedLines = { title: 0, header: 0, blank: 0, total: 0 }

const totalWord = /^(合\s*计|总\s*计|小\s*计|共\s*计|本页合计|累\s*计|总数|合计数|total|subtotal|grand total|sum)\s*[::]?\s*[\d,.]*\s*(户|家|条|行|件|人)?$/i
/** A line of words under the table: who made it, when it was printed. */
const footWord = /^(制表|填表|审核|复核|打印|填报|备注|注|说明|制单)[人日期时间]*\s*[::]/

/** What a line is; `index` counts from the sheet's first line, `headerIndex` is -1 when there is no header. */
export function lineKind(row: Row, index: number, headerIndex: number, signature: string): LineKind {
  const filled = row.filter((cell) => !isBlank(cell))
  if (filled.length === 0) return 'blank'
  if (index < headerIndex) return 'title'
  if (index === headerIndex) return 'header'
  const first = rawText(filled[0] ?? null).normalize('NFKC')
  if (filled.length <= Math.max(2, row.length / 2) && (totalWord.test(first) || (filled.length <= 3 && footWord.test(first)))) return 'total'
  // Printed books repeat their header on every page.
  if (headerIndex >= 0 && typeof row[0] !== 'number' && first === signature.split('|').find((key) => key !== '') && headerSignature(row).startsWith(signature)) return 'header'
  return 'data'
}

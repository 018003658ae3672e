/** Guarantees that a table's header is found under its title lines, and that every column gets a proposal that a person can correct. */
import { isBlank, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell } from '#shared/domain/imports/cell.ts'
import { importKinds, keepsOwnFields, targetFields } from '#shared/domain/imports/targets.ts'
import type { CellShape, ImportKind } from '#shared/domain/imports/targets.ts'

export type Row = readonly Cell[]

/** Where a column goes: a field's key, `own` (kept under its heading), or `ignore`. One entry a column. */
export type ColumnMapping = readonly string[]

/** Title lines above a header; more would be a table of something else. */
const deepestHeader = 30
/** Lines looked at for evidence. */
const evidenceLines = 60
/** Headings of running numbers: they name no customer and are left out. */
const runningNumbers = new Set(['序号', '序', '行号', '#', 'no', 'seq', 'serial', 'nr'])

/** A heading without what typists do differently. */
export function headingKey(cell: Cell | undefined): string {
  return cell === undefined ? '' : rawText(cell).normalize('NFKC').toLowerCase().replaceAll(/[\s()[\]{}<>:;,.、。/\\|_*\-–—'"?!]/gu, '')
}

/** How many signs a line needs to be a heading line is not fixed; the line with the most known headings and short texts wins. -1: there is none. */
export function findHeaderRow(rows: readonly Row[]): number {
  const known = new Set(importKinds.flatMap((kind) => targetFields[kind].flatMap((field) => field.headings)))
  let best = { index: -1, score: 0 }
  rows.slice(0, deepestHeader).forEach((row, index) => {
    const keys = row.map(headingKey).filter((key) => key !== '')
    if (keys.length < 2 || new Set(keys).size < keys.length * 0.8) return
    const hits = keys.filter((key) => known.has(key) || runningNumbers.has(key)).length
    const texts = row.filter((cell) => typeof cell === 'string' && !isBlank(cell) && cell.length <= 20 && !/\d{4,}/.test(cell)).length
    const score = hits * 3 + texts
    if (hits >= 2 && score > best.score) best = { index, score }
  })
  if (best.index >= 0) return best.index
  return rows.slice(0, deepestHeader).findIndex((row) => row.filter((cell) => !isBlank(cell)).length >= 2 && row.every((cell) => cell === null || typeof cell === 'string'))
}

/** The same table again, whoever saved it: its headings in their order. */
export function headerSignature(header: Row): string {
  return header.map(headingKey).join('|')
}

export type Proposal = { readonly kind: ImportKind; readonly mapping: ColumnMapping; readonly score: number }

/** The kind that explains the header best, with a mapping for every kind that was asked for. */
export function proposeKind(header: Row, rows: readonly Row[]): Proposal {
  const proposals = importKinds.map((kind) => proposeMapping(kind, header, rows))
  return proposals.reduce((best, other) => (other.score > best.score ? other : best))
}

/** A field for each column: by its heading, else by how its cells look; what fits nothing is kept as the office's own, or left out. */
export function proposeMapping(kind: ImportKind, header: Row, rows: readonly Row[]): Proposal {
  const fields = targetFields[kind]
  const width = Math.max(header.length, ...rows.slice(0, evidenceLines).map((row) => row.length))
  const mapping: string[] = Array.from({ length: width }, () => '')
  const taken = new Set<string>()
  let score = 0
  for (const match of matchesOf(kind, header, width)) {
    const field = fields[match.field]
    if (field === undefined || mapping[match.column] !== '' || (taken.has(field.key) && field.takesMany !== true)) continue
    mapping[match.column] = field.key
    taken.add(field.key)
    score += field.isRequired === true ? 3 : 1
  }
  for (const column of mapping.keys()) {
    if (mapping[column] !== '') continue
    const field = fieldByShape(kind, shapeOf(rows, column), taken, headingKey(header[column]))
    if (field !== null) { taken.add(field); mapping[column] = field; score += 0.5 } else mapping[column] = restOf(kind, header[column], rows, column)
  }
  const missing = fields.filter((field) => field.isRequired === true && !taken.has(field.key)).length
  return { kind, mapping, score: score - missing * 4 - mapping.filter((target) => target === 'own' || target === 'ignore').length * 0.5 }
}

/** Heading matches, the surest first: whole headings in the order of the field's list, then headings that hold one. */
function matchesOf(kind: ImportKind, header: Row, width: number): { readonly column: number; readonly field: number; readonly rank: number }[] {
  const matches: { column: number; field: number; rank: number }[] = []
  const fields = targetFields[kind]
  for (let column = 0; column < width; column += 1) {
    const key = headingKey(header[column])
    if (key === '' || runningNumbers.has(key)) continue
    fields.forEach((field, index) => {
      const exact = field.headings.indexOf(key)
      if (exact >= 0) matches.push({ column, field: index, rank: exact })
      else {
        const within = field.headings.findIndex((heading) => heading.length >= 2 && key.length <= heading.length + 8 && key.includes(heading))
        if (within >= 0) matches.push({ column, field: index, rank: 100 + within })
      }
    })
  }
  return matches.toSorted((left, right) => left.rank - right.rank || left.column - right.column)
}

const shapePatterns: readonly (readonly [CellShape, RegExp])[] = [
  ['vin', /^[0-9A-HJ-NPR-Z]{17}$/i],
  ['credit-code', /^9[0-9A-HJ-NPQRTUWXY]{17}$/i],
  ['id-number', /^[1-8]\d{16}[\dX]$/i],
  ['plate', /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-Z][A-Z0-9]{5,6}$/],
  ['phone', /^(?:\+?86)?(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}.*)$/],
]

/** What most of a column's filled cells look like. */
function shapeOf(rows: readonly Row[], column: number): CellShape {
  const texts = rows.slice(0, evidenceLines).map((row) => row[column]).filter((cell) => !isBlank(cell)).map((cell) => rawText(cell ?? null).normalize('NFKC').replaceAll(/[\s-]/g, ''))
  if (texts.length < 3) return 'text'
  return shapePatterns.find(([, pattern]) => texts.filter((text) => pattern.test(text)).length >= texts.length * 0.6)?.[0] ?? 'text'
}

function fieldByShape(kind: ImportKind, shape: CellShape, taken: ReadonlySet<string>, key: string): string | null {
  if (shape === 'text' || runningNumbers.has(key)) return null
  return targetFields[kind].find((field) => field.shape === shape && (!taken.has(field.key) || field.takesMany === true))?.key ?? null
}

function restOf(kind: ImportKind, heading: Cell | undefined, rows: readonly Row[], column: number): string {
  const key = headingKey(heading)
  const isEmpty = rows.every((row) => isBlank(row[column]))
  return key === '' || runningNumbers.has(key) || isEmpty || !keepsOwnFields(kind) ? 'ignore' : 'own'
}

/** A mapping that fits this table: as many entries as columns, known targets only, no field twice that takes one column; null when it does not fit. */
export function fitMapping(kind: ImportKind, mapping: ColumnMapping, width: number): ColumnMapping | null {
  const fields = new Map(targetFields[kind].map((field) => [field.key, field]))
  const used = new Set<string>()
  for (const target of mapping) {
    if (target === 'ignore' || (target === 'own' && keepsOwnFields(kind))) continue
    const field = fields.get(target)
    if (field === undefined || (used.has(target) && field.takesMany !== true)) return null
    used.add(target)
  }
  return mapping.length === width ? mapping : null
}

/** Required fields that no column holds. */
export function missingFields(kind: ImportKind, mapping: ColumnMapping): readonly string[] {
  return targetFields[kind].filter((field) => field.isRequired === true && !mapping.includes(field.key)).map((field) => field.key)
}

/**
 * Guarantees that a register is readable on A4: columns take the width of what stands in them, empty columns are left out by name,
 * the page lies down or the type shrinks a little before a number would have to break.
 */
import type { ReportColumn } from '#main/mechanisms/export/table-report.ts'

/** A column as it is printed: its share of the page's width. */
export type PaperColumn = { readonly column: ReportColumn; readonly percent: number }

export type PaperLayout = {
  readonly columns: readonly PaperColumn[]
  /** Columns in which no row has anything, left out. */
  readonly empty: readonly ReportColumn[]
  readonly isLandscape: boolean
  readonly typePt: number
}

/** Printable width in mm: A4 without its margins. */
const [portraitMm, landscapeMm] = [190, 277]
const [usualTypePt, smallestTypePt] = [8.5, 6.5]
/** A Latin character's width in mm per point of type; what a cell's padding and border take beside it. */
const [mmPerPoint, cellMm] = [0.2, 2.6]
/** A column up to this wide holds a number, a day, a name: it is not made to break. */
const unbreakableWidth = 17
const narrowest = 3

/** Width in Latin characters of the widest line of a text, rounded up: a Chinese character takes two, a capital a third more than a digit. */
export function widthOf(text: string): number {
  return Math.ceil(text.split('\n').reduce((widest, line) => Math.max(widest, [...line].reduce((sum, sign) => sum + signWidth(sign), 0)), 0))
}

function signWidth(sign: string): number {
  if (/[\u2E80-\uFFEF\u{20000}-\u{3FFFF}]/u.test(sign)) return 2
  return /[A-Z@%]/.test(sign) ? 1.34 : 1
}

/** Watches the cells go by and remembers what each column needs. */
export function measureColumns(columns: readonly ReportColumn[]) {
  const widest = columns.map(() => 0)
  return {
    see(index: number, text: string): void {
      const known = widest[index] ?? 0
      // A cell cannot ask for more than was declared, so most need no measuring.
      if (known < (columns[index]?.width ?? 0) && text !== '') widest[index] = Math.max(known, widthOf(text))
    },
    layout: (): PaperLayout => layOut(columns, widest),
  }
}

function layOut(columns: readonly ReportColumn[], widest: readonly number[]): PaperLayout {
  const isBlank = widest.every((width) => width === 0)
  const needed = columns.map((column, index) => ({ column, width: widest[index] ?? 0 }))
  const kept = needed.filter(({ width }) => isBlank || width > 0).map(({ column, width }) => ({ column, width: isBlank ? column.width : naturalWidth(column, width) }))
  const empty = isBlank ? [] : needed.filter(({ width }) => width === 0).map(({ column }) => column)
  const isLandscape = millimetres(kept, usualTypePt) > portraitMm
  const typePt = isLandscape ? Math.max(smallestTypePt, Math.min(usualTypePt, typeThatFits(kept))) : usualTypePt
  const widths = isLandscape ? squeeze(kept, typePt) : kept.map(({ width }) => width * mmPerPoint * typePt + cellMm)
  const total = widths.reduce((sum, width) => sum + width, 0)
  return { columns: kept.map(({ column }, index) => ({ column, percent: ((widths[index] ?? 0) / total) * 100 })), empty, isLandscape, typePt: Math.round(typePt * 10) / 10 }
}

type Natural = { readonly column: ReportColumn; readonly width: number }

/** A heading may stand on two lines; a cell never gets more than was declared, except that nothing is narrower than a short word. */
function naturalWidth(column: ReportColumn, widest: number): number {
  return Math.max(narrowest, Math.min(column.width, widest), Math.min(column.width, Math.ceil(widthOf(column.title) / 2)))
}

function millimetres(columns: readonly Natural[], typePt: number): number {
  return columns.reduce((sum, { width }) => sum + width * mmPerPoint * typePt + cellMm, 0)
}

function typeThatFits(columns: readonly Natural[]): number {
  const characters = columns.reduce((sum, { width }) => sum + width, 0)
  return (landscapeMm - columns.length * cellMm) / (characters * mmPerPoint)
}

/** What is too much at the smallest type is taken from long columns only, each by the same part of what it has to give. */
function squeeze(columns: readonly Natural[], typePt: number): readonly number[] {
  const wanted = columns.map(({ width }) => width * mmPerPoint * typePt + cellMm)
  const firm = columns.map(({ width }) => Math.min(width, unbreakableWidth) * mmPerPoint * typePt + cellMm)
  const excess = wanted.reduce((sum, width) => sum + width, 0) - landscapeMm
  const spare = wanted.reduce((sum, width, index) => sum + width - (firm[index] ?? width), 0)
  if (excess <= 0 || spare === 0) return wanted
  const part = Math.min(1, excess / spare)
  return wanted.map((width, index) => width - (width - (firm[index] ?? width)) * part)
}

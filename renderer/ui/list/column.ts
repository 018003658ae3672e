/** How a list column looks. */
import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** Pixels. A column without a width takes its share of what is left. */
  readonly width?: number
  readonly grow?: number
  /** A growing column is never narrower than this; 120 when absent. */
  readonly minWidth?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly cell: (row: Row) => ReactNode
  readonly className?: (row: Row) => string | undefined
}

/** Inline style of a cell. */
export function columnStyle<Row>(column: Column<Row>): { readonly width?: number; readonly flex?: string; readonly minWidth?: number } {
  return column.width === undefined ? { flex: `${String(column.grow ?? 1)} 1 0`, minWidth: column.minWidth ?? 120 } : { width: column.width }
}

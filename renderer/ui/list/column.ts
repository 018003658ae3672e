/** How a list column looks. */
import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** Pixels. A column without a width takes its share of what is left. */
  readonly width?: number
  readonly grow?: number
  /** A growing column is not narrower than this on the screen the desk is drawn for; 120 when absent. On a narrower one it gives way, so that the last columns stay in sight. */
  readonly minWidth?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly cell: (row: Row) => ReactNode
  readonly className?: (row: Row) => string | undefined
}

/** Inline style of a cell. */
export function columnStyle<Row>(column: Column<Row>): { readonly width?: number; readonly flex?: string; readonly minWidth?: string } {
  return column.width === undefined ? { flex: `${String(column.grow ?? 1)} 1 0`, minWidth: `min(${String(column.minWidth ?? 120)}px, ${String((column.minWidth ?? 120) / 9.3)}%)` } : { width: column.width }
}

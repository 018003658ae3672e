/** A register's columns as the list draws them: each kind of value the way the desk reads it. */
import type { Column } from '#renderer/ui/index.ts'
import { MoneyText, formatMoment } from '#renderer/ui/index.ts'
import type { RegisterDescription, ReportScreenRow } from '#shared/contract/reports.ts'

type Described = RegisterDescription['columns'][number]
/** Pixels of a Latin character at the list's type size, and of a cell's own margin. */
const [signWidth, cellMargin] = [7, 18]
/** The screen cuts what paper wraps. */
const widest = 220

export function reportColumns(columns: RegisterDescription['columns']): readonly Column<ReportScreenRow>[] {
  return columns.map((column) => ({
    key: column.key, title: column.title, width: Math.min(widest, column.width * signWidth + cellMargin), align: column.kind === 'number' || column.kind === 'money' ? 'right' : 'left',
    cell: (row) => draw(row.values[column.key] ?? null, column), ...(column.kind === 'text' || column.kind === 'long-text' ? {} : { className: () => 'dg-number' }),
  }))
}

function draw(value: string | number | null, column: Described) {
  if (value === null || value === '') return null
  if (typeof value === 'number' && column.kind === 'money') return <MoneyText cents={value} />
  if (typeof value === 'number' && column.kind === 'instant') return formatMoment(value)
  return typeof value === 'string' ? <span title={value}>{value}</span> : value
}

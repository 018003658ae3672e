/** Guarantees that any line of any sheet is read without a fault: it becomes a record, or findings that say why not. */
import { longestCell } from '#shared/domain/imports/cell.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { customerTitle, readCustomer, readVehicleFile } from '#shared/domain/imports/read-customer.ts'
import { readDeposit, readLoan } from '#shared/domain/imports/read-register.ts'
import { openLine } from '#shared/domain/imports/record.ts'
import type { ColumnPlan, ImportRecord, LineCells, LineReading, ReadingRules } from '#shared/domain/imports/record.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import { rawText } from '#shared/domain/imports/cell.ts'

/** Reads one data line. */
export function readImportLine(kind: ImportKind, plan: ColumnPlan, row: Row, rules: ReadingRules): LineReading {
  const line = openLine(plan, row)
  row.forEach((cell, column) => {
    if (typeof cell === 'string' && cell.length > longestCell) line.note({ code: 'cell-too-long', field: plan.headings[column] ?? '', facts: { length: cell.length, max: longestCell }, weight: 'rejects' })
  })
  if (line.findings.length > 0) return { record: null, title: '', findings: line.findings }
  const record = readRecord(kind, line, rules)
  const isRejected = line.findings.some((finding) => finding.weight === 'rejects')
  return { record: isRejected ? null : record, title: titleOf(kind, line), findings: line.findings }
}

function readRecord(kind: ImportKind, line: LineCells, rules: ReadingRules): ImportRecord | null {
  if (kind === 'customers') return { kind, customer: readCustomer(line), items: [] }
  if (kind === 'vehicle-files') return { kind, ...readVehicleFile(line, rules) }
  if (kind === 'deposits') { const deposit = readDeposit(line); return deposit === null ? null : { kind, deposit } }
  const loan = readLoan(line, rules)
  return loan === null ? null : { kind, loan }
}

function titleOf(kind: ImportKind, line: LineCells): string {
  const parts = { customers: ['name'], 'vehicle-files': ['plate', 'name'], deposits: ['depositor', 'item'], loans: ['borrower', 'title'] } as const satisfies Readonly<Record<ImportKind, readonly string[]>>
  if (kind === 'customers') return customerTitle(line)
  return parts[kind].map((field) => rawText(line.cell(field)).slice(0, 40)).filter((part) => part !== '').join(' · ')
}

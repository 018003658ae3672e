/** What a line of a sheet becomes: the record of its kind, and everything that was noticed on the way. */
import type { CustomerCategory, PartyType } from '#shared/domain/customers.ts'
import type { Cell, Finding, Reading } from '#shared/domain/imports/cell.ts'
import type { ColumnMapping, Row } from '#shared/domain/imports/columns.ts'
import type { Day } from '#shared/kernel/days.ts'

export type CustomerRecord = {
  readonly name: string; readonly category: CustomerCategory; readonly partyType: PartyType; readonly profession: string; readonly creditCode: string; readonly idNumber: string
  readonly room: string; readonly address: string; readonly plate: string; readonly formerNumber: string; readonly enteredDay: Day | null; readonly shelfPlace: string; readonly keeper: string; readonly remark: string
  readonly contacts: readonly { readonly name: string; readonly post: string; readonly phones: readonly string[] }[]
  readonly extra: Readonly<Record<string, string>>
}
/** A document on the list of a file. */
export type ItemRecord = { readonly title: string; readonly present: boolean }

export type DepositRecord = {
  readonly takenDay: Day; readonly takenMinute: number | null; readonly depositor: string; readonly phone: string; readonly company: string
  readonly item: string; readonly quantity: number; readonly unit: string; readonly place: string; readonly note: string
  /** The clerk whom the book names, '' when it names none. */
  readonly takenBy: string
  readonly collected: { readonly day: Day; readonly collector: string; readonly isProxy: boolean } | null
}
export type LoanRecord = {
  readonly issueDay: Day; readonly borrower: string; readonly unit: string; readonly phone: string; readonly title: string; readonly copies: number; readonly reason: string
  readonly dueDay: Day; readonly returnDay: Day | null; readonly approvedBy: string
}

export type ImportRecord =
  | { readonly kind: 'customers' | 'vehicle-files'; readonly customer: CustomerRecord; readonly items: readonly ItemRecord[] }
  | { readonly kind: 'deposits'; readonly deposit: DepositRecord }
  | { readonly kind: 'loans'; readonly loan: LoanRecord }

/** `record` is null when a finding rejects the line. `title` names the line for a person. */
export type LineReading = { readonly record: ImportRecord | null; readonly title: string; readonly findings: readonly Finding[] }

/** The numbers that a reading needs; a policy pack and the office's calendar provide them. */
export type ReadingRules = {
  /** Days of a loan of that day whose line names no due day (P07-19.5). */
  loanDaysOn(day: Day): number
  /** Working days after a delivery on that day within which a vehicle's file is handed over (P10-C.1a). */
  handoverWorkingDaysOn(day: Day): number
  /** Working days after `from` up to `to`. */
  countWorkingDays(from: Day, to: Day): number
}

/** One line under its mapping: gives cells by field, and collects what is noticed. */
export type LineCells = {
  /** The first filled cell of a field. */
  cell(field: string): Cell
  /** All cells of a field, in the order of the columns. */
  cells(field: string): readonly Cell[]
  /** The heading of a field's first column, as the sheet writes it. */
  heading(field: string): string
  /** Columns that the office keeps under their own heading. */
  readonly own: readonly { readonly heading: string; readonly cell: Cell }[]
  /** Notes what a reading found and gives its value. */
  take<T>(reading: Reading<T>): T
  note(finding: Finding): void
  readonly findings: readonly Finding[]
}

/** Where each field stands, worked out once for a table. */
export type ColumnPlan = { readonly columnsOf: ReadonlyMap<string, readonly number[]>; readonly own: readonly number[]; readonly headings: readonly string[] }

/** The plan of a mapping. */
export function planColumns(mapping: ColumnMapping, headings: readonly string[]): ColumnPlan {
  const columnsOf = new Map<string, number[]>()
  mapping.forEach((target, column) => { if (target !== 'own' && target !== 'ignore') columnsOf.set(target, [...(columnsOf.get(target) ?? []), column]) })
  return { columnsOf, own: [...mapping.keys()].filter((column) => mapping[column] === 'own'), headings }
}

/** A line seen through a plan. */
export function openLine(plan: ColumnPlan, row: Row): LineCells {
  const findings: Finding[] = []
  const columns = (field: string) => plan.columnsOf.get(field) ?? []
  const isFilled = (cell: Cell | undefined) => cell !== undefined && cell !== null && cell !== ''
  return {
    cell: (field) => { const column = columns(field).find((index) => isFilled(row[index])); return column === undefined ? null : (row[column] ?? null) },
    cells: (field) => columns(field).map((column) => row[column] ?? null),
    heading: (field) => plan.headings[columns(field)[0] ?? -1] ?? field,
    own: plan.own.map((column) => ({ heading: plan.headings[column] ?? String(column + 1), cell: row[column] ?? null })),
    take(reading) { findings.push(...reading.findings); return reading.value },
    note: (finding) => void findings.push(finding),
    findings,
  }
}

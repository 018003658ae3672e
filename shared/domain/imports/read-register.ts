/** Reads a line of a deposit book or of a loan register. */
import { nameKey } from '#shared/domain/customers.ts'
import { isBlank, isPlaceholder, readLine, readParagraph } from '#shared/domain/imports/cell.ts'
import { readDay, readTimeOfDay } from '#shared/domain/imports/days.ts'
import { readPhones } from '#shared/domain/imports/phones.ts'
import { readQuantity } from '#shared/domain/imports/quantities.ts'
import type { DepositRecord, LineCells, LoanRecord, ReadingRules } from '#shared/domain/imports/record.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const longest = { name: 60, short: 40, item: 120, company: 120, note: 500, reason: 300, unit: 10 } as const

function readRequired(line: LineCells, field: string, max: number): string {
  const value = line.take(readLine(line.cell(field), field, max))
  if (value === '' || isPlaceholder(value)) line.note({ code: 'field-missing', field, facts: {}, weight: 'rejects' })
  return value
}

function readRequiredDay(line: LineCells, field: string): Day | null {
  const reading = readDay(line.cell(field), field)
  const day = line.take(reading)
  if (day === null && reading.findings.length === 0) line.note({ code: 'field-missing', field, facts: {}, weight: 'rejects' })
  return day
}

/** All numbers of a line as one text; the desk types them so. */
function readPhoneText(line: LineCells): string {
  const phones = [...new Set(line.cells('phone').flatMap((cell) => line.take(readPhones(cell, 'phone'))))].join('/')
  if (phones.length > longest.short) line.note({ code: 'cell-too-long', field: 'phone', facts: { length: phones.length, max: longest.short }, weight: 'rejects' })
  return phones
}

/** A deposit, or null when its day cannot be read. An amount that cannot be counted stays in the note as it was written. */
export function readDeposit(line: LineCells): DepositRecord | null {
  const takenDay = readRequiredDay(line, 'takenDay')
  const item = readRequired(line, 'item', longest.item)
  const depositor = readRequired(line, 'depositor', longest.name)
  const written = line.take(readLine(line.cell('quantity'), 'quantity', longest.short))
  const counting = readQuantity(line.cell('quantity'), 'quantity', '件')
  const quantity = line.take(counting)
  const typedNote = line.take(readParagraph(line.cell('note'), 'note', longest.note))
  const note = counting.findings.some((finding) => finding.code === 'quantity-unclear') ? [typedNote, `${line.heading('quantity')}：${written}`].filter((part) => part !== '').join('\n') : typedNote
  const fields = {
    phone: readPhoneText(line), company: line.take(readLine(line.cell('room'), 'room', longest.company)), place: line.take(readLine(line.cell('place'), 'place', longest.name)),
    takenBy: line.take(readLine(line.cell('takenBy'), 'takenBy', longest.name)),
  }
  const collected = readCollection(line, takenDay, depositor)
  if (takenDay === null) return null
  return { takenDay, takenMinute: readTimeOfDay(line.cell('takenTime')), depositor, item, quantity: quantity.count, unit: quantity.unit.slice(0, longest.unit), note, ...fields, collected }
}

function readCollection(line: LineCells, takenDay: Day | null, depositor: string): DepositRecord['collected'] {
  const typed = line.take(readLine(line.cell('collector'), 'collector', longest.name))
  const named = isPlaceholder(typed) ? '' : typed
  const day = line.take(readDay(line.cell('collectedDay'), 'collectedDay'))
  if ((named === '' && day === null) || takenDay === null) return null
  if (day === null) line.note({ code: 'collected-day-missing', field: 'collectedDay', facts: { takenDay }, weight: 'notes' })
  if (named === '') line.note({ code: 'collector-missing', field: 'collector', facts: { depositor }, weight: 'notes' })
  if (day !== null && day < takenDay) line.note({ code: 'collected-before-taken', field: 'collectedDay', facts: { takenDay, day }, weight: 'notes' })
  const collector = named === '' ? depositor : named
  return { day: day ?? takenDay, collector, isProxy: nameKey(collector) !== nameKey(depositor) }
}

/** A line of the loan register, or null when its day cannot be read. A line without a due day gets the policy's, and says so. */
export function readLoan(line: LineCells, rules: ReadingRules): LoanRecord | null {
  const issueDay = readRequiredDay(line, 'issueDay')
  const borrower = readRequired(line, 'borrower', longest.name)
  const title = readRequired(line, 'title', longest.item)
  const copies = isBlank(line.cell('copies')) ? { count: 1, unit: '份' } : line.take(readQuantity(line.cell('copies'), 'copies', '份'))
  const dueDay = line.take(readDay(line.cell('dueDay'), 'dueDay'))
  const returnDay = line.take(readDay(line.cell('returnDay'), 'returnDay'))
  const reason = [line.take(readLine(line.cell('reason'), 'reason', longest.reason)), line.take(readLine(line.cell('note'), 'note', longest.reason))].filter((part) => part !== '').join('；')
  const fields = { unit: line.take(readLine(line.cell('unit'), 'unit', 80)), approvedBy: line.take(readLine(line.cell('approvedBy'), 'approvedBy', longest.name)), phone: readPhoneText(line) }
  if (issueDay === null) return null
  if (reason === '') line.note({ code: 'reason-missing', field: 'reason', facts: {}, weight: 'notes' })
  if (dueDay === null) line.note({ code: 'due-day-missing', field: 'dueDay', facts: { days: rules.loanDaysOn(issueDay) }, weight: 'notes' })
  if (dueDay !== null && dueDay < issueDay) line.note({ code: 'due-before-issue', field: 'dueDay', facts: { issueDay, dueDay }, weight: 'rejects' })
  if (returnDay !== null && returnDay < issueDay) line.note({ code: 'returned-before-issue', field: 'returnDay', facts: { issueDay, returnDay }, weight: 'rejects' })
  return { issueDay, borrower, title, copies: copies.count, reason: reason.slice(0, longest.reason), dueDay: dueDay ?? addDays(issueDay, rules.loanDaysOn(issueDay)), returnDay, ...fields }
}

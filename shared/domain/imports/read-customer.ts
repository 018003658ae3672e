/** Reads a line of a customer list or of a vehicle handover list into a customer file. */
import { isPlaceholder, rawText, readLine, readParagraph } from '#shared/domain/imports/cell.ts'
import { readDay } from '#shared/domain/imports/days.ts'
import { readCreditCode, readIdNumber, readVin } from '#shared/domain/imports/numbers-of-law.ts'
import { readPhones } from '#shared/domain/imports/phones.ts'
import type { CustomerRecord, ItemRecord, LineCells, ReadingRules } from '#shared/domain/imports/record.ts'
import { vehicleDocuments } from '#shared/domain/imports/targets.ts'
import { partyTypeOf, readCategory, readTick } from '#shared/domain/imports/words.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Bounds of the customer contract; a longer cell rejects its line rather than being cut. */
const longest = { name: 120, short: 40, middle: 60, address: 200, remark: 2000, own: 500, plate: 20 } as const
const mostContactPhones = 10

type Extra = Record<string, string>

function keep(extra: Extra, heading: string, text: string): void {
  const label = heading.replaceAll(/\s+/g, ' ').trim().slice(0, longest.short)
  if (text === '' || label === '') return
  // Two columns of one heading both stay: the second under its heading with a number.
  const free = extra[label] === undefined ? label : `${label.slice(0, longest.short - 2)} 2`
  extra[free] = text
}

/** The office's own columns, by their headings; a day keeps its day, not the sheet's number for it. */
function keepOwn(line: LineCells, extra: Extra): void {
  for (const { heading, cell } of line.own) {
    const text = cell instanceof Date ? dayOfInstant(cell.getTime(), 0) : line.take(readParagraph(cell, heading, longest.own))
    if (!isPlaceholder(text)) keep(extra, heading, text)
  }
}

function readName(line: LineCells): string {
  const name = line.take(readLine(line.cell('name'), 'name', longest.name))
  if (name === '' || isPlaceholder(name)) line.note({ code: 'name-missing', field: 'name', facts: {}, weight: 'rejects' })
  return name
}

function readAllPhones(line: LineCells): readonly string[] {
  const phones = [...new Set(line.cells('phone').flatMap((cell) => line.take(readPhones(cell, 'phone'))))]
  if (phones.length > mostContactPhones) line.note({ code: 'phones-too-many', field: 'phone', facts: { count: phones.length, limit: mostContactPhones }, weight: 'rejects' })
  return phones
}

/** A customer. `null` findings aside, the record is whole: what has no field of ours is kept under its heading. */
export function readCustomer(line: LineCells): CustomerRecord {
  const text = (field: string, max: number) => line.take(readLine(line.cell(field), field, max))
  const extra: Extra = {}
  const name = readName(line)
  const { category, word } = line.take(readCategory(line.cell('category'), 'category'))
  keep(extra, line.heading('category'), word)
  const credit = line.take(readCreditCode(line.cell('creditCode'), 'creditCode'))
  keep(extra, line.heading('creditCode'), credit.lost)
  const id = line.take(readIdNumber(line.cell('idNumber'), 'idNumber'))
  keep(extra, line.heading('idNumber'), id.lost)
  keepOwn(line, extra)
  const contact = { name: text('contactName', longest.middle), post: text('contactPost', longest.short), phones: readAllPhones(line) }
  const hasContact = contact.name !== '' || contact.post !== '' || contact.phones.length > 0
  const remark = line.take(readParagraph(line.cell('remark'), 'remark', longest.remark))
  return {
    name, category, partyType: partyTypeOf(name, credit.value, id.value !== '' || id.lost !== ''), profession: text('profession', longest.short),
    creditCode: credit.value, idNumber: id.value, room: text('room', longest.middle), address: text('address', longest.address), plate: text('plate', longest.plate),
    formerNumber: text('formerNumber', longest.short), enteredDay: line.take(readDay(line.cell('enteredDay'), 'enteredDay')), shelfPlace: text('shelfPlace', longest.middle), keeper: text('keeper', longest.middle),
    // A column that holds nothing but 0 was left empty by a formula.
    remark: remark === '0' ? '' : remark, contacts: hasContact ? [contact] : [], extra,
  }
}

/** The file of one vehicle with its twelve documents (P10-C.1.0); the vehicle identification number is its former number, by which it is found again (P10-A.3a). */
export function readVehicleFile(line: LineCells, rules: ReadingRules): { readonly customer: CustomerRecord; readonly items: readonly ItemRecord[] } {
  const text = (field: string, max: number) => line.take(readLine(line.cell(field), field, max))
  const extra: Extra = {}
  const name = readName(line)
  const vin = line.take(readVin(line.cell('vin'), 'vin'))
  if (vin === '') line.note({ code: 'vin-missing', field: 'vin', facts: {}, weight: 'rejects' })
  const delivered = line.take(readDay(line.cell('deliveredDay'), 'deliveredDay'))
  const handover = line.take(readDay(line.cell('handoverDay'), 'handoverDay'))
  noteHandover(line, delivered, handover, rules)
  keep(extra, line.heading('deliveredDay'), delivered ?? '')
  keep(extra, line.heading('handoverDay'), handover ?? '')
  keep(extra, line.heading('handedBy'), text('handedBy', longest.middle))
  keep(extra, line.heading('receivedBy'), text('receivedBy', longest.middle))
  keepOwn(line, extra)
  const phones = readAllPhones(line)
  const customer: CustomerRecord = {
    name, category: 'unset', partyType: partyTypeOf(name, '', false), profession: '', creditCode: '', idNumber: '', room: '', address: '', plate: text('plate', longest.plate).toUpperCase(), formerNumber: vin,
    enteredDay: handover ?? delivered, shelfPlace: '', keeper: '', remark: line.take(readParagraph(line.cell('missingNote'), 'missingNote', longest.remark)),
    contacts: phones.length === 0 ? [] : [{ name, post: '', phones }], extra,
  }
  return { customer, items: readDocuments(line) }
}

function noteHandover(line: LineCells, delivered: Day | null, handover: Day | null, rules: ReadingRules): void {
  if (delivered === null || handover === null) return
  if (handover < delivered) { line.note({ code: 'handover-before-delivery', field: 'handoverDay', facts: { delivered, handover }, weight: 'notes' }); return }
  const days = rules.countWorkingDays(delivered, handover)
  const limit = rules.handoverWorkingDaysOn(delivered)
  if (days > limit) line.note({ code: 'handover-late', field: 'handoverDay', facts: { delivered, handover, limit, late: days - limit }, weight: 'notes' })
}

function readDocuments(line: LineCells): readonly ItemRecord[] {
  return vehicleDocuments.flatMap(({ key, title }): readonly ItemRecord[] => {
    const tick = line.take(readTick(line.cell(key), key))
    return tick === 'outside' ? [] : [{ title, present: tick === 'present' }]
  })
}

/** Names a customer line for a person. */
export function customerTitle(line: LineCells): string {
  return rawText(line.cell('name')).slice(0, 60)
}

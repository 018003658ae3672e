/** Translates between what the desk types, what the table holds and what a list shows; the only place that knows both shapes. */
import type { Insertable, Selectable } from 'kysely'
import type { CustomerTables } from '#main/db/tables/customers.ts'
import type { CustomerFile, CustomerInput, CustomerItem, CustomerItemInput, CustomerRow } from '#shared/contract/customers.ts'
import { codeKey, findGaps, maskIdNumber, nameKey } from '#shared/domain/customers.ts'
import type { CustomerStatus } from '#shared/domain/customers.ts'
import { readPhone } from '#shared/domain/phones.ts'
import { isClassified, strictestSecrecy } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type CustomerRecord = Selectable<CustomerTables['customers']> & { readonly created_by_name: string | null; readonly unsorted_by_name: string | null; readonly unsorted_by_unit: string | null }
export type ItemRecord = Selectable<CustomerTables['customer_items']> & { readonly file_secrecy: SecrecyLevel }

/** What was typed, without empty contacts and numbers, credit code and identity number as they are compared. */
export function tidyProfile(input: CustomerInput): CustomerInput {
  const contacts = input.contacts.map((contact) => ({ ...contact, phones: contact.phones.filter((phone) => phone !== '') }))
  return {
    ...input, creditCode: codeKey(input.creditCode), idNumber: codeKey(input.idNumber),
    contacts: contacts.filter((contact) => contact.name !== '' || contact.post !== '' || contact.phones.length > 0),
    extra: Object.fromEntries(Object.entries(input.extra).filter(([label, value]) => label !== '' && value !== '')),
  }
}

/** Every number of every contact, in the order in which they were typed. */
export function phonesOf(profile: Pick<CustomerInput, 'contacts'>): string[] {
  return profile.contacts.flatMap((contact) => contact.phones)
}

/** Whether the file belongs on the list of files that lack something. */
export function hasGap(profile: CustomerInput, items: { readonly total: number; readonly present: number }): 0 | 1 {
  return findGaps({ ...profile, phones: phonesOf(profile) }).length > 0 || items.present < items.total ? 1 : 0
}

/** The columns that hold a tidy profile. */
export function toProfileColumns(profile: CustomerInput) {
  return {
    name: profile.name, name_key: nameKey(profile.name), category: profile.category, party_type: profile.partyType, profession: profile.profession,
    credit_code: profile.creditCode, id_number: profile.idNumber, room: profile.room, address: profile.address, plate: profile.plate, former_number: profile.formerNumber,
    entered_day: profile.enteredDay, secrecy: profile.secrecy, shelf_place: profile.shelfPlace, keeper: profile.keeper, remark: profile.remark,
    contacts: JSON.stringify(profile.contacts), extra: JSON.stringify(profile.extra),
  } satisfies Partial<Insertable<CustomerTables['customers']>>
}

/** The telephone rows of a tidy profile; a number without digits cannot be looked for. */
export function toPhoneColumns(customerId: string, profile: CustomerInput): Insertable<CustomerTables['customer_phones']>[] {
  const phones = [...new Set(phonesOf(profile))].map((typed) => ({ customer_id: customerId, digits: readPhone(typed).digits, typed }))
  return phones.filter((phone) => phone.digits !== '')
}

/** The profile as it was typed. Days and JSON in the table were written by this program. */
export function toInput(row: Selectable<CustomerTables['customers']>): CustomerInput {
  return {
    name: row.name, category: row.category, partyType: row.party_type, profession: row.profession, creditCode: row.credit_code, idNumber: row.id_number,
    room: row.room, address: row.address, plate: row.plate, formerNumber: row.former_number, enteredDay: row.entered_day as Day | null,
    secrecy: row.secrecy, shelfPlace: row.shelf_place, keeper: row.keeper, remark: row.remark,
    contacts: JSON.parse(row.contacts) as CustomerInput['contacts'], extra: JSON.parse(row.extra) as Record<string, string>,
  }
}

/** What stands with a file now: destroyed files keep their line (P07-25). */
export function statusOf(record: Pick<CustomerRecord, 'status' | 'destroyed_day'>): CustomerStatus {
  return record.destroyed_day === null ? record.status : 'destroyed'
}

/** A line of the finding aid: of a classified file it says what the index says and nothing of its content (P07-22). */
export function toListRow(record: CustomerRecord): CustomerRow {
  const row = toRow(record)
  return isClassified(row.secrecy) ? { ...row, profession: '', creditCode: '', idNumberMasked: '', contactName: '', phones: [], room: '', address: '', plate: '', remark: '' } : row
}

/** A document of the list without its content, for somebody who may not see it (P07-22). */
export function withoutContent(item: CustomerItem): CustomerItem {
  return { ...item, pages: null, note: '', isHidden: true }
}

/** A line of the list: the identity number is masked. */
export function toRow(record: CustomerRecord): CustomerRow {
  const { idNumber, contacts, extra: _extra, ...shown } = toInput(record)
  const phones = phonesOf({ contacts })
  return {
    ...shown, id: record.id as Id<'customer'>, number: record.number, status: statusOf(record), idNumberMasked: maskIdNumber(idNumber), contactName: contacts[0]?.name ?? '', phones,
    waiting: record.unsorted_since === null ? null : { since: record.unsorted_since as InstantMs, by: record.unsorted_by_name ?? '', unit: record.unsorted_by_unit ?? '', isNew: record.sorted_at === null },
    itemsTotal: record.items_total, itemsPresent: record.items_present, gaps: findGaps({ ...shown, phones }),
    createdAt: record.created_at as InstantMs, createdBy: record.created_by_name ?? '',
  }
}

/** The whole profile, identity number and office fields included. */
export function toFile(record: CustomerRecord): CustomerFile {
  const { idNumber, contacts, extra } = toInput(record)
  return {
    ...toRow(record), idNumber, extra, importBatchId: record.import_batch_id as Id<'import'> | null,
    contacts: contacts.map((contact) => ({ ...contact, phones: contact.phones.map(readPhone) })),
  }
}

/** The columns that hold a document of the list. */
export function toItemColumns(input: CustomerItemInput) {
  return {
    title: input.title, code: codeKey(input.code), pages: input.pages, carrier: input.carrier, shelf_place: input.shelfPlace,
    secrecy: input.secrecy, present: input.present ? 1 : 0, note: input.note,
  } satisfies Partial<Insertable<CustomerTables['customer_items']>>
}

/** A document of the list; who has it now is lending's to say. */
export function toItem(record: ItemRecord): CustomerItem {
  return {
    id: record.id as Id<'item'>, customerId: record.customer_id as Id<'customer'>, number: record.number, title: record.title, code: record.code, pages: record.pages, carrier: record.carrier,
    shelfPlace: record.shelf_place, secrecy: effectiveSecrecy(record), ownSecrecy: record.secrecy, present: record.present === 1, note: record.note, outOn: null, isHidden: false,
  }
}

/** The level that applies to a document: never milder than its file. */
export function effectiveSecrecy(record: Pick<ItemRecord, 'secrecy' | 'file_secrecy'>): SecrecyLevel {
  return record.secrecy === null ? record.file_secrecy : strictestSecrecy([record.file_secrecy, record.secrecy])
}

/** Guarantees that a profile goes into the form and comes out of it with nothing lost: contacts, telephones, the office's own fields. */
import type { CustomerFile, CustomerInput, FollowUpInput } from '#shared/contract/customers.ts'
import { customerCategories, partyTypes } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'

/** One member a field. Lists are lines of text: one telephone, one contact, one field of the office's own a line. */
export type CustomerFormValues = {
  readonly name: string; readonly phone: string; readonly partyType: string; readonly category: string; readonly profession: string; readonly contactName: string; readonly contactPost: string
  readonly room: string; readonly plate: string; readonly address: string; readonly shelfPlace: string; readonly secrecy: string; readonly keeper: string
  readonly creditCode: string; readonly idNumber: string; readonly formerNumber: string; readonly enteredDay: string
  readonly morePhones: string; readonly otherContacts: string; readonly extra: string; readonly remark: string; readonly reason: string
  /** The next contact: what, and by when. */
  readonly followUp: string; readonly followUpDay: string
  /** Somebody looked: beside a file of the same name and telephone this is another customer. */
  readonly confirmedTwin: boolean
}

export const emptyCustomer: CustomerFormValues = {
  name: '', phone: '', partyType: 'unset', category: 'unset', profession: '', contactName: '', contactPost: '', room: '', plate: '', address: '', shelfPlace: '', secrecy: 'internal', keeper: '',
  creditCode: '', idNumber: '', formerNumber: '', enteredDay: '', morePhones: '', otherContacts: '', extra: '', remark: '', reason: '', followUp: '', followUpDay: '', confirmedTwin: false,
}

/** Fields that hold exactly what the profile holds. */
const plainNames = ['name', 'partyType', 'category', 'profession', 'room', 'plate', 'address', 'shelfPlace', 'secrecy', 'keeper', 'creditCode', 'idNumber', 'formerNumber', 'remark'] as const

/** The form's values of a file that is corrected; the reason is asked for. */
export function valuesOf(file: CustomerFile): CustomerFormValues {
  const [first, ...others] = file.contacts
  const [phone = '', ...morePhones] = first?.phones.map((known) => known.typed) ?? []
  return {
    ...emptyCustomer, ...Object.fromEntries(plainNames.map((name) => [name, file[name]])), enteredDay: file.enteredDay ?? '',
    contactName: first?.name ?? '', contactPost: first?.post ?? '', phone, morePhones: morePhones.join('\n'),
    otherContacts: others.map((contact) => [contact.name, contact.post, ...contact.phones.map((known) => known.typed)].join('，').replace(/，+$/, '')).join('\n'),
    extra: Object.entries(file.extra).map(([label, value]) => `${label}：${value.replaceAll('\n', '\n  ')}`).join('\n'),
  }
}

/** What the archive is asked to keep. */
export function inputOf(values: CustomerFormValues): CustomerInput {
  const first = { name: values.contactName, post: values.contactPost, phones: [values.phone, ...linesOf(values.morePhones)].filter((phone) => phone.trim() !== '') }
  return {
    ...Object.fromEntries(plainNames.map((name) => [name, values[name]])) as Pick<CustomerFormValues, (typeof plainNames)[number]>,
    partyType: oneOf(partyTypes, values.partyType, 'unset'), category: oneOf(customerCategories, values.category, 'unset'), secrecy: oneOf(secrecyLevels, values.secrecy, 'internal'),
    // A day field holds an existing day or ''.
    enteredDay: values.enteredDay === '' ? null : values.enteredDay as Day,
    profession: values.category === 'special' ? values.profession : '',
    contacts: [first, ...linesOf(values.otherContacts).map(readContact)], extra: readExtra(values.extra).fields,
  }
}

/** The promised next contact, or null when nothing was promised. */
export function followUpOf(values: CustomerFormValues): FollowUpInput | null {
  // The form does not save a promise without a day; a day field holds an existing day or ''.
  return values.followUp.trim() === '' || values.followUpDay === '' ? null : { what: values.followUp, day: values.followUpDay as Day }
}

function oneOf<const Word extends string>(words: readonly Word[], value: string, otherwise: Word): Word {
  return words.find((word) => word === value) ?? otherwise
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

/** `姓名，职务，电话，电话`: what holds five digits is a telephone number, then the first word is the name and the rest the post. */
function readContact(text: string): { name: string; post: string; phones: string[] } {
  const parts = text.split(/[,，、;；\t]/).map((part) => part.trim())
  const isPhone = (part: string) => part.replaceAll(/\D/g, '').length >= 5
  const words = parts.filter((part) => !isPhone(part))
  return { name: words[0] ?? '', post: words.slice(1).filter((word) => word !== '').join(' '), phones: parts.filter(isPhone) }
}

/** Reads `label：value` lines; an indented line goes on with the value before. Also names the first line that has no colon, or null. */
export function readExtra(text: string): { readonly fields: Record<string, string>; readonly badLine: number | null } {
  const pairs: [label: string, value: string][] = []
  let badLine: number | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const last = pairs.at(-1)
    if (line.trim() === '') continue
    const match = /^([^\s:：][^:：]*)[:：](.*)$/.exec(line)
    if (/^\s/.test(line) && last !== undefined) last[1] += `\n${line.trim()}`
    else if (match === null) badLine ??= index + 1
    else pairs.push([(match[1] ?? '').trim(), (match[2] ?? '').trim()])
  }
  return { fields: Object.fromEntries(pairs), badLine }
}

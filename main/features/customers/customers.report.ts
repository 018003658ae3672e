/** The customer list as a register that reports can read and put into files. Identity numbers are masked for everyone but the archive administrator's file. */
import { toListRow } from '#main/features/customers/customers.columns.ts'
import type { CustomerRecord } from '#main/features/customers/customers.columns.ts'
import { countCustomers, pageCustomers } from '#main/features/customers/customers.repository.ts'
import type { CustomerNarrowing } from '#main/features/customers/customers.repository.ts'
import type { RegisterColumn, RegisterContext, RegisterFilter, RegisterSource, RegisterState } from '#main/mechanisms/registers/register-source.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

const everyFile = { status: 'all', category: 'all', secrecy: 'all', gap: 'all', sorting: 'all' } as const satisfies Partial<CustomerNarrowing>

/** What each state of the register narrows to; a gap is asked of files that are worked with. */
const narrowings: Readonly<Record<string, Partial<CustomerNarrowing>>> = {
  active: { status: 'active' }, closed: { status: 'closed' }, general: { category: 'general' }, special: { category: 'special' }, potential: { category: 'potential' },
  incomplete: { status: 'active', gap: 'incomplete' }, 'class-missing': { status: 'active', gap: 'class-missing' }, 'profession-missing': { status: 'active', gap: 'profession-missing' },
  'shelf-place-missing': { status: 'active', gap: 'shelf-place-missing' }, 'items-missing': { status: 'active', gap: 'items-missing' },
}

const states: readonly RegisterState[] = [
  { value: 'active', title: 'customers.status.active' }, { value: 'closed', title: 'customers.status.closed' },
  { value: 'general', title: 'customers.category.general' }, { value: 'special', title: 'customers.category.special' }, { value: 'potential', title: 'customers.category.potential' },
  { value: 'incomplete', title: 'customers.gap.incomplete' }, { value: 'class-missing', title: 'customers.gap.class-missing' }, { value: 'profession-missing', title: 'customers.gap.profession-missing' },
  { value: 'shelf-place-missing', title: 'customers.gap.shelf-place-missing' }, { value: 'items-missing', title: 'customers.gap.items-missing' },
]

const columns: readonly RegisterColumn[] = [
  { key: 'number', title: 'customers.number', kind: 'text', width: 14 }, { key: 'name', title: 'customers.name', kind: 'text', width: 28 }, { key: 'status', title: 'customers.status', kind: 'text', width: 8 },
  { key: 'category', title: 'customers.category', kind: 'text', width: 10 }, { key: 'partyType', title: 'customers.party-type', kind: 'text', width: 8, onPaper: false }, { key: 'profession', title: 'customers.profession', kind: 'text', width: 10 },
  { key: 'contact', title: 'customers.contact', kind: 'text', width: 10 }, { key: 'phones', title: 'customers.phone', kind: 'text', width: 24 }, { key: 'room', title: 'customers.room', kind: 'text', width: 10 },
  { key: 'plate', title: 'customers.plate', kind: 'text', width: 12 }, { key: 'address', title: 'customers.address', kind: 'long-text', width: 30 },
  { key: 'creditCode', title: 'customers.credit-code', kind: 'text', width: 20 }, { key: 'idNumber', title: 'customers.id-number', kind: 'text', width: 20 },
  { key: 'shelfPlace', title: 'customers.shelf-place', kind: 'text', width: 16 }, { key: 'secrecy', title: 'customers.secrecy', kind: 'text', width: 8 },
  { key: 'itemsTotal', title: 'customers.report.items', kind: 'number', width: 8 }, { key: 'itemsPresent', title: 'customers.report.items-present', kind: 'number', width: 10 },
  { key: 'gaps', title: 'customers.report.gaps', kind: 'text', width: 20 }, { key: 'keeper', title: 'customers.keeper', kind: 'text', width: 10 }, { key: 'enteredDay', title: 'customers.entered-day', kind: 'day', width: 12 },
  { key: 'formerNumber', title: 'customers.former-number', kind: 'text', width: 12 }, { key: 'createdAt', title: 'customers.opened-at', kind: 'instant', width: 17, onPaper: false }, { key: 'createdBy', title: 'customers.opened-by', kind: 'text', width: 10, onPaper: false },
  { key: 'remark', title: 'customers.remark', kind: 'long-text', width: 30 },
]

function toNarrowing(filter: RegisterFilter): CustomerNarrowing {
  return { ...everyFile, ...narrowings[filter.state], from: filter.from, to: filter.to, text: filter.text }
}

/** Identity numbers leave the archive whole only in a file of the person who keeps it. */
function mayTakeIdNumbers({ role }: RegisterContext): boolean {
  return role === 'archive-administrator'
}

function toValues(record: CustomerRecord, locale: Locale, withIdNumber: boolean) {
  const row = toListRow(record)
  // 机密 and 绝密 stand in the remarks column whatever was typed there (P07-22a).
  const mark = isClassified(row.secrecy) ? translate(locale, `secrecy.${row.secrecy}`) : ''
  return {
    number: row.number, name: row.name, status: translate(locale, `customers.status.${row.status}`), category: translate(locale, `customers.category.${row.category}`),
    partyType: row.partyType === 'unset' ? '' : translate(locale, `customers.party-type.${row.partyType}`), profession: row.profession, contact: row.contactName, phones: row.phones.join('；'),
    room: row.room, plate: row.plate, address: row.address, creditCode: row.creditCode, idNumber: withIdNumber && !isClassified(row.secrecy) ? record.id_number : row.idNumberMasked,
    shelfPlace: row.shelfPlace, secrecy: translate(locale, `secrecy.${row.secrecy}`), itemsTotal: row.itemsTotal, itemsPresent: row.itemsPresent,
    gaps: row.gaps.map((gap) => translate(locale, `customers.gap.${gap}`)).join('；'), keeper: row.keeper, enteredDay: row.enteredDay, formerNumber: row.formerNumber,
    createdAt: row.createdAt, createdBy: row.createdBy, remark: [mark, row.remark].filter((part) => part !== '').join('；'),
  }
}

/** Newest first, like the list on the screen. */
export const customerRegister: RegisterSource = {
  name: 'customers', title: 'customers.report', capability: 'customers.read', columns, states,
  tallies: [{ register: 'customers', key: 'opened', title: 'customers.report.opened' }, { register: 'customers', key: 'closed', title: 'customers.report.closed' }],
  footnote: (context) => (mayTakeIdNumbers(context) ? null : 'customers.report.ids-masked'),
  async page(reader, filter, context, request) {
    const page = await pageCustomers(reader, toNarrowing(filter), request)
    return { rows: page.rows.map((record) => ({ id: record.id, values: toValues(record, context.locale, mayTakeIdNumbers(context)) })), next: page.next }
  },
  count: (reader, filter, _context, limit) => countCustomers(reader, toNarrowing(filter), limit),
}

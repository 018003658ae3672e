/** The disclosure register 对外提供登记簿 for reports: to whom which customer data went, for what, by which channel, after whose approvals (P07-24). */
import { countOutside, pageOutside } from '#main/features/disclosure/outside.repository.ts'
import type { OutsideNarrowing } from '#main/features/disclosure/outside.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { OutsideRow } from '#shared/contract/disclosure.ts'
import { disclosureStatuses } from '#shared/domain/disclosure-outside.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

function toNarrowing(filter: RegisterFilter): OutsideNarrowing {
  return { state: disclosureStatuses.find((known) => known === filter.state) ?? 'all', text: filter.text, from: filter.from, to: filter.to }
}

function toValues(row: OutsideRow, locale: Locale) {
  return {
    number: row.number, status: translate(locale, `disclosure.status.${row.status}`), receiver: row.receiver, purpose: translate(locale, `disclosure.purpose.${row.purpose}`), purposeWords: row.purposeWords, customer: row.customer, secrecy: translate(locale, `secrecy.${row.secrecy}`),
    items: row.items.join('；'), data: row.data, channel: translate(locale, `disclosure.channel.${row.channel}`), plannedDay: row.plannedDay, requestedAt: row.requestedAt, requestedBy: row.requestedBy,
    supervisor: row.supervisor, supervisorDay: row.supervisorDay, manager: row.manager, managerDay: row.managerDay, disclosedDay: row.disclosedDay, disclosedBy: row.disclosedBy,
  }
}

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })

/** Newest first, like the list on the screen. */
export const outsideRegister: RegisterSource = {
  name: 'disclosures', title: 'disclosure.register', capability: 'disclosure.read',
  columns: [
    column('number', 'disclosure.number', 'text', 14), column('status', 'disclosure.status', 'text', 10), column('receiver', 'disclosure.receiver', 'text', 22), column('purpose', 'disclosure.purpose', 'text', 10), column('purposeWords', 'disclosure.purpose-words', 'long-text', 24),
    column('customer', 'disclosure.customer', 'text', 26), column('secrecy', 'disclosure.secrecy', 'text', 6), column('items', 'disclosure.items', 'long-text', 30), column('data', 'disclosure.data', 'long-text', 20), column('channel', 'disclosure.channel', 'text', 12),
    column('plannedDay', 'disclosure.planned-day', 'day', 11), column('requestedAt', 'disclosure.requested-at', 'instant', 17), column('requestedBy', 'disclosure.requested-by', 'text', 10), column('supervisor', 'disclosure.sign-supervisor', 'text', 10), column('supervisorDay', 'disclosure.supervisor-day', 'day', 11),
    column('manager', 'disclosure.sign-manager', 'text', 10), column('managerDay', 'disclosure.manager-day', 'day', 11), column('disclosedDay', 'disclosure.disclosed-day', 'day', 11), column('disclosedBy', 'disclosure.disclosed-by', 'text', 10),
  ],
  states: disclosureStatuses.map((value) => ({ value, title: `disclosure.status.${value}` as const })),
  tallies: [{ register: 'disclosure', key: 'asked', title: 'disclosure.tally-asked' }, { register: 'disclosure', key: 'disclosed', title: 'disclosure.tally-disclosed' }, { register: 'disclosure', key: 'copies', title: 'disclosure.tally-copies' }, { register: 'disclosure', key: 'breaches', title: 'disclosure.tally-breaches' }],
  async page(reader, filter, context, request) {
    const page = await pageOutside(reader, toNarrowing(filter), request)
    return { rows: page.rows.map((row) => ({ id: row.id, values: toValues(row, context.locale) })), next: page.next }
  },
  count: (reader, filter, _context, limit) => countOutside(reader, toNarrowing(filter), limit),
}

/** The deposit log as a register that reports can read and put into files. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { countDeposits, pageDeposits } from '#main/features/deposits/deposits.repository.ts'
import type { DepositNarrowing } from '#main/features/deposits/deposits.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import { depositStatuses } from '#shared/domain/deposits.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

function toNarrowing(filter: RegisterFilter): DepositNarrowing {
  const status = depositStatuses.find((known) => known === filter.state) ?? 'all'
  return { status, heldBeforeMs: null, from: filter.from, to: filter.to, text: filter.text }
}

function toValues(deposit: DepositRow, locale: Locale) {
  const { collector } = deposit
  return {
    number: deposit.number, status: translate(locale, `deposits.status.${deposit.status}`), takenAt: deposit.takenAt, depositor: deposit.depositor, company: deposit.company, phone: deposit.phone,
    item: deposit.item, quantity: deposit.quantity, unit: deposit.unit, place: deposit.place, takenBy: deposit.takenBy, handedBackAt: deposit.handedBackAt,
    collector: collector === null ? '' : collector.kind === 'proxy' ? `${collector.name}（${translate(locale, 'deposits.proxy')}${collector.relation === '' ? '' : `，${collector.relation}`}）` : collector.name,
    collectorPhone: collector?.kind === 'proxy' ? collector.phone : '', handedBackBy: deposit.handedBackBy ?? '', note: deposit.note,
  }
}

/** Newest first, like the list on the screen. */
export const depositRegister: RegisterSource = {
  name: 'deposits', title: 'deposits.register', capability: 'deposits.read',
  columns: [
    { key: 'number', title: 'deposits.number', kind: 'text', width: 14 }, { key: 'status', title: 'deposits.status', kind: 'text', width: 10 }, { key: 'takenAt', title: 'deposits.taken-at', kind: 'instant', width: 17 },
    { key: 'depositor', title: 'deposits.depositor', kind: 'text', width: 12 }, { key: 'company', title: 'deposits.company', kind: 'text', width: 24 }, { key: 'phone', title: 'deposits.phone', kind: 'text', width: 14 },
    { key: 'item', title: 'deposits.item', kind: 'text', width: 24 }, { key: 'quantity', title: 'deposits.quantity', kind: 'number', width: 6 }, { key: 'unit', title: 'deposits.unit', kind: 'text', width: 6 },
    { key: 'place', title: 'deposits.place', kind: 'text', width: 16 }, { key: 'takenBy', title: 'deposits.taken-by', kind: 'text', width: 10 },
    { key: 'handedBackAt', title: 'deposits.handed-back-at', kind: 'instant', width: 17 }, { key: 'collector', title: 'deposits.collector', kind: 'text', width: 18 }, { key: 'collectorPhone', title: 'deposits.collector-phone', kind: 'text', width: 14 },
    { key: 'handedBackBy', title: 'deposits.handed-back-by', kind: 'text', width: 10 }, { key: 'note', title: 'deposits.note', kind: 'long-text', width: 30 },
  ],
  states: depositStatuses.map((status) => ({ value: status, title: `deposits.status.${status}` as const })),
  tallies: [{ register: 'deposits', key: 'taken', title: 'deposits.tally-taken' }, { register: 'deposits', key: 'handed-back', title: 'deposits.tally-handed-back' }],
  async page(reader: Reader, filter, context, request) {
    const page = await pageDeposits(reader, toNarrowing(filter), request)
    return { rows: page.rows.map((deposit) => ({ id: deposit.id, values: toValues(deposit, context.locale) })), next: page.next }
  },
  count: (reader, filter, _context, limit) => countDeposits(reader, toNarrowing(filter), limit),
}

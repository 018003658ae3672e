/** By what a line is recognised as one that is already kept: surely, or perhaps. */
import { codeKey, nameKey } from '#shared/domain/customers.ts'
import type { ImportRecord } from '#shared/domain/imports/record.ts'
import { identifies, readPhone } from '#shared/domain/phones.ts'

/** Why two lines may be the same; the sentence is `imports.reason.<reason>`. */
export const matchReasons = ['same-line', 'vin', 'credit-code', 'id-number', 'former-number', 'name-and-phone', 'name-and-room', 'firm-name', 'entry', 'name', 'phone', 'number', 'plate'] as const
export type MatchReason = (typeof matchReasons)[number]
/** `same`: it is the same customer or entry. `similar`: a person should look. */
export type Certainty = 'same' | 'similar'

/** A number alone makes none: two lists number from 1. A shared telephone is a switchboard, a shared name of a person is a coincidence. */
const certain: ReadonlySet<MatchReason> = new Set(['same-line', 'vin', 'credit-code', 'id-number', 'former-number', 'name-and-phone', 'name-and-room', 'firm-name', 'entry'])

/** How sure a set of reasons is. */
export function certaintyOf(reasons: readonly MatchReason[]): Certainty {
  return reasons.some((reason) => certain.has(reason)) ? 'same' : 'similar'
}

export type MatchKey = { readonly reason: MatchReason; readonly key: string }

/** Keys under which lines of one file meet. */
export function matchKeys(record: ImportRecord): readonly MatchKey[] {
  if (record.kind === 'deposits') {
    const { takenDay, takenMinute, depositor, item, company } = record.deposit
    return [{ reason: 'entry', key: [takenDay, takenMinute ?? '', nameKey(depositor), nameKey(item), nameKey(company)].join('|') }]
  }
  if (record.kind === 'loans') {
    const { issueDay, borrower, title } = record.loan
    return [{ reason: 'entry', key: [issueDay, nameKey(borrower), nameKey(title)].join('|') }]
  }
  const { customer } = record
  if (record.kind === 'vehicle-files') {
    return [{ reason: 'vin', key: codeKey(customer.formerNumber) }, ...(customer.plate === '' ? [] : [{ reason: 'plate', key: codeKey(customer.plate) } as const])]
  }
  return customerKeys(customer)
}

function customerKeys(customer: Extract<ImportRecord, { kind: 'customers' | 'vehicle-files' }>['customer']): readonly MatchKey[] {
  const name = nameKey(customer.name)
  const phones = customer.contacts.flatMap((contact) => contact.phones).map(readPhone).filter(identifies).map((phone) => phone.digits)
  const keys: MatchKey[] = [
    { reason: 'credit-code', key: codeKey(customer.creditCode) }, { reason: 'id-number', key: codeKey(customer.idNumber) },
    { reason: 'former-number', key: customer.formerNumber === '' ? '' : `${name}|${codeKey(customer.formerNumber)}` },
    ...phones.flatMap((digits): readonly MatchKey[] => [{ reason: 'name-and-phone', key: `${name}|${digits}` }, { reason: 'phone', key: digits }]),
    { reason: 'name-and-room', key: customer.room === '' ? '' : `${name}|${codeKey(customer.room)}` },
    // A firm's full name is given once; where numbers stand beside it, they decide.
    { reason: 'firm-name', key: customer.partyType === 'firm' && customer.creditCode === '' && customer.formerNumber === '' ? name : '' },
    { reason: 'name', key: name },
  ]
  return keys.filter((entry) => entry.key !== '')
}

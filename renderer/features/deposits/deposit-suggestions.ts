/** Type-ahead of the deposit forms: who left something before, customers, places in use. */
import type { DepositValues } from '#renderer/features/deposits/deposit-words.ts'
import { client } from '#renderer/rpc/index.ts'
import { formatPhone, matchChoices } from '#renderer/ui/index.ts'
import type { Suggestion, Translate } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import type { Depositor } from '#shared/contract/deposits.ts'

type PersonLine = Suggestion<DepositValues>
const mostLines = 8

function detailOf(parts: readonly string[]): { detail?: string } {
  const detail = parts.filter((part) => part !== '').join(' · ')
  return detail === '' ? {} : { detail }
}

function earlierLine({ depositor, phone, company, customerId }: Depositor): PersonLine {
  return { key: `earlier-${depositor}-${phone}-${company}`, label: depositor, ...detailOf([company, formatPhone(phone)]), fills: { depositor, phone, company, customerId } }
}

/** What a customer file fills into a deposit: a company's contact left it, a person is their own. */
export function wordsOfCustomer(customer: CustomerRow): Pick<DepositValues, 'depositor' | 'phone' | 'company' | 'customerId'> {
  const hasContact = customer.contactName !== '' && customer.contactName !== customer.name
  return { depositor: hasContact ? customer.contactName : customer.name, phone: customer.phones[0] ?? '', company: hasContact ? customer.name : customer.room, customerId: customer.id }
}

function customerLine(t: Translate, customer: CustomerRow): PersonLine {
  const fills = wordsOfCustomer(customer)
  return { key: `customer-${customer.id}`, label: fills.depositor, ...detailOf([fills.company, formatPhone(fills.phone), t('deposits.customer')]), fills }
}

/** Earlier depositors first, then customer files that were not among them. */
export async function suggestDepositors(t: Translate, typed: string, readsCustomers: boolean, signal: AbortSignal): Promise<readonly PersonLine[]> {
  const [earlier, customers] = await Promise.all([
    client.deposits.suggestDepositors({ typed }, { signal }), readsCustomers ? client.customers.suggest({ typed }, { signal }) : Promise.resolve({ rows: [] }),
  ])
  const known = new Set<string>(earlier.rows.flatMap((row) => (row.customerId === null ? [] : [row.customerId])))
  return [...earlier.rows.map(earlierLine), ...customers.rows.filter((customer) => !known.has(customer.id)).map((customer) => customerLine(t, customer))].slice(0, mostLines)
}

/** Places in use that begin with or contain what was typed, or whose initials do. */
export function suggestPlaces(places: readonly string[], typed: string): readonly Suggestion<DepositValues>[] {
  const choices = places.map((place) => ({ value: place, label: place }))
  const wanted = typed.trim()
  const matching = wanted === '' ? choices : [...new Set([...choices.filter((choice) => choice.label.includes(wanted)), ...matchChoices(choices, wanted)])]
  return matching.map((choice) => ({ key: choice.value, label: choice.label, fills: { place: choice.value } }))
}

/** Who a scanned card names: a visitor by badge, a customer by file number. */
import { wordsOfCustomer } from '#renderer/features/deposits/deposit-suggestions.ts'
import { client } from '#renderer/rpc/index.ts'

export type ScannedPerson = { readonly name: string; readonly phone: string; readonly company: string; readonly customerId: string | null }

/** The longest code that a card carries. */
const longestCode = 60

/** The person, or null when the code is no card, or this role may not look it up. */
export async function personOfScan(code: string): Promise<ScannedPerson | null> {
  if (code.length > longestCode) return null
  const visit = (await client.desk.findByCode({ code }).catch(() => null))?.visit
  if (visit !== undefined) return { name: visit.visitor, phone: visit.phone, company: visit.company, customerId: visit.customerId }
  const found = await client.customers.findByCode({ code }).catch(() => null)
  if (found === null || found.item !== null) return null
  const { depositor: name, phone, company, customerId } = wordsOfCustomer(found.customer)
  return { name, phone, company, customerId }
}

/** Whether a card names the person who left the item: the same file, or the same name. */
export function isSamePerson(person: ScannedPerson, deposit: { readonly depositor: string; readonly customerId: string | null }): boolean {
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')
  return (deposit.customerId !== null && person.customerId === deposit.customerId) || plain(person.name) === plain(deposit.depositor)
}

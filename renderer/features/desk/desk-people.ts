/** The type-ahead of the desk: people who were here before, customers, and the colleagues whom they see. */
import { client } from '#renderer/rpc/index.ts'
import type { FormValues, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import type { KnownPerson } from '#shared/contract/desk.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { readPhone } from '#shared/domain/phones.ts'

/** A person as every form of the desk can use one. */
export type FoundPerson = Pick<KnownPerson, 'name' | 'phone' | 'company' | 'customerId' | 'idNumber' | 'host' | 'purpose' | 'visitorClass'> & { readonly key: string; readonly detail: string }

/** People for what was typed: those known at the desk first, then customer files that are not among them. */
export async function findPeople(typed: string, t: Translate, signal: AbortSignal): Promise<FoundPerson[]> {
  const asked = typed.slice(0, 80)
  const [known, customers] = await Promise.all([
    client.desk.suggestPeople({ typed: asked }, { signal }),
    // A person without the right to customer files still sees who was here before.
    client.customers.suggest({ typed: asked }, { signal }).catch(() => ({ rows: [] })),
  ])
  const people = known.rows.filter((person) => person.name !== '' || person.phone !== '').map((person) => fromKnown(person, t))
  const seen = new Set(people.map(identity))
  return [...people, ...customers.rows.map((row) => fromCustomer(row, t)).filter((person) => !seen.has(identity(person)))].slice(0, 12)
}

function identity(person: Pick<FoundPerson, 'name' | 'phone'>): string {
  return `${nameKey(person.name)}|${readPhone(person.phone).digits}`
}

function fromKnown(person: KnownPerson, t: Translate): FoundPerson {
  const mark = person.insideAs === null ? t('desk.suggest-times', { n: person.times }) : t('desk.suggest-inside', { number: person.insideAs })
  return { ...person, detail: [person.company, person.phone, mark].filter((part) => part !== '').join(' · ') }
}

function fromCustomer(row: CustomerRow, t: Translate): FoundPerson {
  const isFirm = row.partyType === 'firm' || row.contactName !== ''
  const name = isFirm && row.contactName !== '' ? row.contactName : row.name
  const company = isFirm ? row.name : ''
  return {
    key: row.id, name, phone: row.phones[0] ?? '', company, customerId: row.id, idNumber: '', host: '', purpose: '', visitorClass: 'D',
    detail: [company, row.room, t('desk.suggest-customer', { number: row.number })].filter((part) => part !== '').join(' · '),
  }
}

/** A person as a line of a type-ahead; `fills` says what the form takes of it. */
export function suggestionOf<Values extends FormValues>(person: FoundPerson, fills: Partial<Values>): Suggestion<Values> {
  return { key: person.key, label: person.name === '' ? person.phone : person.name, detail: person.detail, fills }
}

/** Colleagues and earlier hosts for one field of a form. */
export async function suggestHosts<Values extends FormValues>(typed: string, field: keyof Values & string, signal: AbortSignal): Promise<Suggestion<Values>[]> {
  const { rows } = await client.desk.suggestHosts({ typed: typed.slice(0, 40) }, { signal })
  // The field's own name with a string, which this field holds.
  return rows.map((row) => ({ key: row.name, label: row.name, detail: row.department, fills: { [field]: row.name } as Partial<Values> }))
}

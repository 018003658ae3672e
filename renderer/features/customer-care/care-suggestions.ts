/** Whom the forms of the care may name: customers of the filing, and colleagues. */
import { client } from '#renderer/rpc/index.ts'
import type { Suggestion } from '#renderer/ui/index.ts'
import { matchChoices } from '#renderer/ui/index.ts'

export type CustomerPick = { readonly customer: string; readonly filingId: string }

/** Customers whose name, person, phone or number holds what was typed. */
export async function suggestCustomers<Values extends CustomerPick>(typed: string, signal: AbortSignal): Promise<readonly Suggestion<Values>[]> {
  const { rows } = await client['customer-filing'].list({ text: typed.slice(0, 80), state: 'all', size: 20 }, { signal })
  // A form that asks for a customer holds both members.
  return rows.filter((row) => row.status !== 'dismissed').map((row) => ({ key: row.id, label: row.name, detail: [row.number ?? '', row.department].filter((part) => part !== '').join(' · '), fills: { customer: row.name, filingId: row.id } as unknown as Partial<Values> }))
}

export type PersonPick = { readonly person: string; readonly userId: string }

/** Colleagues by name or initials. */
export async function suggestColleagues<Values extends PersonPick>(typed: string): Promise<readonly Suggestion<Values>[]> {
  const { rows } = await client.users.list({})
  const people = rows.filter((user) => user.role !== 'system-administrator').map((user) => ({ value: user.id, label: user.displayName }))
  // A form that asks for a colleague holds both members.
  return matchChoices(people, typed).map(({ value, label }) => ({ key: value, label, fills: { person: label, userId: value } as unknown as Partial<Values> }))
}

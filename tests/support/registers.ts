/** A desk at a declared register, for tests that enter lines as people do. */
import type { LineFilter, LineSheet, RegisterLine } from '#shared/contract/registers.ts'
import type { TypedValues } from '#shared/domain/register-lines.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

type RefusedData = { readonly data?: { readonly refusals?: readonly { readonly code: string; readonly clause?: string; readonly field?: string }[] } }

export type RegisterDesk = {
  enter(form: string, values: TypedValues): Promise<LineSheet>
  lines(form: string, state: LineFilter['state']): Promise<RegisterLine[]>
  /** Code, clause and field of each reason of a "no"; none when it was a yes. */
  refusals(work: Promise<unknown>): Promise<string[]>
  /** A customer file of this name. */
  customer(name: string): Promise<{ readonly id: Id<'customer'>; readonly number: string }>
  link(id: string): { id: string; label: string }
  person(name: string): { id: null; label: string }
}

/** Works as whoever holds this client. */
export function createRegisterDesk(client: Client): RegisterDesk {
  return {
    enter: (form, values) => client.registers.enter({ form, values: { ...values } }),
    lines: async (form, state) => (await client.registers.list({ form, state })).rows,
    refusals: (work) => work.then(() => [], (error: unknown) => {
      const refusals = (error as RefusedData).data?.refusals
      if (refusals === undefined) throw error
      return refusals.map(({ code, clause, field }) => [code, clause, field].filter((part) => part !== undefined).join(' '))
    }),
    async customer(name) {
      const { customer } = await client.customers.open({ name, category: 'general' })
      return { id: customer.id, number: customer.number }
    },
    link: (id) => ({ id, label: '' }),
    person: (name) => ({ id: null, label: name }),
  }
}

/** A moment of the office's own clock. */
export const at = (moment: string) => Date.parse(`${moment}:00+08:00`)
/** Numbers of a register's lines in a state. */
export const numbers = async (desk: RegisterDesk, form: string, state: 'open' | 'incomplete' | 'closed' | 'marked') => (await desk.lines(form, state)).map((line) => line.number)
/** Clause and due day of each open duty of a line. */
export const open = (sheet: LineSheet) => sheet.duties.filter((duty) => duty.status === 'open').map((duty) => `${duty.clause} ${duty.dueDay}`)

export type Desk = { office: TestOffice; clerk: Client; keeper: Client; manager: Client; desk: RegisterDesk }
/** An office whose clock stands at this moment, with a desk at its registers. */
export async function openDesk(today: string): Promise<Desk> {
  const office = await openTestOffice({ today })
  const keeper = await office.as('archive-administrator')
  return { office, clerk: await office.as('clerk'), keeper, manager: await office.as('department-manager'), desk: createRegisterDesk(keeper) }
}

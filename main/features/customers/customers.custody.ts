/** What custody may change of customer files: where they stand, their class, their retention, and that they were destroyed; each in the book. `main/app` hands it over. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { patchFile, readHolding, writeDestroyed, writeHome } from '#main/features/customers/customer-custody.repository.ts'
import type { CustodyHead, Holding, Home } from '#main/features/customers/customer-custody.repository.ts'
import { hasGap, toInput } from '#main/features/customers/customers.columns.ts'
import { findCustomerByCode, findItemByCode } from '#main/features/customers/customers.facts.ts'
import { customersRegister, getCustomer, rereadCustomer } from '#main/features/customers/customers.service.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The file or document with this number or bar code, or undefined. */
export async function findHolding(reader: Reader, code: string): Promise<Holding | undefined> {
  const item = await findItemByCode(reader, code)
  if (item !== undefined) return readHolding(reader, 'item', item.item.itemId)
  const file = await findCustomerByCode(reader, code)
  return file === undefined ? undefined : readHolding(reader, 'customer', file.id)
}

/** Gives a file or document its place; the book keeps both, and every list and label shows the new one. */
export async function setHome(unit: Unit, holding: Holding, home: Home, kind: 'shelved' | 'place-joined' = 'shelved'): Promise<void> {
  await writeHome(unit.write, holding, home)
  unit.recordEvent({ register: customersRegister, subjectId: holding.id, kind, body: { number: holding.number, clause: 'P07-7', from: holding.shelfPlace, place: home.text } })
  if (holding.kind === 'customer') await refresh(unit, holding.customerId)
}

/** Recounts what the file lacks and puts it where Ctrl+K finds it. */
async function refresh(unit: Unit, id: Id<'customer'>): Promise<void> {
  const customer = await getCustomer(unit.read, id)
  await patchFile(unit.write, id, { has_gap: hasGap(toInput(customer), { total: customer.items_total, present: customer.items_present }) })
  await rereadCustomer(unit, id)
}

/** Puts a file in a shelving class. */
export async function setShelvingClass(unit: Unit, head: CustodyHead, to: { readonly id: string; readonly name: string }): Promise<void> {
  await patchFile(unit.write, head.id, { shelving_class_id: to.id })
  unit.recordEvent({ register: customersRegister, subjectId: head.id, kind: 'class-set', body: { number: head.number, clause: 'P07-7', class: to.name } })
}

/** Sets, or takes away, the last day of a file's retention. Without a reason it follows from another entry in the book and has none of its own. */
export async function setRetentionEnd(unit: Unit, head: Pick<CustodyHead, 'id' | 'number' | 'retentionEnd'>, end: Day | null, reason: string | null): Promise<void> {
  await patchFile(unit.write, head.id, { retention_end: end })
  if (reason !== null) unit.recordEvent({ register: customersRegister, subjectId: head.id, kind: 'retention-set', body: { number: head.number, clause: 'P07-25', from: head.retentionEnd, to: end, reason } })
}

/** Records that a file was destroyed: it leaves its place, its line in the index stays (P07-25). */
export async function markDestroyed(unit: Unit, head: CustodyHead, list: string): Promise<void> {
  await writeDestroyed(unit.write, head.id, unit.today)
  unit.recordEvent({ register: customersRegister, subjectId: head.id, kind: 'destroyed', body: { number: head.number, clause: 'P07-25', list, day: unit.today, from: head.shelfPlace } })
  if (head.status === 'active') unit.tally(customersRegister, unit.today, 'closed', 1)
  await rereadCustomer(unit, head.id)
}

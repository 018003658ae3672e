/** Documents on the list of a file: put on it, corrected, never taken off; each write is one line of the book. */
import { findCodeHolder, findItem, insertItem, nextPosition, rewriteItem } from '#main/features/customers/customer-items.repository.ts'
import { statusOf, toInput } from '#main/features/customers/customers.columns.ts'
import { recountItems } from '#main/features/customers/customers.repository.ts'
import { customersRegister, getCustomer, listItemsWithLoans, rereadCustomer } from '#main/features/customers/customers.service.ts'
import type { GatedNeighbours, LoanFacts } from '#main/features/customers/customers.service.ts'
import type { CustomerRecord, ItemRecord } from '#main/features/customers/customers.columns.ts'
import { noteAddition } from '#main/features/customers/customers.sorting.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import type { CustomerItem, CustomerItemInput } from '#shared/contract/customers.ts'
import { decideItem, itemNumber } from '#shared/domain/customers.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Puts a document on the list as `KH2026-00001-01`. Handing a paper in opens nothing, so it passes no gate. Refuses a closed file and a bar code that another document carries. */
export async function addItem(unit: Unit, { customerId, ...input }: CustomerItemInput & { readonly customerId: Id<'customer'> }, neighbours: GatedNeighbours): Promise<CustomerItem> {
  const customer = await getCustomer(unit.read, customerId)
  orRefuse(decideItem(factsOf(customer), 'add-item', { code: input.code, present: input.present, codeTakenBy: await findCodeHolder(unit.read, input.code, null), outOn: null }))

  const [id, position] = [unit.newId<'item'>(), await nextPosition(unit.read, customerId)]
  const number = itemNumber(customer.number, position)
  await insertItem(unit.write, { id, customerId, position, number, input })
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'item-added', body: { number, customerId, ...input } })
  unit.tally(customersRegister, unit.today, 'item-added', 1)
  await noteAddition(unit, customerId)
  await neighbours.homes.settle(unit, 'item', id)
  return settle(unit, customer, id, neighbours)
}

/** Corrects a document's line; the book keeps both. Refuses a closed file, a taken bar code, and calling missing what is out on loan. */
export async function correctItem(unit: Unit, { id, reason, ...input }: CustomerItemInput & { readonly id: Id<'item'>; readonly reason: string }, neighbours: GatedNeighbours): Promise<CustomerItem> {
  const item = await findItem(unit.read, id)
  if (item === undefined) throw new NotFoundError('item')
  // The id in the table was minted by the program.
  const customer = await getCustomer(unit.read, item.customer_id as Id<'customer'>)
  refuseHidden(await neighbours.gate.openIn(unit, customer.id as Id<'customer'>, 'correct-item'), item)
  const outOn = (await neighbours.findItemsOut(unit.read, [id])).get(id) ?? null
  orRefuse(decideItem(factsOf(customer), 'correct-item', { code: input.code, present: input.present, codeTakenBy: await findCodeHolder(unit.read, input.code, id), outOn }))

  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteItem(unit.write, id, input)
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'item-corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: item.number, customerId: item.customer_id, reason, ...input } })
  await neighbours.homes.settle(unit, 'item', id)
  return settle(unit, customer, id, neighbours)
}

function factsOf(customer: CustomerRecord) {
  return { number: customer.number, status: statusOf(customer), itemsOut: [] }
}

/** Whoever may not see a document's content does not rewrite it (P07-22). */
function refuseHidden(hidden: ReadonlySet<string>, item: Pick<ItemRecord, 'id' | 'number' | 'title'>): void {
  if (hidden.has(item.id)) refuse({ code: 'custody.item-classified', clause: 'P07-22', facts: { number: item.number, title: item.title }, remedy: { code: 'custody.ask-consultation' } })
}

/** Recounts and reindexes the file and answers with the document as it now stands. */
async function settle(unit: Unit, customer: CustomerRecord, id: Id<'item'>, loans: LoanFacts): Promise<CustomerItem> {
  const customerId = customer.id as Id<'customer'>
  await recountItems(unit.write, customerId, toInput(customer))
  await rereadCustomer(unit, customerId)
  const saved = (await listItemsWithLoans(unit.read, customerId, loans)).find((item) => item.id === id)
  if (saved === undefined) throw new NotFoundError('item')
  return saved
}

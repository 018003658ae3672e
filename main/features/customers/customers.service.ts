/** The customer files' work: load, decide, save and enter in the register book, all in the caller's transaction. */
import { findTwinsOf } from '#main/features/customers/customer-twins.ts'
import { listItems } from '#main/features/customers/customer-items.repository.ts'
import { phonesOf, tidyProfile, toFile, toInput, toItem, toRow } from '#main/features/customers/customers.columns.ts'
import type { CustomerRecord } from '#main/features/customers/customers.columns.ts'
import { findCustomerByCode, findItemByCode } from '#main/features/customers/customers.facts.ts'
import { findCustomer, findCustomers, insertCustomer, pageCustomers, rewriteCustomer, setCustomerStatus } from '#main/features/customers/customers.repository.ts'
import { customerDocument } from '#main/features/customers/customers.search.ts'
import { latestEntrySeq, listHistories } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CustomerFile, CustomerFilter, CustomerInput, CustomerItem, CustomerRow, CustomerSheet, FollowUpInput, Matter, Movement, Twin } from '#shared/contract/customers.ts'
import { codeKey, decideCustomerAct } from '#shared/domain/customers.ts'
import type { CustomerAction, CustomerFacts } from '#shared/domain/customers.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export const customersRegister = 'customers'

/** What the file needs to know of loans; `main/app` hands it in. */
export type LoanFacts = {
  /** The loan that holds each document now, by the document's id; documents on their shelf are absent. */
  findItemsOut(reader: Reader, itemIds: readonly Id<'item'>[]): Promise<ReadonlyMap<string, ItemOut>>
  /** Every request and loan of a file, newest first. */
  listMovements(reader: Reader, customerId: Id<'customer'>): Promise<readonly Movement[]>
}

/** What the file shows and starts beyond its own rows; `main/app` hands it in. */
export type CustomerNeighbours = LoanFacts & {
  /** Visits, calls, cases and deposits of this customer, newest first. */
  listMatters(reader: Reader, customerId: Id<'customer'>): Promise<readonly Matter[]>
  /** Takes the promised next contact down as a case, in the caller's transaction. */
  openFollowUp(unit: Unit, followUp: FollowUpInput & { readonly customerId: Id<'customer'>; readonly name: string; readonly phone: string }): Promise<OpenedFollowUp>
}
export type OpenedFollowUp = { readonly id: Id<'case'>; readonly number: string; readonly dueDay: Day | null }

export type ItemOut = NonNullable<CustomerItem['outOn']>

/** One file, or the "no such record" that a person is shown. */
export async function getCustomer(reader: Reader, id: Id<'customer'>): Promise<CustomerRecord> {
  const customer = await findCustomer(reader, id)
  if (customer === undefined) throw new NotFoundError('customer')
  return customer
}

/** Every document of a file with the loan that holds it. */
export async function listItemsWithLoans(reader: Reader, customerId: Id<'customer'>, loans: LoanFacts): Promise<CustomerItem[]> {
  const items = (await listItems(reader, customerId)).map(toItem)
  const out = await loans.findItemsOut(reader, items.map((item) => item.id))
  return items.map((item) => ({ ...item, outOn: out.get(item.id) ?? null }))
}

/** Rereads a file after a write and puts it where Ctrl+K finds it. */
export async function rereadCustomer(unit: Unit, id: Id<'customer'>): Promise<CustomerRecord> {
  const customer = await getCustomer(unit.read, id)
  const items = await listItems(unit.read, id)
  // The moment in the table was minted by the program.
  await indexDocument(unit.write, customerDocument({ id, number: customer.number, createdAt: customer.created_at as InstantMs, profile: toInput(customer), items }))
  return customer
}

async function factsOf(reader: Reader, customer: CustomerRecord, loans: LoanFacts): Promise<CustomerFacts> {
  const items = await listItemsWithLoans(reader, customer.id as Id<'customer'>, loans)
  return { number: customer.number, status: customer.status, itemsOut: items.filter((item) => item.outOn !== null).map((item) => item.number) }
}

function twinsOf(reader: Reader, profile: CustomerInput, exceptId: Id<'customer'>): Promise<Twin[]> {
  return findTwinsOf(reader, { name: profile.name, creditCode: profile.creditCode, idNumber: profile.idNumber, phones: phonesOf(profile), exceptId })
}

type OpenedCustomer = { readonly customer: CustomerFile; readonly twins: Twin[]; readonly followUp: OpenedFollowUp | null }

/** Opens a file: numbers it and enters it in the book. Names possible twins; a gap is listed, never turned away (P07-3.1, P07-4b). */
export async function openCustomer(unit: Unit, { followUp, ...input }: CustomerInput & { readonly followUp: FollowUpInput | null }, neighbours: Pick<CustomerNeighbours, 'openFollowUp'>): Promise<OpenedCustomer> {
  const id = unit.newId<'customer'>()
  const number = unit.nextNumber('customer')
  const profile = tidyProfile(input)
  await insertCustomer(unit.write, { id, number, createdAt: unit.now, createdBy: unit.actor.userId, profile })
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'opened', body: { number, ...profile } })
  unit.tally(customersRegister, unit.today, 'opened', 1)
  const promised = followUp === null ? null : await neighbours.openFollowUp(unit, { ...followUp, customerId: id, name: profile.name, phone: phonesOf(profile)[0] ?? '' })
  return { customer: toFile(await rereadCustomer(unit, id)), twins: await twinsOf(unit.read, profile, id), followUp: promised }
}

/** Corrects a profile: the state is rewritten, the book keeps both wordings and the reason. Refuses a closed file. */
export async function correctCustomer(unit: Unit, { id, reason, ...input }: CustomerInput & { readonly id: Id<'customer'>; readonly reason: string }): Promise<{ customer: CustomerFile; twins: Twin[] }> {
  const customer = await getCustomer(unit.read, id)
  orRefuse(decideCustomerAct({ number: customer.number, status: customer.status, itemsOut: [] }, 'correct'))
  const profile = tidyProfile(input)
  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteCustomer(unit.write, id, profile, { total: customer.items_total, present: customer.items_present })
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: customer.number, reason, ...profile } })
  return { customer: toFile(await rereadCustomer(unit, id)), twins: await twinsOf(unit.read, profile, id) }
}

/** Closes a file (refused while documents are out on loan, P07-19.1), or opens a closed one again. */
export async function turnCustomer(unit: Unit, action: Extract<CustomerAction, 'close' | 'reopen'>, { id, reason }: { readonly id: Id<'customer'>; readonly reason: string }, loans: LoanFacts): Promise<CustomerFile> {
  const customer = await getCustomer(unit.read, id)
  const status = orRefuse(decideCustomerAct(await factsOf(unit.read, customer, loans), action))
  await setCustomerStatus(unit.write, id, status)
  const kind = action === 'close' ? 'closed' : 'reopened'
  unit.recordEvent({ register: customersRegister, subjectId: id, kind, body: { number: customer.number, reason } })
  unit.tally(customersRegister, unit.today, kind, 1)
  return toFile(await rereadCustomer(unit, id))
}

/** A page of customer files, newest first; typed text narrows it through the search index. */
export async function listCustomers(reader: Reader, filter: CustomerFilter): Promise<Page<CustomerRow>> {
  const page = await pageCustomers(reader, filter, filter)
  return { rows: page.rows.map(toRow), next: page.next }
}

/** One file with its documents, its loans and everything that the book says about it and its documents. */
export async function getCustomerSheet(reader: Reader, id: Id<'customer'>, neighbours: CustomerNeighbours): Promise<CustomerSheet> {
  const customer = await getCustomer(reader, id)
  const items = await listItemsWithLoans(reader, id, neighbours)
  const [movements, matters] = [await neighbours.listMovements(reader, id), await neighbours.listMatters(reader, id)]
  const history = await listHistories(reader, [id, ...items.map((item) => item.id)])
  return { customer: toFile(customer), items, movements: [...movements], matters: [...matters], history }
}

/** Lines of a type-ahead list. */
const suggestedRows = 10

/** Files found by what was typed, those whose name, number, room or plate begins with it first. */
export async function suggestCustomers(reader: Reader, typed: string): Promise<{ rows: CustomerRow[] }> {
  const { hits } = await searchDocuments(reader, typed, { kinds: ['customer'] })
  const rows = (await findCustomers(reader, hits.map((hit) => hit.subjectId))).filter((row) => row.status === 'active').map(toRow)
  const key = codeKey(typed)
  const begins = (row: CustomerRow): boolean => [row.name, row.number, row.room, row.plate].some((part) => codeKey(part).startsWith(key))
  return { rows: [...rows.filter(begins), ...rows.filter((row) => !begins(row))].slice(0, suggestedRows) }
}

/** The file or document with this number or bar code, or null. */
export async function findByCode(reader: Reader, code: string, loans: LoanFacts): Promise<{ customer: CustomerRow; item: CustomerItem | null } | null> {
  const found = await findItemByCode(reader, code)
  const head = found?.customer ?? await findCustomerByCode(reader, code)
  if (head === undefined) return null
  const item = found === undefined ? undefined : (await listItemsWithLoans(reader, head.id, loans)).find((listed) => listed.id === found.item.itemId)
  return { customer: toRow(await getCustomer(reader, head.id)), item: item ?? null }
}

/** How many files there are, open and closed: from the daily counts, so that it costs the same however many there are. */
export async function countFiles(reader: Reader): Promise<{ active: number; closed: number }> {
  const sums = await reader.selectFrom('rollups').select(['key', (build) => build.fn.sum<number>('count').as('count')]).where('register', '=', customersRegister).groupBy('key').execute()
  const of = new Map(sums.map((row) => [row.key, row.count]))
  const count = (key: string): number => of.get(key) ?? 0
  const closed = count('closed') - count('reopened') - count('removed-closed')
  return { active: count('opened') - count('removed') - closed, closed }
}

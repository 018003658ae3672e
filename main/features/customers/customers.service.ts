/** The customer files' work: load, decide, save and enter in the register book, all in the caller's transaction. */
import { findTwinsOf } from '#main/features/customers/customer-twins.ts'
import { listItems } from '#main/features/customers/customer-items.repository.ts'
import { phonesOf, statusOf, tidyProfile, toFile, toInput, toItem, toListRow, withoutContent } from '#main/features/customers/customers.columns.ts'
import type { CustomerRecord } from '#main/features/customers/customers.columns.ts'
import { findCustomerByCode, findItemByCode } from '#main/features/customers/customers.facts.ts'
import { findCustomer, findCustomers, insertCustomer, pageCustomers, rewriteCustomer, setCustomerStatus } from '#main/features/customers/customers.repository.ts'
import { customerDocument } from '#main/features/customers/customers.search.ts'
import { countInbox, noteAddition, sortingOfEntry } from '#main/features/customers/customers.sorting.ts'
import { latestEntrySeq, listHistories } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CustomerFile, CustomerFilter, CustomerInput, CustomerItem, CustomerRow, CustomerSheet, FollowUpInput, Matter, Movement, Twin } from '#shared/contract/customers.ts'
import { codeKey, decideCustomerAct, decideSecondFile } from '#shared/domain/customers.ts'
import type { CustomerAction, CustomerFacts } from '#shared/domain/customers.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
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

/** The one gate of customer files (P07-17, P07-22); it throws its refusals, and every opening and every refused one is in its log. */
export type FileGate = {
  /** Opens a file to read it; answers with the documents whose content stays hidden from this person. */
  open(reader: Reader, actor: Actor, customerId: Id<'customer'>): Promise<ReadonlySet<string>>
  /** Opens it for an act on it, inside the act's unit of work. */
  openIn(unit: Unit, customerId: Id<'customer'>, what: string): Promise<ReadonlySet<string>>
}
/** What follows from where a file is said to stand, and from closing it; both in the caller's transaction. */
export type CustomerHomes = {
  /** Joins a typed place to the declared one that it names; refuses a place of another department (P07-19.1) and one that may not hold it (P07-22). */
  settle(unit: Unit, kind: 'customer' | 'item', id: string): Promise<void>
  /** Begins, or ends, the retention of a file; its last day, or null (P07-25). */
  settleRetention(unit: Unit, customerId: Id<'customer'>): Promise<Day | null>
}

/** What the file shows and starts beyond its own rows; `main/app` hands it in. */
export type CustomerNeighbours = LoanFacts & {
  readonly homes: CustomerHomes
  /** Numbers of the parts of a file, its own among them, that are important: their content stays off labels (P07-23.1). */
  importantNumbers(reader: Reader, customerId: Id<'customer'>): Promise<ReadonlySet<string>>
  /** Visits, calls, cases and deposits of this customer, newest first. */
  listMatters(reader: Reader, customerId: Id<'customer'>): Promise<readonly Matter[]>
  /** A profile exists now: whoever owed one for this customer owes it no more (P07-4a). */
  profileOpened(unit: Unit, profile: { readonly number: string; readonly name: string; readonly phones: readonly string[] }): Promise<void>
  /** Takes the promised next contact down as a case, in the caller's transaction. */
  openFollowUp(unit: Unit, followUp: FollowUpInput & { readonly customerId: Id<'customer'>; readonly name: string; readonly phone: string }): Promise<OpenedFollowUp>
}
/** The neighbours of somebody at a desk, with the gate that he passes. */
export type GatedNeighbours = CustomerNeighbours & { readonly gate: FileGate }
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
  return { number: customer.number, status: statusOf(customer), itemsOut: items.filter((item) => item.outOn !== null).map((item) => item.number) }
}

function twinsOf(reader: Reader, profile: CustomerInput, exceptId: Id<'customer'>): Promise<Twin[]> {
  return findTwinsOf(reader, { name: profile.name, creditCode: profile.creditCode, idNumber: profile.idNumber, phones: phonesOf(profile), exceptId })
}

type OpenedCustomer = { readonly customer: CustomerFile; readonly twins: Twin[]; readonly followUp: OpenedFollowUp | null }

/**
 * Opens a file: numbers it and enters it in the book. Names possible twins; a second file of one name and telephone must be confirmed (P07-4a); a gap is listed, never turned away (P07-3.1, P07-4b).
 * What another unit than customer service opens waits in that department's inbox (P07-5).
 */
export async function openCustomer(unit: Unit, { followUp, confirmedTwin = false, ...input }: CustomerInput & { readonly followUp: FollowUpInput | null; readonly confirmedTwin?: boolean }, neighbours: Pick<CustomerNeighbours, 'openFollowUp' | 'homes' | 'profileOpened'>): Promise<OpenedCustomer> {
  const id = unit.newId<'customer'>()
  const number = unit.nextNumber('customer')
  const profile = tidyProfile(input)
  const twins = await twinsOf(unit.read, profile, id)
  orRefuse(decideSecondFile(twins, confirmedTwin))
  await insertCustomer(unit.write, { id, number, createdAt: unit.now, createdBy: unit.actor.userId, profile, sorting: await sortingOfEntry(unit.read, unit.actor, unit.now) })
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'opened', body: { number, ...profile } })
  unit.tally(customersRegister, unit.today, 'opened', 1)
  await neighbours.homes.settle(unit, 'customer', id)
  const promised = followUp === null ? null : await neighbours.openFollowUp(unit, { ...followUp, customerId: id, name: profile.name, phone: phonesOf(profile)[0] ?? '' })
  await neighbours.profileOpened(unit, { number, name: profile.name, phones: phonesOf(profile) })
  return { customer: toFile(await rereadCustomer(unit, id)), twins, followUp: promised }
}

/** Corrects a profile: the state is rewritten, the book keeps both wordings and the reason. Refuses a closed file. */
export async function correctCustomer(unit: Unit, { id, reason, ...input }: CustomerInput & { readonly id: Id<'customer'>; readonly reason: string }, { homes, gate }: GatedNeighbours): Promise<{ customer: CustomerFile; twins: Twin[] }> {
  const customer = await getCustomer(unit.read, id)
  await gate.openIn(unit, id, 'correct')
  orRefuse(decideCustomerAct({ number: customer.number, status: statusOf(customer), itemsOut: [] }, 'correct'))
  const profile = tidyProfile(input)
  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteCustomer(unit.write, id, profile, { total: customer.items_total, present: customer.items_present })
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: customer.number, reason, ...profile } })
  unit.tally(customersRegister, unit.today, 'corrected', 1)
  await noteAddition(unit, id)
  await homes.settle(unit, 'customer', id)
  return { customer: toFile(await rereadCustomer(unit, id)), twins: await twinsOf(unit.read, profile, id) }
}

/** Closes a file (refused while documents are out on loan, P07-19.1), or opens a closed one again. */
export async function turnCustomer(unit: Unit, action: Extract<CustomerAction, 'close' | 'reopen'>, { id, reason }: { readonly id: Id<'customer'>; readonly reason: string }, neighbours: GatedNeighbours): Promise<CustomerFile> {
  const customer = await getCustomer(unit.read, id)
  await neighbours.gate.openIn(unit, id, action)
  const status = orRefuse(decideCustomerAct(await factsOf(unit.read, customer, neighbours), action))
  if (status === 'destroyed') throw new Error('a file is destroyed by its list only')
  await setCustomerStatus(unit.write, id, status)
  const kind = action === 'close' ? 'closed' : 'reopened'
  const retentionEnd = await neighbours.homes.settleRetention(unit, id)
  unit.recordEvent({ register: customersRegister, subjectId: id, kind, body: { number: customer.number, reason, ...(retentionEnd === null ? {} : { retentionEnd }) } })
  unit.tally(customersRegister, unit.today, kind, 1)
  return toFile(await rereadCustomer(unit, id))
}

/** A page of customer files, newest first; typed text narrows it through the search index. */
export async function listCustomers(reader: Reader, filter: CustomerFilter): Promise<Page<CustomerRow>> {
  const page = await pageCustomers(reader, filter, filter)
  return { rows: page.rows.map(toListRow), next: page.next }
}

/** What the index says of a file and its documents, for whoever asks for them: content that is classified is not in it (P07-22). */
export async function getCustomerIndex(reader: Reader, id: Id<'customer'>, loans: LoanFacts): Promise<{ customer: CustomerRow; items: CustomerItem[] }> {
  const customer = toListRow(await getCustomer(reader, id))
  return { customer, items: (await listItemsWithLoans(reader, id, loans)).map((item) => (isClassified(item.secrecy) ? withoutContent(item) : item)) }
}

/** One file with its documents, its loans and everything that the book says about it and its documents, for somebody who may open it. */
export async function getCustomerSheet(reader: Reader, id: Id<'customer'>, neighbours: GatedNeighbours, actor: Actor): Promise<CustomerSheet> {
  const customer = await getCustomer(reader, id)
  const hidden = await neighbours.gate.open(reader, actor, id)
  const items = (await listItemsWithLoans(reader, id, neighbours)).map((item) => (hidden.has(item.id) ? withoutContent(item) : item))
  const [movements, matters] = [await neighbours.listMovements(reader, id), await neighbours.listMatters(reader, id)]
  const history = await listHistories(reader, [id, ...items.flatMap((item) => (hidden.has(item.id) ? [] : [item.id]))])
  return { customer: toFile(customer), items, movements: [...movements], matters: [...matters], history }
}

/** Lines of a type-ahead list. */
const suggestedRows = 10

/** Files found by what was typed, those whose name, number, room or plate begins with it first. */
export async function suggestCustomers(reader: Reader, typed: string): Promise<{ rows: CustomerRow[] }> {
  const { hits } = await searchDocuments(reader, typed, { kinds: ['customer'] })
  const rows = (await findCustomers(reader, hits.map((hit) => hit.subjectId))).filter((row) => row.status === 'active').map(toListRow)
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
  return { customer: toListRow(await getCustomer(reader, head.id)), item: item === undefined ? null : isClassified(item.secrecy) ? withoutContent(item) : item }
}

/** How many files there are, open and closed: from the daily counts, so that it costs the same however many there are. */
export async function countFiles(reader: Reader): Promise<{ active: number; closed: number; filed: number; waiting: number }> {
  const sums = await reader.selectFrom('rollups').select(['key', (build) => build.fn.sum<number>('count').as('count')]).where('register', '=', customersRegister).groupBy('key').execute()
  const of = new Map(sums.map((row) => [row.key, row.count]))
  const count = (key: string): number => of.get(key) ?? 0
  const closed = count('closed') - count('reopened') - count('removed-closed')
  const { waiting, neverSorted } = await countInbox(reader)
  const all = count('opened') - count('removed')
  return { active: all - closed, closed, filed: all - neverSorted, waiting }
}

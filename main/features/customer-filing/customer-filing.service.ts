/** Filing of customers: contact, form, confirmation, category, contacts; all in the caller's transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { countFilings, findFiling, findHead, findSameNamed, insertFiling, pageFilings, patchFiling, rewriteForm } from '#main/features/customer-filing/customer-filing.repository.ts'
import type { FilingMoment, FilingRecord } from '#main/features/customer-filing/customer-filing.repository.ts'
import type { FilingSources } from '#main/features/customer-filing/customer-filing.sources.ts'
import { listChanges, listEvents, listViews } from '#main/features/customer-filing/filing-papers.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { ContactInput, FilingFilter, FilingRow, FilingSheet } from '#shared/contract/customer-filing.ts'
import { decideContact, decideFilingAct, decideView, filingCategories, missingFields } from '#shared/domain/customer-filing.ts'
import type { FilingAction, FilingCategory, FilingForm } from '#shared/domain/customer-filing.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

export const filingRegister = 'customer-filing'
const register = filingRegister
const filingRule = 'P19-B.1a'
/** The profile that is owed for the same contact. */
const profileRule = 'P07-4a'

/** When filings are read: today, and the calendar by which they are late. */
export async function momentOf(reader: Reader, today: Day): Promise<FilingMoment> {
  return { today, calendar: await loadCalendar(reader), contact: (await readRules(reader, today)).filing.contact }
}

/** A page of filings; everybody sees who is filed, the form itself is looked into by right (P19-1.5). */
export async function listFilings(reader: Reader, filter: FilingFilter, today: Day): Promise<Page<FilingRow>> {
  return pageFilings(reader, filter, await momentOf(reader, today))
}

/** One filing; throws when there is none. */
export async function getFiling(reader: Reader, id: string, today: Day): Promise<FilingRecord> {
  const found = await findFiling(reader, id, await momentOf(reader, today))
  if (found === undefined) throw new NotFoundError('filing')
  return found
}

/** The sheet of a filing for somebody who may look into it. */
export async function readSheet(reader: Reader, id: string, today: Day): Promise<FilingSheet> {
  const { row, form } = await getFiling(reader, id, today)
  return { filing: row, form, missing: missingFields(form), changes: await listChanges(reader, id, await momentOf(reader, today)), events: await listEvents(reader, id), history: await listHistory(reader, id) }
}

/** Refuses whoever may not look into the file today (P19-1.5.1, P19-1.5.2). Returns it with the standing by which he looks. */
export async function openForViewer(reader: Reader, id: string, actor: Actor, today: Day): Promise<FilingRecord & { readonly standing: 'own' | 'agreed' }> {
  const record = await getFiling(reader, id, today)
  const { row, filedById } = record
  const standing = orRefuse(decideView({ name: row.name, department: row.department, filedBy: filedById, staff: row.staff }, actor, await listViews(reader, id, actor.userId), today))
  return { ...record, standing }
}

/** What filing says about looking into the customer file that came of one (P19-1.5); null for a file that came of none. */
export async function judgeFilingView(reader: Reader, customerId: string, actor: Actor, today: Day): Promise<ReturnType<typeof decideView> | null> {
  const head = await findHead(reader, { customerId })
  if (head === undefined) return null
  const { row, filedById } = await getFiling(reader, head.id, today)
  return decideView({ name: row.name, department: row.department, filedBy: filedById, staff: row.staff }, actor, await listViews(reader, head.id, actor.userId), today)
}

/** Looks into a file; every look is entered in the book. A filing that became a customer file passes that file's gate, too (P07-17, P07-22). */
export async function lookInto(unit: Unit, sources: Pick<FilingSources, 'passGate'>, id: string): Promise<FilingSheet> {
  const { row, standing } = await openForViewer(unit.read, id, unit.actor, unit.today)
  if (row.customerId !== null) await sources.passGate(unit, row.customerId)
  unit.recordEvent({ register, subjectId: id, kind: 'looked', body: { name: row.name, standing } })
  return readSheet(unit.read, id, unit.today)
}

/** Rereads a filing after a write and puts it where Ctrl+K finds it. */
export async function rereadFiling(unit: Unit, id: string): Promise<FilingSheet> {
  const { row, form } = await getFiling(unit.read, id, unit.today)
  await indexDocument(unit.write, {
    kind: 'filing', subjectId: id, title: [row.number ?? '', row.name].filter((part) => part !== '').join(' '), subtitle: [row.department, row.filedBy].filter((part) => part !== '').join(' · '), atMs: unit.now,
    fields: { names: [form.contactPerson], companies: [row.name], phones: [form.phone], numbers: [row.number ?? ''], texts: [row.department] },
  })
  unit.touch('today')
  return readSheet(unit.read, id, unit.today)
}

/** The filing, if the actor may work on it and this may be done to it. */
async function openFor(unit: Unit, id: string, action: FilingAction) {
  const record = await openForViewer(unit.read, id, unit.actor, unit.today)
  return { ...record, next: orRefuse(decideFilingAct({ name: record.row.name, status: record.row.status, form: record.form }, action)) }
}

/** Enters a first contact; the filing is owed within the printed working days (P19-B.1). Whoever enters it is in touch. */
export async function enterContact(unit: Unit, sources: Pick<FilingSources, 'firstContact'>, { contactDay, department, ...form }: ContactInput): Promise<FilingSheet> {
  orRefuse(decideContact({ name: form.name, day: contactDay }, unit.today))
  const id = unit.newId<'filing'>()
  const dueDay = dueDayAfter(contactDay, (await readRules(unit.read, contactDay)).filing.term, await loadCalendar(unit.read)).dueDay
  await insertFiling(unit.write, { id, form, contactDay, dueDay, department: department === '' ? unit.actor.department : department, filedBy: unit.actor.userId, at: unit.now, staff: [unit.actor.displayName] })
  unit.recordEvent({ register, subjectId: id, kind: 'contacted', body: { contactDay, dueDay, ...form } })
  unit.tally(register, unit.today, 'contacts', 1)
  await openDutiesAfter(unit, dutyRulesInForce(contactDay), { event: 'customer.contacted', day: contactDay, ownerUserId: unit.actor.userId, subject: { kind: 'filing', id, number: '', title: form.name } })
  await sources.firstContact(unit, { name: form.name, day: contactDay, subject: { kind: 'filing', id, number: '', title: form.name } })
  return rereadFiling(unit, id)
}

/** Fills the basic-information form in. */
export async function fillForm(unit: Unit, id: string, form: FilingForm): Promise<FilingSheet> {
  await openFor(unit, id, 'fill')
  await rewriteForm(unit.write, id, form)
  unit.recordEvent({ register, subjectId: id, kind: 'form-filled', body: { ...form } })
  return rereadFiling(unit, id)
}

/** Files the customer: market promotion confirms it. The duty ends with it, in time or late. */
export async function submitFiling(unit: Unit, id: string): Promise<FilingSheet> {
  const { row, next } = await openFor(unit, id, 'submit')
  await patchFiling(unit.write, id, { status: next, submitted_day: row.submittedDay ?? unit.today })
  unit.recordEvent({ register, subjectId: id, kind: 'submitted', body: { name: row.name } })
  await settleDutiesOf(unit, id, [filingRule], { action: 'complete', words: '', recordNumber: row.name })
  return rereadFiling(unit, id)
}

/** Confirms a filing: it gets its number and its customer file. Refused without the form (P19-B.1). */
export async function confirmFiling(unit: Unit, sources: FilingSources, id: string): Promise<FilingSheet> {
  const { row, form, next } = await openFor(unit, id, 'confirm')
  const file = await sources.openFile(unit, form)
  const number = unit.nextNumber('filing')
  await patchFiling(unit.write, id, { status: next, number, customer_id: file.id, confirmed_day: unit.today, confirmed_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'confirmed', body: { number, name: row.name, file: file.number } })
  unit.tally(register, unit.today, 'filed', 1)
  await sources.filed(unit, id, file.id)
  return rereadFiling(unit, id)
}

/** Sends a filing back, or drops a contact that is no customer after all; what was owed for it is owed no more. */
export async function turnFiling(unit: Unit, action: 'send-back' | 'dismiss', id: string, reason: string): Promise<FilingSheet> {
  const { row, next } = await openFor(unit, id, action)
  await patchFiling(unit.write, id, { status: next, note: reason })
  unit.recordEvent({ register, subjectId: id, kind: action === 'dismiss' ? 'dismissed' : 'sent-back', body: { name: row.name, reason } })
  if (action === 'dismiss') await settleDutiesOf(unit, id, [filingRule, profileRule], { action: 'void', words: reason, recordNumber: '' })
  return rereadFiling(unit, id)
}

/** Sets one of the four categories; the book keeps who set which, when and why (P19-A.3). */
export async function setCategory(unit: Unit, id: string, category: FilingCategory, reason: string): Promise<FilingSheet> {
  const { row, form } = await openForViewer(unit.read, id, unit.actor, unit.today)
  await rewriteForm(unit.write, id, { ...form, category })
  unit.recordEvent({ register, subjectId: id, kind: 'category-set', body: { name: row.name, from: row.category, to: category, reason } })
  return rereadFiling(unit, id)
}

/** Says who of us is in touch, whether the customer is important, and since when there are dealings. */
export async function setContacts(unit: Unit, id: string, to: { readonly staff: readonly string[]; readonly isImportant: boolean; readonly dealingsSince: Day | null }): Promise<FilingSheet> {
  const { row } = await openForViewer(unit.read, id, unit.actor, unit.today)
  const staff = [...new Set(to.staff)]
  await patchFiling(unit.write, id, { staff: JSON.stringify(staff), is_important: to.isImportant ? 1 : 0, dealings_since: to.dealingsSince })
  unit.recordEvent({ register, subjectId: id, kind: 'contacts-set', body: { name: row.name, staff, isImportant: to.isImportant, dealingsSince: to.dealingsSince } })
  return rereadFiling(unit, id)
}

/** Filings by category, and prospects apart from customers (P19-A.2, P19-A.3). */
export async function readCounts(reader: Reader): Promise<{ categories: { category: FilingCategory; filings: number }[]; customers: number; prospects: number }> {
  const rows = await countFilings(reader)
  const sum = (of: readonly { readonly filings: number }[]) => of.reduce((total, row) => total + row.filings, 0)
  return { categories: filingCategories.map((category) => ({ category, filings: sum(rows.filter((row) => row.category === category)) })), customers: sum(rows.filter((row) => row.isCustomer)), prospects: sum(rows.filter((row) => !row.isCustomer)) }
}

/** Filings and files that may be the same customer: offered before a second account is opened (P19-1.3.1). */
export async function findFilingTwins(reader: Reader, sources: FilingSources, of: { readonly name: string; readonly phone: string }): Promise<{ rows: { number: string; name: string; kind: 'filing' | 'customer'; id: string }[] }> {
  const filings = (await findSameNamed(reader, of)).map((row) => ({ number: row.number ?? '', name: row.name, kind: 'filing' as const, id: row.id }))
  const files = (await sources.findTwins(reader, of)).map((row) => ({ ...row, kind: 'customer' as const }))
  return { rows: [...files, ...filings] }
}

/** Receptions that are looked through for companies without a file. */
const receptionsLookedAt = 200

type UnfiledCompany = { readonly visitId: string; readonly number: string; readonly name: string; readonly person: string; readonly phone: string; readonly day: Day }

/** Companies that the desk received and that are neither filed nor being filed, each once, the latest first (P19-1.3.1). Who of them is a customer is for a person to say. */
export async function listUnfiled(reader: Reader, sources: FilingSources): Promise<{ rows: UnfiledCompany[] }> {
  const latest = new Map<string, UnfiledCompany>()
  for (const { id, number, company, visitor, phone, arrivedAt } of await sources.listReceptions(reader, receptionsLookedAt)) {
    const key = nameKey(company)
    if (!latest.has(key)) latest.set(key, { visitId: id, number, name: company, person: visitor, phone, day: dayOfInstant(arrivedAt) })
  }
  const rows: UnfiledCompany[] = []
  for (const row of latest.values()) {
    const twins = await findFilingTwins(reader, sources, { name: row.name, phone: '' })
    if (twins.rows.length === 0) rows.push(row)
  }
  return { rows }
}

/** The open filing of a unit that was contacted, opened now when there is none; null when the customer is filed. For other features, in their transaction. */
export async function ensureContact(unit: Unit, sources: Pick<FilingSources, 'firstContact'>, contact: { readonly name: string; readonly contactPerson: string; readonly phone: string; readonly day: Day }): Promise<Id<'filing'> | null> {
  const head = await findHead(unit.read, { name: contact.name })
  if (head !== undefined) return head.status === 'filed' ? null : head.id
  const { filing } = await enterContact(unit, sources, { name: contact.name, category: 'unset', nature: '', supervisor: '', address: '', contactPerson: contact.contactPerson, phone: contact.phone, contactDay: contact.day, department: '' })
  return filing.id
}

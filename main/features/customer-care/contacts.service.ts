/** Contacts with filed customers: entered, reported, read; each fulfils what its customer is owed, in the caller's transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careDuties, careDutyRules, careRegister } from '#main/features/customer-care/care-settings.service.ts'
import { readCareSettings } from '#main/features/customer-care/care-settings.repository.ts'
import { findContact, insertContact, markRead, pageContacts, writeReport } from '#main/features/customer-care/contacts.repository.ts'
import type { StoredContact } from '#main/features/customer-care/contacts.repository.ts'
import type { CareCustomer, CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { endFirstContacts } from '#main/features/customer-care/departures.service.ts'
import { fulfilTask } from '#main/features/customer-care/tasks.service.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { CareContact, CareContactFilter, CareContactInput } from '#shared/contract/customer-care.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { contactNotices, decideCareContact, decideContactReport } from '#shared/domain/customer-care.ts'
import { decideView } from '#shared/domain/customer-filing.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Who reads a report without asking: whoever wrote it, the customer's own contacts, his department's manager, the keepers (P19-1.5, P19-C.3). */
function mayRead(customer: CareCustomer | undefined, row: StoredContact, actor: Actor, today: Day): boolean {
  if (row.entered_by === actor.userId) return true
  return customer !== undefined && decideView({ name: customer.name, department: customer.department, filedBy: customer.filedById, staff: customer.staff }, actor, [], today).ok
}

/** Ids, days and moments in the table were written by the program. */
function toContact(row: StoredContact, customer: CareCustomer | undefined, actor: Actor, today: Day): CareContact {
  const isReadable = mayRead(customer, row, actor, today)
  const facts = { number: row.number, report: row.report, reportDueDay: row.report_due_day as Day | null }
  return {
    id: row.id as Id<'care-contact'>, number: row.number, filingId: row.filing_id as Id<'filing'>, customer: customer?.name ?? row.customer_name, kind: row.kind, day: row.day as Day, what: row.what, visitNumber: row.visit_number, reportDueDay: facts.reportDueDay,
    isReported: row.report !== '', report: isReadable ? row.report : '', isReadable, readAt: row.read_at as InstantMs | null, readBy: row.read_by_name ?? '', enteredBy: row.entered_by_name ?? row.entered_by, isMine: row.entered_by === actor.userId,
    notices: contactNotices(facts, today).map((notice) => ({ ...notice, facts: { ...notice.facts } })),
  }
}

/** A page of contacts; the words of a report only for whoever may read them. */
export async function listContacts(reader: Reader, sources: CareSources, filter: CareContactFilter, actor: Actor, today: Day): Promise<Page<CareContact>> {
  const page = await pageContacts(reader, filter)
  const customers = new Map((await sources.findMany(reader, [...new Set(page.rows.map((row) => row.filing_id))])).map((customer) => [String(customer.id), customer]))
  return { rows: page.rows.map((row) => toContact(row, customers.get(row.filing_id), actor, today)), next: page.next }
}

/** The customer of a filing, or "no such record". */
export async function getCustomer(reader: Reader, sources: CareSources, filingId: string): Promise<CareCustomer> {
  const customer = await sources.find(reader, filingId)
  if (customer === undefined) throw new NotFoundError('filing')
  return customer
}

async function reread(unit: Unit, sources: CareSources, id: string): Promise<CareContact> {
  const row = await findContact(unit.read, id)
  if (row === undefined) throw new NotFoundError('care-contact')
  return toContact(row, await sources.find(unit.read, row.filing_id), unit.actor, unit.today)
}

/** Enters a contact; one with an important customer owes its report (P19-C.3). */
export async function addContact(unit: Unit, sources: CareSources, input: CareContactInput): Promise<CareContact> {
  const customer = await getCustomer(unit.read, sources, input.filingId)
  orRefuse(decideCareContact(input, customer, unit.today))
  return reread(unit, sources, await enter(unit, customer, { ...input, visitNumber: '' }))
}

type Entered = Pick<CareContactInput, 'kind' | 'day' | 'what' | 'report'> & { readonly visitNumber: string }

async function enter(unit: Unit, customer: CareCustomer, contact: Entered): Promise<Id<'care-contact'>> {
  const [id, number] = [unit.newId<'care-contact'>(), unit.nextNumber('careContact')]
  const { reportDays } = await readCareSettings(unit.read)
  const reportDueDay = customer.isImportant ? dueDayAfter(contact.day, { unit: 'working-days', count: reportDays }, await loadCalendar(unit.read)).dueDay : null
  await insertContact(unit.write, {
    id, number, filing_id: customer.id, customer_name: customer.name, kind: contact.kind, day: contact.day, what: contact.what, visit_number: contact.visitNumber, report_due_day: reportDueDay, report: contact.report,
    reported_at: contact.report === '' ? null : unit.now, entered_at: unit.now, entered_by: unit.actor.userId,
  })
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'contact-entered', body: { number, filing: customer.id, customer: customer.name, ...contact, reportDueDay, ...(reportDueDay === null ? {} : { clause: 'P19-C.3' }) } })
  unit.tally(careRegister, contact.day, contact.kind, 1)
  if (reportDueDay !== null && contact.report === '') {
    await openDutiesAfter(unit, await careDuties(unit.read, unit.today), { event: 'care.contacted', day: contact.day, ownerUserId: unit.actor.userId, subject: { kind: 'care-contact', id, number, title: customer.name } })
  }
  await fulfilTask(unit, customer.id, { kind: contact.kind, day: contact.day, number })
  await endFirstContacts(unit, customer.id, { userId: unit.actor.userId, day: contact.day, number })
  unit.touch('today')
  return id
}

/** A visit that was reported is a contact with its report; what is no filed customer is left alone. */
export async function enterVisit(unit: Unit, sources: CareSources, visit: { readonly number: string; readonly customerId: string | null; readonly name: string; readonly day: Day; readonly result: string }): Promise<void> {
  const customer = await sources.findNamed(unit.read, visit)
  if (customer === undefined || visit.day > unit.today) return
  await enter(unit, customer, { kind: 'visit', day: visit.day, what: visit.number, report: visit.result, visitNumber: visit.number })
}

/** Writes the report of one's own contact; the duty ends with it, in time or late. */
export async function reportContact(unit: Unit, sources: CareSources, id: string, report: string): Promise<CareContact> {
  const row = await findContact(unit.read, id)
  if (row === undefined) throw new NotFoundError('care-contact')
  if (row.entered_by !== unit.actor.userId) refuse({ code: 'customer-care.not-your-contact', clause: 'P19-C.3', facts: { number: row.number, by: row.entered_by_name ?? '' } })
  orRefuse(decideContactReport({ number: row.number, report: row.report, reportDueDay: row.report_due_day as Day | null }))
  await writeReport(unit.write, id, report, unit.now)
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'contact-reported', body: { number: row.number, report } })
  await settleDutiesOf(unit, id, [careDutyRules.report], { action: 'complete', words: '', recordNumber: row.number })
  return reread(unit, sources, id)
}

/** The manager has read a report; that is written down once. Refused to whoever may not look, and while there is nothing to read. */
export async function readReport(unit: Unit, sources: CareSources, id: string): Promise<CareContact> {
  const row = await findContact(unit.read, id)
  if (row === undefined) throw new NotFoundError('care-contact')
  const facts = { number: row.number, customer: row.customer_name }
  if (!mayRead(await sources.find(unit.read, row.filing_id), row, unit.actor, unit.today)) refuse({ code: 'customer-care.report-not-yours', clause: 'P19-1.5.2', facts, mayDecide: ['department-manager', 'general-manager'] })
  if (row.report === '') refuse({ code: 'customer-care.nothing-to-read', clause: 'P19-C.3', facts })
  if (row.read_at === null) {
    await markRead(unit.write, id, unit.now, unit.actor.userId)
    unit.recordEvent({ register: careRegister, subjectId: id, kind: 'report-read', body: { number: row.number } })
  }
  return reread(unit, sources, id)
}

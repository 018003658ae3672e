/** Departures of colleagues (P19-C.4): their customers are told and taken over; what is not done stays listed, also after the departure. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careDuties, careDutyRules, careRegister } from '#main/features/customer-care/care-settings.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { findDeparture, findLine, findOpenDeparture, findPerson, insertDeparture, listDepartures, listDisabledColleagues, listLines, listUntold, listWaitingLines, markAssigned, markContacted, markTold, moveDeparture } from '#main/features/customer-care/departures.repository.ts'
import type { StoredDeparture, StoredLine } from '#main/features/customer-care/departures.repository.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { Departure, DepartureLine, DepartureOverview, DepartureSheet } from '#shared/contract/customer-care.ts'
import { decideDeparture, decideDepartureAct, decideSuccessor, decideTelling, tellingDueDay, untoldDays } from '#shared/domain/customer-departures.ts'
import type { NoticeMeans } from '#shared/domain/customer-departures.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { readCareSettings } from '#main/features/customer-care/care-settings.repository.ts'

/** Departures on the screen at most, the latest. */
const shown = 200

/** A line with its ages on a day. */
export function toDepartureLine(line: StoredLine, leavesDay: Day, number: string, today: Day): DepartureLine {
  const waits = line.assignedDay === null || line.contactedDay !== null ? null : daysBetween(line.assignedDay, today)
  return {
    id: line.id, filingId: line.filingId, number, customer: line.customer, toldDay: line.toldDay, toldMeans: line.toldMeans, toldBy: line.toldBy, untoldDays: line.toldDay === null ? untoldDays(leavesDay, today) : 0, successor: line.successor, assignedDay: line.assignedDay,
    contactDueDay: line.contactDueDay, contactedDay: line.contactedDay, contactNumber: line.contactNumber, waitsDays: waits, daysLate: waits === null || line.contactDueDay === null ? 0 : Math.max(0, daysBetween(line.contactDueDay, today)),
  }
}

function toDeparture(departure: StoredDeparture, lines: readonly StoredLine[]): Departure {
  const count = (holds: (line: StoredLine) => boolean) => lines.filter(holds).length
  return { ...departure, customers: lines.length, told: count((line) => line.toldDay !== null), untold: count((line) => line.toldDay === null), assigned: count((line) => line.successorId !== null), contacted: count((line) => line.contactedDay !== null) }
}

async function getDeparture(reader: Reader, id: string): Promise<StoredDeparture> {
  const line = await findLine(reader, id)
  const departure = await findDeparture(reader, line?.departureId ?? id)
  if (departure === undefined) throw new NotFoundError('departure')
  return departure
}

/** A departure, by its id or by one of its customers', with its customers by name. */
export async function readDeparture(reader: Reader, sources: CareSources, id: string, today: Day): Promise<DepartureSheet> {
  const departure = await getDeparture(reader, id)
  const lines = await listLines(reader, departure.id)
  const numbers = new Map((await sources.findMany(reader, lines.map(({ filingId }) => filingId))).map((customer) => [customer.id, customer.number]))
  return { departure: toDeparture(departure, lines), lines: lines.map((line) => toDepartureLine(line, departure.leavesDay, numbers.get(line.filingId) ?? '', today)), history: await listHistory(reader, departure.id) }
}

/** Every departure, everybody who was not told, customers without a contact, and accounts that were disabled while they had customers. */
export async function readDepartures(reader: Reader, sources: CareSources, today: Day): Promise<DepartureOverview> {
  const rows: Departure[] = []
  for (const departure of await listDepartures(reader, shown)) rows.push(toDeparture(departure, await listLines(reader, departure.id)))
  const goneSilently: DepartureOverview['goneSilently'] = []
  for (const { userId, name } of await listDisabledColleagues(reader)) {
    const customers = (await sources.listOfColleague(reader, name)).length
    if (customers > 0) goneSilently.push({ userId, name, customers })
  }
  return {
    rows, goneSilently, untold: (await listUntold(reader, shown)).map(({ line, leaver, leavesDay }) => ({ line: toDepartureLine(line, leavesDay, '', today), leaver })),
    withoutContact: (await sources.listWithoutContact(reader, shown)).map(({ id, number, name, department }) => ({ filingId: id, number, name, department })),
  }
}

/** Announces that a colleague leaves: his customers are listed, and the head of his department owes that they are told. */
export async function announceDeparture(unit: Unit, sources: CareSources, input: { readonly userId: string; readonly leavesDay: Day; readonly note: string }): Promise<DepartureSheet> {
  const leaver = await findPerson(unit.read, input.userId)
  if (leaver === undefined) throw new NotFoundError('user')
  const customers = await sources.listOfColleague(unit.read, leaver.name)
  orRefuse(decideDeparture({ name: leaver.name, openNumber: (await findOpenDeparture(unit.read, leaver.userId))?.number ?? null, customers: customers.length }))
  const [id, number] = [unit.newId<'departure'>(), unit.nextNumber('departure')]
  await insertDeparture(unit.write, { id, number, userId: leaver.userId, name: leaver.name, department: leaver.department, leavesDay: input.leavesDay, note: input.note, at: unit.now, by: unit.actor.userId }, customers.map((customer) => ({ id: unit.newId<'departure-line'>(), filingId: customer.id, customer: customer.name })))
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'departure-announced', body: { number, name: leaver.name, leavesDay: input.leavesDay, customers: customers.map(({ name }) => name), clause: 'P19-C.4' } })
  unit.tally(careRegister, unit.today, 'departures', 1)
  const head = (await findPostHolders(unit.read, 'department-head', leaver.department)).find((person) => person.userId !== leaver.userId)
  const dueDay = tellingDueDay(input.leavesDay, unit.today, await loadCalendar(unit.read))
  await openDutiesAfter(unit, await careDuties(unit.read, unit.today), { event: 'care.leaves', day: unit.today, dueDay, ownerUserId: head?.userId ?? null, subject: { kind: 'departure', id, number, title: leaver.name } })
  return readDeparture(unit.read, sources, id, unit.today)
}

async function openLine(unit: Unit, id: string, action: 'tell' | 'assign') {
  const line = await findLine(unit.read, id)
  if (line === undefined) throw new NotFoundError('departure-line')
  const departure = await getDeparture(unit.read, line.departureId)
  orRefuse(decideDepartureAct(departure, action))
  return { line, departure }
}

/** Writes down when and how a customer was told; the duty ends with the last of them. */
export async function tellCustomer(unit: Unit, sources: CareSources, input: { readonly id: string; readonly day: Day | null; readonly means: NoticeMeans }): Promise<DepartureSheet> {
  const { line, departure } = await openLine(unit, input.id, 'tell')
  const day = input.day ?? unit.today
  orRefuse(decideTelling(line, day, unit.today))
  await markTold(unit.write, line.id, { day, means: input.means, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: departure.id, kind: 'customer-told', body: { number: departure.number, customer: line.customer, day, means: input.means } })
  if ((await listLines(unit.read, departure.id)).every(({ toldDay }) => toldDay !== null)) await settleDutiesOf(unit, departure.id, [careDutyRules.tell], { action: 'complete', words: '', recordNumber: departure.number })
  return readDeparture(unit.read, sources, departure.id, unit.today)
}

/** Names the successor of a customer: he becomes a contact at once and owes a first contact; an earlier successor owes none any more. */
export async function assignSuccessor(unit: Unit, sources: CareSources, input: { readonly id: string; readonly successorId: string }): Promise<DepartureSheet> {
  const { line, departure } = await openLine(unit, input.id, 'assign')
  const successor = await findPerson(unit.read, input.successorId)
  if (successor === undefined) throw new NotFoundError('user')
  orRefuse(decideSuccessor(departure, { ...successor, isLeaving: await findOpenDeparture(unit.read, successor.userId) !== undefined }))
  const { firstContactDays } = await readCareSettings(unit.read)
  const { dueDay } = dueDayAfter(unit.today, { unit: 'working-days', count: firstContactDays }, await loadCalendar(unit.read))
  const times = line.assignedTimes + 1
  await markAssigned(unit.write, line.id, { userId: successor.userId, name: successor.name, day: unit.today, dueDay, times })
  unit.recordEvent({ register: careRegister, subjectId: departure.id, kind: 'successor-named', body: { number: departure.number, customer: line.customer, successor: successor.name, dueDay } })
  await sources.changeContact(unit, line.filingId, { add: successor.name, ...(line.successor === '' || line.successor === successor.name ? {} : { remove: line.successor }), reason: departure.number })
  await settleDutiesOf(unit, line.id, [careDutyRules.firstContact], { action: 'void', words: '', recordNumber: '' })
  await openDutiesAfter(unit, await careDuties(unit.read, unit.today), { event: 'care.successor-named', day: unit.today, period: `${unit.today} ${String(times)}`, ownerUserId: successor.userId, subject: { kind: 'departure-line', id: line.id, number: departure.number, title: line.customer } })
  return readDeparture(unit.read, sources, departure.id, unit.today)
}

/** The successor was in touch: his task ends with that contact. */
export async function endFirstContacts(unit: Unit, filingId: string, contact: { readonly userId: string; readonly day: Day; readonly number: string }): Promise<void> {
  for (const line of await listWaitingLines(unit.read, filingId, contact.userId)) {
    if (line.assignedDay === null || contact.day < line.assignedDay) continue
    await markContacted(unit.write, line.id, contact.day, contact.number)
    unit.recordEvent({ register: careRegister, subjectId: line.departureId, kind: 'successor-contacted', body: { customer: line.customer, successor: line.successor, contact: contact.number } })
    await settleDutiesOf(unit, line.id, [careDutyRules.firstContact], { action: 'complete', words: '', recordNumber: contact.number })
  }
}

/** Closes a departure: the leaver is nobody's contact any more; who was not told stays listed. Withdrawn, everything stays as it was, and nothing is owed. */
export async function endDeparture(unit: Unit, sources: CareSources, input: { readonly id: string; readonly action: 'close' | 'withdraw'; readonly note: string }): Promise<DepartureSheet> {
  const departure = await getDeparture(unit.read, input.id)
  const status = orRefuse(decideDepartureAct(departure, input.action))
  const lines = await listLines(unit.read, departure.id)
  await moveDeparture(unit.write, departure.id, status, unit.now, unit.actor.userId)
  unit.recordEvent({ register: careRegister, subjectId: departure.id, kind: `departure-${status}`, body: { number: departure.number, name: departure.name, note: input.note, untold: lines.filter(({ toldDay }) => toldDay === null).map(({ customer }) => customer) } })
  if (status === 'closed') for (const line of lines) await sources.changeContact(unit, line.filingId, { remove: departure.name, reason: departure.number })
  if (status === 'withdrawn') {
    await settleDutiesOf(unit, departure.id, [careDutyRules.tell], { action: 'void', words: input.note, recordNumber: departure.number })
    for (const line of lines) await settleDutiesOf(unit, line.id, [careDutyRules.firstContact], { action: 'void', words: input.note, recordNumber: departure.number })
  }
  return readDeparture(unit.read, sources, departure.id, unit.today)
}

/** Appreciation of customers (P19-1.7.3): the event, the departments' lists, invitations, and who came. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careDuties, careDutyRules, careRegister } from '#main/features/customer-care/care-settings.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { findEvent, insertEvent, insertGuests, listEvents, listGuests, listLists, markAnswered, markGuestRows, moveEvent } from '#main/features/customer-care/events.repository.ts'
import type { StoredEvent } from '#main/features/customer-care/events.repository.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { CareEvent, CareEventSheet, EventInput } from '#shared/contract/customer-care.ts'
import { attendanceOf, decideEvent, decideEventAct, guestNotices, listStanding } from '#shared/domain/customer-events.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Events on the screen at most, the latest. */
const shown = 60

async function getEvent(reader: Reader, id: string): Promise<StoredEvent> {
  const event = await findEvent(reader, id)
  if (event === undefined) throw new NotFoundError('care-event')
  return event
}

async function describe(reader: Reader, sources: CareSources, event: StoredEvent, today: Day): Promise<Omit<CareEventSheet, 'history'>> {
  const [lists, stored] = [await listLists(reader, event.id), await listGuests(reader, event.id)]
  const filed = await sources.listFiledAmong(reader, stored.map((guest) => guest.nameKey))
  const guests = stored.map(({ nameKey: key, ...guest }) => ({ ...guest, notices: guestNotices({ name: guest.name, isFiled: filed.has(key) }).map((notice) => ({ ...notice, facts: { ...notice.facts } })) }))
  const standing = lists.map(({ eventId: _event, ...list }) => ({ ...list, standing: listStanding(list, event.listsDueDay, today) }))
  return {
    event: { ...event, ...attendanceOf(stored), unfiled: guests.filter(({ notices }) => notices.length > 0).length, missingLists: event.status === 'cancelled' ? [] : standing.filter((list) => list.standing === 'missing').map(({ department }) => department) },
    lists: standing, guests,
  }
}

/** Events with their figures. */
export async function readEvents(reader: Reader, sources: CareSources, today: Day): Promise<{ rows: CareEvent[] }> {
  const rows: CareEvent[] = []
  for (const event of await listEvents(reader, shown)) rows.push((await describe(reader, sources, event, today)).event)
  return { rows }
}

/** One event, by its id or by one of its lists, with everybody on it. */
export async function readEvent(reader: Reader, sources: CareSources, id: string, today: Day): Promise<CareEventSheet> {
  const event = await getEvent(reader, id)
  return { ...await describe(reader, sources, event, today), history: await listHistory(reader, event.id) }
}

/** Sets an event and asks each department for its list by a date; the head of each owes it. */
export async function createEvent(unit: Unit, sources: CareSources, input: EventInput): Promise<CareEventSheet> {
  orRefuse(decideEvent(input, unit.today))
  const [id, number, departments] = [unit.newId<'care-event'>(), unit.nextNumber('careEvent'), [...new Set(input.departments)]]
  const lists = departments.map((department) => ({ id: unit.newId<'event-list'>(), department, day: unit.today }))
  await insertEvent(unit.write, { id, number, title: input.title, day: input.day, place: input.place, listsDueDay: input.listsDueDay, note: input.note, at: unit.now, by: unit.actor.userId }, lists)
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'event-set', body: { number, ...input, departments } })
  unit.tally(careRegister, unit.today, 'events', 1)
  const rules = await careDuties(unit.read, unit.today)
  for (const list of lists) {
    const [head] = await findPostHolders(unit.read, 'department-head', list.department)
    await openDutiesAfter(unit, rules, { event: 'care.list-asked', day: unit.today, dueDay: input.listsDueDay, ownerUserId: head?.userId ?? null, subject: { kind: 'event-list', id: list.id, number, title: `${list.department} ${input.title}` } })
  }
  return readEvent(unit.read, sources, id, unit.today)
}

/** A department hands its list in, or adds to it; a customer whom another department named already stays once on the list. */
export async function sendList(unit: Unit, sources: CareSources, input: { readonly id: Id<'event-list'>; readonly guests: readonly { readonly name: string; readonly contactPerson: string }[] }): Promise<CareEventSheet> {
  const event = await getEvent(unit.read, input.id)
  const list = (await listLists(unit.read, event.id)).find((candidate) => candidate.id === input.id)
  if (list === undefined) throw new NotFoundError('event-list')
  orRefuse(decideEventAct(event, 'list', unit.today))
  const added = await insertGuests(unit.write, input.guests.map((guest) => ({ id: unit.newId<'guest'>(), eventId: event.id, department: list.department, name: guest.name, nameKey: nameKey(guest.name) === '' ? guest.name : nameKey(guest.name), contactPerson: guest.contactPerson, by: unit.actor.userId })))
  await markAnswered(unit.write, list.id, unit.today, unit.actor.userId)
  unit.recordEvent({ register: careRegister, subjectId: event.id, kind: 'list-sent', body: { number: event.number, department: list.department, guests: input.guests.map(({ name }) => name), added } })
  await settleDutiesOf(unit, list.id, [careDutyRules.list], { action: 'complete', words: '', recordNumber: event.number })
  return readEvent(unit.read, sources, event.id, unit.today)
}

/** Marks guests as invited, come or absent. */
export async function markGuests(unit: Unit, sources: CareSources, input: { readonly eventId: string; readonly guestIds: readonly string[]; readonly mark: 'invited' | 'attended' | 'absent' }): Promise<CareEventSheet> {
  const event = await getEvent(unit.read, input.eventId)
  orRefuse(decideEventAct(event, input.mark === 'invited' ? 'invite' : 'attend', unit.today))
  const names = (await listGuests(unit.read, event.id)).filter((guest) => input.guestIds.includes(guest.id)).map(({ name }) => name)
  await markGuestRows(unit.write, event.id, input.guestIds, input.mark === 'invited' ? { invited_day: unit.today } : { attended: input.mark === 'attended' ? 1 : 0 })
  unit.recordEvent({ register: careRegister, subjectId: event.id, kind: `guests-${input.mark}`, body: { number: event.number, guests: names } })
  return readEvent(unit.read, sources, event.id, unit.today)
}

/** The event was held, which ends the year's duty to hold one, or is cancelled; departments then owe no list any more. */
export async function endEvent(unit: Unit, sources: CareSources, input: { readonly id: string; readonly action: 'hold' | 'cancel' }): Promise<CareEventSheet> {
  const event = await getEvent(unit.read, input.id)
  const status = orRefuse(decideEventAct(event, input.action, unit.today))
  await moveEvent(unit.write, event.id, status)
  unit.recordEvent({ register: careRegister, subjectId: event.id, kind: `event-${status}`, body: { number: event.number, title: event.title } })
  for (const list of await listLists(unit.read, event.id)) await settleDutiesOf(unit, list.id, [careDutyRules.list], { action: 'void', words: '', recordNumber: event.number })
  if (status === 'held') await settleDutiesOf(unit, careDutyRules.event, [careDutyRules.event], { action: 'complete', words: '', recordNumber: event.number })
  return readEvent(unit.read, sources, event.id, unit.today)
}

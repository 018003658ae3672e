/** Reads and writes appreciation events, their lists and guests; the only place that knows their tables. */
import type { Selectable } from 'kysely'
import type { CustomerCareTables } from '#main/db/tables/customer-care.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { EventStatus } from '#shared/domain/customer-events.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type StoredEvent = { readonly id: Id<'care-event'>; readonly number: string; readonly title: string; readonly day: Day; readonly place: string; readonly listsDueDay: Day; readonly note: string; readonly status: EventStatus }
export type StoredList = { readonly id: Id<'event-list'>; readonly eventId: Id<'care-event'>; readonly department: string; readonly askedDay: Day; readonly answeredDay: Day | null; readonly answeredBy: string }
export type StoredGuest = { readonly id: Id<'guest'>; readonly department: string; readonly name: string; readonly nameKey: string; readonly contactPerson: string; readonly invitedDay: Day | null; readonly hasAttended: boolean }

/** Ids and days in the tables were written by the program. */
function toEvent(row: Selectable<CustomerCareTables['care_events']>): StoredEvent {
  return { id: row.id as Id<'care-event'>, number: row.number, title: row.title, day: row.day as Day, place: row.place, listsDueDay: row.lists_due_day as Day, note: row.note, status: row.status }
}

/** Events, the latest first. */
export async function listEvents(reader: Reader, limit: number): Promise<StoredEvent[]> {
  return (await reader.selectFrom('care_events').selectAll().orderBy('day', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toEvent)
}

/** One event, by its id or by the id of one of its lists; undefined when there is none. */
export async function findEvent(reader: Reader, id: string): Promise<StoredEvent | undefined> {
  const list = await reader.selectFrom('care_event_lists').select('event_id').where('id', '=', id).executeTakeFirst()
  const row = await reader.selectFrom('care_events').selectAll().where('id', '=', list?.event_id ?? id).executeTakeFirst()
  return row === undefined ? undefined : toEvent(row)
}

/** The departments' lists of an event, by department. */
export async function listLists(reader: Reader, eventId: string): Promise<StoredList[]> {
  const rows = await reader.selectFrom('care_event_lists').leftJoin('users', 'users.id', 'care_event_lists.answered_by').selectAll('care_event_lists').select('users.display_name as answered_by_name').where('event_id', '=', eventId).orderBy('department').execute()
  return rows.map((row) => ({ id: row.id as Id<'event-list'>, eventId: row.event_id as Id<'care-event'>, department: row.department, askedDay: row.asked_day as Day, answeredDay: row.answered_day as Day | null, answeredBy: row.answered_by_name ?? '' }))
}

/** The guests of an event by department and name. */
export async function listGuests(reader: Reader, eventId: string): Promise<StoredGuest[]> {
  const rows = await reader.selectFrom('care_guests').selectAll().where('event_id', '=', eventId).orderBy('department').orderBy('name').limit(2_000).execute()
  return rows.map((row) => ({ id: row.id as Id<'guest'>, department: row.department, name: row.name, nameKey: row.name_key, contactPerson: row.contact_person, invitedDay: row.invited_day as Day | null, hasAttended: row.attended === 1 }))
}

/** Sets an event with the departments that are asked. */
export async function insertEvent(writer: Writer, event: Omit<StoredEvent, 'status'> & { readonly at: number; readonly by: string }, lists: readonly { readonly id: string; readonly department: string; readonly day: Day }[]): Promise<void> {
  await writer.insertInto('care_events').values({ id: event.id, number: event.number, title: event.title, day: event.day, place: event.place, lists_due_day: event.listsDueDay, note: event.note, status: 'planned', entered_at: event.at, entered_by: event.by }).execute()
  await writer.insertInto('care_event_lists').values(lists.map((list) => ({ id: list.id, event_id: event.id, department: list.department, asked_day: list.day, answered_day: null, answered_by: null }))).execute()
}

/** Moves an event to another status. */
export async function moveEvent(writer: Writer, id: string, status: EventStatus): Promise<void> {
  await writer.updateTable('care_events').set({ status }).where('id', '=', id).execute()
}

/** Writes down that a department handed its list in; the first day stands. */
export async function markAnswered(writer: Writer, id: string, day: Day, by: string): Promise<void> {
  await writer.updateTable('care_event_lists').set({ answered_day: day, answered_by: by }).where('id', '=', id).where('answered_day', 'is', null).execute()
}

/** Adds guests; one who is on the list already, from whatever department, stays as he is. Returns how many are new. */
export async function insertGuests(writer: Writer, guests: readonly { readonly id: string; readonly eventId: string; readonly department: string; readonly name: string; readonly nameKey: string; readonly contactPerson: string; readonly by: string }[]): Promise<number> {
  let added = 0
  for (let start = 0; start < guests.length; start += 100) {
    const rows = await writer.insertInto('care_guests').values(guests.slice(start, start + 100).map((guest) => ({
      id: guest.id, event_id: guest.eventId, department: guest.department, name: guest.name, name_key: guest.nameKey, contact_person: guest.contactPerson, invited_day: null, attended: 0, entered_by: guest.by,
    }))).onConflict((conflict) => conflict.columns(['event_id', 'name_key']).doNothing()).returning('id').execute()
    added += rows.length
  }
  return added
}

/** Marks guests of an event as invited, come or absent. */
export async function markGuestRows(writer: Writer, eventId: string, ids: readonly string[], mark: { readonly invited_day?: Day; readonly attended?: 0 | 1 }): Promise<void> {
  await writer.updateTable('care_guests').set(mark).where('event_id', '=', eventId).where('id', 'in', [...ids]).execute()
}

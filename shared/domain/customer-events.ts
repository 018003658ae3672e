/** Appreciation of customers (P19-1.7.3): an event with its list, the departments that owe names, invitations, and who came. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Notice } from '#shared/domain/visits.ts'

export const eventClause = 'P19-1.7.3'

export const eventStatuses = ['planned', 'held', 'cancelled'] as const
export type EventStatus = (typeof eventStatuses)[number]
export const eventActions = ['list', 'invite', 'attend', 'hold', 'cancel'] as const
export type EventAction = (typeof eventActions)[number]

/** Status x action -> next status; null is a refusal. Who came may still be marked afterwards, from the paper list. */
export const eventTransitions: Readonly<Record<EventStatus, Readonly<Record<EventAction, EventStatus | null>>>> = {
  planned: { list: 'planned', invite: 'planned', attend: 'planned', hold: 'held', cancel: 'cancelled' },
  held: { list: null, invite: null, attend: 'held', hold: null, cancel: null },
  cancelled: { list: null, invite: null, attend: null, hold: null, cancel: null },
}

/** May the event be set like that? Lists are due before it, and a day that is past takes no event. */
export function decideEvent(event: { readonly day: Day; readonly listsDueDay: Day }, today: Day): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (event.day < today) refusals.push({ code: 'customer-care.event-past', clause: eventClause, field: 'day', facts: { day: event.day, today } })
  if (event.listsDueDay > event.day) refusals.push({ code: 'customer-care.lists-after-event', clause: eventClause, field: 'listsDueDay', facts: { day: event.day, due: event.listsDueDay }, remedy: { code: 'customer-care.lists-by-event', values: { listsDueDay: event.day } } })
  if (event.listsDueDay < today) refusals.push({ code: 'customer-care.lists-due-past', clause: eventClause, field: 'listsDueDay', facts: { due: event.listsDueDay, today }, remedy: { code: 'customer-care.lists-by-today', values: { listsDueDay: today } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** May this be done to an event? It is held on its day or later, and nobody came before it. */
export function decideEventAct(event: { readonly number: string; readonly status: EventStatus; readonly day: Day }, action: EventAction, today: Day): Result<EventStatus, readonly Refusal[]> {
  const next = eventTransitions[event.status][action]
  const refusals: Refusal[] = []
  if (next === null) refusals.push({ code: `customer-care.event-is-${event.status}`, clause: eventClause, facts: { number: event.number } })
  if ((action === 'hold' || action === 'attend') && today < event.day) refusals.push({ code: 'customer-care.event-to-come', clause: eventClause, facts: { number: event.number, day: event.day } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** A department whose list is not in: `missing` from the day after the date that the organiser set. */
export function listStanding(list: { readonly answeredDay: Day | null }, dueDay: Day, today: Day): 'in' | 'asked' | 'missing' {
  if (list.answeredDay !== null) return 'in'
  return today > dueDay ? 'missing' : 'asked'
}

/** What a guest is marked with: a customer who is not filed stays on the list, and is seen there. */
export function guestNotices(guest: { readonly name: string; readonly isFiled: boolean }): Notice[] {
  return guest.isFiled ? [] : [{ code: 'customer-care.guest-unfiled', clause: eventClause, facts: { name: guest.name } }]
}

/** How many are on the list, invited, and came. */
export function attendanceOf(guests: readonly { readonly invitedDay: Day | null; readonly hasAttended: boolean }[]): { readonly guests: number; readonly invited: number; readonly attended: number } {
  return { guests: guests.length, invited: guests.filter(({ invitedDay }) => invitedDay !== null).length, attended: guests.filter(({ hasAttended }) => hasAttended).length }
}

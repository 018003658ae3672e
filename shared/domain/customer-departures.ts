/** When somebody who is in touch with customers leaves (P19-C.4): each customer is told, gets a successor, and is contacted by him soon. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { addDays, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const departureClause = 'P19-C.4'

/** `withdrawn`: he stays after all. */
export const departureStatuses = ['open', 'closed', 'withdrawn'] as const
export type DepartureStatus = (typeof departureStatuses)[number]
export const departureActions = ['tell', 'assign', 'close', 'withdraw'] as const
export type DepartureAction = (typeof departureActions)[number]

/** Status x action -> next status; null is a refusal. Customers are told and given a successor after the departure too. */
export const departureTransitions: Readonly<Record<DepartureStatus, Readonly<Record<DepartureAction, DepartureStatus | null>>>> = {
  open: { tell: 'open', assign: 'open', close: 'closed', withdraw: 'withdrawn' },
  closed: { tell: 'closed', assign: 'closed', close: null, withdraw: null },
  withdrawn: { tell: null, assign: null, close: null, withdraw: null },
}

/** How a customer was told. */
export const noticeMeans = ['letter', 'phone', 'visit', 'message'] as const
export type NoticeMeans = (typeof noticeMeans)[number]

/** May this departure be announced? Once for a person, and only of somebody who has customers. */
export function decideDeparture(leaver: { readonly name: string; readonly openNumber: string | null; readonly customers: number }): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (leaver.openNumber !== null) refusals.push({ code: 'customer-care.leaves-already', clause: departureClause, field: 'userId', facts: { name: leaver.name, number: leaver.openNumber } })
  if (leaver.customers === 0) refusals.push({ code: 'customer-care.leaver-without-customers', clause: departureClause, field: 'userId', facts: { name: leaver.name } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** May this be done to a departure? Customers who were not told do not stop it from closing: they stay listed (the clause warns). */
export function decideDepartureAct(departure: { readonly number: string; readonly name: string; readonly status: DepartureStatus }, action: DepartureAction): Result<DepartureStatus, readonly Refusal[]> {
  const next = departureTransitions[departure.status][action]
  return next === null ? no([{ code: `customer-care.departure-is-${departure.status}`, clause: departureClause, facts: { number: departure.number, name: departure.name } }]) : ok(next)
}

/** May a customer be written down as told on this day? Once, and not on a day to come. */
export function decideTelling(line: { readonly customer: string; readonly toldDay: Day | null }, day: Day, today: Day): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (line.toldDay !== null) refusals.push({ code: 'customer-care.told-already', clause: departureClause, facts: { name: line.customer, day: line.toldDay } })
  if (day > today) refusals.push({ code: 'customer-care.told-in-future', clause: departureClause, field: 'day', facts: { day, today }, remedy: { code: 'customer-care.told-today', values: { day: today } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** May this person take the customer over? Not the one who leaves, nobody who leaves himself, and nobody who works here no more. */
export function decideSuccessor(leaver: { readonly userId: string }, successor: { readonly userId: string; readonly name: string; readonly isActive: boolean; readonly isLeaving: boolean }): Result<null, readonly Refusal[]> {
  const facts = { name: successor.name }
  const cite = { clause: departureClause, field: 'successorId', facts, remedy: { code: 'customer-care.choose-another' } } as const
  const refusals: Refusal[] = []
  if (successor.userId === leaver.userId) refusals.push({ code: 'customer-care.successor-leaves', ...cite })
  else if (successor.isLeaving) refusals.push({ code: 'customer-care.successor-leaves-too', ...cite })
  if (!successor.isActive) refusals.push({ code: 'customer-care.successor-gone', ...cite })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** "Promptly" prints no figure: by the working day before the last one at work, and at once when that is past. */
export function tellingDueDay(leavesDay: Day, today: Day, calendar: WorkCalendar): Day {
  let day = addDays(leavesDay, -1)
  while (day > today && !judgeDay(calendar, day).isWorked) day = addDays(day, -1)
  return day < today ? today : day
}

/** Calendar days since he left during which a customer was not told; 0 before. */
export function untoldDays(leavesDay: Day, today: Day): number {
  return Math.max(0, daysBetween(leavesDay, today))
}

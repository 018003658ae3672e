/** Guarantees that a step always names who it falls to: its own people, the authority above when they cannot decide, or visibly nobody. */
import type { Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { Standing } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A person who may log in. */
export type Person = { readonly userId: string; readonly displayName: string; readonly role: Role; readonly department: string }

/** Who decides a step: `people` of its own seats, `climbed` people of the authority above. Vacant when both are empty: the step waits, it never passes. */
export type Called = { readonly people: readonly Person[]; readonly climbed: readonly Person[]; readonly climbedTo: Role | null; readonly vacant: boolean }

/** Authorities from the lowest to the highest; a step that its own people cannot decide climbs along them. */
export const authorities: readonly Role[] = ['archive-administrator', 'department-manager', 'general-manager']

function sits(person: Person, seat: Seat): boolean {
  return seat.kind === 'role' ? person.role === seat.value : person.userId === seat.value
}

/** The highest authority that a step asks by itself; -1 when it asks none. */
function rankOf(seats: readonly Seat[], people: readonly Person[]): number {
  const roles = seats.map((seat) => (seat.kind === 'role' ? seat.value : people.find((person) => person.userId === seat.value)?.role))
  return Math.max(-1, ...roles.map((role) => authorities.findIndex((authority) => authority === role)))
}

function waitsTooLong(step: Pick<Step, 'climbAfterDays' | 'openedAt'>, today: Day): boolean {
  return step.climbAfterDays !== null && step.openedAt !== null && daysBetween(dayOfInstant(step.openedAt), today) > step.climbAfterDays
}

/**
 * Who may decide this step today. A party to the matter never may, nor anyone whose role holds no right to decide. Nobody left, or a wait past its limit,
 * climbs to the lowest authority above that has somebody; a wait keeps the step's own people too.
 */
export function whoMayDecide(step: Pick<Step, 'seats' | 'climbAfterDays' | 'openedAt'>, parties: readonly string[], people: readonly Person[], today: Day): Called {
  const free = people.filter((person) => !parties.includes(person.userId) && hasCapability(person.role, 'approvals.decide'))
  const own = free.filter((person) => step.seats.some((seat) => sits(person, seat)))
  if (own.length > 0 && !waitsTooLong(step, today)) return { people: own, climbed: [], climbedTo: null, vacant: false }
  const climbedTo = authorities.slice(rankOf(step.seats, people) + 1).find((role) => free.some((person) => person.role === role)) ?? null
  const climbed = free.filter((person) => person.role === climbedTo && !own.includes(person))
  return { people: own, climbed, climbedTo, vacant: own.length === 0 && climbed.length === 0 }
}

/** By what this person may decide the step, or null. */
export function standingIn(called: Called, userId: string): Extract<Standing, 'seat' | 'climbed'> | null {
  if (called.people.some((person) => person.userId === userId)) return 'seat'
  return called.climbed.some((person) => person.userId === userId) ? 'climbed' : null
}

/** Roles that a step's seats name, for the sheet and for a refusal that says who decides. */
export function rolesOf(seats: readonly Seat[], people: readonly Person[]): Role[] {
  const roles = seats.flatMap((seat) => {
    const role = seat.kind === 'role' ? seat.value : people.find((person) => person.userId === seat.value)?.role
    // A seat's role was written from a chain, whose roles are typed.
    return role === undefined ? [] : [role as Role]
  })
  return [...new Set(roles)]
}

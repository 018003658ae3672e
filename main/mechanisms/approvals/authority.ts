/** Guarantees that a step always names who it falls to: its own people and their stand-ins, the authority above when they cannot decide, or visibly nobody. */
import { votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { standInsOf } from '#main/mechanisms/approvals/stand-ins.ts'
import type { StandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import type { Standing } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A person who may log in. */
export type Person = { readonly userId: string; readonly displayName: string; readonly role: Role; readonly department: string; /** Seats held by post; `readCrew` fills them. */ readonly posts?: readonly string[] }
/** Everyone who may act on a day, and who stands in for whom. */
export type Crew = { readonly people: readonly Person[]; readonly standIns: readonly StandIn[]; readonly today: Day }
/** A person in another's place, and by what authority. */
export type Acting = { readonly person: Person; readonly forPerson: Person; readonly under: string }

/** Who speaks for a voice of a step. Vacant: nobody can; the step waits, it never passes. */
export type Call = {
  readonly seats: readonly Seat[]
  readonly people: readonly Person[]
  readonly acting: readonly Acting[]
  readonly climbed: readonly Person[]
  readonly climbedTo: Role | null
  readonly vacant: boolean
}

/** Authorities from the lowest to the highest; a step that its own people cannot decide climbs along them. */
export const authorities: readonly Role[] = ['archive-administrator', 'department-manager', 'general-manager']

/** Whether this person may decide this matter at all: no party to it, and of a role that decides. */
export function isFree(person: Person, parties: readonly string[]): boolean {
  return !parties.includes(person.userId) && hasCapability(person.role, 'approvals.decide')
}

/** Whether the seat is this person's own. */
export function sits(person: Pick<Person, 'userId' | 'role' | 'posts'>, seat: Seat): boolean {
  if (seat.kind === 'post') return person.posts?.includes(seat.value) === true
  return seat.kind === 'role' ? person.role === seat.value : person.userId === seat.value
}

/** The highest authority that seats stand for; -1 when they stand for none. */
export function rankOf(seats: readonly Seat[]): number {
  return Math.max(-1, ...seats.map((seat) => authorities.indexOf(seat.role)))
}

function waitsTooLong(step: Pick<Step, 'climbAfterDays' | 'openedAt'>, today: Day): boolean {
  return step.climbAfterDays !== null && step.openedAt !== null && daysBetween(dayOfInstant(step.openedAt), today) > step.climbAfterDays
}

/** The voices that a step still waits for, each with the seats that can give it. */
function openVoices(approval: Pick<Approval, 'decisions'>, step: Step): Seat[][] {
  const votes = votesOf(approval, step)
  const silent = step.seats.filter((seat) => !votes.some((vote) => vote.seat === seat.seat))
  if (step.mode !== 'one') return silent.map((seat) => [seat])
  const chain = step.seats.filter((seat) => seat.addedBy === null)
  const isCarried = chain.some((seat) => !silent.includes(seat))
  return [...(isCarried ? [] : [chain]), ...silent.filter((seat) => seat.addedBy !== null).map((seat) => [seat])]
}

/** Whether this person holds the post of somebody whose seat it was and who is gone; a colleague with a voice of his own in the step does not get a second one. */
function succeeds(person: Person, seats: readonly Seat[], step: Step): boolean {
  return seats.some((seat) => seat.kind === 'user' && seat.role === person.role) && !step.seats.some((seat) => sits(person, seat))
}

/**
 * Who may speak for each voice that the step waits for. A party to the matter never may, nor anyone whose role holds no right to decide. A person speaks once
 * by a seat of his own or in another's place: two signatures are two people. Nobody left, or a wait past its limit, climbs: to whoever holds the post of somebody who is gone,
 * else to the lowest authority above that has somebody; a wait keeps the step's own people too.
 */
export function callsOf(approval: Pick<Approval, 'decisions' | 'parties'>, step: Step, crew: Crew): readonly Call[] {
  const free = crew.people.filter((person) => isFree(person, approval.parties))
  const hasSpoken = new Set(votesOf(approval, step).filter((vote) => vote.standing !== 'climbed').map((vote) => vote.userId))
  return openVoices(approval, step).map((seats): Call => {
    const own = free.filter((person) => !hasSpoken.has(person.userId) && seats.some((seat) => sits(person, seat)))
    const acting = own.flatMap((person) => standInsOf(person, crew, approval.parties)).filter(({ person }) => !hasSpoken.has(person.userId) && !own.includes(person) && free.includes(person))
    if (own.length > 0 && !waitsTooLong(step, crew.today)) return { seats, people: own, acting, climbed: [], climbedTo: null, vacant: false }
    const successors = own.length > 0 ? [] : free.filter((person) => succeeds(person, seats, step))
    const climbedTo = successors[0]?.role ?? authorities.slice(rankOf(seats) + 1).find((role) => free.some((person) => person.role === role && !own.includes(person))) ?? null
    const climbed = successors.length > 0 ? successors : free.filter((person) => person.role === climbedTo && !own.includes(person))
    return { seats, people: own, acting, climbed, climbedTo, vacant: own.length === 0 && climbed.length === 0 }
  })
}

/** By what a person may speak, and for which seat. */
export type Voice = { readonly standing: Extract<Standing, 'seat' | 'stand-in' | 'climbed'>; readonly seat: Seat; readonly forUserId: string | null; readonly under: string }

/** The voice that this person may give now, his own seat before another's place before a seat that climbed to him; null when none. */
export function voiceOf(calls: readonly Call[], userId: string): Voice | null {
  for (const { seats, people } of calls) {
    const person = people.find((one) => one.userId === userId)
    const seat = person && seats.find((one) => sits(person, one))
    if (seat !== undefined) return { standing: 'seat', seat, forUserId: null, under: '' }
  }
  for (const { seats, acting } of calls) {
    const place = acting.find(({ person }) => person.userId === userId)
    const seat = place && seats.find((one) => sits(place.forPerson, one))
    if (place !== undefined && seat !== undefined) return { standing: 'stand-in', seat, forUserId: place.forPerson.userId, under: place.under }
  }
  for (const { seats, climbed } of calls) {
    const [seat] = seats
    if (seat !== undefined && climbed.some((one) => one.userId === userId)) return { standing: 'climbed', seat, forUserId: null, under: '' }
  }
  return null
}

/** Everyone who may speak in a step now, each once. */
export function peopleOf(calls: readonly Call[]): readonly Person[] {
  return [...new Set(calls.flatMap((call) => [...call.people, ...call.acting.map(({ person }) => person), ...call.climbed]))]
}

/** Whether a step waits for somebody who is not there; a vote goes on while anybody can still vote. */
export function isVacant(step: Pick<Step, 'mode'>, calls: readonly Call[]): boolean {
  if (calls.length === 0) return false
  return step.mode === 'share' ? calls.every((call) => call.vacant) : calls.some((call) => call.vacant)
}

/** Roles that seats stand for, for the sheet and for a refusal that says who decides. */
export function rolesOf(seats: readonly Seat[]): Role[] {
  return [...new Set(seats.map((seat) => seat.role))]
}

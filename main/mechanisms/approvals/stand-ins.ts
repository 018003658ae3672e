/** Guarantees that stand-ins are dated, one at a time, never in a circle, and never lend a requester a voice in his own matter. */
import type { Acting, Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { hasCapability, rolesWith } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** From the first to the last day, both included; `under` is the authority that his acts name, a clause or an office's order. */
export type StandIn = { readonly personId: string; readonly standInId: string; readonly fromDay: Day; readonly toDay: Day; readonly under: string }

/** Longest time that one entry may cover: whoever is away longer hands his post over. */
export const standInDaysMax = 366

const covers = (entry: StandIn, day: Day) => entry.fromDay <= day && day <= entry.toDay

/**
 * Who stands in for a person today, and who stands in for that one. A party to the matter ends the line: nobody acts by his appointment.
 * Empty for a party himself, so that a stand-in never decides what his principal asked for.
 */
export function standInsOf(principal: Person, crew: Crew, parties: readonly string[]): Acting[] {
  const found: Acting[] = []
  const seen = new Set([principal.userId])
  let away = principal
  while (!parties.includes(away.userId)) {
    const entry = crew.standIns.find((candidate) => candidate.personId === away.userId && covers(candidate, crew.today))
    const person = crew.people.find((candidate) => candidate.userId === entry?.standInId)
    if (entry === undefined || person === undefined || seen.has(person.userId)) break
    seen.add(person.userId)
    found.push({ person, forPerson: principal, under: entry.under })
    away = person
  }
  return found
}

/** Whether the line of stand-ins that begins with this entry comes back to its person on some day. */
function leadsBack(entry: StandIn, known: readonly StandIn[]): boolean {
  const walk = (at: string, from: Day, to: Day, seen: readonly string[]): boolean => at === entry.personId || known.some((next) => {
    if (next.personId !== at || next.toDay < from || next.fromDay > to || seen.includes(next.standInId)) return false
    return walk(next.standInId, next.fromDay > from ? next.fromDay : from, next.toDay < to ? next.toDay : to, [...seen, at])
  })
  return walk(entry.standInId, entry.fromDay, entry.toDay, [])
}

/** May this stand-in be named? `known` are the entries that stand already. All reasons at once. */
export function decideStandIn(entry: StandIn, known: readonly StandIn[], people: readonly Person[], today: Day): Result<StandIn, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const name = (userId: string) => people.find((person) => person.userId === userId)?.displayName ?? ''
  const standIn = people.find((person) => person.userId === entry.standInId)
  const otherPerson = { code: 'approvals.choose-another-person' }
  if (standIn === undefined || !hasCapability(standIn.role, 'approvals.decide')) refusals.push({ code: 'approvals.target-cannot-decide', field: 'standInId', facts: { name: name(entry.standInId) }, remedy: otherPerson, mayDecide: rolesWith('approvals.decide') })
  if (entry.standInId === entry.personId) refusals.push({ code: 'approvals.stand-in-self', field: 'standInId', facts: {}, remedy: otherPerson })
  if (entry.fromDay < today || entry.toDay < entry.fromDay || daysBetween(entry.fromDay, entry.toDay) >= standInDaysMax) {
    refusals.push({ code: 'approvals.stand-in-days', field: 'fromDay', facts: { fromDay: entry.fromDay, toDay: entry.toDay, today, daysMax: standInDaysMax }, remedy: { code: 'approvals.choose-other-days' } })
  }
  const other = known.find((one) => one.personId === entry.personId && one.fromDay <= entry.toDay && one.toDay >= entry.fromDay)
  if (other !== undefined) refusals.push({ code: 'approvals.stand-in-overlaps', field: 'fromDay', facts: { name: name(other.standInId), fromDay: other.fromDay, toDay: other.toDay }, remedy: { code: 'approvals.end-the-other' } })
  if (entry.standInId !== entry.personId && leadsBack(entry, known)) refusals.push({ code: 'approvals.stand-in-circle', field: 'standInId', facts: { name: name(entry.standInId), principal: name(entry.personId) }, remedy: otherPerson })
  return refusals.length > 0 ? no(refusals) : ok(entry)
}

/** Turns a declared chain into the steps of one approval: conditions decided once, at the beginning, so that a running approval keeps its chain. */
import { isFree, sits } from '#main/mechanisms/approvals/authority.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import type { Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import { postSeatOf } from '#main/mechanisms/approvals/office-posts.ts'
import { postDefaults } from '#shared/domain/posts.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Chain, ChainStep } from '#shared/policies/policy.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What the conditions of a chain may look at. What the matter does not state is undefined, and keeps the steps that ask about it. */
export type ChainFacts = { readonly secrecy?: SecrecyLevel; readonly amountCents?: number; readonly kind?: string; readonly department?: string }

const isAmong = <Value>(allowed: readonly Value[] | undefined, value: Value | undefined) => allowed === undefined || value === undefined || allowed.includes(value)

function applies(step: ChainStep, facts: ChainFacts): boolean {
  const { atLeastCents = Number.NEGATIVE_INFINITY, belowCents = Number.POSITIVE_INFINITY } = step.whenAmount ?? {}
  const fits = facts.amountCents === undefined || (facts.amountCents >= atLeastCents && facts.amountCents < belowCents)
  return fits && isAmong(step.whenSecrecy, facts.secrecy) && isAmong(step.whenKind, facts.kind) && isAmong(step.whenDepartment, facts.department)
}

function checkDeclared(chain: Chain, step: ChainStep): void {
  const points = step.sharePoints
  const isShare = step.mode === 'share'
  const isWhole = points !== undefined && Number.isInteger(points) && points > 0 && points <= 10_000
  const asked = (step.roles?.length ?? 0) + (step.posts?.length ?? 0)
  if (asked === 0 || isShare !== (points !== undefined) || (isShare && !isWhole)) throw new Error(`the step ${step.key} of the chain ${chain.id} is not declared whole`)
}

/** The steps that apply, numbered from 1, the first one open. A chain of which nothing applies is a mistake of its pack: nothing is ever approved by nobody. */
export function planSteps(chain: Chain, facts: ChainFacts, now: InstantMs, office: { readonly people: readonly Person[]; readonly parties: readonly string[] }): readonly Step[] {
  const declared = chain.steps.filter((step) => applies(step, facts))
  if (declared.length === 0) throw new Error(`no step of the chain ${chain.id} applies`)
  return declared.map((step, index) => {
    checkDeclared(chain, step)
    const mode = step.mode ?? 'one'
    const waiting: Step = {
      position: index + 1, key: step.key, clause: step.clause, mode, sharePoints: step.sharePoints ?? null, voices: step.voices ?? (mode === 'share' ? 'people' : 'roles'), status: 'waiting',
      seats: seatsOf(step, facts.department ?? ''), questions: step.questions ?? [], climbAfterDays: step.climbAfterDays ?? null,
      round: 0, openedAt: null, closedAt: null,
    }
    return index === 0 ? openStep(waiting, now, office) : waiting
  })
}

function seatsOf(step: ChainStep, requesterDepartment: string): readonly Seat[] {
  const asked: readonly Pick<Seat, 'kind' | 'value' | 'role'>[] = [
    ...(step.roles ?? []).map((role) => ({ kind: 'role', value: role, role }) as const),
    ...(step.posts ?? []).map((post) => ({ kind: 'post', value: postSeatOf(post, requesterDepartment), role: postDefaults[post].role }) as const),
  ]
  return asked.map((seat, at) => ({ ...seat, seat: at + 1, addedBy: null, delegateId: null }))
}

/** A step whose turn has come, in a new round. Where every person has a voice, whoever holds the roles now gets a seat; a role that nobody free holds keeps its seat, and climbs. */
export function openStep(step: Step, now: InstantMs, office: { readonly people: readonly Person[]; readonly parties: readonly string[] }): Step {
  const seats = step.mode !== 'one' && step.voices === 'people' ? seatEachPerson(step.seats, office) : step.seats
  return { ...step, status: 'open', round: step.round + 1, openedAt: now, closedAt: null, seats: seats.map((seat) => (seat.delegateId === null ? seat : { ...seat, delegateId: null })) }
}

function seatEachPerson(seats: readonly Seat[], office: { readonly people: readonly Person[]; readonly parties: readonly string[] }): readonly Seat[] {
  let last = Math.max(0, ...seats.map((seat) => seat.seat))
  const seated = new Set(seats.filter((seat) => seat.kind === 'user').map((seat) => seat.value))
  return seats.flatMap((seat) => {
    if (seat.kind === 'user') return [seat]
    const holders = office.people.filter((person) => sits(person, seat) && isFree(person, office.parties) && !seated.has(person.userId))
    if (holders.length === 0) return [seat]
    return holders.map((person, index) => {
      seated.add(person.userId)
      return { ...seat, kind: 'user', value: person.userId, seat: index === 0 ? seat.seat : (last += 1) } satisfies Seat
    })
  })
}

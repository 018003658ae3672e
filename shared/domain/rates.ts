/** Quotas and rates: how much of what must be done, with a stated denominator, a fair sample that can be drawn again, and a forecast of what will be short. */
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Shares are whole basis points: 5,000 is 50 percent. */
export type RateRule = { readonly clause: string; readonly minimumBasisPoints: number }
/** One member of the whole: something to be followed up, answered, signed. */
export type RateMember = {
  readonly id: string
  readonly isDone: boolean
  /** Why it does not count, as a code with a sentence, or null. An exclusion is shown with its reason, never silent. */
  readonly excludedBy: string | null
}
export type RateVerdict = {
  readonly clause: string
  readonly total: number; readonly excluded: number; readonly denominator: number; readonly done: number
  /** How many must be done: the share of the denominator, rounded up, because a share of people is never less than asked. */
  readonly required: number
  readonly short: number
  /** Rounded down; null when the denominator is empty, which is neither met nor missed. */
  readonly basisPoints: number | null
  readonly isMet: boolean
}

/** Judges a rate. An empty denominator is met: nothing was due. */
export function judgeRate(rule: RateRule, members: readonly RateMember[]): RateVerdict {
  const counted = members.filter((member) => member.excludedBy === null)
  const done = counted.filter((member) => member.isDone).length
  const required = Math.ceil((counted.length * rule.minimumBasisPoints) / 10_000)
  return {
    clause: rule.clause, total: members.length, excluded: members.length - counted.length, denominator: counted.length, done, required, short: Math.max(0, required - done),
    basisPoints: counted.length === 0 ? null : Math.floor((done * 10_000) / counted.length), isMet: done >= required,
  }
}

/** What a rate will lack on a day if the work goes on as it went: `done` of the denominator between the first day and today. */
export type RateForecast = { readonly expectedDone: number; readonly expectedShort: number; readonly byDay: Day }

/** Looks ahead in a straight line and rounds down; on the last day it is the count as it stands. */
export function forecastRate(verdict: Pick<RateVerdict, 'done' | 'required' | 'denominator'>, period: { readonly firstDay: Day; readonly lastDay: Day; readonly today: Day }): RateForecast {
  const elapsed = Math.max(1, daysBetween(period.firstDay, period.today) + 1)
  const whole = Math.max(elapsed, daysBetween(period.firstDay, period.lastDay) + 1)
  const expectedDone = Math.min(verdict.denominator, Math.floor((verdict.done * whole) / elapsed))
  return { expectedDone, expectedShort: Math.max(0, verdict.required - expectedDone), byDay: period.lastDay }
}

/** A number from 0 to 2^53 that depends on every sign of a text: FNV-1a over 64 bits, its bits mixed once more. */
function spread(text: string): number {
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n)
  hash = BigInt.asUintN(64, (hash ^ (hash >> 29n)) * 0xbf58476d1ce4e5b9n)
  return Number((hash ^ (hash >> 32n)) >> 11n)
}

/**
 * Draws a sample of a share, rounded up. The same seed and members give the same sample; nobody chooses whom; a member that comes later
 * moves no other member's place in the order. `seed` is recorded with the sample, so that anyone can draw it again.
 */
export function drawSample<Member extends { readonly id: string }>(members: readonly Member[], shareBasisPoints: number, seed: string): Member[] {
  const wanted = Math.ceil((members.length * shareBasisPoints) / 10_000)
  const placed = members.map((member) => ({ member, place: spread(`${seed}|${member.id}`) }))
  return placed.toSorted((left, right) => left.place - right.place || (left.member.id < right.member.id ? -1 : 1)).slice(0, wanted).map(({ member }) => member)
}

/** A ceiling: so many, or so much money in cents, in a period. */
export type Ceiling = { readonly clause: string; readonly most: number; readonly unit: 'times' | 'cents' }
export type CeilingVerdict = { readonly clause: string; readonly used: number; readonly wanted: number; readonly most: number; readonly left: number; readonly isWithin: boolean }

/** Whether what is wanted still fits; exactly at the ceiling fits. */
export function judgeCeiling(ceiling: Ceiling, used: number, wanted: number): CeilingVerdict {
  const left = Math.max(0, ceiling.most - used)
  return { clause: ceiling.clause, used, wanted, most: ceiling.most, left, isWithin: wanted <= left }
}

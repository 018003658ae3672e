/** What makes a finding chargeable at all: its circumstances, the clock, a count, and the thing that it is about, which is charged once. */
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { addMinutes, minutesOfDay } from '#shared/kernel/times.ts'
import type { ClockTime } from '#shared/kernel/times.ts'

/** Circumstances of findings; a rule names those that it charges and those that it spares. */
export const penaltyCauses = [
  'late-upkeep', 'lending-breach', 'other', 'without-leave', 'leave-approved', 'without-work-reason', 'work-reason', 'no-reception', 'reception-meanwhile', 'in-showroom', 'in-office', 'elsewhere',
  'other-staff', 'sales-staff', 'nobody-there', 'someone-there', 'phrase-missing', 'phrase-said', 'report-wrong', 'report-forged', 'report-careless', 'report-right', 'use-unrecorded', 'use-recorded',
  'before-payout', 'after-payout', 'not-updated', 'board-wrong', 'board-right', 'with-customer', 'without-customer', 'loss-not-reported', 'reported-same-day', 'not-of-marketing', 'of-marketing',
  'contact-unverified', 'contact-verified', 'task-of-manager', 'task-of-leader', 'task-of-other', 'bad-consequence', 'no-consequence', 'nothing-scheduled', 'duty-or-appointment', 'no-drive', 'drive-recorded', 'step-skipped', 'steps-taken',
] as const
export type PenaltyCause = (typeof penaltyCauses)[number]

/** Posts of a sales department whose holder pays for what others did or left undone. */
export const payerPosts = ['sales-group-leader', 'sales-assistant', 'market-specialist', 'five-s-officer'] as const
export type PayerPost = (typeof payerPosts)[number]
/** Who holds each of them, by name; a post that nobody was named to is not there. */
export type Payers = Readonly<Partial<Record<PayerPost, readonly string[]>>>

/** `stated`: the finding says the moment; else the clause prints it. */
export type ClockGate = { readonly clause: string } & (
  /** Charged when later than so many minutes after a moment; a negative number lies before it. */
  | { readonly kind: 'later-than'; readonly from: ClockTime | 'stated'; readonly minutes: number }
  | { readonly kind: 'earlier-than'; readonly from: ClockTime }
  /** Charged from a moment to another, both included; a stated one that has not ended yet has no second moment. */
  | { readonly kind: 'during'; readonly from: ClockTime | 'stated'; readonly to: ClockTime | 'stated' }
)

/** `below`: charged when fewer were found than there should be. `differs`: when more or fewer. */
export type CountGate = { readonly clause: string; readonly kind: 'below' | 'differs'; readonly expected: number | 'stated' }

/** The thing is charged once on a day (or in a month) to a person; `forAll`: once, whoever pays. Rules of one `group` charge the same thing together. */
export type MatterGate = { readonly group?: string; readonly within?: 'day' | 'month'; readonly forAll?: true }

/** What the gates look at. Times are of the day of the finding. */
export type GateFacts = {
  readonly cause?: PenaltyCause
  readonly at?: ClockTime | null
  readonly fromAt?: ClockTime | null
  readonly toAt?: ClockTime | null
  readonly expected?: number | null
  readonly counted?: number | null
  /** What the finding is about: the number of a reception, a vehicle, an order. */
  readonly about?: string
}
export type GatedRule = { readonly clause: string; readonly causes?: readonly PenaltyCause[]; readonly spared?: readonly PenaltyCause[]; readonly clock?: ClockGate; readonly count?: CountGate; readonly matter?: MatterGate; readonly remindsFirst?: true }

/** What a form must ask for, because a gate looks at it. */
export const gateNeeds = ['cause', 'at', 'from-time', 'to-time', 'expected', 'counted', 'about'] as const
type GateNeed = (typeof gateNeeds)[number]

/** What a finding under this rule has to say for its gates. */
export function gateNeedsOf({ causes, clock, count, matter }: GatedRule): readonly GateNeed[] {
  const asked: Readonly<Record<GateNeed, boolean>> = {
    cause: causes !== undefined, at: clock !== undefined, 'from-time': clock?.from === 'stated', 'to-time': clock?.kind === 'during' && clock.to === 'stated',
    expected: count?.expected === 'stated', counted: count !== undefined, about: matter !== undefined,
  }
  return gateNeeds.filter((need) => asked[need])
}

function startOf(gate: ClockGate, facts: GateFacts): ClockTime | null {
  return gate.from === 'stated' ? facts.fromAt ?? null : gate.from
}

/** Minutes beyond what is allowed; null where the gate measures none or a time is not said. */
export function minutesOver(gate: ClockGate, facts: GateFacts): number | null {
  const from = startOf(gate, facts)
  if (gate.kind === 'during' || from === null || facts.at === undefined || facts.at === null) return null
  const late = minutesOfDay(facts.at) - minutesOfDay(from)
  return gate.kind === 'later-than' ? late - gate.minutes : -late
}

/** How many are missing, or how far the counts lie apart; 0 where they are as they should be. */
export function countMissing(gate: CountGate, facts: GateFacts): number {
  const expected = gate.expected === 'stated' ? facts.expected ?? 0 : gate.expected
  const missing = expected - (facts.counted ?? expected)
  return gate.kind === 'differs' ? Math.abs(missing) : Math.max(0, missing)
}

function judgeClock(gate: ClockGate, facts: GateFacts): Refusal[] {
  const { clause } = gate
  const { at } = facts
  const from = startOf(gate, facts)
  if (at === undefined || at === null) return [{ code: 'penalties.time-missing', clause, field: 'at', facts: {} }]
  if (from === null) return [{ code: 'penalties.from-time-missing', clause, field: 'fromAt', facts: {} }]
  if (gate.kind === 'during') {
    const to = gate.to === 'stated' ? facts.toAt ?? null : gate.to
    return at < from || (to !== null && at > to) ? [{ code: to === null ? 'penalties.not-begun' : 'penalties.not-during', clause, field: 'at', facts: { at, from, ...(to === null ? {} : { to }) } }] : []
  }
  if ((minutesOver(gate, facts) ?? 0) > 0) return []
  return [{ code: gate.kind === 'later-than' ? 'penalties.not-too-late' : 'penalties.not-too-early', clause, field: 'at', facts: { at, limit: gate.kind === 'later-than' ? addMinutes(from, gate.minutes) : from } }]
}

function judgeCount(gate: CountGate, facts: GateFacts): Refusal[] {
  const refusals: Refusal[] = []
  if (gate.expected === 'stated' && (facts.expected === undefined || facts.expected === null)) refusals.push({ code: 'penalties.expected-missing', clause: gate.clause, field: 'expected', facts: {} })
  if (facts.counted === undefined || facts.counted === null) refusals.push({ code: 'penalties.counted-missing', clause: gate.clause, field: 'counted', facts: {} })
  if (refusals.length > 0 || countMissing(gate, facts) > 0) return refusals
  return [{ code: 'penalties.nothing-missing', clause: gate.clause, field: 'counted', facts: { expected: gate.expected === 'stated' ? facts.expected ?? 0 : gate.expected, counted: facts.counted ?? 0 } }]
}

/** May this be charged under the rule? Refuses, together: circumstances that are not said or not charged, a time within what is allowed, a count that is as it should be, a thing that is not named. */
export function judgeGates(rule: GatedRule, facts: GateFacts): readonly Refusal[] {
  const { clause } = rule
  const refusals: Refusal[] = []
  if (rule.causes !== undefined && facts.cause === undefined) refusals.push({ code: 'penalties.cause-missing', clause, field: 'cause', facts: {} })
  else if (rule.causes !== undefined && facts.cause !== undefined && !rule.causes.includes(facts.cause)) refusals.push({ code: 'penalties.cause-not-charged', clause, field: 'cause', facts: {} })
  if (rule.clock !== undefined) refusals.push(...judgeClock(rule.clock, facts))
  if (rule.count !== undefined) refusals.push(...judgeCount(rule.count, facts))
  if (rule.matter !== undefined && (facts.about ?? '') === '') refusals.push({ code: 'penalties.about-missing', clause, field: 'about', facts: {} })
  return refusals
}

/** The groups in which a finding under these rules takes up its thing. */
export function matterGroupsOf(rules: readonly GatedRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => (rule.matter === undefined ? [] : [rule.matter.group ?? rule.clause])))]
}

/** A finding that stands, about the same thing. */
export type SameMatter = { readonly number: string; readonly day: Day; readonly personKey: string; readonly groups: readonly string[] }

/** One thing is charged once: refuses a further finding about it, of the same group, on the same day or in the same month. A request to put it right stands in nobody's way. */
export function judgeMatter(rule: GatedRule, found: { readonly day: Day; readonly personKey: string; readonly about: string }, others: readonly SameMatter[]): readonly Refusal[] {
  const { matter, clause } = rule
  if (matter === undefined || rule.remindsFirst === true) return []
  const length = matter.within === 'month' ? 7 : 10
  const same = others.find((other) => other.groups.includes(matter.group ?? clause) && other.day.slice(0, length) === found.day.slice(0, length) && (matter.forAll === true || other.personKey === found.personKey))
  return same === undefined ? [] : [{ code: 'penalties.found-already', clause, field: 'about', facts: { about: found.about, number: same.number } }]
}

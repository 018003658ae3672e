/** Penalties are proposals: a rule computes an amount with its arithmetic, a named person confirms, reduces or waives it; nothing is deducted by itself. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { toCents } from '#shared/kernel/money.ts'
import type { Cents } from '#shared/kernel/money.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What an amount is measured by. A clause that prints no basis is charged once per finding. */
export type PenaltyBasis =
  | { readonly kind: 'fixed'; readonly cents: Cents }
  /** Per item, vehicle, key, day: the finding says how many. */
  | { readonly kind: 'per-unit'; readonly cents: Cents }
  /** By the ordinal of the finding within the calendar month: the first, the second; beyond the last step nothing is charged, the consequence speaks. */
  | { readonly kind: 'ladder'; readonly cents: readonly Cents[] }
  /** A share or a multiple of a documented amount, in basis points: 5,000 is half, 100,000 is ten times. */
  | { readonly kind: 'of-amount'; readonly basisPoints: number }
  /** No money: only the consequence. */
  | { readonly kind: 'none' }

export const consequences = ['counsel-out', 'dismissal', 'absenteeism', 'manager-decides', 'kpi'] as const
export type Consequence = (typeof consequences)[number]

export type PenaltyRule = {
  readonly clause: string
  readonly basis: PenaltyBasis
  /** Findings of the same group are counted together for doubling; the clause itself when absent. */
  readonly group?: string
  /** From this finding of the group in a calendar month on, the amount is multiplied. */
  readonly multiplied?: { readonly clause: string; readonly fromCount: number; readonly factor: number }
  /** The same amount may be proposed again for each working day without correction. */
  readonly repeatsUncorrected?: { readonly clause: string; readonly afterWorkingDays: number }
  /** What follows from a count of findings, as a proposal to a person. */
  readonly consequence?: { readonly clause: string; readonly fromCount: number; readonly within: 'month' | 'ever'; readonly kind: Consequence }
}

/** What was found. `units` is how many, `amountCents` the documented amount where the basis asks for one. */
export type PenaltyFinding = {
  readonly day: Day
  readonly units?: number
  readonly amountCents?: Cents
  /** The day on which it was put right; null while it is not. Only looked at where the rule repeats. */
  readonly correctedOn?: Day | null
}
/** Earlier findings of the same person under the same group that stand: disputed and waived ones do not count. */
export type PenaltyHistory = { readonly inMonth: number; readonly ever: number }

/** A step of the arithmetic; its sentence is `penalties.why-<key>`. */
export type PenaltyStep = { readonly key: 'fixed' | 'units' | 'ladder' | 'share' | 'ordinal' | 'multiplied' | 'repeated' | 'total'; readonly value: number; readonly clause: string }
export type PenaltyProposal = {
  readonly clause: string
  readonly amountCents: Cents
  readonly steps: readonly PenaltyStep[]
  readonly consequence: { readonly kind: Consequence; readonly clause: string; readonly count: number } | null
}

function baseAmount(rule: PenaltyRule, finding: PenaltyFinding, ordinal: number): { readonly cents: number; readonly step: PenaltyStep } {
  const { basis, clause } = rule
  switch (basis.kind) {
    case 'none': return { cents: 0, step: { key: 'fixed', value: 0, clause } }
    case 'fixed': return { cents: basis.cents, step: { key: 'fixed', value: basis.cents, clause } }
    case 'per-unit': return { cents: basis.cents * (finding.units ?? 1), step: { key: 'units', value: finding.units ?? 1, clause } }
    case 'ladder': return { cents: basis.cents[ordinal - 1] ?? 0, step: { key: 'ladder', value: ordinal, clause } }
    // Half a cent is rounded down, in favour of the person charged.
    case 'of-amount': return { cents: Math.floor(((finding.amountCents ?? 0) * basis.basisPoints) / 10_000), step: { key: 'share', value: basis.basisPoints, clause } }
  }
}

/** How many times an uncorrected finding may be proposed again by `today`: once for each full term of working days after the finding. */
export function countRepeats(finding: PenaltyFinding, afterWorkingDays: number, today: Day, calendar: WorkCalendar): number {
  const last = finding.correctedOn ?? today
  let worked = 0
  for (let day = addDays(finding.day, 1); day <= last; day = addDays(day, 1)) if (judgeDay(calendar, day).isWorked) worked += 1
  // A correction on the last day of the term is in time; the term must have passed whole.
  const passed = finding.correctedOn === null || finding.correctedOn === undefined ? worked : Math.max(0, worked - 1)
  return Math.floor(passed / afterWorkingDays)
}

/** Computes one proposal with its arithmetic. The amount never falls as days pass, nor as earlier findings grow in number, unless a ladder ends. */
export function proposePenalty(rule: PenaltyRule, finding: PenaltyFinding, history: PenaltyHistory, context: { readonly today: Day; readonly calendar: WorkCalendar }): PenaltyProposal {
  const ordinal = history.inMonth + 1
  const base = baseAmount(rule, finding, ordinal)
  const steps: PenaltyStep[] = [base.step]
  let cents = base.cents
  if (rule.multiplied !== undefined && ordinal >= rule.multiplied.fromCount) {
    steps.push({ key: 'ordinal', value: ordinal, clause: rule.multiplied.clause }, { key: 'multiplied', value: rule.multiplied.factor, clause: rule.multiplied.clause })
    cents *= rule.multiplied.factor
  }
  if (rule.repeatsUncorrected !== undefined) {
    const times = countRepeats(finding, rule.repeatsUncorrected.afterWorkingDays, context.today, context.calendar)
    if (times > 0) steps.push({ key: 'repeated', value: times, clause: rule.repeatsUncorrected.clause })
    cents += base.cents * times
  }
  steps.push({ key: 'total', value: cents, clause: rule.clause })
  const { consequence } = rule
  const count = consequence === undefined ? 0 : (consequence.within === 'month' ? history.inMonth : history.ever) + 1
  return {
    clause: rule.clause, amountCents: toCents(cents), steps,
    consequence: consequence !== undefined && count >= consequence.fromCount ? { kind: consequence.kind, clause: consequence.clause, count } : null,
  }
}

/** One offence that several clauses name is charged once: the highest amount, the first named on a tie; the others are shown beside it. */
export function chargeOnce(proposals: readonly PenaltyProposal[]): { readonly charged: PenaltyProposal; readonly beside: readonly PenaltyProposal[] } | null {
  const charged = proposals.reduce<PenaltyProposal | null>((best, proposal) => (best === null || proposal.amountCents > best.amountCents ? proposal : best), null)
  return charged === null ? null : { charged, beside: proposals.filter((proposal) => proposal !== charged) }
}

export const penaltyStatuses = ['proposed', 'disputed', 'confirmed', 'reduced', 'waived'] as const
export type PenaltyStatus = (typeof penaltyStatuses)[number]
export const penaltyActions = ['confirm', 'reduce', 'waive', 'dispute', 'settle-dispute'] as const
export type PenaltyAction = (typeof penaltyActions)[number]

/** Status x action -> next status; null is a refusal. A dispute holds the proposal until it is settled; what was confirmed may be disputed once more. */
export const penaltyTransitions: Readonly<Record<PenaltyStatus, Readonly<Record<PenaltyAction, PenaltyStatus | null>>>> = {
  proposed: { confirm: 'confirmed', reduce: 'reduced', waive: 'waived', dispute: 'disputed', 'settle-dispute': null },
  disputed: { confirm: null, reduce: null, waive: 'waived', dispute: null, 'settle-dispute': 'proposed' },
  confirmed: { confirm: null, reduce: null, waive: null, dispute: 'disputed', 'settle-dispute': null },
  reduced: { confirm: null, reduce: null, waive: null, dispute: 'disputed', 'settle-dispute': null },
  waived: { confirm: null, reduce: null, waive: null, dispute: null, 'settle-dispute': null },
}

export type PenaltyFacts = { readonly number: string; readonly status: PenaltyStatus; readonly amountCents: Cents; readonly personId: string; readonly clause: string }
export type PenaltyAct = { readonly action: PenaltyAction; readonly byUserId: string; readonly reason: string; readonly amountCents?: Cents }

/** May this be done? Nobody decides on a penalty of his own; less or nothing needs a reason; a reduced amount is less than what was proposed. */
export function decidePenaltyAct(penalty: PenaltyFacts, act: PenaltyAct): Result<{ readonly status: PenaltyStatus; readonly amountCents: Cents }, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const next = penaltyTransitions[penalty.status][act.action]
  const facts = { number: penalty.number, status: penalty.status }
  if (next === null) refusals.push({ code: `penalties.cannot-${act.action}`, clause: penalty.clause, facts })
  if (act.byUserId === penalty.personId && act.action !== 'dispute') refusals.push({ code: 'penalties.own-penalty', clause: penalty.clause, facts })
  if (act.action !== 'confirm' && act.reason === '') refusals.push({ code: 'penalties.reason-missing', clause: penalty.clause, field: 'reason', facts })
  if (act.action === 'reduce' && (act.amountCents === undefined || act.amountCents <= 0 || act.amountCents >= penalty.amountCents)) {
    refusals.push({ code: 'penalties.not-less', clause: penalty.clause, field: 'amountCents', facts: { ...facts, proposedCents: penalty.amountCents } })
  }
  if (refusals.length > 0 || next === null) return no(refusals)
  return ok({ status: next, amountCents: act.action === 'reduce' ? toCents(act.amountCents ?? 0) : act.action === 'waive' ? toCents(0) : penalty.amountCents })
}

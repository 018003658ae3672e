/** Penalties are proposals: a rule computes an amount with its arithmetic, a named person confirms, reduces or waives it; nothing is deducted by itself. */
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { countMissing, minutesOver } from '#shared/domain/penalty-gates.ts'
import type { ClockGate, CountGate, GateFacts, MatterGate, PayerPost, PenaltyCause } from '#shared/domain/penalty-gates.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { addDays, daysBetween } from '#shared/kernel/days.ts'
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
  /** A share or a multiple of a documented amount, in basis points: 5,000 is half, 100,000 is ten times; `raised` from a finding of the month on. */
  | { readonly kind: 'of-amount'; readonly basisPoints: number; readonly raised?: { readonly clause: string; readonly fromCount: number; readonly basisPoints: number } }
  /** A share of a documented amount that whoever records it chooses between two bounds. */
  | { readonly kind: 'chosen-share'; readonly leastBasisPoints: number; readonly mostBasisPoints: number }
  /** For each calendar day after the last of the term that `late` names. */
  | { readonly kind: 'per-late-day'; readonly cents: Cents }
  /** No money: only the consequence. */
  | { readonly kind: 'none' }

export const consequences = ['counsel-out', 'dismissal', 'absenteeism', 'manager-decides', 'kpi'] as const
export type Consequence = (typeof consequences)[number]

export const penaltyOutcomes = ['money', ...consequences] as const
/** What whoever confirms chooses between, where a clause leaves it to him: the money, or what follows instead. */
type PenaltyOutcome = (typeof penaltyOutcomes)[number]

export const countWindows = ['month', 'year', 'twelve-months', 'ever'] as const
/** Among which findings one is counted: of its calendar month, its calendar year, the twelve months up to it, or all. */
export type CountWindow = (typeof countWindows)[number]

export type PenaltyRule = {
  readonly clause: string
  readonly basis: PenaltyBasis
  /** Findings of the same group are counted together for doubling; the clause itself when absent. */
  readonly group?: string
  /** From this finding of the group in a calendar month on, the amount is multiplied. */
  readonly multiplied?: { readonly clause: string; readonly fromCount: number; readonly factor: number }
  /** The same amount may be proposed again for each working day without correction. */
  readonly repeatsUncorrected?: { readonly clause: string; readonly afterWorkingDays: number }
  /** What follows from a count of findings, as a proposal to a person; `replaces` the money from then on. */
  readonly consequence?: { readonly clause: string; readonly fromCount: number; readonly within: CountWindow; readonly kind: Consequence; readonly replaces?: true; readonly choices?: readonly PenaltyOutcome[] | undefined }
  /** The documented amount (a price, a cost) is charged on top. */
  readonly plusAmount?: true
  /** Only what came after a term is charged; the finding says from which day the term ran. */
  readonly late?: { readonly clause: string; readonly term: { readonly unit: 'working-days' | 'calendar-days'; readonly count: number } }
  /** Only in these circumstances, one of which the finding names. */
  readonly causes?: readonly PenaltyCause[]
  /** Circumstances that the finding may name and that are not charged. */
  readonly spared?: readonly PenaltyCause[]
  /** Only what came too late or too early by the clock, or within a time. */
  readonly clock?: ClockGate
  /** Only a count that is not what it should be. */
  readonly count?: CountGate
  /** The finding names the thing that it is about, and the same thing is charged once. */
  readonly matter?: MatterGate
  /** Who pays is not who was seen: whoever holds this post, in these circumstances (in all when absent). Where the office named nobody, the person named pays. */
  readonly payer?: { readonly post: PayerPost; readonly whenCauses?: readonly PenaltyCause[] }
  /** The first finding about a thing on a day is a request to put it right and costs nothing; the next one costs. */
  readonly remindsFirst?: true
  /** A person comes once a day, and goes once: a second finding of the group on his day is refused. */
  readonly oncePerDay?: true
  /** Only once the findings of another group in the month have reached a count, and once in that month. */
  readonly allowedFrom?: { readonly clause: string; readonly group: string; readonly count: number }
}

/** What was found. `units` is how many, `amountCents` the documented amount where the basis asks for one. */
export type PenaltyFinding = GateFacts & {
  readonly day: Day
  readonly units?: number
  readonly amountCents?: Cents
  /** The day on which it was put right; null while it is not. Only looked at where the rule repeats. */
  readonly correctedOn?: Day | null
  /** The day from which a term ran, where only what is late is charged. */
  readonly sinceDay?: Day | null
  /** The share that was chosen, where the rule leaves it open. */
  readonly basisPoints?: number
}
/** Earlier findings of the same person under the same group that stand: disputed and waived ones do not count. A window that is not given counts all. `ofMatter`: on the same day about the same thing. */
export type PenaltyHistory = { readonly inMonth: number; readonly inYear?: number; readonly inTwelveMonths?: number; readonly ever: number; readonly ofMatter?: number }

export const penaltyStepKeys = ['over-minutes', 'missing', 'late-days', 'reminded', 'fixed', 'units', 'ladder', 'share', 'documented', 'ordinal', 'multiplied', 'repeated', 'replaced', 'total'] as const
/** A step of the arithmetic; its sentence is `penalties.why-<key>`. `cents` is the amount that the step is about. */
export type PenaltyStep = { readonly key: (typeof penaltyStepKeys)[number]; readonly value: number; readonly clause: string; readonly cents?: number }
export type PenaltyProposal = {
  readonly clause: string
  readonly amountCents: Cents
  readonly steps: readonly PenaltyStep[]
  /** How often the same amount is proposed again because nothing was put right. */
  readonly repeats: number
  readonly consequence: ProposedConsequence | null
}
/** `choices` stands where the clause leaves it to a person what follows. */
type ProposedConsequence = { readonly kind: Consequence; readonly clause: string; readonly count: number; readonly choices?: readonly PenaltyOutcome[] | undefined }

/** How many are charged: those that are missing where a count is compared, else what the finding says. */
function unitsOf(rule: PenaltyRule, finding: PenaltyFinding): number {
  return rule.count === undefined ? finding.units ?? 1 : countMissing(rule.count, finding)
}

/** The last day that is in time. A term below zero ends before its first day: what is due the day before something starts. */
export function lastDayInTime({ term }: NonNullable<PenaltyRule['late']>, sinceDay: Day, calendar: WorkCalendar): Day {
  return term.count < 0 ? addDays(sinceDay, term.count) : dueDayAfter(sinceDay, term, calendar).dueDay
}

/** Calendar days after the last of the term, none when in time. */
function lateDaysOf(rule: PenaltyRule, finding: PenaltyFinding, calendar: WorkCalendar): number {
  if (rule.late === undefined || finding.sinceDay === undefined || finding.sinceDay === null) return 0
  return Math.max(0, daysBetween(lastDayInTime(rule.late, finding.sinceDay, calendar), finding.day))
}

/** What the clock and the counts show, as steps before the amount. */
function gateSteps(rule: PenaltyRule, finding: PenaltyFinding): PenaltyStep[] {
  const steps: PenaltyStep[] = []
  const over = rule.clock === undefined ? null : minutesOver(rule.clock, finding)
  if (rule.clock !== undefined && over !== null) steps.push({ key: 'over-minutes', value: over, clause: rule.clock.clause })
  if (rule.count !== undefined) steps.push({ key: 'missing', value: countMissing(rule.count, finding), clause: rule.count.clause })
  return steps
}

function baseAmount(rule: PenaltyRule, finding: PenaltyFinding, ordinal: number, calendar: WorkCalendar): { readonly cents: number; readonly step: PenaltyStep } {
  const { basis, clause } = rule
  // Half a cent is rounded down, in favour of the person charged.
  const shareOf = (basisPoints: number) => Math.floor(((finding.amountCents ?? 0) * basisPoints) / 10_000)
  switch (basis.kind) {
    case 'none': return { cents: 0, step: { key: 'fixed', value: 0, clause } }
    case 'fixed': return { cents: basis.cents, step: { key: 'fixed', value: basis.cents, clause } }
    case 'per-unit': return { cents: basis.cents * unitsOf(rule, finding), step: { key: 'units', value: unitsOf(rule, finding), clause, cents: basis.cents } }
    case 'per-late-day': {
      const days = lateDaysOf(rule, finding, calendar)
      return { cents: basis.cents * days, step: { key: 'late-days', value: days, clause, cents: basis.cents } }
    }
    case 'ladder': {
      const cents = basis.cents[ordinal - 1] ?? 0
      return { cents, step: { key: 'ladder', value: ordinal, clause, cents } }
    }
    case 'of-amount': {
      const raised = basis.raised !== undefined && ordinal >= basis.raised.fromCount ? basis.raised : null
      const basisPoints = raised?.basisPoints ?? basis.basisPoints
      return { cents: shareOf(basisPoints), step: { key: 'share', value: basisPoints, clause: raised?.clause ?? clause, cents: finding.amountCents ?? 0 } }
    }
    case 'chosen-share': return { cents: shareOf(finding.basisPoints ?? 0), step: { key: 'share', value: finding.basisPoints ?? 0, clause, cents: finding.amountCents ?? 0 } }
  }
}

function countWithin(history: PenaltyHistory, within: CountWindow): number {
  switch (within) {
    case 'month': return history.inMonth
    case 'year': return history.inYear ?? history.ever
    case 'twelve-months': return history.inTwelveMonths ?? history.ever
    case 'ever': return history.ever
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

/** Computes one proposal with its arithmetic. The amount never falls as days pass, nor as earlier findings grow in number, unless a ladder ends or a consequence takes its place. */
export function proposePenalty(rule: PenaltyRule, finding: PenaltyFinding, history: PenaltyHistory, context: { readonly today: Day; readonly calendar: WorkCalendar }): PenaltyProposal {
  const ordinal = history.inMonth + 1
  const isReminder = rule.remindsFirst === true && (history.ofMatter ?? 0) === 0
  const base = isReminder ? { cents: 0, step: { key: 'reminded', value: 0, clause: rule.clause } as const } : baseAmount(rule, finding, ordinal, context.calendar)
  const steps: PenaltyStep[] = [...gateSteps(rule, finding), base.step]
  let cents = base.cents
  if (rule.multiplied !== undefined && ordinal >= rule.multiplied.fromCount) {
    steps.push({ key: 'ordinal', value: ordinal, clause: rule.multiplied.clause }, { key: 'multiplied', value: rule.multiplied.factor, clause: rule.multiplied.clause })
    cents *= rule.multiplied.factor
  }
  const repeats = rule.repeatsUncorrected === undefined ? 0 : countRepeats(finding, rule.repeatsUncorrected.afterWorkingDays, context.today, context.calendar)
  if (rule.repeatsUncorrected !== undefined && repeats > 0) {
    steps.push({ key: 'repeated', value: repeats, clause: rule.repeatsUncorrected.clause, cents: base.cents })
    cents += base.cents * repeats
  }
  if (rule.plusAmount === true) {
    steps.push({ key: 'documented', value: finding.amountCents ?? 0, clause: rule.clause })
    cents += finding.amountCents ?? 0
  }
  const consequence = consequenceOf(rule, history)
  if (consequence !== null && rule.consequence?.replaces === true) {
    steps.push({ key: 'replaced', value: consequence.count, clause: consequence.clause })
    cents = 0
  }
  steps.push({ key: 'total', value: cents, clause: rule.clause })
  return { clause: rule.clause, amountCents: toCents(cents), steps, repeats, consequence }
}

function consequenceOf({ consequence }: PenaltyRule, history: PenaltyHistory): PenaltyProposal['consequence'] {
  if (consequence === undefined) return null
  const count = countWithin(history, consequence.within) + 1
  return count >= consequence.fromCount ? { kind: consequence.kind, clause: consequence.clause, count, ...(consequence.choices === undefined ? {} : { choices: consequence.choices }) } : null
}

/** One offence that several clauses name is charged once: the highest amount, the first named on a tie; the others are shown beside it. */
export function chargeOnce<Proposal extends PenaltyProposal>(proposals: readonly Proposal[]): { readonly charged: Proposal; readonly beside: readonly Proposal[] } | null {
  const charged = proposals.reduce<Proposal | null>((best, proposal) => (best === null || proposal.amountCents > best.amountCents ? proposal : best), null)
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

export type PenaltyFacts = { readonly number: string; readonly status: PenaltyStatus; readonly amountCents: Cents; readonly personId: string; readonly clause: string; readonly consequence?: ProposedConsequence | null }
export type PenaltyAct = { readonly action: PenaltyAction; readonly byUserId: string; readonly reason: string; readonly amountCents?: Cents; readonly outcome?: PenaltyOutcome }
type DecidedPenalty = { readonly status: PenaltyStatus; readonly amountCents: Cents; readonly consequence: ProposedConsequence | null }

/** May this be done? Nobody decides on a penalty of his own; less or nothing needs a reason; a reduced amount is less than what was proposed; where a clause leaves a choice, whoever confirms makes it. */
export function decidePenaltyAct(penalty: PenaltyFacts, act: PenaltyAct): Result<DecidedPenalty, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const next = penaltyTransitions[penalty.status][act.action]
  const facts = { number: penalty.number, status: penalty.status }
  if (next === null) refusals.push({ code: `penalties.cannot-${act.action}`, clause: penalty.clause, facts })
  if (act.byUserId === penalty.personId && act.action !== 'dispute') refusals.push({ code: 'penalties.own-penalty', clause: penalty.clause, facts })
  if (act.action !== 'confirm' && act.reason === '') refusals.push({ code: 'penalties.reason-missing', clause: penalty.clause, field: 'reason', facts })
  if (act.action === 'reduce' && (act.amountCents === undefined || act.amountCents <= 0 || act.amountCents >= penalty.amountCents)) {
    refusals.push({ code: 'penalties.not-less', clause: penalty.clause, field: 'amountCents', facts: { ...facts, proposedCents: penalty.amountCents } })
  }
  const choices = penalty.consequence?.choices
  if (act.action === 'confirm' && choices !== undefined && (act.outcome === undefined || !choices.includes(act.outcome))) refusals.push({ code: 'penalties.outcome-missing', clause: penalty.clause, field: 'outcome', facts })
  if (refusals.length > 0 || next === null) return no(refusals)
  return ok({ status: next, ...outcomeOf(penalty, act) })
}

/** What is left of money and consequence after an act. */
function outcomeOf({ amountCents, consequence = null }: PenaltyFacts, act: PenaltyAct): Omit<DecidedPenalty, 'status'> {
  if (act.action === 'waive') return { amountCents: toCents(0), consequence }
  if (act.action === 'reduce') return { amountCents: toCents(act.amountCents ?? 0), consequence }
  if (act.action !== 'confirm' || consequence?.choices === undefined || act.outcome === undefined) return { amountCents, consequence }
  return act.outcome === 'money' ? { amountCents, consequence: null } : { amountCents: toCents(0), consequence: { kind: act.outcome, clause: consequence.clause, count: consequence.count } }
}

/** What a finding must say before a penalty may be proposed, and which earlier findings are counted with it. */
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { gateNeeds, gateNeedsOf, judgeGates, judgeMatter } from '#shared/domain/penalty-gates.ts'
import type { SameMatter } from '#shared/domain/penalty-gates.ts'
import { lastDayInTime } from '#shared/domain/penalties.ts'
import type { PenaltyFinding, PenaltyHistory, PenaltyRule } from '#shared/domain/penalties.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Findings are counted together by this: the rule's group, or the clause itself. */
export function groupOf(rule: PenaltyRule): string {
  return rule.group ?? rule.clause
}

/** What a form must ask for, because the rule measures by it. */
export const findingNeeds = ['units', 'amount', 'share', 'since', 'corrected', ...gateNeeds] as const
export type FindingNeed = (typeof findingNeeds)[number]

/** What a finding under this rule has to say beyond person, day and words. */
export function needsOf(rule: PenaltyRule): readonly FindingNeed[] {
  const { kind } = rule.basis
  const ofGates: readonly FindingNeed[] = gateNeedsOf(rule)
  const asked: Readonly<Partial<Record<FindingNeed, boolean>>> = {
    units: kind === 'per-unit' && rule.count === undefined, amount: kind === 'of-amount' || kind === 'chosen-share' || rule.plusAmount === true, share: kind === 'chosen-share',
    since: rule.late !== undefined, corrected: rule.repeatsUncorrected !== undefined,
  }
  return findingNeeds.filter((need) => asked[need] === true || ofGates.includes(need))
}

/** An earlier finding of the same person, as far as counting looks at it. `weight` is 1, and one more for each repeat of an uncorrected one. */
export type CountedFinding = { readonly day: Day; readonly groups: readonly string[]; readonly stands: boolean; readonly weight: number; readonly about?: string }

/** Counts the earlier findings of a group that stand, for a finding of this day. Everything given is taken as earlier. */
export function countHistory(group: string, day: Day, earlier: readonly CountedFinding[], about = ''): Required<PenaltyHistory> {
  const counted = earlier.filter((finding) => finding.stands && finding.groups.includes(group))
  const sum = (holds: (other: Day) => boolean) => counted.reduce((total, finding) => total + (holds(finding.day) ? finding.weight : 0), 0)
  const yearAgo = addMonths(day, -12)
  return {
    inMonth: sum((other) => other.slice(0, 7) === day.slice(0, 7)), inYear: sum((other) => other.slice(0, 4) === day.slice(0, 4)),
    inTwelveMonths: sum((other) => other > yearAgo), ever: sum(() => true), ofMatter: counted.filter((finding) => finding.day === day && finding.about === about).length,
  }
}

function missingFacts(rule: PenaltyRule, finding: PenaltyFinding): Refusal[] {
  const { clause, basis } = rule
  const refusals: Refusal[] = []
  const needs = needsOf(rule)
  if (needs.includes('units') && finding.units === undefined) refusals.push({ code: 'penalties.units-missing', clause, field: 'units', facts: {} })
  if (needs.includes('amount') && finding.amountCents === undefined) refusals.push({ code: 'penalties.amount-missing', clause, field: 'amountCents', facts: {} })
  if (basis.kind === 'chosen-share' && (finding.basisPoints === undefined || finding.basisPoints < basis.leastBasisPoints || finding.basisPoints > basis.mostBasisPoints)) {
    refusals.push({ code: 'penalties.share-out-of-bounds', clause, field: 'percent', facts: { leastPercent: basis.leastBasisPoints / 100, mostPercent: basis.mostBasisPoints / 100 } })
  }
  return refusals
}

function lateness(rule: PenaltyRule, finding: PenaltyFinding, calendar: WorkCalendar): Refusal[] {
  if (rule.late === undefined) return []
  const { sinceDay } = finding
  if (sinceDay === undefined || sinceDay === null) return [{ code: 'penalties.since-missing', clause: rule.late.clause, field: 'sinceDay', facts: {} }]
  const dueDay = lastDayInTime(rule.late, sinceDay, calendar)
  return finding.day > dueDay ? [] : [{ code: 'penalties.not-late', clause: rule.late.clause, field: 'day', facts: { day: finding.day, sinceDay, dueDay } }]
}

/** What a decision on a finding looks at besides the finding: who pays, what was found about the same thing, today, the calendar. */
type FindingContext = { readonly today: Day; readonly calendar: WorkCalendar; readonly personKey?: string; readonly sameMatter?: readonly SameMatter[] }

/**
 * May this be recorded under these rules? Refuses what a rule measures by and the finding does not say, what is in time, in circumstances that are spared or as it should be, what was found before,
 * a day to come, a correction before the finding, and a charge whose threshold is not reached.
 */
export function decideFinding(rules: readonly PenaltyRule[], finding: PenaltyFinding, earlier: readonly CountedFinding[], context: FindingContext): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (finding.day > context.today) refusals.push({ code: 'penalties.day-to-come', field: 'day', facts: { day: finding.day, today: context.today } })
  refusals.push(...decideCorrectionDay(finding.day, finding.correctedOn ?? null, context.today))
  for (const rule of rules) {
    refusals.push(...missingFacts(rule, finding), ...lateness(rule, finding, context.calendar), ...judgeGates(rule, finding))
    refusals.push(...judgeMatter(rule, { day: finding.day, personKey: context.personKey ?? '', about: finding.about ?? '' }, context.sameMatter ?? []))
    refusals.push(...judgeThreshold(rule, finding, earlier))
    const isAgain = rule.oncePerDay === true && earlier.some(({ stands, day, groups }) => stands && day === finding.day && groups.includes(groupOf(rule)))
    if (isAgain) refusals.push({ code: 'penalties.once-in-day', clause: rule.clause, field: 'day', facts: { day: finding.day } })
  }
  return refusals.length > 0 ? no(refusals) : ok(null)
}

function judgeThreshold(rule: PenaltyRule, finding: PenaltyFinding, earlier: readonly CountedFinding[]): Refusal[] {
  if (rule.allowedFrom === undefined) return []
  const { clause, group, count } = rule.allowedFrom
  const refusals: Refusal[] = []
  const found = countHistory(group, finding.day, earlier).inMonth
  if (found < count) refusals.push({ code: 'penalties.threshold-not-reached', clause, facts: { found, count } })
  if (countHistory(groupOf(rule), finding.day, earlier).inMonth > 0) refusals.push({ code: 'penalties.once-in-month', clause: rule.clause, facts: { month: finding.day.slice(0, 7) } })
  return refusals
}

/** A fault is put right on or after the day on which it was found, and not in days to come. */
export function decideCorrectionDay(day: Day, correctedOn: Day | null, today: Day): readonly Refusal[] {
  if (correctedOn === null || (correctedOn >= day && correctedOn <= today)) return []
  return [{ code: 'penalties.corrected-day-impossible', field: 'correctedOn', facts: { day, correctedOn, today } }]
}

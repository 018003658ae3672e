/** What a finding must say before a penalty may be proposed, and which earlier findings are counted with it. */
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
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
export const findingNeeds = ['units', 'amount', 'share', 'since', 'cause', 'corrected'] as const
export type FindingNeed = (typeof findingNeeds)[number]

/** What a finding under this rule has to say beyond person, day and words. */
export function needsOf(rule: PenaltyRule): readonly FindingNeed[] {
  const { kind } = rule.basis
  const asked: Readonly<Record<FindingNeed, boolean>> = {
    units: kind === 'per-unit', amount: kind === 'of-amount' || kind === 'chosen-share' || rule.plusAmount === true, share: kind === 'chosen-share',
    since: rule.late !== undefined, cause: rule.causes !== undefined, corrected: rule.repeatsUncorrected !== undefined,
  }
  return findingNeeds.filter((need) => asked[need])
}

/** An earlier finding of the same person, as far as counting looks at it. `weight` is 1, and one more for each repeat of an uncorrected one. */
export type CountedFinding = { readonly day: Day; readonly groups: readonly string[]; readonly stands: boolean; readonly weight: number }

/** Counts the earlier findings of a group that stand, for a finding of this day. Everything given is taken as earlier. */
export function countHistory(group: string, day: Day, earlier: readonly CountedFinding[]): Required<PenaltyHistory> {
  const counted = earlier.filter((finding) => finding.stands && finding.groups.includes(group))
  const sum = (holds: (other: Day) => boolean) => counted.reduce((total, finding) => total + (holds(finding.day) ? finding.weight : 0), 0)
  const yearAgo = addMonths(day, -12)
  return {
    inMonth: sum((other) => other.slice(0, 7) === day.slice(0, 7)), inYear: sum((other) => other.slice(0, 4) === day.slice(0, 4)),
    inTwelveMonths: sum((other) => other > yearAgo), ever: sum(() => true),
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
  if (rule.causes !== undefined && (finding.cause === undefined || !rule.causes.includes(finding.cause))) refusals.push({ code: 'penalties.cause-not-charged', clause, field: 'cause', facts: {} })
  return refusals
}

function lateness(rule: PenaltyRule, finding: PenaltyFinding, calendar: WorkCalendar): Refusal[] {
  if (rule.late === undefined) return []
  const { sinceDay } = finding
  if (sinceDay === undefined || sinceDay === null) return [{ code: 'penalties.since-missing', clause: rule.late.clause, field: 'sinceDay', facts: {} }]
  const { dueDay } = dueDayAfter(sinceDay, rule.late.term, calendar)
  return finding.day > dueDay ? [] : [{ code: 'penalties.not-late', clause: rule.late.clause, field: 'day', facts: { day: finding.day, sinceDay, dueDay } }]
}

/** May this be recorded under these rules? Refuses what a rule measures by and the finding does not say, what is in time, a day to come, a correction before the finding, and a charge whose threshold is not reached. */
export function decideFinding(rules: readonly PenaltyRule[], finding: PenaltyFinding, earlier: readonly CountedFinding[], context: { readonly today: Day; readonly calendar: WorkCalendar }): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (finding.day > context.today) refusals.push({ code: 'penalties.day-to-come', field: 'day', facts: { day: finding.day, today: context.today } })
  refusals.push(...decideCorrectionDay(finding.day, finding.correctedOn ?? null, context.today))
  for (const rule of rules) {
    refusals.push(...missingFacts(rule, finding), ...lateness(rule, finding, context.calendar))
    if (rule.allowedFrom === undefined) continue
    const { clause, group, count } = rule.allowedFrom
    const found = countHistory(group, finding.day, earlier).inMonth
    if (found < count) refusals.push({ code: 'penalties.threshold-not-reached', clause, facts: { found, count } })
    if (countHistory(groupOf(rule), finding.day, earlier).inMonth > 0) refusals.push({ code: 'penalties.once-in-month', clause: rule.clause, facts: { month: finding.day.slice(0, 7) } })
  }
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** A fault is put right on or after the day on which it was found, and not in days to come. */
export function decideCorrectionDay(day: Day, correctedOn: Day | null, today: Day): readonly Refusal[] {
  if (correctedOn === null || (correctedOn >= day && correctedOn <= today)) return []
  return [{ code: 'penalties.corrected-day-impossible', field: 'correctedOn', facts: { day, correctedOn, today } }]
}

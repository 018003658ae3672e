/** Computes what is proposed for a finding from the rules of its day and the person's earlier findings, and again when days pass or an earlier one falls. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { listGrowing, listOfPerson, updatePenalty } from '#main/features/penalties/penalties.repository.ts'
import type { StoredPenalty } from '#main/features/penalties/penalties.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { countHistory, groupOf } from '#shared/domain/penalty-findings.ts'
import type { CountedFinding } from '#shared/domain/penalty-findings.ts'
import { chargeOnce, proposePenalty } from '#shared/domain/penalties.ts'
import type { PenaltyFinding, PenaltyRule } from '#shared/domain/penalties.ts'
import { toCents } from '#shared/kernel/money.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { ClockTime } from '#shared/kernel/times.ts'

/** The rules that rule on a day. */
export type RulesOfDay = (day: Day) => readonly PenaltyRule[]

/** A finding as it is counted with later ones. */
export function toCounted(row: StoredPenalty): CountedFinding {
  return { day: row.day as Day, groups: JSON.parse(row.groups) as string[], stands: row.status !== 'disputed' && row.status !== 'waived', weight: 1 + row.repeats, about: row.about }
}

/** What the clauses measure by, as it was written down. Days and times were checked when they were written. */
export function toFinding(row: StoredPenalty): PenaltyFinding {
  return {
    day: row.day as Day, correctedOn: row.corrected_on as Day | null, sinceDay: row.since_day as Day | null,
    ...(row.units === null ? {} : { units: row.units }), ...(row.documented_cents === null ? {} : { amountCents: toCents(row.documented_cents) }),
    ...(row.percent === null ? {} : { basisPoints: row.percent * 100 }), ...(row.cause === null ? {} : { cause: row.cause }),
    at: row.at_time as ClockTime | null, fromAt: row.from_time as ClockTime | null, toAt: row.to_time as ClockTime | null, expected: row.expected, counted: row.counted, about: row.about,
  }
}

/** The columns of a proposal: one offence is charged once, the other clauses stand beside it. */
export function proposalColumns(rules: readonly PenaltyRule[], finding: PenaltyFinding, earlier: readonly StoredPenalty[], context: { readonly today: Day; readonly calendar: WorkCalendar }) {
  const proposals = rules.map((rule) => ({ ...proposePenalty(rule, finding, countHistory(groupOf(rule), finding.day, earlier.map(toCounted), finding.about), context), rule }))
  const once = chargeOnce(proposals)
  if (once === null) return null
  const { charged, beside } = once
  const group = groupOf(charged.rule)
  const counted = earlier.filter((row) => { const { stands, groups } = toCounted(row); return stands && groups.includes(group) })
  // A consequence of another clause that the same offence brings is not lost.
  const consequence = charged.consequence ?? beside.find((proposal) => proposal.consequence !== null)?.consequence ?? null
  return {
    clause: charged.clause, groups: JSON.stringify([...new Set(rules.map(groupOf))]), repeats: charged.repeats, proposed_cents: charged.amountCents, amount_cents: charged.amountCents, steps: JSON.stringify(charged.steps),
    beside: JSON.stringify(beside.map((proposal) => ({ clause: proposal.clause, amountCents: proposal.amountCents }))), consequence: consequence === null ? null : JSON.stringify(consequence),
    earlier: JSON.stringify(counted.map((row) => ({ number: row.number, day: row.day }))), is_repeating: rules.some((rule) => rule.repeatsUncorrected !== undefined) ? 1 : 0,
  }
}

/** The rules that these clauses name on a day, in the order named. */
export function rulesNamed(rules: readonly PenaltyRule[], clauses: readonly string[]): readonly PenaltyRule[] {
  return clauses.flatMap((clause) => rules.filter((rule) => rule.clause === clause))
}

/** Computes every undecided proposal of a person anew, the oldest first, and enters what changed in the book. What was decided stays as it was decided. */
export async function reproposeOf(unit: Unit, personKey: string, rulesOfDay: RulesOfDay, calendar: WorkCalendar): Promise<void> {
  const rows = [...await listOfPerson(unit.read, personKey)]
  for (const [index, row] of rows.entries()) {
    if (row.status !== 'proposed') continue
    const rules = rulesNamed(rulesOfDay(row.day as Day), JSON.parse(row.clauses) as string[])
    const columns = proposalColumns(rules, toFinding(row), rows.slice(0, index), { today: unit.today, calendar })
    // A pack that ceased to act later does not take back what was found while it acted.
    if (columns === null || (columns.steps === row.steps && columns.beside === row.beside && columns.earlier === row.earlier && columns.consequence === row.consequence)) continue
    await updatePenalty(unit.write, row.id, columns)
    rows[index] = { ...row, ...columns }
    unit.recordEvent({ register: 'penalties', subjectId: row.id, kind: 'recomputed', body: { number: row.number, beforeCents: row.proposed_cents, amountCents: columns.proposed_cents, clause: columns.clause } })
  }
}

/** Computes the proposals anew that grow with the days; for the beginning of a day. */
export async function reproposeGrowing(unit: Unit, rulesOfDay: RulesOfDay): Promise<void> {
  const people = await listGrowing(unit.read)
  if (people.length === 0) return
  const calendar = await loadCalendar(unit.read)
  for (const personKey of people) await reproposeOf(unit, personKey, rulesOfDay, calendar)
}

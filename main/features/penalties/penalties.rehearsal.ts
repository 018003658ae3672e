/** What other rules would have proposed for the findings of a span: computed under both, so that only the rules make the difference. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { proposalColumns, rulesNamed, toFinding } from '#main/features/penalties/penalties.proposal.ts'
import { clauseWords, listOfPerson, listPeopleOfSpan } from '#main/features/penalties/penalties.repository.ts'
import type { StoredPenalty } from '#main/features/penalties/penalties.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import type { Difference } from '#shared/domain/policies/rehearsal.ts'
import type { Day } from '#shared/kernel/days.ts'

export type TwoRules = { readonly before: readonly PenaltyRule[]; readonly after: readonly PenaltyRule[] }

/** Every finding of the span whose proposal would have been another amount, or none. */
export async function rehearsePenalties(reader: Reader, { from, to }: { readonly from: Day; readonly to: Day }, rules: TwoRules, today: Day): Promise<{ readonly looked: number; readonly differences: readonly Difference[] }> {
  const people = await listPeopleOfSpan(reader, from, to)
  const looked = people.reduce((sum, { count }) => sum + count, 0)
  // The same rules propose the same.
  if (JSON.stringify(rules.before) === JSON.stringify(rules.after)) return { looked, differences: [] }
  const calendar = await loadCalendar(reader)
  const differences: Difference[] = []
  for (const { personKey } of people) {
    const rows = await listOfPerson(reader, personKey)
    for (const [index, row] of rows.entries()) if (row.day >= from && row.day <= to) differences.push(...rehearseRow(row, rows.slice(0, index), rules, { today, calendar }))
  }
  return { looked, differences }
}

function rehearseRow(row: StoredPenalty, earlier: readonly StoredPenalty[], { before, after }: TwoRules, context: { readonly today: Day; readonly calendar: WorkCalendar }): Difference[] {
  const clauses = JSON.parse(row.clauses) as string[] // written by this program
  const amount = (rules: readonly PenaltyRule[]) => proposalColumns(rulesNamed(rules, clauses), toFinding(row), earlier, context)?.proposed_cents ?? null
  const [oldCents, newCents] = [amount(before), amount(after)]
  if (oldCents === newCents) return []
  return [{ kind: 'fine', what: newCents === null ? 'dropped' : 'charged', id: row.id, number: row.number, ...clauseWords(row.clause), clause: row.clause, oldDay: null, newDay: null, oldCents, newCents }]
}

/** What a change would have done to the past months, before it is asked for. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { factsOf, toChange } from '#main/features/policies/changes.service.ts'
import { readPast } from '#main/features/policies/past.repository.ts'
import { toConflictRow } from '#main/features/policies/policies.service.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import type { PolicyDraft, Rehearsal } from '#shared/contract/policies.ts'
import { decideProposal } from '#shared/domain/policies/changes.ts'
import { rehearse } from '#shared/domain/policies/rehearsal.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { openRuleBook } from '#shared/policies/office-rules.ts'

/** Differences on the screen at most; the count is whole. */
const mostDifferences = 1_000

/** Replays a change over the past months: everything that it would have decided otherwise, and the conflicts that it would bring. Changes nothing. */
export async function rehearseChange(reader: Reader, draft: PolicyDraft, months: number, today: Day): Promise<Rehearsal> {
  const change = toChange(draft)
  const book = await readRuleBook(reader)
  const now = book.on(today)
  // A reason, a day and a change that waits are no matter of a rehearsal; a figure that no pack prints or that is absurd is.
  orRefuse(decideProposal(change, { fromDay: today, reason: 'rehearsal' }, factsOf(change, now, today, null)))
  const after = openRuleBook([...book.published, { change, fromDay: today }]).on(today)
  const [from, to] = [addMonths(today, -months), today]
  const past = await readPast(reader, from, to)
  const differences = rehearse(past, now, after, await loadCalendar(reader))
  const known = new Set(now.conflicts.map((conflict) => conflict.topic))
  return {
    from, to, looked: { loans: past.loans.length, cases: past.cases.length, duties: past.duties.length }, total: differences.length, differences: differences.slice(0, mostDifferences).map((difference) => ({ ...difference })),
    newConflicts: after.conflicts.filter((conflict) => !known.has(conflict.topic)).map(toConflictRow),
  }
}

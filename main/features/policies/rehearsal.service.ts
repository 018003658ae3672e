/** What a change would have done to the past months, before it is asked for. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Reader } from '#main/db/unit-of-work.ts'
import { factsOf, toChange } from '#main/features/policies/changes.service.ts'
import { readPast } from '#main/features/policies/past.repository.ts'
import { toConflictRow } from '#main/features/policies/policies.service.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import type { PolicyDraft, Rehearsal } from '#shared/contract/policies.ts'
import { decideProposal } from '#shared/domain/policies/changes.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { addedDuties, rehearse, rememberDueDays } from '#shared/domain/policies/rehearsal.ts'
import type { Difference } from '#shared/domain/policies/rehearsal.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { openRuleBook } from '#shared/policies/office-rules.ts'
import type { OfficeRules } from '#shared/policies/office-rules.ts'

/** Differences on the screen at most; the count is whole. */
const mostDifferences = 1_000

/** How many of each kind were looked at. */
const noneLooked = { loans: 0, cases: 0, duties: 0, followups: 0, filings: 0, visits: 0, fines: 0 }

/** What the penalties answer when they are asked to compute a span's findings under two sets of rules. */
export type RehearseFines = (reader: Reader, span: { readonly from: Day; readonly to: Day }, rules: { readonly before: readonly PenaltyRule[]; readonly after: readonly PenaltyRule[] }, today: Day) => Promise<{ readonly looked: number; readonly differences: readonly Difference[] }>

/** Replays a change over the past months: everything that it would have decided otherwise, and the conflicts that it would bring. Changes nothing. */
export async function rehearseChange(reader: Reader, rehearseFines: RehearseFines, draft: PolicyDraft, months: number, today: Day): Promise<Rehearsal> {
  const change = toChange(draft)
  const book = await readRuleBook(reader)
  const now = book.on(today)
  // A reason, a day and a change that waits are no matter of a rehearsal; a figure that no pack prints or that is absurd is.
  orRefuse(decideProposal(change, { fromDay: today, reason: 'rehearsal' }, factsOf(change, now, today, null)))
  const after = openRuleBook([...book.published, { change, fromDay: today }]).on(today)
  const span = { from: addMonths(today, -months), to: today }
  const { looked, total, differences } = await replay(reader, rehearseFines, span, { now, after })
  const known = new Set(now.conflicts.map((conflict) => conflict.topic))
  return { ...span, looked, total, differences, newConflicts: after.conflicts.filter((conflict) => !known.has(conflict.topic)).map(toConflictRow) }
}

/** Goes over the past part by part; between two parts others have their turn. Of the differences the first thousand are kept and all are counted. */
async function replay(reader: Reader, rehearseFines: RehearseFines, span: { readonly from: Day; readonly to: Day }, { now, after }: { readonly now: OfficeRules; readonly after: OfficeRules }) {
  const dueDays = rememberDueDays(await loadCalendar(reader))
  const looked = { ...noneLooked }
  const differences: Difference[] = []
  let total = 0
  const add = (found: readonly Difference[]) => { total += found.length; differences.push(...found.slice(0, Math.max(0, mostDifferences - differences.length))) }
  for await (const past of readPast(reader, span)) {
    for (const kind of ['loans', 'cases', 'duties', 'followups', 'filings', 'visits'] as const) looked[kind] += past[kind].length
    add(rehearse(past, after, dueDays))
    await nextTurn()
  }
  const fines = await rehearseFines(reader, span, { before: now.penalties, after: after.penalties }, span.to)
  looked.fines = fines.looked
  add(fines.differences)
  add(addedDuties(span, now.duties, after.duties, dueDays))
  return { looked, total, differences }
}

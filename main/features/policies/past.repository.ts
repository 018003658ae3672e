/** What a rehearsal reads of the past: loans, cases and duties as they were decided. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Past } from '#shared/domain/policies/rehearsal.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** The loans, cases and duties of a period as they were decided. Imported loans were not decided here. */
export async function readPast(reader: Reader, from: Day, to: Day): Promise<Past> {
  const [begin, end] = [startOfDayMs(from), startOfDayMs(addDays(to, 1))]
  const loans = await reader.selectFrom('loans').select(['id', 'number', 'kind', 'days', 'requested_at', 'issue_day', 'due_day']).where('requested_at', '>=', begin).where('requested_at', '<', end).where('policy_pack', '<>', 'imported').orderBy('number').execute()
  const cases = await reader.selectFrom('cases').select(['id', 'number', 'kind', 'received_at', 'due_day', 'due_clause']).where('received_at', '>=', begin).where('received_at', '<', end).orderBy('number').execute()
  const duties = await reader.selectFrom('duties').selectAll().where('opens_day', '>=', from).where('opens_day', '<=', to).orderBy('due_day').orderBy('id').execute()
  // Days in the tables were written by this program.
  return {
    from, to,
    loans: loans.map((row) => ({ id: row.id, number: row.number, kind: row.kind, days: row.days, requestDay: dayOfInstant(row.requested_at), issueDay: row.issue_day as Day | null, dueDay: row.due_day as Day | null })),
    cases: cases.map((row) => ({ id: row.id, number: row.number, kind: row.kind, receivedAt: row.received_at, dueDay: row.due_day as Day | null, dueClause: row.due_clause })),
    duties: duties.map((row) => ({ id: row.id, ruleId: row.rule_id, clause: row.clause, zh: row.title_zh, en: row.title_en, subjectNumber: row.subject_number, startDay: row.start_day as Day, dueDay: row.due_day as Day, isByHand: (JSON.parse(row.term) as { unit: string }).unit === 'period' })),
  }
}

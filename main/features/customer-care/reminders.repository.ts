/** Reads and writes reminders of overdue filings and the lines of the month-end appraisal; the only place that knows their tables. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { KpiLineRow, Reminder } from '#shared/contract/customer-care.ts'
import type { KpiLine, KpiStatus } from '#shared/domain/filing-reminders.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

function selectReminders(reader: Reader) {
  return reader.selectFrom('filing_reminders').leftJoin('users', 'users.id', 'filing_reminders.entered_by').innerJoin('filings', 'filings.id', 'filing_reminders.filing_id').selectAll('filing_reminders').select(['users.display_name as by_name', 'filings.name as customer_name'])
}
type Row = Awaited<ReturnType<ReturnType<typeof selectReminders>['execute']>>[number]

/** Ids and days in the tables were written by the program. */
function toReminder(row: Row): Reminder & { readonly personId: string } {
  return { id: row.id as Id<'filing-reminder'>, filingId: row.filing_id as Id<'filing'>, customer: row.customer_name, day: row.day as Day, words: row.words, by: row.by_name ?? row.entered_by, answer: row.answer, answeredDay: row.answered_day as Day | null, personId: row.person_id }
}

/** Reminders of these filings in the order of their days. */
export async function listRemindersOf(reader: Reader, filingIds: readonly string[]): Promise<(Reminder & { readonly personId: string })[]> {
  const found: (Reminder & { readonly personId: string })[] = []
  for (let start = 0; start < filingIds.length; start += 200) found.push(...(await selectReminders(reader).where('filing_id', 'in', filingIds.slice(start, start + 200)).orderBy('day').orderBy('filing_reminders.id').execute()).map(toReminder))
  return found
}

/** One reminder, or undefined. */
export async function findReminder(reader: Reader, id: string): Promise<(Reminder & { readonly personId: string }) | undefined> {
  const row = await selectReminders(reader).where('filing_reminders.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toReminder(row)
}

/** Writes a reminder down. */
export async function insertReminder(writer: Writer, reminder: { readonly id: string; readonly filingId: string; readonly personId: string; readonly day: Day; readonly words: string; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('filing_reminders').values({ id: reminder.id, filing_id: reminder.filingId, person_id: reminder.personId, day: reminder.day, words: reminder.words, answer: '', answered_day: null, entered_at: reminder.at, entered_by: reminder.by }).execute()
}

/** Writes the answer to a reminder down. */
export async function writeAnswer(writer: Writer, id: string, answer: string, day: Day): Promise<void> {
  await writer.updateTable('filing_reminders').set({ answer, answered_day: day }).where('id', '=', id).execute()
}

/** Lines of a month, or of every month, the latest month first. */
export async function listKpiLines(reader: Reader, month: string | null): Promise<KpiLineRow[]> {
  let select = reader.selectFrom('filing_kpi_lines').selectAll()
  if (month !== null) select = select.where('month', '=', month)
  const rows = await select.orderBy('month', 'desc').orderBy('person_name').limit(500).execute()
  return rows.map((row) => ({
    id: row.id as Id<'kpi-line'>, month: row.month, personId: row.person_id as Id<'user'>, person: row.person_name, filings: JSON.parse(row.filings) as KpiLineRow['filings'], reminderDays: JSON.parse(row.reminder_days) as Day[], status: row.status, penaltyNumber: row.penalty_number, reason: row.reason,
  }))
}

/** Proposes a line; one that was proposed for the person and month already stays. Whether it is new. */
export async function insertKpiLine(writer: Writer, line: KpiLine & { readonly id: string; readonly month: string; readonly at: number }): Promise<boolean> {
  const rows = await writer.insertInto('filing_kpi_lines').values({ id: line.id, month: line.month, person_id: line.personId, person_name: line.personName, filings: JSON.stringify(line.filings), reminder_days: JSON.stringify(line.reminderDays), status: 'proposed', penalty_number: '', reason: '', proposed_at: line.at, decided_at: null, decided_by: null })
    .onConflict((conflict) => conflict.columns(['month', 'person_id']).doNothing()).returning('id').execute()
  return rows.length > 0
}

/** Decides a line. */
export async function decideKpiRow(writer: Writer, id: string, decision: { readonly status: KpiStatus; readonly penaltyNumber: string; readonly reason: string; readonly at: number; readonly by: string }): Promise<void> {
  await writer.updateTable('filing_kpi_lines').set({ status: decision.status, penalty_number: decision.penaltyNumber, reason: decision.reason, decided_at: decision.at, decided_by: decision.by }).where('id', '=', id).execute()
}

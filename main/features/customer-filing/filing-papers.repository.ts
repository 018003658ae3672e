/** Reads and writes what hangs on a filing: maintenance forms, events, and requests to look; the only place that knows their tables. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { FilingChange, FilingSheet } from '#shared/contract/customer-filing.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { workingDaysLate } from '#shared/domain/customer-filing.ts'
import type { BasicField, FilingEventKind, ViewAgreement } from '#shared/domain/customer-filing.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Moment = { readonly today: Day; readonly calendar: WorkCalendar }

/** The changes of a filing, oldest first. Ids, days and field names were written by the program. */
export async function listChanges(reader: Reader, filingId: string, { today, calendar }: Moment): Promise<FilingChange[]> {
  const rows = await reader.selectFrom('filing_changes').leftJoin('users', 'users.id', 'filing_changes.entered_by').selectAll('filing_changes').select('users.display_name as entered_by_name').where('filing_id', '=', filingId).orderBy('filing_changes.id').execute()
  return rows.map((row) => ({
    id: row.id as Id<'filing-change'>, number: row.number, field: row.field as BasicField, oldValue: row.old_value, newValue: row.new_value, changedDay: row.changed_day as Day | null, knownDay: row.known_day as Day, dueDay: row.due_day as Day, reportedDay: row.reported_day as Day | null,
    daysLate: workingDaysLate(row.due_day as Day, (row.reported_day ?? today) as Day, calendar), confirmedAt: row.confirmed_at as InstantMs | null, enteredBy: row.entered_by_name ?? row.entered_by,
  }))
}

/** The filing of a change, or undefined. */
export async function findChange(reader: Reader, id: string): Promise<{ readonly filingId: string; readonly number: string; readonly reportedDay: string | null; readonly confirmedAt: number | null } | undefined> {
  const row = await reader.selectFrom('filing_changes').select(['filing_id', 'number', 'reported_day', 'confirmed_at']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { filingId: row.filing_id, number: row.number, reportedDay: row.reported_day, confirmedAt: row.confirmed_at }
}

/** Enters a line of the maintenance form. */
export async function insertChange(writer: Writer, change: { readonly id: string; readonly number: string; readonly filingId: string; readonly field: BasicField; readonly oldValue: string; readonly newValue: string; readonly changedDay: Day | null; readonly knownDay: Day; readonly dueDay: Day; readonly reportedDay: Day | null; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('filing_changes').values({
    id: change.id, number: change.number, filing_id: change.filingId, field: change.field, old_value: change.oldValue, new_value: change.newValue, changed_day: change.changedDay, known_day: change.knownDay, due_day: change.dueDay, reported_day: change.reportedDay, confirmed_at: null, confirmed_by: null, entered_at: change.at, entered_by: change.by,
  }).execute()
}

/** Finishes or confirms a maintenance form. */
export async function moveChange(writer: Writer, id: string, patch: { readonly reported_day?: Day; readonly confirmed_at?: number; readonly confirmed_by?: string }): Promise<void> {
  await writer.updateTable('filing_changes').set(patch).where('id', '=', id).execute()
}

/** Events of a filing by their day. */
export async function listEvents(reader: Reader, filingId: string): Promise<FilingSheet['events']> {
  const rows = await reader.selectFrom('filing_events').leftJoin('users', 'users.id', 'filing_events.entered_by').selectAll('filing_events').select('users.display_name as entered_by_name').where('filing_id', '=', filingId).orderBy('day').orderBy('filing_events.id').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, day: row.day as Day, what: row.what, source: row.source, enteredBy: row.entered_by_name ?? row.entered_by }))
}

/** Enters an event. */
export async function insertEvent(writer: Writer, event: { readonly id: string; readonly filingId: string; readonly kind: FilingEventKind; readonly day: Day; readonly what: string; readonly source: string; readonly at: number; readonly by: string }): Promise<void> {
  await writer.insertInto('filing_events').values({ id: event.id, filing_id: event.filingId, kind: event.kind, day: event.day, what: event.what, source: event.source, entered_at: event.at, entered_by: event.by }).execute()
}

/** A person's requests to look into a file. */
export async function listViews(reader: Reader, filingId: string, userId: string): Promise<ViewAgreement[]> {
  const rows = await reader.selectFrom('filing_views').select(['status', 'decided_day']).where('filing_id', '=', filingId).where('user_id', '=', userId).orderBy('id').execute()
  return rows.map((row) => ({ status: row.status, decidedDay: row.decided_day as Day | null }))
}

/** The filing of a request to look, or undefined. */
export async function findView(reader: Reader, id: string): Promise<{ readonly filingId: string; readonly purpose: string } | undefined> {
  const row = await reader.selectFrom('filing_views').select(['filing_id', 'purpose']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { filingId: row.filing_id, purpose: row.purpose }
}

/** Enters a request to look. */
export async function insertView(writer: Writer, view: { readonly id: string; readonly filingId: string; readonly userId: string; readonly purpose: string; readonly approvalId: string; readonly at: number }): Promise<void> {
  await writer.insertInto('filing_views').values({ id: view.id, filing_id: view.filingId, user_id: view.userId, purpose: view.purpose, status: 'requested', approval_id: view.approvalId, requested_at: view.at, decided_day: null }).execute()
}

/** Ends a request to look. */
export async function endView(writer: Writer, id: string, status: 'approved' | 'refused', day: Day): Promise<void> {
  await writer.updateTable('filing_views').set({ status, decided_day: day }).where('id', '=', id).execute()
}

/** Reads and writes duties; the only place that knows their table. */
import type { Selectable } from 'kysely'
import type { DutyTables } from '#main/db/tables/duties.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { DutyStatus, LadderRung } from '#shared/domain/duties.ts'
import type { DueTerm } from '#shared/domain/due-moments.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Row = Selectable<DutyTables['duties']> & { readonly ended_by_name: string | null; readonly owner_name: string | null }

/** How its due day was counted: by a term from a start, or by its period of the calendar. */
export type DutyCount = Exclude<DueTerm, { unit: 'working-minutes' }> | { readonly unit: 'period' }

export type Duty = {
  readonly id: Id<'duty'>; readonly ruleId: string; readonly clause: string; readonly zh: string; readonly en: string
  readonly subject: { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }
  readonly period: string; readonly opensDay: Day; readonly dueDay: Day; readonly startDay: Day; readonly count: DutyCount
  readonly owner: Row['owner']; readonly ownerUserId: string | null; readonly ownerName: string | null; readonly evidence: Row['evidence']; readonly ladder: readonly LadderRung[]
  readonly status: DutyStatus; readonly openedAt: InstantMs; readonly endedAt: InstantMs | null; readonly endedBy: string | null; readonly words: string; readonly recordNumber: string
}

/** Days, moments and JSON in the table were written by this program; reading them back restores their types. */
function fromRow(row: Row): Duty {
  return {
    id: row.id as Id<'duty'>, ruleId: row.rule_id, clause: row.clause, zh: row.title_zh, en: row.title_en,
    subject: { kind: row.subject_kind, id: row.subject_id, number: row.subject_number, title: row.subject_title },
    period: row.period, opensDay: row.opens_day as Day, dueDay: row.due_day as Day, startDay: row.start_day as Day, count: JSON.parse(row.term) as DutyCount,
    owner: row.owner, ownerUserId: row.owner_user_id, ownerName: row.owner_name, evidence: row.evidence, ladder: JSON.parse(row.ladder) as LadderRung[],
    status: row.status, openedAt: row.opened_at as InstantMs, endedAt: row.ended_at as InstantMs | null, endedBy: row.ended_by_name, words: row.words, recordNumber: row.record_number,
  }
}

function selectDuties(reader: Reader) {
  return reader.selectFrom('duties').leftJoin('users as ender', 'ender.id', 'duties.ended_by').leftJoin('users as owner_user', 'owner_user.id', 'duties.owner_user_id')
    .selectAll('duties').select(['ender.display_name as ended_by_name', 'owner_user.display_name as owner_name'])
}

/** One duty, or undefined. */
export async function findDuty(reader: Reader, id: string): Promise<Duty | undefined> {
  const row = await selectDuties(reader).where('duties.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** Open duties that have opened by a day, the earliest due first. */
export async function listOpenDuties(reader: Reader, today: Day, limit: number): Promise<Duty[]> {
  const rows = await selectDuties(reader).where('duties.status', '=', 'open').where('opens_day', '<=', today).orderBy('due_day').orderBy('duties.id').limit(limit).execute()
  return rows.map(fromRow)
}

/** Open duties of one rule and one period, the earliest due first. */
export async function listOpenDutiesOfPeriod(reader: Reader, ruleId: string, period: string): Promise<Duty[]> {
  return (await selectDuties(reader).where('duties.status', '=', 'open').where('rule_id', '=', ruleId).where('period', '=', period).orderBy('due_day').orderBy('duties.id').limit(200).execute()).map(fromRow)
}

/** Every duty of a subject, the earliest due first. */
export async function listDutiesOf(reader: Reader, subjectId: string): Promise<Duty[]> {
  return (await selectDuties(reader).where('subject_id', '=', subjectId).orderBy('due_day').orderBy('duties.id').execute()).map(fromRow)
}

/** Rules of which there ever was a duty. */
export async function listRulesBegun(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.selectFrom('duties').select('rule_id').distinct().execute()
  return new Set(rows.map((row) => row.rule_id))
}

export type DutyPage = { readonly status: 'all' | 'open' | 'ended'; readonly after: readonly [dueDay: string, id: string] | null; readonly size: number; readonly clause: string }

/** A page of duties by due day, and one row more that only tells that there is more. */
export async function pageDuties(reader: Reader, page: DutyPage): Promise<Duty[]> {
  let select = selectDuties(reader)
  if (page.status === 'open') select = select.where('duties.status', '=', 'open')
  if (page.status === 'ended') select = select.where('duties.status', '!=', 'open')
  if (page.clause !== '') select = select.where('duties.clause', '=', page.clause)
  const { after } = page
  if (after !== null) select = select.where((build) => build.or([build('due_day', '>', after[0]), build.and([build('due_day', '=', after[0]), build('duties.id', '>', after[1])])]))
  return (await select.orderBy('due_day').orderBy('duties.id').limit(page.size + 1).execute()).map(fromRow)
}

export type NewDuty = Omit<Duty, 'endedAt' | 'endedBy' | 'words' | 'recordNumber' | 'status' | 'ownerName'>

/** Opens duties; one that exists already (same rule, subject, period) is left as it is. Returns the ids that are new. */
export async function insertDuties(writer: Writer, duties: readonly NewDuty[]): Promise<string[]> {
  const opened: string[] = []
  for (let start = 0; start < duties.length; start += 50) {
    const rows = await writer.insertInto('duties').values(duties.slice(start, start + 50).map((duty) => ({
      id: duty.id, rule_id: duty.ruleId, clause: duty.clause, title_zh: duty.zh, title_en: duty.en, subject_kind: duty.subject.kind, subject_id: duty.subject.id, subject_number: duty.subject.number,
      subject_title: duty.subject.title, period: duty.period, opens_day: duty.opensDay, due_day: duty.dueDay, start_day: duty.startDay, term: JSON.stringify(duty.count), owner: duty.owner,
      owner_user_id: duty.ownerUserId, evidence: duty.evidence, ladder: JSON.stringify(duty.ladder), status: 'open' as const, opened_at: duty.openedAt, ended_at: null, ended_by: null, words: '', record_number: '',
    }))).onConflict((conflict) => conflict.columns(['rule_id', 'subject_id', 'period']).doNothing()).returning('id').execute()
    opened.push(...rows.map((row) => row.id))
  }
  return opened
}

/** Ends a duty. */
export async function endDuty(writer: Writer, id: string, end: { readonly status: DutyStatus; readonly at: number; readonly by: string; readonly words: string; readonly recordNumber: string }): Promise<void> {
  await writer.updateTable('duties').set({ status: end.status, ended_at: end.at, ended_by: end.by, words: end.words, record_number: end.recordNumber }).where('id', '=', id).execute()
}

/** Moves the due day of an open duty, e.g. when a new calendar arrived and a person agreed. */
export async function moveDuty(writer: Writer, id: string, dueDay: Day): Promise<void> {
  await writer.updateTable('duties').set({ due_day: dueDay }).where('id', '=', id).execute()
}

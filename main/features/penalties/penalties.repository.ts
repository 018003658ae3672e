/** Reads and writes penalties; the only place that knows their table. */
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { PenaltyTables } from '#main/db/tables/penalties.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { PenaltyFilter, PenaltyRow } from '#shared/contract/penalties.ts'
import type { PayerPost } from '#shared/domain/penalty-gates.ts'
import { penaltyStatuses } from '#shared/domain/penalties.ts'
import type { PenaltyStatus } from '#shared/domain/penalties.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { findClause } from '#shared/policies/office-rules.ts'

/** A row as it is kept. */
export type StoredPenalty = Selectable<PenaltyTables['penalties']>
type Row = StoredPenalty & { readonly recorded_by_name: string | null; readonly decided_by_name: string | null }
export type NewPenalty = Insertable<PenaltyTables['penalties']>

/** Words of the clause that is charged. */
export function clauseWords(id: string): { readonly zh: string; readonly en: string } {
  const found = findClause(id)
  return { zh: found?.zh ?? id, en: found?.en ?? id }
}

/** Ids, days, moments and JSON were written by this program from checked values; reading them back restores their types. */
function fromRow(row: Row): PenaltyRow {
  return {
    id: row.id as Id<'penalty'>, number: row.number, status: row.status, personId: row.person_id as Id<'user'> | null, personKey: row.person_key, personName: row.person_name,
    clause: row.clause, ...clauseWords(row.clause), clauses: JSON.parse(row.clauses) as string[], day: row.day as Day, units: row.units, documentedCents: row.documented_cents, sinceDay: row.since_day as Day | null, percent: row.percent,
    cause: row.cause, at: row.at_time, fromAt: row.from_time, toAt: row.to_time, expected: row.expected, counted: row.counted, about: row.about, noted: row.noted, correctedOn: row.corrected_on as Day | null, repeats: row.is_repeating === 1, evidence: row.evidence, recordedAt: row.recorded_at as InstantMs, recordedBy: row.recorded_by_name ?? row.recorded_by,
    proposedCents: row.proposed_cents, amountCents: row.amount_cents, steps: JSON.parse(row.steps) as PenaltyRow['steps'], beside: JSON.parse(row.beside) as PenaltyRow['beside'],
    consequence: row.consequence === null ? null : JSON.parse(row.consequence) as PenaltyRow['consequence'], earlier: JSON.parse(row.earlier) as PenaltyRow['earlier'],
    decidedAt: row.decided_at as InstantMs | null, decidedBy: row.decided_by_name ?? '', reason: row.reason,
  }
}

function selectPenalties(reader: Reader) {
  return reader.selectFrom('penalties').leftJoin('users as recorder', 'recorder.id', 'penalties.recorded_by').leftJoin('users as decider', 'decider.id', 'penalties.decided_by')
    .selectAll('penalties').select(['recorder.display_name as recorded_by_name', 'decider.display_name as decided_by_name'])
}

/** One penalty, or undefined. */
export async function findPenalty(reader: Reader, id: Id<'penalty'>): Promise<PenaltyRow | undefined> {
  const row = await selectPenalties(reader).where('penalties.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** What a list or a report is narrowed to; `concerning` keeps what is about a person or was recorded by him. */
export type PenaltyNarrowing = { readonly statuses: readonly PenaltyStatus[]; readonly text: string; readonly from: Day | null; readonly to: Day | null; readonly concerning: Id<'user'> | null }

/** The statuses behind a box of the list. */
export function statusesOf(box: PenaltyFilter['status']): readonly PenaltyStatus[] {
  switch (box) {
    case 'open': return ['proposed', 'disputed']
    case 'decided': return ['confirmed', 'reduced', 'waived']
    case 'charged': return ['confirmed', 'reduced']
    case 'all': return penaltyStatuses
    default: return [box]
  }
}

function narrowed(reader: Reader, { statuses, text, from, to, concerning }: PenaltyNarrowing) {
  let select = selectPenalties(reader)
  if (statuses.length < penaltyStatuses.length) select = select.where('penalties.status', 'in', statuses)
  if (from !== null) select = select.where('day', '>=', from)
  if (to !== null) select = select.where('day', '<=', to)
  if (concerning !== null) select = select.where((match) => match.or([match('penalties.person_id', '=', concerning), match('penalties.recorded_by', '=', concerning)]))
  // A register of penalties is small and not in the search index, which everybody may ask.
  return text === '' ? select : select.where((match) => match.or((['person_name', 'number', 'clauses', 'about', 'noted'] as const).map((column) => match(sql`instr(lower(${sql.ref(`penalties.${column}`)}), ${text.toLowerCase()})`, '>', 0))))
}

/** A page of penalties, the newest day first. */
export async function pagePenalties(reader: Reader, narrowing: PenaltyNarrowing, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<PenaltyRow>> {
  let select = narrowed(reader, narrowing)
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(penalties.day, penalties.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('penalties.day', 'desc').orderBy('penalties.id', 'desc').limit(request.size + 1).execute()
  return cutPage(rows.map(fromRow), request.size, (row) => [row.day, row.id])
}

/** How many penalties a narrowing holds, counted up to `limit` (null: exactly). */
export async function countPenalties(reader: Reader, narrowing: PenaltyNarrowing, limit: number | null): Promise<number> {
  const ids = narrowed(reader, narrowing).clearSelect().select('penalties.id')
  const row = await reader.selectFrom((limit === null ? ids : ids.limit(limit)).as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** Everything of one person in the order in which it happened. */
export async function listOfPerson(reader: Reader, personKey: string): Promise<readonly StoredPenalty[]> {
  return reader.selectFrom('penalties').selectAll().where('person_key', '=', personKey).orderBy('day').orderBy('id').execute()
}

/** Whoever has findings in a span of days, and how many. */
export async function listPeopleOfSpan(reader: Reader, from: Day, to: Day): Promise<readonly { readonly personKey: string; readonly count: number }[]> {
  const rows = await reader.selectFrom('penalties').select((build) => ['person_key', build.fn.countAll<number>().as('count')]).where('day', '>=', from).where('day', '<=', to).groupBy('person_key').execute()
  return rows.map((row) => ({ personKey: row.person_key, count: row.count }))
}

/** Findings about the same thing since a day that stand: neither disputed nor waived. */
export async function listOfMatter(reader: Reader, about: string, from: Day): Promise<readonly StoredPenalty[]> {
  return reader.selectFrom('penalties').selectAll().where('day', '>=', from).where(sql<string>`lower(about)`, '=', about.toLowerCase()).where('status', 'not in', ['disputed', 'waived']).orderBy('day').orderBy('id').limit(200).execute()
}

/** Proposals and disputes that are not about this person, the oldest day first. */
export async function listUndecided(reader: Reader, userId: string, limit: number): Promise<readonly StoredPenalty[]> {
  return reader.selectFrom('penalties').selectAll().where('status', 'in', ['proposed', 'disputed']).where((match) => match.or([match('person_id', 'is', null), match('person_id', '<>', userId)])).orderBy('day').orderBy('id').limit(limit).execute()
}

/** People with a proposal that grows while nothing is put right. */
export async function listGrowing(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.selectFrom('penalties').select('person_key').distinct().where('status', '=', 'proposed').where('is_repeating', '=', 1).where('corrected_on', 'is', null).execute()
  return rows.map((row) => row.person_key)
}

/** Names recorded before, the latest first. */
export async function listRecordedNames(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.selectFrom('penalties').select('person_name').where('person_id', 'is', null).groupBy('person_name').orderBy(sql`max(recorded_at)`, 'desc').limit(500).execute()
  return rows.map((row) => row.person_name)
}

/** Colleagues who may log in. */
export async function listColleagues(reader: Reader): Promise<readonly { readonly personId: Id<'user'>; readonly personName: string; readonly department: string }[]> {
  const rows = await reader.selectFrom('users').select(['id', 'display_name', 'department']).where('disabled_at', 'is', null).orderBy('display_name').execute()
  return rows.map((row) => ({ personId: row.id as Id<'user'>, personName: row.display_name, department: row.department }))
}

/** Names by post, as the contract hands them on. */
export type NamedPayers = Partial<Record<PayerPost, string[]>>

/** Who holds the posts whose holder pays. */
export async function readPayers(reader: Reader): Promise<NamedPayers> {
  const rows = await reader.selectFrom('penalty_payers').select(['post', 'names']).execute()
  // Written by this program as a list of names.
  return Object.fromEntries(rows.map((row) => [row.post, JSON.parse(row.names) as string[]]))
}

/** Names the holders of one post; nobody for an empty list. */
export async function writePayers(writer: Writer, post: PayerPost, names: readonly string[], by: { readonly changed_at: number; readonly changed_by: string }): Promise<void> {
  if (names.length === 0) { await writer.deleteFrom('penalty_payers').where('post', '=', post).execute(); return }
  const row = { names: JSON.stringify(names), ...by }
  await writer.insertInto('penalty_payers').values({ post, ...row }).onConflict((conflict) => conflict.column('post').doUpdateSet(row)).execute()
}

/** Adds a penalty. */
export async function insertPenalty(writer: Writer, penalty: NewPenalty): Promise<void> {
  await writer.insertInto('penalties').values(penalty).execute()
}

/** Rewrites the current state; the book keeps what it was. */
export async function updatePenalty(writer: Writer, id: string, values: Partial<NewPenalty>): Promise<void> {
  await writer.updateTable('penalties').set(values).where('id', '=', id).execute()
}

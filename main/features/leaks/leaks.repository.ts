/** Reads and writes leaks; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { LeakTables } from '#main/db/tables/leaks.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { LeakFilter, LeakInput } from '#shared/contract/leaks.ts'
import { leakStatusOf } from '#shared/domain/leaks.ts'
import type { LeakFacts, LeakSeat } from '#shared/domain/leaks.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** A leak as it stands in the tables, with the facts that the rules look at. */
export type StoredLeak = { readonly row: Selectable<LeakTables['leaks']>; readonly facts: LeakFacts; readonly names: { readonly reporter: string; readonly actor: string; readonly closer: string } }
/** `reporterId`: only what this person reported; null for everybody's. Days are those of the report, both included. */
export type LeakNarrowing = Pick<LeakFilter, 'state' | 'text'> & { readonly reporterId: string | null; readonly from?: Day | null; readonly to?: Day | null }

/** Open leaks that nobody handles come first, then those in hand, then the closed ones; the newest first in each. */
function listKeyOf(facts: Pick<LeakFacts, 'firstActionAt' | 'closedAt' | 'reportedAt'>): number {
  const rank = facts.closedAt !== null ? 2 : facts.firstActionAt === null ? 0 : 1
  // Moments lie below 10^15; the sum stays a safe integer.
  return rank * 1_000_000_000_000_000 - facts.reportedAt
}

function selectLeaks(reader: Reader) {
  return reader.selectFrom('leaks').leftJoin('users as reporter', 'reporter.id', 'leaks.reported_by').leftJoin('users as actor', 'actor.id', 'leaks.action_by').leftJoin('users as closer', 'closer.id', 'leaks.closed_by')
    .selectAll('leaks').select(['reporter.display_name as reporter_name', 'actor.display_name as actor_name', 'closer.display_name as closer_name'])
}
type LeakRecord = Selectable<LeakTables['leaks']> & { readonly reporter_name: string | null; readonly actor_name: string | null; readonly closer_name: string | null }

async function withReadings(reader: Reader, rows: readonly LeakRecord[]): Promise<StoredLeak[]> {
  if (rows.length === 0) return []
  const readings = await reader.selectFrom('leak_readings').leftJoin('users', 'users.id', 'leak_readings.reader_id').select(['leak_id', 'seat', 'read_at', 'users.display_name as reader'])
    .where('leak_id', 'in', rows.map((row) => row.id)).orderBy('seat', 'desc').execute()
  return rows.map(({ reporter_name, actor_name, closer_name, ...row }) => ({
    row, names: { reporter: reporter_name ?? '', actor: actor_name ?? '', closer: closer_name ?? '' },
    // Moments in the tables were written by this module.
    facts: {
      number: row.number, foundAt: row.found_at as InstantMs, reportedAt: row.reported_at as InstantMs, measureAt: row.measure_at as InstantMs | null, firstActionAt: row.action_at as InstantMs | null, closedAt: row.closed_at as InstantMs | null,
      readings: readings.filter((reading) => reading.leak_id === row.id).map((reading) => ({ seat: reading.seat, readAt: reading.read_at as InstantMs | null, reader: reading.reader ?? '' })),
    },
  }))
}

/** One leak, or undefined. */
export async function findLeak(reader: Reader, id: string): Promise<StoredLeak | undefined> {
  return (await withReadings(reader, await selectLeaks(reader).where('leaks.id', '=', id).execute()))[0]
}

function narrowed(reader: Reader, { state, text, reporterId, from = null, to = null }: LeakNarrowing) {
  let select = selectLeaks(reader)
  if (reporterId !== null) select = select.where('leaks.reported_by', '=', reporterId)
  if (state === 'open' || state === 'not-informed') select = select.where('leaks.status', '<>', 'closed')
  else if (state !== 'all') select = select.where('leaks.status', '=', state)
  if (state === 'not-informed') select = select.where(({ exists, selectFrom }) => exists(selectFrom('leak_readings').select('seat').whereRef('leak_id', '=', 'leaks.id').where('read_at', 'is', null)))
  // Leaks are few: words are looked for in the rows, and stay out of the search index that everybody reads.
  if (text !== '') select = select.where(sql<boolean>`instr(lower(leaks.number || ' ' || leaks.what || ' ' || leaks.customer), ${text.toLowerCase()}) > 0`)
  if (from !== null) select = select.where('leaks.reported_at', '>=', startOfDayMs(from))
  if (to !== null) select = select.where('leaks.reported_at', '<', startOfDayMs(addDays(to, 1)))
  return select
}

/** A page of leaks, those first that nobody handles. */
export async function pageLeaks(reader: Reader, by: LeakNarrowing, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<StoredLeak>> {
  let select = narrowed(reader, by)
  const position = decodeCursor(request.cursor)
  if (position !== null) select = select.where(sql<boolean>`(leaks.list_key, leaks.id) > (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('leaks.list_key').orderBy('leaks.id').limit(request.size + 1).execute()
  const page = cutPage(rows, request.size, (row) => [row.list_key, row.id])
  return { rows: await withReadings(reader, page.rows), next: page.next }
}

/** How many leaks a narrowing holds, counted up to `limit` (null: exactly). */
export async function countLeaks(reader: Reader, by: LeakNarrowing, limit: number | null): Promise<number> {
  const select = narrowed(reader, by).clearSelect().select('leaks.id')
  const counted = await reader.selectFrom((limit === null ? select : select.limit(limit)).as('kept')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return counted?.count ?? 0
}

export type NewLeak = { readonly id: string; readonly facts: LeakFacts; readonly input: LeakInput; readonly customer: string; readonly reporterId: string; /** The seats that the reporter himself holds: he knows. */ readonly readBy: readonly LeakSeat[] }

/** Enters a leak with a reading for each of the two who must know. */
export async function insertLeak(writer: Writer, { id, facts, input, customer, reporterId, readBy }: NewLeak): Promise<void> {
  await writer.insertInto('leaks').values({
    id, number: facts.number, status: leakStatusOf(facts), list_key: listKeyOf(facts), what: input.what, certainty: input.certainty, channel: input.channel, customer_id: input.customerId, customer,
    found_at: facts.foundAt, reported_at: facts.reportedAt, reported_by: reporterId, measure: input.measure, measure_at: facts.measureAt, action: '', action_at: null, action_by: null, result: '', closed_at: null, closed_by: null,
  }).execute()
  await writer.insertInto('leak_readings').values(facts.readings.map(({ seat }) => ({ leak_id: id, seat, reader_id: readBy.includes(seat) ? reporterId : null, read_at: readBy.includes(seat) ? facts.reportedAt : null }))).execute()
}

/** What an act wrote; the status follows from it. */
export type LeakPatch = Partial<Pick<Selectable<LeakTables['leaks']>, 'measure' | 'measure_at' | 'action' | 'action_at' | 'action_by' | 'result' | 'closed_at' | 'closed_by'>>

/** Writes an act down, and where the leak stands after it. */
export async function patchLeak(writer: Writer, before: StoredLeak, patch: LeakPatch): Promise<void> {
  const row = { ...before.row, ...patch }
  // Moments in the tables were written by this module.
  const facts = { measureAt: row.measure_at as InstantMs | null, firstActionAt: row.action_at as InstantMs | null, closedAt: row.closed_at as InstantMs | null, reportedAt: before.facts.reportedAt }
  await writer.updateTable('leaks').set({ ...patch, status: leakStatusOf(facts), list_key: listKeyOf(facts) }).where('id', '=', before.row.id).execute()
}

/** Signs seats as read. */
export async function markRead(writer: Writer, leakId: string, seats: readonly LeakSeat[], readerId: string, at: InstantMs): Promise<void> {
  if (seats.length === 0) return
  await writer.updateTable('leak_readings').set({ reader_id: readerId, read_at: at }).where('leak_id', '=', leakId).where('seat', 'in', [...seats]).where('read_at', 'is', null).execute()
}

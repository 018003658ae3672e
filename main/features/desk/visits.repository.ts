/** Reads and writes the current state of visits; the only place that knows their table. */
import type { RawBuilder, Selectable } from 'kysely'
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DeskTables } from '#main/db/tables/desk.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { countMatches, inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedKind, NarrowedList } from '#main/mechanisms/search/matching-page.ts'
import type { Inside, VisitInput, VisitRow } from '#shared/contract/desk.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import { receptionNotices } from '#shared/domain/reception-levels.ts'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import { visitNotices } from '#shared/domain/visits.ts'
import type { VisitStatus } from '#shared/domain/visits.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { RuleBook } from '#shared/policies/office-rules.ts'

type Row = Selectable<DeskTables['visits']> & { readonly registered_by_name: string | null; readonly closed_by_name: string | null }

/** Ids and moments in the table were minted by the program; reading them back restores their brand. What a reception may cost is the rule of the day of the visit. */
function fromRow(row: Row, book: RuleBook): VisitRow {
  return {
    id: row.id as Id<'visit'>, number: row.number, status: row.status, visitor: row.visitor, phone: row.phone, company: row.company, customerId: row.customer_id as Id<'customer'> | null,
    host: row.host, purpose: row.purpose, visitorClass: row.visitor_class, people: row.people, idNumber: row.id_number, badge: row.badge,
    escorts: row.escorts, costCents: row.cost_cents, costReason: row.cost_reason, note: row.note,
    receptionLevel: row.reception_level, proposedLevel: row.proposed_level, receptionReason: row.reception_reason,
    arrivedAt: row.arrived_at as InstantMs, registeredBy: row.registered_by_name ?? '', leftAt: row.left_at as InstantMs | null,
    closedAt: row.closed_at as InstantMs | null, closedBy: row.closed_by_name ?? '',
    notices: [
      ...receptionNotices({ level: row.reception_level, proposed: row.proposed_level, reason: row.reception_reason, company: row.company }),
      ...visitNotices({ visitorClass: row.visitor_class, people: row.people, costCents: row.cost_cents, costReason: row.cost_reason, escorts: row.escorts, purpose: row.purpose }, book.on(dayOfInstant(row.arrived_at)).reception),
    ],
  }
}

function selectVisits(reader: Reader) {
  return reader.selectFrom('visits')
    .leftJoin('users as clerk', 'clerk.id', 'visits.registered_by').leftJoin('users as closer', 'closer.id', 'visits.closed_by')
    .selectAll('visits').select(['clerk.display_name as registered_by_name', 'closer.display_name as closed_by_name'])
}

/** One visit, or undefined. */
export async function findVisit(reader: Reader, id: string): Promise<VisitRow | undefined> {
  const row = await selectVisits(reader).where('visits.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row, await readRuleBook(reader))
}

/** Visits by their ids, newest first. */
export async function findVisits(reader: Reader, ids: readonly string[]): Promise<VisitRow[]> {
  if (ids.length === 0) return []
  const book = await readRuleBook(reader)
  return (await selectVisits(reader).where('visits.id', 'in', [...ids]).orderBy('arrived_at', 'desc').execute()).map((row) => fromRow(row, book))
}

export type VisitPageFilter = {
  readonly state: 'all' | 'inside' | 'forgotten' | 'unknown' | 'left' | 'below-vip'
  readonly from: Day | null
  readonly to: Day | null
  readonly today: Day
  /** Typed words; '' keeps all. */
  readonly text: string
  readonly cursor: string | null
  readonly size: number
}

/** The visits of a filter, for a list that typed words narrow. */
export function narrowedVisits(filter: Omit<VisitPageFilter, 'cursor' | 'size' | 'text'>): NarrowedKind {
  return { kind: 'visit', table: 'visits', condition: visitCondition(filter) }
}

function listOf(filter: VisitPageFilter): NarrowedList {
  return { typed: filter.text, kinds: [narrowedVisits(filter)] }
}

/** A page of visits, newest first; typed words follow the search index. */
export async function pageVisits(reader: Reader, filter: VisitPageFilter): Promise<Page<VisitRow>> {
  const matches = await pageOfMatches(reader, listOf(filter), filter)
  if (matches !== null) return { rows: inOrder(matches.rows, await findVisits(reader, matches.rows)), next: matches.next }
  const position = decodeCursor(filter.cursor)
  let select = selectVisits(reader).where(visitCondition(filter))
  if (position !== null) select = select.where(sql<boolean>`(visits.arrived_at, visits.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('visits.arrived_at', 'desc').orderBy('visits.id', 'desc').limit(filter.size + 1).execute()
  const book = await readRuleBook(reader)
  return cutPage(rows.map((row) => fromRow(row, book)), filter.size, (row) => [row.arrivedAt, row.id])
}

/** How many visits a filter holds, counted up to `limit` (null: exactly). */
export async function countVisits(reader: Reader, filter: VisitPageFilter, limit: number | null): Promise<number> {
  const matches = await countMatches(reader, listOf(filter), limit)
  if (matches !== null) return matches
  let select = reader.selectFrom('visits').select('visits.id').where(visitCondition(filter))
  if (limit !== null) select = select.limit(limit)
  const row = await reader.selectFrom(select.as('held')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** The status stands in the text of the statement: only then does SQLite use the partial indexes. */
const stateConditions: Readonly<Record<Exclude<VisitPageFilter['state'], 'forgotten'>, RawBuilder<boolean>>> = {
  all: sql<boolean>`1 = 1`, inside: sql<boolean>`visits.status = 'inside'`, left: sql<boolean>`visits.status = 'left'`, unknown: sql<boolean>`visits.status = 'left-time-unknown'`,
  'below-vip': sql<boolean>`visits.proposed_level = 'vip' AND visits.reception_level = 'standard'`,
}

function visitCondition({ state, from, to, today }: Omit<VisitPageFilter, 'cursor' | 'size' | 'text'>): RawBuilder<boolean> {
  const parts = [state === 'forgotten' ? sql<boolean>`visits.status = 'inside' AND visits.arrived_at < ${startOfDayMs(today)}` : stateConditions[state]]
  if (from !== null) parts.push(sql<boolean>`visits.arrived_at >= ${startOfDayMs(from)}`)
  if (to !== null) parts.push(sql<boolean>`visits.arrived_at < ${startOfDayMs(addDays(to, 1))}`)
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function toColumns(input: Omit<VisitInput, 'arrivedAt' | 'leftAt'>) {
  return {
    visitor: input.visitor, phone: input.phone, company: input.company, customer_id: input.customerId, host: input.host, purpose: input.purpose, visitor_class: input.visitorClass,
    people: input.people, id_number: input.idNumber, badge: input.badge, escorts: input.escorts, cost_cents: input.costCents, cost_reason: input.costReason, note: input.note,
    reception_level: input.receptionLevel, reception_reason: input.receptionReason,
  }
}

export type VisitTimes = { readonly status: VisitStatus; readonly arrivedAt: InstantMs; readonly leftAt: InstantMs | null; readonly closedAt: InstantMs | null; readonly closedBy: string | null; readonly proposedLevel: ReceptionLevel | null }

/** Adds a visit. */
export async function insertVisit(writer: Writer, visit: VisitTimes & { readonly id: Id<'visit'>; readonly number: string; readonly registeredBy: string; readonly input: Omit<VisitInput, 'arrivedAt' | 'leftAt'> }): Promise<void> {
  await writer.insertInto('visits').values({
    id: visit.id, number: visit.number, status: visit.status, ...toColumns(visit.input), arrived_at: visit.arrivedAt, registered_by: visit.registeredBy,
    left_at: visit.leftAt, closed_at: visit.closedAt, closed_by: visit.closedBy, import_batch_id: null, proposed_level: visit.proposedLevel,
  }).execute()
}

/** Replaces what the desk typed; the book keeps the old line. */
export async function rewriteVisit(writer: Writer, id: Id<'visit'>, input: Omit<VisitInput, 'arrivedAt' | 'leftAt'>, times: VisitTimes): Promise<void> {
  await writer.updateTable('visits').set({ ...toColumns(input), status: times.status, arrived_at: times.arrivedAt, left_at: times.leftAt, closed_at: times.closedAt, closed_by: times.closedBy, proposed_level: times.proposedLevel }).where('id', '=', id).execute()
}

/** Ends a visit; `leftAt` null means that nobody knows when. */
export async function endVisit(writer: Writer, id: Id<'visit'>, end: { readonly status: VisitStatus; readonly leftAt: InstantMs | null; readonly closedAt: InstantMs; readonly closedBy: string }): Promise<void> {
  await writer.updateTable('visits').set({ status: end.status, left_at: end.leftAt, closed_at: end.closedAt, closed_by: end.closedBy }).where('id', '=', id).execute()
}

/** All visits that are inside, oldest first; a house holds hundreds, not thousands. */
export async function listInside(reader: Reader, limit = 2_000): Promise<VisitRow[]> {
  const rows = await selectVisits(reader).where(stateConditions.inside).orderBy('visits.arrived_at').limit(limit).execute()
  const book = await readRuleBook(reader)
  return rows.map((row) => fromRow(row, book))
}

/** Visits whose moment of leaving nobody knows, closed within a span of time. */
export async function listUnknownClosed(reader: Reader, fromMs: number, untilMs: number): Promise<VisitRow[]> {
  const rows = await selectVisits(reader).where(stateConditions.unknown).where('closed_at', '>=', fromMs).where('closed_at', '<', untilMs).orderBy('visits.arrived_at').execute()
  const book = await readRuleBook(reader)
  return rows.map((row) => fromRow(row, book))
}

/** Visits that are inside under this badge, this number or this identity number, newest first; else the last visit with this number or identity number. */
export async function findByCode(reader: Reader, code: string): Promise<{ readonly inside: boolean; readonly visit: VisitRow } | null> {
  const inside = await selectVisits(reader).where(stateConditions.inside)
    .where((build) => build.or([build('badge', '=', code), build('number', '=', code), build('id_number', '=', code)])).orderBy('visits.arrived_at', 'desc').limit(1).executeTakeFirst()
  const book = await readRuleBook(reader)
  if (inside !== undefined) return { inside: true, visit: fromRow(inside, book) }
  // A badge is handed to the next visitor: only numbers of one person lead to an earlier visit.
  const byNumber = await selectVisits(reader).where('visits.number', '=', code).executeTakeFirst()
  const earlier = byNumber ?? await selectVisits(reader).where('visits.id_number', '=', code).where(sql<boolean>`visits.id_number <> ''`).orderBy('visits.arrived_at', 'desc').limit(1).executeTakeFirst()
  return earlier === undefined ? null : { inside: false, visit: fromRow(earlier, book) }
}

/** What a list of people inside shows. */
export function toInside(visit: VisitRow): Inside {
  return { id: visit.id, number: visit.number, visitor: visit.visitor, host: visit.host, arrivedAt: visit.arrivedAt }
}

/** How many people are inside now (a group counts with its heads). */
export async function countPeopleInside(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('visits').select((build) => build.fn.sum<number | null>('people').as('people')).where(stateConditions.inside).executeTakeFirst()
  return row?.people ?? 0
}

/** How many visits and visitors a span of time saw. */
export async function countArrivals(reader: Reader, fromMs: number, untilMs: number): Promise<{ visits: number; people: number }> {
  const row = await reader.selectFrom('visits').select((build) => [build.fn.countAll<number>().as('visits'), build.fn.sum<number | null>('people').as('people')])
    .where('arrived_at', '>=', fromMs).where('arrived_at', '<', untilMs).executeTakeFirst()
  return { visits: row?.visits ?? 0, people: row?.people ?? 0 }
}

/** Hosts of the latest visits with the moment of each one's last, the latest first. */
export async function listEarlierHosts(reader: Reader): Promise<string[]> {
  const latest = reader.selectFrom('visits').select(['host', 'arrived_at']).where('host', '<>', '').orderBy('arrived_at', 'desc').orderBy('id', 'desc').limit(1_000)
  const rows = await reader.selectFrom(latest.as('latest')).select(['host', (build) => build.fn.max('arrived_at').as('last')]).groupBy('host').orderBy('last', 'desc').execute()
  return rows.map((row) => row.host)
}

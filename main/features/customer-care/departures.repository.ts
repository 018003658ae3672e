/** Reads and writes departures and their customers; the only place that knows their tables. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { NoticeMeans } from '#shared/domain/customer-departures.ts'
import type { DepartureStatus } from '#shared/domain/customer-departures.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type StoredDeparture = { readonly id: Id<'departure'>; readonly number: string; readonly userId: Id<'user'>; readonly name: string; readonly department: string; readonly leavesDay: Day; readonly status: DepartureStatus; readonly note: string; readonly enteredBy: string }
export type StoredLine = {
  readonly id: Id<'departure-line'>; readonly departureId: Id<'departure'>; readonly filingId: Id<'filing'>; readonly customer: string; readonly toldDay: Day | null; readonly toldMeans: NoticeMeans | null; readonly toldBy: string
  readonly successorId: string | null; readonly successor: string; readonly assignedDay: Day | null; readonly assignedTimes: number; readonly contactDueDay: Day | null; readonly contactedDay: Day | null; readonly contactNumber: string
}

function selectDepartures(reader: Reader) {
  return reader.selectFrom('care_departures').leftJoin('users', 'users.id', 'care_departures.entered_by').selectAll('care_departures').select('users.display_name as entered_by_name')
}
type DepartureRow = Awaited<ReturnType<ReturnType<typeof selectDepartures>['execute']>>[number]
function selectLines(reader: Reader) {
  return reader.selectFrom('care_departure_lines').leftJoin('users', 'users.id', 'care_departure_lines.told_by').selectAll('care_departure_lines').select('users.display_name as told_by_name')
}
type LineRow = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

/** Ids and days in the tables were written by the program. */
function toDeparture(row: DepartureRow): StoredDeparture {
  return { id: row.id as Id<'departure'>, number: row.number, userId: row.user_id as Id<'user'>, name: row.user_name, department: row.department, leavesDay: row.leaves_day as Day, status: row.status, note: row.note, enteredBy: row.entered_by_name ?? row.entered_by }
}
function toLine(row: LineRow): StoredLine {
  return {
    id: row.id as Id<'departure-line'>, departureId: row.departure_id as Id<'departure'>, filingId: row.filing_id as Id<'filing'>, customer: row.customer_name, toldDay: row.told_day as Day | null, toldMeans: row.told_means, toldBy: row.told_by_name ?? '',
    successorId: row.successor_id, successor: row.successor_name, assignedDay: row.assigned_day as Day | null, assignedTimes: row.assigned_times, contactDueDay: row.contact_due_day as Day | null, contactedDay: row.contacted_day as Day | null, contactNumber: row.contact_number,
  }
}

/** Departures, the latest first. */
export async function listDepartures(reader: Reader, limit: number): Promise<StoredDeparture[]> {
  return (await selectDepartures(reader).orderBy('leaves_day', 'desc').orderBy('care_departures.id', 'desc').limit(limit).execute()).map(toDeparture)
}

/** One departure, or undefined. */
export async function findDeparture(reader: Reader, id: string): Promise<StoredDeparture | undefined> {
  const row = await selectDepartures(reader).where('care_departures.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toDeparture(row)
}

/** The running departure of a person, or undefined. */
export async function findOpenDeparture(reader: Reader, userId: string): Promise<StoredDeparture | undefined> {
  const row = await selectDepartures(reader).where('care_departures.user_id', '=', userId).where('care_departures.status', '=', 'open').executeTakeFirst()
  return row === undefined ? undefined : toDeparture(row)
}

/** The customers of a departure, by name. */
export async function listLines(reader: Reader, departureId: string): Promise<StoredLine[]> {
  return (await selectLines(reader).where('departure_id', '=', departureId).orderBy('customer_name').execute()).map(toLine)
}

/** One customer of a departure, or undefined. */
export async function findLine(reader: Reader, id: string): Promise<StoredLine | undefined> {
  const row = await selectLines(reader).where('care_departure_lines.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toLine(row)
}

type Marked = { readonly line: StoredLine; readonly leaver: string; readonly leavesDay: Day }
async function withLeaver(reader: Reader, lines: readonly StoredLine[]): Promise<Marked[]> {
  const departures = new Map((await listDepartures(reader, 500)).map((departure) => [departure.id, departure]))
  return lines.flatMap((line) => {
    const departure = departures.get(line.departureId)
    return departure === undefined || departure.status === 'withdrawn' ? [] : [{ line, leaver: departure.name, leavesDay: departure.leavesDay }]
  })
}

/** Customers who were not told, of closed departures too, by name. */
export async function listUntold(reader: Reader, limit: number): Promise<Marked[]> {
  return withLeaver(reader, (await selectLines(reader).where('told_day', 'is', null).orderBy('customer_name').limit(limit).execute()).map(toLine))
}

/** The successions of one customer. */
export async function listSuccessions(reader: Reader, filingId: string): Promise<Marked[]> {
  return withLeaver(reader, (await selectLines(reader).where('filing_id', '=', filingId).orderBy('care_departure_lines.id').execute()).map(toLine))
}

/** Lines of a customer whose successor has not been in touch. */
export async function listWaitingLines(reader: Reader, filingId: string, successorId: string): Promise<StoredLine[]> {
  return (await selectLines(reader).where('filing_id', '=', filingId).where('successor_id', '=', successorId).where('contacted_day', 'is', null).execute()).map(toLine)
}

/** Writes a departure down with its customers. */
export async function insertDeparture(writer: Writer, departure: Omit<StoredDeparture, 'status' | 'enteredBy'> & { readonly at: number; readonly by: string }, lines: readonly { readonly id: string; readonly filingId: string; readonly customer: string }[]): Promise<void> {
  await writer.insertInto('care_departures').values({ id: departure.id, number: departure.number, user_id: departure.userId, user_name: departure.name, department: departure.department, leaves_day: departure.leavesDay, status: 'open', note: departure.note, entered_at: departure.at, entered_by: departure.by, closed_at: null, closed_by: null }).execute()
  for (let start = 0; start < lines.length; start += 100) await writer.insertInto('care_departure_lines').values(lines.slice(start, start + 100).map((line) => ({
    id: line.id, departure_id: departure.id, filing_id: line.filingId, customer_name: line.customer, told_day: null, told_means: null, told_by: null, successor_id: null, successor_name: '', assigned_day: null, assigned_times: 0, contact_due_day: null, contacted_day: null, contact_number: '',
  }))).execute()
}

/** Ends a departure. */
export async function moveDeparture(writer: Writer, id: string, status: DepartureStatus, at: number, by: string): Promise<void> {
  await writer.updateTable('care_departures').set({ status, closed_at: at, closed_by: by }).where('id', '=', id).execute()
}

/** Writes down that a customer was told. */
export async function markTold(writer: Writer, id: string, told: { readonly day: Day; readonly means: NoticeMeans; readonly by: string }): Promise<void> {
  await writer.updateTable('care_departure_lines').set({ told_day: told.day, told_means: told.means, told_by: told.by }).where('id', '=', id).execute()
}

/** Names a successor; the contact that an earlier one had does not count for him. */
export async function markAssigned(writer: Writer, id: string, to: { readonly userId: string; readonly name: string; readonly day: Day; readonly dueDay: Day; readonly times: number }): Promise<void> {
  await writer.updateTable('care_departure_lines').set({ successor_id: to.userId, successor_name: to.name, assigned_day: to.day, contact_due_day: to.dueDay, assigned_times: to.times, contacted_day: null, contact_number: '' }).where('id', '=', id).execute()
}

/** Writes down the successor's first contact. */
export async function markContacted(writer: Writer, id: string, day: Day, number: string): Promise<void> {
  await writer.updateTable('care_departure_lines').set({ contacted_day: day, contact_number: number }).where('id', '=', id).execute()
}

/** Colleagues who may not log in any more, with their department. */
export async function listDisabledColleagues(reader: Reader): Promise<{ readonly userId: Id<'user'>; readonly name: string }[]> {
  const rows = await reader.selectFrom('users').select(['id', 'display_name']).where('disabled_at', 'is not', null).orderBy('display_name').limit(200).execute()
  return rows.map((row) => ({ userId: row.id as Id<'user'>, name: row.display_name }))
}

/** A colleague by his account, or undefined. */
export async function findPerson(reader: Reader, userId: string): Promise<{ readonly userId: Id<'user'>; readonly name: string; readonly department: string; readonly isActive: boolean } | undefined> {
  const row = await reader.selectFrom('users').select(['id', 'display_name', 'department', 'disabled_at']).where('id', '=', userId).executeTakeFirst()
  return row === undefined ? undefined : { userId: row.id as Id<'user'>, name: row.display_name, department: row.department, isActive: row.disabled_at === null }
}

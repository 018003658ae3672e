/** Reads and writes shelving classes, places, the matrix of rights and what was found outside; with its neighbours, the only place that knows their tables. */
import type { Selectable } from 'kysely'
import type { CustodyTables } from '#main/db/tables/custody.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { OutsideRow, PlaceInputValues } from '#shared/contract/custody.ts'
import type { Role } from '#shared/domain/access.ts'
import type { AccessCell, AccessMatrix } from '#shared/domain/custody.ts'
import { builtInClasses } from '#shared/domain/custody-places.ts'
import type { Place, ShelvingClass } from '#shared/domain/custody-places.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type ClassRecord = ShelvingClass & { readonly retentionYears: number | null; readonly department: string; readonly createdBy: string; readonly proposedBy: string }
export type PlaceRecord = Place & { readonly name: string; readonly keeperId: string | null }

/** Every class: the two that an office begins with, as it left them, and its own in the order of their names. */
export async function listClasses(reader: Reader): Promise<ClassRecord[]> {
  const rows = await reader.selectFrom('shelving_classes').leftJoin('users', 'users.id', 'shelving_classes.created_by').selectAll('shelving_classes').select('users.display_name as proposed_by').orderBy('name').execute()
  const own = rows.map((row) => ({ id: row.id, name: row.name, status: row.status, category: row.category, retentionYears: row.retention_years, department: row.department, createdBy: row.created_by, proposedBy: row.proposed_by ?? '' }))
  const untouched = builtInClasses.filter((each) => !own.some((row) => row.id === each.id)).map((each) => ({ ...each, retentionYears: null, department: '', createdBy: '', proposedBy: '' }))
  return [...untouched, ...own]
}

/** Enters a class, or changes one; a class that an office begins with gets its row with its first change. */
export async function saveClass(writer: Writer, entry: ClassRecord, at: { readonly now: number; readonly decidedBy: string | null }): Promise<void> {
  const columns = { name: entry.name, category: entry.category, status: entry.status, retention_years: entry.retentionYears, department: entry.department, decided_at: at.decidedBy === null ? null : at.now, decided_by: at.decidedBy }
  await writer.insertInto('shelving_classes').values({ id: entry.id, ...columns, created_at: at.now, created_by: entry.createdBy }).onConflict((conflict) => conflict.column('id').doUpdateSet(columns)).execute()
}

function toPlace(row: Selectable<CustodyTables['custody_places']> & { readonly keeper_name: string | null }): PlaceRecord {
  return { id: row.id, code: row.code, name: row.name, classId: row.class_id, isSecret: row.is_secret === 1, keeperId: row.keeper_id, keeperName: row.keeper_name, rows: row.rows_count, slots: row.slots_count }
}

/** Every cabinet and secret store. A keeper who left the office keeps nothing any more. */
export async function listPlaces(reader: Reader): Promise<PlaceRecord[]> {
  const rows = await reader.selectFrom('custody_places').leftJoin('users', (join) => join.onRef('users.id', '=', 'custody_places.keeper_id').on('users.disabled_at', 'is', null)).selectAll('custody_places').select('users.display_name as keeper_name').orderBy('code').execute()
  return rows.map(toPlace).toSorted((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }))
}

/** Declares a place. */
export async function insertPlace(writer: Writer, id: string, place: PlaceInputValues, at: { readonly now: number; readonly by: string }): Promise<void> {
  await writer.insertInto('custody_places').values({ id, ...placeColumns(place), created_at: at.now, created_by: at.by }).execute()
}

/** Changes a place. */
export async function rewritePlace(writer: Writer, id: string, place: PlaceInputValues): Promise<void> {
  await writer.updateTable('custody_places').set(placeColumns(place)).where('id', '=', id).execute()
}

/** A secret store is of no class; a cabinet has no keeper. */
function placeColumns(place: PlaceInputValues) {
  return { code: place.code, name: place.name, class_id: place.isSecret ? null : place.classId, is_secret: place.isSecret ? 1 : 0, keeper_id: place.isSecret ? place.keeperId : null, rows_count: place.rows, slots_count: place.slots }
}

/** The cells of the matrix that the office set. */
export async function readMatrix(reader: Reader): Promise<AccessMatrix> {
  const rows = await reader.selectFrom('access_rights').select(['role', 'secrecy', 'act', 'access_right']).execute()
  return rows.map((row) => ({ role: row.role, secrecy: row.secrecy, act: row.act, right: row.access_right }))
}

/** Sets one cell. */
export async function writeCell(writer: Writer, cell: AccessCell, at: { readonly now: number; readonly by: string }): Promise<void> {
  const columns = { access_right: cell.right, changed_at: at.now, changed_by: at.by }
  await writer.insertInto('access_rights').values({ role: cell.role, secrecy: cell.secrecy, act: cell.act, ...columns }).onConflict((conflict) => conflict.columns(['role', 'secrecy', 'act']).doUpdateSet(columns)).execute()
}

type OutsideRecord = Selectable<CustodyTables['custody_outside']> & { readonly found_by_name: string | null }

function toOutside(row: OutsideRecord): OutsideRow {
  return { id: row.id as Id<'outside'>, customerId: row.customer_id as Id<'customer'>, itemId: row.item_id as Id<'item'> | null, number: row.number, title: row.title, where: row.where_it_is, holder: row.holder, foundAt: row.found_at as InstantMs, foundBy: row.found_by_name ?? row.found_by }
}

/** Lines of the list of what is outside, at most, the newest. */
const outsideLimit = 500

/** What was found outside the archive and is not back, the newest first. */
export async function listOutside(reader: Reader): Promise<OutsideRow[]> {
  const rows = await reader.selectFrom('custody_outside').leftJoin('users', 'users.id', 'custody_outside.found_by').selectAll('custody_outside').select('users.display_name as found_by_name').where('back_at', 'is', null).orderBy('found_at', 'desc').orderBy('custody_outside.id', 'desc').limit(outsideLimit).execute()
  return rows.map(toOutside)
}

/** Notes something outside. */
export async function insertOutside(writer: Writer, entry: { readonly id: string; readonly customerId: string; readonly itemId: string | null; readonly number: string; readonly title: string; readonly where: string; readonly holder: string; readonly now: number; readonly by: string }): Promise<void> {
  await writer.insertInto('custody_outside').values({ id: entry.id, customer_id: entry.customerId, item_id: entry.itemId, number: entry.number, title: entry.title, where_it_is: entry.where, holder: entry.holder, found_at: entry.now, found_by: entry.by, back_at: null, back_by: null }).execute()
}

/** Notes that it is back. */
export async function endOutside(writer: Writer, id: string, at: { readonly now: number; readonly by: string }): Promise<void> {
  await writer.updateTable('custody_outside').set({ back_at: at.now, back_by: at.by }).where('id', '=', id).execute()
}

/** The days that approvers named, by the consultation. */
export async function readPeriods(reader: Reader, loanIds: readonly string[]): Promise<ReadonlyMap<string, { readonly fromDay: Day; readonly untilDay: Day }>> {
  if (loanIds.length === 0) return new Map()
  const rows = await reader.selectFrom('view_periods').select(['loan_id', 'from_day', 'until_day']).where('loan_id', 'in', [...loanIds]).execute()
  return new Map(rows.map((row) => [row.loan_id, { fromDay: row.from_day as Day, untilDay: row.until_day as Day }]))
}

/** Names the days of a consultation. */
export async function writePeriod(writer: Writer, period: { readonly loanId: string; readonly fromDay: Day; readonly untilDay: Day; readonly now: number; readonly by: string }): Promise<void> {
  const columns = { from_day: period.fromDay, until_day: period.untilDay, set_at: period.now, set_by: period.by }
  await writer.insertInto('view_periods').values({ loan_id: period.loanId, ...columns }).onConflict((conflict) => conflict.column('loan_id').doUpdateSet(columns)).execute()
}

/** Whether a person may keep a secret store: somebody of this office who reads customer files. */
export async function findKeeper(reader: Reader, id: string): Promise<{ readonly role: string } | undefined> {
  return reader.selectFrom('users').select('role').where('id', '=', id).where('disabled_at', 'is', null).executeTakeFirst()
}

/** A person of this office by his name, or undefined; names of the office are each somebody's alone. */
export async function findColleague(reader: Reader, displayName: string): Promise<{ readonly role: Role } | undefined> {
  const row = await reader.selectFrom('users').select('role').where('display_name', '=', displayName.trim()).where('disabled_at', 'is', null).executeTakeFirst()
  // Roles in the table were written by this program.
  return row === undefined ? undefined : { role: row.role as Role }
}

/** Reads and writes couriers and movements; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DisclosureTables } from '#main/db/tables/disclosure.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { Courier, movementFilterSchema, MovementRow } from '#shared/contract/disclosure.ts'
import { movementWarnings } from '#shared/domain/disclosure.ts'
import type { SafetyMeasure } from '#shared/domain/disclosure.ts'
import type { Warning } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { z } from 'zod'

type Row = Selectable<DisclosureTables['movements']> & { readonly entered_by_name: string | null }

function selectMovements(reader: Reader) {
  return reader.selectFrom('movements').leftJoin('users', 'users.id', 'movements.entered_by').selectAll('movements').select('users.display_name as entered_by_name')
}

/** Ids, moments and JSON in the table were written by this program. */
function toMovement(row: Row): MovementRow {
  const important = row.is_important === 1
  return {
    id: row.id as Id<'movement'>, number: row.number, status: row.status, kind: row.kind, customerId: row.customer_id as Id<'customer'>, customer: row.customer, what: row.what, secrecy: row.secrecy, isImportant: important,
    person: row.person, fromPlace: row.from_place, toPlace: row.to_place, channel: row.channel, safety: row.safety, safetyNote: row.safety_note, movedAt: row.moved_at as InstantMs, enteredAt: row.entered_at as InstantMs, enteredBy: row.entered_by_name ?? '',
    faults: JSON.parse(row.faults) as string[], warnings: plain(movementWarnings({ number: row.number, isImportant: important, safety: row.safety, safetyNote: row.safety_note, channel: row.channel, secrecy: row.secrecy })),
  }
}

/** Warnings as they cross the wire. */
export function plain(warnings: readonly Warning[]): MovementRow['warnings'] {
  return warnings.map(({ code, clause = '', facts }) => ({ code, clause, facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? [...fact] : fact])) as MovementRow['warnings'][number]['facts'] }))
}

/** One movement, or undefined. */
export async function findMovement(reader: Reader, id: string): Promise<MovementRow | undefined> {
  const row = await selectMovements(reader).where('movements.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toMovement(row)
}

/** A page of movements, the last entered first. */
export async function pageMovements(reader: Reader, { state, cursor, size }: z.output<typeof movementFilterSchema>): Promise<Page<MovementRow>> {
  let select = selectMovements(reader)
  if (state === 'no-safety-measure') select = select.where('lacks_safety', '=', 1)
  else if (state !== 'all') select = select.where('movements.status', '=', state)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(entered_at, movements.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('entered_at', 'desc').orderBy('movements.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.entered_at, row.id])
  return { rows: page.rows.map(toMovement), next: page.next }
}

/** Enters a movement. */
export async function insertMovement(writer: Writer, row: Selectable<DisclosureTables['movements']>): Promise<void> {
  await writer.insertInto('movements').values(row).execute()
}

/** Fills in how a movement is protected. */
export async function setSafety(writer: Writer, id: string, to: { readonly safety: SafetyMeasure; readonly safetyNote: string; readonly lacks: boolean }): Promise<void> {
  await writer.updateTable('movements').set({ safety: to.safety, safety_note: to.safetyNote, lacks_safety: to.lacks ? 1 : 0 }).where('id', '=', id).execute()
}

/** Everybody who is or was named, those who are first. */
export async function listCouriers(reader: Reader): Promise<Courier[]> {
  const rows = await reader.selectFrom('couriers').leftJoin('users', 'users.id', 'couriers.named_by').selectAll('couriers').select('users.display_name as named_by_name').orderBy(sql`ended_at IS NOT NULL`).orderBy('named_at').orderBy('couriers.id').limit(200).execute()
  return rows.map((row) => ({ id: row.id as Id<'courier'>, name: row.name, namedAt: row.named_at as InstantMs, namedBy: row.named_by_name ?? '', endedAt: row.ended_at as InstantMs | null }))
}

/** Names of those who were named couriers at a moment. */
export async function listCouriersAt(reader: Reader, at: InstantMs): Promise<string[]> {
  const rows = await reader.selectFrom('couriers').select('name').where('named_at', '<=', at).where(({ or, eb }) => or([eb('ended_at', 'is', null), eb('ended_at', '>', at)])).orderBy('named_at').orderBy('id').execute()
  return rows.map((row) => row.name)
}

/** Names a courier. */
export async function insertCourier(writer: Writer, courier: { readonly id: string; readonly name: string; readonly nameKey: string; readonly at: InstantMs; readonly by: string }): Promise<void> {
  await writer.insertInto('couriers').values({ id: courier.id, name: courier.name, name_key: courier.nameKey, named_at: courier.at, named_by: courier.by, ended_at: null, ended_by: null }).execute()
}

/** Ends a naming. */
export async function endNaming(writer: Writer, id: string, at: InstantMs, by: string): Promise<void> {
  await writer.updateTable('couriers').set({ ended_at: at, ended_by: by }).where('id', '=', id).where('ended_at', 'is', null).execute()
}

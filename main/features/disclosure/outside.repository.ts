/** Reads and writes disclosures to outside parties; the only place that knows their table. */
import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DisclosureTables } from '#main/db/tables/disclosure.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { MaterialChoice } from '#main/features/disclosure/material.ts'
import type { outsideFilterSchema, OutsideRow } from '#shared/contract/disclosure.ts'
import { addDays, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { z } from 'zod'

/** What is given out, as it was asked for. */
export type StoredMaterial = Omit<MaterialChoice, 'customerId'> & { readonly items: readonly string[] }
export type StoredOutside = { readonly row: OutsideRow; readonly material: StoredMaterial }
export type OutsideNarrowing = { readonly state: z.output<typeof outsideFilterSchema>['state']; readonly text?: string; readonly from?: Day | null; readonly to?: Day | null }

function selectOutside(reader: Reader) {
  return reader.selectFrom('disclosures').leftJoin('users as asker', 'asker.id', 'disclosures.requested_by').leftJoin('users as discloser', 'discloser.id', 'disclosures.disclosed_by')
    .selectAll('disclosures').select(['asker.display_name as asker_name', 'discloser.display_name as discloser_name'])
}
type Row = Selectable<DisclosureTables['disclosures']> & { readonly asker_name: string | null; readonly discloser_name: string | null }

/** Ids, days, moments and JSON in the table were written by this program. */
function toStored(row: Row): StoredOutside {
  const material = JSON.parse(row.material) as StoredMaterial
  return {
    material,
    row: {
      id: row.id as Id<'disclosure'>, number: row.number, status: row.status, customerId: row.customer_id as Id<'customer'>, customer: row.customer, secrecy: row.secrecy, receiver: row.receiver, purpose: row.purpose, purposeWords: row.purpose_words, data: row.data,
      items: [...material.items], channel: row.channel, plannedDay: row.planned_day as Day, requestedAt: row.requested_at as InstantMs, requestedBy: row.asker_name ?? '', approvalId: row.approval_id as Id<'approval'> | null,
      supervisorDay: row.supervisor_day as Day | null, supervisor: row.supervisor, managerDay: row.manager_day as Day | null, manager: row.manager, disclosedDay: row.disclosed_day as Day | null, disclosedBy: row.discloser_name ?? '',
      warnings: JSON.parse(row.warnings) as OutsideRow['warnings'],
    },
  }
}

/** One disclosure, or undefined. */
export async function findOutside(reader: Reader, id: string): Promise<StoredOutside | undefined> {
  const row = await selectOutside(reader).where('disclosures.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toStored(row)
}

function narrowed(reader: Reader, { state, text = '', from = null, to = null }: OutsideNarrowing) {
  let select = selectOutside(reader)
  if (state === 'open') select = select.where('disclosures.status', 'in', ['requested', 'approved'])
  else if (state !== 'all') select = select.where('disclosures.status', '=', state)
  // Disclosures are few: words are looked for in the rows.
  if (text !== '') select = select.where(sql<boolean>`instr(lower(disclosures.number || ' ' || disclosures.receiver || ' ' || disclosures.customer || ' ' || disclosures.purpose_words), ${text.toLowerCase()}) > 0`)
  if (from !== null) select = select.where('requested_at', '>=', startOfDayMs(from))
  if (to !== null) select = select.where('requested_at', '<', startOfDayMs(addDays(to, 1)))
  return select
}

/** A page of disclosures, newest first. */
export async function pageOutside(reader: Reader, by: OutsideNarrowing, { cursor, size }: { readonly cursor: string | null; readonly size: number }): Promise<Page<OutsideRow>> {
  let select = narrowed(reader, by)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(requested_at, disclosures.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('requested_at', 'desc').orderBy('disclosures.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.requested_at, row.id])
  return { rows: page.rows.map((row) => toStored(row).row), next: page.next }
}

/** How many disclosures a narrowing holds, counted up to `limit` (null: exactly). */
export async function countOutside(reader: Reader, by: OutsideNarrowing, limit: number | null): Promise<number> {
  const select = narrowed(reader, by).clearSelect().select('disclosures.id')
  const counted = await reader.selectFrom((limit === null ? select : select.limit(limit)).as('kept')).select((build) => build.fn.countAll<number>().as('count')).executeTakeFirst()
  return counted?.count ?? 0
}

export type NewOutside = Omit<Selectable<DisclosureTables['disclosures']>, 'status' | 'supervisor_day' | 'supervisor' | 'manager_day' | 'manager' | 'disclosed_day' | 'disclosed_at' | 'disclosed_by'>

/** Enters a request. */
export async function insertOutside(writer: Writer, row: NewOutside): Promise<void> {
  await writer.insertInto('disclosures').values({ ...row, status: 'requested', supervisor_day: null, supervisor: '', manager_day: null, manager: '', disclosed_day: null, disclosed_at: null, disclosed_by: null }).execute()
}

/** Writes down what happened to a disclosure. */
export async function patchOutside(writer: Writer, id: string, patch: Pick<Updateable<DisclosureTables['disclosures']>, 'status' | 'supervisor_day' | 'supervisor' | 'manager_day' | 'manager' | 'disclosed_day' | 'disclosed_at' | 'disclosed_by'>): Promise<void> {
  await writer.updateTable('disclosures').set(patch).where('id', '=', id).execute()
}

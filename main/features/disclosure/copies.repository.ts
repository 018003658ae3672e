/** Reads and writes requests to copy and the log of copies; the only place that knows their tables. */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { DisclosureTables } from '#main/db/tables/disclosure.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import type { copyFilterSchema, CopyRequest, TakenCopy } from '#shared/contract/disclosure.ts'
import type { CopyMeans, CopyPermission, CopyStatus } from '#shared/domain/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { z } from 'zod'

type RequestRow = Selectable<DisclosureTables['copy_requests']> & { readonly requested_by_name: string | null }
export type StoredRequest = { readonly row: RequestRow; readonly items: readonly { readonly number: string; readonly title: string }[] }
type PageRequest = { readonly cursor: string | null; readonly size: number }

function selectRequests(reader: Reader) {
  return reader.selectFrom('copy_requests').leftJoin('users', 'users.id', 'copy_requests.requested_by').selectAll('copy_requests').select('users.display_name as requested_by_name')
}

async function withItems(reader: Reader, rows: readonly RequestRow[]): Promise<StoredRequest[]> {
  if (rows.length === 0) return []
  const items = await reader.selectFrom('copy_request_items').selectAll().where('request_id', 'in', rows.map((row) => row.id)).orderBy('number').execute()
  return rows.map((row) => ({ row, items: items.filter((item) => item.request_id === row.id) }))
}

/** One request, or undefined. */
export async function findCopyRequest(reader: Reader, id: string): Promise<StoredRequest | undefined> {
  return (await withItems(reader, await selectRequests(reader).where('copy_requests.id', '=', id).execute()))[0]
}

/** This person's requests for a file that are approved and not used up, or still wait; those with copies left first, then the newest. */
export async function findOwnRequests(reader: Reader, requesterId: string, customerId: string): Promise<StoredRequest[]> {
  const rows = await selectRequests(reader).where('requested_by', '=', requesterId).where('customer_id', '=', customerId).where('status', 'in', ['approved', 'requested'])
    .orderBy(sql`CASE WHEN status = 'approved' AND taken < copies THEN 0 WHEN status = 'requested' THEN 1 ELSE 2 END`).orderBy('requested_at', 'desc').limit(20).execute()
  return withItems(reader, rows)
}

/** Files that this person may take whole in an export now, by the request that allows each. */
export async function listExportAllowance(reader: Reader, requesterId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.selectFrom('copy_requests').innerJoin('copy_request_items', 'copy_request_items.request_id', 'copy_requests.id').innerJoin('customers', 'customers.id', 'copy_requests.customer_id')
    .select(['copy_requests.id', 'copy_requests.customer_id']).where('requested_by', '=', requesterId).where('copy_requests.status', '=', 'approved').where('means', '=', 'export').whereRef('taken', '<', 'copies')
    .whereRef('copy_request_items.number', '=', 'customers.number').limit(500).execute()
  return new Map(rows.map((row) => [row.customer_id, row.id]))
}

/** The request as the rule sees it. */
export function toPermission({ row, items }: StoredRequest): CopyPermission {
  return { number: row.number, status: row.status, requesterId: row.requested_by, means: row.means, covers: items.map((item) => item.number), copies: row.copies, taken: row.taken }
}

/** The request as a screen shows it. Ids and moments in the table were written by this program. */
export function toCopyRequest({ row, items }: StoredRequest, viewerId: string): CopyRequest {
  return {
    id: row.id as Id<'copy-request'>, number: row.number, status: row.status, customerId: row.customer_id as Id<'customer'>, customer: row.customer, secrecy: row.secrecy, means: row.means, copies: row.copies, taken: row.taken, purpose: row.purpose,
    items: items.map((item) => `${item.number} ${item.title}`), requestedAt: row.requested_at as InstantMs, requestedBy: row.requested_by_name ?? '', isMine: row.requested_by === viewerId, approvalId: row.approval_id as Id<'approval'> | null, approvedBy: row.approved_by, decidedAt: row.decided_at as InstantMs | null,
  }
}

/** A page of requests, newest first; `open` are those that wait or still leave copies. */
export async function pageCopyRequests(reader: Reader, { state, cursor, size }: z.output<typeof copyFilterSchema>): Promise<Page<StoredRequest>> {
  let select = selectRequests(reader)
  if (state === 'open') select = select.where(({ or, and, eb, ref }) => or([eb('copy_requests.status', '=', 'requested'), and([eb('copy_requests.status', '=', 'approved'), eb('taken', '<', ref('copies'))])]))
  else if (state !== 'all') select = select.where('copy_requests.status', '=', state)
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(requested_at, copy_requests.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('requested_at', 'desc').orderBy('copy_requests.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.requested_at, row.id])
  return { rows: await withItems(reader, page.rows), next: page.next }
}

export type NewCopyRequest = Omit<Selectable<DisclosureTables['copy_requests']>, 'status' | 'taken' | 'approved_by' | 'decided_at'> & { readonly items: readonly { readonly number: string; readonly title: string }[] }

/** Enters a request. */
export async function insertCopyRequest(writer: Writer, { items, ...row }: NewCopyRequest): Promise<void> {
  await writer.insertInto('copy_requests').values({ ...row, status: 'requested', taken: 0, approved_by: '', decided_at: null }).execute()
  await writer.insertInto('copy_request_items').values(items.map(({ number, title }) => ({ request_id: row.id, number, title }))).execute()
}

/** Ends the wait of a request. */
export async function endCopyRequest(writer: Writer, id: string, to: { readonly status: CopyStatus; readonly approvedBy: string; readonly at: InstantMs }): Promise<void> {
  await writer.updateTable('copy_requests').set({ status: to.status, approved_by: to.approvedBy, decided_at: to.at }).where('id', '=', id).execute()
}

/** Logs copies, and counts them on the request that allowed them. */
export async function insertTaken(writer: Writer, copy: Selectable<DisclosureTables['copies_taken']>): Promise<void> {
  await writer.insertInto('copies_taken').values(copy).execute()
  if (copy.request_id !== null) await writer.updateTable('copy_requests').set(({ eb }) => ({ taken: eb('taken', '+', copy.copies) })).where('id', '=', copy.request_id).execute()
}

/** The log of copies, newest first; ids and moments were written by this program. */
export async function pageTaken(reader: Reader, { cursor, size }: PageRequest): Promise<Page<TakenCopy>> {
  let select = reader.selectFrom('copies_taken').leftJoin('users', 'users.id', 'copies_taken.taken_by').leftJoin('copy_requests', 'copy_requests.id', 'copies_taken.request_id').selectAll('copies_taken').select(['users.display_name as taken_by_name', 'copy_requests.number as request_number'])
  const position = decodeCursor(cursor)
  if (position !== null) select = select.where(sql<boolean>`(taken_at, copies_taken.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('taken_at', 'desc').orderBy('copies_taken.id', 'desc').limit(size + 1).execute()
  const page = cutPage(rows, size, (row) => [row.taken_at, row.id])
  return { rows: page.rows.map((row) => ({ id: row.id, request: row.request_number ?? '', customer: row.customer, means: row.means satisfies CopyMeans, what: row.what, copies: row.copies, pages: row.pages, takenAt: row.taken_at as InstantMs, takenBy: row.taken_by_name ?? '' })), next: page.next }
}

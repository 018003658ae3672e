/** Reads where customer files and their documents stand, their class and their retention; with its neighbours, the only place that knows their tables. */
import { sql } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { effectiveSecrecy } from '#main/features/customers/customers.columns.ts'
import type { CustomerCategory, CustomerStatus, ItemCarrier } from '#shared/domain/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** A file, or one of its documents, as something that stands somewhere. */
export type Holding = {
  readonly kind: 'customer' | 'item'; readonly id: string; readonly customerId: Id<'customer'>; readonly number: string; readonly title: string
  /** What applies: for a document the stricter of its own level and its file's. */
  readonly secrecy: SecrecyLevel; readonly shelfPlace: string; readonly placeId: string | null; readonly row: number | null; readonly slot: number | null
  readonly category: CustomerCategory; readonly shelvingClassId: string | null; readonly carrier: ItemCarrier; readonly isDestroyed: boolean
}
export type Home = { readonly placeId: string | null; readonly row: number | null; readonly slot: number | null; readonly text: string }
export type CustodyHead = {
  readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly status: CustomerStatus; readonly category: CustomerCategory; readonly secrecy: SecrecyLevel; readonly shelfPlace: string
  readonly placeId: string | null; readonly shelvingClassId: string | null; readonly retentionEnd: Day | null; readonly destroyedDay: Day | null; readonly items: number; readonly openedAt: InstantMs
}

function selectFiles(reader: Reader) {
  return reader.selectFrom('customers').select(['id', 'number', 'name', 'status', 'category', 'secrecy', 'shelf_place', 'place_id', 'place_row', 'place_slot', 'shelving_class_id', 'retention_end', 'destroyed_day', 'items_total', 'created_at'])
}
function selectItems(reader: Reader) {
  return reader.selectFrom('customer_items').innerJoin('customers', 'customers.id', 'customer_items.customer_id')
    .select(['customer_items.id', 'customer_items.customer_id', 'customer_items.number', 'customer_items.title', 'customer_items.secrecy', 'customer_items.shelf_place', 'customer_items.place_id', 'customer_items.place_row', 'customer_items.place_slot', 'customer_items.carrier'])
    .select(['customers.secrecy as file_secrecy', 'customers.category', 'customers.shelving_class_id', 'customers.destroyed_day', 'customers.place_id as file_place_id'])
}
type FileRow = Awaited<ReturnType<ReturnType<typeof selectFiles>['execute']>>[number]
type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]

/** Ids and days in the tables were minted by the program. */
function toHead(row: FileRow): CustodyHead {
  return {
    id: row.id as Id<'customer'>, number: row.number, name: row.name, status: row.destroyed_day === null ? row.status : 'destroyed', category: row.category, secrecy: row.secrecy, shelfPlace: row.shelf_place, placeId: row.place_id,
    shelvingClassId: row.shelving_class_id, retentionEnd: row.retention_end as Day | null, destroyedDay: row.destroyed_day as Day | null, items: row.items_total, openedAt: row.created_at as InstantMs,
  }
}
function fileHolding(row: FileRow): Holding {
  return { kind: 'customer', id: row.id, customerId: row.id as Id<'customer'>, number: row.number, title: row.name, secrecy: row.secrecy, shelfPlace: row.shelf_place, placeId: row.place_id, row: row.place_row, slot: row.place_slot, category: row.category, shelvingClassId: row.shelving_class_id, carrier: 'paper', isDestroyed: row.destroyed_day !== null }
}
function itemHolding(row: ItemRow): Holding {
  return { kind: 'item', id: row.id, customerId: row.customer_id as Id<'customer'>, number: row.number, title: row.title, secrecy: effectiveSecrecy(row), shelfPlace: row.shelf_place, placeId: row.place_id, row: row.place_row, slot: row.place_slot, category: row.category, shelvingClassId: row.shelving_class_id, carrier: row.carrier, isDestroyed: row.destroyed_day !== null }
}

/** A file or document by its id, or undefined. */
export async function readHolding(reader: Reader, kind: Holding['kind'], id: string): Promise<Holding | undefined> {
  if (kind === 'customer') {
    const row = await selectFiles(reader).where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : fileHolding(row)
  }
  const row = await selectItems(reader).where('customer_items.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : itemHolding(row)
}

/** A file as custody sees it, or undefined. */
export async function findCustodyHead(reader: Reader, id: string): Promise<CustodyHead | undefined> {
  const row = await selectFiles(reader).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toHead(row)
}

/** The documents of a file with the places of their own, for who keeps what is classified. */
export async function listItemHoldings(reader: Reader, customerId: string): Promise<Holding[]> {
  return (await selectItems(reader).where('customer_items.customer_id', '=', customerId).orderBy('position').execute()).map(itemHolding)
}

/** What stands in a place, slot by slot. */
export async function listHeld(reader: Reader, placeId: string): Promise<Holding[]> {
  const files = await selectFiles(reader).where('place_id', '=', placeId).execute()
  const items = await selectItems(reader).where('customer_items.place_id', '=', placeId).execute()
  return [...files.map(fileHolding), ...items.map(itemHolding)].toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0) || (one.slot ?? 0) - (other.slot ?? 0))
}

/** The slots of these places that are taken, with the number of what stands there. */
export async function listTaken(reader: Reader, placeIds: readonly string[]): Promise<{ readonly id: string; readonly number: string; readonly placeId: string; readonly row: number; readonly slot: number }[]> {
  if (placeIds.length === 0) return []
  const taken = (table: 'customers' | 'customer_items') => reader.selectFrom(table).select(['id', 'number', 'place_id', 'place_row', 'place_slot']).where('place_id', 'in', [...placeIds]).where('place_slot', 'is not', null).execute()
  return [...await taken('customers'), ...await taken('customer_items')].flatMap((row) => (row.place_id === null || row.place_row === null || row.place_slot === null ? [] : [{ id: row.id, number: row.number, placeId: row.place_id, row: row.place_row, slot: row.place_slot }]))
}

/** How many things each place holds: in slots, and without one. */
export async function countHeld(reader: Reader): Promise<ReadonlyMap<string, { readonly taken: number; readonly loose: number }>> {
  const counted = (table: 'customers' | 'customer_items') => reader.selectFrom(table).select(['place_id', (build) => build.fn.countAll<number>().as('all'), (build) => build.fn.count<number>('place_slot').as('taken')]).where('place_id', 'is not', null).groupBy('place_id').execute()
  const sums = new Map<string, { taken: number; loose: number }>()
  for (const row of [...await counted('customers'), ...await counted('customer_items')]) {
    if (row.place_id === null) continue
    const before = sums.get(row.place_id) ?? { taken: 0, loose: 0 }
    sums.set(row.place_id, { taken: before.taken + row.taken, loose: before.loose + row.all - row.taken })
  }
  return sums
}

/** What a list of files asks for; `stores` are the ids of the secret stores. */
export type CustodyList = { readonly state: 'class-missing' | 'place-missing' | 'place-undeclared' | 'retention-missing' } | { readonly state: 'misplaced'; readonly stores: readonly string[] } | { readonly state: 'expired'; readonly today: Day }

/** A page of files that lack or break something, newest first; expired ones by the end of their retention, the longest over first. */
export async function pageCustodyFiles(reader: Reader, list: CustodyList, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<CustodyHead>> {
  const position = decodeCursor(request.cursor)
  if (list.state === 'expired') {
    let expired = selectFiles(reader).where('retention_end', '<', list.today).where('destroyed_day', 'is', null)
    if (position !== null) expired = expired.where(sql<boolean>`(retention_end, id) > (${position[0]}, ${position[1]})`)
    const rows = await expired.orderBy('retention_end').orderBy('id').limit(request.size + 1).execute()
    const page = cutPage(rows, request.size, (row) => [row.retention_end ?? '', row.id])
    return { rows: page.rows.map(toHead), next: page.next }
  }
  let select = narrowed(reader, list)
  if (position !== null) select = select.where(sql<boolean>`(created_at, id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(request.size + 1).execute()
  const page = cutPage(rows, request.size, (row) => [row.created_at, row.id])
  return { rows: page.rows.map(toHead), next: page.next }
}

/** Literals, not parameters: only then may the planner use the small index of the files that lack this. */
function narrowed(reader: Reader, list: Exclude<CustodyList, { readonly state: 'expired' }>) {
  const files = selectFiles(reader)
  switch (list.state) {
    case 'class-missing': return files.where(sql<boolean>`shelving_class_id IS NULL AND category IN ('unset', 'potential') AND destroyed_day IS NULL`)
    case 'place-missing': return files.where(sql<boolean>`shelf_place = '' AND destroyed_day IS NULL`)
    case 'place-undeclared': return files.where(sql<boolean>`shelf_place <> '' AND place_id IS NULL AND destroyed_day IS NULL`)
    case 'retention-missing': return files.where(sql<boolean>`status = 'closed' AND retention_end IS NULL AND destroyed_day IS NULL`)
    case 'misplaced': {
      const stores = list.stores.length === 0 ? sql`(NULL)` : sql`(${sql.join(list.stores)})`
      // `IN (NULL)` is never true and its denial never either, so "in no store" is asked as "not one of them, or nowhere".
      const isOutside = (place: string) => sql<boolean>`(${sql.ref(place)} IS NULL OR ${list.stores.length === 0 ? sql`1` : sql`${sql.ref(place)} NOT IN ${stores}`})`
      // Each part is led by an index of its own: classified files in no store, other files in one, and classified documents without a place of their own in one.
      return files.where('destroyed_day', 'is', null).where(sql<boolean>`id IN (
        SELECT id FROM customers WHERE secrecy IN ('secret', 'top-secret') AND ${isOutside('place_id')}
        UNION SELECT id FROM customers WHERE place_id IN ${stores} AND secrecy IN ('open', 'internal')
        UNION SELECT customer_id FROM customer_items WHERE secrecy IN ('secret', 'top-secret') AND ${isOutside('place_id')} AND customer_id NOT IN (SELECT id FROM customers WHERE place_id IN ${stores}))`)
    }
  }
}

/** Files whose typed place names a cabinet and that have not joined it, up to `limit`. */
export async function findUnjoined(reader: Reader, code: string, limit: number): Promise<Holding[]> {
  const [from, to] = [code, `${code}\uFFFF`]
  const files = await selectFiles(reader).where(sql<boolean>`shelf_place <> '' AND place_id IS NULL`).where('shelf_place', '>=', from).where('shelf_place', '<', to).limit(limit).execute()
  return files.map(fileHolding)
}

/** Writes the place of a file or document. */
export async function writeHome(writer: Writer, holding: Pick<Holding, 'kind' | 'id'>, home: Home): Promise<void> {
  const columns = { place_id: home.placeId, place_row: home.row, place_slot: home.slot, shelf_place: home.text }
  if (holding.kind === 'customer') await writer.updateTable('customers').set(columns).where('id', '=', holding.id).execute()
  else await writer.updateTable('customer_items').set(columns).where('id', '=', holding.id).execute()
}

/** Writes what custody keeps of a file: its class, the end of its retention, whether it lacks something. */
export async function patchFile(writer: Writer, id: string, patch: { readonly shelving_class_id?: string; readonly retention_end?: Day | null; readonly has_gap?: 0 | 1 }): Promise<void> {
  await writer.updateTable('customers').set(patch).where('id', '=', id).execute()
}

/** Takes a destroyed file and its documents off their places; the line in the index stays (P07-25). */
export async function writeDestroyed(writer: Writer, id: string, day: Day): Promise<void> {
  const nowhere = { place_id: null, place_row: null, place_slot: null, shelf_place: '' }
  await writer.updateTable('customers').set({ ...nowhere, destroyed_day: day, status: 'closed', items_present: 0 }).where('id', '=', id).execute()
  await writer.updateTable('customer_items').set({ ...nowhere, present: 0 }).where('customer_id', '=', id).execute()
}

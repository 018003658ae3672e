/** What other features may know of a customer file: narrow, read-only facts that `main/app` hands to them. */
import type { Selectable } from 'kysely'
import type { CustomerTables } from '#main/db/tables/customers.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { effectiveSecrecy } from '#main/features/customers/customers.columns.ts'
import { codeKey } from '#shared/domain/customers.ts'
import type { CustomerStatus, ItemCarrier } from '#shared/domain/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** What a sheet of another feature prints about a customer. */
export type CustomerHead = {
  readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly status: CustomerStatus; readonly secrecy: SecrecyLevel; readonly shelfPlace: string
}

/** A document as lending needs it; whether it is out is lending's own knowledge. */
export type ListedItem = {
  readonly itemId: Id<'item'>; readonly customerId: Id<'customer'>; readonly number: string; readonly code: string; readonly title: string
  readonly pages: number | null; readonly carrier: ItemCarrier; readonly shelfPlace: string
  /** The stricter of the file's level and the item's own. */
  readonly secrecy: SecrecyLevel; readonly present: boolean
}

/** The head of a file, or undefined. */
export async function getCustomerHead(reader: Reader, id: Id<'customer'>): Promise<CustomerHead | undefined> {
  const row = await selectHeads(reader).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toHead(row)
}

/** The file with this number as scanned or typed, or undefined; the number that the office used before counts when exactly one file has it. */
export async function findCustomerByCode(reader: Reader, code: string): Promise<CustomerHead | undefined> {
  const key = codeKey(code)
  if (key === '') return undefined
  const row = await selectHeads(reader).where('number', '=', key).executeTakeFirst()
  if (row !== undefined) return toHead(row)
  const former = await selectHeads(reader).where('former_number', 'in', [...new Set([key, code.trim()])]).limit(2).execute()
  const [only] = former
  return former.length === 1 && only !== undefined ? toHead(only) : undefined
}

/** The documents with these ids, in the order asked for; ids that name nothing are left out. */
export async function findLendableItems(reader: Reader, itemIds: readonly Id<'item'>[]): Promise<ListedItem[]> {
  if (itemIds.length === 0) return []
  const rows = await selectItems(reader).where('customer_items.id', 'in', [...itemIds]).execute()
  const byId = new Map(rows.map((row) => [row.id, toListedItem(row)]))
  return itemIds.flatMap((id) => byId.get(id) ?? [])
}

/** Every document on the list of a file, in the order of the list. */
export async function listItemsOfFile(reader: Reader, customerId: Id<'customer'>): Promise<ListedItem[]> {
  return (await selectItems(reader).where('customer_id', '=', customerId).orderBy('position').execute()).map(toListedItem)
}

/** The document with this number or bar code, as scanned or typed, with the head of its file; undefined when there is none. */
export async function findItemByCode(reader: Reader, code: string): Promise<{ readonly item: ListedItem; readonly customer: CustomerHead } | undefined> {
  const key = codeKey(code)
  if (key === '') return undefined
  const row = await selectItems(reader).where('customer_items.number', '=', key).executeTakeFirst() ?? await selectItems(reader).where('customer_items.code', '=', key).executeTakeFirst()
  if (row === undefined) return undefined
  const item = toListedItem(row)
  const customer = await getCustomerHead(reader, item.customerId)
  return customer === undefined ? undefined : { item, customer }
}

type HeadRow = Pick<Selectable<CustomerTables['customers']>, 'id' | 'number' | 'name' | 'status' | 'secrecy' | 'shelf_place'>
type ItemRow = Selectable<CustomerTables['customer_items']> & { readonly file_secrecy: SecrecyLevel }

function selectHeads(reader: Reader) {
  return reader.selectFrom('customers').select(['id', 'number', 'name', 'status', 'secrecy', 'shelf_place'])
}

function selectItems(reader: Reader) {
  return reader.selectFrom('customer_items').innerJoin('customers', 'customers.id', 'customer_items.customer_id').selectAll('customer_items').select('customers.secrecy as file_secrecy')
}

/** Ids in the table were minted by the program. */
function toHead(row: HeadRow): CustomerHead {
  return { id: row.id as Id<'customer'>, number: row.number, name: row.name, status: row.status, secrecy: row.secrecy, shelfPlace: row.shelf_place }
}

function toListedItem(row: ItemRow): ListedItem {
  return {
    itemId: row.id as Id<'item'>, customerId: row.customer_id as Id<'customer'>, number: row.number, code: row.code, title: row.title,
    pages: row.pages, carrier: row.carrier, shelfPlace: row.shelf_place, secrecy: effectiveSecrecy(row), present: row.present === 1,
  }
}

/** Reads and writes the documents on the list of a file. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { toItemColumns } from '#main/features/customers/customers.columns.ts'
import type { ItemRecord } from '#main/features/customers/customers.columns.ts'
import type { CustomerItemInput } from '#shared/contract/customers.ts'
import { codeKey } from '#shared/domain/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

function selectItems(reader: Reader) {
  return reader.selectFrom('customer_items').innerJoin('customers', 'customers.id', 'customer_items.customer_id').selectAll('customer_items').select('customers.secrecy as file_secrecy')
}

/** One document, or undefined. */
export async function findItem(reader: Reader, id: Id<'item'>): Promise<ItemRecord | undefined> {
  return selectItems(reader).where('customer_items.id', '=', id).executeTakeFirst()
}

/** Every document of a file, in the order of its list. */
export async function listItems(reader: Reader, customerId: Id<'customer'>): Promise<ItemRecord[]> {
  return selectItems(reader).where('customer_id', '=', customerId).orderBy('position').execute()
}

/** The document that carries this bar code, other than `exceptId`; null when the code is empty or free. */
export async function findCodeHolder(reader: Reader, code: string, exceptId: Id<'item'> | null): Promise<{ readonly number: string; readonly title: string } | null> {
  const key = codeKey(code)
  if (key === '') return null
  const holder = await reader.selectFrom('customer_items').select(['id', 'number', 'title']).where('code', '=', key).executeTakeFirst()
  return holder === undefined || holder.id === exceptId ? null : { number: holder.number, title: holder.title }
}

/** The position after the last one of the list; documents are never taken off it, so it has no gaps. */
export async function nextPosition(reader: Reader, customerId: Id<'customer'>): Promise<number> {
  const last = await reader.selectFrom('customer_items').select((build) => build.fn.max('position').as('position')).where('customer_id', '=', customerId).executeTakeFirst()
  return (last?.position ?? 0) + 1
}

/** Puts a document on the list. */
export async function insertItem(writer: Writer, item: { readonly id: Id<'item'>; readonly customerId: Id<'customer'>; readonly position: number; readonly number: string; readonly input: CustomerItemInput }): Promise<void> {
  await writer.insertInto('customer_items').values({ id: item.id, customer_id: item.customerId, position: item.position, number: item.number, ...toItemColumns(item.input) }).execute()
}

/** Replaces what the list says about a document; the book keeps the old line. */
export async function rewriteItem(writer: Writer, id: Id<'item'>, input: CustomerItemInput): Promise<void> {
  await writer.updateTable('customer_items').set(toItemColumns(input)).where('id', '=', id).execute()
}

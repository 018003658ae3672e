/** Brings the document lists of many files up to date, by title: a paper that came in later is ticked, one that is new to the list is added. */
import { inChunks } from '#main/db/chunks.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { hasGap, toItemColumns } from '#main/features/customers/customers.columns.ts'
import { readProfiles } from '#main/features/customers/customers.bulk.ts'
import { customerItemInputSchema } from '#shared/contract/customers.ts'
import { itemNumber } from '#shared/domain/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'customers'

/** Documents of a file by title, present or missing. */
export type DocumentTicks = Readonly<Record<string, boolean>>
export type DocumentChange = { readonly id: Id<'customer'>; readonly ticks: DocumentTicks }

/** The document lists of these files, by file. */
export async function readTicks(reader: Reader, ids: readonly Id<'customer'>[]): Promise<Map<string, DocumentTicks>> {
  const ticks = new Map<string, Record<string, boolean>>()
  await inChunks(ids, async (chunk) => {
    const rows = await reader.selectFrom('customer_items').select(['customer_id', 'title', 'present']).where('customer_id', 'in', [...chunk]).orderBy('position').execute()
    for (const row of rows) {
      const of = ticks.get(row.customer_id) ?? {}
      of[row.title] = row.present === 1
      ticks.set(row.customer_id, of)
    }
  })
  return ticks
}

/** Sets ticks and adds documents that a list does not hold yet; documents that a change does not name stay as they are. */
export async function tickDocuments(unit: Unit, changes: readonly DocumentChange[], options: { readonly batchId: Id<'import'>; readonly reason: string }): Promise<void> {
  const profiles = await readProfiles(unit.read, changes.map((change) => change.id))
  for (const { id, ticks } of changes) {
    const profile = profiles.get(id)
    if (profile === undefined) continue
    const before = await unit.read.selectFrom('customer_items').select(['id', 'title', 'present', 'position']).where('customer_id', '=', id).orderBy('position').execute()
    const known = new Map(before.map((item) => [item.title, item]))
    const changed = Object.entries(ticks).filter(([title, present]) => known.get(title)?.present !== (present ? 1 : 0))
    if (changed.length === 0) continue
    await writeTicks(unit, id, changed, known)
    const items = await unit.read.selectFrom('customer_items').select(({ fn }) => [fn.countAll<number>().as('total'), fn.sum<number>('present').as('present')]).where('customer_id', '=', id).executeTakeFirstOrThrow()
    await unit.write.updateTable('customers').set({ items_total: items.total, items_present: items.present, has_gap: hasGap(profile, items) }).where('id', '=', id).execute()
    unit.recordEvent({ register, subjectId: id, kind: 'items-ticked', body: { batchId: options.batchId, reason: options.reason, items: Object.fromEntries(changed) } })
  }
}

type KnownItem = { readonly id: string; readonly position: number }

async function writeTicks(unit: Unit, id: Id<'customer'>, changed: readonly (readonly [string, boolean])[], known: ReadonlyMap<string, KnownItem>): Promise<void> {
  const file = await unit.read.selectFrom('customers').select('number').where('id', '=', id).executeTakeFirstOrThrow()
  let position = Math.max(0, ...[...known.values()].map((item) => item.position))
  for (const [title, present] of changed) {
    const item = known.get(title)
    if (item !== undefined) await unit.write.updateTable('customer_items').set({ present: present ? 1 : 0 }).where('id', '=', item.id).execute()
    else {
      position += 1
      const columns = toItemColumns(customerItemInputSchema.parse({ title, present }))
      await unit.write.insertInto('customer_items').values({ id: unit.newId<'item'>(), customer_id: id, position, number: itemNumber(file.number, position), ...columns }).execute()
    }
  }
}

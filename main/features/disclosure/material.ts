/** Guarantees that whether material is important is answered in one place: by its level, and by the office's marks. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { DisclosedFile, DisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import type { Material } from '#shared/contract/disclosure.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideSupervision, isImportant } from '#shared/domain/disclosure.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { strictestSecrecy } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

export const disclosureRegister = 'disclosure'

export type FileMaterial = { readonly file: DisclosedFile; readonly customer: string; readonly rows: readonly Material[] }
/** Which parts of a file are meant. */
export type MaterialChoice = { readonly customerId: Id<'customer'>; readonly withProfile: boolean; readonly itemIds: readonly Id<'item'>[] }
export type ChosenMaterial = FileMaterial & { readonly secrecy: SecrecyLevel; readonly isImportant: boolean; /** In one line, for logs. */ readonly what: string; readonly pages: number }

/** The profile and every document of a file, each with what makes it important. A mark on the file counts for all of it. */
export async function readMaterial(reader: Reader, sources: DisclosureSources, customerId: Id<'customer'>): Promise<FileMaterial> {
  const file = await sources.getFile(reader, customerId)
  if (file === undefined) throw new NotFoundError('customer')
  const marked = new Set((await reader.selectFrom('important_marks').select('item_id').where('customer_id', '=', customerId).execute()).map((row) => row.item_id))
  const part = (itemId: Id<'item'> | null, of: { readonly number: string; readonly title: string; readonly pages: number | null; readonly secrecy: SecrecyLevel }): Material => {
    const isMarked = marked.has(itemId ?? '')
    return { itemId, number: of.number, title: of.title, pages: of.pages, secrecy: of.secrecy, isMarked, isImportant: isImportant({ secrecy: of.secrecy, isMarked: isMarked || marked.has('') }) }
  }
  const items = await sources.listItems(reader, customerId)
  return { file, customer: `${file.number} ${file.name}`, rows: [part(null, { number: file.number, title: file.name, pages: 1, secrecy: file.secrecy }), ...items.map((item) => part(item.itemId, item))] }
}

/** The chosen parts; throws when a document is not of this file. Nothing chosen is the profile. */
export async function chooseMaterial(reader: Reader, sources: DisclosureSources, choice: MaterialChoice): Promise<ChosenMaterial> {
  const material = await readMaterial(reader, sources, choice.customerId)
  const wanted = new Set<string>(choice.itemIds)
  const items = material.rows.filter((row) => row.itemId !== null && wanted.has(row.itemId))
  if (items.length < wanted.size) throw new NotFoundError('item')
  const rows = [...(choice.withProfile || items.length === 0 ? material.rows.filter((row) => row.itemId === null) : []), ...items]
  return {
    ...material, rows, secrecy: strictestSecrecy(rows.map((row) => row.secrecy)), isImportant: rows.some((row) => row.isImportant),
    what: rows.map((row) => `${row.number} ${row.title}`).join('、'), pages: rows.reduce((sum, row) => sum + Math.max(1, row.pages ?? 1), 0),
  }
}

/** Whether the profile of a file is important: for other features' doors through which it leaves. */
export async function isFileImportant(reader: Reader, file: { readonly id: string; readonly secrecy: SecrecyLevel }): Promise<boolean> {
  const mark = await reader.selectFrom('important_marks').select('item_id').where('customer_id', '=', file.id).where('item_id', '=', '').executeTakeFirst()
  return isImportant({ secrecy: file.secrecy, isMarked: mark !== undefined })
}

/** Which of these files are important, each with its number and title; at most a page of ids. */
export async function findImportantFiles(reader: Reader, ids: readonly string[]): Promise<{ readonly id: string; readonly number: string; readonly title: string }[]> {
  if (ids.length === 0) return []
  return reader.selectFrom('customers').leftJoin('important_marks', (join) => join.onRef('important_marks.customer_id', '=', 'customers.id').on('important_marks.item_id', '=', '')).select(['customers.id', 'customers.number', 'customers.name as title'])
    .where('customers.id', 'in', [...ids]).where(({ or, eb }) => or([eb('customers.secrecy', 'in', ['secret', 'top-secret']), eb('important_marks.item_id', 'is not', null)])).execute()
}

/** Whether a person supervises information: holds the post, or is the general manager of an office in which nobody does. */
export async function isSupervisor(reader: Reader, sources: DisclosureSources, actor: Actor): Promise<boolean> {
  const holders = await sources.holders(reader, 'info-supervisor')
  return holders.length === 0 ? actor.role === 'general-manager' : holders.some((holder) => holder.userId === actor.userId)
}

type MarkedFile = { readonly customer: string; readonly rows: Material[]; readonly mayUnmark: boolean }

/** The parts of a file for a screen. */
export async function showMaterial(reader: Reader, sources: DisclosureSources, customerId: Id<'customer'>, actor: Actor): Promise<MarkedFile> {
  const { customer, rows } = await readMaterial(reader, sources, customerId)
  return { customer, rows: [...rows], mayUnmark: await isSupervisor(reader, sources, actor) }
}

/** Marks material as important; only whoever supervises information takes the mark off (P07-23.1). */
export async function markMaterial(unit: Unit, sources: DisclosureSources, mark: { readonly customerId: Id<'customer'>; readonly itemId: Id<'item'> | null; readonly isMarked: boolean; readonly reason: string }): Promise<MarkedFile> {
  const { customerId, itemId, isMarked, reason } = mark
  const { rows } = await chooseMaterial(unit.read, sources, { customerId, withProfile: itemId === null, itemIds: itemId === null ? [] : [itemId] })
  if (!isMarked) orRefuse(decideSupervision(await isSupervisor(unit.read, sources, unit.actor), 'unmark'))
  const key = itemId ?? ''
  await unit.write.deleteFrom('important_marks').where('customer_id', '=', customerId).where('item_id', '=', key).execute()
  if (isMarked) await unit.write.insertInto('important_marks').values({ customer_id: customerId, item_id: key, reason, marked_at: unit.now, marked_by: unit.actor.userId }).execute()
  unit.recordEvent({ register: disclosureRegister, subjectId: customerId, kind: isMarked ? 'marked-important' : 'unmarked', body: { number: rows[0]?.number ?? '', reason } })
  unit.touch('customers')
  return showMaterial(unit.read, sources, customerId, unit.actor)
}


/** Guarantees that what another unit enters waits for customer service, and what that department enters itself does not (P07-5). */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { readOfficePosts } from '#main/mechanisms/approvals/office-posts.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { isSorter } from '#shared/domain/customer-inbox.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** How a new file stands with customer service: in order when that department entered it, else waiting from now on. */
export type SortingColumns = { readonly sorted_at: number | null; readonly sorted_by: string | null; readonly unsorted_since: number | null; readonly unsorted_by: string | null }

async function isSorterHere(reader: Reader, actor: Actor): Promise<boolean> {
  return isSorter(actor, await listActivePeople(reader), await readOfficePosts(reader))
}

/** The columns of what this person enters now. */
export async function sortingOfEntry(reader: Reader, actor: Actor, at: InstantMs): Promise<SortingColumns> {
  return await isSorterHere(reader, actor)
    ? { sorted_at: at, sorted_by: actor.userId, unsorted_since: null, unsorted_by: null }
    : { sorted_at: null, sorted_by: null, unsorted_since: at, unsorted_by: actor.userId }
}

/** A document or a correction that another unit brings puts the file into the inbox again, from the first such moment; the file itself stays filed. */
export async function noteAddition(unit: Unit, id: Id<'customer'>): Promise<void> {
  if (await isSorterHere(unit.read, unit.actor)) return
  await unit.write.updateTable('customers').set({ unsorted_since: unit.now, unsorted_by: unit.actor.userId }).where('id', '=', id).where('unsorted_since', 'is', null).execute()
}

/** How many files wait in the inbox, and how many of them were never sorted, so that they do not count as filed yet. */
export async function countInbox(reader: Reader): Promise<{ readonly waiting: number; readonly neverSorted: number }> {
  const row = await reader.selectFrom('customers').select((build) => [build.fn.countAll<number>().as('waiting'), build.fn.sum<number | null>(build.case().when('sorted_at', 'is', null).then(1).else(0).end()).as('never')]).where('unsorted_since', 'is not', null).executeTakeFirst()
  return { waiting: row?.waiting ?? 0, neverSorted: row?.never ?? 0 }
}

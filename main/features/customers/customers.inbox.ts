/** Sorting what waits in the customer-service inbox; in the caller's transaction. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { hasGap, statusOf, toInput, toListRow } from '#main/features/customers/customers.columns.ts'
import { customersRegister, getCustomer, rereadCustomer } from '#main/features/customers/customers.service.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { readOfficePosts } from '#main/mechanisms/approvals/office-posts.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import { decideSort, isSorter } from '#shared/domain/customer-inbox.ts'
import type { CustomerCategory } from '#shared/domain/customers.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Sorts one file of the inbox into its class: numbered and in the index it is already, from now on it counts as filed (P07-5). */
export async function sortFile(unit: Unit, { id, category: asked }: { readonly id: Id<'customer'>; readonly category: CustomerCategory | null }): Promise<CustomerRow> {
  const customer = await getCustomer(unit.read, id)
  const office = await readOfficePosts(unit.read)
  const category = orRefuse(decideSort(
    { number: customer.number, status: statusOf(customer), category: customer.category, isWaiting: customer.unsorted_since !== null },
    { category: asked, isSorter: isSorter(unit.actor, await listActivePeople(unit.read), office), department: office.departments['customer-service'] },
  ))
  const profile = { ...toInput(customer), category }
  await unit.write.updateTable('customers')
    .set({ category, has_gap: hasGap(profile, { total: customer.items_total, present: customer.items_present }), sorted_at: customer.sorted_at ?? unit.now, sorted_by: customer.sorted_by ?? unit.actor.userId, unsorted_since: null, unsorted_by: null }).where('id', '=', id).execute()
  unit.recordEvent({ register: customersRegister, subjectId: id, kind: 'sorted', body: { clause: 'P07-5', ...profile, number: customer.number } })
  unit.tally(customersRegister, unit.today, 'sorted', 1)
  return toListRow(await rereadCustomer(unit, id))
}

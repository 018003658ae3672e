/** What leaks and disclosures ask of the office's posts and of the customer files, answered by theirs. */
import { getCustomerHead } from '#main/features/customers/customers.facts.ts'
import type { LeakSources } from '#main/features/leaks/leaks.sources.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'

export const leakSources: LeakSources = {
  holders: (reader, seat) => findPostHolders(reader, seat),
  async nameOfFile(reader, customerId) {
    const head = await getCustomerHead(reader, customerId)
    if (head === undefined) throw new NotFoundError('customer')
    return `${head.number} ${head.name}`
  },
}

/** What the lending desk asks of other features, answered by theirs. */
import { findCustomerByCode, findItemByCode, findLendableItems, getCustomerHead } from '#main/features/customers/customers.facts.ts'
import type { LendingSources } from '#main/features/lending/lending.sources.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'

export const lendingSources: LendingSources = {
  getFile: getCustomerHead,
  findItems: findLendableItems,
  findFileByCode: findCustomerByCode,
  findItemByCode,
  officeName: async (reader) => (await getSettings(reader)).officeName,
}

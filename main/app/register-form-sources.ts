/** What the declared registers ask of the customer files, answered by theirs. */
import { findLendableItems, getCustomerHead } from '#main/features/customers/customers.facts.ts'
import type { RegisterSources } from '#main/features/registers/registers.sources.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'

export const registerFormSources: RegisterSources = {
  officeName: async (reader) => (await getSettings(reader)).officeName,
  customerHead: getCustomerHead,
  async itemHead(reader, id) {
    const [item] = await findLendableItems(reader, [id])
    return item === undefined ? undefined : { number: item.number, name: item.title }
  },
}

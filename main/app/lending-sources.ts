/** What the lending desk asks of other features, answered by theirs. */
import { findCustomerByCode, findItemByCode, findLendableItems, getCustomerHead } from '#main/features/customers/customers.facts.ts'
import { refuseColleague } from '#main/features/custody/custody.gate.ts'
import type { LendingSources } from '#main/features/lending/lending.sources.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'

export const lendingSources: LendingSources = {
  getFile: getCustomerHead,
  findItems: findLendableItems,
  findFileByCode: findCustomerByCode,
  findItemByCode,
  refuseByMatrix: (reader, borrower, { kind, ...material }) => refuseColleague(reader, borrower, { act: kind === 'loan' ? 'borrow' : 'view', ...material }),
  rules: async (reader, day) => (await readRules(reader, day)).lending,
  officeName: async (reader) => (await getSettings(reader)).officeName,
}

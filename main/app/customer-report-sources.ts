/** What customer reports ask of the customer files, answered by theirs. */
import type { CustomerReportSources } from '#main/features/customer-reports/customer-reports.sources.ts'
import { countCustomersOfPeriod } from '#main/features/customers/customers.statistics.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0)

export const customerReportSources: CustomerReportSources = {
  officeName: async (reader) => (await getSettings(reader)).officeName,
  async countCustomers(reader, period) {
    const { byCategory, byStatus, openedByCategory, ...counted } = await countCustomersOfPeriod(reader, period)
    return {
      total: sum(byCategory), ...byCategory, ...byStatus, new: sum(openedByCategory), 'new-general': openedByCategory.general, 'new-special': openedByCategory.special, 'new-potential': openedByCategory.potential, 'new-unset': openedByCategory.unset,
      imported: counted.imported, changed: counted.corrected, 'closed-in-period': counted.closed, 'reopened-in-period': counted.reopened,
    }
  },
}

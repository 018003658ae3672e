/** What customer reports ask of the customer files and the office; `main/app` hands it in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { ReportFigures } from '#shared/domain/customer-reports.ts'
import type { Day } from '#shared/kernel/days.ts'

export type CustomerReportSources = {
  officeName(reader: Reader): Promise<string>
  /** Counts of a period, both days included: files opened up to its last day by class and status as they stand now, and what came in it. */
  countCustomers(reader: Reader, period: { readonly firstDay: Day; readonly lastDay: Day }): Promise<ReportFigures>
}

/** Assembles the one contract that the archive and every client speak. One line a feature. */
import { approvalsContract } from '#shared/contract/approvals.ts'
import { archiveContract } from '#shared/contract/archive.ts'
import { attachmentsContract } from '#shared/contract/attachments.ts'
import { calendarContract } from '#shared/contract/calendar.ts'
import { customerCareContract } from '#shared/contract/customer-care.ts'
import { customerFilingContract } from '#shared/contract/customer-filing.ts'
import { customerReportsContract } from '#shared/contract/customer-reports.ts'
import { customerVisitsContract } from '#shared/contract/customer-visits.ts'
import { custodyContract } from '#shared/contract/custody.ts'
import { customersContract } from '#shared/contract/customers.ts'
import { depositsContract } from '#shared/contract/deposits.ts'
import { deskContract } from '#shared/contract/desk.ts'
import { disclosureContract } from '#shared/contract/disclosure.ts'
import { draftsContract } from '#shared/contract/drafts.ts'
import { dutiesContract } from '#shared/contract/duties.ts'
import { followupsContract } from '#shared/contract/followups.ts'
import { findContract } from '#shared/contract/find.ts'
import { leaksContract } from '#shared/contract/leaks.ts'
import { lendingContract } from '#shared/contract/lending.ts'
import { importsContract } from '#shared/contract/imports.ts'
import { penaltiesContract } from '#shared/contract/penalties.ts'
import { policiesContract } from '#shared/contract/policies.ts'
import { registersContract } from '#shared/contract/registers.ts'
import { reportsContract } from '#shared/contract/reports.ts'
import { sessionContract } from '#shared/contract/session.ts'
import { settingsContract } from '#shared/contract/settings.ts'
import { todayContract } from '#shared/contract/today.ts'
import { usersContract } from '#shared/contract/users.ts'

/** Written out by name: the whole contract inferred is longer than a declaration may be. */
export type Contract = {
  readonly session: typeof sessionContract
  readonly users: typeof usersContract
  readonly settings: typeof settingsContract
  readonly drafts: typeof draftsContract
  readonly archive: typeof archiveContract
  readonly today: typeof todayContract
  readonly attachments: typeof attachmentsContract
  readonly customers: typeof customersContract
  readonly custody: typeof custodyContract
  readonly lending: typeof lendingContract
  readonly approvals: typeof approvalsContract
  readonly deposits: typeof depositsContract
  readonly desk: typeof deskContract
  readonly find: typeof findContract
  readonly reports: typeof reportsContract
  readonly registers: typeof registersContract
  readonly policies: typeof policiesContract
  readonly penalties: typeof penaltiesContract
  readonly imports: typeof importsContract
  readonly duties: typeof dutiesContract
  readonly calendar: typeof calendarContract
  readonly followups: typeof followupsContract
  readonly disclosure: typeof disclosureContract
  readonly leaks: typeof leaksContract
  readonly 'customer-visits': typeof customerVisitsContract
  readonly 'customer-filing': typeof customerFilingContract
  readonly 'customer-care': typeof customerCareContract
  readonly 'customer-reports': typeof customerReportsContract
}

export const contract: Contract = {
  session: sessionContract,
  users: usersContract,
  settings: settingsContract,
  drafts: draftsContract,
  archive: archiveContract,
  today: todayContract,
  attachments: attachmentsContract,
  customers: customersContract,
  custody: custodyContract,
  lending: lendingContract,
  approvals: approvalsContract,
  deposits: depositsContract,
  desk: deskContract,
  find: findContract,
  reports: reportsContract,
  registers: registersContract,
  policies: policiesContract,
  penalties: penaltiesContract,
  imports: importsContract,
  duties: dutiesContract,
  calendar: calendarContract,
  followups: followupsContract,
  disclosure: disclosureContract,
  leaks: leaksContract,
  'customer-visits': customerVisitsContract,
  'customer-filing': customerFilingContract,
  'customer-care': customerCareContract,
  'customer-reports': customerReportsContract,
}

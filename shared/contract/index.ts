/** Assembles the one contract that the archive and every client speak. One line a feature. */
import { approvalsContract } from '#shared/contract/approvals.ts'
import { archiveContract } from '#shared/contract/archive.ts'
import { attachmentsContract } from '#shared/contract/attachments.ts'
import { calendarContract } from '#shared/contract/calendar.ts'
import { customersContract } from '#shared/contract/customers.ts'
import { depositsContract } from '#shared/contract/deposits.ts'
import { deskContract } from '#shared/contract/desk.ts'
import { draftsContract } from '#shared/contract/drafts.ts'
import { dutiesContract } from '#shared/contract/duties.ts'
import { findContract } from '#shared/contract/find.ts'
import { lendingContract } from '#shared/contract/lending.ts'
import { importsContract } from '#shared/contract/imports.ts'
import { policiesContract } from '#shared/contract/policies.ts'
import { reportsContract } from '#shared/contract/reports.ts'
import { sessionContract } from '#shared/contract/session.ts'
import { settingsContract } from '#shared/contract/settings.ts'
import { todayContract } from '#shared/contract/today.ts'
import { usersContract } from '#shared/contract/users.ts'

export const contract = {
  session: sessionContract,
  users: usersContract,
  settings: settingsContract,
  drafts: draftsContract,
  archive: archiveContract,
  today: todayContract,
  attachments: attachmentsContract,
  customers: customersContract,
  lending: lendingContract,
  approvals: approvalsContract,
  deposits: depositsContract,
  desk: deskContract,
  find: findContract,
  reports: reportsContract,
  policies: policiesContract,
  imports: importsContract,
  duties: dutiesContract,
  calendar: calendarContract,
}

export type Contract = typeof contract

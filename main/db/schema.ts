/** The archive's tables as Kysely sees them. Each feature adds its own `tables/<feature>.ts`. */
import type { ApprovalTables } from '#main/db/tables/approvals.ts'
import type { CustodyTables } from '#main/db/tables/custody.ts'
import type { CustomerTables } from '#main/db/tables/customers.ts'
import type { CustomerVisitTables } from '#main/db/tables/customer-visits.ts'
import type { DepositTables } from '#main/db/tables/deposits.ts'
import type { DutyTables } from '#main/db/tables/duties.ts'
import type { DeskTables } from '#main/db/tables/desk.ts'
import type { FollowupTables } from '#main/db/tables/followups.ts'
import type { FoundationTables } from '#main/db/tables/foundation.ts'
import type { ImportTables } from '#main/db/tables/imports.ts'
import type { LendingTables } from '#main/db/tables/lending.ts'
import type { PenaltyTables } from '#main/db/tables/penalties.ts'
import type { PolicyTables } from '#main/db/tables/policies.ts'
import type { RegisterTables } from '#main/db/tables/registers.ts'
import type { SearchTables } from '#main/db/tables/search.ts'

export type Schema = FoundationTables & CustodyTables & DepositTables & DeskTables & CustomerTables & ApprovalTables & LendingTables & ImportTables & SearchTables & DutyTables & FollowupTables & CustomerVisitTables & PolicyTables & PenaltyTables & RegisterTables

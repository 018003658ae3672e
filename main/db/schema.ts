/** The archive's tables as Kysely sees them. Each feature adds its own `tables/<feature>.ts`. */
import type { DepositTables } from '#main/db/tables/deposits.ts'
import type { FoundationTables } from '#main/db/tables/foundation.ts'

import type { SearchTables } from '#main/db/tables/search.ts'

export type Schema = FoundationTables & DepositTables & SearchTables

/** The registry of migrations, in order; each is frozen once released. */
import { migration0010 } from '#main/db/migrations/0010-foundation.ts'
import { migration0020 } from '#main/db/migrations/0020-deposits.ts'
import { migration0030 } from '#main/db/migrations/0030-desk.ts'
import { migration0040 } from '#main/db/migrations/0040-customers.ts'
import { migration0050 } from '#main/db/migrations/0050-lending.ts'
import { migration0060 } from '#main/db/migrations/0060-imports.ts'
import { migration0070 } from '#main/db/migrations/0070-search.ts'
import { migration0080 } from '#main/db/migrations/0080-attachment-purposes.ts'
import { migration0090 } from '#main/db/migrations/0090-duties.ts'
import { migration0095 } from '#main/db/migrations/0095-customer-matters.ts'
import { migration0110 } from '#main/db/migrations/0110-customer-visits.ts'
import { migration0120 } from '#main/db/migrations/0120-approvals.ts'
import { migration0100 } from '#main/db/migrations/0100-followups.ts'
import { migration0130 } from '#main/db/migrations/0130-policies.ts'
import { migration0140 } from '#main/db/migrations/0140-penalties.ts'
import { migration0170 } from '#main/db/migrations/0170-lending-papers.ts'
import { migration0160 } from '#main/db/migrations/0160-custody.ts'
import { migration0150 } from '#main/db/migrations/0150-registers.ts'
import { migration0180 } from '#main/db/migrations/0180-customer-reports.ts'
import { migration0210 } from '#main/db/migrations/0210-policy-owners.ts'
import { migration0190 } from '#main/db/migrations/0190-disclosure.ts'
import { migration0195 } from '#main/db/migrations/0195-leaks.ts'
import { migration0200 } from '#main/db/migrations/0200-customer-care.ts'

export type Migration = { readonly version: number; readonly name: string; readonly statements: readonly string[] }

export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0070,
  migration0080,
  migration0090,
  migration0095,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
  migration0140,
  migration0150,
  migration0160,
  migration0170,
  migration0180,
  migration0190,
  migration0195,
  migration0200,
  migration0210,
]

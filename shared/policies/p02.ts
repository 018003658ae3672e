/** P02, credit, shipment and collection: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p02Clauses } from '#shared/policies/p02.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p02 = {
  id: 'P02', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户授信、发货与货款回笼', en: 'Credit, shipment and collection',
  clauses: declareClauses(p02Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

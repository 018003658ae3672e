/** P17, visits to customers: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p17Clauses } from '#shared/policies/p17.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p17 = {
  id: 'P17', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户拜访', en: 'Visits to customers',
  clauses: declareClauses(p17Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

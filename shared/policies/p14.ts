/** P14, follow-up of customers: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p14Clauses } from '#shared/policies/p14.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p14 = {
  id: 'P14', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户回访', en: 'Follow-up of customers',
  clauses: declareClauses(p14Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

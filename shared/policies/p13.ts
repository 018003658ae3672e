/** P13, the car sales department: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p13Clauses } from '#shared/policies/p13.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p13 = {
  id: 'P13', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '汽车销售部管理', en: 'The car sales department',
  clauses: declareClauses(p13Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

/** P22, payment analysis and grades: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p22Clauses } from '#shared/policies/p22.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p22 = {
  id: 'P22', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户付款分析与定级', en: 'Payment analysis and grades',
  clauses: declareClauses(p22Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

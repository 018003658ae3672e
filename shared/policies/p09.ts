/** P09, customer information and satisfaction: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p09Clauses } from '#shared/policies/p09.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p09 = {
  id: 'P09', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '顾客信息与满意度', en: 'Customer information and satisfaction',
  clauses: declareClauses(p09Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

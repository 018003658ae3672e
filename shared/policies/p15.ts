/** P15, customer complaints: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p15Clauses } from '#shared/policies/p15.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p15 = {
  id: 'P15', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户投诉管理', en: 'Customer complaints',
  clauses: declareClauses(p15Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

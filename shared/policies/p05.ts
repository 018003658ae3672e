/** P05, complaints at the car dealer: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p05Clauses } from '#shared/policies/p05.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p05 = {
  id: 'P05', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '4S 店投诉处理', en: 'Complaints at the car dealer',
  clauses: declareClauses(p05Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

/** P01, service for tenants: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p01Clauses } from '#shared/policies/p01.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p01 = {
  id: 'P01', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '租户服务管理', en: 'Service for tenants',
  clauses: declareClauses(p01Clauses, {
    'P01-4.4a': 'desk',
    'P01-4.4b': 'desk',
  }),
  chains: [],
} as const satisfies PolicyPack

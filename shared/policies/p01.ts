/** P01, service for tenants: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p01Clauses } from '#shared/policies/p01.clauses.ts'
import { p01Registers } from '#shared/policies/p01.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p01 = {
  id: 'P01', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '租户服务管理', en: 'Service for tenants',
  clauses: declareClauses(p01Clauses, {
    'P01-3.2': 'registers', 'P01-4.7b': 'registers', 'P01-4.8a': 'registers', 'P01-4.12': 'registers', 'P01-4.16c': 'registers',
    'P01-4.4a': 'desk',
    'P01-4.4b': 'desk',
  }),
  chains: [],
  registers: p01Registers,
} as const satisfies PolicyPack

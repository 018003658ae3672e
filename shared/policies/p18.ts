/** P18, customer relations: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p18Clauses } from '#shared/policies/p18.clauses.ts'
import { p18Registers } from '#shared/policies/p18.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p18 = {
  id: 'P18', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户关系维护', en: 'Customer relations',
  clauses: declareClauses(p18Clauses, {
    'P18-2b': 'registers', 'P18-19': 'registers',
  }),
  chains: [],
  registers: p18Registers,
} as const satisfies PolicyPack

/** P09, customer information and satisfaction: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p09Clauses } from '#shared/policies/p09.clauses.ts'
import { p09RegisterDuties, p09Registers } from '#shared/policies/p09.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p09 = {
  id: 'P09', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '顾客信息与满意度', en: 'Customer information and satisfaction',
  clauses: declareClauses(p09Clauses, {
    'P09-3.2': 'registers', 'P09-5.1.2.c': 'registers', 'P09-C.a': 'registers',
  }),
  chains: [],
  registers: p09Registers,
  duties: p09RegisterDuties,
} as const satisfies PolicyPack

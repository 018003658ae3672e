/** P03, repairs and service at the door: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p03Clauses } from '#shared/policies/p03.clauses.ts'
import { p03Registers } from '#shared/policies/p03.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p03 = {
  id: 'P03', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '维修与上门服务', en: 'Repairs and service at the door',
  clauses: declareClauses(p03Clauses, {
    'P03-B.2': 'registers', 'P03-B.3': 'registers', 'P03-C.2': 'registers', 'P03-C.4': 'registers', 'P03-C.5a': 'registers', 'P03-E.2.2': 'registers', 'P03-E.3.1': 'registers',
    'P03-D.3a': 'desk',
  }),
  chains: [],
  registers: p03Registers,
} as const satisfies PolicyPack

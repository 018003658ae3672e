/** P16, customer information: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p16Clauses } from '#shared/policies/p16.clauses.ts'
import { p16Registers } from '#shared/policies/p16.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p16 = {
  id: 'P16', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '顾客信息管理', en: 'Customer information',
  clauses: declareClauses(p16Clauses, {
    'P16-3.2': 'registers',
  }),
  chains: [],
  registers: p16Registers,
} as const satisfies PolicyPack

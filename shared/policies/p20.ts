/** P20, conduct of service staff: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p20Clauses } from '#shared/policies/p20.clauses.ts'
import { p20Registers } from '#shared/policies/p20.registers.ts'
import { penaltiesOfP20 } from '#shared/policies/p20.penalties.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p20 = {
  id: 'P20', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '员工服务纪律', en: 'Conduct of service staff',
  clauses: declareClauses(p20Clauses, {
    'P20-A.6a': 'registers', 'P20-A.6c': 'registers', 'P20-A.6d': 'registers', 'P20-B.4b': 'registers', 'P20-F.1a': 'penalties', 'P20-F.1b': 'penalties', 'P20-F.1c': 'penalties',
  }),
  chains: [],
  penalties: penaltiesOfP20,
  registers: p20Registers,
} as const satisfies PolicyPack

/** P08, partners of joint works: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p08Clauses } from '#shared/policies/p08.clauses.ts'
import { p08Registers } from '#shared/policies/p08.registers.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p08 = {
  id: 'P08', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '联营合作伙伴管理', en: 'Partners of joint works',
  clauses: declareClauses(p08Clauses, {
    'P08-4.3.2': 'registers',
  }),
  chains: [],
  registers: p08Registers,
} as const satisfies PolicyPack

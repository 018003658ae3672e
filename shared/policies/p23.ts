/** P23, contact and service, second text: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p23Clauses } from '#shared/policies/p23.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p23 = {
  id: 'P23', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户联系与服务（乙）', en: 'Contact and service, second text',
  clauses: declareClauses(p23Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

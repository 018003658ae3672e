/** P11, keeping customers at the sales site: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p11Clauses } from '#shared/policies/p11.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p11 = {
  id: 'P11', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '案场客户维系', en: 'Keeping customers at the sales site',
  clauses: declareClauses(p11Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

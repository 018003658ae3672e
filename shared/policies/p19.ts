/** P19, filing and management of customers: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p19Clauses } from '#shared/policies/p19.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p19 = {
  id: 'P19', version: '2026.1', effectiveFrom: toDay('2013-07-01'), zh: '客户备案与管理', en: 'Filing and management of customers',
  clauses: declareClauses(p19Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

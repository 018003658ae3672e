/** P10, files of car owners: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p10Clauses } from '#shared/policies/p10.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p10 = {
  id: 'P10', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '汽车用户档案管理', en: 'Files of car owners',
  clauses: declareClauses(p10Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

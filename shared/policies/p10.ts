/** P10, files of car owners: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p10Clauses } from '#shared/policies/p10.clauses.ts'
import { penaltiesOfP10 } from '#shared/policies/p10.penalties.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p10 = {
  id: 'P10', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '汽车用户档案管理', en: 'Files of car owners',
  clauses: declareClauses(p10Clauses, {
    'P10-D.1': 'penalties', 'P10-D.2': 'penalties', 'P10-D.3': 'penalties', 'P10-D.4': 'penalties', 'P10-D.5a': 'penalties', 'P10-D.5b': 'penalties', 'P10-D.5c': 'penalties',
    'P10-D.6a': 'penalties', 'P10-D.6b': 'penalties', 'P10-D.6c': 'penalties', 'P10-D.7': 'penalties', 'P10-D.9': 'penalties', 'P10-D.10b': 'penalties',
  }),
  chains: [],
  penalties: penaltiesOfP10,
} as const satisfies PolicyPack

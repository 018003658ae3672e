/** P10, files of car owners: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p10Clauses } from '#shared/policies/p10.clauses.ts'
import { penaltiesOfP10 } from '#shared/policies/p10.penalties.ts'
import { declareClauses, figureOf } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** The order to put a fault right at once: the working day that D.10 leaves is its limit. */
export const correctionDutyOfP10 = 'P10-D.10a'

export const p10 = {
  id: 'P10', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '汽车用户档案管理', en: 'Files of car owners',
  clauses: declareClauses(p10Clauses, {
    'P10-D.1': 'penalties', 'P10-D.2': 'penalties', 'P10-D.3': 'penalties', 'P10-D.4': 'penalties', 'P10-D.5a': 'penalties', 'P10-D.5b': 'penalties', 'P10-D.5c': 'penalties',
    'P10-D.6a': 'penalties', 'P10-D.6b': 'penalties', 'P10-D.6c': 'penalties', 'P10-D.7': 'penalties', 'P10-D.9': 'penalties', 'P10-D.10a': 'duties', 'P10-D.10b': 'penalties',
  }),
  chains: [],
  duties: [{
    id: correctionDutyOfP10, clause: 'P10-D.10', zh: '改正档案里的差错', en: 'Put a fault in a file right', owner: 'archive-administrator', evidence: 'record', figure: { clauseId: 'P10-D.10b', name: 'correctionMax' }, ladder: [{ afterDays: 1, role: 'department-manager' }],
    comes: { kind: 'after', event: 'penalty.fault-found', term: { unit: 'working-days', count: figureOf(p10Clauses, 'P10-D.10b', 'correctionMax') } },
  }],
  penalties: penaltiesOfP10,
} as const satisfies PolicyPack

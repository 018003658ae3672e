/** P13, the car sales department: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p13Clauses } from '#shared/policies/p13.clauses.ts'
import { p13Quotas, p13Registers } from '#shared/policies/p13.registers.ts'
import { penaltiesOfP13 } from '#shared/policies/p13.penalties.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p13 = {
  id: 'P13', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '汽车销售部管理', en: 'The car sales department',
  clauses: declareClauses(p13Clauses, {
    'P13-B.3b': 'penalties', 'P13-B.3c': 'penalties', 'P13-B.4b': 'penalties', 'P13-B.5a': 'penalties', 'P13-B.5b': 'penalties', 'P13-B.5d': 'penalties', 'P13-B.5e': 'penalties',
    'P13-B.6a': 'penalties', 'P13-B.10': 'penalties', 'P13-B.11a': 'penalties', 'P13-B.11b': 'penalties', 'P13-B.14b': 'penalties', 'P13-B.15a': 'penalties',
    'P13-B.15b': 'penalties', 'P13-B.16': 'penalties', 'P13-B.17a': 'penalties', 'P13-B.18': 'penalties', 'P13-B.19': 'penalties', 'P13-B.20': 'penalties', 'P13-B.23a': 'penalties',
    'P13-B.23b': 'penalties', 'P13-B.23c': 'penalties', 'P13-B.24b': 'penalties', 'P13-B.26': 'penalties', 'P13-B.27b': 'penalties', 'P13-B.30': 'penalties', 'P13-B.34b': 'penalties',
    'P13-B.37': 'penalties', 'P13-C.6': 'penalties', 'P13-C.7': 'penalties', 'P13-C.13': 'penalties', 'P13-E.1e': 'penalties', 'P13-E.2d': 'penalties', 'P13-E.2e': 'penalties',
    'P13-E.2c': 'policies', 'P13-E.4c': 'policies', 'P13-E.4e': 'penalties', 'P13-E.5a': 'penalties', 'P13-E.6a': 'penalties', 'P13-E.6b': 'penalties', 'P13-E.7b': 'penalties', 'P13-F.4': 'penalties',
    'P13-F.5': 'penalties', 'P13-F.7b': 'penalties', 'P13-F.8.cb': 'penalties', 'P13-F.8.d': 'penalties', 'P13-F.8.e': 'penalties', 'P13-F.12b': 'penalties', 'P13-F.13c': 'penalties',
    'P13-F.16a': 'penalties', 'P13-F.17b': 'penalties', 'P13-F.20': 'penalties', 'P13-G.4b': 'penalties', 'P13-G.4c': 'penalties',
    'P13-G.8b': 'penalties', 'P13-H.4c': 'penalties', 'P13-I.1': 'penalties',
  }),
  chains: [],
  registers: p13Registers,
  quotas: p13Quotas,
  penalties: penaltiesOfP13,
} as const satisfies PolicyPack

/** P12, customer grades: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p12Clauses } from '#shared/policies/p12.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p12 = {
  id: 'P12', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户分级管理', en: 'Customer grades',
  clauses: declareClauses(p12Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

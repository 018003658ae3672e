/** P21, contact and service, first text: what runs its clauses. */
import { toDay } from '#shared/kernel/days.ts'
import { p21Clauses } from '#shared/policies/p21.clauses.ts'
import { declareClauses } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p21 = {
  id: 'P21', version: '2026.1', effectiveFrom: toDay('2000-01-01'), zh: '客户联系与服务（甲）', en: 'Contact and service, first text',
  clauses: declareClauses(p21Clauses, {}),
  chains: [],
} as const satisfies PolicyPack

/** P05, complaints at a car dealer: the clauses that the front desk runs so far. */
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p05 = {
  id: 'P05', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '4S 店客户投诉处理', en: 'Complaints at a car dealer',
  clauses: [
    { id: 'P05-2.5a', printed: 'P05-2.5', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '定为重大投诉须写明理由；没写的标出。', en: 'A complaint graded major names its reason; one without is marked.' },
  ],
  chains: [],
} as const satisfies PolicyPack

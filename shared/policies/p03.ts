/** P03, after-sales service: the clauses that the front desk runs so far. */
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p03 = {
  id: 'P03', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '售后服务管理', en: 'After-sales service',
  clauses: [
    { id: 'P03-D.1', printed: 'P03-D.1', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '每件事写明怎么来的、是什么事。', en: 'Every case names how it came and of what kind it is.' },
    { id: 'P03-D.3a', printed: 'P03-D.3', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '来电来信来访都要有答复：结案须写明结果、时间和客户的反应。', en: 'Every call, letter and visit gets a reply: closing names the result, the time and what the customer said.' },
  ],
  chains: [],
} as const satisfies PolicyPack

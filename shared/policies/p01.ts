/** P01, tenant relations: the clauses that the front desk runs so far. */
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

export const p01 = {
  id: 'P01', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '租户关系管理', en: 'Tenant relations',
  clauses: [
    { id: 'P01-4.1b', printed: 'P01-4.1', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '来电都要写下来：时间、谁、号码、何事、谁接的、结果。', en: 'Calls are written down: when, who, number, what about, who took it, outcome.' },
    { id: 'P01-4.4a', printed: 'P01-4.4', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '租户的事只进一本册子；未接来电一直挂着，直到回了电。', en: 'What tenants report enters one register; a missed call stays open until it is returned.' },
    { id: 'P01-4.4b', printed: 'P01-4.4', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '租户提的事登入诉求记录。', en: 'What tenants ask for is entered in the demand record.' },
    { id: 'P01-4.5a', printed: 'P01-4.5', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '来电登记写明录音在哪里，或为何没有录音。', en: 'A call names its recording, or why there is none.' },
  ],
  chains: [],
} as const satisfies PolicyPack

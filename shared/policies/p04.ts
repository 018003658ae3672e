/** P04, customer complaints: the clauses that the front desk runs so far. */
import type { CaseRules } from '#shared/domain/cases.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** Calendar days to close a complaint; the day of receipt is day 0 (P04-26). */
const complaintDaysMax = 7

export const p04 = {
  id: 'P04', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '客户投诉管理', en: 'Customer complaints',
  clauses: [
    { id: 'P04-26', printed: 'P04-26', hardness: 'warn', mechanism: 'desk', numbers: { complaintDaysMax }, zh: '投诉自接到之日起七天内办结；逾期的列出。', en: 'A complaint is closed within seven days of receipt; late ones are listed.' },
  ],
  chains: [],
} as const satisfies PolicyPack

/** P04 as the front desk applies it. */
export const caseRulesOfP04: CaseRules = { complaintDaysMax, complaintClause: 'P04-26' }

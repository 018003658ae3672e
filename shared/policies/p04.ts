/** P04, customer complaints: what runs its clauses, and its term as the front desk applies it. */
import type { CaseRules } from '#shared/domain/cases.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p04Clauses } from '#shared/policies/p04.clauses.ts'
import { declareClauses, printedFigures } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

export const p04 = {
  id: 'P04', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '门店投诉办理', en: 'Complaints at the shops',
  clauses: declareClauses(p04Clauses, { 'P04-26': 'desk' }),
  chains: [],
} as const satisfies PolicyPack

/** P04 as the front desk applies it, with the figures that rule on a day: calendar days to close a complaint, the day of receipt being day 0 (P04-26). */
export function caseRulesFrom(figure: FigureReader): CaseRules {
  return { complaintDaysMax: figure('P04-26', 'closeMax'), complaintClause: 'P04-26' }
}

/** P04 as printed. */
export const caseRulesOfP04 = caseRulesFrom(printedFigures(p04Clauses))

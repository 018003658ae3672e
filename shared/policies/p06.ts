/** P06, reception of visitors: what runs its clauses, and its rules as the front desk applies them. */
import type { ReceptionRules } from '#shared/domain/visits.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p06Clauses } from '#shared/policies/p06.clauses.ts'
import { p06Quotas, p06RegisterDuties, p06Registers } from '#shared/policies/p06.registers.ts'
import { declareClauses, printedFigures } from '#shared/policies/policy.ts'
import type { FigureReader, PolicyPack } from '#shared/policies/policy.ts'

export const p06 = {
  id: 'P06', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '来客接待', en: 'Reception of visitors',
  clauses: declareClauses(p06Clauses, {
    'P06-A.3b': 'registers', 'P06-A.3.3a': 'registers', 'P06-C.1a': 'registers', 'P06-C.4': 'registers', 'P06-B.2': 'registers', 'P06-B.5': 'policies', 'P06-B.11a': 'policies', 'P06-B.7': 'registers', 'P06-B.11b': 'registers', 'P06-B.12': 'registers', 'P06-B.13': 'registers',
    'P06-A.3.1b': 'desk', 'P06-A.3.1c': 'desk', 'P06-A.3.1d': 'desk', 'P06-A.3.1e': 'desk', 'P06-A.3.2': 'desk', 'P06-B.1a': 'desk',
  }),
  chains: [],
  registers: p06Registers,
  quotas: p06Quotas,
  duties: p06RegisterDuties,
} as const satisfies PolicyPack

/**
 * P06 as the front desk applies it, with the figures that rule on a day. Yuan per guest: at most for A and D, about for B and C (P06-A.3.1).
 * Escorts by guests: up to 4, up to 10, more (P06-A.3.2; the bounds that the text leaves open are 1-4, 5-10, 11 and more).
 */
export function receptionRulesFrom(figure: FigureReader): ReceptionRules {
  const cents = (clauseId: string, name: string) => Math.round(figure(clauseId, name) * 100)
  const escort = (name: string) => figure('P06-A.3.2', name)
  return {
    ceilingCents: { A: cents('P06-A.3.1b', 'perPersonMax'), B: cents('P06-A.3.1c', 'perPersonAbout'), C: cents('P06-A.3.1d', 'perPersonAbout'), D: cents('P06-A.3.1e', 'perPersonMax') }, ceilingClause: 'P06-A.3.1',
    escorts: [
      { guestsMax: escort('guestsUnder') - 1, escorts: escort('escorts1'), orMore: false }, { guestsMax: escort('guestsTo'), escorts: escort('escorts2'), orMore: false },
      { guestsMax: Number.POSITIVE_INFINITY, escorts: escort('escorts3Min'), orMore: true },
    ],
    escortsClause: 'P06-A.3.2', purposeClause: 'P06-B.1',
  }
}

/** P06 as printed. */
export const receptionRulesOfP06 = receptionRulesFrom(printedFigures(p06Clauses))

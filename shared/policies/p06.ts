/** P06, reception of visitors: what runs its clauses, and its rules as the front desk applies them. */
import type { ReceptionRules } from '#shared/domain/visits.ts'
import { toDay } from '#shared/kernel/days.ts'
import { p06Clauses } from '#shared/policies/p06.clauses.ts'
import { declareClauses, figureOf } from '#shared/policies/policy.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** Yuan per guest: at most for A and D, about for B and C (P06-A.3.1). */
const [perPersonYuanMaxA, perPersonYuanAboutB, perPersonYuanAboutC, perPersonYuanMaxD] = [
  figureOf(p06Clauses, 'P06-A.3.1b', 'perPersonMax'), figureOf(p06Clauses, 'P06-A.3.1c', 'perPersonAbout'), figureOf(p06Clauses, 'P06-A.3.1d', 'perPersonAbout'), figureOf(p06Clauses, 'P06-A.3.1e', 'perPersonMax'),
]
/** Escorts by guests: up to 4, up to 10, more (P06-A.3.2; the bounds that the text leaves open are 1-4, 5-10, 11 and more). */
const [guestsMaxFor1, guestsMaxFor2, escortsBeyond] = [figureOf(p06Clauses, 'P06-A.3.2', 'guestsUnder') - 1, figureOf(p06Clauses, 'P06-A.3.2', 'guestsTo'), figureOf(p06Clauses, 'P06-A.3.2', 'escorts3Min')]

export const p06 = {
  id: 'P06', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '来客接待', en: 'Reception of visitors',
  clauses: declareClauses(p06Clauses, {
    'P06-A.3.1b': 'desk', 'P06-A.3.1c': 'desk', 'P06-A.3.1d': 'desk', 'P06-A.3.1e': 'desk', 'P06-A.3.2': 'desk', 'P06-B.1a': 'desk',
  }),
  chains: [],
} as const satisfies PolicyPack

/** P06 as the front desk applies it. */
export const receptionRulesOfP06: ReceptionRules = {
  ceilingCents: { A: perPersonYuanMaxA * 100, B: perPersonYuanAboutB * 100, C: perPersonYuanAboutC * 100, D: perPersonYuanMaxD * 100 }, ceilingClause: 'P06-A.3.1',
  escorts: [{ guestsMax: guestsMaxFor1, escorts: 1, orMore: false }, { guestsMax: guestsMaxFor2, escorts: 2, orMore: false }, { guestsMax: Number.POSITIVE_INFINITY, escorts: escortsBeyond, orMore: true }],
  escortsClause: 'P06-A.3.2', purposeClause: 'P06-B.1',
}

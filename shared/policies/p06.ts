/** P06, reception of visitors: the clauses that the front desk runs so far. */
import type { ReceptionRules } from '#shared/domain/visits.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** Yuan per guest: at most for A and D, about for B and C (P06-A.3.1). */
const [perPersonYuanMaxA, perPersonYuanAboutB, perPersonYuanAboutC, perPersonYuanMaxD] = [500, 300, 200, 150]
/** Escorts by guests: up to 4, up to 10, more (P06-A.3.2; the bounds that the text leaves open are 1-4, 5-10, 11 and more). */
const [guestsMaxFor1, guestsMaxFor2, escortsBeyond] = [4, 10, 3]

export const p06 = {
  id: 'P06', version: '2026.1', effectiveFrom: toDay('2000-01-01'),
  zh: '来客接待', en: 'Reception of visitors',
  clauses: [
    { id: 'P06-A.1', printed: 'P06-A.1', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '来客分四类：A 高层贵客，B 重要客户与外宾，C 营销客户，D 一般来客。', en: 'Visitors are of class A (guests of top management), B (important and foreign guests), C (marketing customers) or D (ordinary).' },
    { id: 'P06-A.3.1b', printed: 'P06-A.3.1', hardness: 'warn', mechanism: 'desk', numbers: { perPersonYuanMaxA }, zh: 'A 类人均不超过 500 元；超出的标出并写明理由。', en: 'Class A costs 500 yuan a guest at most; more is marked and explained.' },
    { id: 'P06-A.3.1c', printed: 'P06-A.3.1', hardness: 'warn', mechanism: 'desk', numbers: { perPersonYuanAboutB }, zh: 'B 类人均约 300 元。', en: 'Class B costs about 300 yuan a guest.' },
    { id: 'P06-A.3.1d', printed: 'P06-A.3.1', hardness: 'warn', mechanism: 'desk', numbers: { perPersonYuanAboutC }, zh: 'C 类人均约 200 元。', en: 'Class C costs about 200 yuan a guest.' },
    { id: 'P06-A.3.1e', printed: 'P06-A.3.1', hardness: 'warn', mechanism: 'desk', numbers: { perPersonYuanMaxD }, zh: 'D 类人均不超过 150 元。', en: 'Class D costs 150 yuan a guest at most.' },
    { id: 'P06-A.3.2', printed: 'P06-A.3.2', hardness: 'warn', mechanism: 'desk', numbers: { guestsMaxFor1, guestsMaxFor2, escortsBeyond }, zh: '陪同人数：来客 4 人以内 1 人，5 至 10 人 2 人，11 人起 3 人或更多。', en: 'Escorts: one for up to 4 guests, two for 5 to 10, three or more from 11.' },
    { id: 'P06-B.1a', printed: 'P06-B.1', hardness: 'warn', mechanism: 'desk', numbers: {}, zh: '接待来访客户，写明是谁、为何事；没写事由的标出。', en: 'Visiting customers are received and written down with their matter; a line without one is marked.' },
  ],
  chains: [],
} as const satisfies PolicyPack

/** P06 as the front desk applies it. */
export const receptionRulesOfP06: ReceptionRules = {
  ceilingCents: { A: perPersonYuanMaxA * 100, B: perPersonYuanAboutB * 100, C: perPersonYuanAboutC * 100, D: perPersonYuanMaxD * 100 }, ceilingClause: 'P06-A.3.1',
  escorts: [{ guestsMax: guestsMaxFor1, escorts: 1, orMore: false }, { guestsMax: guestsMaxFor2, escorts: 2, orMore: false }, { guestsMax: Number.POSITIVE_INFINITY, escorts: escortsBeyond, orMore: true }],
  escortsClause: 'P06-A.3.2', purposeClause: 'P06-B.1',
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysLateOf, decideRequest, explainDueDay, explainImportedDueDay, loanActions, loanStatuses, loanTransitions } from '#shared/domain/lending.ts'
import type { LendableItem, LoanAction, LoanRequest, LoanStatus, RequestFacts } from '#shared/domain/lending.ts'
import { decideLoanAct } from '#shared/domain/lending-return.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { addDays, daysBetween, toDay } from '#shared/kernel/days.ts'
import { lendingRulesOfP07 as rules } from '#shared/policies/p07.ts'
import { findText } from '#shared/text/index.ts'

const today = toDay('2026-03-02')
const item = (number: string, more: Partial<LendableItem> = {}): LendableItem => ({ itemId: `id-${number}`, number, title: `文件${number}`, present: true, outOn: null, ...more })
const request: LoanRequest = { kind: 'loan', purpose: '核对', reason: '核对条款', days: 3, borrowerKind: 'staff', borrowerName: '测试甲', borrowerUnit: '销售部', letter: '', stamped: false, headName: '', signedDay: null }
const facts: RequestFacts = { today, items: [item('01')], borrowerOverdue: [] }

function refusalsOf(asked: LoanRequest, known: RequestFacts = facts): readonly Refusal[] {
  const decided = decideRequest(asked, known, rules)
  return decided.ok ? [] : decided.error
}

describe('what may happen to a request or a loan', () => {
  // The life of a loan, written down a second time by hand: every pair that is not here must be refused.
  const allowed: readonly (readonly [LoanStatus, LoanAction, LoanStatus])[] = [
    ['requested', 'approve', 'approved'], ['requested', 'send-back', 'sent-back'], ['requested', 'refuse', 'refused'], ['requested', 'withdraw', 'cancelled'], ['requested', 'cancel', 'cancelled'],
    ['sent-back', 'resubmit', 'requested'], ['sent-back', 'cancel', 'cancelled'],
    ['approved', 'issue', 'out'], ['approved', 'cancel', 'cancelled'],
    ['out', 'return', 'closed'],
    ['difference', 'settle', 'closed'], ['difference', 'correct-return', 'closed'], ['closed', 'correct-return', 'closed'],
  ]
  for (const status of loanStatuses) {
    for (const action of loanActions) {
      const next = allowed.find(([from, does]) => from === status && does === action)?.[2]
      it(`${action} on what is ${status}: ${next === undefined ? 'refused, in words' : `becomes ${next}`}`, () => {
        const decided = decideLoanAct({ number: 'JY2026-00001', status }, action)
        if (next !== undefined) { expect(decided).toEqual({ ok: true, value: next }); return }
        expect(loanTransitions[status][action]).toBeNull()
        const code = decided.ok ? '' : decided.error[0]?.code ?? ''
        expect(findText('zh', `refusal.${code}`)).toBeDefined()
        expect(findText('en', `refusal.${code}`)).toBeDefined()
      })
    }
  }
})

describe('how long a loan may last (P07-19.5)', () => {
  it('accepts three days', () => { expect(refusalsOf({ ...request, days: 3 })).toEqual([]) })

  it('refuses four days, citing P07-19.5, and offers three', () => {
    expect(refusalsOf({ ...request, days: 4 })).toEqual([{
      code: 'lending.loan-too-long', clause: 'P07-19.5', field: 'days', facts: { days: 4, limit: 3, latestDay: '2026-03-05' }, remedy: { code: 'lending.shorten', values: { days: 3 } },
    }])
    expect(refusalsOf({ ...request, days: 3 })).toEqual([])
  })

  it('refuses a loan of no days, and asks none of a consultation', () => {
    expect(refusalsOf({ ...request, days: 0 }).map((refusal) => refusal.code)).toEqual(['lending.days-missing'])
    expect(refusalsOf({ ...request, kind: 'consultation', days: 0 })).toEqual([])
  })

  it('counts calendar days from the day of issue, which is day 0: issued on a Monday for three days, due on Thursday', () => {
    expect(explainDueDay(today, 'loan', 3, rules)).toEqual({
      dueDay: '2026-03-05', steps: [{ key: 'issued', value: '2026-03-02' }, { key: 'days', value: 3 }, { key: 'limit', value: 3, clause: 'P07-19.5' }, { key: 'due', value: '2026-03-05' }],
    })
    expect(explainDueDay(today, 'consultation', 0, rules).dueDay).toBe(today)
    expect(explainImportedDueDay(toDay('2025-07-21'), toDay('2025-07-24'))).toEqual([{ key: 'issued', value: '2025-07-21' }, { key: 'imported', value: 3 }, { key: 'due', value: '2025-07-24' }])
  })

  it('gives the due day again when its steps are added up', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 3 }), (offset, days) => {
      const { dueDay, steps } = explainDueDay(addDays(toDay('2000-01-01'), offset), 'loan', days, rules)
      const [issued, added] = steps
      expect(addDays(toDay(String(issued?.value)), Number(added?.value))).toBe(dueDay)
    }))
  })

  it('is never late on the due day or before, and one day late the day after', () => {
    const due = toDay('2026-03-05')
    expect([-1, 0, 1, 30].map((offset) => daysLateOf('out', due, addDays(due, offset)))).toEqual([0, 0, 1, 30])
    for (const status of loanStatuses.filter((known) => known !== 'out')) expect(daysLateOf(status, due, addDays(due, 9))).toBe(0)
  })

  it('never grows less late as days pass', () => {
    fc.assert(fc.property(fc.integer({ min: -400, max: 400 }), (offset) => {
      const day = addDays(toDay('2026-03-05'), offset)
      expect(daysLateOf('out', toDay('2026-03-05'), addDays(day, 1))).toBeGreaterThanOrEqual(daysLateOf('out', toDay('2026-03-05'), day))
      expect(daysLateOf('out', toDay('2026-03-05'), day)).toBe(Math.max(0, daysBetween(toDay('2026-03-05'), day)))
    }))
  })
})

describe('what a request must hold', () => {
  it('names everything that is missing together, with the clause of its kind', () => {
    const empty: LoanRequest = { ...request, purpose: '', reason: '', borrowerName: '', borrowerUnit: '', days: 9 }
    expect(refusalsOf(empty, { ...facts, items: [] }).map((refusal) => [refusal.code, refusal.clause, refusal.field])).toEqual([
      ['lending.purpose-missing', 'P07-19.2', 'purpose'], ['lending.reason-missing', 'P07-19.2', 'reason'], ['lending.borrower-missing', 'P07-19.2', 'borrowerName'], ['lending.unit-missing', 'P07-19.2', 'borrowerUnit'],
      ['lending.loan-too-long', 'P07-19.5', 'days'], ['lending.items-missing', 'P07-19.2', 'itemIds'],
    ])
    expect(refusalsOf({ ...empty, kind: 'consultation' }, { ...facts, items: [] }).map((refusal) => refusal.clause)).toEqual(Array.from({ length: 5 }, () => 'P07-18.1'))
  })

  it('lets an outsider consult with a letter or a work card, and borrow never', () => {
    const outsider: LoanRequest = { ...request, borrowerKind: 'outsider', kind: 'consultation', letter: '介绍信 15 号' }
    expect(refusalsOf(outsider)).toEqual([])
    expect(refusalsOf({ ...outsider, letter: '' }).map((refusal) => [refusal.code, refusal.clause])).toEqual([['lending.letter-missing', 'P07-18.4']])
    expect(refusalsOf({ ...outsider, kind: 'loan' }).map((refusal) => [refusal.code, refusal.clause])).toEqual([['lending.outsider-cannot-borrow', 'P07-19.3']])
  })

  it('names who has what is out, and until when', () => {
    const out = item('02', { outOn: { number: 'JY2026-00007', borrower: '测试乙', dueDay: today } })
    expect(refusalsOf(request, { ...facts, items: [item('01'), out] })).toEqual([{
      code: 'lending.item-out', field: 'itemIds', facts: { item: '02', title: '文件02', number: 'JY2026-00007', borrower: '测试乙', dueDay: today }, remedy: { code: 'lending.leave-out', values: { itemIds: ['id-01'] } },
    }])
    expect(refusalsOf(request, { ...facts, items: [out] })[0]?.remedy).toEqual({ code: 'lending.wait-for-return' })
  })

  it('warns of a borrower with overdue material and lets the request go on', () => {
    const decided = decideRequest(request, { ...facts, borrowerOverdue: [{ number: 'JY2026-00003', dueDay: toDay('2026-02-20'), title: '合同' }] }, rules)
    expect(decided).toEqual({ ok: true, value: { warnings: [{ code: 'lending.borrower-overdue', clause: 'P07-20', facts: { borrower: '测试甲', number: 'JY2026-00003', dueDay: '2026-02-20', title: '合同' } }] } })
  })
})

const anyItem = fc.record({ present: fc.boolean(), isOut: fc.boolean() })
const anyRequest = fc.record({
  kind: fc.constantFrom('loan', 'consultation'), purpose: fc.constantFrom('', '核对'), reason: fc.constantFrom('', '核对条款'), days: fc.integer({ min: 0, max: 12 }),
  borrowerKind: fc.constantFrom('staff', 'outsider'), borrowerName: fc.constantFrom('', '测试甲'), borrowerUnit: fc.constantFrom('', '销售部'), letter: fc.constantFrom('', '工作证 8 号'),
  stamped: fc.boolean(), headName: fc.constantFrom('', '测试主管'), signedDay: fc.constantFrom(null, toDay('2026-03-01'), today, toDay('2026-03-03')),
}) satisfies fc.Arbitrary<LoanRequest>

/** Does what a remedy says: fills its values in, or writes something into the field that it names. */
function applyRemedy(asked: LoanRequest, known: RequestFacts, refusal: Refusal): { asked: LoanRequest; known: RequestFacts } {
  // Of the two ways out of a missing stamp the test takes the paper.
  const onPaper: Readonly<Record<string, Partial<LoanRequest>>> = { 'lending.stamp-missing': { stamped: true }, 'lending.head-signature-missing': { headName: '测试主管' }, 'lending.sign-day-missing': { signedDay: known.today } }
  const paper = onPaper[refusal.code]
  if (paper !== undefined) return { asked: { ...asked, ...paper }, known }
  const values = refusal.remedy?.values ?? (refusal.field === 'itemIds' ? {} : { [refusal.field ?? '']: '补填' })
  const { itemIds, ...fields } = values
  const items = Array.isArray(itemIds) ? known.items.filter((one) => itemIds.includes(one.itemId)) : refusal.code === 'lending.items-missing' ? [item('99')] : known.items
  return { asked: { ...asked, ...fields }, known: { ...known, items } }
}
const nameOf = (refusal: Refusal) => `${refusal.code} ${String(refusal.facts['item'] ?? '')}`

describe('the stated remedy', () => {
  it('lifts exactly the refusal that states it, and brings no new one', () => {
    fc.assert(fc.property(anyRequest, fc.array(anyItem, { maxLength: 4 }), (asked, shapes) => {
      const items = shapes.map((shape, index) => item(`0${String(index + 1)}`, { present: shape.present, outOn: shape.isOut ? { number: 'JY2026-00009', borrower: '测试乙', dueDay: today } : null }))
      const known = { ...facts, items }
      const before = refusalsOf(asked, known)
      for (const refusal of before) {
        if (refusal.remedy?.code === 'lending.wait-for-return') continue
        const changed = applyRemedy(asked, known, refusal)
        const after = refusalsOf(changed.asked, changed.known).map(nameOf)
        // Consulting instead of borrowing has no length, so a length that was wrong is wrong no longer.
        const alsoLifted = refusal.remedy?.code === 'lending.consult-instead' ? ['lending.loan-too-long ', 'lending.days-missing '] : []
        expect(after).toEqual(before.map(nameOf).filter((name) => name !== nameOf(refusal) && !alsoLifted.includes(name)))
      }
    }), { numRuns: 500 })
  })

  it('has words in both languages, and so has every refusal', () => {
    fc.assert(fc.property(anyRequest, (asked) => {
      for (const refusal of refusalsOf(asked, { ...facts, items: [] })) {
        for (const locale of ['zh', 'en'] as const) expect([findText(locale, `refusal.${refusal.code}`), findText(locale, `remedy.${refusal.remedy?.code ?? ''}`)], refusal.code).not.toContain(undefined)
      }
    }))
  })
})

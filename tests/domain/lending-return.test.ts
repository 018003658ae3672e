import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCorrectReturn, decideIssue, decideReturn, decideSettle, statusOfLines } from '#shared/domain/lending-return.ts'
import type { IssueItem, LoanFacts, LoanLine } from '#shared/domain/lending-return.ts'
import { toDay } from '#shared/kernel/days.ts'
import { lendingRulesOfP07 as rules } from '#shared/policies/p07.ts'

const line = (position: number, more: Partial<LoanLine> = {}): LoanLine => ({ position, number: `KH2026-00001-0${String(position)}`, title: `文件${String(position)}`, state: 'out', pagesAtIssue: 12, pagesAtReturn: null, copiesOut: 1, copiesBack: more.state === 'back' ? 1 : 0, difference: 'none', ...more })
const loan = (lines: readonly LoanLine[], status: LoanFacts['status'] = 'out'): LoanFacts & { readonly kind: 'loan' } => ({ number: 'JY2026-00001', kind: 'loan', status, lines })
const toIssue = (position: number, more: Partial<IssueItem> = {}): IssueItem => ({ itemId: `id-${String(position)}`, number: `0${String(position)}`, title: `文件${String(position)}`, present: true, outOn: null, position, isPaper: true, pagesListed: 12, copiesAsked: 1, secrecyAsked: 'internal', secrecyNow: 'internal', ...more })
const codes = (decided: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (decided.error ?? []).map((refusal) => refusal.code)
const approvers = ['archive-administrator', 'department-manager'] as const

describe('handing material over', () => {
  it('takes a count that is not given from the list, and a given one before it', () => {
    expect(decideIssue(loan([], 'approved'), [toIssue(1), toIssue(2, { pagesListed: null })], [{ position: 2, pages: 7 }], rules, approvers)).toEqual({ ok: true, value: [{ position: 1, pages: 12, copies: 1 }, { position: 2, pages: 7, copies: 1 }] })
  })

  it('asks a count of paper whose list has none, and none of electronic material', () => {
    expect(codes(decideIssue(loan([], 'approved'), [toIssue(1, { pagesListed: null }), toIssue(2, { pagesListed: null, isPaper: false })], [], rules, approvers))).toEqual(['lending.pages-missing'])
  })

  it('refuses before the approval, saying who may give it (P07-19.4)', () => {
    expect(decideIssue(loan([], 'requested'), [toIssue(1)], [], rules, approvers)).toEqual({
      ok: false, error: [{ code: 'lending.not-approved', clause: 'P07-19.4', facts: { number: 'JY2026-00001', status: 'requested' }, remedy: { code: 'lending.wait-for-approval' }, mayDecide: approvers }],
    })
  })

  it('says everything that stands in the way together: what is out, what is not filed, what was classified since', () => {
    const items = [toIssue(1, { outOn: { number: 'JY2026-00002', borrower: '测试乙', dueDay: toDay('2026-03-05') } }), toIssue(2, { present: false }), toIssue(3, { secrecyNow: 'secret' })]
    expect(codes(decideIssue(loan([], 'approved'), items, [], rules, approvers))).toEqual(['lending.item-out', 'lending.item-not-here', 'lending.secrecy-raised'])
    expect(codes(decideIssue(loan([], 'approved'), [toIssue(1, { secrecyAsked: 'secret', secrecyNow: 'top-secret' })], [], rules, approvers))).toEqual([])
  })
})

describe('taking material back', () => {
  it('strikes the loan off when everything came back as it went', () => {
    expect(decideReturn(loan([line(1), line(2)]), [], rules)).toMatchObject({ ok: true, value: { status: 'closed', returned: [1, 2] } })
  })

  it('keeps the loan open while something is out (P07-20)', () => {
    expect(decideReturn(loan([line(1), line(2)]), [{ position: 2, pages: 12 }], rules)).toMatchObject({ ok: true, value: { status: 'out', returned: [2] } })
  })

  it('opens a difference when fewer or more pages came back, one page is enough', () => {
    for (const pages of [11, 13, 0]) expect(decideReturn(loan([line(1)]), [{ position: 1, pages }], rules), String(pages)).toMatchObject({ ok: true, value: { status: 'difference', lines: [{ difference: 'open', pagesAtReturn: pages }] } })
    expect(decideReturn(loan([line(1)]), [{ position: 1, pages: 12 }], rules)).toMatchObject({ ok: true, value: { status: 'closed' } })
  })

  it('finds no difference where nobody counted at issue', () => {
    expect(decideReturn(loan([line(1, { pagesAtIssue: null })]), [{ position: 1, pages: 5 }], rules)).toMatchObject({ ok: true, value: { status: 'closed' } })
  })

  it('refuses what is not out, and a position that the loan does not have', () => {
    expect(codes(decideReturn(loan([line(1), line(2, { state: 'back' })]), [{ position: 2, pages: 1 }, { position: 9, pages: 1 }], rules))).toEqual(['lending.item-not-out', 'lending.item-not-out'])
  })

  it('ends in the same state whatever the order in which the documents come back', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 5 }), fc.nat(), (counts, seed) => {
      const lines = counts.map((_, index) => line(index + 1))
      const order = counts.map((_, index) => index + 1).toSorted((one, other) => ((one * 7919 + seed) % 13) - ((other * 7919 + seed) % 13))
      let current = loan(lines)
      for (const position of order) {
        const decided = decideReturn(current, [{ position, pages: counts[position - 1] ?? 0 }], rules)
        if (decided.ok) current = { ...current, status: decided.value.status, lines: decided.value.lines }
      }
      const atOnce = decideReturn(loan(lines), counts.map((pages, index) => ({ position: index + 1, pages })), rules)
      expect({ ok: true, status: current.status, lines: current.lines }).toEqual({ ok: atOnce.ok, status: atOnce.ok ? atOnce.value.status : '', lines: atOnce.ok ? atOnce.value.lines : [] })
      expect(current.status === 'closed').toBe(counts.every((pages) => pages === 12))
    }))
  })
})

describe('putting a return right', () => {
  const short = loan([line(1, { state: 'back', pagesAtReturn: 10, difference: 'open' })], 'difference')

  it('closes the difference when the count agrees after all', () => {
    expect(decideCorrectReturn(short, [{ position: 1, pages: 12, stillOut: false }], [], '数错了', rules)).toMatchObject({ ok: true, value: { status: 'closed' } })
  })

  it('puts material out again that never came back, unless it has been lent again since', () => {
    const closed = loan([line(1, { state: 'back', pagesAtReturn: 12 })], 'closed')
    expect(decideCorrectReturn(closed, [{ position: 1, pages: null, stillOut: true }], [], '扫错了', rules)).toMatchObject({ ok: true, value: { status: 'out', lines: [{ state: 'out', pagesAtReturn: null }] } })
    expect(codes(decideCorrectReturn(closed, [{ position: 1, pages: null, stillOut: true }], [{ position: 1, number: 'JY2026-00002', borrower: '测试乙' }], '扫错了', rules))).toEqual(['lending.item-lent-again'])
  })

  it('asks for the reason, and refuses material that is still out', () => {
    expect(codes(decideCorrectReturn(loan([line(1)]), [{ position: 1, pages: 12, stillOut: false }], [], '', rules))).toEqual(['lending.cannot-correct-return', 'lending.correction-reason-missing', 'lending.item-not-back'])
  })

  it('settles differences one by one and closes with the last, with what happened', () => {
    const two = loan([line(1, { state: 'back', difference: 'open' }), line(2, { state: 'back', difference: 'open' })], 'difference')
    const first = decideSettle(two, 1, { settlement: 'miscounted', reason: '漏数一页' }, rules)
    expect(first).toMatchObject({ ok: true, value: { status: 'difference' } })
    expect(decideSettle({ ...two, lines: first.ok ? first.value.lines : [] }, 2, { settlement: 'lost', reason: '报失' }, rules)).toMatchObject({ ok: true, value: { status: 'closed' } })
    expect(codes(decideSettle(two, 1, { settlement: 'found', reason: '' }, rules))).toEqual(['lending.settlement-reason-missing'])
    expect(codes(decideSettle(loan([line(1, { state: 'back' })], 'difference'), 1, { settlement: 'found', reason: '核对' }, rules))).toEqual(['lending.no-difference'])
    expect(codes(decideSettle(loan([line(1, { state: 'back' })], 'closed'), 1, { settlement: 'found', reason: '核对' }, rules))).toEqual(['lending.cannot-settle'])
  })

  it('counts what is out before what differs', () => {
    expect(statusOfLines([line(1), line(2, { state: 'back', difference: 'open' })])).toBe('out')
  })
})

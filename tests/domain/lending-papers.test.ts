import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideFill, decideSeal, gapsOfRegister, registerGaps, sealWayOf } from '#shared/domain/lending-papers.ts'
import { copiesStillOut, decideCancel, decideCorrectReturn, decideIssue, decideReturn, decideSettle } from '#shared/domain/lending-return.ts'
import type { LoanFacts, LoanLine } from '#shared/domain/lending-return.ts'
import { toDay } from '#shared/kernel/days.ts'
import { lendingRulesOfP07 as rules } from '#shared/policies/p07.ts'
import { findText } from '#shared/text/index.ts'

const today = toDay('2026-03-02')
const whole = { stamped: true, headName: '赵敏', signedDay: today }
const codes = (decided: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (decided.error ?? []).map((refusal) => refusal.code)
const line = (more: Partial<LoanLine> = {}): LoanLine => ({ position: 1, number: 'KH2026-00001-01', title: '合同', state: 'out', pagesAtIssue: 12, pagesAtReturn: null, copiesOut: 2, copiesBack: 0, difference: 'none', ...more })
const loan = (lines: readonly LoanLine[], status: LoanFacts['status'] = 'out'): LoanFacts & { readonly kind: 'loan' } => ({ number: 'JY2026-00001', kind: 'loan', status, lines })
const wordsOf = (decided: { readonly ok: boolean; readonly error?: readonly { readonly code: string; readonly remedy?: { readonly code: string } }[] }) =>
  (decided.error ?? []).flatMap((refusal) => (['zh', 'en'] as const).flatMap((locale) => [findText(locale, `refusal.${refusal.code}`), refusal.remedy === undefined ? '' : findText(locale, `remedy.${refusal.remedy.code}`)]))

describe('the stamp of the applicant’s unit (P07-18.2, P07-19.3)', () => {
  const seal = (more: Partial<typeof whole>, clause = 'P07-18.2') => decideSeal({ ...whole, ...more }, { unit: '销售部', today, clause })

  it('takes a paper that is stamped and signed today or before, and names every gap together', () => {
    expect([seal({}).ok, seal({ signedDay: toDay('2026-03-01') }).ok]).toEqual([true, true])
    const bare = decideSeal({ stamped: false, headName: '', signedDay: null }, { unit: '销售部', today, clause: 'P07-19.3' })
    expect(codes(bare)).toEqual(['lending.stamp-missing', 'lending.head-signature-missing', 'lending.sign-day-missing'])
    expect(wordsOf(bare)).not.toContain(undefined)
  })

  it('refuses a signature of tomorrow and offers today', () => {
    expect(seal({ signedDay: toDay('2026-03-03') })).toMatchObject({ ok: false, error: [{ code: 'lending.signed-in-future', facts: { day: '2026-03-03', today }, remedy: { values: { signedDay: today } } }] })
  })

  it('asks the head’s login while nothing of a paper was entered, and a letter of every outsider', () => {
    const nothing = { stamped: false, headName: '', signedDay: null }
    expect([sealWayOf(nothing, 'staff'), sealWayOf(nothing, 'outsider'), sealWayOf(whole, 'outsider')]).toEqual(['head-login', 'letter', 'letter'])
    for (const part of [{ ...nothing, stamped: true }, { ...nothing, headName: '赵敏' }, { ...nothing, signedDay: today }]) expect(sealWayOf(part, 'staff')).toBe('paper')
  })
})

describe('a line of the loan register (P07-19.5a)', () => {
  const entry = { issuedAt: 1, reason: '年审', signatureWay: 'paper' as const, lines: [{ title: '合同', copiesOut: 2 }] }

  it('lacks nothing with title, copies, time, reason and signature, and names each that is not there', () => {
    expect(gapsOfRegister(entry)).toEqual([])
    expect(gapsOfRegister({ issuedAt: null, reason: '', signatureWay: null, lines: [{ title: '', copiesOut: null }] })).toEqual([...registerGaps])
    expect(gapsOfRegister({ ...entry, lines: [{ title: '合同', copiesOut: 2 }, { title: '附件', copiesOut: null }] })).toEqual(['copies'])
  })

  it('is filled only where it lacks something, once it was handed over', () => {
    const open = { number: 'JY2026-00001', isIssued: true, reason: '', signatureWay: null, lines: [{ position: 1, title: '合同', copiesOut: null, copiesBack: 0 }] }
    const fill = { copies: [{ position: 1, copies: 2 }], reason: '年审', signed: true }
    expect(decideFill(open, fill, 'P07-19.5').ok).toBe(true)
    const filled = { ...open, reason: '年审', signatureWay: 'screen' as const, lines: [{ position: 1, title: '合同', copiesOut: 2, copiesBack: 0 }] }
    expect(codes(decideFill(filled, fill, 'P07-19.5'))).toEqual(['lending.copies-stand', 'lending.reason-stands', 'lending.signature-stands'])
    expect(codes(decideFill({ ...open, isIssued: false }, fill, 'P07-19.5'))).toEqual(['lending.nothing-handed-over'])
    expect(codes(decideFill(open, { copies: [], reason: '', signed: false }, 'P07-19.5'))).toEqual(['lending.nothing-filled-in'])
    expect(codes(decideFill({ ...open, lines: [{ position: 1, title: '合同', copiesOut: null, copiesBack: 2 }] }, { ...fill, copies: [{ position: 1, copies: 1 }] }, 'P07-19.5'))).toEqual(['lending.fewer-than-back'])
    for (const decided of [decideFill(filled, fill, 'P07-19.5'), decideFill({ ...open, isIssued: false }, fill, 'P07-19.5')]) expect(wordsOf(decided)).not.toContain(undefined)
  })
})

describe('copies out and back (P07-20)', () => {
  it('takes the copies that were asked for, those that were counted, or leaves the gap', () => {
    const item = { itemId: 'id', number: '01', title: '合同', present: true, outOn: null, position: 1, isPaper: true, pagesListed: 12, copiesAsked: 1, secrecyAsked: 'internal', secrecyNow: 'internal' } as const
    const issue = (copies?: number | null) => decideIssue(loan([], 'approved'), [item], copies === undefined ? [] : [{ position: 1, pages: 12, copies }], rules, [])
    expect([issue(), issue(2), issue(null)].map((decided) => (decided.ok ? decided.value[0]?.copies : 'refused'))).toEqual([1, 2, null])
  })

  it('keeps the line open with the rest, refuses more than are out, and takes all that is out without a count', () => {
    const part = decideReturn(loan([line()]), [{ position: 1, pages: null, copies: 1 }], rules)
    expect(part).toMatchObject({ ok: true, value: { status: 'out', lines: [{ state: 'out', copiesBack: 1 }] } })
    const lines = part.ok ? part.value.lines : []
    expect(copiesStillOut(lines[0] ?? line())).toBe(1)
    expect(codes(decideReturn(loan(lines), [{ position: 1, pages: null, copies: 2 }], rules))).toEqual(['lending.too-many-copies'])
    expect(decideReturn(loan(lines), [], rules)).toMatchObject({ ok: true, value: { status: 'closed', lines: [{ state: 'back', copiesBack: 2, difference: 'none' }] } })
  })

  it('keeps a page that an early copy was short of open until somebody explains it', () => {
    const part = decideReturn(loan([line()]), [{ position: 1, pages: 11, copies: 1 }], rules)
    expect(part).toMatchObject({ ok: true, value: { status: 'out', lines: [{ difference: 'open', pagesAtReturn: 11 }] } })
    const lines = part.ok ? part.value.lines : []
    expect(decideReturn(loan(lines), [{ position: 1, pages: null, copies: 1 }], rules)).toMatchObject({ ok: true, value: { status: 'difference', lines: [{ difference: 'open', pagesAtReturn: 11 }] } })
  })

  it('refuses to strike off while one of two is out, and gives a request up as before', () => {
    expect(decideCancel(loan([line({ copiesBack: 1 })]), rules)).toMatchObject({ ok: false, error: [{ code: 'lending.copies-missing', clause: 'P07-20', facts: { out: 2, back: 1, missing: 1 } }] })
    expect(decideCancel(loan([line({ state: 'asked', copiesOut: null })], 'requested'), rules)).toEqual({ ok: true, value: 'cancelled' })
  })

  it('puts a wrong number of returned copies right, and ends the rest only as lost, or miscounted once some are back', () => {
    const back = loan([line({ state: 'back', copiesBack: 2, pagesAtReturn: 12 })], 'closed')
    expect(decideCorrectReturn(back, [{ position: 1, pages: 12, copies: 1, stillOut: false }], [], '只还了一份', rules)).toMatchObject({ ok: true, value: { status: 'out', lines: [{ state: 'out', copiesBack: 1 }] } })
    expect(codes(decideCorrectReturn(back, [{ position: 1, pages: 12, copies: 3, stillOut: false }], [], '数错了', rules))).toEqual(['lending.too-many-copies'])
    const settle = (settlement: 'found' | 'lost' | 'miscounted', copiesBack: number) => decideSettle(loan([line({ copiesBack })]), 1, { settlement, reason: '经查' }, rules).ok
    expect([settle('lost', 1), settle('lost', 0), settle('miscounted', 1), settle('miscounted', 0), settle('found', 1)]).toEqual([true, true, true, false, false])
  })

  it('is struck off exactly when as many copies are back as went out, in however many parts they come', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (out, parts) => {
      let current = loan([line({ copiesOut: out })])
      let back = 0
      for (const copies of parts) {
        const decided = decideReturn(current, [{ position: 1, pages: null, copies }], rules)
        expect(decided.ok, `${String(back)} of ${String(out)} are back, ${String(copies)} come`).toBe(back < out && back + copies <= out)
        if (!decided.ok) continue
        back += copies
        current = { ...current, status: decided.value.status, lines: decided.value.lines }
        expect(current.status === 'closed').toBe(back === out)
      }
    }))
  })
})

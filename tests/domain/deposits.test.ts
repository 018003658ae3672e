import { describe, expect, it } from 'vitest'
import { changedWords, decideCorrection, decideHandBack, decideUndoHandBack, depositActions, depositStatuses, depositTransitions, ticketNumber } from '#shared/domain/deposits.ts'
import type { DepositFacts, DepositWords } from '#shared/domain/deposits.ts'

const held: DepositFacts = { number: 'JC2026-00001', status: 'held', depositor: '测试甲', collector: null, handedBackAt: null }
const handedBack: DepositFacts = { ...held, status: 'handed-back', collector: '测试乙', handedBackAt: 1 }
const words: DepositWords = { customerId: null, depositor: '测试甲', phone: '', company: '', item: '雨伞', quantity: 1, unit: '件', place: '', note: '', photoId: null }
const codes = (result: ReturnType<typeof decideHandBack>) => (result.ok ? result.value : result.error.map((refusal) => refusal.code))

describe('handing a deposit back', () => {
  it('gives it to its depositor without asking more', () => {
    expect(codes(decideHandBack(held, { kind: 'depositor', name: '测试甲', phone: '', relation: '' }))).toBe('handed-back')
  })

  it('wants a proxy written down by name, phone and relation, and names all that is missing at once', () => {
    expect(codes(decideHandBack(held, { kind: 'proxy', name: '', phone: '', relation: '' }))).toEqual(['deposits.proxy-name-missing', 'deposits.proxy-phone-missing', 'deposits.proxy-relation-missing'])
    expect(codes(decideHandBack(held, { kind: 'proxy', name: '测试丙', phone: '13900000000', relation: '同事' }))).toBe('handed-back')
  })

  it('refuses a second time with who took it, also to an unnamed proxy', () => {
    const answer = decideHandBack(handedBack, { kind: 'proxy', name: '', phone: '1', relation: '同事' })
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'deposits.already-handed-back', facts: { collector: '测试乙' } }, { code: 'deposits.proxy-name-missing', field: 'collectorName' }] })
  })

  it('can be undone once, and only when it happened', () => {
    expect(decideUndoHandBack(handedBack)).toEqual({ ok: true, value: 'held' })
    expect(decideUndoHandBack(held)).toMatchObject({ ok: false, error: [{ code: 'deposits.not-handed-back' }] })
  })

  it('has an answer for every state and act', () => {
    for (const status of depositStatuses) for (const action of depositActions) expect([null, ...depositStatuses], `${status} ${action}`).toContain(depositTransitions[status][action])
  })
})

describe('correcting a deposit', () => {
  it('names what changed, in the order of the form', () => {
    expect(changedWords(words, { ...words, place: '柜 3', depositor: '测试丁' })).toEqual(['depositor', 'place'])
    expect(decideCorrection('JC2026-00001', words, { ...words, quantity: 2 })).toEqual({ ok: true, value: ['quantity'] })
  })

  it('refuses one that changes nothing', () => {
    expect(decideCorrection('JC2026-00001', words, { ...words })).toMatchObject({ ok: false, error: [{ code: 'deposits.nothing-changed', facts: { number: 'JC2026-00001' } }] })
  })
})

describe('a ticket number', () => {
  it.each([['jc2026-00001', 'JC2026-00001'], [' JC2026-00001 ', 'JC2026-00001'], ['ＪＣ２０２６－００００１', 'JC2026-00001'], ['JC 2026 - 00001', 'JC2026-00001'], ['', '']])('is read from %j', (typed, number) => {
    expect(ticketNumber(typed)).toBe(number)
  })
})

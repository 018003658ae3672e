import { describe, expect, it } from 'vitest'
import { codeKey, completenessPercent, customerActions, customerStatuses, customerTransitions, decideCustomerAct, decideItem, findGaps, itemNumber, maskIdNumber, nameKey } from '#shared/domain/customers.ts'
import { identifies, readPhone } from '#shared/domain/phones.ts'
import { isClassified, strictestSecrecy } from '#shared/domain/secrecy.ts'

const file = { number: 'KH2026-00001', status: 'active', itemsOut: [] } as const

describe('what may happen to a customer file', () => {
  it('answers every pair of status and action by the table, and says why not', () => {
    const codes = { active: 'customers.file-open', closed: 'customers.file-closed', destroyed: 'customers.file-destroyed' } as const
    for (const status of customerStatuses) {
      for (const action of customerActions) {
        const decided = decideCustomerAct({ ...file, status }, action)
        const next = customerTransitions[status][action]
        if (next !== null) expect(decided, `${status} ${action}`).toEqual({ ok: true, value: next })
        else expect(decided, `${status} ${action}`).toMatchObject({ ok: false, error: [{ code: codes[status], facts: { number: file.number } }] })
      }
    }
  })

  it('offers to reopen a closed file, except to a person who wants to close it', () => {
    expect(decideCustomerAct({ ...file, status: 'closed' }, 'correct')).toMatchObject({ error: [{ remedy: { code: 'customers.reopen' } }] })
    expect(decideCustomerAct({ ...file, status: 'closed' }, 'close')).toMatchObject({ error: [{ remedy: { code: 'customers.go-on' } }] })
  })

  it('does not close a file whose documents are out, and names them (P07-19.1)', () => {
    const decided = decideCustomerAct({ ...file, itemsOut: ['KH2026-00001-01', 'KH2026-00001-02'] }, 'close')
    expect(decided).toMatchObject({ ok: false, error: [{ code: 'customers.items-out', clause: 'P07-19.1', facts: { count: 2, items: ['KH2026-00001-01', 'KH2026-00001-02'] }, remedy: { code: 'customers.take-back-first' } }] })
  })

  it('names every reason together: closed file, taken code, document on loan', () => {
    const decided = decideItem({ ...file, status: 'closed' }, 'correct-item', { code: 'A1', present: false, codeTakenBy: { number: 'KH2026-00002-01', title: '合同' }, outOn: { number: 'JY2026-00001', borrower: '测试甲' } })
    expect(decided).toMatchObject({ ok: false, error: [{ code: 'customers.file-closed' }, { code: 'customers.code-taken', field: 'code' }, { code: 'customers.item-lent', field: 'present', remedy: { values: { present: true } } }] })
  })

  it('lets a lent document be corrected as long as it is not called missing', () => {
    expect(decideItem(file, 'correct-item', { code: '', present: true, codeTakenBy: null, outOn: { number: 'JY2026-00001', borrower: '测试甲' } }).ok).toBe(true)
    expect(decideItem(file, 'add-item', { code: '', present: false, codeTakenBy: null, outOn: null }).ok).toBe(true)
  })
})

describe('what a file still lacks', () => {
  const whole = { category: 'general', profession: '', shelfPlace: 'A-1', phones: ['13800000000'] } as const

  it('lists each gap and none when the profile is whole (P07-3.1, P07-3.2, P07-4b, P07-6)', () => {
    expect(findGaps(whole)).toEqual([])
    expect(findGaps({ ...whole, category: 'unset' })).toEqual(['class-missing'])
    expect(findGaps({ ...whole, category: 'special' })).toEqual(['profession-missing'])
    expect(findGaps({ ...whole, category: 'special', profession: '律师' })).toEqual([])
    expect(findGaps({ category: 'unset', profession: '', shelfPlace: '', phones: [] })).toEqual(['class-missing', 'phone-missing', 'shelf-place-missing'])
    const percentOf = (more: Partial<Parameters<typeof findGaps>[0]>) => completenessPercent({ category: more.category ?? whole.category, gaps: findGaps({ ...whole, ...more }) })
    expect([percentOf({}), percentOf({ phones: [] }), percentOf({ phones: [], shelfPlace: '' }), percentOf({ category: 'special' }), percentOf({ category: 'unset', phones: [], shelfPlace: '' })]).toEqual([100, 75, 50, 80, 25])
  })
})

describe('how a customer is recognised', () => {
  it('compares names without width, case, spaces and brackets', () => {
    expect(nameKey('欧尼士（深圳）有限公司')).toBe(nameKey(' 欧尼士(深圳) 有限公司'))
    expect(nameKey('ＡＢＣ Co., Ltd.')).toBe(nameKey('abc co ltd'))
    expect(nameKey('王小明')).not.toBe(nameKey('王晓明'))
  })

  it('compares codes without width, case and spaces', () => {
    expect(codeKey(' ｋｈ2026-00001 ')).toBe('KH2026-00001')
    expect(codeKey('1101051949 1231002x')).toBe('11010519491231002X')
  })

  it('masks an identity number to its area and its tail, and a short one whole', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X')
    expect(maskIdNumber('1234567')).toBe('*******')
    expect(maskIdNumber('')).toBe('')
  })

  it('numbers documents after their file, and goes on after ninety-nine', () => {
    expect(itemNumber('KH2026-00001', 1)).toBe('KH2026-00001-01')
    expect(itemNumber('KH2026-00001', 100)).toBe('KH2026-00001-100')
  })

  it('reads the spellings of a telephone number as one', () => {
    const spellings = ['13800004321', '138-0000-4321', '+86 138 0000 4321', '１３８００００４３２１', '008613800004321', '138 0000 4321 转 8']
    expect(spellings.map((typed) => readPhone(typed).digits)).toEqual(spellings.map(() => '13800004321'))
    expect(readPhone('0755-12345678-801')).toEqual({ typed: '0755-12345678-801', digits: '075512345678', extension: '801' })
    expect(identifies(readPhone('110'))).toBe(false)
    expect(identifies(readPhone('8234567'))).toBe(true)
  })

  it('knows classified material and the strictest of several levels', () => {
    expect(['open', 'internal', 'secret', 'top-secret'].map((level) => isClassified(level as 'open'))).toEqual([false, false, true, true])
    expect(strictestSecrecy(['open', 'secret', 'internal'])).toBe('secret')
    expect(strictestSecrecy([])).toBe('open')
  })
})

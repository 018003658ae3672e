import { describe, expect, it } from 'vitest'
import { isSamePerson } from '#renderer/features/deposits/person-of-scan.ts'
import { meaningOfScan, secondScanMs, stutterMs } from '#renderer/features/deposits/second-scan.ts'

describe('a ticket scanned while its deposit is open', () => {
  it('shows the deposit when no scan has shown it, or one did too long ago', () => {
    expect(meaningOfScan(null)).toBe('show')
    expect(meaningOfScan(secondScanMs + 1)).toBe('show')
  })

  it('acts within ten seconds, but not on a scanner that reads one code twice', () => {
    expect(meaningOfScan(0)).toBe('ignore')
    expect(meaningOfScan(stutterMs - 1)).toBe('ignore')
    expect(meaningOfScan(stutterMs)).toBe('act')
    expect(meaningOfScan(secondScanMs)).toBe('act')
  })
})

describe('a scanned card', () => {
  const card = { name: '测试甲', phone: '', company: '', customerId: null }

  it('is the depositor’s own when it names the same file or the same name, however it is spaced', () => {
    expect(isSamePerson(card, { depositor: '测试甲', customerId: null })).toBe(true)
    expect(isSamePerson({ ...card, name: '测 试甲 ' }, { depositor: '测试甲', customerId: 'a' })).toBe(true)
    expect(isSamePerson({ ...card, name: '别名', customerId: 'a' }, { depositor: '测试甲', customerId: 'a' })).toBe(true)
  })

  it('is somebody else’s otherwise, also when neither has a file', () => {
    expect(isSamePerson({ ...card, name: '测试乙' }, { depositor: '测试甲', customerId: null })).toBe(false)
    expect(isSamePerson({ ...card, name: '测试乙', customerId: 'b' }, { depositor: '测试甲', customerId: 'a' })).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { roles } from '#shared/domain/access.ts'
import { decideSort, isSorter } from '#shared/domain/customer-inbox.ts'
import { decideSecondFile } from '#shared/domain/customers.ts'
import { defaultOfficePosts } from '#shared/domain/posts.ts'
import { findText } from '#shared/text/index.ts'

const outside = { role: 'clerk', department: '东区' } as const
const service = { role: 'clerk', department: '客户服务部' } as const
const keeper = { role: 'archive-administrator', department: '档案室' } as const

describe('who sorts what comes in (P07-5)', () => {
  it('is everybody of customer service, and the keeper of the archive only where nobody is there', () => {
    expect([service, outside, keeper].map((person) => isSorter(person, [service, outside, keeper], defaultOfficePosts))).toEqual([true, false, false])
    expect([outside, keeper].map((person) => isSorter(person, [outside, keeper], defaultOfficePosts))).toEqual([false, true])
    for (const role of roles) expect(isSorter({ role, department: '' }, [outside], defaultOfficePosts), role).toBe(role === 'archive-administrator')
  })

  it('goes by what the office calls the department', () => {
    const renamed = { ...defaultOfficePosts, departments: { ...defaultOfficePosts.departments, 'customer-service': '东区' } }
    expect([outside, service].map((person) => isSorter(person, [outside, service], renamed))).toEqual([true, false])
  })
})

describe('sorting a file', () => {
  const file = { number: 'KH2026-00001', status: 'active', category: 'unset', isWaiting: true } as const
  const asked = { category: 'general', isSorter: true, department: '客户服务部' } as const

  it('needs the department, something that waits, and a class; every reason is said together and in words', () => {
    expect(decideSort(file, asked)).toEqual({ ok: true, value: 'general' })
    expect(decideSort({ ...file, category: 'special' }, { ...asked, category: null })).toEqual({ ok: true, value: 'special' })
    const refused = decideSort({ ...file, isWaiting: false }, { ...asked, category: null, isSorter: false })
    const found = refused.ok ? [] : refused.error
    expect(found.map((refusal) => refusal.code)).toEqual(['customers.not-the-sorter', 'customers.sorted-already', 'customers.class-to-sort'])
    for (const { code } of found) for (const locale of ['zh', 'en'] as const) expect(findText(locale, `refusal.${code}`), code).toBeDefined()
  })
})

describe('a second file of one customer (P07-4a)', () => {
  const twin = (...reasons: readonly ('name' | 'phone' | 'credit-code')[]) => ({ number: 'KH2026-00001', name: '吴强', reasons })

  it('must be confirmed where name and telephone are the same, and nowhere else', () => {
    for (const twins of [[], [twin('name')], [twin('phone')], [twin('credit-code', 'name')], [twin('name'), twin('phone')]]) expect(decideSecondFile(twins, false).ok).toBe(true)
    expect(decideSecondFile([twin('phone'), twin('name', 'phone')], false)).toMatchObject({ ok: false, error: [{ code: 'customers.twin-unconfirmed', remedy: { values: { confirmedTwin: true } } }] })
    expect(decideSecondFile([twin('name', 'phone')], true).ok).toBe(true)
  })
})

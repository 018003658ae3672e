import { describe, expect, it } from 'vitest'
import { emptyCustomer, inputOf, readExtra, valuesOf } from '#renderer/features/customers/customer-form-values.ts'
import { historyLines } from '#renderer/features/customers/history-lines.ts'
import { customerInputSchema } from '#shared/contract/customers.ts'
import type { CustomerFile, CustomerInput, CustomerSheet } from '#shared/contract/customers.ts'
import { readPhone } from '#shared/domain/phones.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toInstant } from '#shared/kernel/instants.ts'

const profile = customerInputSchema.parse({
  name: '欧尼士（深圳）有限公司', category: 'special', partyType: 'firm', profession: '律师', enteredDay: '2024-05-01', secrecy: 'secret', remark: '两行\n备注',
  contacts: [{ name: '测试甲', post: '主管', phones: ['138-0000-4321', '0755-87654321-801'] }, { name: '测试乙', post: '', phones: ['13900001111'] }, { name: '', post: '', phones: ['2345678'] }],
  extra: { 车位: 'P2-118', 开票信息: '专用发票\n开户行：测试银行' },
})
function fileOf(input: CustomerInput): CustomerFile {
  const at = toInstant(1_772_000_000_000)
  return {
    ...input, id: '01900000-0000-7000-8000-000000000001' as Id<'customer'>, number: 'KH2026-00001', status: 'active', idNumberMasked: '', contactName: '', phones: [], waiting: null, itemsTotal: 0, itemsPresent: 0, gaps: [], createdAt: at, createdBy: '',
    importBatchId: null, contacts: input.contacts.map((contact) => ({ ...contact, phones: contact.phones.map(readPhone) })),
  }
}

describe('the profile form', () => {
  it('puts a profile into the form and takes the same profile out of it', () => {
    expect(customerInputSchema.parse(inputOf(valuesOf(fileOf(profile))))).toEqual(profile)
  })

  it('makes a file of a name and a telephone number alone', () => {
    expect(inputOf({ ...emptyCustomer, name: '王小明', phone: '13800004321' })).toMatchObject({ name: '王小明', category: 'unset', contacts: [{ name: '', phones: ['13800004321'] }], extra: {}, enteredDay: null })
  })

  it('reads contacts in whatever order they are written, and loses none of the words', () => {
    const { contacts } = inputOf({ ...emptyCustomer, name: '甲', otherContacts: '13900001111，测试乙, 财务、出纳\n\n  测试丙' })
    expect(contacts.slice(1)).toEqual([{ name: '测试乙', post: '财务 出纳', phones: ['13900001111'] }, { name: '测试丙', post: '', phones: [] }])
  })

  it('names the first line of the office’s own fields that has no colon', () => {
    expect(readExtra('车位：P2\n没有冒号\n也没有')).toEqual({ fields: { 车位: 'P2' }, badLine: 2 })
    expect(readExtra('备注: 一行\n  第二行')).toEqual({ fields: { 备注: '一行\n第二行' }, badLine: null })
  })
})

describe('the history of a file', () => {
  const words = { t: (key: Parameters<typeof translate>[1], params?: Parameters<typeof translate>[2]) => translate('zh', key, params), loose: (key: string) => findText('zh', key) }
  const entry = (seq: number, kind: string, body: Record<string, unknown>) => ({ seq, kind, at: toInstant(1_772_000_000_000 + seq), by: '前台', corrects: null, body })

  it('tells what a correction changed, in words, newest first, and leaves the rest unsaid', () => {
    const sheet: CustomerSheet = {
      customer: fileOf(profile), items: [], movements: [], matters: [],
      history: [
        entry(1, 'opened', { number: 'KH2026-00001', ...profile, room: '1-101' }), entry(2, 'item-added', { number: 'KH2026-00001-01', title: '合同', pages: 3, present: false }),
        entry(3, 'corrected', { number: 'KH2026-00001', reason: '搬了', ...profile, room: '1-102', secrecy: 'open' }), entry(4, 'item-corrected', { number: 'KH2026-00001-01', title: '合同', pages: 3, present: true, reason: '补交' }),
      ],
    }
    expect(historyLines(sheet, words).map((line) => [line.text, ...line.details])).toEqual([
      ['更正 KH2026-00001-01 合同', '原因：补交', '在档：否 → 是'], ['更正档案', '原因：搬了', '房号：1-101 → 1-102', '密级：机密 → 公开'], ['添加 KH2026-00001-01 合同'], ['建档 KH2026-00001'],
    ])
    expect(historyLines(sheet, words, 'items').map((line) => line.kind)).toEqual(['item-corrected', 'item-added'])
  })
})

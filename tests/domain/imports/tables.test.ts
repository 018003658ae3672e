import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/domain/imports/cell.ts'
import { findHeaderRow, fitMapping, headerSignature, missingFields, proposeKind, proposeMapping } from '#shared/domain/imports/columns.ts'
import type { Row } from '#shared/domain/imports/columns.ts'
import { certaintyOf, matchKeys } from '#shared/domain/imports/keys.ts'
import { layOut } from '#shared/domain/imports/layout.ts'
import { mergeProfile } from '#shared/domain/imports/merge.ts'
import { countOutcomes, decideOutcome, lineOutcomes } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy, Match } from '#shared/domain/imports/outcome.ts'
import { readImportLine } from '#shared/domain/imports/read-line.ts'
import { planColumns } from '#shared/domain/imports/record.ts'
import type { CustomerRecord, ReadingRules } from '#shared/domain/imports/record.ts'
import { importKinds, targetFields } from '#shared/domain/imports/targets.ts'
import { decideUndo } from '#shared/domain/imports/undo.ts'

const rules: ReadingRules = { loanDaysOn: () => 3, handoverWorkingDaysOn: () => 3, countWorkingDays: () => 1 }
const tenantHead: Row = ['序号', '租户名称', '统一社会信用代码', '联系人', '联系电话', '房号', '入驻日期', '备注']
const bookHead: Row = ['寄存日期', '时间', '租户/房号', '物品', '数量', '寄存人', '电话', '领取人', '领取时间', '经手人', '备注']
const loanHead: Row = ['借阅日期', '借阅人', '部门', '资料名称', '份数', '理由', '应还', '归还日期', '批准人']
const carHead: Row = ['交档人', '接收人', '车牌', '车架号', '车主', '车主电话', '交车日期', '移交日期', '绿卡', 'PDI', '其他', '资料不齐说明']

describe('finding one’s way in a table', () => {
  it.each([[0], [1], [2], [5]])('finds the header under %d title lines', (titles) => {
    const rows: Row[] = [...Array.from({ length: titles }, (_, index): Row => [index % 2 === 0 ? '某大厦登记表(2025年)' : null, null, null, null, '打印日期:2025.6.30']), tenantHead, ['1', '示例有限公司', '', '测试甲', '13800001234', 'A座101', '2025-01-01', '']]
    expect(findHeaderRow(rows)).toBe(titles)
  })
  it('finds no header where there is none', () => { expect(findHeaderRow([[1, 2, 3], [4, 5, 6]])).toBe(-1) })
  it.each([['customers', tenantHead], ['deposits', bookHead], ['loans', loanHead], ['vehicle-files', carHead]] as const)('knows %s by its headings', (kind, head) => { expect(proposeKind(head, []).kind).toBe(kind) })
  it('reads English headings as well', () => { expect(proposeMapping('customers', ['No', 'Company', 'Contact', 'Phone', 'Mobile', 'Remark'], []).mapping).toEqual(['ignore', 'name', 'contactName', 'phone', 'phone', 'remark']) })
  it('tells a column without a heading by what it holds', () => {
    const rows = ['13800001111', '13800002222', '010-60001111'].map((phone): Row => ['示例', phone, '91990000T9AJTAD157'])
    expect(proposeMapping('customers', ['名称', '', ''], rows).mapping).toEqual(['name', 'phone', 'creditCode'])
  })
  it('gives a field to one column only, and keeps what it does not know', () => {
    expect(proposeMapping('customers', ['客户名称', '名称', '企业性质'], [['甲', '乙', '丙']]).mapping).toEqual(['name', 'own', 'own'])
    expect(proposeMapping('deposits', [...bookHead, '天气'], [[...bookHead.map(() => null), '晴']]).mapping.at(-1)).toBe('ignore')
  })
  it('accepts a mapping only when it fits the table', () => {
    expect(fitMapping('customers', ['name', 'phone', 'phone', 'own'], 4)).not.toBeNull()
    expect(fitMapping('customers', ['name', 'name'], 2)).toBeNull()
    expect(fitMapping('customers', ['name'], 2)).toBeNull()
    expect(fitMapping('deposits', ['item', 'own'], 2)).toBeNull()
    expect(fitMapping('customers', ['name', 'borrower'], 2)).toBeNull()
    expect(missingFields('loans', ['issueDay', 'borrower'])).toEqual(['title'])
  })
  it('knows the same table again whoever saved it', () => { expect(headerSignature(['客户名称 ', '电 话', '（备注）'])).toBe(headerSignature(['客户名称', '电话', '备注'])) })
  it('counts title, header, blank, repeated header and total lines apart from data', () => {
    const table: Row[] = [['租户登记表'], tenantHead, ['1', '甲公司'], [], ['2', '乙公司'], tenantHead, ['3', '合计建材公司', '', '测试甲', '1', '2', '3', '4'], ['合计', null, null, null, null, null, null, 3], ['制表：测试甲']]
    const layout = layOut(table, null)
    expect(layout.skipped).toEqual({ title: 1, header: 2, blank: 1, total: 2 })
    expect(layout.dataLines.map((line) => line.line)).toEqual([3, 5, 7])
  })
})

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('2025-02-31', '√', '两件', '若干', '１３８', '合计', '=1+1', '\u0000', '无', '13800001234/13900001234', '4.4E+17'),
  fc.double(), fc.integer(), fc.boolean(), fc.date({ noInvalidDate: false }), fc.constant(null),
)
const anyRow = fc.array(anyCell, { maxLength: 24 })

describe('whatever a sheet holds', () => {
  it.each(importKinds)('reads any line as %s without a fault: a record, or a reason', (kind) => {
    const keys = targetFields[kind].map((field) => field.key)
    const plan = planColumns(keys, keys)
    fc.assert(fc.property(anyRow, (row) => {
      const reading = readImportLine(kind, plan, row, rules)
      expect(reading.record === null).toBe(reading.findings.some((finding) => finding.weight === 'rejects'))
      if (reading.record !== null) expect(matchKeys(reading.record).every((entry) => entry.key !== '')).toBe(true)
    }), { numRuns: 400 })
  })
  it('accounts for every line of any table: data and skipped lines are all the lines', () => {
    fc.assert(fc.property(fc.array(anyRow, { maxLength: 40 }), fc.option(fc.integer({ min: 0, max: 12 })), (rows, headerLine) => {
      const { dataLines, skipped } = layOut(rows, headerLine)
      expect(dataLines.length + skipped.title + skipped.header + skipped.blank + skipped.total).toBe(rows.length)
    }), { numRuns: 400 })
  })
  it('proposes a mapping that fits, for any table', () => {
    fc.assert(fc.property(anyRow, fc.array(anyRow, { maxLength: 10 }), (header, rows) => {
      const proposal = proposeKind(header, rows)
      expect(fitMapping(proposal.kind, proposal.mapping, proposal.mapping.length)).not.toBeNull()
    }), { numRuns: 200 })
  })
})

const match = (certainty: Match['certainty'], subjectId: string | null = 'x'): Match => ({ certainty, reasons: [certainty === 'same' ? 'credit-code' : 'name'], subjectId, number: 'KH2026-00001', name: '示例', line: subjectId === null ? 3 : null })

describe('what becomes of a line', () => {
  it('follows the policy where it is surely kept, and goes in where it only looks alike', () => {
    const decide = (facts: Parameters<typeof decideOutcome>[1], policy: DuplicatePolicy, choice: DuplicatePolicy | null = null) => decideOutcome('customers', facts, policy, choice)
    const same = { isRejected: false, match: match('same'), canUpdate: true }
    expect([decide(same, 'skip'), decide(same, 'update'), decide(same, 'import')]).toEqual(['duplicate', 'updated', 'new'])
    expect(decide({ ...same, canUpdate: false }, 'update')).toBe('duplicate')
    expect(decide({ ...same, match: match('same', null) }, 'update')).toBe('duplicate')
    expect(decide({ ...same, match: match('similar') }, 'skip')).toBe('new')
    expect(decide({ ...same, match: match('similar') }, 'skip', 'skip')).toBe('duplicate')
    expect(decide(same, 'skip', 'update')).toBe('updated')
    expect(decide({ isRejected: true, match: null, canUpdate: false }, 'import', 'import')).toBe('rejected')
  })
  it('never opens a second file for a vehicle (P10-A.3a)', () => { expect(decideOutcome('vehicle-files', { isRejected: false, match: match('same'), canUpdate: true }, 'import', 'import')).toBe('duplicate') })
  it('adds up: read is the sum of the four outcomes', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...lineOutcomes)), (outcomes) => {
      const counts = countOutcomes(outcomes)
      expect(counts.read).toBe(outcomes.length)
      expect(counts.new + counts.updated + counts.duplicate + counts.rejected).toBe(counts.read)
    }))
  })
  it('takes a shared number, telephone or common name for a likeness, not for the same customer', () => {
    expect(certaintyOf(['number'])).toBe('similar')
    expect(certaintyOf(['phone', 'name'])).toBe('similar')
    expect(certaintyOf(['name', 'name-and-phone'])).toBe('same')
  })
  it('undoes only what nobody has worked with, and names what stands in the way', () => {
    expect(decideUndo({ number: 'DR2026-00001', status: 'done', touched: [], referred: [] }).ok).toBe(true)
    const refused = decideUndo({ number: 'DR2026-00001', status: 'undone', touched: ['KH2026-00001'], referred: ['JC2026-00001'] })
    expect(refused.ok ? [] : refused.error.map((refusal) => refusal.code)).toEqual(['imports.already-undone', 'imports.worked-on-since', 'imports.named-elsewhere'])
  })
})

describe('bringing a file up to date', () => {
  const kept: CustomerRecord = {
    name: '示例有限公司', category: 'special', partyType: 'firm', profession: '律师', creditCode: '', idNumber: '', room: 'A座101', address: '', plate: '', formerNumber: 'K-1', enteredDay: null, shelfPlace: '1-2-3', keeper: '测试甲', remark: '旧备注',
    contacts: [{ name: '测试乙', post: '经理', phones: ['13800001234'] }], extra: { 企业性质: '民营' },
  }
  const sheet: CustomerRecord = { ...kept, category: 'unset', profession: '', creditCode: '91350100M000100Y43', shelfPlace: '', remark: '', contacts: [{ name: '测试乙', post: '', phones: ['138-0000-1234', '13900001234'] }], extra: {} }
  it('takes what the sheet knows and empties nothing', () => {
    const { profile, isChanged } = mergeProfile(kept, sheet)
    expect(isChanged).toBe(true)
    expect(profile).toEqual({ ...kept, creditCode: '91350100M000100Y43', contacts: [{ name: '测试乙', post: '经理', phones: ['13800001234', '13900001234'] }] })
  })
  it('says so when the sheet knows nothing new', () => {
    expect(mergeProfile(kept, { ...sheet, creditCode: '', contacts: [] }).isChanged).toBe(false)
    expect(mergeProfile(kept, kept).isChanged).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/domain/imports/cell.ts'
import { readLine } from '#shared/domain/imports/cell.ts'
import { readDay, readTimeOfDay } from '#shared/domain/imports/days.ts'
import { creditCheckSign, idCheckSign, readCreditCode, readIdNumber, readVin } from '#shared/domain/imports/numbers-of-law.ts'
import { readPhones } from '#shared/domain/imports/phones.ts'
import { readQuantity } from '#shared/domain/imports/quantities.ts'
import { partyTypeOf, readCategory, readTick } from '#shared/domain/imports/words.ts'

const codes = (reading: { readonly findings: readonly { readonly code: string }[] }) => reading.findings.map((finding) => finding.code)

describe('days as offices spell them', () => {
  const spellings: readonly (readonly [Cell, string])[] = [
    ['2021-05-28', '2021-05-28'], ['2020年5月30日', '2020-05-30'], ['2020年5月30号', '2020-05-30'], ['2020/9/9', '2020-09-09'], ['2021.3.16', '2021-03-16'], ['21.9.1', '2021-09-01'], ['25-3-1', '2025-03-01'],
    ['20220724', '2022-07-24'], [20_220_724, '2022-07-24'], [45_556, '2024-09-21'], ['45556', '2024-09-21'], [45_556.75, '2024-09-21'], [new Date(Date.UTC(2025, 8, 20)), '2025-09-20'],
    ['2024-10-12 08:30', '2024-10-12'], ['2025-09-20T00:00:00.000Z', '2025-09-20'], ['二〇二五年十二月三日', '2025-12-03'], ['二零二五年十月二十一日', '2025-10-21'], ['２０２５－１－２', '2025-01-02'],
    ['2025年3月4日(周二)', '2025-03-04'], ['28/2/2025', '2025-02-28'], ['2/28/2025', '2025-02-28'], ['Mar 5, 2025', '2025-03-05'], ['5-Mar-25', '2025-03-05'], ['2024年2月29日', '2024-02-29'], ['99.1.1', '1999-01-01'], ['69-1-1', '2069-01-01'], ['70-1-1', '1970-01-01'],
  ]
  it.each(spellings)('reads %s as %s', (cell, day) => { expect(readDay(cell, 'day')).toEqual({ value: day, findings: [] }) })

  const refused: readonly (readonly [Cell, string])[] = [
    ['2025-02-31', 'day-impossible'], ['2025年2月31日', 'day-impossible'], ['2023-2-29', 'day-impossible'], ['2025-13-01', 'day-impossible'], ['2025.4.31', 'day-impossible'], ['20250231', 'day-impossible'],
    ['3/4/2025', 'day-ambiguous'], ['2025年3月', 'day-without-date'], ['3月4日', 'day-without-date'], ['202503', 'day-without-date'], ['1823-01-01', 'day-out-of-range'], ['明天', 'day-unclear'], [12, 'day-unclear'], [1e9, 'day-unclear'], [-5, 'day-unclear'],
  ]
  it.each(refused)('rejects %s with its reason', (cell, code) => { expect(readDay(cell, 'day')).toMatchObject({ value: null, findings: [{ code, field: 'day', weight: 'rejects' }] }) })
  it.each([[null], [''], ['  '], ['无'], ['-'], ['——'], ['N/A']] as readonly (readonly [Cell])[])('takes %s for no day', (cell) => { expect(readDay(cell, 'day')).toEqual({ value: null, findings: [] }) })
  it.each([[new Date(Date.UTC(1899, 11, 31, 13, 8)), 788], [0.5, 720], ['9:05', 545], ['21时3分', 1263], ['25:00', null], [null, null]] as readonly (readonly [Cell, number | null])[])('reads the hour of %s', (cell, minutes) => { expect(readTimeOfDay(cell)).toBe(minutes) })
})

describe('telephones as offices write them', () => {
  const spellings: readonly (readonly [Cell, readonly string[]])[] = [
    ['13998324307', ['13998324307']], [13_998_324_307, ['13998324307']], ['151-1352-1472', ['15113521472']], ['177 8736 8660', ['17787368660']], ['１７７１６６５９３４１', ['17716659341']], ['+86 138 0000 1234', ['13800001234']],
    ['021-61971663转73', ['021-61971663转73']], ['021-61971663 ext.5', ['021-61971663转5']], ['0755-12345678-801', ['0755-12345678转801']], ['(010)62345678', ['010-62345678']], ['010 62345678', ['010-62345678']],
    ['15103826281/15123174884', ['15103826281', '15123174884']], ['13912345678 13712345678', ['13912345678', '13712345678']], ['13912345678、13712345678', ['13912345678', '13712345678']], ['13912345678；13912345678', ['13912345678']],
    ['62345678/79', ['62345678/79']], ['400-800-1234', ['4008001234']], ['95588', ['95588']], ['13912345678(王)', ['13912345678(王)']], ['无', []], ['/', []], [null, []],
  ]
  it.each(spellings)('reads %s', (cell, phones) => { expect(readPhones(cell, 'phone')).toEqual({ value: phones, findings: [] }) })
  const flagged: readonly (readonly [Cell, string])[] = [['1882182476', 'phone-digit-missing'], ['138000012345', 'phone-digit-extra'], ['62345', 'phone-digit-missing'], ['电话停机', 'phone-no-number'], ['1.39E+10', 'phone-rounded']]
  it.each(flagged)('keeps %s as written and says what is wrong', (cell, code) => {
    const reading = readPhones(cell, 'phone')
    expect(reading.value).toEqual([cell])
    expect(reading.findings).toMatchObject([{ code, weight: 'notes' }])
  })
})

describe('numbers of the law', () => {
  it('checks an identity number by its last sign and its birthday', () => {
    const body = '99010119900307002'
    const sound = body + idCheckSign(body)
    expect(readIdNumber(sound.toLowerCase(), 'id')).toEqual({ value: { value: sound, lost: '' }, findings: [] })
    expect(codes(readIdNumber(body + (sound.endsWith('1') ? '2' : '1'), 'id'))).toEqual(['id-check-digit'])
    expect(codes(readIdNumber('990101199002310021', 'id'))).toEqual(['id-birth-day'])
    expect(codes(readIdNumber('9901011990030', 'id'))).toEqual(['id-length'])
    expect(readIdNumber('990101900307002', 'id').findings).toEqual([])
  })
  it.each([[440_106_199_303_045_100], ['4.40106E+17'], [1e15]] as readonly (readonly [Cell])[])('never takes %s, which a sheet has rounded, for an identity number', (cell) => {
    const reading = readIdNumber(cell, 'id')
    expect(reading.value.value).toBe('')
    expect(reading.value.lost).not.toBe('')
    expect(codes(reading)).toEqual(['id-rounded'])
  })
  it('takes the largest number that a sheet keeps exactly', () => { expect(readIdNumber(110_101_900_307_002, 'id').value).toEqual({ value: '110101900307002', lost: '' }) })
  it('checks a social-credit number by its last sign', () => {
    // The code that GB 32100-2015 gives as its example.
    expect(readCreditCode('91350100M000100Y43', 'code').findings).toEqual([])
    const body = '91990000ABCDEFGH1'
    expect(readCreditCode(body + creditCheckSign(body), 'code').findings).toEqual([])
    expect(codes(readCreditCode('91350100M000100Y44', 'code'))).toEqual(['credit-check-digit'])
    expect(codes(readCreditCode('91350100O000100Y43', 'code'))).toEqual(['credit-signs'])
    expect(codes(readCreditCode('91350100M', 'code'))).toEqual(['credit-length'])
  })
  it('knows a vehicle identification number by its signs', () => {
    expect(readVin(' lsvaa49j132047371 ', 'vin')).toEqual({ value: 'LSVAA49J132047371', findings: [] })
    expect(codes(readVin('LSVAA49J13204737O', 'vin'))).toEqual(['vin-signs'])
  })
})

describe('amounts, classes and ticks in words', () => {
  const amounts: readonly (readonly [Cell, number, string])[] = [[2, 2, '件'], ['两件', 2, '件'], ['一袋', 1, '袋'], ['叁', 3, '件'], ['十二', 12, '件'], ['二十三箱', 23, '箱'], ['一百零五', 105, '件'], ['3 个', 3, '个'], ['约5包', 5, '包'], ['１２', 12, '件'], [9999, 9999, '件']]
  it.each(amounts)('counts %s', (cell, count, unit) => { expect(readQuantity(cell, 'quantity', '件')).toEqual({ value: { count, unit }, findings: [] }) })
  it.each([['若干'], ['几件'], ['0'], ['1.5'], [10_000], ['2箱1包'], ['一一']] as readonly (readonly [Cell])[])('does not guess %s', (cell) => { expect(readQuantity(cell, 'quantity', '件')).toMatchObject({ value: { count: 1 }, findings: [{ code: 'quantity-unclear' }] }) })
  it.each([['重点 ', 'special', ''], ['重点客户', 'special', ''], ['一般', 'general', ''], ['VIP', 'special', 'VIP'], ['目标', 'potential', '目标'], ['潜在', 'potential', ''], [null, 'unset', '']] as readonly (readonly [Cell, string, string])[])('reads the class %s', (cell, category, word) => {
    expect(readCategory(cell, 'category')).toEqual({ value: { category, word }, findings: [] })
  })
  it('keeps a class that it does not know, and says so', () => { expect(readCategory('钻石', 'category')).toMatchObject({ value: { category: 'unset', word: '钻石' }, findings: [{ code: 'category-unknown' }] }) })
  it.each([['√'], ['✓'], ['有'], ['Y'], [1], ['是'], [true], ['2份']] as readonly (readonly [Cell])[])('takes %s for present', (cell) => { expect(readTick(cell, 'item')).toEqual({ value: 'present', findings: [] }) })
  it.each([[null], [''], ['×'], ['无'], ['N'], [0], ['缺'], [false]] as readonly (readonly [Cell])[])('takes %s for missing', (cell) => { expect(readTick(cell, 'item')).toEqual({ value: 'missing', findings: [] }) })
  it('leaves out what is not asked for, and names what it cannot read', () => {
    expect(readTick('不适用', 'item').value).toBe('outside')
    expect(readTick('下周补', 'item')).toMatchObject({ value: 'missing', findings: [{ code: 'tick-unclear' }] })
  })
  it('tells firms from persons only where the name or a number says so', () => {
    expect([partyTypeOf('示例(中国)有限公司', '', false), partyTypeOf('示例个体工商户', '', false), partyTypeOf('王小明', '', true), partyTypeOf('王小明', '', false)]).toEqual(['firm', 'firm', 'person', 'unset'])
  })
})

describe('texts', () => {
  it('takes invisible signs out of a name and says how many', () => { expect(readLine('测\u0007试\u202E甲\u200B', 'name', 60)).toEqual({ value: '测试甲', findings: [{ code: 'invisible-signs', field: 'name', facts: { count: 3 }, weight: 'notes' }] }) })
  it.each(['=1+1', '@SUM(A1)', '+86 备用', '-- 停用 --'])('keeps %s as the text that it is', (text) => { expect(readLine(text, 'note', 60)).toEqual({ value: text, findings: [] }) })
  it('rejects a cell that is too long instead of cutting it', () => { expect(codes(readLine('长'.repeat(61), 'name', 60))).toEqual(['cell-too-long']) })
  it('does not choke on ten megabytes in one cell', () => {
    const started = performance.now()
    expect(codes(readLine('长'.repeat(10_000_000), 'note', 2000))).toEqual(['cell-too-long'])
    expect(performance.now() - started).toBeLessThan(500)
  })
  it('names text that an earlier conversion has lost', () => { expect(codes(readLine('现金信封????', 'item', 60))).toEqual(['lost-signs']) })
})

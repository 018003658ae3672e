import XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { writeXlsx } from 'hucre'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { mostLines, readTable } from '#main/mechanisms/import/read-table.ts'
import type { Table, TableReading } from '#main/mechanisms/import/read-table.ts'
import { findDelimiter } from '#main/mechanisms/import/read-delimited.ts'
import { RefusedError } from '#shared/domain/refusal.ts'
import { makeZip, workbookParts } from '#tests/support/make-zip.ts'

const asFound: TableReading = { encoding: null, delimiter: null, sheet: null }
const read = (bytes: Uint8Array, reading: Partial<TableReading> = {}): Promise<Table> => readTable(bytes, { ...asFound, ...reading }, { isAborted: () => false })
const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value))
/** The code of the refusal, or what else happened. */
const refusal = async (bytes: Uint8Array, reading: Partial<TableReading> = {}): Promise<string> => {
  try {
    await read(bytes, reading)
    return 'read'
  } catch (error) {
    if (error instanceof RefusedError) return error.refusals.map((reason) => reason.code.replace('imports.', '')).join()
    throw error
  }
}
const rows = [['名称', '电话', '备注'], ['示例有限公司', '13800001234', '第一行\n第二行'], ['测试甲', '13900001234', '含,逗号;分号']]
const csv = (delimiter: string): string => rows.map((row) => row.map((cell) => (/[\n,;]/.test(cell) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n')

describe('taking a file for what it holds', () => {
  it.each([[','], [';'], ['\t'], ['|']])('reads text separated by %j', async (delimiter) => { expect(await read(text(csv(delimiter)))).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter, rows }) })
  it.each([['gb18030'], ['big5'], ['utf-16le'], ['utf-16be']] as const)('finds %s by itself', async (encoding) => {
    const sentence = '租戶名稱聯繫電話備註登記日期地址負責人大廈管理處'
    const said = encoding === 'gb18030' ? '租户名称联系电话备注登记日期地址负责人大厦管理处' : sentence
    const bytes = new Uint8Array(iconv.encode(`名,值\r\n${said},1\r\n${said},2\r\n`, encoding, { addBOM: encoding.startsWith('utf-16') }))
    expect(await read(bytes)).toMatchObject({ encoding, rows: [['名', '值'], [said, '1'], [said, '2']] })
  })
  it('reads a byte order mark as what it is', async () => { expect((await read(text(`\uFEFF${csv(';')}`))).rows[0]?.[0]).toBe('名称') })
  it('keeps a rare sign of four GB18030 bytes', async () => { expect((await read(new Uint8Array(iconv.encode('名称,值\r\n𠮷野家有限公司,1\r\n', 'gb18030')))).rows[1]?.[0]).toBe('𠮷野家有限公司') })
  it('lets a person choose another encoding', async () => {
    const bytes = new Uint8Array(iconv.encode('名,值\r\n示例,1', 'gb18030'))
    expect((await read(bytes, { encoding: 'gb18030' })).rows[1]).toEqual(['示例', '1'])
    expect(await refusal(bytes, { encoding: 'utf-8' })).toBe('unknown-encoding')
  })
  it('follows the separator that a spreadsheet wrote into the first line', async () => { expect(await read(text('sep=;\r\na;b\r\n1,5;2'))).toMatchObject({ delimiter: ';', rows: [['a', 'b'], ['1,5', '2']] }) })
  it('does not take commas inside texts for separators', () => { expect(findDelimiter('甲;乙\n"一,二,三";1\n"四,五,六";2\n')).toBe(';') })
  it('reads a workbook under any name, hidden sheets last', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '草稿', hidden: true, rows: [['无']] }, { name: '客户', rows: [['名称', '日期'], [], ['示例', new Date('2025-03-01T00:00:00Z')]] }] })
    expect(await read(bytes)).toMatchObject({ format: 'xlsx', sheets: ['客户', '草稿'], sheet: '客户', rows: [['名称', '日期'], [], ['示例', new Date('2025-03-01T00:00:00Z')]] })
    expect((await read(bytes, { sheet: '草稿' })).rows).toEqual([['无']])
    expect(await refusal(bytes, { sheet: '没有' })).toBe('sheet-missing')
  })
  it('reads an Excel 97-2003 workbook', async () => {
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['名称', '值'], ['=1+1', 1.5], ['示例', true]]), '表')
    expect(await read(new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer))).toMatchObject({ format: 'xls', sheet: '表', rows: [['名称', '值'], ['=1+1', 1.5], ['示例', true]] })
  })
  it('reads a web page that was saved as .xls, with 18 digits whole', async () => {
    expect(await read(text('<html><head><meta charset="utf-8"></head><body><table><tr><th>姓名</th><th>证</th></tr><tr><td>测试甲</td><td>330102199005061234</td></tr></table></body></html>'))).toMatchObject({ format: 'html', rows: [['姓名', '证'], ['测试甲', '330102199005061234']] })
  })
  it('unescapes the names of sheets', async () => { expect((await read(makeZip(workbookParts('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row></sheetData></worksheet>')))).sheets).toEqual(['甲&乙']) })
})

describe('refusing by name what cannot be read', () => {
  const whole = async () => writeXlsx({ sheets: [{ name: '表', rows: [['名称'], ['示例']] }] })
  it('an empty file, and one without a single line', async () => {
    expect(await refusal(new Uint8Array())).toBe('file-empty')
    expect(await refusal(text('\r\n\r\n,,,\r\n'))).toBe('no-rows')
  })
  it('a workbook that is cut off, and one with a byte changed', async () => {
    const bytes = await whole()
    expect(await refusal(bytes.slice(0, bytes.length - 30))).toBe('file-damaged')
    expect(await refusal(bytes.slice(0, 200))).toBe('file-damaged')
    const broken = Uint8Array.from(bytes)
    broken.fill(0xff, 60, 90)
    expect(await refusal(broken)).toBe('file-damaged')
  })
  it('a workbook behind a password', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['名称'], ['示例']] }], encryption: { password: 'x', spinCount: 1000 } })
    expect(await refusal(bytes)).toBe('file-encrypted')
  })
  it('an Excel 97-2003 workbook that is cut off', async () => {
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(Array.from({ length: 3000 }, (_, index) => [`示例${String(index)}`, index])), '表')
    const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
    expect(await refusal(bytes.slice(0, 4000))).toMatch(/file-damaged|excel-too-old/)
  })
  it.each([
    ['%PDF-1.7', 'not-a-table'], ['\u0089PNG\r\n', 'not-a-table'], ['Rar!\u001a\u0007', 'not-a-table'], ['MZ\u0090\u0000', 'not-a-table'], ['{\\rtf1 x}', 'not-a-table'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'not-a-table'], ['\u0000\u0001\u0002\u0000\u0000binary', 'not-a-table'],
  ])('%j', async (head, code) => { expect(await refusal(new Uint8Array(Buffer.from(`${head}${'x'.repeat(200)}`, 'latin1')))).toBe(code) })
  it('a Word document, an .ods and a bare zip', async () => {
    const zip = (name: string) => makeZip([{ name, data: Buffer.from('x') }, { name: 'mimetype', data: Buffer.from('x') }])
    expect([await refusal(zip('word/document.xml')), await refusal(zip('content.xml')), await refusal(zip('photo.png')), await refusal(zip('xl/workbook.bin'))]).toEqual(['not-a-table', 'not-a-table', 'not-a-table', 'not-a-table'])
  })
  it('text in an encoding that fits nothing', async () => { expect(await refusal(new Uint8Array([...Buffer.from('名称,值\r\n'), 0xff, 0xfe, 0x81, 0x20, 0xff, 0x0d, 0x0a]))).toBe('unknown-encoding') })
  it('a quote that is never closed, with its line, instead of losing the lines after it', async () => {
    await expect(read(text(`名称,值\r\n甲,1\r\n"乙,2\r\n${'丙,3\r\n'.repeat(50)}`))).rejects.toMatchObject({ refusals: [{ code: 'imports.quote-open', facts: { line: 3 } }] })
  })
  it('a table with more columns than any table has', async () => { expect(await refusal(text(`${Array.from({ length: 400 }, (_, index) => `c${String(index)}`).join(',')}\r\n`))).toBe('too-many-columns') })
})

describe('bombs and giants', () => {
  const sheet = (body: string) => `<worksheet><sheetData>${body}</sheetData></worksheet>`
  it('refuses a workbook that unpacks into gigabytes before unpacking anything', async () => {
    const started = performance.now()
    expect(await refusal(makeZip(workbookParts(Buffer.alloc(64 * 1024 * 1024, 0x20))))).toBe('file-bomb')
    expect(await refusal(makeZip(workbookParts('<x/>', { unpacked: 3_000_000_000 })))).toBe('file-bomb')
    expect(performance.now() - started).toBeLessThan(3_000)
  })
  it('does not unpack further than a part claims to be', async () => { expect(await refusal(makeZip(workbookParts(Buffer.alloc(8 * 1024 * 1024, 0x20), { unpacked: 1000 })))).toBe('file-damaged') })
  it('refuses parts that overlap, and parts without end', async () => {
    expect(await refusal(makeZip(workbookParts('<x/>', { packed: 1_000_000 })))).toBe('file-damaged')
    expect(await refusal(makeZip(Array.from({ length: 5000 }, (_, index) => ({ name: `xl/${String(index)}.xml`, data: Buffer.from('x') }))))).toBe('file-bomb')
  })
  it('does not follow entities that multiply', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c><c r="B1"><v>1</v></c></row>')}`
    const before = process.memoryUsage().rss
    await refusal(makeZip(workbookParts(laughs)))
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })
  it('refuses a million lines of text, and a sheet whose only line stands at the very bottom', async () => {
    expect(await refusal(text('a,b\n'.repeat(1_000_000)))).toBe('too-many-rows')
    expect(await refusal(makeZip(workbookParts(sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'))))).toBe('too-many-rows')
  })
  it('reads a cell of ten megabytes as the one cell that it is', async () => {
    const table = await read(text(`名称,备注\r\n甲,${'长'.repeat(3_500_000)}\r\n乙,短\r\n`))
    expect(table.rows.map((row) => String(row[1]).length)).toEqual([2, 3_500_000, 1])
  })
  it('reads as many lines as it promises', async () => { expect((await read(text('a,b\n'.repeat(mostLines)))).rows).toHaveLength(mostLines) })
  it('reads quoted line breaks across the pieces that it reads in', async () => {
    const line = `"${'字'.repeat(40)}\n${'句'.repeat(40)}",1\r\n`
    expect((await read(text(line.repeat(20_000)))).rows).toHaveLength(20_000)
  })
  it('stops when it is told to', async () => { await expect(readTable(text('a,b\n'.repeat(100_000)), asFound, { isAborted: () => true })).rejects.toMatchObject({ name: 'AbortError' }) })
  it('never fails otherwise than by a refusal, whatever the bytes', async () => {
    const seeds = [await writeXlsx({ sheets: [{ name: '表', rows: [['名称', 1], ['示例', 2]] }] }), new Uint8Array(iconv.encode(csv(','), 'gb18030')), text('<table><tr><td>a</td></tr></table>')]
    await fc.assert(fc.asyncProperty(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }), fc.nat(), async (seed, changes, cut) => {
      const bytes = Uint8Array.from(seed)
      for (const [place, value] of changes) bytes[place % bytes.length] = value
      await refusal(bytes.slice(0, Math.max(1, cut % (bytes.length + 1))))
    }), { numRuns: 300 })
  })
})

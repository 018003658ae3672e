import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvFile, finish, importFile, rehearse } from '#tests/support/imports.ts'
import { makeZip, workbookParts } from '#tests/support/make-zip.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const samples = join(import.meta.dirname, '../../main/app/samples')

describe('the product’s own samples', { timeout: 120_000 }, () => {
  let office: TestOffice
  let archivist: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); archivist = await office.as('archive-administrator') })
  afterAll(async () => { await office.close() })

  const kinds = { 'tenants-gbk.csv': 'customers', 'customers.xls': 'customers', 'vehicle-handovers.xlsx': 'vehicle-files', 'deposit-book.xlsx': 'deposits', 'loan-register.csv': 'loans' } as const
  it('are the five kinds of table that offices bring', () => { expect(readdirSync(samples).filter((name) => !name.endsWith('.md')).toSorted()).toEqual(Object.keys(kinds).toSorted()) })
  it.each(Object.entries(kinds))('%s goes in as %s, every line accounted for, and is known the second time', async (name, kind) => {
    const file = () => new File([readFileSync(join(samples, name))], name)
    const first = await importFile(archivist, file())
    expect(first.kind).toBe(kind)
    const { read, duplicate, rejected, updated } = first.counts
    expect(read).toBe(first.counts.new + updated + duplicate + rejected)
    expect(first.counts.new).toBeGreaterThan(read * 0.8)
    const { rehearsal } = await rehearse(archivist, file())
    expect(rehearsal.counts).toEqual({ read, new: 0, updated: 0, duplicate: read - rejected, rejected })
  })
  it('bring what an old deposit book and an old loan register say, and nobody else becomes their author', async () => {
    const deposits = (await archivist.deposits.list({ status: 'held', size: 200 })).rows
    expect(deposits.length).toBeGreaterThan(0)
    expect(deposits.every((row) => row.handedBackAt === null && row.takenBy !== '' && row.takenBy !== 'archive-administrator')).toBe(true)
    const overdue = (await archivist.lending.list({ state: 'overdue', size: 200 })).rows
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue.every((row) => row.status === 'out' && row.approvedBy !== '')).toBe(true)
  })
})

describe('files that are no tables', { timeout: 60_000 }, () => {
  let office: TestOffice
  let archivist: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); archivist = await office.as('archive-administrator') })
  afterAll(async () => { await office.close() })

  const hostile: readonly (readonly [string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>, string])[] = [
    ['an empty file', () => new Uint8Array(), 'file-empty'],
    ['a PDF', () => new Uint8Array(Buffer.from('%PDF-1.7 x')), 'not-a-table'],
    ['a workbook behind a password', async () => new Uint8Array(await writeXlsx({ sheets: [{ name: '表', rows: [['名称']] }], encryption: { password: 'x', spinCount: 1000 } })), 'file-encrypted'],
    ['a zip bomb', () => makeZip(workbookParts('<x/>', { unpacked: 3_000_000_000 })), 'file-bomb'],
    ['a workbook that is cut off', async () => new Uint8Array((await writeXlsx({ sheets: [{ name: '表', rows: [['名称']] }] })).slice(0, 300)), 'file-damaged'],
    ['text in no known encoding', () => new Uint8Array([0xe5, 0x90, 0x2c, 0xff, 0x31, 0x0d, 0x0a, 0xff, 0x81, 0x2c, 0x32]), 'unknown-encoding'],
    ['a million lines', () => new Uint8Array(Buffer.from('名称,值\n'.repeat(1_000_000))), 'too-many-rows'],
  ]
  it.each(hostile)('refuses %s in words and leaves the archive as it was', async (_what, bytes, code) => {
    const before = (await finish(await archivist.archive.verify({}))).head
    await expect(archivist.imports.look({ file: new File([await bytes()], '名单.xlsx') }).then((events) => finish(events))).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: `imports.${code}` }] } })
    expect((await finish(await archivist.archive.verify({}))).head).toEqual(before)
    expect(office.lines.filter((line) => line.error !== undefined)).toEqual([])
  })
  it('rejects a giant cell with its line and imports the rest', async () => {
    const { rehearsal, look } = await rehearse(archivist, csvFile([['客户名称', '备注', '电话'], ['甲示例', '长'.repeat(3_500_000), '13800001234'], ['乙示例', '短', '13800005678']]))
    expect(rehearsal.counts).toMatchObject({ new: 1, rejected: 1 })
    expect((await archivist.imports.staged({ stageId: look.stageId, outcome: 'rejected' })).rows).toMatchObject([{ line: 2, findings: [{ code: 'cell-too-long' }] }])
  })
  it('takes control signs out of a name, says so, and keeps what a spreadsheet would run as text', async () => {
    const { look } = await rehearse(archivist, csvFile([['客户名称', '备注', '电话'], ['测\u0007试\u202E丙', '=HYPERLINK("x")', '13800001111']]))
    expect((await archivist.imports.staged({ stageId: look.stageId })).rows).toMatchObject([{ outcome: 'new', findings: [{ code: 'invisible-signs', facts: { count: 2 } }] }])
    await finish(await archivist.imports.run({ stageId: look.stageId }))
    expect((await archivist.customers.list({ text: '测试丙' })).rows).toMatchObject([{ name: '测试丙', remark: '=HYPERLINK("x")' }])
  })
  it('reads a file again under a person’s own encoding', async () => {
    const file = csvFile([['客户名称', '电话'], ['示例', '13800001234']])
    const look = await finish(await archivist.imports.look({ file }))
    const again = await finish(await archivist.imports.lookAgain({ stageId: look.stageId, reading: { encoding: 'gb18030' } }))
    expect(again).toMatchObject({ stageId: look.stageId, encoding: 'gb18030' })
    expect(again.headings[0]).not.toBe('客户名称')
  })
})

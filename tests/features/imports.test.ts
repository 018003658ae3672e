import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, csvFile, finish, rehearse } from '#tests/support/imports.ts'
import { openTestOffice, roles } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const head = ['客户编号', '客户名称', '类别', '联系人', '手机', '首次接触日期', '备注']
const line = (number: number, changes: Partial<Record<'name' | 'class' | 'contact' | 'phone' | 'day' | 'note', string>> = {}): string[] => [
  `K-${String(number)}`, changes.name ?? `测试第${String(number)}有限公司`, changes.class ?? '一般', changes.contact ?? '测试甲', changes.phone ?? `1380000${String(number).padStart(4, '0')}`, changes.day ?? '2025-03-01', changes.note ?? '',
]

describe('importing what the office already has', { timeout: 60_000 }, () => {
  let office: TestOffice
  let archivist: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); archivist = await office.as('archive-administrator') })
  afterAll(async () => { await office.close() })

  const stateDigest = async (): Promise<string> => {
    const verdict = await finish(await archivist.archive.verify({}))
    expect(verdict).toMatchObject({ verified: true, stateMatches: true })
    return `${String(verdict.head.seq)} ${verdict.head.hash}`
  }

  it('rehearses without changing anything: the audit log and the state stay as they were', async () => {
    const before = await stateDigest()
    const { rehearsal } = await rehearse(archivist, csvFile([head, line(1), line(2, { day: '2025-02-31' }), line(1)]))
    expect(rehearsal.counts).toEqual({ read: 3, new: 1, updated: 0, duplicate: 1, rejected: 1 })
    expect(await stateDigest()).toBe(before)
    expect((await archivist.customers.list({})).rows).toEqual([])
  })

  it('says of each line what would happen and why', async () => {
    const { look } = await rehearse(archivist, csvFile([['客户名单'], head, line(1), line(2, { day: '2025年2月31日' }), line(1), ['合计', '3'], []]))
    expect(look).toMatchObject({ headerLine: 2, dataLines: 3, skipped: { title: 1, header: 1, blank: 0, total: 1 } })
    const { rows } = await archivist.imports.staged({ stageId: look.stageId })
    expect(rows.map((row) => [row.line, row.outcome])).toEqual([[3, 'new'], [4, 'rejected'], [5, 'duplicate']])
    expect(rows[1]?.findings).toEqual([{ code: 'day-impossible', field: 'enteredDay', facts: { text: '2025年2月31日' }, weight: 'rejects' }])
    expect(rows[2]?.match).toMatchObject({ certainty: 'same', line: 3, name: '测试第1有限公司' })
  })

  it('imports, accounts for every line, and knows all of them the second time', async () => {
    const file = () => csvFile([head, ...Array.from({ length: 40 }, (_, index) => line(index + 100)), line(200, { day: '明天' })])
    const first = await importFile(archivist, file())
    expect(first).toMatchObject({ number: 'DR2026-00001', status: 'done', counts: { read: 41, new: 40, updated: 0, duplicate: 0, rejected: 1 }, importedBy: 'archive-administrator' })
    const again = await importFile(archivist, file())
    expect(again.counts).toEqual({ read: 41, new: 0, updated: 0, duplicate: 40, rejected: 1 })
    expect((await archivist.customers.list({ text: '测试第101' })).rows).toMatchObject([{ name: '测试第101有限公司', category: 'general', formerNumber: 'K-101', phones: ['13800000101'], enteredDay: '2025-03-01' }])
    await stateDigest()
  })

  it('remembers the columns that a person corrected, by the headings', async () => {
    const table = () => csvFile([['甲', '乙', '丙'], ['丁号', '测试戊', '1'], ['己号', '测试庚', '2'], ['辛号', '测试壬', '3']])
    const look = await finish(await archivist.imports.look({ file: table(), reading: { headerLine: 1 } }))
    expect(look.remembered).toBe(false)
    await finish(await archivist.imports.rehearse({ stageId: look.stageId, kind: 'customers', mapping: ['own', 'name', 'ignore'] }))
    await finish(await archivist.imports.run({ stageId: look.stageId }))
    const next = await finish(await archivist.imports.look({ file: table(), reading: { headerLine: 1 } }))
    expect(next).toMatchObject({ remembered: true, kind: 'customers', mapping: ['own', 'name', 'ignore'], sameFile: { number: expect.stringMatching(/^DR2026-/) } })
  })

  it('refuses columns that lack the name, naming the field', async () => {
    const look = await finish(await archivist.imports.look({ file: csvFile([head, line(900)]) }))
    const started = archivist.imports.rehearse({ stageId: look.stageId, kind: 'customers', mapping: look.mapping.map((target: string) => (target === 'name' ? 'ignore' : target)) })
    await expect(started.then((events) => finish(events))).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'imports.field-unmapped', field: 'name' }] } })
  })

  it('brings kept files up to date without emptying what the sheet leaves out, and puts them back when undone', async () => {
    await importFile(archivist, csvFile([head, line(300, { note: '原备注' }), line(301)]))
    const batch = await importFile(archivist, csvFile([head, line(300, { class: '重点', note: '' }), line(301)]), { policy: 'update' })
    expect(batch.counts).toEqual({ read: 2, new: 0, updated: 1, duplicate: 1, rejected: 0 })
    const find = async () => (await archivist.customers.list({ text: 'K-300' })).rows[0]
    expect(await find()).toMatchObject({ category: 'special', remark: '原备注' })
    const undone = await finish(await archivist.imports.undo({ id: batch.id, reason: '导错了表' }))
    expect(undone).toMatchObject({ status: 'undone', undoneBy: 'archive-administrator', undoReason: '导错了表' })
    expect(await find()).toMatchObject({ category: 'general', remark: '原备注' })
    await stateDigest()
  })

  it('undoes an import as a batch; its file can then be imported again', async () => {
    const file = () => csvFile([head, line(400), line(401)])
    const batch = await importFile(archivist, file())
    await finish(await archivist.imports.undo({ id: batch.id, reason: '试导' }))
    expect((await archivist.customers.list({ text: 'K-400' })).rows).toEqual([])
    await expect(archivist.imports.undo({ id: batch.id, reason: '再来' }).then((events) => finish(events))).rejects.toMatchObject({ data: { refusals: [{ code: 'imports.already-undone' }] } })
    expect((await importFile(archivist, file())).counts).toMatchObject({ new: 2, duplicate: 0 })
    await stateDigest()
  })

  it('does not undo over work that was done since, and names the files', async () => {
    const batch = await importFile(archivist, csvFile([head, line(500), line(501)]))
    const [worked] = (await archivist.customers.list({ text: 'K-500' })).rows
    if (worked === undefined) throw new Error('not imported')
    await archivist.customers.addItem({ customerId: worked.id, title: '合同' })
    await expect(archivist.imports.undo({ id: batch.id, reason: '撤回' }).then((events) => finish(events))).rejects.toMatchObject({
      code: 'REFUSED', data: { refusals: [{ code: 'imports.worked-on-since', facts: { records: [worked.number] } }] },
    })
    expect((await archivist.customers.list({ text: 'K-501' })).rows).toHaveLength(1)
  })

  it('does not undo while a deposit names one of its files', async () => {
    const batch = await importFile(archivist, csvFile([head, line(520)]))
    const [file] = (await archivist.customers.list({ text: 'K-520' })).rows
    const deposit = await archivist.deposits.take({ depositor: '测试甲', item: '雨伞', customerId: file?.id ?? null })
    await expect(archivist.imports.undo({ id: batch.id, reason: '撤回' }).then((events) => finish(events))).rejects.toMatchObject({ data: { refusals: [{ code: 'imports.named-elsewhere', facts: { records: [deposit.number] } }] } })
  })

  it('leaves nothing behind when it is cancelled in the middle of writing', async () => {
    const before = await stateDigest()
    const { look } = await rehearse(archivist, csvFile([head, ...Array.from({ length: 3000 }, (_, index) => line(index + 10_000))]))
    const events = await archivist.imports.run({ stageId: look.stageId })
    let stage = ''
    while (stage !== 'write') {
      const step = await events.next()
      if (step.done === true) throw new Error('it ended before it could be cancelled')
      stage = step.value.stage
    }
    await events.return?.()
    expect((await archivist.customers.list({ text: 'K-10000' })).rows).toEqual([])
    expect(await stateDigest()).toBe(before)
    // The desk can go on: the same rehearsal still stands and runs to its end.
    expect((await finish(await archivist.imports.run({ stageId: look.stageId }))).counts).toMatchObject({ new: 3000 })
  })

  it('lets the desk read and queues its writes while an import writes', async () => {
    const clerk = await office.as('clerk')
    const { look } = await rehearse(archivist, csvFile([head, ...Array.from({ length: 2000 }, (_, index) => line(index + 20_000))]))
    let readMs = 0
    let taken: Promise<unknown> = Promise.resolve()
    const done = await finish(await archivist.imports.run({ stageId: look.stageId }), (event) => {
      if (event.stage !== 'write' || readMs > 0) return
      const started = performance.now()
      readMs = -1
      void clerk.deposits.list({}).then(() => { readMs = performance.now() - started })
      taken = clerk.deposits.take({ depositor: '测试乙', item: '文件袋' })
    })
    expect(done.counts.new).toBe(2000)
    expect(await taken).toMatchObject({ depositor: '测试乙', status: 'held' })
    expect(readMs).toBeGreaterThan(0)
    await stateDigest()
  })

  it('does with single lines what the person chose for them', async () => {
    await importFile(archivist, csvFile([head, line(600), line(601)]))
    const { look, rehearsal } = await rehearse(archivist, csvFile([head, line(600, { class: '潜在' }), line(601, { class: '重点' }), line(602)]))
    expect(rehearsal.counts).toMatchObject({ new: 1, duplicate: 2 })
    expect((await archivist.imports.choose({ stageId: look.stageId, lines: [3], choice: 'update' })).counts).toMatchObject({ new: 1, updated: 1, duplicate: 1 })
    expect((await archivist.imports.choose({ stageId: look.stageId, lines: [2], choice: 'import' })).counts).toMatchObject({ new: 2, updated: 1, duplicate: 0 })
    expect((await archivist.imports.choose({ stageId: look.stageId, lines: [4], choice: 'skip' })).counts).toMatchObject({ new: 1, updated: 1, duplicate: 1 })
    expect((await finish(await archivist.imports.run({ stageId: look.stageId }))).counts).toEqual({ read: 3, new: 1, updated: 1, duplicate: 1, rejected: 0 })
  })

  it('gives rejected lines back as a file, as they were, each with its reasons', async () => {
    const batch = await importFile(archivist, csvFile([head, line(700, { name: '' }), line(701, { day: '2025-02-31', note: '=1+1' }), line(702)]))
    const made = await finish(await archivist.imports.rejected({ id: batch.id, format: 'csv' }))
    expect(made).toMatchObject({ rows: 2, cutCells: 0 })
    const text = readFileSync(made?.path ?? '', 'utf8')
    expect(text).toContain('"K-701"')
    expect(text).toContain('没有这一天')
    expect(text).toContain('没有名称')
    expect(text).toContain(`"'=1+1"`)
    expect(text).not.toContain('K-702')
  })

  it('keeps one file for a vehicle, with the documents that came later ticked (P10-A.3a, P10-C.1.0)', async () => {
    const columns = ['交档人', '接收人', '车牌', '车架号', '车主', '车主电话', '交车日期', '移交日期', '绿卡', '购车发票', '销售合同', '身份证', '交车检查表', '行驶证', '保险单', '衍生服务清单', '合格证', '交车照片', 'PDI', '其他', '资料不齐说明']
    const car = (policy: string, late: string): string[] => ['测试交', '测试收', '粤B12345', 'LSVAA49J132047371', '测试车主', '13800001111', '2026/3/5', late, '√', '1', '有', 'Y', '√', '✓', policy, '√', '√', '√', '√', '不适用', '']
    const first = await importFile(archivist, csvFile([['新车档案移交登记'], columns, car('', '2026-03-11')], '移交.csv'))
    expect(first).toMatchObject({ kind: 'vehicle-files', counts: { new: 1 } })
    const { rows } = await archivist.imports.lines({ id: first.id })
    // Delivered on a Thursday, due on Tuesday the 10th, handed over on Wednesday: late by one working day (P10-C.1a).
    expect(rows[0]?.findings).toContainEqual({ code: 'handover-late', field: 'handoverDay', facts: { delivered: '2026-03-05', handover: '2026-03-11', limit: 3, late: 1 }, weight: 'notes' })
    const find = async () => (await archivist.customers.list({ text: 'LSVAA49J132047371' })).rows
    expect(await find()).toMatchObject([{ itemsTotal: 11, itemsPresent: 10 }])
    const second = await importFile(archivist, csvFile([columns, car('√', '2026-03-11')], '移交.csv'), { policy: 'update' })
    expect(second.counts).toMatchObject({ updated: 1, new: 0 })
    expect(await find()).toMatchObject([{ itemsTotal: 11, itemsPresent: 11 }])
    await finish(await archivist.imports.undo({ id: second.id, reason: '误导' }))
    expect(await find()).toMatchObject([{ itemsTotal: 11, itemsPresent: 10 }])
  })

  it('never takes an identity number that a sheet has rounded for the number', async () => {
    const batch = await importFile(archivist, csvFile([['客户名称', '身份证号', '联系电话'], ['测试丁', '4.40106E+17', '13800009999']]))
    expect(batch.counts.new).toBe(1)
    const [row] = (await archivist.customers.list({ text: '测试丁' })).rows
    const sheet = await archivist.customers.get({ id: row?.id ?? ('' as never) })
    expect(sheet.customer).toMatchObject({ idNumber: '', extra: { 身份证号: '4.40106E+17' } })
  })

  it('holds a chosen file for its own desk only, and forgets it when another is chosen', async () => {
    const other = await office.as('archive-administrator', '第二位管理员')
    const { look } = await rehearse(archivist, csvFile([head, line(800)]))
    await expect(other.imports.staged({ stageId: look.stageId })).rejects.toMatchObject({ data: { refusals: [{ code: 'imports.stage-gone' }] } })
    await rehearse(archivist, csvFile([head, line(801)]))
    await expect(archivist.imports.staged({ stageId: look.stageId })).rejects.toMatchObject({ data: { refusals: [{ code: 'imports.stage-gone' }] } })
  })

  it.each(roles.filter((role) => role !== 'archive-administrator'))('does not let a %s import or undo', async (role) => {
    const client = await office.as(role)
    await expect(client.imports.look({ file: csvFile([head, line(1)]) }).then((events) => finish(events))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(client.imports.run({ stageId: 'x' }).then((events) => finish(events))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

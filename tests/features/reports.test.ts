import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Exported } from '#shared/contract/reports.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { openTestOffice } from '#tests/support/office.ts'

const idNumber = '330102199005061234'
type ExportInput = Parameters<Client['reports']['export']>[0]

/** Runs an export to its end; returns the file and what the progress said. */
async function exportTo(desk: Client, input: ExportInput): Promise<{ file: Exported; steps: readonly { done: number; total: number | null; stage: string }[] }> {
  const events = await desk.reports.export(input)
  const steps = []
  for (;;) {
    const step = await events.next()
    if (step.done === true) {
      if (step.value === null) throw new Error('no file')
      return { file: step.value, steps }
    }
    steps.push(step.value)
  }
}

/** The rows between the head and the empty line before the footer, as a program reads them that had no part in writing. */
function sheetRows(path: string): unknown[][] {
  const book = read(readFileSync(path), { cellFormula: true, cellDates: false })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null, blankrows: true })
}

const isEmptyRow = (row: readonly unknown[]) => row.every((cell) => cell === null || cell === '')
const bodyOf = (rows: readonly unknown[][]) => rows.slice(1, rows.findIndex((row, index) => index > 0 && isEmptyRow(row)))
const footerOf = (rows: readonly unknown[][]) => rows.slice(rows.findIndex((row, index) => index > 0 && isEmptyRow(row)) + 1).map((row) => String(row[0] ?? '').replace(/^'/, ''))

let office: TestOffice
let clerk: Client
let exportsFolder = ''

beforeAll(async () => {
  office = await openTestOffice({ today: '2026-03-02' })
  exportsFolder = join(dirname(office.folder), 'exports')
  clerk = await office.as('clerk')
  await clerk.deposits.take({ depositor: '王小明', phone: '13800004321', company: '=1+1', item: idNumber, quantity: 3 })
  const collected = await clerk.deposits.take({ depositor: '赵一', item: '雨伞', note: '=cmd|calc' })
  await clerk.deposits.handBack({ id: collected.id })
  office.clock.set('2026-03-20')
  await clerk.deposits.take({ depositor: '王小红', item: '样品箱' })
  office.clock.set('2026-04-03')
  for (let index = 0; index < 5; index += 1) await clerk.deposits.take({ depositor: `测试${String(index)}`, item: '合同' })
})
afterAll(async () => { await office.close() })

describe('a register on the screen', () => {
  it('is described in the language of the person, with its columns, its states and what is counted by month', async () => {
    const deposits = (await clerk.reports.registers({ locale: 'zh' })).registers.find((known) => known.register === 'deposits')
    const english = (await clerk.reports.registers({ locale: 'en' })).registers.find((known) => known.register === 'deposits')
    expect(deposits?.states.map((state) => state.title)).toEqual(['在存', '已领回'])
    expect(deposits?.columns.length).toBeGreaterThan(8)
    expect(english?.title).not.toBe(deposits?.title)
  })

  it('shows the same rows page by page, newest first, and counts them', async () => {
    const numbers: unknown[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Client['reports']['preview']>> = await clerk.reports.preview({ register: 'deposits', cursor, size: 3 })
      numbers.push(...page.rows.map((row) => row.values['number']))
      cursor = page.next
    } while (cursor !== null)
    expect(numbers).toEqual(['JC2026-00008', 'JC2026-00007', 'JC2026-00006', 'JC2026-00005', 'JC2026-00004', 'JC2026-00003', 'JC2026-00002', 'JC2026-00001'])
    expect(await clerk.reports.count({ register: 'deposits' })).toEqual({ count: 8, isCapped: false })
  })

  it('narrows by period, state and typed words together', async () => {
    const march = { register: 'deposits' as const, from: toDay('2026-03-01'), to: toDay('2026-03-31') }
    expect((await clerk.reports.count(march)).count).toBe(3)
    expect((await clerk.reports.count({ ...march, state: 'handed-back' })).count).toBe(1)
    expect((await clerk.reports.preview({ ...march, text: '王' })).rows.map((row) => row.values['depositor'])).toEqual(['王小红', '王小明'])
  })

  it('sums the months from the daily counts, the running month first', async () => {
    const { months } = await clerk.reports.months({ register: 'deposits', months: 3 })
    expect(months).toEqual([
      { month: '2026-04', counts: { taken: 5, 'handed-back': 0 } }, { month: '2026-03', counts: { taken: 3, 'handed-back': 1 } }, { month: '2026-02', counts: { taken: 0, 'handed-back': 0 } },
    ])
  })

  it('refuses a state that the register does not have and a period that ends before it begins, both at once and with the way out', async () => {
    await expect(clerk.reports.preview({ register: 'deposits', state: 'eaten', from: toDay('2026-03-05'), to: toDay('2026-03-01') })).rejects.toMatchObject({
      code: 'REFUSED', data: { refusals: [{ code: 'reports.state-unknown', remedy: { values: { state: 'all' } } }, { code: 'reports.period-reversed', remedy: { values: { from: '2026-03-01', to: '2026-03-05' } } }] },
    })
  })
})

describe('a register as a file', () => {
  it('holds as xlsx what the filter holds, read the same by two other programs', async () => {
    const { file, steps } = await exportTo(clerk, { register: 'deposits', format: 'xlsx', from: toDay('2026-03-01'), to: toDay('2026-03-31') })
    expect(file).toMatchObject({ rows: 3, folder: exportsFolder })
    expect(steps[0]).toEqual({ stage: 'rows', done: 0, total: 3 })
    const sheetJs = sheetRows(file.path)
    const hucre = (await readXlsx(readFileSync(file.path))).sheets[0]?.rows ?? []
    for (const rows of [sheetJs, hucre as unknown[][]]) {
      expect(bodyOf(rows).length).toBe(3)
      expect(bodyOf(rows).map((row) => row[0])).toEqual(['JC2026-00003', 'JC2026-00002', 'JC2026-00001'])
      const first = bodyOf(rows)[2] ?? []
      expect(first).toContain(idNumber)
      expect(first).toContain('=1+1')
      expect(first).toContain('王小明')
    }
  })

  it('runs nothing in a spreadsheet: no cell of the file is a formula', async () => {
    const { file } = await exportTo(clerk, { register: 'deposits', format: 'xlsx' })
    const book = read(readFileSync(file.path), { cellFormula: true })
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.entries(sheet).filter(([address]) => !address.startsWith('!')))
    expect(cells.length).toBeGreaterThan(60)
    expect(cells.filter(([, cell]) => (cell as { f?: string }).f !== undefined)).toEqual([])
  })

  it('holds as csv the same rows, digits and texts untouched behind the apostrophe that keeps a spreadsheet from running them', async () => {
    const { file } = await exportTo(clerk, { register: 'deposits', format: 'csv', state: 'held', text: '王' })
    const rows = Papa.parse<string[]>(readFileSync(file.path, 'utf8').replace(/^\uFEFF/, ''), { delimiter: ',' }).data
    expect(bodyOf(rows).map((row) => row[0])).toEqual(['JC2026-00003', 'JC2026-00001'])
    expect(bodyOf(rows)[1]).toEqual(expect.arrayContaining([`'${idNumber}`, "'=1+1"]))
  })

  it('says at its end whose it is, who took it when, by which filter, how many rows, and where the audit chain stood', async () => {
    const before = (await (await office.as('auditor')).archive.audit({ size: 1 })).rows[0]
    const { file } = await exportTo(clerk, { register: 'deposits', format: 'xlsx', state: 'held', from: toDay('2026-03-01') })
    const footer = footerOf(sheetRows(file.path)).join('\n')
    for (const words of ['测试办公室', 'clerk', '2026-04-03', '2026-03-01', '在存', '7', before?.hash ?? 'no head']) expect(footer).toContain(words)
  })

  it('is entered in the audit log by the person who took it out, and can be fetched from the same desk only', async () => {
    const { file } = await exportTo(clerk, { register: 'deposits', format: 'csv' })
    const newest = (await (await office.as('auditor')).archive.audit({ size: 1 })).rows[0]
    expect(newest).toMatchObject({ operation: 'reports.export', by: 'clerk', subjects: [file.id] })
    expect(office.program.exports.find(office.program.openDesk('stranger'), file.id)).toBeNull()
  })

  it('never writes over an earlier file of the same name', async () => {
    const [one, other] = [await exportTo(clerk, { register: 'deposits', format: 'csv' }), await exportTo(clerk, { register: 'deposits', format: 'csv' })]
    expect(other.file.path).not.toBe(one.file.path)
    expect([existsSync(one.file.path), existsSync(other.file.path)]).toEqual([true, true])
  })

  it('leaves nothing when it is cancelled: no file, no part of one, no entry, no fault in the log', async () => {
    const [filesBefore, auditor] = [readdirSync(exportsFolder), await office.as('auditor')]
    const headBefore = (await auditor.archive.audit({ size: 1 })).rows[0]?.seq
    const faultsBefore = office.lines.filter((line) => line.error !== undefined).length
    const abort = new AbortController()
    const events = await clerk.reports.export({ register: 'deposits', format: 'xlsx' }, { signal: abort.signal })
    await events.next()
    abort.abort()
    await expect((async () => { for (;;) if ((await events.next()).done === true) return 'done' })()).rejects.toBeDefined()
    expect(readdirSync(exportsFolder)).toEqual(filesBefore)
    expect((await auditor.archive.audit({ size: 1 })).rows[0]?.seq).toBe(headBefore)
    expect(office.lines.filter((line) => line.error !== undefined).length).toBe(faultsBefore)
  })

  it('is refused as pdf where no browser could print it, and offers the spreadsheet instead', async () => {
    await expect(exportTo(clerk, { register: 'deposits', format: 'pdf' })).rejects.toMatchObject({ data: { refusals: [{ code: 'reports.pdf-engine-missing', remedy: { values: { format: 'xlsx' } } }] } })
  })
})

describe('who may read and take out registers', () => {
  it('lets an auditor export and a system administrator neither read nor export', async () => {
    expect((await exportTo(await office.as('auditor'), { register: 'deposits', format: 'csv' })).file.rows).toBe(8)
    const administrator = await office.as('system-administrator')
    await expect(administrator.reports.preview({ register: 'deposits' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(administrator.reports.registers({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(exportTo(administrator, { register: 'deposits', format: 'csv' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps no customer datum in the log', () => {
    expect(JSON.stringify(office.lines)).not.toMatch(/王小|4321|330102/)
  })
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import type { WorkBook } from '@e965/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvSafe, longestCell, wouldRun } from '#main/mechanisms/export/cell-text.ts'
import { exportReport, mostPdfRows } from '#main/mechanisms/export/export-report.ts'
import type { ExportRequest } from '#main/mechanisms/export/export-report.ts'
import { pathInFolder, safeFileName } from '#main/mechanisms/export/file-name.ts'
import type { ReportFormat, Sink } from '#main/mechanisms/export/table-report.ts'
import { safeSheetName, writeXlsx } from '#main/mechanisms/export/write-xlsx.ts'
import type { HtmlPrinter } from '#main/platform/html-printer.ts'
import { RefusedError } from '#shared/domain/refusal.ts'
import { formulaTexts, hostileTexts, sampleBatches, sampleReport, sampleRow } from '#tests/support/sample-report.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dangui-export-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** A printer that keeps the page that it was given. */
function paperTray(pages: string[] = []): HtmlPrinter {
  return { available: () => Promise.resolve(true), printToPdf(page) { pages.push(page); return Promise.resolve(new TextEncoder().encode('%PDF-1.7 test')) } }
}

let count = 0
function run(format: ReportFormat, change: Partial<ExportRequest> = {}) {
  count += 1
  return exportReport({ report: sampleReport, batches: sampleBatches(3), format, targetPath: join(folder, `t${String(count)}.${format}`), printer: paperTray(), ...change })
}

/** Read by a library that had no part in writing. */
async function readSheet(change: Partial<ExportRequest> = {}): Promise<{ book: WorkBook; rows: unknown[][] }> {
  const file = await run('xlsx', change)
  const book = read(readFileSync(file.path), { cellFormula: true, cellNF: true, cellDates: false })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return { book, rows: sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null }) }
}

async function readCsv(change: Partial<ExportRequest> = {}): Promise<{ text: string; rows: string[][] }> {
  const text = readFileSync((await run('csv', change)).path, 'utf8')
  return { text, rows: Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' }).data }
}

describe('a register as xlsx', () => {
  it('holds the head, every row and the lines that say who, when, which filter and how many', async () => {
    const { book, rows } = await readSheet()
    expect(book.SheetNames).toEqual(['寄存'])
    expect(rows[0]).toEqual(['编号', '寄存人', '证件号码', '电话', '件数', '押金', '日期', '登记时间', '备注'])
    expect(rows[1]?.slice(0, 6)).toEqual(['JC2026-00001', '王小明', '330102199005061234', '13800001234', 0, -1234.5])
    expect(rows[1]?.[8]).toBe('合同一袋\n第二行，龘靐𠮷')
    expect(rows.slice(5).map((row) => row[0])).toEqual(['单位：测试物业服务中心', '导出人：测试甲　导出时间：2026-03-02 09:00', '筛选条件：状态：寄存中', '共 3 行', '档案链：第 12 号 abc_DEF-123'])
  })

  it('keeps identity numbers and phones as text, and days and moments as dates of the office', async () => {
    const sheet = (await readSheet()).book.Sheets['寄存']
    expect([sheet?.['C2']?.t, sheet?.['C2']?.v, sheet?.['D2']?.t]).toEqual(['s', '330102199005061234', 's'])
    expect(utils.format_cell(sheet?.['G2'])).toBe('2026-02-28')
    expect(utils.format_cell(sheet?.['H2'])).toBe('2026-03-01 14:42')
    expect(utils.format_cell(sheet?.['F2'])).toBe('-1,234.50')
  })

  it('holds no formula, whatever was typed: hostile texts come back as they can be printed', async () => {
    const batches = sampleBatches(hostileTexts.length, { make: (index) => ({ ...sampleRow(index), name: hostileTexts[index] ?? '', note: hostileTexts[index] ?? '' }) })
    const report = { ...sampleReport, title: '=1+1', sheetName: '=cmd|', filterText: '=1+1', exportedBy: '@SUM(1)', columns: sampleReport.columns.map((column) => ({ ...column, title: `=${column.title}` })) }
    const { book, rows } = await readSheet({ batches, report })
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.entries(sheet).filter(([name]) => /^[A-Z]+\d+$/.test(name)).map(([, cell]: [string, { f?: string; t: string }]) => cell))
    expect(cells.length).toBeGreaterThan(hostileTexts.length * 8)
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([])
    expect(rows[0]?.[0]).toBe('=编号')
    for (const [index, text] of hostileTexts.entries()) {
      const printed = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(/[\u0000-\u0008\u000B-\u001F\u200F\u202E\uFFFE\uFFFF]|\uD800|\uDC00/g, (sign) => (text === '𠮷野家🙂' ? sign : ''))
      expect(rows[index + 1]?.[8] ?? '', JSON.stringify(text)).toBe(printed)
    }
  })

  it('cuts a cell that no spreadsheet could hold, marks it and says so', async () => {
    const { rows } = await readSheet({ batches: sampleBatches(2, { make: (index) => ({ ...sampleRow(index), note: index === 0 ? '长'.repeat(40_000) : '短' }) }) })
    expect(String(rows[1]?.[8])).toHaveLength(longestCell)
    expect(String(rows[1]?.[8]).endsWith('长…')).toBe(true)
    expect(rows.flat()).toContain('有 1 格文字过长，已截断并以“…”标记')
  })

  it('goes on to a second sheet under the same head when one is full', async () => {
    const chunks: Uint8Array[] = []
    const sink: Sink = { write: (bytes) => { chunks.push(bytes); return Promise.resolve() } }
    await writeXlsx(sampleReport, sampleBatches(25), sink, { maxRowsPerSheet: 11 })
    const book = read(Buffer.concat(chunks))
    expect(book.SheetNames).toEqual(['寄存', '寄存_2', '寄存_3', '寄存_4'])
    const numbers = book.SheetNames.flatMap((name) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }).map((row) => row[0])).filter((cell) => String(cell).startsWith('JC'))
    expect(new Set(numbers).size).toBe(25)
    expect(book.Sheets['寄存_2']?.['A1']?.v).toBe('编号')
  })

  it('gives sheets names that spreadsheets accept', () => {
    expect(safeSheetName('a[b]:c*d?e/f\\g')).toBe('a b  c d e f g')
    expect(safeSheetName("'引号'")).toBe('引号')
    expect(safeSheetName('')).toBe('Sheet1')
    expect(safeSheetName('History')).toBe('Sheet1')
    expect(safeSheetName('𠮷'.repeat(40)).length).toBeLessThanOrEqual(31)
  })
})

describe('a register as csv', () => {
  it('is UTF-8 with a mark, quoted by RFC 4180, and reads back the same', async () => {
    const { text, rows } = await readCsv()
    expect(text.startsWith('\uFEFF"编号","寄存人"')).toBe(true)
    expect(rows[1]).toEqual(['JC2026-00001', '王小明', "'330102199005061234", "'13800001234".slice(1), '0', '-1234.50', '2026-02-28', '2026-03-01 14:42', '合同一袋\n第二行，龘靐𠮷'])
    expect(rows.slice(5).map((row) => row[0]).slice(0, 4)).toEqual(['单位：测试物业服务中心', '导出人：测试甲　导出时间：2026-03-02 09:00', '筛选条件：状态：寄存中', '共 3 行'])
  })

  it('holds nothing that a spreadsheet runs, in cells, heads or footer', async () => {
    const batches = sampleBatches(hostileTexts.length, { make: (index) => ({ name: hostileTexts[index] ?? '', note: hostileTexts[index] ?? '' }) })
    const report = { ...sampleReport, columns: sampleReport.columns.map((column, index) => ({ ...column, title: formulaTexts[index] ?? '' })) }
    const { text, rows } = await readCsv({ batches, report })
    expect(rows.length).toBeGreaterThan(hostileTexts.length)
    for (const cell of rows.flat()) expect(cell.replace(/^[\s"`\u200B\u00A0\uFEFF]+/, '').normalize('NFKC'), JSON.stringify(cell)).not.toMatch(/^[=+@]|^-(?!\d+(\.\d+)?$)/)
    const book = read(text, { type: 'string', cellFormula: true })
    expect(Object.values(book.Sheets['Sheet1'] ?? {}).filter((cell: { f?: string }) => cell.f !== undefined)).toEqual([])
  })

  it('keeps every digit for a reader that guesses types', async () => {
    const texts = ['330102199005061234', '000123', '3-2', '2026-3-2', '1E5', '9:30']
    const { text } = await readCsv({ batches: sampleBatches(texts.length, { make: (index) => ({ idNumber: texts[index] ?? '' }) }) })
    const sheet = read(text.replace(/^\uFEFF/, ''), { type: 'string' }).Sheets['Sheet1']
    expect(texts.map((_, index) => sheet?.[`C${String(index + 2)}`]?.v)).toEqual(texts.map((value) => `'${value}`))
  })

  it('knows a formula behind blanks, quotes, invisible and wide signs, and leaves ordinary text alone', () => {
    for (const text of formulaTexts.filter((text) => !['","=1+1', '"\r\n=1+1', '%0A=1'].includes(text))) expect(wouldRun(text), JSON.stringify(text)).toBe(true)
    for (const text of ['王小明', '13800001234', 'a=b', '（-1）', 'JC2026-00001', '', '1-1-101室', 'x@y.cn']) expect(csvSafe(text)).toBe(text)
  })
})

describe('a file that appears whole or not at all', () => {
  const leftovers = () => readdirSync(folder).filter((name) => name.includes('.part'))

  it.each(['xlsx', 'csv', 'pdf'] as const)('reports %s progress that never goes back, row for row', async (format) => {
    const seen: number[] = []
    const file = await run(format, { batches: sampleBatches(1_700), onProgress: (rows) => seen.push(rows) })
    expect(seen).toEqual([500, 1_000, 1_500, 1_700])
    expect(file.rows).toBe(1_700)
    expect(readFileSync(file.path).byteLength).toBe(file.bytes)
  })

  it.each(['xlsx', 'csv', 'pdf'] as const)('leaves nothing of a %s of twenty thousand rows that was cancelled, and gives the rows back', async (format) => {
    const before = readdirSync(folder)
    const controller = new AbortController()
    let ended = 0
    const seen: number[] = []
    const cancelled = run(format, {
      batches: sampleBatches(20_000, { onEnd: () => { ended += 1 } }), signal: controller.signal,
      onProgress(rows) { seen.push(rows); if (rows >= 7_000) controller.abort() },
    })
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual(before)
    expect(ended).toBe(1)
    expect(Math.max(...seen)).toBeLessThan(8_000)
  })

  it.each(['xlsx', 'csv', 'pdf'] as const)('leaves nothing of a %s whose rows could not be read', async (format) => {
    const before = readdirSync(folder)
    await expect(run(format, { batches: sampleBatches(5_000, { make: (index) => { if (index === 2_600) throw new Error('disk'); return sampleRow(index) } }) })).rejects.toThrow('disk')
    expect(readdirSync(folder)).toEqual(before)
  })

  it('refuses to start when it was cancelled before, and asks for no rows', async () => {
    await expect(run('csv', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('never overwrites: the second is numbered, a link is not followed', async () => {
    const targetPath = join(folder, '登记簿.csv')
    const outside = join(folder, 'outside.txt')
    writeFileSync(outside, 'mine')
    writeFileSync(targetPath, 'old')
    symlinkSync(outside, join(folder, '登记簿 (2).csv'))
    const third = await run('csv', { targetPath })
    expect(basename(third.path)).toBe('登记簿 (3).csv')
    expect(readFileSync(targetPath, 'utf8')).toBe('old')
    expect(readFileSync(outside, 'utf8')).toBe('mine')
    expect(leftovers()).toEqual([])
  })

  it('gives four exports at once to the same name four files', async () => {
    const targetPath = join(folder, '同名.csv')
    const files = await Promise.all([1, 2, 3, 4].map((rows) => run('csv', { targetPath, batches: sampleBatches(rows) })))
    expect(new Set(files.map((file) => file.path)).size).toBe(4)
    for (const file of files) expect(readFileSync(file.path, 'utf8')).toContain(`共 ${String(file.rows)} 行`)
  })

  it('refuses a folder that is not there, and removes what a killed program left', async () => {
    await expect(run('csv', { targetPath: join(folder, 'missing', 'a.csv') })).rejects.toMatchObject({ refusals: [{ code: 'reports.folder-missing' }] })
    await expect(run('csv', { targetPath: 'relative.csv' })).rejects.toBeInstanceOf(RefusedError)
    const orphan = join(folder, '.dangui-export-999999999-0.part')
    writeFileSync(orphan, 'left behind')
    await run('csv')
    expect(existsSync(orphan)).toBe(false)
  })

  it.runIf(process.platform !== 'win32')('names a disk that fills up on the way and leaves nothing on it', () => {
    const small = mkdtempSync(join(tmpdir(), 'dangui-full-'))
    // A file may grow to 512 KB here; the write after that fails as on a full disk.
    const child = spawnSync('/bin/sh', ['-c', 'ulimit -f 1024; exec "$0" "$1" "$2"', process.execPath, join(import.meta.dirname, '../support/export-on-full-disk.ts'), small], { encoding: 'utf8' })
    rmSync(small, { recursive: true, force: true })
    expect(JSON.parse(child.stdout)).toEqual({ outcome: 'disk-full', left: [] })
  })

  it('refuses a PDF without an engine, and one too long for anybody to read, each with a remedy', async () => {
    const none: HtmlPrinter = { available: () => Promise.resolve(false), printToPdf: () => Promise.reject(new Error('must not be asked')) }
    await expect(run('pdf', { printer: none })).rejects.toMatchObject({ refusals: [{ code: 'reports.pdf-engine-missing', remedy: { code: 'reports.use-desktop-or-xlsx', values: { format: 'xlsx' } } }] })
    let ended = 0
    await expect(run('pdf', { batches: sampleBatches(mostPdfRows + 1, { onEnd: () => { ended += 1 } }) })).rejects.toMatchObject({ refusals: [{ code: 'reports.pdf-too-long', facts: { limit: 20_000 } }] })
    expect(ended).toBe(1)
    expect(leftovers()).toEqual([])
  })
})

describe('names of files made from typed text', () => {
  const hostileNames = [
    '../../etc/passwd', '..\\..\\x', '/absolute', 'C:\\x', '\\\\server\\share', '\\\\?\\C:\\x', 'C:x', 'a\u0000b', 'CON', 'con.txt', 'aux', 'NUL .x', 'COM1', 'LPT³', 'a.', 'a ', ' .', '..', '.', '', '.hidden', '~root', '-rf', '=1+1',
    'a/b', 'a:b', 'a*b?', 'a"b', '<a>', 'a|b', '\u202Egnp.exe', 'x'.repeat(500), '档'.repeat(300), '🙂'.repeat(200), '\uD800', 'a\nb', 'a\tb', 'CONIN$', '登记簿/../../x', 'e\u0301', '   ', '客户（一）',
  ]
  it.each(hostileNames.map((name, index) => [index, name] as const))('makes hostile name %i a plain name inside the folder', (_, name) => {
    const path = pathInFolder(folder, name, 'xlsx')
    const made = basename(path)
    expect(dirname(path)).toBe(folder)
    expect(made).toBe(safeFileName(name, 'xlsx'))
    expect(made).toMatch(/^[^<>:"/\\|?*\p{C}]+\.xlsx$/u)
    expect(made).not.toMatch(/^[.\s=+\-@~]|[.\s]\.xlsx$/)
    expect(made).not.toMatch(/^(con|prn|aux|nul|com\d|lpt[\d³]|conin\$)(\.|\s|$)/i)
    expect(Buffer.byteLength(made)).toBeLessThanOrEqual(200)
  })
  it('keeps a good name', () => { expect(safeFileName('寄存登记簿 2026-03', 'xlsx')).toBe('寄存登记簿 2026-03.xlsx') })
})

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSamples } from '#main/app/demo/import-files.ts'

const root = new URL('../../', import.meta.url).pathname
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dangui-demo-test-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** Runs the command as npm does and waits for its end. */
function runDemo(...args: readonly string[]): Promise<{ code: number | null; lines: readonly string[]; errors: string }> {
  const child = spawn(process.execPath, [join(root, 'main/launch/run.mjs'), 'main/app/demo.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
  return new Promise((resolve) => { child.on('close', (code) => { resolve({ code, lines: output.trimEnd().split('\n'), errors }) }) })
}

/** Rows between the head and the empty line before the footer. */
function countRows(path: string): number {
  const book = read(readFileSync(path))
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: null, blankrows: true })
  return rows.findIndex((row, index) => index > 0 && row.every((cell) => cell === null)) - 1
}

describe('the demonstration', () => {
  it('imports, registers, deposits, lends, exports and verifies, accounts for every row, and says so in one object', async () => {
    const spreadsheet = join(folder, '客户名单.csv')
    writeFileSync(spreadsheet, '客户名称,联系电话,房号\n欧尼士有限公司,13800004321,A-1203\n海川贸易,13900008765,B-0305\n欧尼士有限公司,13800004321,A-1203\n')
    const out = join(folder, 'out')
    const { code, lines, errors } = await runDemo('--out', out, '--json', '--data', ...listSamples(), spreadsheet)
    expect(errors).toBe('')
    const told = JSON.parse(lines.at(-1) ?? '') as { ok: boolean; auditVerified: boolean; failures: string[]; imports: { file: string; read: number; new: number; updated: number; duplicate: number; rejected: number }[]; files: string[]; exports: { register: string; format: string; file: string; rows: number; bytes: number }[]; lending: Record<string, unknown> }
    expect([told.failures, told.ok, told.auditVerified, code]).toEqual([[], true, true, 0])

    expect(told.imports.map((entry) => entry.file)).toEqual([...listSamples().map((path) => basename(path)), '客户名单.csv'])
    expect(told.imports.length).toBeGreaterThan(4)
    for (const entry of told.imports) expect(entry.new + entry.updated + entry.duplicate + entry.rejected, entry.file).toBe(entry.read)
    expect(told.imports.at(-1)).toEqual({ file: '客户名单.csv', read: 3, new: 2, updated: 0, duplicate: 1, rejected: 0 })
    expect(told.lending).toMatchObject({ refusedBy: 'P07-19.5', offeredDays: 3 })
    expect(readdirSync(out).toSorted()).toEqual(told.files.map((file) => basename(file)).toSorted())
    for (const register of ['visits', 'calls', 'cases', 'deposits', 'loans', 'customers']) {
      const made = told.exports.filter((entry) => entry.register === register)
      expect(made.map((entry) => entry.format), register).toEqual(expect.arrayContaining(['xlsx', 'csv']))
      const xlsx = made.find((entry) => entry.format === 'xlsx')
      expect(countRows(xlsx?.file ?? ''), register).toBe(xlsx?.rows)
      for (const entry of made) expect(readFileSync(entry.file).byteLength, entry.file).toBe(entry.bytes)
    }
    for (const { file } of told.exports.filter((entry) => entry.format === 'pdf')) expect(readFileSync(file).subarray(0, 5).toString(), file).toBe('%PDF-')
  }, 240_000)

  it('says what it takes when it is asked for something that it does not know', async () => {
    const { code, errors } = await runDemo('--unheard-of')
    expect(code).toBe(2)
    expect(errors).toContain('npm run demo -- [--out DIR]')
  }, 60_000)
})

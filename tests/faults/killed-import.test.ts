import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { createBareArchive } from '#tests/support/bare-archive.ts'

const script = join(import.meta.dirname, 'import-of-the-office.ts')
type Said = { readonly stage?: string; readonly done?: number; readonly committed?: true }

/** Imports in a program of its own; kills it at the first line for which `isMoment` holds. Resolves with everything it said. */
function importAndKill(folder: string, dataKey: Buffer, lines: number, isMoment: (line: Said) => boolean): Promise<readonly Said[]> {
  const child = spawn(process.execPath, [script, folder, dataKey.toString('hex'), String(lines)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: Said[] = []
  createInterface({ input: child.stdout }).on('line', (text) => {
    // The script writes one JSON object a line.
    const line = JSON.parse(text) as Said
    said.push(line)
    if (isMoment(line)) child.kill('SIGKILL')
  })
  return new Promise((resolve) => { child.on('close', () => { resolve(said) }) })
}

describe('an import whose program is killed', { timeout: 240_000 }, () => {
  it.each([
    ['while it judges', (line: Said) => line.stage === 'judge'], ['after the first lines are written', (line: Said) => line.stage === 'write'],
    ['with nearly all lines written', (line: Said) => line.stage === 'write' && (line.done ?? 0) >= 2500], ['just before it commits', (line: Said) => line.stage === 'finish'],
  ] as const)('leaves all of it or nothing: %s', async (_when, isMoment) => {
    const archive = createBareArchive()
    archive.close()
    const said = await importAndKill(archive.folder, archive.dataKey, 3000, isMoment)
    expect(said.some((line) => isMoment(line))).toBe(true)
    const connection = archive.connect()
    const count = (table: string) => connection.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows
    expect(connection.pragma('quick_check', { simple: true })).toBe('ok')
    const [customers, batches, lines, documents] = [count('customers'), count('imports'), count('import_lines'), count('search_documents')]
    connection.close()
    expect([[0, 0, 0, 0], [3000, 1, 3000, 3000]]).toContainEqual([customers, batches, lines, documents])
    if (said.some((line) => line.committed === true)) expect(customers).toBe(3000)
    expect(archive.verify()).toMatchObject({ verified: true })
    archive.remove()
  })

  it('can be imported again after the kill, whole', async () => {
    const archive = createBareArchive()
    archive.close()
    await importAndKill(archive.folder, archive.dataKey, 2000, (line) => line.stage === 'write')
    const said = await importAndKill(archive.folder, archive.dataKey, 2000, () => false)
    expect(said.at(-1)).toEqual({ committed: true })
    const connection = archive.connect()
    const numbers = connection.prepare<[], { number: string }>('SELECT number FROM customers ORDER BY number').all().map((row) => Number(row.number.slice(-5)))
    connection.close()
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, index) => index + 1))
    expect(archive.verify()).toMatchObject({ verified: true })
    archive.remove()
  })
})

/** The host shell as a process: how it starts, who may share an archive with it, and how it ends. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CallFailed, builtHost, officePassword, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs a program to its end; `after` may end it once it has said something on stdout. */
function runToEnd(args: readonly string[], after: (child: ReturnType<typeof spawn>) => void = () => undefined): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (part: Buffer) => { if (stdout === '') after(child); stdout += part.toString() })
    child.stderr.on('data', (part: Buffer) => { stderr += part.toString() })
    child.on('exit', (code) => { resolve({ code, stdout, stderr }) })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'dangui-life-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

describe('a start', () => {
  it('says one JSON line and nothing else, with new secrets each time, and ends well on SIGTERM, SIGINT and SIGHUP', async () => {
    const secrets = new Set<string | undefined>()
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const ended = await runToEnd([builtHost, '--data', join(folder, 'signals'), '--no-open'], (child) => child.kill(signal))
      expect([signal, ended.code, ended.stderr]).toEqual([signal, 0, ''])
      const lines = ended.stdout.split('\n').filter((line) => line !== '')
      expect(lines).toHaveLength(1)
      const said = JSON.parse(lines[0] ?? '') as Record<string, string>
      expect(Object.keys(said)).toEqual(['url', 'token', 'openapi'])
      expect(said['url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/)
      expect(said['token']).toMatch(/^[\w-]{43}$/)
      expect(said['openapi']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/openapi\.json$/)
      secrets.add(said['token']).add(said['url'])
    }
    expect(secrets.size).toBe(6)
  })

  it('takes the port that it was given, and a sentence says when that port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => { taken.once('listening', resolve) })
    // A listening TCP server has an AddressInfo.
    const port = String((taken.address() as AddressInfo).port)
    const refused = await runToEnd([builtHost, '--data', join(folder, 'port'), '--no-open', '--port', port])
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toBe(`Port ${port} is taken by another program; choose another with --port N, or leave --port out\n`)
    await new Promise((resolve) => { taken.close(resolve) })
    const given = await runToEnd([builtHost, '--data', join(folder, 'port'), '--no-open', '--port', port], (child) => child.kill('SIGTERM'))
    expect(given.stdout).toContain(`http://127.0.0.1:${port}/`)
  })
})

describe('an archive', () => {
  let first: HostProcess
  const data = join(folder, 'office')
  let userId: string

  beforeAll(async () => {
    first = await startHostProcess({ data })
    await first.call('session/create-archive', { folder: join(data, 'archive'), officeName: '测试办公室', administratorName: '管理员', password: officePassword })
    userId = (await first.call('session/status', {})).users[0].id
  })

  it('that one program has open is refused to a second one by name, and stays whole for the first', async () => {
    const second = await startHostProcess({ data })
    const refusal = await second.call('session/login', { userId, password: officePassword }).then(() => null, (error: unknown) => error)
    expect(refusal).toBeInstanceOf(CallFailed)
    if (refusal instanceof CallFailed) expect(JSON.stringify(refusal.body)).toContain('archive-in-use')
    expect((await second.call('session/status', {})).state).toBe('locked')
    expect(await second.stop()).toBe(0)
    expect((await first.call('users/list', {})).rows).toHaveLength(1)
  })

  it('is closed by SIGTERM with nothing left in its log, and opens again with what was saved', async () => {
    await first.call('users/add', { displayName: '前台', role: 'clerk', department: '', password: officePassword })
    expect(await first.stop()).toBe(0)
    const log = join(data, 'archive', 'archive.db-wal')
    expect(existsSync(log) ? readFileSync(log).length : 0).toBe(0)
    const again = await startHostProcess({ data })
    await again.call('session/login', { userId, password: officePassword })
    expect((await again.call('users/list', {})).rows).toHaveLength(2)
    expect(await again.stop()).toBe(0)
  })
})

/** What a stranger types first: `npm start`, its slips, its waiting, and its end. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { officePassword } from '#tests/support/host-process.ts'
import { acquireArchiveLock } from '#main/db/archive-lock.ts'

vi.setConfig({ testTimeout: 90_000 })

const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'dangui-launch-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

type Launch = {
  readStartArguments(args: readonly string[]): { problem?: string; shared?: readonly string[]; hostOnly?: readonly string[] }
  whyNoWindow(platform: string, environment: Readonly<Record<string, string>>, userId?: number): string | null
  isSameInstallation(wanted: Packages, present: Packages): boolean
}
type Packages = Readonly<Record<string, { readonly version?: string; readonly integrity?: string; readonly optional?: boolean }>>

// Plain JavaScript without types, because it runs on a bare Node before anything is installed.
const load = async (file: string): Promise<Launch> => (await import(pathToFileURL(join(root, 'main/launch', file)).href)) as Launch

type Started = { readonly lines: Promise<string>; readonly stderr: () => string; readonly code: Promise<number | null>; kill(signal: NodeJS.Signals): void }

function start(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Started {
  const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment })
  let [stdout, stderr] = ['', '']
  child.stderr.on('data', (part: Buffer) => { stderr += part.toString() })
  const lines = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => { stdout += part.toString(); if (stdout.includes('\n')) resolve(stdout) })
    child.on('exit', (code) => { reject(new Error(`ended with ${String(code)} before it was ready: ${stderr}`)) })
  })
  // A start that is meant to fail is awaited by its code alone.
  lines.catch(() => undefined)
  return { lines, stderr: () => stderr, code: new Promise((resolve) => { child.on('exit', resolve) }), kill: (signal) => void child.kill(signal) }
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < 15_000 && !isSo(); waitedMs += 50) await new Promise((resolve) => { setTimeout(resolve, 50) })
  return isSo()
}

describe('a slip in the arguments', () => {
  it.each([[['--port', 'x']], [['--port', '70000']], [['--port', '-1']], [['--bogus']], [['stray']], [['--data']], [['--data', '']]])('gets a sentence (%j)', async (args) => {
    const { readStartArguments } = await load('arguments.mjs')
    expect(readStartArguments(args).problem).toMatch(/Usage: npm start -- \[--host\]/)
  })

  it('ends the start with exit code 2 and nothing on stdout', async () => {
    const started = start(process.execPath, ['main/launch/start.mjs', '--host', '--port', 'x'])
    expect([await started.code, started.stderr()]).toEqual([2, expect.stringContaining('--port takes a whole number')])
  })

  it('is none when all is right', async () => {
    const { readStartArguments } = await load('arguments.mjs')
    expect(readStartArguments(['--host', '--port', '0', '--data', 'a', '--exports', 'b', '--no-open'])).toMatchObject({ shared: ['--data', 'a', '--exports', 'b'], hostOnly: ['--port', '0', '--no-open'] })
  })
})

describe('an installation', () => {
  it('that a person made of the same lock file is not made again; any other is', async () => {
    const { isSameInstallation } = await load('install.mjs')
    const lock: Packages = { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/win-only': { version: '2.0.0', optional: true } }
    const { '': _root, 'node_modules/win-only': _other, ...present } = lock
    expect(isSameInstallation(lock, present)).toBe(true)
    expect(isSameInstallation(lock, {})).toBe(false)
    expect(isSameInstallation(lock, { 'node_modules/a': { version: '1.0.1', integrity: 'x' } })).toBe(false)
    expect(isSameInstallation(lock, { 'node_modules/a': { version: '1.0.0', integrity: 'y' } })).toBe(false)
    expect(isSameInstallation(lock, { ...present, 'node_modules/left-over': { version: '1.0.0' } })).toBe(false)
  })

  it('as it stands here is the one that the lock file names', async () => {
    const { isSameInstallation } = await load('install.mjs')
    const packages = (file: string) => (JSON.parse(readFileSync(join(root, file), 'utf8')) as { packages: Packages }).packages
    expect(isSameInstallation(packages('package-lock.json'), packages('node_modules/.package-lock.json'))).toBe(true)
  })

  it('is made by one of several starts at a time, and a start that was killed holds up nobody', async () => {
    const [turn, log] = [join(folder, 'turn'), join(folder, 'log')]
    writeFileSync(turn, '999999999')
    const work = `import { withTurn } from ${JSON.stringify(pathToFileURL(join(root, 'main/launch/turn.mjs')).href)}; import { appendFileSync } from 'node:fs';
      withTurn(${JSON.stringify(turn)}, () => { appendFileSync(${JSON.stringify(log)}, 'in '); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); appendFileSync(${JSON.stringify(log)}, 'out ') })`
    const codes = await Promise.all([1, 2, 3].map(() => start(process.execPath, ['--input-type=module', '-e', work]).code))
    expect([codes, readFileSync(log, 'utf8'), existsSync(turn)]).toEqual([[0, 0, 0], 'in out in out in out ', false])
  })
})

describe('a window', () => {
  it('is not tried where none can open, and the reason is one line', async () => {
    const { whyNoWindow } = await load('electron.mjs')
    expect(whyNoWindow('linux', {}, 1000)).toContain('no screen')
    expect(whyNoWindow('linux', { DISPLAY: ':0' }, 0)).toContain('root')
    expect([whyNoWindow('linux', { WAYLAND_DISPLAY: 'w' }, 1000), whyNoWindow('win32', {}), whyNoWindow('darwin', {}, 501)]).toEqual([null, null, null])
  })

  it.runIf(process.platform === 'linux')('that cannot open gives way to the host shell, with one line that says so', async () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, npm_lifecycle_event: _npm, ...environment } = process.env
    const started = start(process.execPath, ['main/launch/start.mjs', '--no-open', '--data', join(folder, 'no-screen')], environment)
    expect(JSON.parse(await started.lines)).toHaveProperty('token')
    expect(started.stderr().split('\n').filter((line) => line.startsWith('No desktop window'))).toHaveLength(1)
    started.kill('SIGTERM')
    expect(await started.code).toBe(0)
  })
})

describe('npm start -- --host', () => {
  it('closes the archive when npm is told to end, although the shell between them passes no signal on', async () => {
    const data = join(folder, 'npm')
    const started = start('npm', ['start', '--silent', '--', '--host', '--no-open', '--data', data])
    const { url, token } = JSON.parse(await started.lines) as { url: string; token: string }
    const archive = join(data, 'archive')
    const created = await fetch(`${new URL(url).origin}/api/session/create-archive`, {
      method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ folder: archive, officeName: '测试办公室', administratorName: '管理员', password: officePassword }),
    })
    expect(created.status).toBe(200)
    const isFree = () => {
      try {
        acquireArchiveLock(archive).release()
        return true
      } catch {
        return false
      }
    }
    expect(isFree()).toBe(false)
    started.kill('SIGTERM')
    await started.code
    expect(await until(isFree)).toBe(true)
    expect(existsSync(join(archive, 'archive.db-wal')) ? readFileSync(join(archive, 'archive.db-wal')).length : 0).toBe(0)
  })
})

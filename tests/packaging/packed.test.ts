/** What an office would install: packed with the real packer around a stand-in of Electron's binary, looked into, and started. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFakeElectron } from '#tests/packaging/fake-electron.ts'
import { startHostProcess } from '#tests/support/host-process.ts'

const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'dangui-packed-'))
const release = join(folder, 'dist', `linux-${process.arch === 'x64' ? '' : `${process.arch}-`}unpacked`)
const archive = join(release, 'resources', 'app.asar')
let packed: readonly string[]

// The stand-in is Linux's; elsewhere the release is packed around the real Electron.
describe.runIf(process.platform === 'linux')('a release', () => {
  beforeAll(async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
    const electronDist = writeFakeElectron(join(folder, 'electron'), version)
    await promisify(execFile)(process.execPath, [
      join(root, 'node_modules/electron-builder/cli.js'), '--config', join(root, 'electron-builder.yml'), '--dir', '--linux', '--publish', 'never',
      `--config.electronDist=${electronDist}`, `--config.directories.output=${join(folder, 'dist')}`,
    ], { cwd: root })
    packed = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  }, 120_000)
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  it('holds the built program: both shells, the worker, the preload script and the page', () => {
    expect(packed).toEqual(expect.arrayContaining(['/package.json', '/out/main/desktop.js', '/out/main/host.js', '/out/main/worker.js', '/out/preload/preload.cjs', '/out/renderer/index.html']))
    const main = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }
    expect(packed).toContain(`/${main.main}`)
  })

  it('holds of all packages only the database, the password hash and the font slices', () => {
    const packages = new Set(packed.map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter((name) => name !== undefined && !name.endsWith('@fontsource-variable') && name !== '@node-rs'))
    expect([...packages].filter((name) => !/^@node-rs\/argon2(-|$)/.test(name ?? '')).toSorted()).toEqual(['@fontsource-variable/noto-sans-sc', 'better-sqlite3'])
  })

  it('holds no source, no test, no map, no browser driver, no development package and no note of this machine', () => {
    const unwanted = packed.filter((path) => /\.(ts|tsx|map|cpp|hpp|gyp|md)$|\/(tests|main\/launch|deps|src)\/|playwright|sparticuz|vitest|vite|typescript|electron-builder|^\/(main|renderer|shared|tests|\.cache|\.git)\//.test(path) && !path.startsWith('/out/'))
    expect(unwanted).toEqual([])
    expect(packed.filter((path) => path.endsWith('.map') || path.endsWith('sources.txt'))).toEqual([])
    const scripts = packed.filter((path) => /^\/out\/.*\.(js|cjs|html)$/.test(path)).map((path) => extractFile(archive, path.slice(1)).toString('utf8'))
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.filter((script) => script.includes(root) || script.includes(homedir() === '/' ? root : `${homedir()}/`))).toEqual([])
  })

  it('carries the native binaries of this system only, beside the archive where they can be loaded', () => {
    const native = packed.filter((path) => path.endsWith('.node'))
    expect(native.map((path) => path.split('/').at(-1)).toSorted()).toEqual([`argon2.${process.platform}-${process.arch}-gnu.node`, `${process.platform}-${process.arch}.node`].toSorted())
    for (const path of native) {
      expect(statFile(archive, path.slice(1))).toMatchObject({ unpacked: true })
      expect(existsSync(join(`${archive}.unpacked`, path))).toBe(true)
    }
  })

  it('is small, signed in its header, and speaks Chinese and English', () => {
    expect(statSync(archive).size).toBeLessThan(30 * 1024 * 1024)
    expect(getRawHeader(archive).headerString).toContain('"integrity":{"algorithm":"SHA256"')
    expect(readdirSync(join(release, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  it('has its switches set in the binary itself', async () => {
    const wire = await getCurrentFuseWire(join(release, readdirSync(release).find((name) => name.toLowerCase() === 'dangui') ?? 'dangui'))
    const isOn = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0)
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode), cookies: isOn(FuseV1Options.EnableCookieEncryption), nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments), integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation), onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({ runAsNode: false, cookies: true, nodeOptions: false, inspect: false, integrity: true, onlyAsar: true, fileProtocol: false })
  })

  it('starts as the host shell on plain Node, makes an archive, logs in, takes a deposit, and says what it cannot print', async () => {
    const unpacked = join(folder, 'app')
    extractAll(archive, unpacked)
    const host = await startHostProcess({ program: join(unpacked, 'out', 'main', 'host.js') })
    const password = 'a-packed-password'
    await host.call('session/create-archive', { folder: join(host.folder, 'archive'), officeName: '测试办公室', administratorName: '管理员', password })
    const clerk = await host.call('users/add', { displayName: '前台', role: 'clerk', department: '', password })
    const { sessionToken } = await host.call('session/login', { userId: clerk.id, password })
    const taken = await host.call('deposits/take', { depositor: '测试甲', item: '纸箱' }, sessionToken)
    expect(taken.status).toBe('held')
    expect(await (await fetch(host.url)).text()).toContain('档柜')
    // A release carries no browser driver: on plain Node it writes tables and refuses paper with a remedy. Under Electron, Electron prints.
    const report = async (format: string) => (await fetch(`${host.origin}/api/reports/export`, { method: 'POST', headers: { authorization: `Bearer ${sessionToken}`, 'content-type': 'application/json' }, body: JSON.stringify({ register: 'deposits', format }) })).text()
    expect(await report('xlsx')).toContain('event: done')
    expect(await report('pdf')).toContain('REFUSED')
    expect(await host.stop()).toBe(0)
  })
})

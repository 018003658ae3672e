/** The real host shell in a process of its own, on an empty folder, with an office in it: what end-to-end tests, screenshots and strangers' clients use. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Role } from '#shared/domain/access.ts'

export type HostProcess = {
  readonly url: string
  readonly token: string
  readonly openapi: string
  readonly origin: string
  readonly folder: string
  /** Calls an operation by its address (`deposits/take`) with a bearer token; rejects with the answer when it is no success. */
  call(path: string, input: unknown, bearer?: string): Promise<any>
  /** A one-time address for a further browser window. */
  newPageUrl(): Promise<string>
  /** SIGTERM, then waits; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL, as a power cut or a crash would; the data folder stays. */
  kill(): Promise<void>
}

export class CallFailed extends Error {
  readonly status: number
  readonly body: any
  constructor(path: string, status: number, body: unknown) {
    super(`${path}: ${String(status)} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
  }
}

/** Where the program was built: `out`, or the folder that DANGUI_OUT names. */
export const outFolder = process.env['DANGUI_OUT'] ?? new URL('../../out', import.meta.url).pathname
export const builtHost = join(outFolder, 'main', 'host.js')

/** Starts the built host on the data folder (a fresh one by default, removed by `stop`). Build first. */
export async function startHostProcess(options: { readonly data?: string; readonly args?: readonly string[]; /** Another build's host shell. */ readonly program?: string } = {}): Promise<HostProcess> {
  const folder = options.data ?? mkdtempSync(join(tmpdir(), 'dangui-host-'))
  const child = spawn(process.execPath, [options.program ?? builtHost, '--data', folder, '--no-open', ...(options.args ?? [])], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>((resolve) => { child.on('exit', (code) => { resolve(code) }) })
  const first = await Promise.race([
    new Promise<string>((resolve) => { createInterface({ input: child.stdout }).once('line', resolve) }),
    exited.then((code) => { throw new Error(`the host ended with ${String(code)}`) }),
  ])
  const ready = JSON.parse(first) as { url: string; token: string; openapi: string }
  const origin = new URL(ready.url).origin
  return {
    ...ready, origin, folder,
    async call(path, input, bearer = ready.token) {
      const answer = await fetch(`${origin}/api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }, body: JSON.stringify(input) })
      const body: unknown = await answer.json()
      if (!answer.ok) throw new CallFailed(path, answer.status, body)
      return body
    },
    async newPageUrl() {
      const answer = await fetch(`${origin}/pages`, { method: 'POST', headers: { authorization: `Bearer ${ready.token}` } })
      return ((await answer.json()) as { url: string }).url
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await exited
      if (options.data === undefined) rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

export const officePassword = 'a-long-test-password'
/** The people of the sample office: one of each role, the name that the login screen shows. */
export const officePeople: Readonly<Record<Role, string>> = {
  clerk: '前台', 'archive-administrator': '档案员', 'department-manager': '客服经理', 'general-manager': '总经理', auditor: '审计', 'system-administrator': '管理员',
}

/** Creates the archive and one person of each role; returns a bearer token for each, all logged in at once. */
export async function furnishOffice(host: HostProcess): Promise<Record<Role, string>> {
  const created = await host.call('session/create-archive', { folder: join(host.folder, 'archive'), officeName: '海棠物业服务中心', administratorName: officePeople['system-administrator'], password: officePassword })
  await host.call('session/confirm-recovery-code', { code: created.recoveryCode })
  const tokens: Partial<Record<Role, string>> = { 'system-administrator': created.sessionToken }
  for (const [role, displayName] of Object.entries(officePeople)) {
    if (role === 'system-administrator') continue
    const user = await host.call('users/add', { displayName, role, department: '客户服务部', password: officePassword })
    // Each login gives a token that is a desk of its own; the desk that asked is seated again by the next.
    tokens[role as Role] = (await host.call('session/login', { userId: user.id, password: officePassword }, created.sessionToken)).sessionToken
  }
  return tokens as Record<Role, string>
}

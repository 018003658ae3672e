/** A whole office on a real encrypted archive in a temporary folder: every role has a person, and each person a desk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { composeProgram } from '#main/app/compose.ts'
import type { Program } from '#main/app/compose.ts'
import type { contract } from '#shared/contract/index.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { createFakeClock, createFakePlatform } from '#tests/support/fake-platform.ts'
import type { FakeClock, LogLine } from '#tests/support/fake-platform.ts'

export type Client = ContractRouterClient<typeof contract>
export type TestOffice = {
  readonly program: Program
  readonly folder: string
  readonly clock: FakeClock
  readonly lines: readonly LogLine[]
  /** The desk of the person who holds this role; a second person of the role with `name`, of another department with `department`. */
  as(role: Role, name?: string, department?: string): Promise<Client>
  /** A desk at which nobody is logged in. */
  anyone(): Client
  close(): Promise<void>
}

/** Everybody's password in a test office. */
export const testPassword = 'a-long-test-password'
const password = testPassword
/** Cheap key derivation keeps tests fast; production's floor is tested on its own. */
export const cheapKeyDerivation = { memoryKib: 8, passes: 1, floorKib: 8 } as const

/** Opens an office whose clock stands at 09:00 of the given day. `workerUrl` runs its long tasks from a built program instead of the sources. */
export async function openTestOffice(options: { readonly today?: string; readonly workerUrl?: URL } = {}): Promise<TestOffice> {
  const root = mkdtempSync(join(tmpdir(), 'dangui-'))
  const clock = createFakeClock(options.today)
  const platform = createFakePlatform(clock)
  const program = await composeProgram({
    home: join(root, 'home'), platform, exportsDir: join(root, 'exports'), keyDerivation: cheapKeyDerivation,
    workerUrl: options.workerUrl ?? new URL('../../main/app/worker.ts', import.meta.url),
  })
  const clientAt = (label: string): Client => createRouterClient(program.router, { context: program.contextFor(program.openDesk(label)) })
  const administrator = clientAt('administrator')
  await administrator.session.createArchive({ folder: join(root, 'archive'), officeName: '测试办公室', administratorName: '管理员', password })
  const seated = new Map<string, Client>([['system-administrator:', administrator]])

  async function as(role: Role, name = '', department = '测试部'): Promise<Client> {
    const key = `${role}:${name}`
    const known = seated.get(key)
    if (known !== undefined) return known
    const user = await administrator.users.add({ displayName: name === '' ? role : name, role, department, password })
    const client = clientAt(key)
    await client.session.login({ userId: user.id, password })
    seated.set(key, client)
    return client
  }
  return {
    program, folder: join(root, 'archive'), clock, lines: platform.lines, as,
    anyone: () => clientAt('anyone'),
    async close() {
      await program.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export { roles }

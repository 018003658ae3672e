import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { composeProgram } from '#main/app/compose.ts'
import type { Program } from '#main/app/compose.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { createKeySlots } from '#main/db/key-slots.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createFakeClock, createFakePlatform } from '#tests/support/fake-platform.ts'
import { cheapKeyDerivation } from '#tests/support/office.ts'
import type { Client } from '#tests/support/office.ts'

const password = 'a-long-test-password'
const refused = (code: string) => expect.objectContaining({ code: 'REFUSED', data: { refusals: [expect.objectContaining({ code })] } })

/** A program that may be closed and started again on the same folders. */
function createSite() {
  const root = mkdtempSync(join(tmpdir(), 'dangui-session-'))
  const clock = createFakeClock('2026-03-02')
  const start = (keyDerivation = cheapKeyDerivation) => composeProgram({ home: join(root, 'home'), platform: createFakePlatform(clock), keyDerivation, workerUrl: new URL('../../main/app/worker.ts', import.meta.url) })
  const at = (program: Program, label = 'desk'): Client => createRouterClient(program.router, { context: program.contextFor(program.openDesk(label)) })
  return { root, folder: join(root, 'archive'), clock, start, at, remove() { rmSync(root, { recursive: true, force: true }) } }
}

describe('logging in', () => {
  let site: ReturnType<typeof createSite>
  let program: Program
  let administrator: Client
  let administratorId: Id<'user'>
  let clerkId: Id<'user'>
  let recoveryCode = ''
  beforeEach(async () => {
    site = createSite()
    program = await site.start()
    administrator = site.at(program)
    const created = await administrator.session.createArchive({ folder: site.folder, officeName: '测试办公室', administratorName: '管理员', password })
    recoveryCode = created.recoveryCode
    administratorId = created.status.actor?.userId ?? ('' as Id<'user'>)
    clerkId = (await administrator.users.add({ displayName: '前台', role: 'clerk', department: '', password })).id
  })
  afterEach(async () => { await program.close(); site.remove() })

  it('slows guessing down after five wrong tries, per person, and a clock that is set forward does not help', async () => {
    const door = site.at(program)
    for (let tries = 1; tries <= 5; tries += 1) await expect(door.session.login({ userId: clerkId, password: `wrong-${String(tries)}` })).rejects.toThrow(refused('session.wrong-password'))
    await expect(door.session.login({ userId: clerkId, password })).rejects.toThrow(refused('session.too-many-tries'))
    site.clock.set('2027-01-01')
    await expect(door.session.login({ userId: clerkId, password }), 'a new date is no waiting').rejects.toThrow(refused('session.too-many-tries'))
    await expect(site.at(program).session.login({ userId: administratorId, password }), 'somebody else may come in').resolves.toMatchObject({ status: { state: 'open' } })
    site.clock.advanceMs(14_000)
    await expect(door.session.login({ userId: clerkId, password })).rejects.toThrow(refused('session.too-many-tries'))
    site.clock.advanceMs(2_000)
    await expect(door.session.login({ userId: clerkId, password: 'wrong' })).rejects.toThrow(refused('session.wrong-password'))
    site.clock.advanceMs(29_000)
    await expect(door.session.login({ userId: clerkId, password }), 'each wrong try doubles the wait').rejects.toThrow(refused('session.too-many-tries'))
    site.clock.advanceMs(2_000)
    await expect(door.session.login({ userId: clerkId, password })).resolves.toMatchObject({ status: { actor: { displayName: '前台' } } })
  })

  it('lets nobody make fifty guesses at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => site.at(program).session.login({ userId: clerkId, password: `guess-${String(index)}` })))
    const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { data?: { refusals?: { code: string }[] } }).data?.refusals?.[0]?.code : 'in'))
    expect(codes.filter((code) => code === 'session.wrong-password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'session.too-many-tries')).toHaveLength(45)
  })

  it('answers a disabled person, an unknown person and a wrong password in the same words', async () => {
    await administrator.users.change({ id: clerkId, displayName: '前台', role: 'clerk', disabled: true })
    const unknown = '01900000-0000-7000-8000-00000000dead' as Id<'user'>
    for (const [userId, secret] of [[clerkId, password], [unknown, password], [administratorId, 'wrong']] as const) {
      await expect(site.at(program).session.login({ userId, password: secret })).rejects.toThrow(refused('session.wrong-password'))
    }
    expect((await administrator.session.status({})).users.map((user) => user.displayName), 'the login screen does not offer them').toEqual(['管理员'])
  })

  it('throws a disabled person out of every desk and voids the tokens', async () => {
    const desk = site.at(program)
    const { sessionToken } = await desk.session.login({ userId: clerkId, password })
    expect(program.deskForSessionToken(sessionToken)).not.toBeNull()
    await administrator.users.change({ id: clerkId, displayName: '前台', role: 'clerk', disabled: true })
    await expect(desk.deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    expect(program.deskForSessionToken(sessionToken)).toBeNull()
    await administrator.users.resetPassword({ id: clerkId, password: 'another-long-password' })
    await expect(desk.session.login({ userId: clerkId, password: 'another-long-password' }), 'a new password enables nobody').rejects.toThrow(refused('session.wrong-password'))
  })

  it('keeps the last administrator, whoever asks', async () => {
    await expect(administrator.users.change({ id: administratorId, displayName: '管理员', role: 'system-administrator', disabled: true })).rejects.toThrow(refused('users.last-administrator'))
    await expect(administrator.users.change({ id: administratorId, displayName: '管理员', role: 'clerk' })).rejects.toThrow(refused('users.role-needs-password'))
    expect((await administrator.users.list({})).rows.find((user) => user.id === administratorId)?.disabledAt).toBeNull()
  })

  it('gives a forgotten password back through the printed code, once typed right', async () => {
    const desk = site.at(program)
    await expect(desk.session.recover({ userId: clerkId, code: 'AAAAA', newPassword: 'the-next-password' })).rejects.toThrow(refused('session.recovery-code-mistyped'))
    await expect(desk.session.recover({ userId: clerkId, code: recoveryCode, newPassword: 'the-next-password' })).resolves.toMatchObject({ status: { actor: { displayName: '前台' } } })
    await expect(site.at(program).session.login({ userId: clerkId, password })).rejects.toThrow(refused('session.wrong-password'))
    await expect(site.at(program).session.login({ userId: clerkId, password: 'the-next-password' })).resolves.toBeDefined()
  })

  it('lets two people in who come at the same moment after a lock', async () => {
    await administrator.session.lock({})
    expect(await Promise.all([site.at(program).session.login({ userId: clerkId, password }), site.at(program).session.login({ userId: administratorId, password })]))
      .toMatchObject([{ status: { state: 'open' } }, { status: { state: 'open' } }])
  })

  it('seats nobody on a key file that was swapped while the archive is open', async () => {
    const foreign = join(site.root, 'foreign')
    mkdirSync(foreign)
    await createKeySlots(foreign, { archiveId: 'foreign', officeName: '', cipher: 'aegis-256', createdAt: 1, firstUser: { userId: administratorId, displayName: '管理员', role: 'system-administrator' }, password: 'the-thief-knows-this' }, cheapKeyDerivation)
    for (const name of ['keys', 'keysCopy'] as const) copyFileSync(archivePaths(foreign)[name], archivePaths(site.folder)[name])
    const thief = site.at(program)
    await expect(thief.session.login({ userId: administratorId, password: 'the-thief-knows-this' })).rejects.toMatchObject({ code: 'FAULT', data: { code: 'wrong-key' } })
    await expect(thief.users.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(administrator.users.list({}), 'who was in may go on').resolves.toBeDefined()
  })

  it('finishes a call whose desk is locked meanwhile, and closes the archive after it', async () => {
    const desk = site.at(program)
    await desk.session.login({ userId: clerkId, password })
    await administrator.session.lock({})
    const calls = Array.from({ length: 20 }, (_, index) => desk.deposits.take({ depositor: '测试乙', item: `物品${String(index)}` }))
    const locked = desk.session.lock({})
    const answers = await Promise.allSettled([...calls, locked])
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'UNAUTHORIZED' })
    const finished = answers.slice(0, -1).filter((answer) => answer.status === 'fulfilled').length
    await desk.session.login({ userId: clerkId, password })
    expect((await desk.deposits.list({})).rows).toHaveLength(finished)
  })

  it('enters an alarm in the log under the first person who is seated, once', async () => {
    await program.close()
    rmSync(archivePaths(site.folder).head)
    program = await site.start()
    const desk = site.at(program)
    expect((await desk.session.login({ userId: administratorId, password })).status.alarm).toMatchObject({ code: 'seal-missing' })
    await site.at(program).session.login({ userId: clerkId, password })
    const { rows } = await desk.archive.audit({})
    expect(rows.filter((row) => row.operation === 'session.alarm').map((row) => row.by)).toEqual(['管理员'])
  })

  it('refuses a fresh opening by name when the key file is gone, and comes up to say so', async () => {
    await program.close()
    for (const name of ['keys', 'keysCopy'] as const) rmSync(archivePaths(site.folder)[name])
    program = await site.start()
    expect(await site.at(program).session.status({})).toMatchObject({ state: 'locked', users: [], alarm: { code: 'key-slots-missing' } })
    await expect(site.at(program).session.login({ userId: clerkId, password })).rejects.toMatchObject({ code: 'FAULT', data: { code: 'key-slots-missing' } })
  })
})

describe('a first start that fails', () => {
  it('leaves the folder as it was and asks again', async () => {
    const site = createSite()
    const program = await site.start()
    const desk = site.at(program)
    await expect(desk.session.createArchive({ folder: site.folder, officeName: '测试', administratorName: '管理员', password: 'short' })).rejects.toThrow(refused('session.password-too-short'))
    expect(existsSync(site.folder)).toBe(false)
    expect((await desk.session.status({})).state).toBe('no-archive')
    await expect(desk.session.createArchive({ folder: site.folder, officeName: '测试', administratorName: '管理员', password })).resolves.toMatchObject({ status: { state: 'open' } })
    await expect(site.at(program).session.createArchive({ folder: site.folder, officeName: '测试', administratorName: '管理员', password })).rejects.toThrow(refused('session.archive-open'))
    await program.close()
    site.remove()
  })
})

describe('what lies on the disk', () => {
  it('holds none of the words that people typed: not in the database, its log, a backup, the head, the key slots or the technical log', async () => {
    const site = createSite()
    const program = await site.start()
    const administrator = site.at(program)
    const { recoveryCode } = await administrator.session.createArchive({ folder: site.folder, officeName: '测试办公室', administratorName: '管理员', password })
    await administrator.users.add({ displayName: '前台', role: 'clerk', department: '', password }).then(({ id }) => administrator.session.login({ userId: id, password }))
    const canaries = ['金丝雀姓名甲', '金丝雀物品乙', '13977771234', '金丝雀备注丙', 'Canary.Company.Ltd', '金丝雀草稿丁']
    await administrator.deposits.take({ depositor: canaries[0] ?? '', item: canaries[1] ?? '', phone: canaries[2] ?? '', note: canaries[3] ?? '', company: canaries[4] ?? '' })
    await administrator.drafts.save({ form: 'deposits', body: { item: canaries[5] ?? '' } })
    await expect(administrator.deposits.take({ depositor: canaries[0] ?? '', item: '' })).rejects.toBeDefined()
    const files = () => readdirSync(site.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const search = () => files().flatMap((path) => {
      const bytes = readFileSync(path)
      const encodings = canaries.concat(password, recoveryCode).flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')])
      return encodings.filter((word) => bytes.includes(word)).map((word) => `${path}: ${word.toString()}`)
    })
    expect(files().map((path) => path.slice(site.root.length)).join(' ')).toMatch(/archive\.db .*archive\.db-wal/)
    expect(search(), 'while it is open').toEqual([])
    await program.close()
    expect(search(), 'when it is closed').toEqual([])
    expect(files().filter((path) => readFileSync(path).subarray(0, 15).toString('latin1') === 'SQLite format 3').map((path) => path.slice(site.root.length)), 'only the lock is a plain, empty SQLite file').toEqual([])
    site.remove()
  })
})

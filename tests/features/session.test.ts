import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectFolder } from '#main/db/archive-folder.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

/** The keeper looks for idle desks every five seconds of real time. */
const patience = { timeout: 15_000, interval: 250 }

describe('a desk that nobody touches', { timeout: 40_000 }, () => {
  let office: TestOffice
  let clerk: Client
  let colleague: Client
  /** Everybody may have been locked by the test before. */
  async function sitDown(desk: Client, name: string): Promise<void> {
    const person = (await desk.session.status({})).users.find((user) => user.displayName === name)
    if (person === undefined) throw new Error(`${name} is not on the login screen`)
    await desk.session.login({ userId: person.id, password: testPassword })
  }
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    await (await office.as('system-administrator')).settings.change({ idleLockMinutes: 2 })
    clerk = await office.as('clerk')
    colleague = await office.as('clerk', '同事')
  })
  afterAll(async () => { await office.close() })

  it('locks by itself after the minutes that the office set, and keeps what was half-typed', async () => {
    await clerk.drafts.save({ form: 'deposits.take', body: { depositor: '半填甲', item: '没写完' } })
    office.clock.advanceMs(121_000)
    await expect.poll(async () => (await clerk.session.status({})).state, patience).toBe('locked')
    await expect(clerk.deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await sitDown(clerk, 'clerk')
    expect((await clerk.drafts.list({})).rows).toMatchObject([{ form: 'deposits.take', body: { depositor: '半填甲', item: '没写完' } }])
  })

  it('locks although its screen reads by itself after what others do, unless somebody is there', async () => {
    await sitDown(clerk, 'clerk')
    await sitDown(colleague, '同事')
    const screen = new AbortController()
    const changes = await clerk.session.watch({}, { signal: screen.signal })
    const followed = (async () => { for await (const change of changes) if (change.topics.includes('deposits')) await clerk.deposits.list({}).catch(() => undefined) })().catch(() => undefined)
    for (let minute = 0; minute < 3; minute += 1) {
      office.clock.advanceMs(60_000)
      await clerk.session.stay({})
      await colleague.deposits.take({ depositor: '测试甲', item: '伞' })
    }
    expect((await clerk.session.status({})).state).toBe('open')
    for (let minute = 0; minute < 3; minute += 1) {
      office.clock.advanceMs(60_000)
      await colleague.deposits.take({ depositor: '测试甲', item: '伞' })
    }
    await expect.poll(async () => (await clerk.session.status({})).state, patience).toBe('locked')
    expect((await colleague.session.status({})).state).toBe('open')
    screen.abort()
    await followed
  })

  it('stays open while somebody works at it, and setting the wall clock back or on changes nothing', async () => {
    await sitDown(colleague, '同事')
    for (let minute = 0; minute < 4; minute += 1) {
      office.clock.advanceMs(60_000)
      await colleague.deposits.list({})
    }
    office.clock.set('2027-01-01')
    await new Promise((resolve) => { setTimeout(resolve, 5_500) })
    expect((await colleague.session.status({})).state).toBe('open')
  })
})

describe('the place of an archive', () => {
  const free = { freeBytes: () => 10 ** 12 }
  const folder = mkdtempSync(join(tmpdir(), 'dangui-place-'))
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  it.each(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', '9p', 'fuse.sshfs', 'davfs', 'afpfs', 'network'])('is refused on %s, because two machines would write past each other', (type) => {
    expect(inspectFolder(folder, { ...free, fileSystemType: () => type })).toMatchObject({ verdict: 'network', reason: type })
  })

  it.each(['ext4', 'apfs', 'btrfs', 'overlay', ''])('is taken on %j', (type) => {
    expect(inspectFolder(folder, { ...free, fileSystemType: () => type }).verdict).toBe('empty')
  })

  it('is refused as a share by its name alone, and creating there leaves nothing behind', async () => {
    for (const share of ['\\\\server\\share\\archive', '//server/share/archive']) expect(['network', 'missing']).toContain(inspectFolder(share, { ...free, fileSystemType: () => '' }).verdict)
    const office = await openTestOffice({ today: '2026-03-02' })
    try {
      await (await office.as('system-administrator')).session.lock({})
      await expect(office.anyone().session.createArchive({ folder: '//server/share/archive', officeName: '办公室', administratorName: '管理员', password: testPassword }))
        .rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'session.folder-network', field: 'folder', remedy: { code: 'session.choose-folder' } }] } })
    } finally {
      await office.close()
    }
  })

  it('is refused when the disk is nearly full or the path is not whole, and a probe file never stays', () => {
    expect(inspectFolder(folder, { fileSystemType: () => 'ext4', freeBytes: () => 1_000_000 }).verdict).toBe('no-space')
    expect(inspectFolder('archive', { ...free, fileSystemType: () => 'ext4' }).verdict).toBe('missing')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the papers and figures of the archive’s care', () => {
  it('prints the recovery code as a sheet for those who keep keys only, and says when the newest backup was written', async () => {
    const office = await openTestOffice({ today: '2026-03-02' })
    try {
      const administrator = await office.as('system-administrator')
      const { recoveryCode } = await administrator.users.newRecoveryCode({})
      const sheet = await administrator.users.recoverySheet({ code: recoveryCode })
      for (const group of recoveryCode.split('-')) expect(sheet.html).toContain(`<span>${group}</span>`)
      expect(sheet.html).toContain('测试办公室')
      await expect((await office.as('clerk')).users.recoverySheet({ code: recoveryCode })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect((await administrator.session.status({})).lastBackupAt).toBeNull()
      const before = office.clock.now()
      const backup = await administrator.archive.backup({})
      while ((await backup.next()).done !== true) continue
      expect((await administrator.session.status({})).lastBackupAt).toBeGreaterThan(before)
      expect(JSON.stringify(office.lines)).not.toContain(recoveryCode.slice(0, 11))
    } finally {
      await office.close()
    }
  })
})

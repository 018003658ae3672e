import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import type { Id } from '#shared/kernel/ids.ts'

const newPassword = 'another-long-password'

describe('the people of an office', () => {
  let office: TestOffice
  let administrator: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    administrator = await office.as('system-administrator')
  })
  afterAll(async () => { await office.close() })

  /** A person at a desk of their own. */
  async function seat(displayName: string, role: 'clerk' | 'archive-administrator' = 'clerk'): Promise<{ id: Id<'user'>; desk: Client }> {
    const user = await administrator.users.add({ displayName, role, department: '前台', password: testPassword })
    const desk = office.anyone()
    await desk.session.login({ userId: user.id, password: testPassword })
    return { id: user.id, desk }
  }

  it('gives a new role together with a new password in one step: the rights change, the old password stops, the person sits down again', async () => {
    const { id, desk } = await seat('换岗甲')
    await expect(administrator.users.change({ id, displayName: '换岗甲', role: 'archive-administrator', department: '档案室' })).rejects.toMatchObject({
      data: { refusals: [{ code: 'users.role-needs-password', field: 'password', remedy: { code: 'users.give-new-password' } }] },
    })
    const changed = await administrator.users.change({ id, displayName: '换岗甲', role: 'archive-administrator', department: '档案室', password: newPassword })
    expect(changed).toMatchObject({ role: 'archive-administrator', department: '档案室', disabledAt: null })
    await expect(desk.deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(desk.session.login({ userId: id, password: testPassword })).rejects.toMatchObject({ data: { refusals: [{ code: 'session.wrong-password' }] } })
    const { status } = await desk.session.login({ userId: id, password: newPassword })
    expect(status.actor).toMatchObject({ role: 'archive-administrator', capabilities: expect.arrayContaining(['lending.issue']) })
    expect(status.users.find((user) => user.id === id)?.role).toBe('archive-administrator')
  })

  it('refuses a password that is too short for the new role and changes nothing then', async () => {
    const { id, desk } = await seat('换岗乙')
    await expect(administrator.users.change({ id, displayName: '换岗乙', role: 'auditor', password: 'short' })).rejects.toMatchObject({ data: { refusals: [{ code: 'session.password-too-short', facts: { shortest: 8 } }] } })
    expect((await administrator.users.list({})).rows.find((user) => user.id === id)?.role).toBe('clerk')
    expect((await desk.deposits.list({})).rows).toEqual([])
  })

  it('changes a department without asking for a password and without sending anyone away', async () => {
    const { id, desk } = await seat('留岗丙')
    expect(await administrator.users.change({ id, displayName: '留岗丙', role: 'clerk', department: '工程部' })).toMatchObject({ department: '工程部' })
    expect((await desk.deposits.list({})).rows).toEqual([])
  })

  it('keeps the last system administrator in that role, whatever password comes with another', async () => {
    const me = (await administrator.session.status({})).actor
    if (me === null) throw new Error('nobody sits here')
    await expect(administrator.users.change({ id: me.userId, displayName: me.displayName, role: 'clerk', password: newPassword })).rejects.toMatchObject({ data: { refusals: [{ code: 'users.last-administrator' }] } })
    expect((await administrator.session.status({})).actor?.role).toBe('system-administrator')
  })

  it('sends a person away whose password somebody else reset', async () => {
    const { id, desk } = await seat('重设丁')
    await administrator.users.resetPassword({ id, password: newPassword })
    await expect(desk.deposits.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await desk.session.login({ userId: id, password: newPassword })
  })

  it('keeps a disabled person out although their password is reset, and lets them in again once enabled', async () => {
    const { id, desk } = await seat('停用戊')
    await administrator.users.change({ id, displayName: '停用戊', role: 'clerk', disabled: true })
    await administrator.users.resetPassword({ id, password: newPassword })
    expect((await desk.session.status({})).users.map((user) => user.id)).not.toContain(id)
    await expect(desk.session.login({ userId: id, password: newPassword })).rejects.toMatchObject({ code: 'REFUSED' })
    await administrator.users.change({ id, displayName: '停用戊', role: 'clerk', disabled: false })
    expect((await desk.session.login({ userId: id, password: newPassword })).status.actor?.userId).toBe(id)
  })

  it('tells two people of one name apart by refusing the second, also when one is renamed or enabled again', async () => {
    const { id } = await seat('同名己')
    const taken = { data: { refusals: [{ code: 'users.name-taken', field: 'displayName' }] } }
    await expect(administrator.users.add({ displayName: '同名己', role: 'clerk', password: testPassword })).rejects.toMatchObject(taken)
    const other = await seat('别名己')
    await expect(administrator.users.change({ id: other.id, displayName: '同名己', role: 'clerk' })).rejects.toMatchObject(taken)
    await administrator.users.change({ id, displayName: '同名己', role: 'clerk', disabled: true })
    await administrator.users.change({ id: other.id, displayName: '同名己', role: 'clerk' })
    await expect(administrator.users.change({ id, displayName: '同名己', role: 'clerk', disabled: false })).rejects.toMatchObject(taken)
  })

  it('says when the archive is full of people, and keeps letting in those who are there', async () => {
    const full = await openTestOffice()
    const administrator = await full.as('system-administrator')
    for (let count = 1; count < 500; count += 1) await administrator.users.add({ displayName: `同事${String(count)}`, role: 'clerk', department: '', password: testPassword })
    await expect(administrator.users.add({ displayName: '第五百零一位', role: 'clerk', department: '', password: testPassword })).rejects.toMatchObject({ data: { refusals: [{ code: 'users.too-many', facts: { limit: 500 } }] } })
    const { rows } = await administrator.users.list({})
    const last = rows.at(-1)
    if (last === undefined) throw new Error('somebody is there')
    expect((await full.anyone().session.login({ userId: last.id, password: testPassword })).status.actor?.displayName).toBe('同事499')
    await full.close()
  }, 60_000)

  it('lets only a system administrator change people, and enters each change in the audit trail', async () => {
    const { id, desk } = await seat('无权庚')
    await expect(desk.users.change({ id, displayName: '无权庚', role: 'system-administrator', password: newPassword })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(desk.users.resetPassword({ id, password: newPassword })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { rows } = await administrator.archive.audit({ size: 200 })
    expect(rows.filter((row) => row.operation === 'users.change').length).toBeGreaterThan(4)
    expect(rows.find((row) => row.operation === 'users.resetPassword')).toMatchObject({ by: '管理员' })
  })
})

/** A stranger's program reads the OpenAPI document, logs in and does a piece of the day's work, knowing nothing else. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meetProgram } from '#tests/host/stranger-client.ts'
import type { Stranger } from '#tests/host/stranger-client.ts'
import { startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import { contract } from '#shared/contract/index.ts'

describe('a program of somebody else', () => {
  let host: HostProcess
  let stranger: Stranger
  let clerk: string
  const password = 'a-strangers-password'

  beforeAll(async () => {
    host = await startHostProcess()
    stranger = await meetProgram(host.openapi, host.token)
  })
  afterAll(() => host.stop())

  it('finds every operation of the contract described, with its right, its input and its answer', () => {
    const wanted = Object.entries(contract).flatMap(([feature, operations]) => Object.keys(operations).map((verb) => `${feature}.${verb}`))
    expect([...stranger.operations.keys()].toSorted()).toEqual(wanted.toSorted())
    for (const operation of stranger.operations.values()) {
      expect([operation.path, operation.summary.split(' ').length >= 2]).toEqual([operation.path, true])
      expect(JSON.stringify([operation.input, operation.output])).not.toContain('"not":{}')
    }
  })

  it('makes an office, a clerk, and logs the clerk in with a token of its own', async () => {
    const created = await stranger.call('session.createArchive', { folder: join(host.folder, 'archive'), officeName: '测试办公室', administratorName: '管理员', password })
    expect(created.status).toBe(200)
    const added = await stranger.call('users.add', { displayName: '前台', role: 'clerk', department: '', password })
    expect(added.status).toBe(200)
    const listed = await stranger.call('session.status', {})
    const person = (listed.body.users as { id: string; role: string }[]).find((user) => user.role === 'clerk')
    const login = await stranger.call('session.login', { userId: person?.id, password })
    clerk = login.body.sessionToken
    expect((await stranger.call('session.status', {}, clerk)).body.actor.displayName).toBe('前台')
  })

  it('takes a deposit in, finds it by its number and hands it back', async () => {
    const taken = await stranger.call('deposits.take', { depositor: '测试甲', phone: '13800000000', item: '纸箱', quantity: 2 }, clerk)
    expect([taken.status, taken.body.status]).toEqual([200, 'held'])
    const found = await stranger.call('deposits.findByNumber', { number: taken.body.number }, clerk)
    expect(found.body.id).toBe(taken.body.id)
    const back = await stranger.call('deposits.handBack', { id: taken.body.id }, clerk)
    expect([back.status, back.body.status]).toEqual([200, 'handed-back'])
    const again = await stranger.call('deposits.handBack', { id: taken.body.id }, clerk)
    expect([again.status, again.body.code, again.body.data.refusals.length > 0]).toEqual([409, 'REFUSED', true])
  })

  it('is told by the document\'s own errors what it may not do and what it got wrong', async () => {
    const forbidden = await stranger.call('users.add', { displayName: '测试乙', role: 'clerk', department: '', password }, clerk)
    expect([forbidden.status, forbidden.body.data.mayDo]).toEqual([403, ['system-administrator']])
    const wrong = await stranger.call('deposits.take', { depositor: '', item: '纸箱' }, clerk)
    expect([wrong.status, wrong.body.data.issues[0].path]).toEqual([400, ['depositor']])
  })

  it('follows a job from its first progress to its result', async () => {
    const person = (await stranger.call('session.status', {})).body.users.find((user: { role: string }) => user.role === 'system-administrator')
    await stranger.call('session.login', { userId: person.id, password })
    const events = await stranger.follow('archive.backup', {})
    expect(events.filter((event) => event.event === 'message').length).toBeGreaterThan(0)
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { verified: true } })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { at, must, openFollowupOffice } from '#tests/support/followups.ts'
import type { FollowupOffice } from '#tests/support/followups.ts'

const missingId = '01900000-0000-7000-8000-000000000000'

describe('follow-ups at the desk', () => {
  let world: FollowupOffice
  beforeAll(async () => { world = await openFollowupOffice('2024-05-10') })
  afterAll(async () => { await world.office.close() })

  it('follow complaints and repairs only, and leave a request alone', async () => {
    const { clerk } = world
    const request = await clerk.desk.registerCase({ kind: 'request', person: '测试甲', content: '要停车证', channel: 'visit', receivedAt: at('2024-05-10', 9) })
    await clerk.desk.closeCase({ id: request.id, result: '已办', at: at('2024-05-10', 10) })
    expect((await clerk.followups.list({ box: 'all', text: request.number })).rows).toEqual([])
  })

  it('are void with their duty when the case is opened again, and begin anew when it ends again', async () => {
    const { clerk, settle } = world
    const { followup, caseId } = await settle('2024-05-10')
    const id = caseId as Parameters<typeof clerk.desk.reopenCase>[0]['id'] // the case's own id, which the helper gives back as text
    await clerk.desk.reopenCase({ id, reason: '客户不满意' })
    expect((await clerk.followups.get({ id: followup.id })).followup.status).toBe('void')
    expect((await clerk.duties.list({ box: 'all', size: 200 })).rows.filter(({ subject }) => subject.number === followup.number)).toEqual([])
    await expect(clerk.followups.record({ id: followup.id, means: 'telephone' })).rejects.toMatchObject({ data: { refusals: [{ code: 'followups.ended' }] } })
    await clerk.desk.closeCase({ id, result: '再次处理' })
    const { rows } = await clerk.followups.list({ box: 'all', text: followup.sourceNumber })
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['open', 'void'])
    expect(must((await clerk.followups.month({ month: '2024-05' })).rates.find(({ kind }) => kind === 'complaint')).total).toBe(1)
  })

  it('are found by number, customer and initials, and in the book with everything that happened', async () => {
    const { clerk, settle, visit } = world
    const { followup } = await settle('2024-05-10', { person: '王小明' })
    const made = await visit(followup.id, '2024-05-10')
    for (const text of [followup.number, '王小明', 'wxm']) expect((await clerk.find.search({ text })).rows.filter(({ kind }) => kind === 'followup').map(({ id }) => id), text).toContain(followup.id)
    expect((await clerk.followups.get({ id: must(made.visits[0]).id as never })).followup.id, 'a visit’s own id leads to its follow-up').toBe(followup.id)
    expect(made.history.map(({ kind }) => kind)).toEqual(['opened', 'visited'])
  })

  it('ask for no signature any more once another visit of the round counts', async () => {
    const { settle, visit, numbers } = world
    const { followup } = await settle('2024-05-10')
    await visit(followup.id, '2024-05-10', { signature: 'none', signerName: '', complete: false })
    expect(await numbers('signature')).toEqual([followup.number])
    const made = await visit(followup.id, '2024-05-10', { means: 'telephone', signature: 'none', signerName: '' })
    expect([made.followup.status, made.followup.awaitsSignature, await numbers('signature')]).toEqual(['done', false, []])
  })

  it('keep nothing of a plan that names nobody’s follow-up or a stranger', async () => {
    const { supervisor, settle } = world
    const { followup } = await settle('2024-05-10')
    const publish = (id: string, visitorId: string | null) => supervisor.followups.publishPlan({ month: '2024-05', lines: [{ id: followup.id, day: toDay('2024-05-12') }, { id: id as never, visitorId: visitorId as never }] })
    await expect(publish(missingId, null)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'followup' } })
    await expect(publish(followup.id, missingId)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'user' } })
    expect((await supervisor.followups.plan({ month: '2024-05' })).published).toBeNull()
    expect((await supervisor.followups.get({ id: followup.id })).followup.plannedDay).toBeNull()
  })

  it('leave the archive verified', async () => {
    const stream = await (await world.office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true })
  })
})

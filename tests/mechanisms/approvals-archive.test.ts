import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnApproval, getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { findDecidable } from '#main/mechanisms/approvals/approval-lists.ts'
import type { ApprovalAct } from '#main/mechanisms/approvals/approval-acts.ts'
import { describeSheet } from '#main/mechanisms/approvals/describe-approval.ts'
import type { Role } from '#shared/domain/access.ts'
import { RefusedError } from '#shared/domain/refusal.ts'
import { toDay } from '#shared/kernel/days.ts'
import { agree, chainOf, refuse, step } from '#tests/support/approval-cases.ts'
import { openApprovalArchive } from '#tests/support/approval-archive.ts'
import type { ApprovalArchive } from '#tests/support/approval-archive.ts'

const people: Readonly<Record<string, Role>> = { 前台: 'clerk', 档案员: 'archive-administrator', 经理甲: 'department-manager', 经理乙: 'department-manager', 经理丙: 'department-manager', 总经理: 'general-manager' }

describe('approvals of several voices, kept and read again', () => {
  let archive: ApprovalArchive
  beforeAll(async () => { archive = await openApprovalArchive(people) })
  afterAll(() => { archive.close() })
  const actorOf = (name: string) => ({ userId: archive.idOf(name), displayName: name, role: people[name] ?? 'clerk', department: '客户服务部' } as const)
  const act = (name: string, id: string, what: ApprovalAct) => archive.as(name, (unit) => actOnApproval(unit, id, what))
  const waits = async (name: string, id: string, day = archive.clock.today()) => (await findDecidable(archive.reader, actorOf(name), day)).includes(id)
  const statusOf = async (id: string) => (await getApproval(archive.reader, id)).approval.status

  it('waits for each voice that is still silent, and for nobody who has spoken, where all must agree', async () => {
    const { id } = await archive.ask('前台', chainOf(step('both', ['archive-administrator', 'department-manager'], { mode: 'all' }), step('end', ['general-manager'])), 'T-1')
    await act('经理甲', id, agree(1))
    expect([await waits('档案员', id), await waits('经理甲', id), await waits('经理乙', id), await waits('总经理', id)]).toEqual([true, false, false, false])
    await act('档案员', id, agree(1))
    expect([await statusOf(id), await waits('总经理', id)]).toEqual(['running', true])
    await act('总经理', id, agree(2))
    expect(await statusOf(id)).toBe('agreed')
  })

  it('counts a vote by people as they were when it opened, and shows the count on the sheet', async () => {
    const { id } = await archive.ask('前台', chainOf(step('vote', ['department-manager'], { mode: 'share', sharePoints: 6_666 })), 'T-2')
    await act('经理甲', id, refuse(1))
    expect([await waits('经理甲', id), await waits('经理乙', id)]).toEqual([false, true])
    await act('经理乙', id, agree(1))
    const sheet = await describeSheet(archive.reader, await getApproval(archive.reader, id), actorOf('经理丙'), archive.clock.today())
    expect(sheet.steps[0]).toMatchObject({ mode: 'share', count: { agreed: 1, refused: 1, total: 3, needed: 2 }, people: ['经理丙'] })
    expect(sheet.steps[0]?.voices.map((voice) => [voice.name, voice.said])).toEqual([['经理甲', 'refuse'], ['经理乙', 'agree'], ['经理丙', null]])
    await act('经理丙', id, agree(1))
    expect(await statusOf(id)).toBe('agreed')
  })

  it('climbs the voice of somebody who left, and keeps the denominator', async () => {
    const { id } = await archive.ask('前台', chainOf(step('vote', ['department-manager'], { mode: 'share', sharePoints: 10_000 })), 'T-3')
    await act('经理甲', id, agree(1))
    await act('经理乙', id, agree(1))
    await archive.write((unit) => unit.write.updateTable('users').set({ disabled_at: unit.now }).where('id', '=', archive.idOf('经理丙')).execute().then(() => undefined))
    expect([await statusOf(id), await waits('总经理', id)]).toEqual(['running', true])
    await act('总经理', id, agree(1))
    expect((await getApproval(archive.reader, id)).approval.decisions.map((decision) => decision.standing)).toEqual(['seat', 'seat', 'climbed'])
    expect(await statusOf(id)).toBe('agreed')
    await archive.write((unit) => unit.write.updateTable('users').set({ disabled_at: null }).where('id', '=', archive.idOf('经理丙')).execute().then(() => undefined))
  })

  it('asks the general manager as well after a wait, without agreeing, in every mode', async () => {
    const modes = [step('one', ['department-manager'], { climbAfterDays: 2 }), step('all', ['department-manager'], { mode: 'all', climbAfterDays: 2 }), step('share', ['department-manager'], { mode: 'share', sharePoints: 5_000, climbAfterDays: 2 })]
    for (const [index, slow] of modes.entries()) {
      const { id } = await archive.ask('前台', chainOf(slow), `T-4${String(index)}`)
      expect([await waits('总经理', id, toDay('2026-03-04')), await waits('总经理', id, toDay('2026-03-05')), await statusOf(id)], slow.key).toEqual([false, true, 'running'])
    }
  })

  it('keeps the chain that it began with: a later version asks others, the running one does not', async () => {
    const old = chainOf(step('review', ['archive-administrator']))
    const { id } = await archive.ask('前台', old, 'T-5')
    await archive.ask('前台', { ...old, version: 2, steps: [step('review', ['general-manager'])] }, 'T-6')
    const stored = await getApproval(archive.reader, id)
    expect([stored.head.chain_version, await waits('档案员', id), await waits('总经理', id)]).toEqual([1, true, false])
  })

  it('refuses the requester in every mode, whatever he holds', async () => {
    for (const mode of ['one', 'all', 'share'] as const) {
      const { id } = await archive.ask('经理甲', chainOf(step('vote', ['department-manager'], { mode, voices: 'people', ...(mode === 'share' ? { sharePoints: 5_000 } : {}) })), `T-7${mode}`)
      await expect(act('经理甲', id, agree(1)), mode).rejects.toBeInstanceOf(RefusedError)
      expect(await waits('经理甲', id)).toBe(false)
    }
  })
})

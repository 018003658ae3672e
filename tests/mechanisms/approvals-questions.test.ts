import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnApproval, getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { describeSheet } from '#main/mechanisms/approvals/describe-approval.ts'
import type { Role } from '#shared/domain/access.ts'
import { RefusedError } from '#shared/domain/refusal.ts'
import { after, agree, beginChain, by, chainOf, codesOf, refuse, step } from '#tests/support/approval-cases.ts'
import { openApprovalArchive } from '#tests/support/approval-archive.ts'
import type { ApprovalArchive } from '#tests/support/approval-archive.ts'

const review = step('review', ['archive-administrator'], { clause: 'P07-18.3', questions: ['reason-sufficient', 'formalities-complete'] })
const say = (reason: boolean | undefined, formalities: boolean | undefined) => ({
  ...agree(1), answers: { ...(reason === undefined ? {} : { 'reason-sufficient': reason }), ...(formalities === undefined ? {} : { 'formalities-complete': formalities }) },
})

describe('a step that asks questions', () => {
  it('is agreed only with every answer yes; each open or negative one is its own refusal', () => {
    const begun = beginChain(chainOf(review))
    const seen = [true, false, undefined].flatMap((reason) => [true, false, undefined].map((formalities) => codesOf(begun, say(reason, formalities), by('archivist')).length))
    expect(seen).toEqual([0, 1, 1, 1, 2, 2, 1, 2, 2])
    expect(codesOf(begun, say(false, undefined), by('archivist'))).toEqual(['approvals.answered-no', 'approvals.question-open'])
    expect(after(begun, say(true, true), by('archivist'))).toMatchObject({ status: 'agreed', decisions: [{ answers: { 'reason-sufficient': true, 'formalities-complete': true } }] })
  })

  it('asks nothing of a refusal, which states its reason instead', () => {
    expect(after(beginChain(chainOf(review)), refuse(1), by('archivist')).status).toBe('refused')
  })

  it('asks only the chain’s own voice, not a further signer', () => {
    const added = after(beginChain(chainOf(review)), { kind: 'add-signer', step: 1, to: 'manager', reason: '' }, by('archivist'))
    const signed = after(added, agree(1), by('manager'))
    expect([signed.status, codesOf(signed, agree(1), by('archivist'))]).toEqual(['running', ['approvals.question-open', 'approvals.question-open']])
    expect(after(signed, say(true, true), by('archivist')).status).toBe('agreed')
  })

  it('asks nothing where the chain declares nothing', () => {
    expect(after(beginChain(chainOf(step('review', ['archive-administrator']))), agree(1), by('archivist')).status).toBe('agreed')
  })
})

describe('questions kept with the approval', () => {
  const people: Readonly<Record<string, Role>> = { 前台: 'clerk', 档案员: 'archive-administrator' }
  let archive: ApprovalArchive
  beforeAll(async () => { archive = await openApprovalArchive(people) })
  afterAll(() => { archive.close() })

  it('are read back with their answers, and a no changes nothing', async () => {
    const { id } = await archive.ask('前台', chainOf(review), 'T-1')
    const act = (reason: boolean) => archive.as('档案员', (unit) => actOnApproval(unit, id, say(reason, true)))
    await expect(act(false)).rejects.toThrow(RefusedError)
    expect((await getApproval(archive.reader, id)).approval).toMatchObject({ status: 'running', decisions: [] })
    await act(true)
    const sheet = await describeSheet(archive.reader, await getApproval(archive.reader, id), { userId: archive.idOf('前台'), displayName: '前台', role: 'clerk', department: '客户服务部' }, archive.clock.today())
    expect(sheet.steps[0]).toMatchObject({ status: 'agreed', questions: ['reason-sufficient', 'formalities-complete'], decisions: [{ action: 'agree', answers: { 'reason-sufficient': true, 'formalities-complete': true } }] })
  })
})

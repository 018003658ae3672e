import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { actOnApproval, getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { findDecidable } from '#main/mechanisms/approvals/approval-lists.ts'
import { describeSheet } from '#main/mechanisms/approvals/describe-approval.ts'
import { defaultOfficePosts, holdersOf, posts } from '#shared/domain/posts.ts'
import type { OfficePosts } from '#shared/domain/posts.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { agree, chainOf } from '#tests/support/approval-cases.ts'
import { openApprovalArchive } from '#tests/support/approval-archive.ts'
import type { ApprovalArchive } from '#tests/support/approval-archive.ts'
import type { ChainStep } from '#shared/policies/policy.ts'

const office: Readonly<Record<string, Role>> = { 前台: 'clerk', 销售员: 'clerk', 档案员甲: 'archive-administrator', 档案员乙: 'archive-administrator', 客服经理: 'department-manager', 销售经理: 'department-manager', 总经理: 'general-manager' }
const departments: Readonly<Record<string, string>> = { 销售员: '销售部', 销售经理: '销售部', 总经理: '' }
const asks = (key: string, ...asked: NonNullable<ChainStep['posts']>): ChainStep => ({ key, clause: 'P07-13', posts: asked })

describe('who holds a post that a policy speaks of', () => {
  const person = (userId: string, role: Role, department: string) => ({ userId, role, department })
  const people = [person('a', 'department-manager', '客户服务部'), person('b', 'department-manager', '销售部'), person('c', 'archive-administrator', '销售部'), person('d', 'general-manager', '')]
  const held = (post: (typeof posts)[number], set: OfficePosts = defaultOfficePosts, department = '') => holdersOf(post, people, set, department).map((one) => one.userId)

  it('is whoever has its role in its department', () => {
    expect([held('customer-service-manager'), held('info-supervisor'), held('department-head', defaultOfficePosts, '销售部')]).toEqual([['a'], ['c'], ['b']])
  })

  it('follows the office that calls its department otherwise, or names a person', () => {
    const called = { ...defaultOfficePosts, departments: { ...defaultOfficePosts.departments, 'customer-service': '销售部' } }
    expect([held('customer-service-manager', called), held('info-supervisor', { ...defaultOfficePosts, holders: { 'info-supervisor': ['a'] } })]).toEqual([['b'], ['a']])
  })

  it('falls to whoever has the role where the department is empty, and back to the role when the named person left', () => {
    expect([held('market-promotion-manager'), held('info-supervisor', { ...defaultOfficePosts, holders: { 'info-supervisor': ['gone'] } })]).toEqual([['a', 'b'], ['c']])
  })

  it('never makes another department’s head the head of the requester’s', () => {
    expect([held('department-head', defaultOfficePosts, '仓库'), held('department-head')]).toEqual([[], []])
  })

  it('names only people of the office, whatever the office set', () => {
    fc.assert(fc.property(fc.constantFrom(...posts), fc.array(fc.record({ userId: fc.string(), role: fc.constantFrom(...roles), department: fc.string({ maxLength: 3 }) }), { maxLength: 6 }), fc.array(fc.string(), { maxLength: 3 }), fc.string({ maxLength: 3 }),
      (post, crew, named, department) => {
        const found = holdersOf(post, crew, { ...defaultOfficePosts, holders: { [post]: named } }, department)
        return found.every((one) => crew.includes(one)) && (crew.some((one) => named.includes(one.userId)) ? found.every((one) => named.includes(one.userId)) : true)
      }))
  })
})

describe('a chain that asks posts', () => {
  let archive: ApprovalArchive
  beforeAll(async () => { archive = await openApprovalArchive(office, '2026-03-02', departments) })
  afterAll(() => { archive.close() })
  const actorOf = (name: string) => ({ userId: archive.idOf(name), displayName: name, role: office[name] ?? 'clerk', department: departments[name] ?? '客户服务部' } as const)
  const waitsFor = async (id: string) => {
    const found: string[] = []
    for (const name of Object.keys(office)) if ((await findDecidable(archive.reader, actorOf(name), archive.clock.today())).includes(id)) found.push(name)
    return found
  }
  const act = (name: string, id: string, at: number) => archive.as(name, (unit) => actOnApproval(unit, id, agree(at)))

  it('waits for the head of the requester’s department, then for the customer-service manager, and for no other manager', async () => {
    const { id } = await archive.ask('销售员', chainOf(asks('review', 'department-head'), asks('manager', 'customer-service-manager')), 'T-1')
    expect(await waitsFor(id)).toEqual(['销售经理'])
    await expect(act('客服经理', id, 1)).rejects.toThrow()
    await act('销售经理', id, 1)
    expect(await waitsFor(id)).toEqual(['客服经理'])
    const sheet = await describeSheet(archive.reader, await getApproval(archive.reader, id), actorOf('客服经理'), archive.clock.today())
    expect(sheet.steps.map((step) => [step.posts, step.roles, step.people])).toEqual([[['department-head'], ['department-manager'], []], [['customer-service-manager'], ['department-manager'], ['客服经理']]])
    await act('客服经理', id, 2)
    expect((await getApproval(archive.reader, id)).approval.status).toBe('agreed')
  })

  it('climbs to the general manager when the head asks for himself', async () => {
    const { id } = await archive.ask('销售经理', chainOf(asks('review', 'department-head')), 'T-2')
    expect(await waitsFor(id)).toEqual(['总经理'])
    await act('总经理', id, 1)
    expect((await getApproval(archive.reader, id)).approval.decisions.map((decision) => decision.standing)).toEqual(['climbed'])
  })

  it('falls to the person whom the office names, from the moment it says so, also for what runs already', async () => {
    const { id } = await archive.ask('前台', chainOf(asks('review', 'info-supervisor')), 'T-3')
    expect(await waitsFor(id)).toEqual(['档案员甲', '档案员乙'])
    await archive.write((unit) => unit.write.insertInto('settings').values({ key: 'postHolders', value: JSON.stringify({ 'info-supervisor': [archive.idOf('档案员乙')] }), changed_at: unit.now, changed_by: archive.idOf('总经理') }).execute().then(() => undefined))
    expect(await waitsFor(id)).toEqual(['档案员乙'])
    await expect(act('档案员甲', id, 1)).rejects.toThrow()
    await act('档案员乙', id, 1)
    expect((await getApproval(archive.reader, id)).approval.status).toBe('agreed')
  })

  it('asks every post where all must agree, each once', async () => {
    const { id } = await archive.ask('前台', chainOf({ ...asks('both', 'info-supervisor', 'customer-service-manager'), mode: 'all' }), 'T-4')
    expect(await waitsFor(id)).toEqual(['档案员乙', '客服经理'])
    await act('客服经理', id, 1)
    expect(await waitsFor(id)).toEqual(['档案员乙'])
    const sheet = await describeSheet(archive.reader, await getApproval(archive.reader, id), actorOf('前台'), archive.clock.today())
    expect(sheet.steps[0]?.voices.map((voice) => [voice.post, voice.said])).toEqual([['info-supervisor', null], ['customer-service-manager', 'agree']])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toInstant } from '#shared/kernel/instants.ts'

const at = (day: string, hour: number, minute = 0) => toInstant(startOfDayMs(toDay(day)) + (hour * 60 + minute) * 60_000)
// An id of no visit: its shape is right, its subject is the test's claim.
const missingId = '019a0000-0000-7000-8000-000000000000' as Id<'visit'>

async function verify(office: TestOffice): Promise<unknown> {
  const stream = await (await office.as('archive-administrator')).archive.verify({})
  let step = await stream.next()
  while (step.done !== true) step = await stream.next()
  return step.value
}

describe('the visitor register', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); clerk = await office.as('clerk') })
  afterAll(async () => { await office.close() })

  it('writes a visitor down with a gapless number and finds the line by name, initials, phone tail, badge and host', async () => {
    const { visit, alreadyInside } = await clerk.desk.registerVisit({ visitor: '王小明', phone: '138-0000-4321', company: '欧尼士有限公司', host: '李经理', purpose: '面试', badge: ' b-07 ', idNumber: '11010519491231002x' })
    expect(visit).toMatchObject({ number: 'LF2026-00001', status: 'inside', visitor: '王小明', badge: 'B-07', idNumber: '11010519491231002X', visitorClass: 'D', people: 1, registeredBy: 'clerk', leftAt: null })
    expect(alreadyInside).toEqual([])
    for (const text of ['王', '小明', 'wxm', 'wangxiaoming', '4321', 'B-07', '欧尼士', 'LF2026-00001', 'ljl', '面试']) {
      expect((await clerk.desk.list({ text })).rows.map((row) => row.number), text).toContain('LF2026-00001')
    }
    expect((await clerk.desk.list({ text: '赵' })).rows).toEqual([])
    expect((await clerk.desk.registerVisit({ visitor: '赵一' })).visit.number).toBe('LF2026-00002')
  })

  it('names a visit of the same person that is still open, and enters the new one all the same', async () => {
    const byPhone = await clerk.desk.registerVisit({ visitor: '小王', phone: '13800004321' })
    expect(byPhone.alreadyInside).toMatchObject([{ number: 'LF2026-00001', visitor: '王小明' }])
    expect((await clerk.desk.findInside({ visitor: '王小明' })).rows.map((row) => row.number)).toContain('LF2026-00001')
    expect((await clerk.desk.findInside({ visitor: '王小明', phone: '13999990000' })).rows).toEqual([])
    expect((await clerk.desk.findInside({})).rows).toEqual([])
    await clerk.desk.signOut({ id: byPhone.visit.id })
  })

  it('signs a visitor out by badge or number once; a second scan finds the earlier visit, a badge alone does not', async () => {
    const inside = await clerk.desk.findByCode({ code: 'b-07' })
    expect(inside).toMatchObject({ inside: true, visit: { number: 'LF2026-00001' } })
    office.clock.set('2026-03-02', '10:30')
    if (inside === null) throw new Error('the badge was not found')
    const left = await clerk.desk.signOut({ id: inside.visit.id })
    expect(left.status).toBe('left')
    expect(left.leftAt).toBeGreaterThanOrEqual(at('2026-03-02', 10, 30))
    expect(await clerk.desk.findByCode({ code: 'B-07' })).toBeNull()
    expect(await clerk.desk.findByCode({ code: 'lf2026-00001' })).toMatchObject({ inside: false, visit: { host: '李经理', purpose: '面试' } })
    expect(await clerk.desk.findByCode({ code: '11010519491231002x' })).toMatchObject({ inside: false, visit: { number: 'LF2026-00001' } })
    expect(await clerk.desk.findByCode({ code: '' })).toBeNull()
    await expect(clerk.desk.signOut({ id: left.id })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'desk.already-left', facts: { number: 'LF2026-00001' } }] } })
  })

  it('knows a returning visitor by initials, phone tail and company, with host and purpose of the last visit', async () => {
    for (const typed of ['wxm', '4321', '王小', '欧尼士']) {
      const { rows } = await clerk.desk.suggestPeople({ typed })
      expect(rows.find((row) => row.name === '王小明'), typed).toMatchObject({ phone: '138-0000-4321', company: '欧尼士有限公司', host: '李经理', purpose: '面试', insideAs: null })
    }
    expect((await clerk.desk.suggestPeople({ typed: 'ljl' })).rows, 'a host is not the visitor').toEqual([])
    expect((await clerk.desk.suggestPeople({ typed: '' })).rows).toEqual([])
  })

  it('offers colleagues and earlier hosts by initials, never the system administrator', async () => {
    expect((await clerk.desk.suggestHosts({ typed: 'ljl' })).rows).toEqual([{ name: '李经理', department: '' }])
    expect((await clerk.desk.suggestHosts({ typed: 'cle' })).rows).toEqual([{ name: 'clerk', department: '测试部' }])
    expect((await clerk.desk.suggestHosts({ typed: '' })).rows.map((row) => row.name)).not.toContain('管理员')
  })

  it('refuses times that contradict each other, all at once, and keeps nothing', async () => {
    const before = (await clerk.desk.list({})).rows.length
    await expect(clerk.desk.registerVisit({ visitor: '钱二', arrivedAt: at('2026-03-03', 9), leftAt: at('2026-03-03', 8) })).rejects.toMatchObject({
      data: { refusals: [{ code: 'desk.arrival-in-future', field: 'arrivedAt' }, { code: 'desk.leaving-in-future' }, { code: 'desk.left-before-arrival', field: 'leftAt' }] },
    })
    expect((await clerk.desk.list({})).rows.length).toBe(before)
    expect((await clerk.desk.registerVisit({ visitor: '钱二', arrivedAt: at('2026-03-01', 9), leftAt: at('2026-03-01', 10) })).visit).toMatchObject({ number: 'LF2026-00004', status: 'left' })
  })

  it('refuses what no line can hold: no name, a control character, a negative head count', async () => {
    for (const bad of [{ visitor: '' }, { visitor: '孙\u0000三' }, { visitor: '孙三', people: 0 }, { visitor: '孙三', visitorClass: 'E' as 'D' }, { visitor: '孙'.repeat(61) }]) {
      await expect(clerk.desk.registerVisit(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
  })

  it('corrects a line without erasing it: the book keeps both, a mistaken leaving is taken back', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '周四', host: '李经理', people: 2 })
    await clerk.desk.signOut({ id: visit.id })
    const corrected = await clerk.desk.correctVisit({ id: visit.id, reason: '扫错了证', visitor: '周肆', host: '李经理', people: 3, arrivedAt: visit.arrivedAt, stillInside: true })
    expect(corrected).toMatchObject({ visitor: '周肆', people: 3, status: 'inside', leftAt: null, closedAt: null })
    const { history } = await clerk.desk.get({ id: visit.id })
    expect(history.map((entry) => [entry.kind, entry.body['visitor'] ?? null, entry.corrects])).toEqual([
      ['visit-registered', '周四', null], ['signed-out', null, null], ['corrected', '周肆', history[1]?.seq],
    ])
    expect(history[2]?.body['reason']).toBe('扫错了证')
    await expect(clerk.desk.correctVisit({ id: visit.id, reason: '', visitor: '周四', arrivedAt: visit.arrivedAt })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const kept = await clerk.desk.correctVisit({ id: visit.id, reason: '补离开时间', visitor: '周肆', arrivedAt: visit.arrivedAt, leftAt: toInstant(visit.arrivedAt + 1) })
    expect(kept).toMatchObject({ status: 'left', leftAt: visit.arrivedAt + 1, closedBy: 'clerk' })
  })

  it('marks a reception above the ceiling of its class and lets it be entered (P06-A.3.1)', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '吴五', visitorClass: 'A', people: 4, costCents: 200_100, purpose: '考察', escorts: 3 })
    expect(visit.notices.map((notice) => [notice.code, notice.clause])).toEqual([['desk.cost-over-ceiling-unexplained', 'P06-A.3.1'], ['desk.escorts-differ', 'P06-A.3.2']])
    expect((await clerk.desk.list({ text: '吴五' })).rows[0]?.marked).toBe(true)
  })

  it('prints the badge of a visit in both languages, and none of a visit that does not exist', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '郑六<b>', host: '李经理' })
    expect((await clerk.desk.badge({ id: visit.id })).html).toMatch(/郑六&lt;b&gt;[\s\S]*<svg/)
    expect((await clerk.desk.badge({ id: visit.id, locale: 'en' })).html).toContain(visit.number)
    await expect(clerk.desk.badge({ id: missingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(clerk.desk.signOut({ id: missingId })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'visit' } })
    await expect(clerk.desk.get({ id: missingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the day change', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); clerk = await office.as('clerk') })
  afterAll(async () => { await office.close() })

  it('lists who is inside since an earlier day, refuses to invent a time, and closes as "left, time unknown"', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '王小明', people: 3, host: '李经理' })
    const { visit: known } = await clerk.desk.registerVisit({ visitor: '赵一' })
    expect((await clerk.desk.list({ state: 'forgotten' })).rows).toEqual([])
    expect((await clerk.today.overview({})).counts.inside).toBe(4)

    office.clock.set('2026-03-03', '08:00')
    expect((await clerk.desk.list({ state: 'forgotten' })).rows.map((row) => row.number)).toEqual(['LF2026-00002', 'LF2026-00001'])
    expect((await clerk.today.overview({})).overdue).toMatchObject([{ kind: 'visit', number: 'LF2026-00001', daysLate: 1 }, { kind: 'visit', number: 'LF2026-00002', daysLate: 1 }])
    await expect(clerk.desk.signOut({ id: visit.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.inside-since-earlier-day', facts: { arrivedDay: '2026-03-02' }, remedy: { code: 'desk.close-unknown' } }] } })

    const closed = await clerk.desk.closeUnknown({ id: visit.id, note: '门岗没看到' })
    expect(closed).toMatchObject({ status: 'left-time-unknown', leftAt: null, closedBy: 'clerk' })
    expect(await clerk.desk.signOut({ id: known.id, leftAt: at('2026-03-02', 18) })).toMatchObject({ status: 'left', leftAt: at('2026-03-02', 18) })
    expect((await clerk.desk.list({ state: 'forgotten' })).rows).toEqual([])
    expect((await clerk.desk.list({ state: 'unknown' })).rows.map((row) => [row.number, row.endedAt])).toEqual([['LF2026-00001', null]])
    await expect(clerk.desk.closeUnknown({ id: visit.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.already-closed-unknown' }] } })
  })

  it('sums the day up: arrivals of that day, who is still inside, whose leaving is unknown, what waits', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '孙三', people: 2 })
    await clerk.desk.registerCall({ caller: '钱二', subject: '问停车', wanted: 'call-back' })
    await clerk.desk.registerCase({ person: '周四', kind: 'complaint', content: '电梯停了' })
    const end = await clerk.desk.dayEnd({})
    expect(end.counts).toEqual({ visits: 1, people: 2, calls: 1, casesOpened: 1, casesClosed: 0 })
    expect(end.stillInside.map((row) => row.number)).toEqual([visit.number])
    expect(end.unknown.map((row) => row.number)).toEqual(['LF2026-00001'])
    expect([end.waitingCalls.length, end.openCases.length]).toEqual([1, 1])
    const before = await clerk.desk.dayEnd({ day: toDay('2026-03-02') })
    expect(before.counts).toEqual({ visits: 2, people: 4, calls: 0, casesOpened: 0, casesClosed: 0 })
    expect(before.stillInside).toEqual([])
    const paper = await clerk.desk.dayEndPaper({})
    expect(paper.html).toContain('孙三')
    expect(paper.html).toContain('前台日终清单')
  })

  it('corrects the unknown leaving once somebody remembers it', async () => {
    const [row] = (await clerk.desk.list({ state: 'unknown' })).rows
    const subject = await clerk.desk.get({ id: row?.id ?? '' })
    if (subject.kind !== 'visit') throw new Error('a visit was asked for')
    const { visit } = subject
    const corrected = await clerk.desk.correctVisit({ ...visit, reason: '保安想起来了', leftAt: at('2026-03-02', 19) })
    expect(corrected).toMatchObject({ status: 'left', leftAt: at('2026-03-02', 19), people: 3, host: '李经理' })
  })

  it('verifies the audit chain and the state digest over all of this', async () => {
    expect(await verify(office)).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null })
  })
})

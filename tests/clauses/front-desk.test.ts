/** What P01, P03, P04 and P06 ask of the front desk: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const at = (day: string, hours: number, minutes = 0) => toInstant(startOfDayMs(toDay(day)) + (hours * 60 + minutes) * 60_000)
const today = '2026-03-02'

describe('the front desk under its policies', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => {
    office = await openTestOffice({ today })
    office.clock.set(today, '18:00')
    clerk = await office.as('clerk')
  })
  afterAll(async () => { await office.close() })
  const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))

  clause('P01-4.4a', 'keeps a missed call open with its age until it is called back, and shows how long that took; another stays open', async () => {
    const { call } = await clerk.desk.registerCall({ phone: '13800000001', missed: true, calledAt: at(today, 9, 5) })
    const isOpen = async () => (await clerk.desk.list({ kind: 'call', state: 'open' })).rows.some((row) => row.number === call.number)
    const { call: other } = await clerk.desk.registerCall({ phone: '13800000003', missed: true, calledAt: at(today, 9, 5) })
    expect(await isOpen()).toBe(true)
    const row = (await clerk.desk.list({ kind: 'call', state: 'open' })).rows.find((each) => each.number === call.number)
    expect(((row?.at ?? 0) - at(today, 9, 5))).toBe(0)
    const settled = await clerk.desk.settleCall({ id: call.id, outcome: '已回电', at: at(today, 9, 20) })
    expect([await isOpen(), ((settled.settledAt ?? 0) - settled.calledAt) / 60_000]).toEqual([false, 15])
    expect((await clerk.desk.list({ kind: 'call', state: 'open' })).rows.map((each) => each.number)).toContain(other.number)
  })

  clause('P01-4.4b', 'enters what a caller asks for in the demand record, numbered, and in that day’s export', async () => {
    const { case: taken } = await clerk.desk.registerCall({ caller: '测试甲', phone: '13800000002', subject: '1203 灯坏了', kind: 'repair', calledAt: at(today, 9, 5), openCase: true })
    expect(taken).toMatchObject({ kind: 'repair', channel: 'call', content: '1203 灯坏了' })
    expect(taken?.number).toMatch(/^SQ2026-\d{5}$/)
    const day = async (text: string) => JSON.stringify((await clerk.reports.preview({ register: 'cases', from: toDay(text), to: toDay(text) })).rows)
    expect([(await day(today)).includes(taken?.number ?? '?'), (await day('2026-03-01')).includes(taken?.number ?? '?')]).toEqual([true, false])
  })

  clause('P03-D.3a', 'closes a letter only with a reply, and keeps its time and the customer’s reaction', async () => {
    const letter = await clerk.desk.registerCase({ kind: 'complaint', person: '测试乙', content: '来信反映噪音', channel: 'letter', receivedAt: at(today, 9) })
    expect(await codes(clerk.desk.closeCase({ id: letter.id, result: '', at: at(today, 15) }))).toEqual(['desk.result-missing P03-D.3'])
    const closed = await clerk.desk.closeCase({ id: letter.id, result: '已书面答复', reaction: 'satisfied', at: at(today, 15) })
    expect([closed.status, closed.reaction, ((closed.closedAt ?? 0) - closed.receivedAt) / 3_600_000]).toEqual(['closed', 'satisfied', 6])
  })

  clause('P04-26', 'is due seven days after a complaint came, and late the day after that', async () => {
    const complaint = await clerk.desk.registerCase({ kind: 'complaint', person: '测试丙', content: '服务态度', channel: 'visit', receivedAt: at(today, 9) })
    expect([complaint.dueDay, complaint.dueClause]).toEqual(['2026-03-09', 'P04-26'])
    const lineOn = async (day: string) => {
      office.clock.set(day)
      const { overdue, dueToday } = await clerk.today.overview({})
      const isMine = (line: { subjectId: string }) => line.subjectId === complaint.id
      return [dueToday.some(isMine), overdue.some(isMine)]
    }
    expect([await lineOn('2026-03-08'), await lineOn('2026-03-09'), await lineOn('2026-03-10')]).toEqual([[false, false], [true, false], [false, true]])
    office.clock.set(today, '18:00')
  })

  /** Codes that a reception with this cost is marked with. */
  async function marksOf(visitorClass: 'A' | 'B' | 'C' | 'D', people: number, yuan: number, costReason = '') {
    const { visit } = await clerk.desk.registerVisit({ visitor: `客${visitorClass}${String(people)}-${String(yuan)}`, visitorClass, people, costCents: yuan * 100, costReason, purpose: '洽谈' })
    return visit.notices.map((notice) => `${notice.code} ${notice.clause}`)
  }
  const unexplained = ['desk.cost-over-ceiling-unexplained P06-A.3.1']

  clause('P06-A.3.1b', 'marks class A above 500 yuan a guest and not at 500', async () => {
    expect([await marksOf('A', 4, 2_000), await marksOf('A', 4, 2_001)]).toEqual([[], unexplained])
  })
  clause('P06-A.3.1c', 'marks class B above 300 yuan a guest, asks for a reason and saves', async () => {
    expect([await marksOf('B', 2, 600), await marksOf('B', 2, 601), await marksOf('B', 2, 640, '外宾')]).toEqual([[], unexplained, ['desk.cost-over-ceiling P06-A.3.1']])
  })
  clause('P06-A.3.1d', 'marks class C above 200 yuan a guest, asks for a reason and saves', async () => {
    expect([await marksOf('C', 3, 600), await marksOf('C', 3, 630), await marksOf('C', 3, 630, '加菜')]).toEqual([[], unexplained, ['desk.cost-over-ceiling P06-A.3.1']])
  })
  clause('P06-A.3.1e', 'marks class D above 150 yuan a guest and not at 150', async () => {
    expect([await marksOf('D', 4, 600), await marksOf('D', 4, 601)]).toEqual([[], unexplained])
  })

  clause('P06-A.3.2', 'gives one escort to four guests, two to five and to ten, three or more to eleven', async () => {
    const isMarked = async (people: number, escorts: number) => (await clerk.desk.registerVisit({ visitor: `宴${String(people)}-${String(escorts)}`, people, escorts, purpose: '宴请' })).visit.notices.some((notice) => notice.code === 'desk.escorts-differ')
    const asked: readonly (readonly [people: number, escorts: number, marked: boolean])[] = [[4, 1, false], [4, 2, true], [5, 2, false], [5, 1, true], [10, 2, false], [10, 3, true], [11, 3, false], [11, 4, false], [11, 2, true]]
    for (const [people, escorts, marked] of asked) expect(await isMarked(people, escorts), `${String(people)} guests, ${String(escorts)} escorts`).toBe(marked)
  })

  // The clause warns: a reception without its matter is kept and marked, the desk is not held up.
  clause('P06-B.1a', 'writes down who came, when and in what matter, and marks a line without its matter', async () => {
    const visitOf = async (purpose: string) => (await clerk.desk.registerVisit({ visitor: '邱业主', arrivedAt: at(today, 9, 40), purpose })).visit
    expect((await visitOf('')).notices).toMatchObject([{ code: 'desk.purpose-missing', clause: 'P06-B.1' }])
    expect(await visitOf('停车')).toMatchObject({ notices: [], purpose: '停车', arrivedAt: at(today, 9, 40) })
  })

  it('leaves the archive verified', async () => {
    const stream = await (await office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value.verified).toBe(true)
  })
})

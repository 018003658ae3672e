/** P17, visits to customers: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerVisitInput, CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))
const marks = (sheet: CustomerVisitSheet) => sheet.visit.notices.map((notice) => notice.code.replace('customer-visits.', ''))
const june5 = toDay('2024-06-05')

describe('P17', () => {
  let office: TestOffice
  let seller: Client
  let supervisor: Client
  let sellerId: Id<'user'>
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-06-05' })
    seller = await office.as('clerk', '销售员甲')
    supervisor = await office.as('department-manager')
    sellerId = must((await supervisor.users.list({})).rows.find((user) => user.displayName === '销售员甲')).id
    await supervisor['customer-visits'].setSeller({ userId: sellerId, post: '片区销售员' })
  })
  afterAll(async () => { await office.close() })

  let count = 0
  /** A complete visit, with what differs. */
  const add = (more: Partial<CustomerVisitInput> = {}, by = seller) => {
    count += 1
    return by['customer-visits'].add({ day: june5, unit: `被访单位${String(count)}`, contactPerson: '测试乙', purposes: ['coverage'], target: 'same-trade', unplannedReason: '客户临时约', ...more })
  }
  const report = (sheet: CustomerVisitSheet, more: object = {}) => seller['customer-visits'].report({ id: sheet.visit.id, result: '已拜访', ...more })
  const on = (day: string) => { office.clock.set(day) }

  clause('P17-1.2', 'marks a visit that is on no plan as unplanned, with its reason, and still wants its report', async () => {
    on('2024-06-05')
    const sheet = await add()
    expect([marks(sheet), sheet.visit.planId]).toEqual([expect.arrayContaining(['unplanned']), null])
    expect(marks(await add({ unplannedReason: '' }))).toContain('unplanned-unexplained')
    expect((await seller.duties.list({ clause: 'P17-3.4.1' })).rows.map((row) => row.subject.number)).toContain(sheet.visit.number)
  })

  clause('P17-2.3', 'counts ten reported of twelve, short by two; a visit without a report does not count', async () => {
    const at = await openTestOffice({ today: '2024-05-20' })
    const [one, boss] = [await at.as('clerk', '销售员乙'), await at.as('department-manager')]
    const userId = must((await boss.users.list({})).rows.find((user) => user.displayName === '销售员乙')).id
    await boss['customer-visits'].setSeller({ userId, post: '片区销售员' })
    for (let n = 0; n < 11; n += 1) await one['customer-visits'].add({ day: toDay(`2024-06-${String(n + 3).padStart(2, '0')}`), unit: `单位${String(n)}`, target: 'same-trade' })
    at.clock.set('2024-06-30')
    for (const row of (await one['customer-visits'].list({ month: '2024-06' })).rows.slice(0, 10)) await one['customer-visits'].report({ id: row.id, result: '已拜访' })
    const line = async () => must((await boss['customer-visits'].plans({ month: '2024-06' })).rows[0])
    expect(await line()).toMatchObject({ required: null, short: 0, reported: 10 })
    await boss['customer-visits'].setPost({ post: '片区销售员', visitsPerMonth: 12 })
    expect(await line()).toMatchObject({ required: 12, reported: 10, short: 2, planned: 11 })
    await one['customer-visits'].report({ id: must((await one['customer-visits'].list({ month: '2024-06', state: 'planned' })).rows[0]).id, result: '已拜访' })
    expect(await line()).toMatchObject({ reported: 11, short: 1 })
    await at.close()
  })

  clause('P17-3.1a', 'lists a plan that is not in on the first of its month; one of the 28th is on time, one of the 1st is late', async () => {
    const at = await openTestOffice({ today: '2024-06-01' })
    const boss = await at.as('department-manager')
    const sellers: Client[] = []
    for (const name of ['销售员丙', '销售员丁']) {
      sellers.push(await at.as('clerk', name))
      await boss['customer-visits'].setSeller({ userId: must((await boss.users.list({})).rows.find((user) => user.displayName === name)).id, post: '销售员' })
    }
    const [early, late] = [must(sellers[0]), must(sellers[1])]
    for (const one of sellers) await one['customer-visits'].add({ day: toDay('2024-07-03'), unit: '同行', target: 'same-trade' })
    at.clock.set('2024-06-28')
    expect((await late.duties.list({ clause: 'P17-3.1' })).rows.map((row) => [row.dueDay, row.period])).toEqual([['2024-06-30', '2024-07']])
    await early['customer-visits'].submitPlan({ month: '2024-07' })
    const missing = async () => (await boss['customer-visits'].plans({ month: '2024-07' })).rows.filter((row) => row.isMissing).map((row) => row.salesperson)
    at.clock.set('2024-06-30')
    expect(await missing()).toEqual([])
    at.clock.set('2024-07-01')
    expect(await missing()).toEqual(['销售员丁'])
    expect(must((await late.duties.list({ clause: 'P17-3.1' })).rows[0]).daysLate).toBe(1)
    await late['customer-visits'].submitPlan({ month: '2024-07' })
    expect((await boss['customer-visits'].plans({ month: '2024-07' })).rows.map((row) => [row.salesperson, row.isLate, row.isMissing])).toEqual([['销售员丁', true, false], ['销售员丙', false, false]])
    expect((await late.duties.list({ clause: 'P17-3.1' })).rows).toEqual([])
    await at.close()
  })

  clause('P17-3.1b', 'marks the visits of a plan as not reviewed until the supervisor has agreed; the author cannot', async () => {
    on('2024-06-28')
    const sheet = await add({ day: toDay('2024-07-03') })
    await seller['customer-visits'].submitPlan({ month: '2024-07' })
    on('2024-07-01')
    const look = () => seller['customer-visits'].get({ id: sheet.visit.id })
    expect(marks(await look())).toContain('plan-not-reviewed')
    expect((await supervisor.approvals.list({ box: 'in' })).rows.map((row) => row.subjectKind)).toContain('visit-plan')
    const { approvalId } = must((await seller['customer-visits'].plans({ month: '2024-07' })).rows[0])
    await expect(seller.approvals.agree({ id: must(approvalId) })).rejects.toThrow()
    expect(marks(await look())).toContain('plan-not-reviewed')
    await supervisor.approvals.agree({ id: must(approvalId) })
    expect(marks(await look())).not.toContain('plan-not-reviewed')
    expect(must((await seller['customer-visits'].plans({ month: '2024-07' })).rows[0])).toMatchObject({ status: 'approved', reviewedBy: 'department-manager' })
  })

  const line = (sheet: CustomerVisitSheet, key: string) => must(sheet.checklist.find((each) => each.key === key)).isTicked
  clause('P17-3.1.1', 'leaves line 1 unticked and marks the visit unplanned without a plan of the month; ticks it once the plan is agreed to', async () => {
    const at = await openTestOffice({ today: '2024-07-03' })
    const [one, boss] = [await at.as('clerk'), await at.as('department-manager')]
    const loose = await one['customer-visits'].add({ day: toDay('2024-07-03'), unit: '单位', target: 'same-trade' })
    expect([line(loose, 'plan'), marks(loose).includes('unplanned-unexplained')]).toEqual([false, true])
    const planned = await one['customer-visits'].add({ day: toDay('2024-08-03'), unit: '单位', target: 'same-trade' })
    const { approvalId } = await one['customer-visits'].submitPlan({ month: '2024-08' })
    await boss.approvals.agree({ id: must(approvalId) })
    const agreed = await one['customer-visits'].get({ id: planned.visit.id })
    expect([line(agreed, 'plan'), marks(agreed).some((mark) => mark.startsWith('unplanned'))]).toEqual([true, false])
    await at.close()
  })
  clause('P17-3.1.2', 'ticks line 2 by a contact before the visit, not by one on its day or after it', async () => {
    on('2024-07-05')
    const ticked = async (contactedDay: string) => { const sheet = await add({ day: toDay('2024-07-03'), contactedDay: toDay(contactedDay), contactedBy: '电话' }); return [line(sheet, 'contact'), marks(sheet).includes('not-contacted')] }
    expect([await ticked('2024-07-04'), await ticked('2024-07-03'), await ticked('2024-07-02')]).toEqual([[false, true], [false, true], [true, false]])
  })
  clause('P17-3.1.3', 'saves a visit without a contact person, line 3 unticked, and refuses one to nobody', async () => {
    const at = await openTestOffice({ today: '2024-06-20' })
    const [one, boss] = [await at.as('clerk'), await at.as('department-manager')]
    const ready = { day: toDay('2024-07-03'), unit: '单位', target: 'same-trade', contactedDay: toDay('2024-06-20'), contactedBy: '电话', itemsNeed: 'none', costsNeed: 'none' } as const
    const [without, whole] = [await one['customer-visits'].add(ready), await one['customer-visits'].add({ ...ready, contactPerson: '测试乙' })]
    await boss.approvals.agree({ id: must((await one['customer-visits'].submitPlan({ month: '2024-07' })).approvalId) })
    const ticks = async (id: typeof without.visit.id) => (await one['customer-visits'].get({ id })).checklist.filter((each) => each.isTicked).length
    expect([await ticks(without.visit.id), await ticks(whole.visit.id)]).toEqual([4, 5])
    expect(await codes(one['customer-visits'].add({ day: toDay('2024-07-03') }))).toEqual(['customer-visits.unit-missing P17-3.1.3'])
    await at.close()
  })
  clause('P17-3.1.4', 'hands items out before approval with a mark, and without one after it', async () => {
    on('2024-07-01')
    const { visit } = await add({ day: toDay('2024-07-03'), itemsNeed: 'needed' })
    const items = { visitId: visit.id, kind: 'items', what: '样品', quantity: 2 } as const
    const asked = await seller['customer-visits'].request(items)
    const request = must(asked.requests[0])
    on('2024-07-02')
    const early = await seller['customer-visits'].release({ ...items, requestId: request.id })
    expect(must(early.outlays[0])).toMatchObject({ status: 'released', notices: [{ code: 'customer-visits.released-unapproved', clause: 'P17-3.1.4' }] })
    const listed = async () => (await supervisor['customer-visits'].list({ state: 'outlay-unapproved' })).rows.map((row) => row.id)
    expect([line(early, 'items'), await listed()]).toEqual([false, [visit.id]])
    await supervisor.approvals.agree({ id: must(request.approvalId) })
    const later = await seller['customer-visits'].release({ ...items, requestId: request.id })
    expect([must(later.outlays[1]).notices, line(later, 'items')]).toEqual([[], true])
    expect(must((await seller['customer-visits'].settleOutlay({ id: must(later.outlays[1]).id, action: 'bring-back' })).outlays[1]).status).toBe('brought-back')
    await seller['customer-visits'].settleOutlay({ id: must(early.outlays[0]).id, action: 'bring-back' })
    expect(await listed()).toEqual([])
  })
  clause('P17-3.1.5', 'flags a claim of 180.00 yuan without a prior request, and not one that was applied for', async () => {
    on('2024-07-02')
    const { visit } = await add({ day: toDay('2024-07-03') })
    const costs = { visitId: visit.id, kind: 'costs', what: '车费', amountCents: 18_000 } as const
    const { requests } = await seller['customer-visits'].request(costs)
    await supervisor.approvals.agree({ id: must(requests[0]?.approvalId) })
    on('2024-07-05')
    const flagged = await seller['customer-visits'].claim(costs)
    expect(must(flagged.outlays[0])).toMatchObject({ amountCents: 18_000, notices: [{ code: 'customer-visits.no-prior-request', clause: 'P17-3.1.5' }] })
    expect(must((await seller['customer-visits'].claim({ ...costs, requestId: must(requests[0]).id })).outlays[1]).notices).toEqual([])
    expect(must((await seller['customer-visits'].claim({ ...costs, amountCents: 18_001, requestId: must(requests[0]).id })).outlays[2]).notices).toMatchObject([{ code: 'customer-visits.over-estimate' }])
  })
  clause('P17-3.3.3', 'releases no gift without an earlier request, releases it with one of the day before, and marks a dinner applied for afterwards', async () => {
    on('2024-07-02')
    const { visit } = await add({ day: toDay('2024-07-03') })
    const gift = { visitId: visit.id, kind: 'gift', what: '茶叶', amountCents: 20_000 } as const
    const { requests } = await seller['customer-visits'].request(gift)
    on('2024-07-03')
    expect(await codes(seller['customer-visits'].release(gift))).toEqual(['customer-visits.not-applied-for P17-3.3.3'])
    const sameDay = must((await seller['customer-visits'].request(gift)).requests[1])
    expect(await codes(seller['customer-visits'].release({ ...gift, requestId: sameDay.id }))).toEqual(['customer-visits.applied-too-late P17-3.3.3'])
    expect(must((await seller['customer-visits'].release({ ...gift, requestId: must(requests[0]).id })).outlays[0]).status).toBe('released')
    on('2024-07-04')
    const dinner = { visitId: visit.id, kind: 'entertainment', what: '晚餐', amountCents: 30_000 } as const
    const late = must((await seller['customer-visits'].request(dinner)).requests[2])
    const entered = await seller['customer-visits'].claim({ ...dinner, day: toDay('2024-07-03'), requestId: late.id })
    expect(must(entered.outlays[1]).notices.map((notice) => notice.code)).toContain('customer-visits.applied-afterwards')
  })
  clause('P17-3.3.4', 'marks a trip without the number of its form as incomplete, and not one with it', async () => {
    on('2024-07-01')
    const trip = { day: toDay('2024-07-03'), endDay: toDay('2024-07-04'), journey: 'trip', place: '外地', hours: '9:00-17:00' } as const
    expect(marks(await add(trip))).toContain('trip-reference-missing')
    expect(marks(await add({ ...trip, tripReference: 'CC-17' }))).not.toContain('trip-reference-missing')
    expect((await add(trip)).visit.reportDueDay).toBe('2024-07-06')
  })

  clause('P17-3.4.1a', 'is on time on the second day after the visit, and one day late on the third', async () => {
    on('2024-07-05')
    const [first, second] = [await add({ day: toDay('2024-07-05') }), await add({ day: toDay('2024-07-05') })]
    const duty = async (number: string) => (await seller.duties.list({ clause: 'P17-3.4.1' })).rows.find((row) => row.subject.number === number)
    on('2024-07-07')
    expect((await duty(first.visit.number))?.daysLate).toBe(0)
    const inTime = await report(first)
    expect([marks(inTime).some((mark) => mark.startsWith('report-')), await duty(first.visit.number)]).toEqual([false, undefined])
    on('2024-07-08')
    expect((await duty(second.visit.number))?.daysLate).toBe(1)
    const late = await report(second)
    expect(late.visit.notices.find((notice) => notice.code === 'customer-visits.report-late')?.facts).toMatchObject({ days: 1 })
    expect(await codes(report(await add({ day: toDay('2024-07-09') })))).toEqual(['customer-visits.report-before-visit P17-3.4.1'])
  })
  clause('P17-3.4.1b', 'stays awaiting the supervisor when the author ticks it; shows the supervisor and the day once he agreed', async () => {
    on('2024-07-06')
    const sheet = await report(await add({ day: toDay('2024-07-05') }))
    const approval = must(sheet.approvalId)
    await expect(seller.approvals.agree({ id: approval })).rejects.toThrow()
    const look = () => seller['customer-visits'].get({ id: sheet.visit.id })
    expect((await look()).visit.status).toBe('reported')
    await supervisor.approvals.return({ id: approval, reason: '写细一点' })
    on('2024-07-08')
    const again = await report(await look(), { result: '写细了' })
    expect([again.visit.reportedDay, again.visit.status]).toEqual(['2024-07-06', 'reported'])
    await supervisor.approvals.agree({ id: must(again.approvalId) })
    const { visit } = await look()
    expect([visit.status, visit.reviewedBy, visit.reviewedAt === null ? null : new Date(visit.reviewedAt + 8 * 3_600_000).toISOString().slice(0, 10)]).toEqual(['reviewed', 'department-manager', '2024-07-08'])
  })
  clause('P17-3.4.2', 'turns a promise of a Saturday into a duty of Monday, overdue on Tuesday; one with a day keeps it', async () => {
    on('2024-07-06')
    const sheet = await report(await add({ day: toDay('2024-07-05'), unit: '承诺单位' }), { promises: [{ what: '寄价目表' }, { what: '送样品', day: '2024-07-10' }] })
    expect(sheet.promises.map((promise) => [promise.what, promise.dueDay])).toEqual([['寄价目表', '2024-07-08'], ['送样品', '2024-07-10']])
    const late = async (day: string) => { on(day); return must((await seller.duties.list({ clause: 'P17-3.4.2' })).rows.find((row) => row.subject.title.includes('寄价目表'))).daysLate }
    expect([await late('2024-07-08'), await late('2024-07-09')]).toEqual([0, 1])
    const open = async () => (await seller['customer-visits'].promises({})).rows.filter((promise) => promise.customer === '承诺单位').map((promise) => promise.what)
    expect(await open()).toEqual(['寄价目表', '送样品'])
    await seller.duties.complete({ id: must((await seller.duties.list({ clause: 'P17-3.4.2' })).rows.find((row) => row.subject.title.includes('寄价目表'))).id })
    expect(await open()).toEqual(['送样品'])
  })
  clause('P17-3.4.3', 'produces six of eight promises kept in time, 75.0 %', async () => {
    const at = await openTestOffice({ today: '2024-07-01' })
    const one = await at.as('clerk')
    const { visit } = await one['customer-visits'].add({ day: toDay('2024-07-01'), unit: '单位', target: 'same-trade' })
    await one['customer-visits'].report({ id: visit.id, result: '已拜访', promises: Array.from({ length: 8 }, (_, n) => ({ what: `承诺${String(n)}`, day: toDay('2024-07-10') })) })
    const duties = (await one.duties.list({ clause: 'P17-3.4.2' })).rows
    for (const duty of duties.slice(0, 6)) await one.duties.complete({ id: duty.id })
    at.clock.set('2024-07-11')
    await one.duties.complete({ id: must(duties[6]).id })
    at.clock.set('2024-08-01')
    expect(must((await one['customer-visits'].figures({ month: '2024-07' })).people[0])).toMatchObject({ made: 1, reportedInTime: 1, promises: 8, promisesKept: 6, keptBasisPoints: 7_500 })
    await at.close()
  })

  it('opens the plans of every month that the PC missed, each once, and prints one as a form', async () => {
    const at = await openTestOffice({ today: '2024-05-02' })
    const [one, boss] = [await at.as('clerk', '销售员戊'), await at.as('department-manager')]
    const userId = must((await boss.users.list({})).rows.find((user) => user.displayName === '销售员戊')).id
    await boss['customer-visits'].setSeller({ userId, post: '销售员' })
    at.clock.set('2024-08-26')
    await at.as('clerk', '后来登录的人')
    const months = ['2024-05', '2024-06', '2024-07', '2024-08', '2024-09']
    const counts = await Promise.all(months.map(async (month) => (await boss['customer-visits'].plans({ month })).rows.length))
    expect(counts).toEqual([0, 1, 1, 1, 1])
    await one['customer-visits'].add({ day: toDay('2024-09-03'), unit: '纸上单位', target: 'same-trade', purposes: ['care'], careParts: ['payment'], takeAlong: '合同' })
    const { html } = await one['customer-visits'].planPaper({ id: must((await one['customer-visits'].plans({ month: '2024-09' })).rows[0]).id })
    for (const word of ['拜访计划书', '纸上单位', '客户保养（结清货款）', '合同', '主管审核']) expect(html).toContain(word)
    await at.close()
  })
})

/** Quotas over registers: the clauses' scenarios with their own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'
import { createRegisterDesk } from '#tests/support/registers.ts'
import type { RegisterDesk } from '#tests/support/registers.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

/** The rows of a clause in one period: what, of whom, done of asked, and whether it is reached. */
async function rowsOf(client: Client, clauseId: string, period: string, day?: string) {
  const { rows } = await client.policies.quotas(day === undefined ? {} : { day: toDay(day) })
  return rows.filter((row) => row.clause === clauseId && row.period === period).map((row) => [row.member, row.done, row.asked, row.isMet])
}

describe('quotas of P06', () => {
  let office: TestOffice
  let clerk: Client
  let desk: RegisterDesk
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-05' })
    clerk = await office.as('clerk')
    desk = createRegisterDesk(clerk)
  })
  afterAll(async () => { await office.close() })

  clause('P06-B.5', 'with one pest control on 5 March only, on 1 April March shows 1 of 2, not reached; a second on 20 March reaches it, each area for itself; the season asks for more than two, never for one', async () => {
    await desk.enter('P06.pest-control', { day: '2026-03-05', area: '地下车库' })
    office.clock.set('2026-04-01')
    expect(await rowsOf(clerk, 'P06-B.5', '2026-03')).toEqual([['地下车库', 1, 2, false]])
    await desk.enter('P06.pest-control', { day: '2026-03-20', area: '地下车库' })
    await desk.enter('P06.pest-control', { day: '2026-03-20', area: '大堂' })
    await desk.enter('P06.pest-control', { day: '2026-04-01', area: '大堂' })
    expect(await rowsOf(clerk, 'P06-B.5', '2026-03')).toEqual([['地下车库', 2, 2, true], ['大堂', 1, 2, false]].toSorted())
    expect(await rowsOf(clerk, 'P06-B.5', '2026-04')).toEqual([['地下车库', 0, 2, false], ['大堂', 1, 2, false]].toSorted())
    const lowered = (await office.as('department-manager')).policies.propose({ draft: { kind: 'figure', clauseId: 'P06-B.5', figure: 'timesPerMonthMin', value: 1 }, fromDay: toDay('2026-12-01'), reason: '冬季' })
    expect(await desk.refusals(lowered)).toEqual(['policies.figure-lowered P06-B.5 value'])
  })

  clause('P06-B.11a', 'with tank 1 cleaned on 10 April only, on 1 January 2027 the year 2026 shows 1 of 2, not reached; a second cleaning in December reaches it, and tank 2 has a count of its own; each half-year reminds', async () => {
    office.clock.set('2026-04-10')
    const manager = await office.as('department-manager')
    // The day's first login makes its round.
    const begin = async (day: string) => { office.clock.set(day); await office.as('clerk', `值班${day}`) }
    const reminded = async () => (await manager.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P06-B.11').map((duty) => duty.dueDay)
    await desk.enter('P06.tank-cleaning', { tank: '1 号水箱', cleanedDay: '2026-04-10' })
    // A half-year that had begun before the office did is not asked for; the next one reminds from its first day on.
    for (const [day, due] of [['2026-06-30', []], ['2026-07-01', ['2026-12-31']]] as const) {
      await begin(day)
      expect(await reminded(), day).toEqual(due)
    }
    await begin('2027-01-01')
    expect(await rowsOf(clerk, 'P06-B.11', '2026')).toEqual([['1 号水箱', 1, 2, false]])
    expect((await reminded()).toSorted()).toEqual(['2026-12-31', '2027-06-30'])
    await desk.enter('P06.tank-cleaning', { tank: '1 号水箱', cleanedDay: '2026-12-31' })
    expect(await reminded()).toEqual(['2027-06-30'])
    await desk.enter('P06.tank-cleaning', { tank: '2 号水箱', cleanedDay: '2027-01-01' })
    expect(await rowsOf(clerk, 'P06-B.11', '2026')).toEqual([['1 号水箱', 2, 2, true]])
    expect(await rowsOf(clerk, 'P06-B.11', '2027')).toEqual([['1 号水箱', 0, 2, false], ['2 号水箱', 1, 2, false]])
  })

  it('say what will be short by the last working day while the period runs, and nothing of one that is over', async () => {
    office.clock.set('2026-05-18')
    const { rows } = await clerk.policies.quotas({})
    expect(rows.filter((row) => row.clause === 'P06-B.5' && row.member === '大堂').map((row) => [row.period, row.forecast?.byDay ?? null, row.forecast?.expectedShort ?? null])).toEqual([['2026-05', '2026-05-29', 2], ['2026-04', null, null]])
    expect(rows.find((row) => row.period === '2026-05')?.steps.map((step) => step.key)).toEqual(['asked', 'period', 'seen', 'counted', 'to-do', 'pace', 'expected', 'short'])
  })

  it('ask nothing of the time before the office worked with the program, nor of a policy that did not act then', async () => {
    expect(await rowsOf(clerk, 'P06-B.5', '2026-02', '2026-03-05')).toEqual([])
    expect((await clerk.policies.quotas({})).rows.filter((row) => row.clause.startsWith('P13-'))).toEqual([])
  })

  it('follow the figure that the office changed from the period of its day on, seen from any day', async () => {
    const asked = await (await office.as('department-manager')).policies.propose({ draft: { kind: 'figure', clauseId: 'P06-B.5', figure: 'timesPerMonthMin', value: 3 }, fromDay: toDay('2026-06-01'), reason: '夏季加密' })
    await (await office.as('general-manager')).approvals.agree({ id: asked.approvalId ?? ('' as never) })
    const asks = async (period: string, day: string) => (await rowsOf(clerk, 'P06-B.5', period, day))[0]?.[2]
    expect([await asks('2026-05', '2026-05-31'), await asks('2026-05', '2026-06-01'), await asks('2026-06', '2026-06-01')]).toEqual([2, 2, 3])
  })
})

describe('quotas of P13', () => {
  let dealership: Dealership
  let desk: RegisterDesk
  beforeAll(async () => {
    dealership = await openDealership('2025-03-03', ['P13'])
    desk = createRegisterDesk(dealership.manager)
  })
  afterAll(async () => { await dealership.close() })

  clause('P13-E.4c', 'with three roadshows held in March 2025, on 1 April March shows 3 of 4, not met; one that was planned and not held does not count, a fourth that was held does', async () => {
    const plan = async (day: string) => (await desk.enter('P13.roadshow', { day, place: `广场${day}` })).line
    const held = async (day: string) => { const line = await plan(day); dealership.office.clock.set(day); await dealership.manager.registers.close({ id: line.id, values: { heldDay: day } }) }
    for (const day of ['2025-03-08', '2025-03-15', '2025-03-22']) await held(day)
    const fourth = await plan('2025-03-29')
    dealership.office.clock.set('2025-04-01')
    expect(await rowsOf(dealership.manager, 'P13-E.4', '2025-03')).toEqual([['', 3, 4, false]])
    await dealership.manager.registers.close({ id: fourth.id, values: { heldDay: '2025-03-29' } })
    expect(await rowsOf(dealership.manager, 'P13-E.4', '2025-03')).toEqual([['', 4, 4, true]])
  })

  clause('P13-E.2c', 'with 2 met, 4 called and 1 visited on 12 March 2025 the day closes one call and one visit short; the same customer called again does not count, a fifth one does', async () => {
    dealership.office.clock.set('2025-03-12')
    const contact = (kind: string, customer: string) => desk.enter('P13.contact', { day: '2025-03-12', specialist: desk.person('专员甲'), kind, customer })
    for (const customer of ['甲', '乙']) await contact('met', customer)
    for (const customer of ['丙', '丁', '戊', '己']) await contact('called', customer)
    await contact('visited', '庚')
    const short = async () => { dealership.office.clock.set('2025-03-13'); const { rows } = await dealership.manager.policies.quotas({}); dealership.office.clock.set('2025-03-12'); return rows.filter((row) => row.clause === 'P13-E.2' && row.period === '2025-03-12').map((row) => [row.zh, row.left]) }
    expect(await short()).toEqual([['当天见的潜在顾客', 0], ['当天打的电话', 1], ['当天拜访的老客户', 1]])
    await contact('called', '丙')
    expect(await short()).toEqual([['当天见的潜在顾客', 0], ['当天打的电话', 1], ['当天拜访的老客户', 1]])
    await contact('called', '辛')
    expect((await short())[1]).toEqual(['当天打的电话', 0])
    // Nothing is owed on a Saturday; seen from it and from the Sunday, Friday is the day before.
    const periods = async (day: string) => (await dealership.manager.policies.quotas({ day: toDay(day) })).rows.filter((row) => row.zh === '当天打的电话').map((row) => row.period)
    expect([await periods('2025-03-14'), await periods('2025-03-15'), await periods('2025-03-16')]).toEqual([['2025-03-14', '2025-03-13'], ['2025-03-14'], ['2025-03-14']])
  })
})

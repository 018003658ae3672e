/** Penalties on a real archive: who sees what, who decides, what a decision does to the proposals after it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'
import type { Client } from '#tests/support/office.ts'

const [noise, gaming, late] = [{ cause: 'in-showroom' } as const, { at: toClockTime('15:00') }, { at: toClockTime('08:40') }]

describe('penalties', () => {
  let dealership: Dealership
  let clerk: Client
  let manager: Client
  beforeAll(async () => {
    dealership = await openDealership('2026-03-02', ['P10', 'P13'])
    clerk = await dealership.office.as('clerk')
    manager = dealership.manager
  })
  afterAll(async () => { await dealership.close() })

  it('are numbered, stand in the book, and refuse a clause that is no violation in force', async () => {
    const found = await dealership.find('P13-B.19', noise)
    expect(found.number).toMatch(/^CF2026-\d{5}$/)
    expect((await manager.penalties.get({ id: found.id })).history.map((entry) => [entry.kind, entry.by, entry.body['amountCents']])).toEqual([['proposed', 'archive-administrator', 5_000]])
    expect(await dealership.refusals(dealership.find(['P13-B.19', 'P13-B.1a'], noise))).toEqual(['penalties.unknown-violation'])
    expect(await dealership.refusals(dealership.find('P13-B.19', { ...noise, day: toDay('2026-03-03') }))).toEqual(['penalties.day-to-come'])
    await expect(dealership.find('P13-B.19', { ...noise, evidence: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('are reduced with a reason to less than proposed, and stand so in the statement; what is waived does not', async () => {
    const person = { personName: '测试明细' }
    const [reduced, waived] = [await dealership.find('P13-B.19', { ...noise, ...person }), await dealership.find('P13-B.17a', { ...gaming, ...person })]
    expect(await dealership.refusals(manager.penalties.decide({ id: reduced.id, action: 'reduce', amountCents: 5_000 }))).toEqual(['penalties.reason-missing P13-B.19', 'penalties.not-less P13-B.19'])
    await manager.penalties.decide({ id: reduced.id, action: 'reduce', amountCents: 3_050, reason: '初犯' })
    await manager.penalties.decide({ id: waived.id, action: 'waive', reason: '误记' })
    const statement = await manager.penalties.statement({ month: '2026-03' })
    expect(statement.people.find((each) => each.personName === '测试明细')).toMatchObject({ totalCents: 3_050, lines: [{ number: reduced.number, amountCents: 3_050 }] })
    expect((await manager.penalties.statementPaper({ month: '2026-03' })).html).toContain('¥30.50')
    const charged = await manager.reports.preview({ register: 'penalties', state: 'charged', text: '测试明细', from: toDay('2026-03-01'), to: toDay('2026-03-31'), locale: 'zh', cursor: null, size: 10 })
    expect(charged.rows.map((row) => row.values['amount'])).toEqual([3_050])
  })

  it('are never decided by the person whom they concern, not even under a typed name', async () => {
    const found = await dealership.find('P13-B.19', { ...noise, personName: 'department-manager' })
    expect(found.personId).not.toBeNull()
    expect(await dealership.refusals(manager.penalties.decide({ id: found.id, action: 'waive', reason: '算了' }))).toEqual(['penalties.own-penalty P13-B.19'])
    const general = await dealership.office.as('general-manager')
    expect((await general.penalties.decide({ id: found.id, action: 'confirm' })).status).toBe('confirmed')
  })

  it('show a clerk what concerns him and what he recorded, and nothing of others', async () => {
    const about = await dealership.find('P13-B.19', { ...noise, personName: 'clerk' })
    const by = await clerk.penalties.record({ clauses: ['P13-B.37'], ...noise, personName: '测试他人', day: toDay('2026-03-02'), evidence: '叉腰' })
    expect((await clerk.penalties.mine({ status: 'all' })).rows.map((row) => row.number)).toEqual([by.number, about.number])
    await expect(clerk.penalties.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other = await dealership.find('P13-B.19', noise)
    await expect(clerk.penalties.dispute({ id: other.id, reason: '代为申诉' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await clerk.penalties.dispute({ id: about.id, reason: '并未喧哗' })).status).toBe('disputed')
  })

  it('wait on the first screen of whoever decides, the oldest first, not one of his own, and leave it once decided', async () => {
    const general = await dealership.office.as('general-manager')
    const own = await dealership.find('P13-B.19', { ...noise, personName: 'department-manager' })
    const other = await dealership.find('P13-B.19', { ...noise, personName: '测试首页' })
    const lines = async (who: Client) => (await who.today.overview({})).waitingForMe.filter((line) => line.kind === 'penalty')
    const numbers = (await lines(general)).map((line) => line.number)
    expect(numbers).toEqual(numbers.toSorted())
    expect((await lines(general)).find((line) => line.number === other.number)).toMatchObject({ person: '测试首页', title: '¥50.00 当场所见', clause: 'P13-B.19' })
    const ofManager = (await lines(manager)).map((line) => line.number)
    expect([ofManager.includes(other.number), ofManager.includes(own.number), (await lines(general)).some((line) => line.number === own.number)]).toEqual([true, false, true])
    expect([await lines(clerk), await lines(dealership.archivist)]).toEqual([[], []])
    await manager.penalties.decide({ id: other.id, action: 'confirm' })
    expect((await lines(general)).map((line) => line.number)).not.toContain(other.number)
  })

  it('fall to whoever holds the post that a clause charges; of several one is named, and without any the person seen pays', async () => {
    const found = (personName: string) => dealership.find('P13-F.20', { cause: 'with-customer', personName })
    expect(await found('顾问零')).toMatchObject({ personName: '顾问零', noted: '' })
    await manager.penalties.setPayers({ payers: { 'five-s-officer': ['专员甲', '专员乙'] } })
    expect(await dealership.refusals(found('顾问一'))).toEqual(['penalties.payer-another P13-F.20'])
    expect(await found('专员乙')).toMatchObject({ personName: '专员乙', noted: '' })
    expect(await manager.penalties.setPayers({ payers: {} })).toEqual({})
    await expect(clerk.penalties.setPayers({ payers: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('are found by clause and by words, and only from policies in force', async () => {
    const found = async (typed: string) => (await clerk.penalties.violations({ typed })).rows.map((row) => row.clause)
    expect(await found('b.5b')).toEqual(['P13-B.5b'])
    expect((await found('迟到')).slice(0, 2)).toEqual(['P13-B.5b', 'P13-B.5e'])
    expect(await found('没有这样的事')).toEqual([])
    expect((await clerk.penalties.violations({ typed: '基本工资' })).rows).toMatchObject([{ clause: 'P20-F.1b', needs: ['amount', 'at'], percent: [1] }])
  })

  it('follow a figure that the office changed from the day of the change on', async () => {
    const asked = await manager.policies.propose({ draft: { kind: 'figure', clauseId: 'P13-B.19', figure: 'fineYuan', value: 60 }, fromDay: dealership.office.clock.today(), reason: '总办通知' })
    if (asked.approvalId === null) throw new Error('a change needs an approval')
    await (await dealership.office.as('general-manager')).approvals.agree({ id: asked.approvalId })
    expect((await dealership.find('P13-B.19', noise)).amountCents).toBe(6_000)
    expect((await dealership.find('P13-B.17a', gaming)).amountCents).toBe(5_000)
  })
})

describe('latenesses of two days', () => {
  let dealership: Dealership
  let manager: Client
  beforeAll(async () => {
    dealership = await openDealership('2026-03-02', ['P13'])
    manager = dealership.manager
    dealership.office.clock.set('2026-03-03')
  })
  afterAll(async () => { await dealership.close() })
  const amountOf = async (id: Awaited<ReturnType<Dealership['find']>>['id']) => (await manager.penalties.get({ id })).penalty.amountCents
  const lateTwice = async (person: { readonly personName: string } & typeof late) => [await dealership.find('P13-B.5b', { ...person, day: toDay('2026-03-02') }), await dealership.find('P13-B.5b', person)] as const

  it('make the second lateness the first once the first is waived, and say so in the book', async () => {
    const person = { personName: '测试复算', ...late }
    const [first, second] = await lateTwice(person)
    expect([first.amountCents, second.amountCents]).toEqual([2_000, 4_000])
    await manager.penalties.decide({ id: first.id, action: 'waive', reason: '车辆故障' })
    expect(await amountOf(second.id)).toBe(2_000)
    expect((await manager.penalties.get({ id: second.id })).history.map((entry) => entry.kind)).toEqual(['proposed', 'recomputed'])
  })

  it('are held by a dispute, which does not count, and proposed again as before once it is settled', async () => {
    const person = { personName: '测试争议', ...late }
    const [first, second] = await lateTwice(person)
    await manager.penalties.decide({ id: first.id, action: 'confirm' })
    await dealership.archivist.penalties.dispute({ id: first.id, reason: '当天请假' })
    expect(await amountOf(second.id)).toBe(2_000)
    expect(await dealership.refusals(manager.penalties.decide({ id: first.id, action: 'confirm' }))).toEqual(['penalties.cannot-confirm P13-B.5b'])
    expect(await manager.penalties.decide({ id: first.id, action: 'settle-dispute', reason: '无请假单' })).toMatchObject({ status: 'proposed', amountCents: 2_000, decidedAt: null })
    expect(await amountOf(second.id)).toBe(4_000)
  })
})

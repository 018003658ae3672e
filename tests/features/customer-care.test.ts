/** The care of customers on a real archive, beside its clauses: visits count as contacts, rounds of days that were missed, withdrawn departures, who confirms a penalty, what stands in the file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string }[] } }).data.refusals.map(({ code }) => code))

describe('the care of customers', () => {
  let office: TestOffice
  let [clerk, keeper, manager, general] = [] as unknown as [Client, Client, Client, Client]
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    keeper = await office.as('archive-administrator')
    manager = await office.as('department-manager')
    general = await office.as('general-manager')
  })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }
  const userOf = async (name: string) => must((await manager.users.list({})).rows.find((user) => user.displayName === name))
  let count = 0
  async function file(name: string, category: 'key' | 'ordinary' = 'ordinary') {
    count += 1
    const { filing } = await clerk['customer-filing'].contact({ name, category, nature: '民营', supervisor: '无', address: '一路 1 号', contactPerson: '测试甲', phone: `1370000${String(1000 + count)}`, contactDay: must((await clerk.session.status({})).today) })
    await clerk['customer-filing'].submit({ id: filing.id })
    return (await keeper['customer-filing'].confirm({ id: filing.id })).filing
  }
  async function approve(category: 'key' | 'ordinary', visits: number) {
    const scheme = await keeper['customer-care'].enterScheme({ year: 2026, category, per: 'quarter', visits })
    await general.approvals.agree({ id: must(scheme.approvalId) })
    return scheme
  }

  it('counts a reported visit as the visit that a scheme owes, with its report, once; and shows it in the customer’s file as the visit', async () => {
    const filing = await file('拜访过的', 'key')
    await approve('key', 1)
    const { visit } = await clerk['customer-visits'].add({ day: toDay('2026-03-02'), unit: '拜访过的', target: 'potential', purposes: [], customerId: must(filing.customerId) })
    await clerk['customer-visits'].report({ id: visit.id, result: '谈了续约' })
    const care = await clerk['customer-care'].ofCustomer({ filingId: filing.id })
    expect(care.contacts.map(({ kind, visitNumber, isReported }) => [kind, visitNumber, isReported])).toEqual([['visit', visit.number, true]])
    expect(care.tasks.map(({ status, doneByNumber }) => [status, doneByNumber])).toEqual([['done', must(care.contacts[0]).number]])
    await clerk['customer-care'].addContact({ filingId: filing.id, day: toDay('2026-03-02'), what: '送样本' })
    const matters = (await keeper.customers.get({ id: must(filing.customerId) })).matters.filter(({ kind }) => kind === 'care-contact' || kind === 'customer-visit')
    expect(matters.map(({ kind, title }) => [kind, title])).toEqual(expect.arrayContaining([['customer-visit', '拜访过的'], ['care-contact', '送样本']]))
    expect(matters).toHaveLength(2)
  })

  it('lets a scheme that waits give way to a later one, and opens nothing twice however often a day begins', async () => {
    await file('普通的')
    const first = await keeper['customer-care'].enterScheme({ year: 2026, category: 'ordinary', per: 'quarter', visits: 3 })
    await approve('ordinary', 1)
    expect((await codes(general.approvals.agree({ id: must(first.approvalId) }))).length).toBeGreaterThan(0)
    const open = async () => (await clerk['customer-care'].tasks({ kind: 'visit' })).rows.filter((task) => task.customer === '普通的').map(({ period }) => period)
    expect(await open()).toEqual(['2026-Q1'])
    on('2026-03-03')
    await office.as('clerk', '早上来的')
    on('2026-03-04')
    await office.as('clerk', '第二天来的')
    expect(await open()).toEqual(['2026-Q1'])
    // Half a year off: the quarter that passed unseen is not invented, the one that is running is owed.
    on('2026-09-01')
    await office.as('clerk', '半年后来的')
    expect(await open()).toEqual(['2026-Q1', '2026-Q3'])
    on('2026-03-04')
  })

  it('owes nothing any more of a departure that is withdrawn, and keeps the customers with their contact', async () => {
    await office.as('clerk', '想走的')
    const leaver = await userOf('想走的')
    const filing = await file('他的客户')
    await clerk['customer-filing'].setContacts({ id: filing.id, staff: ['clerk', '想走的'], isImportant: false })
    const { departure, lines } = await manager['customer-care'].announceDeparture({ userId: leaver.id, leavesDay: toDay('2026-03-31') })
    expect(await codes(manager['customer-care'].announceDeparture({ userId: leaver.id, leavesDay: toDay('2026-03-31') }))).toEqual(['customer-care.leaves-already'])
    await manager['customer-care'].assign({ id: must(lines[0]).id, successorId: (await userOf('department-manager')).id })
    const owed = async () => (await manager.duties.list({ clause: 'P19-C.4', box: 'all' })).rows.map((row) => row.subject.kind)
    expect((await owed()).toSorted()).toEqual(['departure', 'departure-line'])
    await manager['customer-care'].endDeparture({ id: departure.id, action: 'withdraw', note: '不走了' })
    expect(await owed()).toEqual([])
    expect((await clerk['customer-filing'].look({ id: filing.id })).filing.staff).toEqual(['clerk', '想走的', 'department-manager'])
    expect(await codes(manager['customer-care'].tell({ id: must(lines[0]).id, means: 'phone' }))).toEqual(['customer-care.departure-is-withdrawn'])
    expect(await codes(manager['customer-care'].announceDeparture({ userId: (await userOf('general-manager')).id, leavesDay: toDay('2026-03-31') }))).toEqual(['customer-care.leaver-without-customers'])
  })

  it('names a disabled account that is still a contact, although nobody announced a departure', async () => {
    await office.as('clerk', '没说就走的')
    const gone = await userOf('没说就走的')
    const filing = await file('被丢下的')
    await clerk['customer-filing'].setContacts({ id: filing.id, staff: ['clerk', '没说就走的'], isImportant: false })
    await (await office.as('system-administrator')).users.change({ id: gone.id, displayName: gone.displayName, role: gone.role, department: gone.department, disabled: true })
    expect((await manager['customer-care'].departures({})).goneSilently).toEqual([{ userId: gone.id, name: '没说就走的', customers: 1 }])
  })

  it('refuses what does not fit, and saves nothing of it', async () => {
    on('2026-04-01')
    const filing = await file('边界')
    await expect(clerk['customer-care'].addContact({ filingId: filing.id, day: toDay('2026-04-01'), what: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk['customer-care'].addContact({ filingId: '01900000-0000-7000-8000-000000000000' as typeof filing.id, day: toDay('2026-04-01'), what: '无此客户' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(manager['customer-care'].createEvent({ title: '无部门', day: toDay('2026-05-01'), listsDueDay: toDay('2026-04-20'), departments: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk['customer-care'].changeSettings({ surveyMonths: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await clerk['customer-care'].ofCustomer({ filingId: filing.id })).contacts).toEqual([])
  })

  it('closes the month that ended by itself when a new one begins, and has the general manager confirm what is about the head of market promotion', async () => {
    const office = await openTestOffice({ today: '2026-03-04' })
    const [keeper, manager, general] = [await office.as('archive-administrator'), await office.as('department-manager'), await office.as('general-manager')]
    const on = (day: string) => { office.clock.set(day) }
    const { filing } = await manager['customer-filing'].contact({ name: '经理自己拖的', contactDay: toDay('2026-03-04') })
    for (const day of ['2026-03-16', '2026-03-23']) { on(day); await keeper['customer-care'].remind({ filingId: filing.id }) }
    on('2026-04-01')
    await office.as('clerk', '四月来的')
    const [line] = (await general['customer-care'].kpiLines({ month: '2026-03' })).rows
    expect([line?.person, line?.status, line?.reminderDays]).toEqual(['department-manager', 'proposed', ['2026-03-16', '2026-03-23']])
    expect(await codes(manager['customer-care'].decideKpiLine({ action: 'charge', id: must(line).id, amountCents: 100 }))).toEqual(['customer-care.own-line'])
    const charged = await general['customer-care'].decideKpiLine({ action: 'charge', id: must(line).id, amountCents: 100 })
    const penalty = must((await general.penalties.list({ status: 'open' })).rows.find((row) => row.number === charged.penaltyNumber))
    expect(await codes(manager.penalties.decide({ id: penalty.id, action: 'confirm' }))).not.toEqual([])
    expect((await general.penalties.decide({ id: penalty.id, action: 'confirm' })).status).toBe('confirmed')
    expect(await codes(general['customer-care'].decideKpiLine({ action: 'drop', id: must(line).id, reason: '再想想' }))).toEqual(['customer-care.line-decided'])
    await office.close()
  })
})

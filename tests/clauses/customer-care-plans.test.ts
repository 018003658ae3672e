/** P19, the care of filed customers: schemes, surveys, events, reminders of filings; each clause with its own figures and a neighbouring one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))
const marks = (of: { readonly notices: readonly { readonly code: string }[] }) => of.notices.map(({ code }) => code)

describe('P19: plans, surveys, events', () => {
  let office: TestOffice
  let [seller, keeper, manager, general] = [] as unknown as [Client, Client, Client, Client]
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-01-02' })
    seller = await office.as('clerk')
    keeper = await office.as('archive-administrator')
    manager = await office.as('department-manager')
    general = await office.as('general-manager')
  })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }
  let logins = 0
  /** The first login of a day makes its round. */
  const beginDay = async (day: string) => { on(day); logins += 1; await office.as('clerk', `第${String(logins)}位`) }
  const today = async () => must((await seller.session.status({})).today)
  async function file(name: string, category: FilingCategory, department = '') {
    const { filing } = await seller['customer-filing'].contact({ name, category, nature: '民营', supervisor: '无', address: '一路 1 号', contactPerson: '测试甲', phone: `138${String(10_000_000 + name.length * 7919 + (name.codePointAt(0) ?? 0) * 31 + (name.codePointAt(1) ?? 0))}`, contactDay: await today(), department })
    await seller['customer-filing'].submit({ id: filing.id })
    return (await keeper['customer-filing'].confirm({ id: filing.id })).filing
  }
  async function scheme(category: 'target' | 'ordinary' | 'key' | 'potential', per: 'month' | 'quarter' | 'half-year' | 'year', counts: { readonly visits?: number; readonly contacts?: number; readonly gifts?: number }) {
    const entered = await keeper['customer-care'].enterScheme({ year: 2024, category, per, ...counts })
    await general.approvals.agree({ id: must(entered.approvalId) })
    return entered
  }
  const tasksOf = async (name: string, state: 'open' | 'done' | 'void' | 'all' = 'all') => (await seller['customer-care'].tasks({ state, size: 200 })).rows.filter((task) => task.customer === name)

  clause('P19-1.7.1a', 'shows the category that has no plan when the list is opened in January; none is missing once it has one', async () => {
    on('2024-01-08')
    for (const category of ['target', 'ordinary'] as const) await scheme(category, 'year', { contacts: 1 })
    const waiting = await keeper['customer-care'].enterScheme({ year: 2024, category: 'key', per: 'year', contacts: 1 })
    const plans = () => seller['customer-care'].plans({ year: 2024 })
    expect([(await plans()).withoutPlan, (await plans()).standings.map(({ standing }) => standing)]).toEqual([['potential'], ['planned', 'planned', 'waiting', 'missing']])
    expect((await seller['customer-care'].plans({ year: 2025 })).withoutPlan).toEqual([])
    expect(await codes(keeper['customer-care'].enterScheme({ year: 2024, category: 'potential', per: 'year' }))).toEqual(['customer-care.scheme-empty P19-1.7.1'])
    await general.approvals.agree({ id: must(waiting.approvalId) })
    await scheme('potential', 'year', { contacts: 1 })
    expect((await plans()).withoutPlan).toEqual([])
  })

  clause('P19-1.7.1b', 'opens one visit for each key customer, due on the last day of the quarter, once the general manager approved; two a quarter are two, half-yearly ends in June', async () => {
    on('2024-01-08')
    const [first, second, other] = [await file('重点一', 'key'), await file('重点二', 'key'), await file('目标一', 'target')]
    const entered = await keeper['customer-care'].enterScheme({ year: 2024, category: 'key', per: 'quarter', visits: 1 })
    expect(await tasksOf('重点一', 'open')).toEqual([])
    expect((await codes(manager.approvals.agree({ id: must(entered.approvalId) }))).length).toBeGreaterThan(0)
    await general.approvals.agree({ id: must(entered.approvalId) })
    for (const name of ['重点一', '重点二']) expect((await tasksOf(name, 'open')).map(({ kind, period, dueDay }) => [kind, period, dueDay])).toEqual([['visit', '2024-Q1', '2024-03-31']])
    expect((await tasksOf('目标一', 'open')).filter(({ kind }) => kind === 'visit')).toEqual([])
    expect((await seller.duties.list({ clause: 'P19-1.7.1' })).rows.filter((row) => row.subject.title === '重点一').map((row) => row.dueDay)).toEqual(['2024-03-31'])
    // A visit fulfils it; the next quarter asks again, at its own end, however late the PC is switched on.
    await seller['customer-care'].addContact({ filingId: first.id, kind: 'visit', day: toDay('2024-01-08'), what: '新年拜访' })
    expect((await tasksOf('重点一', 'open')).length).toBe(0)
    await beginDay('2024-04-02')
    expect((await tasksOf('重点一', 'open')).map(({ period, dueDay }) => [period, dueDay])).toEqual([['2024-Q2', '2024-06-30']])
    expect((await tasksOf('重点二', 'open')).map(({ period, daysLate }) => [period, daysLate])).toEqual([['2024-Q1', 2], ['2024-Q2', 0]])
    // Two a quarter, of which one was made already, is one more; a new scheme takes the old one's place.
    await seller['customer-care'].addContact({ filingId: second.id, kind: 'visit', day: toDay('2024-04-02'), what: '补访' })
    await scheme('key', 'quarter', { visits: 2 })
    expect((await tasksOf('重点一', 'open')).map(({ ordinal, dueDay }) => [ordinal, dueDay])).toEqual([[1, '2024-06-30'], [2, '2024-06-30']])
    await scheme('target', 'half-year', { visits: 1 })
    expect((await tasksOf('目标一', 'open')).filter(({ kind }) => kind === 'visit').map(({ period, dueDay }) => [period, dueDay])).toEqual([['2024-H1', '2024-06-30']])
    // A customer of another category is owed that category's care only.
    await seller['customer-filing'].setCategory({ id: other.id, category: 'ordinary', reason: '订单变小' })
    await beginDay('2024-04-03')
    expect((await tasksOf('目标一', 'open')).filter(({ kind }) => kind === 'visit')).toEqual([])
  })

  clause('P19-1.7.2a', 'owes a survey on 15 July after one on 15 January at a half-yearly interval; a month more moves it by a month', async () => {
    on('2024-01-15')
    await manager['customer-care'].changeSettings({ surveyMonths: 6 })
    const [customer, another] = [await file('调查一', 'ordinary'), await file('调查二', 'ordinary')]
    const survey = await manager['customer-care'].openSurvey({ title: '上半年' })
    await seller['customer-care'].answer({ surveyId: survey.id, filingId: customer.id, score: 4 })
    await beginDay('2024-06-30')
    expect((await tasksOf('调查一')).filter(({ kind }) => kind === 'survey')).toEqual([])
    await beginDay('2024-07-15')
    const due = async (name: string) => (await tasksOf(name, 'open')).filter(({ kind }) => kind === 'survey').map(({ dueDay, daysLate }) => [dueDay, daysLate])
    expect(await due('调查一')).toEqual([['2024-07-15', 0]])
    expect((await seller.duties.list({ clause: 'P19-1.7.2' })).rows.some((row) => row.subject.title === '调查一' && row.dueDay === '2024-07-15')).toBe(true)
    on('2024-07-16')
    expect(await due('调查一')).toEqual([['2024-07-15', 1]])
    await seller['customer-care'].answer({ surveyId: (await manager['customer-care'].openSurvey({ title: '下半年' })).id, filingId: customer.id, score: 5 })
    expect(await due('调查一')).toEqual([])
    // Never surveyed: counted from the filing, and by the interval of the day.
    expect(await due('调查二')).toEqual([['2024-07-15', 1]])
    expect(await codes(seller['customer-care'].answer({ surveyId: survey.id, filingId: another.id, score: 3, day: toDay('2024-07-17') }))).toEqual(['customer-care.answer-in-future P19-1.7.2'])
    on('2024-01-15')
  })

  clause('P19-1.7.2b', 'gives 4.50 for answers 5 and 4 and 3.00 for a 3, with low scores and revisits, on the screen and in the export; one answer more changes it', async () => {
    on('2024-07-22')
    const survey = await manager['customer-care'].openSurvey({ title: '考核' })
    const answer = async (name: string, department: string, score: number, isVisit = true) => seller['customer-care'].answer({ surveyId: survey.id, filingId: (await file(name, 'ordinary', department)).id, score, isVisit })
    await answer('答一', '甲部', 5)
    await answer('答二', '甲部', 4, false)
    await answer('答三', '乙部', 3)
    on('2024-07-31')
    const closed = await manager['customer-care'].closeSurvey({ id: survey.id })
    expect(closed.results).toEqual([{ department: '乙部', answers: 1, revisits: 1, average: '3.00', lowScores: 0 }, { department: '甲部', answers: 2, revisits: 1, average: '4.50', lowScores: 0 }])
    const exported = (await manager.reports.preview({ register: 'satisfaction', from: toDay('2024-07-31'), to: toDay('2024-07-31') })).rows.map(({ values }) => [values['department'], values['average'], values['closedDay']])
    expect(exported).toEqual([['甲部', '4.50', '2024-07-31'], ['乙部', '3.00', '2024-07-31']])
    expect(await codes(answer('答四', '甲部', 1))).toEqual(['customer-care.survey-closed P19-1.7.2'])
    const next = await manager['customer-care'].openSurvey({ title: '再考核' })
    for (const [name, score] of [['答五', 5], ['答六', 4], ['答七', 1]] as const) await seller['customer-care'].answer({ surveyId: next.id, filingId: (await file(name, 'ordinary', '甲部')).id, score })
    expect(must((await manager['customer-care'].surveys({})).rows.find((row) => row.id === next.id)).results).toEqual([{ department: '甲部', answers: 3, revisits: 3, average: '3.33', lowScores: 1 }])
  })

  describe('an appreciation', () => {
    clause('P19-1.7.3a', 'shows 52 of 60 when 52 of its 60 customers are marked present; nobody came before the day', async () => {
      on('2024-11-20')
      const sheet = await manager['customer-care'].createEvent({ title: '年终答谢', day: toDay('2024-12-20'), listsDueDay: toDay('2024-12-06'), departments: ['甲部'] })
      const listed = await seller['customer-care'].sendList({ id: must(sheet.lists[0]).id, guests: Array.from({ length: 60 }, (_, index) => ({ name: `来宾${String(index + 1)}` })) })
      const ids = listed.guests.map(({ id }) => id)
      await seller['customer-care'].markGuests({ eventId: sheet.event.id, guestIds: ids, mark: 'invited' })
      expect(await codes(seller['customer-care'].markGuests({ eventId: sheet.event.id, guestIds: ids, mark: 'attended' }))).toEqual(['customer-care.event-to-come P19-1.7.3'])
      on('2024-12-20')
      const present = await seller['customer-care'].markGuests({ eventId: sheet.event.id, guestIds: ids.slice(0, 52), mark: 'attended' })
      expect([present.event.attended, present.event.guests, present.event.invited]).toEqual([52, 60, 60])
      expect((await seller['customer-care'].markGuests({ eventId: sheet.event.id, guestIds: ids.slice(51, 52), mark: 'absent' })).event.attended).toBe(51)
      expect((await manager['customer-care'].endEvent({ id: sheet.event.id, action: 'hold' })).event.status).toBe('held')
    })

    clause('P19-1.7.3b', 'shows the department whose list of 6 December is not in on the 7th, not on the 6th; marks customers on the list who are not filed', async () => {
      on('2024-11-20')
      await file('已备案的', 'ordinary', '甲部')
      const sheet = await manager['customer-care'].createEvent({ title: '年终答谢二', day: toDay('2024-12-20'), listsDueDay: toDay('2024-12-06'), departments: ['甲部', '乙部'] })
      const list = (department: string) => must(sheet.lists.find((candidate) => candidate.department === department))
      const sent = await seller['customer-care'].sendList({ id: list('甲部').id, guests: [{ name: '已备案的' }, { name: '没备案的' }] })
      expect(sent.guests.map((guest) => [guest.name, marks(guest)])).toEqual(expect.arrayContaining([['已备案的', []], ['没备案的', ['customer-care.guest-unfiled']]]))
      expect((await manager.duties.list({ clause: 'P19-1.7.3', box: 'all' })).rows.filter((row) => row.subject.kind === 'event-list').map((row) => [row.subject.title, row.dueDay])).toEqual([['乙部 年终答谢二', '2024-12-06']])
      const missing = async () => (await manager['customer-care'].event({ id: sheet.event.id })).event.missingLists
      on('2024-12-06')
      expect(await missing()).toEqual([])
      on('2024-12-07')
      expect(await missing()).toEqual(['乙部'])
      await seller['customer-care'].sendList({ id: list('乙部').id, guests: [{ name: '没备案的' }] })
      expect([await missing(), (await manager['customer-care'].event({ id: list('乙部').id })).event.guests]).toEqual([[], 2])
      on('2024-12-20')
    })
  })
})

describe('P19: reminders of filings', () => {
  let office: TestOffice
  let [seller, keeper, head, general] = [] as unknown as [Client, Client, Client, Client]
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-03-04' })
    const administrator = await office.as('system-administrator')
    seller = await office.as('clerk')
    keeper = await office.as('archive-administrator')
    general = await office.as('general-manager')
    head = await office.as('department-manager', '市场负责人')
    const user = must((await administrator.users.list({})).rows.find((row) => row.displayName === '市场负责人'))
    await administrator.users.change({ id: user.id, displayName: '市场负责人', role: 'department-manager', department: '市场推广部' })
    await head.session.login({ userId: user.id, password: testPassword })
  })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }
  const contact = async (by: Client, name: string, day = '2024-03-04') => (await by['customer-filing'].contact({ name, contactDay: toDay(day) })).filing

  clause('P19-1.8.2', 'proposes a line with the three dates of unanswered reminders at the end of March, none after one reminder or none, and none for an answered one; market promotion confirms the amount that was typed', async () => {
    const [late, once, never, answered] = [await contact(seller, '拖延的'), await contact(await office.as('clerk', '只催一次'), '催一次的'), await contact(await office.as('clerk', '没催过'), '没催的'), await contact(await office.as('clerk', '答复过'), '答复了的')]
    expect(late.dueDay).toBe('2024-03-11')
    on('2024-03-11')
    expect(await codes(keeper['customer-care'].remind({ filingId: late.id }))).toEqual(['customer-care.filing-not-overdue P19-1.8.2'])
    for (const day of ['2024-03-13', '2024-03-18', '2024-03-25']) { on(day); await keeper['customer-care'].remind({ filingId: late.id, words: '电话' }) }
    on('2024-03-26')
    await keeper['customer-care'].remind({ filingId: once.id })
    for (const day of ['2024-03-27', '2024-03-28']) { on(day); const { id } = await keeper['customer-care'].remind({ filingId: answered.id }); if (day === '2024-03-28') await keeper['customer-care'].answerReminder({ id, answer: '客户搬迁，下周报' }) }
    expect((await keeper['customer-care'].overdueFilings({})).rows.map((row) => [row.name, row.reminders, row.unanswered])).toEqual([['拖延的', 3, 3], ['催一次的', 1, 1], ['没催的', 0, 0], ['答复了的', 2, 1]])
    on('2024-03-31')
    expect(await codes(head['customer-care'].closeMonth({ month: '2024-03' }))).toEqual(['customer-care.month-not-over P19-1.8.2'])
    on('2024-04-01')
    const { rows } = await head['customer-care'].closeMonth({ month: '2024-03' })
    expect(rows.map((row) => [row.person, row.reminderDays, row.filings.map(({ name }) => name)])).toEqual([['clerk', ['2024-03-13', '2024-03-18', '2024-03-25'], ['拖延的']]])
    expect((await head['customer-care'].closeMonth({ month: '2024-03' })).rows).toHaveLength(1)
    // No such line is typed by hand, and the amount is the appraiser's.
    expect(await codes(keeper.penalties.record({ clauses: ['P19-1.8.2'], personName: 'clerk', day: toDay('2024-03-31'), amountCents: 5_000, evidence: '口头' }))).toEqual(['penalties.unknown-violation'])
    const charged = await general['customer-care'].decideKpiLine({ action: 'charge', id: must(rows[0]).id, amountCents: 5_000 })
    const penalty = must((await head.penalties.list({ status: 'open' })).rows.find((row) => row.number === charged.penaltyNumber))
    expect([penalty.clause, penalty.amountCents, penalty.consequence?.kind, ['2024-03-13', '2024-03-18', '2024-03-25'].every((day) => penalty.evidence.includes(day))]).toEqual(['P19-1.8.2', 5_000, 'kpi', true])
    expect((await codes(general.penalties.decide({ id: penalty.id, action: 'confirm' })))[0]).toBe('penalties.other-decider P19-1.8.2')
    expect((await head.penalties.decide({ id: penalty.id, action: 'confirm' })).status).toBe('confirmed')
    expect(never.id).not.toBe(once.id)
  })

  it('proposes nothing for a contact from before the policy, and for somebody who filed before the month ended', async () => {
    on('2024-05-06')
    const [old, filed] = [await contact(seller, '生效前的', '2013-06-28'), await contact(seller, '赶上的', '2024-04-01')]
    const stubborn = must((await keeper['customer-care'].overdueFilings({})).rows.find((row) => row.name === '拖延的'))
    for (const day of ['2024-05-07', '2024-05-08']) { on(day); for (const filing of [old, filed, stubborn]) await keeper['customer-care'].remind({ filingId: filing.id }) }
    on('2024-05-31')
    await seller['customer-filing'].submit({ id: filed.id })
    on('2024-06-03')
    const { rows } = await head['customer-care'].closeMonth({ month: '2024-05' })
    expect(rows.flatMap(({ filings }) => filings.map(({ name }) => name))).toEqual(['拖延的'])
    expect(old.dueDay < '2013-07-08').toBe(true)
  })
})

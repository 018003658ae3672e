/** Clauses of the property office, of customers and of partners that a declared register fully serves: each scenario with its own figures and a neighbouring one. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { clause } from '#tests/support/clause.ts'
import { at, numbers, open, openDesk } from '#tests/support/registers.ts'
import type { Desk } from '#tests/support/registers.ts'

describe('P06, the property office', () => {
  let { office, clerk, manager, desk }: Desk = {} as Desk
  beforeAll(async () => { ({ office, clerk, manager, desk } = await openDesk('2026-01-01')) })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }
  /** As the program does at the day's first login. */
  const late = async (clauseName: string) => (await (await office.as('general-manager')).duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === clauseName && duty.daysLate > 0).map((duty) => `${duty.en} ${duty.period}`)

  clause('P06-A.3.3a', 'keeps a gift of 200 yuan that a clerk entered waiting; the clerk is refused its release, the supervisor gives it', async () => {
    on('2026-03-02')
    const { line } = await clerk.registers.enter({ form: 'P06.gift', values: { customerName: '测试客户', item: '茶叶', valueCents: 20_000, department: '销售部', day: '2026-03-02' } })
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { releasedDay: '2026-03-02' } }))).toEqual(['registers.not-yours-to-close P06-A.3.3'])
    expect(await numbers(desk, 'P06.gift', 'closed')).toEqual([])
    await manager.registers.close({ id: line.id, values: { releasedDay: '2026-03-02' } })
    expect(await numbers(desk, 'P06.gift', 'closed')).toEqual([line.number])
  })

  clause('P06-B.2', 'takes a pass for one sofa once and on its day only; prints fit-outs, passes and repair requests', async () => {
    on('2026-03-01')
    const pass = async (day: string) => (await desk.enter('P06.release-pass', { unit: '1203', holder: '测试甲', goods: '沙发', quantity: 1, day })).line
    const sofa = await pass('2026-03-02')
    const use = (id: typeof sofa.id, usedDay: string) => clerk.registers.close({ id, values: { usedDay, guard: desk.person('门岗') } })
    expect(await desk.refusals(use(sofa.id, '2026-03-01')), 'the day before').toEqual(['registers.day-before P06-B.2 usedDay'])
    on('2026-03-03')
    const late = await pass('2026-03-02')
    expect(await desk.refusals(use(late.id, '2026-03-03')), 'the day after').toEqual(['registers.day-after P06-B.2 usedDay'])
    on('2026-03-02')
    expect((await use(sofa.id, '2026-03-02')).line.status).toBe('closed')
    expect(await desk.refusals(use(sofa.id, '2026-03-02')), 'a second time').toEqual(['registers.is-closed P06-B.2'])
    for (const form of ['P06.fit-out', 'P06.release-pass', 'P06.repair-request']) expect((await clerk.registers.paper({ form })).html).toContain('class="sign"')
    const mended = await desk.enter('P06.repair-request', { unit: '1203', applicant: '测试甲', problem: '漏水', day: '2026-03-02' })
    const fitOut = await desk.enter('P06.fit-out', { unit: '1203', applicant: '测试甲', work: '隔墙', day: '2026-03-02' })
    expect([mended.line.number, fitOut.line.number]).toEqual(['WB2026-00001', 'ZX2026-00001'])
  })

  clause('P06-B.11b', 'refuses to close a cleaning of 10 April without a sample; with one of 11 April that passed it closes, and one that failed opens a task', async () => {
    on('2026-04-11')
    const clean = () => desk.enter('P06.tank-cleaning', { tank: '一号水箱', cleanedDay: '2026-04-10' })
    const { line } = await clean()
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: {} }))).toEqual(['registers.field-missing P06-B.11 sentDay', 'registers.field-missing P06-B.11 laboratory', 'registers.field-missing P06-B.11 result'])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { sentDay: '2026-04-09', laboratory: '检测站', result: 'passed' } }))).toEqual(['registers.day-before P06-B.11 sentDay'])
    const passed = await clerk.registers.close({ id: line.id, values: { sentDay: '2026-04-11', laboratory: '检测站', result: 'passed' } })
    expect([passed.line.status, passed.duties]).toEqual(['closed', []])
    const again = await clean()
    const failed = await clerk.registers.close({ id: again.line.id, values: { sentDay: '2026-04-11', laboratory: '检测站', result: 'failed' } })
    expect([open(failed), failed.line.marks.map((mark) => mark.id)]).toEqual([['P06-B.11 2026-04-18'], ['failed']])
    const corrected = await clerk.registers.correct({ id: again.line.id, values: { result: 'passed' } })
    expect([open(corrected), corrected.line.status]).toEqual([[], 'closed'])
  })

  clause('P06-B.13', 'lists an event planned for 8 March without a result as overdue on 9 March, not on the day itself', async () => {
    on('2026-03-02')
    const { line } = await desk.enter('P06.event', { what: '妇女节活动', kind: '节日', day: '2026-03-08', responsible: desk.person('测试乙') })
    on('2026-03-08')
    expect(await late('P06-B.13')).toEqual([])
    on('2026-03-09')
    expect(await late('P06-B.13')).toHaveLength(1)
    await clerk.registers.close({ id: line.id, values: { result: '来了 30 人' } })
    expect(await late('P06-B.13')).toEqual([])
  })
})

describe('P06 and P09, what comes each month and year', () => {
  clause('P06-B.7', 'lists the assessment of March as missed on 1 April when only a training was held; an assessment entered late does it', async () => {
    const { office, desk, manager } = await openDesk('2026-03-01')
    office.clock.set('2026-03-10')
    await desk.enter('P06.training', { kind: 'training', topic: '消防', day: '2026-03-10', participants: '全体' })
    office.clock.set('2026-04-01')
    const missed = async () => (await manager.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P06-B.7' && duty.daysLate > 0).map((duty) => `${duty.en} ${duty.period}`)
    expect(await missed()).toEqual(['Assessment of the month 2026-03'])
    const half = await desk.enter('P06.training', { kind: 'assessment', topic: '消防', day: '2026-03-31', participants: '全体' })
    expect([half.line.lacks, await missed()], 'without marks it is none').toEqual([['marks'], ['Assessment of the month 2026-03']])
    await manager.registers.correct({ id: half.line.id, values: { marks: '均 90 分' } })
    expect(await missed()).toEqual([])
    await office.close()
  })

  clause('P06-B.12', 'lists 2026 as missed on 1 January 2027 without a survey round; a round of 5 November with 80 sent and 52 returned counts', async () => {
    const { office, desk, manager } = await openDesk('2026-01-01')
    const missed = async () => (await manager.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P06-B.12' && duty.daysLate > 0).map((duty) => duty.period)
    office.clock.set('2026-12-31')
    expect(await missed(), 'the year is not over').toEqual([])
    office.clock.set('2027-01-01')
    expect(await missed()).toEqual(['2026'])
    await desk.enter('P06.survey', { subject: '年度满意度', day: '2026-11-05', sent: 80, returned: 52 })
    expect(await missed()).toEqual([])
    await office.close()
  })

  clause('P09-C.a', 'is one full survey short on 1 January 2027; one completed on 20 November 2026 makes the year met', async () => {
    const { office, desk, manager } = await openDesk('2026-01-01')
    const short = async () => (await manager.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P09-C.a' && duty.daysLate > 0).map((duty) => duty.period)
    office.clock.set('2027-01-01')
    expect(await short()).toEqual(['2026'])
    const half = await desk.enter('P09.survey-round', { subject: '全面调查', completedDay: '2026-11-20', asked: 200 })
    expect([half.line.lacks, await short()], 'a survey without answers is not completed').toEqual([['answered', 'findings'], ['2026']])
    await manager.registers.correct({ id: half.line.id, values: { answered: 150, findings: '总体满意' } })
    expect(await short()).toEqual([])
    await office.close()
  })
})

describe('P08, P09, P16, P18 and P20, customers and partners', () => {
  let { office, clerk, keeper, desk }: Desk = {} as Desk
  beforeAll(async () => { ({ office, clerk, keeper, desk } = await openDesk('2024-03-01')) })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }

  clause('P16-3.2', 'shows a task of mine No. 2 due 15 March overdue on 16 March, not on the 15th, until it is answered', async () => {
    on('2024-03-04')
    const { line } = await desk.enter('P16.assistance', { askedOf: '二号矿', subject: '发货数据', askedBy: desk.person('销售部'), askedDay: '2024-03-04', dueDay: '2024-03-15' })
    const overdue = async () => (await (await office.as('department-manager')).duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P16-3.2' && duty.daysLate > 0).map((duty) => [duty.subject.number, duty.daysLate])
    on('2024-03-15')
    expect(await overdue()).toEqual([])
    on('2024-03-16')
    expect([await overdue(), await numbers(desk, 'P16.assistance', 'open')]).toEqual([[[line.number, 1]], [line.number]])
    await clerk.registers.close({ id: line.id, values: { answer: '已报', answeredDay: '2024-03-16' } })
    expect([await overdue(), await numbers(desk, 'P16.assistance', 'open')]).toEqual([[], []])
  })

  clause('P18-2b', 'keeps the old text of a corrected entry beneath the new one, with name and date', async () => {
    on('2024-03-04')
    const customer = await desk.customer('一八客户')
    const { line } = await desk.enter('P18.tracking', { customer: desk.link(customer.id), day: '2024-03-04', changed: '换了联系人', done: '已致电', by: desk.person('林专员') })
    on('2024-03-05')
    const corrected = await clerk.registers.correct({ id: line.id, values: { done: '已登门' } })
    expect(corrected.line.values['done']).toBe('已登门')
    expect(corrected.history.map((entry) => [entry.kind, entry.by, new Date(entry.at + 8 * 3_600_000).toISOString().slice(0, 10)])).toEqual([['entered', 'archive-administrator', '2024-03-04'], ['corrected', 'clerk', '2024-03-05']])
    expect([corrected.history.at(-1)?.body['from'], corrected.history.at(-1)?.body['to']]).toEqual([{ done: '已致电' }, { done: '已登门' }])
    expect((await clerk.customers.get({ id: customer.id })).matters.map((matter) => matter.number)).toContain(line.number)
  })

  clause('P18-19', 'shows a card without position as 4 of 5 and lists it; "unknown: retired" makes it whole, and it prints five fields', async () => {
    on('2024-03-04')
    const { line } = await desk.enter('P18.card', { name: '测试丙', workplace: '测试公司', home: '一路 1 号', contact: '13800000002', day: '2024-03-04' })
    const page = async () => (await clerk.registers.paper({ form: 'P18.card', id: line.id, locale: 'en' })).html
    expect([line.lacks, (await page()).includes('4 of 5'), await numbers(desk, 'P18.card', 'incomplete')]).toEqual([['position'], true, [line.number]])
    const whole = await clerk.registers.correct({ id: line.id, values: { position: 'unknown: retired' } })
    expect([whole.line.lacks, (await page()).includes('5 of 5'), await numbers(desk, 'P18.card', 'incomplete')]).toEqual([[], true, []])
    const html = await page()
    expect(['Name', 'Workplace', 'Position', 'Home address', 'Contact'].map((label) => html.indexOf(`<th>${label}</th>`))).toEqual(expect.arrayContaining([expect.any(Number)]))
    const places = ['Name', 'Workplace', 'Position', 'Home address', 'Contact'].map((label) => html.indexOf(`<th>${label}</th>`))
    expect([places.every((place) => place > 0), places.toSorted((one, other) => one - other)]).toEqual([true, places])
  })

  clause('P20-B.4b', 'keeps an opinion of 12 March on the sales department’s list from that day until it is received', async () => {
    on('2025-03-12')
    const { line } = await desk.enter('P20.market-news', { kind: 'market', content: '客户要新款', author: desk.person('林专员'), day: '2025-03-12' })
    expect(await numbers(desk, 'P20.market-news', 'open')).toEqual([line.number])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { readDay: '2025-03-12' } }))).toEqual(['registers.field-missing P20-B.4 readBy'])
    await clerk.registers.close({ id: line.id, values: { readDay: '2025-03-12', readBy: desk.person('销售部') } })
    expect(await numbers(desk, 'P20.market-news', 'open')).toEqual([])
  })

  clause('P20-A.6c', 'flags a private call of 3 min 20 s; 2 min 50 s and 3 min sharp are not', async () => {
    on('2025-03-12')
    const call = async (seconds: number) => (await desk.enter('P20.private-call', { caller: desk.person('测试丁'), day: '2025-03-12', seconds })).line
    const long = await call(200)
    expect([long.marks.map((mark) => [mark.id, mark.clause]), (await call(170)).marks, (await call(180)).marks, (await call(181)).marks.length]).toEqual([[['too-long', 'P20-A.6']], [], [], 1])
    expect(await numbers(desk, 'P20.private-call', 'marked')).toContain(long.number)
  })

  clause('P20-A.6a', 'keeps an unrelated activity of 10:00 waiting for the supervisor, who alone concludes it', async () => {
    office.clock.set('2025-03-12', '10:00')
    const { line } = await clerk.registers.enter({ form: 'P20.conduct', values: { person: desk.person('测试戊'), kind: 'unrelated', day: '2025-03-12', at: at('2025-03-12T10:00'), witness: desk.person('测试己') } })
    expect([await numbers(desk, 'P20.conduct', 'open'), line.values['at']]).toEqual([[line.number], at('2025-03-12T10:00')])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { conclusion: '提醒' } }))).toEqual(['registers.not-yours-to-close P20-A.6'])
    await (await office.as('department-manager')).registers.close({ id: line.id, values: { conclusion: '提醒' } })
    expect(await numbers(desk, 'P20.conduct', 'open')).toEqual([])
  })

  clause('P20-A.6d', 'keeps gaming, information lines and unrelated websites as kinds of their own, each waiting for the supervisor; an unknown kind is refused', async () => {
    office.clock.set('2025-03-12', '10:00')
    const record = (kind: string) => clerk.registers.enter({ form: 'P20.conduct', values: { person: desk.person('测试戊'), kind, day: '2025-03-12', at: at('2025-03-12T10:00'), witness: desk.person('测试己') } })
    const kept = [(await record('game')).line, (await record('information-line')).line, (await record('website')).line]
    expect(await numbers(desk, 'P20.conduct', 'open')).toEqual(expect.arrayContaining(kept.map((line) => line.number)))
    expect(kept.map((line) => line.values['kind'])).toEqual(['game', 'information-line', 'website'])
    expect(await desk.refusals(record('nap'))).toEqual(['registers.choice-unknown P20-A.6 kind'])
  })

  clause('P08-4.3.2', 'shows a partner’s file with four of six blocks as 4/6 and names the two empty ones', async () => {
    on('2026-03-12')
    const blocks = { contractRegion: '华东', connections: '商会', pastPerformance: '三项', cooperationConduct: '守约' }
    const { line } = await desk.enter('P08.partner-file', { partner: '安达建设', day: '2026-03-12', ...blocks })
    const { html } = await clerk.registers.pagePaper({ form: 'P08.partner-file', locale: 'en' })
    expect([line.lacks, html.includes('4 of 6'), html.includes('incomplete: Evaluation after completion, Creditworthiness')]).toEqual([['completionEvaluation', 'creditStanding'], true, true])
    const whole = await clerk.registers.correct({ id: line.id, values: { completionEvaluation: '优', creditStanding: '良' } })
    expect(whole.line.lacks).toEqual([])
    expect(await desk.refusals(desk.enter('P08.partner-file', { partner: '安达建设', day: '2026-03-12' })), 'one file a partner').toEqual(['registers.entered-twice P08-4.3.2 partner'])
  })

  clause('P09-3.2', 'shows a request to Mine 2 of 2 March as open for 4 days on the 6th, until it is answered', async () => {
    on('2026-03-02')
    const { line } = await desk.enter('P09.assistance', { askedOf: '二矿', subject: '交货数据', askedBy: desk.person('销售部'), askedDay: '2026-03-02' })
    const waiting = async () => (await desk.lines('P09.assistance', 'open')).map((each) => [each.number, each.waitingDays])
    on('2026-03-05')
    expect(await waiting()).toEqual([[line.number, 3]])
    on('2026-03-06')
    expect([await waiting(), (await keeper.registers.pagePaper({ form: 'P09.assistance', locale: 'en' })).html.includes('open, 4 days')]).toEqual([[[line.number, 4]], true])
    await clerk.registers.close({ id: line.id, values: { answer: '已报', answeredDay: '2026-03-06' } })
    expect(await waiting()).toEqual([])
  })

  clause('P09-5.1.2.c', 'puts a satisfaction answer of 8 of 10 into the customer’s list; refuses 11', async () => {
    on('2026-03-10')
    const customer = await desk.customer('瑞丰')
    const answer = { customer: desk.link(customer.id), day: '2026-03-10', score: 8 }
    const { line } = await desk.enter('P09.satisfaction', answer)
    expect((await clerk.customers.get({ id: customer.id })).matters.map((matter) => [matter.number, matter.words?.kind.zh, matter.title])).toEqual([[line.number, '顾客满意度答复', '8 分（满分 10）']])
    expect(await desk.refusals(desk.enter('P09.satisfaction', { ...answer, score: 11 }))).toEqual(['registers.too-large P09-5.1.2.c score'])
    expect(await desk.refusals(desk.enter('P09.satisfaction', { ...answer, customer: null }))).toEqual(['registers.field-missing P09-5.1.2.c customer'])
  })
})

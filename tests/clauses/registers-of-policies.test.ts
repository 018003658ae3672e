/** Clauses of many policies that a declared register fully serves: each scenario with its own figures and a neighbouring one. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { clause } from '#tests/support/clause.ts'
import type { Client } from '#tests/support/office.ts'
import { at, numbers, open, openDesk } from '#tests/support/registers.ts'
import type { Desk } from '#tests/support/registers.ts'

describe('P01 and P03, work for tenants and at the door', () => {
  let { office, clerk, manager, desk }: Desk = {} as Desk
  beforeAll(async () => { ({ office, clerk, manager, desk } = await openDesk('2026-03-02')) })
  afterAll(async () => { await office.close() })
  const on = (day: string, time?: string) => { office.clock.set(day, time) }
  const who = (name: string) => desk.person(name)

  clause('P01-3.2', 'refuses to close a corrective action of the security department without a result, and one without a department; lists the open ones of a department', async () => {
    on('2026-03-02')
    const action = { kind: 'corrective', what: '补装门禁', department: '安保部', openedDay: '2026-03-02' }
    const { line } = await desk.enter('P01.action', action)
    const other = await desk.enter('P01.action', { ...action, department: '工程部', dueDay: '2026-03-05' })
    expect(open(other)).toEqual(['P01-3.2 2026-03-05'])
    const listed = async (text: string) => (await clerk.registers.list({ form: 'P01.action', state: 'open', text })).rows.map((row) => row.number)
    expect(await listed('安保部')).toEqual([line.number])
    expect(await desk.refusals(manager.registers.close({ id: line.id, values: { result: '', doneDay: '2026-03-02' } }))).toEqual(['registers.field-missing P01-3.2 result'])
    expect(await desk.refusals(desk.enter('P01.action', { ...action, department: '' }))).toEqual(['registers.field-missing P01-3.2 department'])
    const closed = await manager.registers.close({ id: line.id, values: { result: '已装好', doneDay: '2026-03-02' } })
    expect([closed.line.status, open(closed), await listed('安保部'), await listed('工程部')]).toEqual(['closed', [], [], [other.line.number]])
  })

  clause('P01-4.7b', 'refuses to close the meeting of 18 March without minutes; with minutes and 42 attendees it closes and prints', async () => {
    on('2026-03-18')
    const { line } = await desk.enter('P01.tenant-meeting', { topic: '消防与停车', day: '2026-03-18', place: '一楼大厅' })
    expect(await desk.refusals(desk.enter('P01.tenant-meeting', { topic: '消防与停车', day: '2026-03-18' }))).toEqual(['registers.field-missing P01-4.7 place'])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { attendees: 42 } }))).toEqual(['registers.field-missing P01-4.7 minutes'])
    const closed = await clerk.registers.close({ id: line.id, values: { attendees: 42, minutes: '讨论了停车位。', demands: '延长开放时间' } })
    expect(closed.line.status).toBe('closed')
    const { html } = await clerk.registers.paper({ form: 'P01.tenant-meeting', id: line.id })
    for (const part of ['租户大会记录', line.number, '42', '讨论了停车位。', '延长开放时间']) expect(html).toContain(part)
  })

  clause('P01-4.8a', 'refuses a notice of the security department without an operations clerk, and one without a department; with both it is numbered', async () => {
    on('2026-03-02')
    const notice = { kind: 'notice', title: '电梯检修', department: '安保部', day: '2026-03-02' }
    expect(await desk.refusals(desk.enter('P01.outgoing', notice))).toEqual(['registers.field-missing P01-4.8 clerk'])
    expect(await desk.refusals(desk.enter('P01.outgoing', { ...notice, department: '', clerk: who('王文员') }))).toEqual(['registers.field-missing P01-4.8 department'])
    expect((await desk.enter('P01.outgoing', { ...notice, clerk: who('王文员') })).line.number).toBe('FW2026-00001')
  })

  clause('P03-B.2', 'shows an industry note of 17:00 unread with its author and moment until it is read; refuses one without content or kind', async () => {
    on('2026-03-02', '17:00')
    const note = { kind: 'industry', content: '同行降价', author: who('马技师'), day: '2026-03-02', at: at('2026-03-02T17:00') }
    const { line } = await desk.enter('P03.feedback', note)
    const [unread] = await desk.lines('P03.feedback', 'open')
    expect([unread?.number, unread?.values['author'], unread?.values['at']]).toEqual([line.number, { id: null, label: '马技师' }, at('2026-03-02T17:00')])
    expect(await desk.refusals(desk.enter('P03.feedback', { ...note, content: '', kind: '' }))).toEqual(['registers.field-missing P03-B.2 kind', 'registers.field-missing P03-B.2 content'])
    expect(await desk.refusals(desk.enter('P03.feedback', { ...note, at: at('2026-03-02T17:01') }))).toEqual(['registers.moment-in-future P03-B.2 at'])
    await manager.registers.close({ id: line.id, values: {} })
    expect(await desk.lines('P03.feedback', 'open')).toEqual([])
  })

  clause('P03-B.3', 'refuses the return of a crimping tool without its condition; with "good" it is back; lists what each person holds', async () => {
    on('2026-03-02')
    const { line } = await desk.enter('P03.tools', { tool: '压线钳', holder: who('马技师'), issuedDay: '2026-03-02' })
    await desk.enter('P03.tools', { tool: '万用表', holder: who('刘技师'), issuedDay: '2026-03-02' })
    expect(await desk.refusals(desk.enter('P03.tools', { tool: '手电', issuedDay: '2026-03-02' }))).toEqual(['registers.field-missing P03-B.3 holder'])
    const held = async (holder: string) => (await clerk.registers.list({ form: 'P03.tools', state: 'open', text: holder })).rows.map((row) => row.values['tool'])
    expect(await held('马技师')).toEqual(['压线钳'])
    on('2026-03-09')
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { returnedDay: '2026-03-09' } }))).toEqual(['registers.field-missing P03-B.3 condition'])
    await clerk.registers.close({ id: line.id, values: { returnedDay: '2026-03-09', condition: 'good' } })
    expect([await held('马技师'), await held('刘技师')]).toEqual([[], ['万用表']])
  })

  clause('P03-C.2', 'refuses a repair order without its purchase date or with one of tomorrow; asks for each of the seven; saves one of 15 June 2025, and one of today; marks one whose date the customer cannot say', async () => {
    on('2026-03-02')
    const order = { customerName: '测试客户', address: '一路 1 号', contact: '13800000001', model: 'G-1', problem: '不定位', symptoms: '无信号', receivedDay: '2026-03-02', purchaseDay: '2025-06-15' }
    expect(await desk.refusals(desk.enter('P03.repair', { ...order, purchaseDay: null }))).toEqual(['registers.field-missing P03-C.2 purchaseDay'])
    expect(await desk.refusals(desk.enter('P03.repair', { ...order, purchaseDay: '2026-03-03' }))).toEqual(['registers.day-in-future P03-C.2 purchaseDay'])
    for (const missing of ['customerName', 'address', 'contact', 'model', 'purchaseDay', 'problem', 'symptoms']) expect(await desk.refusals(desk.enter('P03.repair', { ...order, [missing]: null }))).toEqual([`registers.field-missing P03-C.2 ${missing}`])
    for (const purchaseDay of ['2025-06-15', '2026-03-02']) expect((await desk.enter('P03.repair', { ...order, purchaseDay })).line).toMatchObject({ lacks: [], marks: [] })
    expect((await desk.enter('P03.repair', { ...order, purchaseDay: null, purchaseUnknown: '二手车，客户不知' })).line.marks.map((mark) => mark.id)).toEqual(['purchase-unknown'])
  })

  clause('P03-C.5a', 'prints plate and fault of a terminal sent back; refuses one without a plate, and sending it without its label', async () => {
    on('2026-03-03')
    const terminal = { terminal: 'T100', plate: '粤A12345', fault: '无信号', day: '2026-03-03' }
    expect(await desk.refusals(desk.enter('P03.returned-terminal', { ...terminal, plate: '' }))).toEqual(['registers.field-missing P03-C.5 plate'])
    expect(await desk.refusals(desk.enter('P03.returned-terminal', { ...terminal, fault: '' }))).toEqual(['registers.field-missing P03-C.5 fault'])
    const { line } = await desk.enter('P03.returned-terminal', terminal)
    const { html } = await clerk.registers.paper({ form: 'P03.returned-terminal', id: line.id })
    expect([html.includes('粤A12345'), html.includes('无信号')]).toEqual([true, true])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { sentDay: '2026-03-03' } }))).toEqual(['registers.field-missing P03-C.5 labelAttached'])
    expect((await clerk.registers.close({ id: line.id, values: { sentDay: '2026-03-03', labelAttached: 'attached' } })).line.status).toBe('closed')
  })

  clause('P03-E.2.2', 'shows a report of 18:00 on order 2026-031 unread to the supervisor, who alone marks it seen', async () => {
    on('2026-03-02', '18:00')
    const { line, duties } = await desk.enter('P03.order-report', { order: '2026-031', report: '客户不在家', author: who('马技师'), day: '2026-03-02', at: at('2026-03-02T18:00') })
    expect([await numbers(desk, 'P03.order-report', 'open'), duties.map((duty) => duty.dueDay)]).toEqual([[line.number], ['2026-03-05']])
    expect((await manager.duties.list({ status: 'open' })).rows.map((duty) => duty.subject.number)).toContain(line.number)
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: {} }))).toEqual(['registers.not-yours-to-close P03-E.2.2'])
    const seen = await manager.registers.close({ id: line.id, values: {} })
    expect([seen.line.closedBy, open(seen), await numbers(desk, 'P03.order-report', 'open')]).toEqual(['department-manager', [], []])
  })

  clause('P03-E.3.1', 'refuses "parts missing" without the person asked or what was agreed; saves it with manager, 11:05 and the loan unit, and follows it up', async () => {
    on('2026-03-03', '11:05')
    const lack = { order: '2026-031', part: '天线', day: '2026-03-03', askedWhom: who('顾经理'), askedAt: at('2026-03-03T11:05'), agreed: '先装借用机', followUpDay: '2026-03-06' }
    expect(await desk.refusals(desk.enter('P03.parts-missing', { ...lack, askedWhom: null }))).toEqual(['registers.field-missing P03-E.3.1 askedWhom'])
    expect(await desk.refusals(desk.enter('P03.parts-missing', { ...lack, agreed: '' }))).toEqual(['registers.field-missing P03-E.3.1 agreed'])
    const saved = await desk.enter('P03.parts-missing', lack)
    expect([saved.line.status, open(saved)]).toEqual(['open', ['P03-E.3.1 2026-03-06']])
    expect((await desk.enter('P03.parts-missing', { ...lack, followUpDay: null })).line.lacks).toEqual(['followUpDay'])
  })
})

describe('P01, P03 and P06, before work begins', () => {
  let { office, clerk, manager, desk }: Desk = {} as Desk
  beforeAll(async () => { ({ office, clerk, manager, desk } = await openDesk('2026-03-02')) })
  afterAll(async () => { await office.close() })

  clause('P01-4.12', 'refuses to start a job at unit 1203 without a contact; with one of 4 March 16:00 it starts, and not before that contact; an emergency begins without one and is marked', async () => {
    office.clock.set('2026-03-05', '09:00')
    const { line } = await desk.enter('P01.job', { unit: '1203', job: '换门锁', plannedDay: '2026-03-05' })
    const start = (values: Readonly<Record<string, number | string | { id: null; label: string }>>) => clerk.registers.close({ id: line.id, values: { startedAt: at('2026-03-05T08:30'), ...values } })
    expect(await desk.refusals(start({}))).toEqual(['registers.field-missing P01-4.12 contactedAt', 'registers.field-missing P01-4.12 contactedWhom', 'registers.field-missing P01-4.12 contactedBy'])
    const contact = { contactedAt: at('2026-03-04T16:00'), contactedWhom: '测试甲', contactedBy: desk.person('王文员') }
    expect(await desk.refusals(start({ ...contact, startedAt: at('2026-03-04T15:59') }))).toEqual(['registers.moment-before P01-4.12 startedAt'])
    const started = await start(contact)
    expect([started.line.status, started.line.marks]).toEqual(['closed', []])
    const pipe = await desk.enter('P01.job', { unit: '1203', job: '水管爆裂', plannedDay: '2026-03-05' })
    const begun = await clerk.registers.close({ id: pipe.line.id, values: { startedAt: at('2026-03-05T08:30'), emergency: '水管爆裂，来不及联系' } })
    expect([begun.line.status, begun.line.marks.map((mark) => [mark.id, mark.clause])]).toEqual(['closed', [['emergency', 'P01-4.12']]])
  })

  clause('P01-4.16c', 'refuses to close an online complaint without a countermeasure or a named person; with the text and officer Wu it closes', async () => {
    office.clock.set('2026-03-02')
    const { line } = await desk.enter('P01.online', { channel: '业主论坛', content: '电梯太慢', link: 'https://example.org/1', day: '2026-03-02' })
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { responsible: desk.person('吴专员') } }))).toEqual(['registers.field-missing P01-4.16 countermeasure'])
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { countermeasure: '加开一部' } }))).toEqual(['registers.field-missing P01-4.16 responsible'])
    expect((await clerk.registers.close({ id: line.id, values: { responsible: desk.person('吴专员'), countermeasure: '加开一部' } })).line.status).toBe('closed')
    expect((await desk.enter('P01.online', { channel: '业主论坛', content: '无链接', day: '2026-03-02' })).line.lacks).toEqual(['link'])
  })

  clause('P03-C.4', 'refuses a departure at 08:30 with the papers unticked; with all four ticked it is accepted', async () => {
    office.clock.set('2026-03-03', '08:30')
    const { line } = await desk.enter('P03.departure', { order: '2026-031', technician: desk.person('马技师'), day: '2026-03-03' })
    const ticks = { information: 'checked', tools: 'checked', parts: 'checked', papers: 'checked', departedAt: at('2026-03-03T08:30') }
    for (const missing of ['information', 'tools', 'parts', 'papers']) expect(await desk.refusals(clerk.registers.close({ id: line.id, values: { ...ticks, [missing]: null } }))).toEqual([`registers.field-missing P03-C.4 ${missing}`])
    expect((await clerk.registers.close({ id: line.id, values: ticks })).line.status).toBe('closed')
  })

  clause('P06-A.3b', 'refuses the front desk the outcome "granted", which a leader alone gives; saves "reported to the general manager 10:30", and "declined" with nothing more', async () => {
    office.clock.set('2026-03-02', '10:30')
    const request = { customerName: '测试客户', request: '要客户名单', day: '2026-03-02' }
    const save = (values: Readonly<Record<string, number | string | { id: null; label: string }>>) => clerk.registers.enter({ form: 'P06.restricted-request', values: { ...request, ...values } })
    expect(await desk.refusals(save({ outcome: 'granted' }))).toEqual(['registers.choice-unknown P06-A.3 outcome'])
    expect(await desk.refusals(save({ outcome: 'reported' }))).toEqual(['registers.field-missing P06-A.3 reportedTo', 'registers.field-missing P06-A.3 reportedAt'])
    const { line } = await save({ outcome: 'reported', reportedTo: desk.person('总经理'), reportedAt: at('2026-03-02T10:30') })
    expect(line.status).toBe('open')
    const answer = (by: Client, answeredAt: string) => by.registers.close({ id: line.id, values: { answer: 'granted', answeredAt: at(answeredAt) } })
    expect(await desk.refusals(answer(clerk, '2026-03-02T10:30'))).toEqual(['registers.not-yours-to-close P06-A.3'])
    expect(await desk.refusals(answer(manager, '2026-03-02T10:29'))).toEqual(['registers.moment-before P06-A.3 answeredAt'])
    expect((await answer(manager, '2026-03-02T10:30')).line).toMatchObject({ status: 'closed', closedBy: 'department-manager', values: { answer: 'granted' } })
    expect((await save({ outcome: 'declined' })).line.status).toBe('kept')
  })

  const guest = { guest: '测试总监', guestRank: 'director', trainOrFlight: 'CZ3101', arrivesAt: at('2026-03-02T14:30') }

  clause('P06-C.1a', 'warns of the rank when a clerk meets a guest director of flight CZ3101, not when a director does; refuses a plan without flight or greeter', async () => {
    office.clock.set('2026-03-02')
    const plan = (greeterRank: string, more: Readonly<Record<string, string | null>> = {}) => desk.enter('P06.pick-up', { ...guest, greeter: desk.person('测试乙'), greeterRank, ...more })
    const marks = async (greeterRank: string, guestRank = 'director') => (await plan(greeterRank, { guestRank })).line.marks.map((mark) => mark.en)
    expect([await marks('clerk'), await marks('manager'), await marks('director')]).toEqual([['The greeter’s rank is lower'], ['The greeter’s rank is lower'], []])
    expect([await marks('clerk', 'clerk'), await marks('clerk', 'supervisor'), await marks('manager', 'supervisor')]).toEqual([[], ['The greeter’s rank is lower'], []])
    expect(await desk.refusals(plan('director', { trainOrFlight: '' }))).toEqual(['registers.field-missing P06-C.1 trainOrFlight'])
    expect(await desk.refusals(plan('director', { greeter: null }))).toEqual(['registers.field-missing P06-C.1 greeter'])
  })

  clause('P06-C.4', 'refuses to confirm a pick-up at 12:00 without a vehicle; with one and its driver it is confirmed, and until then it is listed', async () => {
    office.clock.set('2026-03-02', '12:00')
    const { line } = await desk.enter('P06.pick-up', { ...guest, guest: '另一位客人', greeter: desk.person('测试乙'), greeterRank: 'director' })
    expect(await numbers(desk, 'P06.pick-up', 'open')).toContain(line.number)
    expect(await desk.refusals(clerk.registers.close({ id: line.id, values: {} }))).toEqual(['registers.field-missing P06-C.4 vehicle', 'registers.field-missing P06-C.4 driver'])
    expect((await clerk.registers.close({ id: line.id, values: { vehicle: '粤A12345', driver: desk.person('赵师傅') } })).line.status).toBe('closed')
    expect(await numbers(desk, 'P06.pick-up', 'open')).not.toContain(line.number)
  })
})

/** Clauses that a declared register fully serves: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LineSheet } from '#shared/contract/registers.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { createRegisterDesk } from '#tests/support/registers.ts'
import type { RegisterDesk } from '#tests/support/registers.ts'

const openDuties = (sheet: LineSheet) => sheet.duties.filter((duty) => duty.status === 'open').map((duty) => `${duty.clause} ${duty.dueDay}`)
const march2 = '2026-03-02'

describe('P07, registers of custody', () => {
  let office: TestOffice
  let keeper: Client
  let desk: RegisterDesk
  beforeAll(async () => {
    office = await openTestOffice({ today: march2 })
    keeper = await office.as('archive-administrator')
    desk = createRegisterDesk(keeper)
  })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }
  const dueChecks = async () => (await keeper.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P07-16' && duty.subject.kind === 'rule')

  clause('P07-15', 'shows a faded file as "repair open, 7 days" a week later, and lists it until the day and the method of its repair are entered', async () => {
    on(march2)
    const customer = await desk.customer('七号客户')
    const found = await desk.enter('P07.damage', { customer: desk.link(customer.id), kind: 'faded', foundBy: desk.person('测试甲'), foundDay: march2 })
    expect([found.line.status, openDuties(found)]).toEqual(['open', ['P07-15 2026-04-01']])
    on('2026-03-08')
    expect((await desk.lines('P07.damage', 'open')).map((line) => [line.title.includes(customer.number), line.waitingDays])).toEqual([[true, 6]])
    on('2026-03-09')
    const [waiting] = await desk.lines('P07.damage', 'open')
    expect(waiting?.waitingDays).toBe(7)
    const page = await keeper.registers.pagePaper({ form: 'P07.damage', state: 'open', locale: 'en' })
    expect(page.html).toContain('repair open, 7 days')
    expect(page.html).toContain(customer.number)
    expect((await keeper.customers.get({ id: customer.id })).matters.map((matter) => [matter.number, matter.words?.status.en]), 'in the file itself too').toEqual([[found.line.number, 'repair open']])
    // A repair without its method, or before the damage was found, does not close it.
    expect(await desk.refusals(keeper.registers.close({ id: found.line.id, values: { repairedDay: '2026-03-09' } }))).toEqual(['registers.field-missing P07-15 method'])
    expect(await desk.refusals(keeper.registers.close({ id: found.line.id, values: { repairedDay: '2026-03-01', method: '托裱' } }))).toEqual(['registers.day-before P07-15 repairedDay'])
    const repaired = await keeper.registers.close({ id: found.line.id, values: { repairedDay: '2026-03-09', method: '托裱' } })
    expect([repaired.line.status, openDuties(repaired), repaired.duties.map((duty) => duty.status)]).toEqual(['closed', [], ['done']])
    expect(await desk.lines('P07.damage', 'open')).toEqual([])
  })

  clause('P07-16b', 'opens a corrective task for damp = bad; keeps a check without an answer to damp as "incomplete: damp" and the check due', async () => {
    on('2026-04-01')
    expect(await dueChecks()).toHaveLength(1)
    const half = await desk.enter('P07.environment', { checkedDay: '2026-04-01', checkedBy: desk.person('测试乙'), mould: 'good' })
    expect([half.line.lacks, half.duties]).toEqual([['damp'], []])
    expect((await keeper.registers.paper({ form: 'P07.environment', id: half.line.id, locale: 'en' })).html).toContain('Damp')
    expect((await keeper.registers.pagePaper({ form: 'P07.environment', state: 'incomplete', locale: 'en' })).html).toContain('incomplete: Damp')
    expect((await desk.lines('P07.environment', 'incomplete')).map((line) => line.number)).toEqual([half.line.number])
    expect(await dueChecks(), 'an unanswered check is still due').toHaveLength(1)
    const before = (await dueChecks())[0]?.id

    const bad = await keeper.registers.correct({ id: half.line.id, values: { damp: 'bad' }, reason: '补查' })
    expect([bad.line.lacks, bad.line.status, openDuties(bad)]).toEqual([[], 'open', ['P07-16 2026-04-08']])
    expect((await dueChecks()).map((duty) => [duty.id === before, duty.dueDay]), 'the whole check does the duty; the next comes 30 days later').toEqual([[false, '2026-05-01']])
    const put = await keeper.registers.close({ id: half.line.id, values: { measures: '开除湿机', correctedDay: '2026-04-01' } })
    expect([put.line.status, openDuties(put)]).toEqual(['closed', []])

    const good = await desk.enter('P07.environment', { checkedDay: '2026-04-01', checkedBy: desk.person('测试乙'), damp: 'good', mould: 'good' })
    expect([good.line.status, good.duties]).toEqual(['kept', []])
    const mould = await desk.enter('P07.environment', { checkedDay: '2026-04-01', checkedBy: desk.person('测试乙'), damp: 'good', mould: 'bad' })
    expect(openDuties(mould)).toEqual(['P07-16 2026-04-08'])
  })

  clause('P07-8a', 'takes thermal paper in with a warning and opens a re-copy task; paper that lasts opens none', async () => {
    on(march2)
    const receipt = await desk.enter('P07.intake', { material: '热敏纸小票', receivedDay: march2, carrier: 'paper', isFit: 'no', writingMedium: 'printed' })
    expect([receipt.line.marks.map((mark) => [mark.en, mark.clause]), openDuties(receipt), receipt.line.status]).toEqual([[['Not fit for long keeping', 'P07-8']], ['P07-8 2026-04-01'], 'open'])
    const lasting = await desk.enter('P07.intake', { material: '合同', receivedDay: march2, carrier: 'paper', isFit: 'yes', writingMedium: 'carbon' })
    expect([lasting.line.marks, lasting.duties, lasting.line.status]).toEqual([[], [], 'kept'])
    // Found later to be sound after all: nothing is owed for it.
    const sound = await keeper.registers.correct({ id: receipt.line.id, values: { isFit: 'yes' }, reason: '重新核对' })
    expect([sound.line.marks, sound.duties.map((duty) => duty.status), sound.line.status]).toEqual([[], ['void'], 'kept'])
    expect(await desk.refusals(desk.enter('P07.intake', { material: '明天的合同', receivedDay: '2026-03-03', carrier: 'paper', isFit: 'yes', writingMedium: 'carbon' }))).toEqual(['registers.day-in-future P07-8 receivedDay'])
  })

  clause('P07-8b', 'flags a card in pencil and asks for a note; carbon ink saves without a warning; the blank form says what to write with', async () => {
    on(march2)
    const card = { material: '登记卡', receivedDay: march2, carrier: 'paper', isFit: 'yes' } as const
    const pencil = await desk.enter('P07.intake', { ...card, writingMedium: 'pencil' })
    expect([pencil.line.marks.map((mark) => mark.id), pencil.line.lacks]).toEqual([['medium'], ['mediumNote']])
    const noted = await keeper.registers.correct({ id: pencil.line.id, values: { mediumNote: '客户只有铅笔' } })
    expect([noted.line.marks.map((mark) => mark.id), noted.line.lacks]).toEqual([['medium'], []])
    expect((await desk.enter('P07.intake', { ...card, writingMedium: 'ball-point' })).line.lacks).toEqual(['mediumNote'])
    for (const writingMedium of ['carbon', 'blue-black']) {
      const { line } = await desk.enter('P07.intake', { ...card, writingMedium })
      expect([line.marks, line.lacks], writingMedium).toEqual([[], []])
    }
    const blank = await keeper.registers.paper({ form: 'P07.intake', locale: 'en' })
    expect(blank.html).toContain('not with ball-point or pencil')
  })
})

describe('P19, correspondence', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2024-03-14' }) })
  afterAll(async () => { await office.close() })

  clause('P19-C.2', 'shows a fax in the customer’s file under its day, and nowhere else; refuses an entry without customer or kind, and one of tomorrow', async () => {
    const clerk = await office.as('clerk')
    const desk = createRegisterDesk(await office.as('archive-administrator'))
    const [customer, other] = [await desk.customer('三一客户'), await desk.customer('别的客户')]
    const fax = { customer: desk.link(customer.id), kind: 'fax', direction: 'out', day: '2024-03-14', subject: '报价单', person: desk.person('测试丙') }
    const { line } = await clerk.registers.enter({ form: 'P19.correspondence', values: fax })
    const matters = async (id: typeof customer.id) => (await clerk.customers.get({ id })).matters.filter((matter) => matter.kind === 'register-line').map((matter) => [matter.number, matter.words?.kind.zh, matter.title, matter.at])
    expect(await matters(customer.id)).toEqual([[line.number, '客户往来登记', '传真 报价单', Date.parse('2024-03-14T00:00:00+08:00')]])
    expect(await matters(other.id)).toEqual([])
    expect(await desk.refusals(clerk.registers.enter({ form: 'P19.correspondence', values: { ...fax, customer: null } }))).toEqual(['registers.field-missing P19-C.2 customer'])
    expect(await desk.refusals(clerk.registers.enter({ form: 'P19.correspondence', values: { ...fax, kind: '' } }))).toEqual(['registers.field-missing P19-C.2 kind'])
    expect(await desk.refusals(clerk.registers.enter({ form: 'P19.correspondence', values: { ...fax, day: '2024-03-15' } }))).toEqual(['registers.day-in-future P19-C.2 day'])
    for (const kind of ['letter', 'long-distance']) await clerk.registers.enter({ form: 'P19.correspondence', values: { ...fax, kind, subject: `${kind}一件` } })
    expect(await matters(customer.id)).toHaveLength(3)
  })

  it('counts each number of a register without a gap, and begins anew each year', async () => {
    const keeper = await office.as('archive-administrator')
    const desk = createRegisterDesk(keeper)
    const enter = (day: string) => desk.enter('P07.damage', { customer: desk.link(damaged.id), kind: 'torn', foundBy: desk.person('测试丁'), foundDay: day })
    const damaged = await desk.customer('破损客户')
    const numbers = [(await enter('2024-03-14')).line.number]
    await expect(enter('2024-03-15')).rejects.toThrow()
    numbers.push((await enter('2024-03-14')).line.number)
    office.clock.set('2025-01-02')
    numbers.push((await enter('2025-01-02')).line.number)
    expect(numbers).toEqual(['XF2024-00001', 'XF2024-00002', 'XF2025-00001'])
    expect(toDay('2025-01-02')).toBe((await desk.lines('P07.damage', 'open'))[0]?.day)
  })
})

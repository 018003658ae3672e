/** The declared registers on a real archive: fields of the office, corrections, papers, exports, search, rights. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOfficeDatabase } from '#tests/support/office-database.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { createRegisterDesk } from '#tests/support/registers.ts'
import type { RegisterDesk } from '#tests/support/registers.ts'

const today = '2026-03-02'
const damage = 'P07.damage'

describe('registers', () => {
  let office: TestOffice
  let clerk: Client
  let manager: Client
  let desk: RegisterDesk
  let customer: Awaited<ReturnType<RegisterDesk['customer']>>
  beforeAll(async () => {
    office = await openTestOffice({ today })
    clerk = await office.as('clerk')
    manager = await office.as('department-manager')
    desk = createRegisterDesk(await office.as('archive-administrator'))
    customer = await desk.customer('登记客户')
  })
  afterAll(async () => { await office.close() })

  const torn = (more: Readonly<Record<string, string>> = {}) => desk.enter(damage, { customer: desk.link(customer.id), kind: 'torn', foundBy: desk.person('测试甲'), foundDay: today, ...more })
  const described = async () => (await clerk.registers.forms({})).registers.find((register) => register.id === damage)

  it('take a field of the office into the form, the list, the paper and the file; retired, it is asked no more and old lines keep it', async () => {
    const { line: before } = await torn()
    await manager.registers.addField({ form: damage, label: '楼层', kind: 'choice', options: ['一楼', '二楼'], required: 'save' })
    expect(await desk.refusals(torn())).toEqual(['registers.field-missing P07-15 office1'])
    expect(await desk.refusals(torn({ office1: '三楼' }))).toEqual(['registers.choice-unknown P07-15 office1'])
    const { line } = await torn({ office1: '二楼' })
    expect(line.values['office1']).toBe('二楼')
    expect((await described())?.fields.at(-1)).toMatchObject({ zh: '楼层', kind: 'choice', isOffice: true, isRetired: false })
    expect((await clerk.registers.paper({ form: damage, id: line.id })).html).toMatch(/楼层.*二楼/s)
    expect((await clerk.registers.pagePaper({ form: damage })).html).toMatch(/楼层.*二楼/s)
    const described1 = (await clerk.reports.registers({})).registers.find((register) => register.register === damage)
    expect(described1?.columns.at(-1)?.title).toBe('楼层')
    expect((await clerk.reports.preview({ register: damage })).rows.map((row) => row.values['office1'])).toEqual(['二楼', null])

    await manager.registers.retireField({ id: await idOfField() })
    expect(await desk.refusals(manager.registers.retireField({ id: await idOfField() }))).toEqual(['registers.field-retired'])
    await torn()
    expect((await clerk.registers.get({ id: line.id })).line.values['office1']).toBe('二楼')
    expect((await clerk.registers.get({ id: before.id })).line.lacks).toEqual([])
    expect((await clerk.registers.paper({ form: damage, id: line.id })).html).toContain('二楼')
    expect((await clerk.registers.paper({ form: damage })).html).not.toContain('楼层')
  })

  async function idOfField() {
    const id = (await described())?.fields.find((field) => field.isOffice)?.officeId
    // Given by the archive with the field.
    return id as Parameters<Client['registers']['retireField']>[0]['id']
  }

  it('let only managers change their fields, and name the reason', async () => {
    await expect(clerk.registers.addField({ form: damage, label: '柜号', kind: 'text' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect((await office.as('auditor')).registers.enter({ form: damage, values: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await desk.refusals(manager.registers.addField({ form: damage, label: '发现人', kind: 'text' }))).toEqual(['registers.label-taken label'])
    expect(await desk.refusals(manager.registers.addField({ form: damage, label: '柜型', kind: 'choice', options: ['铁柜'] }))).toEqual(['registers.options-missing options'])
    await expect(manager.registers.addField({ form: 'P07.nothing', label: '柜号', kind: 'text' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keep the old value of a corrected line, who corrected it and why', async () => {
    const { line } = await torn()
    const corrected = await clerk.registers.correct({ id: line.id, values: { kind: 'faded', detail: '第二页' }, reason: '看错了' })
    expect(corrected.line.values).toMatchObject({ kind: 'faded', detail: '第二页' })
    const entry = corrected.history.at(-1)
    expect([entry?.kind, entry?.by, entry?.body['from'], entry?.body['to'], entry?.body['reason']]).toEqual(['corrected', 'clerk', { kind: 'torn', detail: null }, { kind: 'faded', detail: '第二页' }, '看错了'])
    expect(entry?.corrects).toBe(corrected.history[0]?.seq)
    const emptied = await clerk.registers.correct({ id: line.id, values: { detail: '' } })
    expect(emptied.line.values['detail']).toBeUndefined()
    expect(await desk.refusals(clerk.registers.correct({ id: line.id, values: { kind: null } }))).toEqual(['registers.field-missing P07-15 kind'])
  })

  it('strike a line out with a reason: it stays readable, leaves the list, and owes nothing', async () => {
    const { line } = await torn()
    const struck = await clerk.registers.strike({ id: line.id, reason: '登记错了' })
    expect([struck.line.status, struck.line.reason, struck.duties.map((duty) => duty.status)]).toEqual(['void', '登记错了', ['void']])
    expect((await desk.lines(damage, 'current')).map((each) => each.id)).not.toContain(line.id)
    expect((await desk.lines(damage, 'void')).map((each) => each.id)).toContain(line.id)
    expect(await desk.refusals(clerk.registers.correct({ id: line.id, values: {} }))).toEqual(['registers.is-void P07-15'])
    expect((await clerk.customers.get({ id: customer.id })).matters.map((matter) => matter.number)).not.toContain(line.number)
  })

  it('are found by number, customer and words, and page without losing or repeating a line', async () => {
    const { line } = await torn({ detail: '封面缺角' })
    for (const typed of [line.number, '登记客户', '封面缺角']) expect((await clerk.find.search({ text: typed })).rows.filter((row) => row.kind === 'register-line').map((row) => row.id), typed).toContain(line.id)
    expect((await clerk.registers.list({ form: damage, text: '封面缺角' })).rows.map((row) => row.id)).toEqual([line.id])
    const seen: string[] = []
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Awaited<ReturnType<Client['registers']['list']>> = await clerk.registers.list({ form: damage, size: 2, cursor })
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next
    }
    expect(seen.length).toBe(new Set(seen).size)
    expect(seen).toEqual((await desk.lines(damage, 'current')).map((each) => each.id))
  })

  it('refuse a link to nothing, to another subject and to nobody, each at its field', async () => {
    const ghost = '01900000-0000-7000-8000-000000000000'
    const { line } = await torn()
    const values = { customer: desk.link(ghost), item: desk.link(line.id), foundBy: desk.link(ghost), kind: 'torn', foundDay: today }
    expect(await desk.refusals(desk.enter(damage, values))).toEqual(['registers.link-missing P07-15 customer', 'registers.link-missing P07-15 item', 'registers.link-missing P07-15 foundBy'])
    const people = (await clerk.users.list({})).rows.find((user) => user.role === 'clerk')
    const named = await desk.enter(damage, { ...values, customer: desk.link(customer.id), item: null, foundBy: { id: people?.id ?? '', label: '冒名' } })
    expect(named.line.values['foundBy'], 'the archive’s own word').toEqual({ id: people?.id, label: 'clerk' })
  })

  it('are exported with every field and what the line lacks', async () => {
    await desk.enter('P07.environment', { checkedDay: today, checkedBy: desk.person('测试乙'), mould: 'good', humidity: 61.5 })
    const stream = await clerk.reports.export({ register: 'P07.environment', format: 'csv', locale: 'en' })
    let file: Awaited<ReturnType<typeof stream.next>>['value'] = null
    for (let step = await stream.next(); ; step = await stream.next()) if (step.done === true) { file = step.value; break }
    if (file === null || file === undefined || !('path' in file)) throw new Error('no file')
    const text = readFileSync(file.path, 'utf8')
    expect(text).toContain('Damp')
    expect(text).toMatch(/HJ2026-00001.*incomplete: Damp.*Good.*61\.5/)
  })

  it('count what is open and incomplete, and say so per register', async () => {
    const row = (await clerk.registers.forms({})).registers.find((register) => register.id === 'P07.environment')
    expect(row).toMatchObject({ open: 0, incomplete: 1, entered: 1, isInForce: true })
    expect((await described())?.open).toBe((await desk.lines(damage, 'open')).length)
  })

  it('do a standing duty once for each whole check, and open the next, also twice on one day', async () => {
    const keeper = await office.as('archive-administrator')
    const standing = async () => (await keeper.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P07-16' && duty.subject.kind === 'rule').map((duty) => duty.dueDay)
    const check = (checkedDay: string) => desk.enter('P07.environment', { checkedDay, checkedBy: desk.person('测试乙'), damp: 'good', mould: 'good' })
    expect(await standing()).toEqual(['2026-04-01'])
    await check(today)
    expect(await standing()).toEqual(['2026-04-01'])
    office.clock.set('2026-03-12')
    await check('2026-03-12')
    expect(await standing()).toEqual(['2026-04-11'])
    await check('2026-03-12')
    expect(await standing()).toEqual(['2026-04-11'])
    await check('2026-03-05')
    expect(await standing(), 'a check from before the duty began does not do it').toEqual(['2026-04-11'])
    office.clock.set(today)
  })

  it('keep their lines whoever writes to the tables', async () => {
    const connection = await openOfficeDatabase(office)
    expect(() => connection.prepare('DELETE FROM register_lines').run()).toThrow(/keeps its lines/)
    connection.close()
    expect((await (await office.as('auditor')).archive.audit({ size: 5 })).rows.length).toBe(5)
  })
})

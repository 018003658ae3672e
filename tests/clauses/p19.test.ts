/** P19, filing and management of customers: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContactInput, FilingSheet } from '#shared/contract/customer-filing.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))
const marks = (sheet: FilingSheet) => sheet.filing.notices.map((notice) => notice.code.replace('customer-filing.', ''))
const march4 = toDay('2024-03-04')
const whole = { category: 'ordinary', nature: '民营', supervisor: '无', address: '一路 1 号', contactPerson: '测试甲', phone: '13800000001' } as const

describe('P19', () => {
  let office: TestOffice
  let seller: Client
  let promotion: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-03-04' })
    seller = await office.as('clerk')
    promotion = await office.as('archive-administrator')
  })
  afterAll(async () => { await office.close() })

  const on = (day: string) => { office.clock.set(day) }
  let count = 0
  const contact = (more: Partial<ContactInput> = {}, by = seller) => {
    count += 1
    return by['customer-filing'].contact({ name: `新客户${String(count)}`, contactDay: march4, ...more })
  }
  async function file(more: Partial<ContactInput> = {}) {
    const { filing } = await contact({ ...whole, phone: `1380000${String(count + 1000)}`, ...more })
    await seller['customer-filing'].submit({ id: filing.id })
    return (await promotion['customer-filing'].confirm({ id: filing.id })).filing
  }
  const listed = async (state: 'category-missing' | 'incomplete' | 'late' | 'too-few-contacts' | 'form-missing' | 'prospect' | 'open') => (await seller['customer-filing'].list({ state })).rows.map((row) => row.name)

  clause('P19-A.2', 'keeps a profile without dealings as a prospect and counts it apart, until there are dealings', async () => {
    on('2024-03-04')
    const before = await seller['customer-filing'].counts({})
    const { filing } = await contact()
    expect((await seller['customer-filing'].counts({})).prospects).toBe(before.prospects + 1)
    expect(await listed('prospect')).toContain(filing.name)
    await seller['customer-filing'].setContacts({ id: filing.id, staff: ['clerk'], isImportant: false, dealingsSince: march4 })
    expect(await seller['customer-filing'].counts({})).toMatchObject({ prospects: before.prospects, customers: before.customers + 1 })
  })

  clause('P19-A.3', 'lists a profile without category; keeps who set which of the four, when and why; refuses a fifth', async () => {
    on('2024-03-04')
    const { filing } = await contact()
    expect([await listed('category-missing'), marks(await seller['customer-filing'].look({ id: filing.id }))]).toEqual([expect.arrayContaining([filing.name]), expect.arrayContaining(['category-missing'])])
    await seller['customer-filing'].setCategory({ id: filing.id, category: 'ordinary', reason: '有小单' })
    on('2024-06-03')
    const sheet = await seller['customer-filing'].setCategory({ id: filing.id, category: 'key', reason: '大单' })
    expect(sheet.history.filter((entry) => entry.kind === 'category-set').map(({ body, by }) => [body['to'], body['reason'], by])).toEqual([['ordinary', '有小单', 'clerk'], ['key', '大单', 'clerk']])
    expect(await listed('category-missing')).not.toContain(filing.name)
    // A fifth value does not pass the contract, whatever a program sends.
    await expect(seller['customer-filing'].setCategory({ id: filing.id, category: 'vip' as 'key', reason: '试' })).rejects.toThrow()
    expect((await seller['customer-filing'].counts({})).categories.filter((line) => line.category !== 'unset')).toHaveLength(4)
    on('2024-03-04')
  })

  clause('P19-1.3.1', 'shows the file that has the same name and telephone; lists whom a visit or the desk met without a file, and not whom they met with one', async () => {
    on('2024-03-04')
    const known = await file({ name: '恒达贸易', phone: '13900000031' })
    const twins = await seller['customer-filing'].findTwins({ name: '恒达贸易', phone: '13900000031' })
    expect(twins.rows.map((row) => row.number)).toContain(known.number)
    expect((await seller['customer-filing'].findTwins({ name: '别的贸易', phone: '13900000032' })).rows).toEqual([])
    for (const unit of ['兰溪公司', '恒达贸易']) await seller['customer-visits'].add({ day: march4, unit, target: 'potential' })
    expect([(await listed('open')).includes('兰溪公司'), (await listed('open')).includes('恒达贸易')]).toEqual([true, false])
    for (const company of ['兰溪二公司', '恒达贸易']) await seller.desk.registerVisit({ visitor: '测试丁', company })
    const unfiled = async () => (await seller['customer-filing'].unfiled({})).rows.map((row) => row.name)
    expect(await unfiled()).toEqual(['兰溪二公司'])
    await contact({ name: '兰溪二公司' })
    expect(await unfiled()).toEqual([])
  })

  clause('P19-1.3.2', 'shows six of seven with the missing field and lists it; seven of seven is not listed', async () => {
    on('2024-03-04')
    const sheet = await contact({ ...whole, contactPerson: '' })
    expect([sheet.filing.complete, sheet.missing, marks(sheet)]).toEqual([6, ['contactPerson'], ['incomplete']])
    expect(await listed('incomplete')).toContain(sheet.filing.name)
    const filled = await seller['customer-filing'].fill({ id: sheet.filing.id, ...whole, name: sheet.filing.name })
    expect([filled.filing.complete, filled.missing]).toEqual([7, []])
    expect(await listed('incomplete')).not.toContain(sheet.filing.name)
  })

  clause('P19-1.3.3.1', 'shows a change on the customer’s side under its own day, in no other file, and takes none without a kind', async () => {
    const filing = await file()
    on('2024-03-05')
    const sheet = await seller['customer-filing'].enterEvent({ id: filing.id, kind: 'customer-side', day: toDay('2024-03-01'), what: '法定代表人变更', source: '来函' })
    expect(sheet.events).toMatchObject([{ kind: 'customer-side', day: '2024-03-01', what: '法定代表人变更' }])
    expect((await seller['customer-filing'].look({ id: (await file()).id })).events).toEqual([])
    await expect(seller['customer-filing'].enterEvent({ id: filing.id, kind: '' as 'customer-side', day: toDay('2024-03-01'), what: '搬迁' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect((await seller['customer-filing'].look({ id: filing.id })).events).toHaveLength(1)
    on('2024-03-04')
  })
  clause('P19-1.3.3.2', 'shows the end of a contract as between us, and prints it with this customer’s form and no other', async () => {
    const filing = await file()
    on('2024-03-05')
    const sheet = await seller['customer-filing'].enterEvent({ id: filing.id, kind: 'between-us', day: toDay('2024-03-01'), what: '合同终止' })
    expect(sheet.events.map((event) => event.kind)).toEqual(['between-us'])
    const { html } = await seller['customer-filing'].paper({ id: filing.id })
    for (const word of ['客户基本信息表', '合同终止', '2024-03-01', '我们与客户之间']) expect(html).toContain(word)
    expect((await seller['customer-filing'].paper({ id: (await file()).id })).html).not.toContain('合同终止')
    on('2024-03-04')
  })

  clause('P19-B.1a', 'is due on the fifth working day after a Monday; the Tuesday after that is one working day late', async () => {
    on('2024-03-04')
    const [first, second] = [await contact(), await contact()]
    expect(first.filing.dueDay).toBe('2024-03-11')
    const lateness = async () => (await seller.duties.list({ clause: 'P19-B.1' })).rows.find((row) => row.subject.id === second.filing.id)?.daysLate
    on('2024-03-11')
    expect([marks(await seller['customer-filing'].submit({ id: first.filing.id })).includes('filed-late'), await lateness()]).toEqual([false, 0])
    on('2024-03-12')
    expect(await lateness()).toBe(1)
    const late = await seller['customer-filing'].submit({ id: second.filing.id })
    expect(late.filing.notices.find((notice) => notice.code === 'customer-filing.filed-late')?.facts).toEqual({ days: 1 })
    expect([await listed('late'), await lateness()]).toEqual([expect.arrayContaining([second.filing.name]), undefined])
    expect(await codes(contact({ contactDay: toDay('2024-03-13') }))).toEqual(['customer-filing.contact-in-future P19-B.1'])
    on('2024-03-04')
  })

  clause('P19-B.1b', 'stays pending without the form; gets its number once the form is filled', async () => {
    const { filing } = await contact()
    on('2024-03-08')
    expect(marks(await seller['customer-filing'].submit({ id: filing.id }))).toContain('form-missing')
    expect(await codes(promotion['customer-filing'].confirm({ id: filing.id }))).toEqual(['customer-filing.form-missing P19-B.1'])
    await seller['customer-filing'].fill({ id: filing.id, ...whole, name: filing.name })
    expect((await promotion['customer-filing'].confirm({ id: filing.id })).filing).toMatchObject({ status: 'filed', number: expect.stringMatching(/^BA2024-\d{5}$/) })
    on('2024-03-04')
  })

  clause('P19-B.2a', 'reports a change known on Thursday in time on the next Thursday, one working day late on Friday; refuses one of a customer who is not filed', async () => {
    on('2024-03-07')
    const [first, second] = [await file(), await file()]
    const change = (id: typeof first.id) => seller['customer-filing'].change({ id, field: 'address', newValue: '二路 2 号', knownDay: toDay('2024-03-07'), isReported: false })
    const [one, other] = [must((await change(first.id)).changes[0]), must((await change(second.id)).changes[0])]
    expect(one.dueDay).toBe('2024-03-14')
    on('2024-03-14')
    expect(must((await seller['customer-filing'].reportChange({ id: one.id })).changes[0]).daysLate).toBe(0)
    on('2024-03-15')
    expect((await seller.duties.list({ clause: 'P19-B.2' })).rows.map((row) => row.daysLate)).toEqual([1])
    expect(must((await seller['customer-filing'].reportChange({ id: other.id })).changes[0]).daysLate).toBe(1)
    expect(must((await promotion['customer-filing'].confirmChange({ id: one.id })).changes[0]).confirmedAt).not.toBeNull()
    expect(await codes(seller['customer-filing'].change({ id: (await contact()).filing.id, field: 'address', newValue: 'x', knownDay: toDay('2024-03-15') }))).toEqual(['customer-filing.is-contacted P19-B.2'])
    on('2024-03-04')
  })

  clause('P19-B.2b', 'keeps the old and the new address on the form; lists a change whose form was left unfinished', async () => {
    const filing = await file()
    on('2024-03-14')
    expect(await codes(seller['customer-filing'].fill({ id: filing.id, ...whole, name: filing.name, address: '三路 3 号' }))).toEqual(['customer-filing.is-filed P19-B.1'])
    const sheet = await seller['customer-filing'].change({ id: filing.id, field: 'address', newValue: '三路 3 号', knownDay: toDay('2024-03-14'), isReported: false })
    expect([must(sheet.changes[0]), sheet.form.address]).toMatchObject([{ oldValue: '一路 1 号', newValue: '三路 3 号', reportedDay: null }, '三路 3 号'])
    expect(await listed('form-missing')).toContain(filing.name)
    await seller['customer-filing'].reportChange({ id: must(sheet.changes[0]).id })
    expect(await listed('form-missing')).not.toContain(filing.name)
    on('2024-03-04')
  })

  /** People of two departments; a test office gives everybody the same. */
  async function departments() {
    const at = await openTestOffice({ today: '2024-03-14' })
    const administrator = await at.as('system-administrator')
    async function person(displayName: string, role: 'clerk' | 'department-manager', department: string) {
      const client = await at.as(role, displayName)
      const user = must((await administrator.users.list({})).rows.find((row) => row.displayName === displayName))
      await administrator.users.change({ id: user.id, displayName, role, department })
      await client.session.login({ userId: user.id, password: testPassword })
      return client
    }
    const [asker, filerOfA, filerOfB] = [await person('要看的人', 'clerk', '甲部'), await person('甲部备案人', 'clerk', '甲部'), await person('乙部备案人', 'clerk', '乙部')]
    const [managerA, managerB] = [await person('甲部经理', 'department-manager', '甲部'), await person('乙部经理', 'department-manager', '乙部')]
    return { at, asker, managerA, managerB, general: await at.as('general-manager'), ofA: (await contact({}, filerOfA)).filing, ofB: (await contact({}, filerOfB)).filing }
  }
  clause('P19-1.5.1', 'opens a file of one’s own department only after its manager agreed, on that day, and enters the look in the book', async () => {
    const { at, asker, managerA, managerB, ofA } = await departments()
    const look = () => asker['customer-filing'].look({ id: ofA.id })
    expect(await codes(look())).toEqual(['customer-filing.view-own-department P19-1.5.1'])
    const { approvalId } = await asker['customer-filing'].askToLook({ id: ofA.id, purpose: '接手' })
    expect(await codes(look())).toEqual(['customer-filing.view-waits P19-1.5.1'])
    expect((await codes(managerB.approvals.agree({ id: approvalId }))).length).toBeGreaterThan(0)
    await managerA.approvals.agree({ id: approvalId })
    expect((await look()).history.at(-1)).toMatchObject({ kind: 'looked', by: '要看的人', body: { standing: 'agreed' } })
    at.clock.set('2024-03-15')
    expect(await codes(look())).toEqual(['customer-filing.view-own-department P19-1.5.1'])
    await at.close()
  })
  clause('P19-1.5.2', 'keeps another department’s file closed on a manager’s word; opens it when the general manager agrees', async () => {
    const { at, asker, managerA, managerB, general, ofB } = await departments()
    const look = () => asker['customer-filing'].look({ id: ofB.id })
    expect(await codes(look())).toEqual(['customer-filing.view-other-department P19-1.5.2'])
    const { approvalId } = await asker['customer-filing'].askToLook({ id: ofB.id, purpose: '参考' })
    for (const manager of [managerA, managerB]) expect((await codes(manager.approvals.agree({ id: approvalId }))).length).toBeGreaterThan(0)
    expect((await codes(look())).length).toBe(1)
    await general.approvals.agree({ id: approvalId })
    expect((await look()).filing.name).toBe(ofB.name)
    await at.close()
  })

  clause('P19-C.3a', 'saves an important new customer with one contact and lists it as one of two; with two the mark goes', async () => {
    on('2024-03-14')
    const { filing } = await contact(whole)
    const set = (staff: string[], isImportant = true) => seller['customer-filing'].setContacts({ id: filing.id, staff, isImportant })
    const alone = await set(['测试甲'])
    expect(alone.filing.notices.find((notice) => notice.code === 'customer-filing.too-few-contacts')).toMatchObject({ clause: 'P19-C.3', facts: { have: 1, of: 2 } })
    expect(await listed('too-few-contacts')).toContain(filing.name)
    // The same name twice is one person.
    expect(marks(await set(['测试甲', '测试甲']))).toContain('too-few-contacts')
    expect(marks(await set(['测试甲', '测试乙']))).not.toContain('too-few-contacts')
    expect(await listed('too-few-contacts')).not.toContain(filing.name)
    // When one of the two leaves, it has too few again.
    expect(marks(await set(['测试乙']))).toContain('too-few-contacts')
    expect(marks(await set(['测试甲'], false))).not.toContain('too-few-contacts')
    on('2024-03-04')
  })

  clause('P19-1.9c', 'counts no lateness for a contact from before 1 July 2013; one of that day is due on the 8th', async () => {
    const at = await openTestOffice({ today: '2013-07-20' })
    const one = await at.as('clerk')
    const enter = (contactDay: string) => one['customer-filing'].contact({ name: `客户${contactDay}`, contactDay: toDay(contactDay) })
    const [before, from] = [await enter('2013-06-28'), await enter('2013-07-01')]
    expect([marks(before).includes('filed-late'), marks(from).includes('filed-late'), from.filing.dueDay]).toEqual([false, true, '2013-07-08'])
    expect((await one.duties.list({ clause: 'P19-B.1' })).rows.map((row) => [row.subject.title, row.dueDay])).toEqual([['客户2013-07-01', '2013-07-08']])
    await at.close()
  })

  clause('P19-2.1', 'goes from submitted on the 8th to filed on the 11th with both days, a number and a customer file', async () => {
    const { filing } = await contact(whole)
    on('2024-03-08')
    expect((await seller['customer-filing'].submit({ id: filing.id })).filing).toMatchObject({ status: 'submitted', submittedDay: '2024-03-08', confirmedDay: null, number: null })
    on('2024-03-11')
    const done = (await promotion['customer-filing'].confirm({ id: filing.id })).filing
    expect(done).toMatchObject({ status: 'filed', submittedDay: '2024-03-08', confirmedDay: '2024-03-11' })
    expect((await seller.customers.get({ id: must(done.customerId) })).customer.name).toBe(filing.name)
    on('2024-03-04')
  })

  clause('P19-2.2', 'shows a visit to a filed customer, planned on the 14th and made on the 18th, in its file as planned, then as reported, and in no other', async () => {
    const filing = await file({ name: '回看客户' })
    on('2024-03-14')
    const { visit } = await seller['customer-visits'].add({ day: toDay('2024-03-18'), unit: '回看客户', customerId: filing.customerId, target: 'business' })
    const other = await file({ name: '没去的客户' })
    const shown = async (of: typeof filing) => (await seller.customers.get({ id: must(of.customerId) })).matters.filter((matter) => matter.number === visit.number).map(({ kind, status, title }) => [kind, status, title])
    expect(await shown(filing)).toEqual([['customer-visit', 'planned', '回看客户']])
    on('2024-03-18')
    await seller['customer-visits'].report({ id: visit.id, result: '谈妥' })
    expect([await shown(filing), await shown(other)]).toEqual([[['customer-visit', 'reported', '回看客户']], []])
    on('2024-03-04')
  })

  it('leaves the archive verified', async () => {
    const stream = await promotion.archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value.verified).toBe(true)
  })
})

/** P19, the care of filed customers: receptions, contact reports, departures; each clause with its own figures and a neighbouring one. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { DepartureSheet } from '#shared/contract/customer-care.ts'
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import type { Role } from '#shared/domain/access.ts'
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

describe('P19: care of customers', () => {
  let office: TestOffice
  let [seller, keeper, manager] = [] as unknown as [Client, Client, Client]
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-03-04' })
    seller = await office.as('clerk')
    keeper = await office.as('archive-administrator')
    manager = await office.as('department-manager')
  })
  afterAll(async () => { await office.close() })
  const on = (day: string) => { office.clock.set(day) }

  /** A person of a department, at his own desk. */
  async function person(displayName: string, role: Role, department: string, at = office) {
    const client = await at.as(role, displayName)
    const administrator = await at.as('system-administrator')
    const user = must((await administrator.users.list({})).rows.find((row) => row.displayName === displayName))
    await administrator.users.change({ id: user.id, displayName, role, department })
    await client.session.login({ userId: user.id, password: testPassword })
    return { client, id: user.id }
  }
  let count = 0
  /** A filed customer of a category; the first contact is of the day on which it is called. */
  async function file(category: FilingCategory, more: { readonly name?: string; readonly by?: Client } = {}) {
    count += 1
    const by = more.by ?? seller
    const day = must((await by.session.status({})).today)
    const { filing } = await by['customer-filing'].contact({ name: more.name ?? `维护客户${String(count)}`, category, nature: '民营', supervisor: '无', address: '一路 1 号', contactPerson: '测试甲', phone: `1391000${String(1000 + count)}`, contactDay: day })
    await by['customer-filing'].submit({ id: filing.id })
    return (await keeper['customer-filing'].confirm({ id: filing.id })).filing
  }

  clause('P19-C.1a', 'proposes the standard level for an ordinary customer and keeps it with the reception; nobody known gets none', async () => {
    on('2024-03-11')
    const customer = await file('ordinary')
    on('2024-03-14')
    const { visit } = await seller.desk.registerVisit({ visitor: '来客甲', company: customer.name })
    expect([visit.receptionLevel, visit.proposedLevel, marks(visit).filter((code) => code.startsWith('desk.below'))]).toEqual(['standard', 'standard', []])
    const unknown = await seller.desk.registerVisit({ visitor: '来客乙', company: '没听说过的公司' })
    expect([unknown.visit.receptionLevel, unknown.visit.proposedLevel]).toEqual([null, null])
    expect(await seller.desk.proposeReception({ company: customer.name })).toEqual({ name: customer.name, category: 'ordinary', level: 'standard' })
  })

  clause('P19-C.1b', 'sets VIP for a key customer and alerts the desk; standard asks for a reason, is listed with it and without it', async () => {
    on('2024-03-11')
    const key = await file('key', { name: '重点贸易' })
    on('2024-03-14')
    expect(await seller.desk.proposeReception({ company: '重点贸易' })).toEqual({ name: '重点贸易', category: 'key', level: 'vip' })
    const received = (more: { readonly receptionLevel?: 'standard' | 'vip'; readonly receptionReason?: string }) => seller.desk.registerVisit({ visitor: '来客丙', customerId: must(key.customerId), company: '重点贸易', ...more })
    const { visit: vip } = await received({})
    expect([vip.receptionLevel, vip.proposedLevel, marks(vip).includes('desk.below-vip')]).toEqual(['vip', 'vip', false])
    const { visit: bare } = await received({ receptionLevel: 'standard' })
    expect(bare.notices[0]).toMatchObject({ code: 'desk.below-vip-unexplained', clause: 'P19-C.1' })
    const { visit: explained } = await received({ receptionLevel: 'standard', receptionReason: '只来取件' })
    expect(explained.notices[0]).toMatchObject({ code: 'desk.below-vip', facts: { reason: '只来取件' } })
    expect((await seller.desk.list({ state: 'below-vip' })).rows.map((row) => row.number)).toEqual([explained.number, bare.number])
    // An ordinary customer at the same level is no exception, and a corrected reception leaves the list.
    const corrected = await seller.desk.correctVisit({ ...bare, reason: '选错', receptionLevel: 'vip', leftAt: null })
    expect([corrected.receptionLevel, (await seller.desk.list({ state: 'below-vip' })).rows.map((row) => row.number)]).toEqual(['vip', [explained.number]])
  })

  clause('P19-C.3b', 'marks a contact with a high-potential customer that has no report, lists and reminds until it is written; an ordinary customer’s contact owes none', async () => {
    on('2024-03-11')
    const [important, ordinary] = [await file('potential', { name: '有潜力公司' }), await file('ordinary')]
    await seller['customer-filing'].setContacts({ id: important.id, staff: ['clerk'], isImportant: true })
    on('2024-03-18')
    const day = toDay('2024-03-18')
    const contact = await seller['customer-care'].addContact({ filingId: important.id, day, what: '电话问采购计划' })
    expect([marks(contact), contact.reportDueDay]).toEqual([['customer-care.report-missing'], '2024-03-19'])
    const plain = await seller['customer-care'].addContact({ filingId: ordinary.id, day, what: '电话问好' })
    expect([marks(plain), plain.reportDueDay]).toEqual([[], null])
    expect((await seller['customer-care'].contacts({ state: 'report-missing' })).rows.map((row) => row.number)).toEqual([contact.number])
    const owed = async () => (await manager.duties.list({ clause: 'P19-C.3', box: 'all' })).rows.map((row) => [row.subject.number, row.daysLate])
    expect(await owed()).toEqual([[contact.number, 0]])
    on('2024-03-20')
    expect([await owed(), marks(must((await seller['customer-care'].contacts({ state: 'report-missing' })).rows[0]))]).toEqual([[[contact.number, 1]], ['customer-care.report-late']])
    await seller['customer-care'].report({ id: contact.id, report: '下季度要招标' })
    expect([await owed(), (await seller['customer-care'].contacts({ state: 'report-missing' })).rows, await codes(seller['customer-care'].report({ id: contact.id, report: '改一改' }))]).toEqual([[], [], ['customer-care.already-reported P19-C.3']])
    // The department's manager reads it; a colleague of another department sees the contact and not its words.
    const { client: stranger } = await person('外部门同事', 'clerk', '别的部')
    const seen = async (by: Client) => must((await by['customer-care'].contacts({ filingId: important.id })).rows[0])
    expect([(await seen(stranger)).report, (await seen(manager)).report]).toEqual(['', '下季度要招标'])
    expect((await manager['customer-care'].readReport({ id: contact.id })).readBy).toBe('department-manager')
    on('2024-03-04')
  })

  describe('a departure', () => {
    let [hu, gao] = [] as unknown as Awaited<ReturnType<typeof person>>[]
    let sheet: DepartureSheet
    const names = ['甲公司', '乙公司', '丙公司', '丁公司', '戊公司', '己公司']
    beforeAll(async () => {
      on('2024-03-11')
      hu = await person('小胡', 'clerk', '测试部')
      gao = await person('小高', 'clerk', '测试部')
      for (const name of names) await file('ordinary', { name, by: must(hu).client })
      on('2024-03-25')
      sheet = await manager['customer-care'].announceDeparture({ userId: must(hu).id, leavesDay: toDay('2024-03-29') })
    })
    const line = (name: string) => must(sheet.lines.find((candidate) => candidate.customer === name))

    clause('P19-C.4a', 'lists six customers with a notice each; closes with five told, and the sixth stays listed by name with its age', async () => {
      expect([sheet.departure.customers, sheet.departure.untold]).toEqual([6, 6])
      const due = (await manager.duties.list({ clause: 'P19-C.4', box: 'all' })).rows.find((row) => row.subject.kind === 'departure')
      expect(due?.dueDay).toBe('2024-03-28')
      const { html } = await manager['customer-care'].noticePaper({ id: line('甲公司').id })
      for (const word of ['甲公司', '小胡', '2024-03-29', '客户联系人变更告知函']) expect(html).toContain(word)
      on('2024-03-29')
      for (const name of names.slice(0, 5)) sheet = await manager['customer-care'].tell({ id: line(name).id, means: 'letter' })
      expect([sheet.departure.told, line('甲公司').toldDay, line('甲公司').toldMeans]).toEqual([5, '2024-03-29', 'letter'])
      expect(await codes(manager['customer-care'].tell({ id: line('甲公司').id, means: 'phone' }))).toEqual(['customer-care.told-already P19-C.4'])
      sheet = await manager['customer-care'].endDeparture({ id: sheet.departure.id, action: 'close' })
      const untold = async () => (await manager['customer-care'].departures({})).untold.map((row) => [row.line.customer, row.leaver, row.line.untoldDays])
      expect([sheet.departure.status, await untold()]).toEqual(['closed', [['己公司', '小胡', 0]]])
      on('2024-04-08')
      expect(await untold()).toEqual([['己公司', '小胡', 10]])
      // Told afterwards, nobody is left; the customers of the leaver have no contact until somebody takes them over.
      sheet = await manager['customer-care'].tell({ id: line('己公司').id, means: 'phone' })
      expect([await untold(), (await manager['customer-care'].departures({})).withoutContact.map(({ name }) => name)]).toEqual([[], expect.arrayContaining(names)])
      expect((await manager.duties.list({ clause: 'P19-C.4', box: 'all' })).rows.filter((row) => row.subject.kind === 'departure')).toEqual([])
    })

    clause('P19-C.4b', 'shows the first contact of a customer taken over on 27 March as open with its age on 3 April, late on the next day, and ends with a contact of the successor', async () => {
      on('2024-03-27')
      sheet = await manager['customer-care'].assign({ id: line('甲公司').id, successorId: must(gao).id })
      const listed = async () => must((await manager['customer-care'].departure({ id: sheet.departure.id })).lines.find((row) => row.customer === '甲公司'))
      expect([line('甲公司').contactDueDay, (await manager['customer-care'].departures({})).withoutContact.map(({ name }) => name).includes('甲公司')]).toEqual(['2024-04-03', false])
      const task = async () => (await must(gao).client.duties.list({ clause: 'P19-C.4' })).rows.filter((row) => row.subject.kind === 'departure-line').map((row) => [row.subject.title, row.dueDay, row.daysLate])
      on('2024-04-03')
      expect([(await listed()).waitsDays, (await listed()).daysLate, await task()]).toEqual([7, 0, [['甲公司', '2024-04-03', 0]]])
      on('2024-04-04')
      expect([(await listed()).waitsDays, (await listed()).daysLate]).toEqual([8, 1])
      // Somebody else's contact is not the successor's.
      await seller['customer-care'].addContact({ filingId: line('甲公司').filingId, day: toDay('2024-04-04'), what: '顺路问好' })
      expect(await task()).toHaveLength(1)
      const contact = await must(gao).client['customer-care'].addContact({ filingId: line('甲公司').filingId, day: toDay('2024-04-04'), what: '自我介绍' })
      expect([await listed(), await task()]).toMatchObject([{ contactedDay: '2024-04-04', contactNumber: contact.number, waitsDays: null }, []])
      expect(await codes(manager['customer-care'].assign({ id: line('乙公司').id, successorId: must(hu).id }))).toEqual(['customer-care.successor-leaves P19-C.4'])
      on('2024-03-04')
    })
  })
})

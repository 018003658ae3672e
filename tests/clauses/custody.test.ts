/** P07, custody: shelving classes and places, rights and openings, secret stores, and destruction; each clause's scenario with its own figures and a neighbouring one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerInput } from '#shared/contract/customers.ts'
import type { Role } from '#shared/domain/access.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { clause } from '#tests/support/clause.ts'
import { refusedBy } from '#tests/support/custody.ts'
import { approvalOf, stampedPaper } from '#tests/support/lending.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
type Person = { readonly desk: Client; readonly id: Id<'user'> }

describe('P07, custody', () => {
  let office: TestOffice
  let manager: Person
  let specialist: Person
  let sales: Person
  let dealers: Id<'shelving-class'>
  let special: Id<'shelving-class'>

  async function person(role: Role, displayName: string, department: string): Promise<Person> {
    const administrator = await office.as('system-administrator')
    const user = await administrator.users.add({ displayName, role, department, password: testPassword })
    const desk = office.anyone()
    await desk.session.login({ userId: user.id, password: testPassword })
    desks.push(desk)
    return { desk, id: user.id }
  }
  let count = 0
  async function file(more: Partial<CustomerInput> = {}) {
    count += 1
    return (await specialist.desk.customers.open({ name: `保管测试${String(count)}`, category: 'general', ...more })).customer
  }
  const desks: Client[] = []
  /** Another day begins, and everybody is at his desk: one that looks idle for months would lock. */
  const on = async (day: string) => {
    office.clock.set(day)
    await Promise.all(desks.map((desk) => desk.settings.get({})))
  }

  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    manager = await person('department-manager', '服务部经理', '客户服务部')
    specialist = await person('archive-administrator', '信息专员钱', '客户服务部')
    sales = await person('clerk', '业务员李', 'Sales office')
    const classes = (await specialist.desk.custody.classes({})).rows
    dealers = must(classes.find((each) => each.category === 'general')).id
    special = must(classes.find((each) => each.category === 'special')).id
  })
  afterAll(async () => { await office.close() })

  /** An approved consultation of everything on a file by a colleague, of classified material by the manager too. */
  async function approveConsultation(customerId: Id<'customer'>, borrowerName: string, isClassified = false) {
    const { items } = await specialist.desk.customers.index({ id: customerId })
    const { loan } = await sales.desk.lending.request({ kind: 'consultation', customerId, itemIds: items.map((item) => item.id), purpose: '核对', reason: '核对条款', borrowerName, borrowerUnit: 'Sales office', ...stampedPaper })
    const agree = async (desk: Client) => { await desk.approvals.agree({ id: approvalOf(loan), answers: { 'reason-sufficient': true, 'formalities-complete': true } }) }
    await agree(specialist.desk)
    if (isClassified) await agree(manager.desk)
    return loan
  }

  clause('P07-7a', 'keeps the class of a sales clerk as a proposal and the list at two; a file without a class is listed, one with a class is not', async () => {
    const added = await sales.desk.custody.addClass({ name: 'C 其他' })
    expect(added).toMatchObject({ status: 'proposed', department: 'Sales office', proposedBy: '业务员李' })
    const classes = (await specialist.desk.custody.classes({})).rows
    expect([classes.filter((each) => each.status === 'set').length, classes.filter((each) => each.status === 'proposed').map((each) => each.name)]).toEqual([2, ['C 其他']])
    const [without, withClass] = [await file({ category: 'unset' }), await file()]
    const missing = async () => (await sales.desk.custody.files({ state: 'class-missing' })).rows.map((row) => row.number)
    expect([(await missing()).includes(without.number), (await missing()).includes(withClass.number)]).toEqual([true, false])
    expect(await specialist.desk.custody.find({ code: without.number })).toMatchObject({ proposed: null, warnings: [{ code: 'custody.class-missing', clause: 'P07-7' }] })
    // The neighbour: customer service sets a class, and only then files go into it.
    expect(await refusedBy(specialist.desk.custody.setClass({ customerId: without.id, classId: added.id }))).toEqual(['custody.class-not-set P07-7'])
    expect((await specialist.desk.custody.decideClass({ id: added.id, action: 'accept' })).status).toBe('set')
    await specialist.desk.custody.setClass({ customerId: without.id, classId: added.id })
    expect((await missing()).includes(without.number)).toBe(false)
  })

  clause('P07-7b', 'proposes K1 row 2 slot 1 when row 1 is full with ten files, and warns of row 3 slot 1', async () => {
    await specialist.desk.custody.declarePlace({ code: 'K1', classId: dealers, rows: 3, slots: 10 })
    for (let slot = 1; slot <= 9; slot += 1) await specialist.desk.custody.shelve({ code: (await file()).number, place: 'K1' })
    const tenth = await file()
    expect((await specialist.desk.custody.find({ code: tenth.number }))?.proposed?.place, 'nine stand there').toBe('K1-1-10')
    await specialist.desk.custody.shelve({ code: tenth.number, place: 'K1-1-10' })
    const next = await file()
    expect((await specialist.desk.custody.find({ code: next.number }))?.proposed?.place).toBe('K1-2-1')
    const other = await specialist.desk.custody.shelve({ code: next.number, place: 'K1-3-1' })
    expect(other).toMatchObject({ place: 'K1-3-1', warnings: [{ code: 'custody.other-place', clause: 'P07-7', facts: { place: 'K1-3-1', proposed: 'K1-2-1' } }] })
    const moved = await specialist.desk.custody.shelve({ code: next.number, place: 'K1-2-1' })
    expect([moved.place, moved.warnings]).toEqual(['K1-2-1', []])
    expect(await specialist.desk.customers.labels({ id: next.id })).toMatchObject({ html: expect.stringContaining('K1-2-1') as unknown })
  })

  clause('P07-17a', 'refuses a clerk whose role may not view secret files, logs the attempt, and logs who changed the matrix', async () => {
    const secret = await file({ secrecy: 'secret' })
    await manager.desk.custody.setRight({ role: 'clerk', secrecy: 'secret', act: 'view', right: 'none', reason: '收紧' })
    expect(await refusedBy(sales.desk.customers.get({ id: secret.id }))).toEqual(['custody.no-right P07-17'])
    expect((await manager.desk.custody.openings({ outcome: 'refused' })).rows[0]).toMatchObject({ person: '业务员李', customerNumber: secret.number, outcome: 'refused', code: 'custody.no-right', clause: 'P07-17' })
    const { history } = await manager.desk.custody.matrix({})
    expect(history.at(-1)).toMatchObject({ kind: 'right-set', by: '服务部经理', body: { role: 'clerk', secrecy: 'secret', act: 'view', from: 'on-request', to: 'none', reason: '收紧' } })
    // The neighbours: the level below stays open to him, an account without a row opens nothing, and nobody else changes the matrix.
    await expect(sales.desk.customers.get({ id: (await file({ secrecy: 'internal' })).id })).resolves.toBeDefined()
    expect((await manager.desk.custody.matrix({})).cells.filter((cell) => cell.role === 'system-administrator').every((cell) => cell.right === 'none')).toBe(true)
    expect(await refusedBy(specialist.desk.custody.setRight({ role: 'clerk', secrecy: 'secret', act: 'view', right: 'on-request', reason: '放开' }))).toEqual(['custody.matrix-not-yours P07-17'])
    await manager.desk.custody.setRight({ role: 'clerk', secrecy: 'secret', act: 'view', right: 'on-request', reason: '恢复' })
  })

  clause('P07-17b', 'opens KH-0007 to a clerk with an approved request for it, refuses KH-0008, and logs both with who, when and what', async () => {
    await manager.desk.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'view', right: 'on-request', reason: '按申请查阅' })
    const [seven, eight] = [await file(), await file()]
    await specialist.desk.customers.addItem({ customerId: seven.id, title: '合同' })
    expect(await refusedBy(sales.desk.customers.get({ id: seven.id })), 'nobody asked yet').toEqual(['custody.not-permitted P07-17'])
    const loan = await approveConsultation(seven.id, '业务员李')
    await expect(sales.desk.customers.get({ id: seven.id })).resolves.toMatchObject({ customer: { number: seven.number } })
    expect(await refusedBy(sales.desk.customers.get({ id: eight.id }))).toEqual(['custody.not-permitted P07-17'])
    const log = (await manager.desk.custody.openings({})).rows
    expect(log.find((row) => row.customerId === seven.id && row.outcome === 'opened')).toMatchObject({ person: '业务员李', standing: 'request', request: loan.number, what: 'file' })
    expect(log.find((row) => row.customerId === eight.id)).toMatchObject({ person: '业务员李', outcome: 'refused' })
    // The neighbours: the permission is his alone, and holds on the days that customer service named.
    const other = await person('clerk', '业务员周', 'Sales office')
    expect(await refusedBy(other.desk.customers.get({ id: seven.id }))).toEqual(['custody.not-permitted P07-17'])
    await specialist.desk.custody.setPeriod({ loanId: loan.id, fromDay: toDay('2026-03-02'), untilDay: toDay('2026-03-04') })
    await on('2026-03-04')
    await expect(sales.desk.customers.get({ id: seven.id })).resolves.toBeDefined()
    await on('2026-03-05')
    expect(await refusedBy(sales.desk.customers.get({ id: seven.id }))).toEqual(['custody.consultation-ended P07-17'])
    await on('2026-03-02')
    await manager.desk.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'view', right: 'standing', reason: '恢复' })
  })

  clause('P07-19.1a', 'refuses a home in the sales office and offers a loan; what is found there is listed until it is back or lent', async () => {
    const seven = await file()
    const item = await specialist.desk.customers.addItem({ customerId: seven.id, title: '营业执照' })
    await specialist.desk.custody.shelve({ code: seven.number, place: 'K1' })
    const refused = sales.desk.custody.shelve({ code: seven.number, place: 'Sales office' })
    await expect(refused).rejects.toMatchObject({ data: { refusals: [{ code: 'custody.home-elsewhere', clause: 'P07-19.1', facts: { department: 'Sales office' }, remedy: { code: 'custody.ask-loan' } }] } })
    expect(await refusedBy(sales.desk.customers.open({ name: '放在业务部的客户', shelfPlace: 'Sales office 2 号桌' }))).toEqual(['custody.home-elsewhere P07-19.1'])
    const outside = async () => (await sales.desk.custody.outside({})).rows.map((row) => row.number)
    const found = await sales.desk.custody.reportOutside({ code: item.number, where: 'Sales office', holder: '业务员李' })
    expect(await outside()).toEqual([item.number])
    // The neighbour: the same document out on an approved loan is outside by right.
    const { loan } = await sales.desk.lending.request({ customerId: seven.id, itemIds: [item.id], purpose: '核对', reason: '核对条款', borrowerName: '业务员李', borrowerUnit: 'Sales office', ...stampedPaper })
    await specialist.desk.approvals.agree({ id: approvalOf(loan) })
    await specialist.desk.lending.issue({ id: loan.id, pages: [{ position: 1, pages: 1 }] })
    expect(await outside()).toEqual([])
    expect(await refusedBy(sales.desk.custody.reportOutside({ code: item.number, where: 'Sales office' }))).toEqual(['custody.is-lent P07-19.1'])
    await specialist.desk.custody.bringBack({ id: found.id })
  })

  clause('P07-22b', 'refuses a secret file in K1, takes it in S1 under its keeper Sun; refuses a store without keeper and a normal file in it', async () => {
    const sun = await person('clerk', '孙保管', '客户服务部')
    const nine = await file({ secrecy: 'secret' })
    expect(await refusedBy(specialist.desk.custody.shelve({ code: nine.number, place: 'K1' }))).toEqual(['custody.classified-in-open-place P07-22'])
    expect(await refusedBy(specialist.desk.custody.declarePlace({ code: 'S1', isSecret: true, rows: 1, slots: 2 }))).toEqual(['custody.store-without-keeper P07-22'])
    await specialist.desk.custody.declarePlace({ code: 'S1', isSecret: true, keeperId: sun.id, rows: 1, slots: 2 })
    expect(await specialist.desk.custody.shelve({ code: nine.number, place: 'S1' })).toMatchObject({ place: 'S1-1-1', keeper: '孙保管', warnings: [] })
    expect(await refusedBy(specialist.desk.custody.shelve({ code: (await file()).number, place: 'S1' }))).toEqual(['custody.open-in-secret-store P07-22'])
    const top = await file({ secrecy: 'top-secret' })
    expect((await specialist.desk.custody.shelve({ code: top.number, place: 'S1' })).place, 'secret and top-secret may share a store').toBe('S1-1-2')
    expect(await refusedBy(specialist.desk.custody.shelve({ code: (await file({ secrecy: 'secret' })).number, place: 'S1' })), 'one more than its slots').toEqual(['custody.place-full P07-7'])
  })

  clause('P07-22c', 'opens a file in store S1 to its keeper, refuses the info specialist without a request, and opens it to him after the manager’s approval', async () => {
    const keeper = await person('clerk', '孙专管', '客户服务部')
    await specialist.desk.custody.declarePlace({ code: 'S2', isSecret: true, keeperId: keeper.id, rows: 1, slots: 5 })
    const nine = await file({ secrecy: 'secret', contacts: [{ name: '联系人', post: '', phones: ['13800009999'] }] })
    await specialist.desk.customers.addItem({ customerId: nine.id, title: '协议', note: '密级内容' })
    await specialist.desk.custody.shelve({ code: nine.number, place: 'S2' })
    const qian = await person('archive-administrator', '专员钱二', '客户服务部')
    expect(await refusedBy(qian.desk.customers.get({ id: nine.id }))).toEqual(['custody.classified P07-22'])
    await expect(keeper.desk.customers.get({ id: nine.id })).resolves.toMatchObject({ items: [{ note: '密级内容', isHidden: false }] })
    // Lists, hits and the index say that it is there and nothing of its content.
    expect((await qian.desk.customers.list({ secrecy: 'secret' })).rows.find((row) => row.id === nine.id)).toMatchObject({ number: nine.number, phones: [], contactName: '' })
    expect((await qian.desk.customers.index({ id: nine.id })).items).toMatchObject([{ title: '协议', note: '', isHidden: true }])
    expect((await manager.desk.custody.openings({ customerId: nine.id })).rows.map((row) => [row.person, row.outcome, row.standing])).toEqual([['孙专管', 'opened', 'keeper'], ['专员钱二', 'refused', '']])
    // The neighbour: approved by the department alone it stays shut; with the manager's approval it opens, and shows the document that was asked for.
    const { items } = await qian.desk.customers.index({ id: nine.id })
    const { loan } = await qian.desk.lending.request({ kind: 'consultation', customerId: nine.id, itemIds: items.map((item) => item.id), purpose: '核对', reason: '核对条款', borrowerName: '专员钱二', borrowerUnit: '客户服务部', ...stampedPaper })
    await specialist.desk.approvals.agree({ id: approvalOf(loan), answers: { 'reason-sufficient': true, 'formalities-complete': true } })
    expect(await refusedBy(qian.desk.customers.get({ id: nine.id }))).toEqual(['custody.consultation-waits P07-22'])
    await manager.desk.approvals.agree({ id: approvalOf(loan) })
    await expect(qian.desk.customers.get({ id: nine.id })).resolves.toMatchObject({ items: [{ note: '密级内容', isHidden: false }] })
  })

  clause('P07-25a', 'refuses to destroy KH-0003 before its retention is over on 2026-12-31, and records it after approval with two witnesses on 2027-01-04; its line stays', async () => {
    const [three, witness, second] = [await file(), await person('clerk', '监销甲', '客户服务部'), await person('clerk', '监销乙', '财务部')]
    await specialist.desk.custody.setRetention({ customerId: three.id, endDay: toDay('2026-12-31'), reason: '合同约定' })
    await on('2026-03-02')
    expect(await refusedBy(specialist.desk.custody.startDestruction({ customerIds: [three.id] }))).toEqual(['custody.retention-running P07-25'])
    await on('2026-12-31')
    expect(await refusedBy(specialist.desk.custody.startDestruction({ customerIds: [three.id] })), 'its last day is still its retention').toEqual(['custody.retention-running P07-25'])
    await on('2027-01-04')
    expect((await specialist.desk.custody.files({ state: 'expired' })).rows.map((row) => row.number)).toContain(three.number)
    const { list } = await specialist.desk.custody.startDestruction({ customerIds: [three.id] })
    await specialist.desk.custody.changeDestruction({ id: list.id, method: 'shredding', methodNote: '', judgements: [] })
    expect(await refusedBy(specialist.desk.custody.askDestruction({ id: list.id })), 'not judged').toEqual(['custody.not-judged P07-25'])
    await specialist.desk.custody.changeDestruction({ id: list.id, method: 'shredding', methodNote: '', judgements: [{ position: 1, judgement: 'no-value' }] })
    const asked = await specialist.desk.custody.askDestruction({ id: list.id })
    const witnessIds = [witness.id, second.id]
    expect(await refusedBy(specialist.desk.custody.destroy({ id: list.id, witnessIds })), 'not approved').toEqual(['custody.not-approved P07-25'])
    await expect(specialist.desk.approvals.agree({ id: must(asked.list.approvalId) })).rejects.toMatchObject({ code: 'REFUSED' })
    await manager.desk.approvals.agree({ id: must(asked.list.approvalId) })
    expect(await refusedBy(specialist.desk.custody.destroy({ id: list.id, witnessIds: [witness.id] }))).toEqual(['custody.witnesses-missing P07-25'])
    expect(await refusedBy(specialist.desk.custody.destroy({ id: list.id, witnessIds: [witness.id, specialist.id] }))).toEqual(['custody.requester-as-witness P07-25'])
    const done = await specialist.desk.custody.destroy({ id: list.id, witnessIds })
    expect(done.list).toMatchObject({ status: 'destroyed', destroyedDay: '2027-01-04', witnesses: ['监销甲', '监销乙'], approvedBy: '服务部经理' })
    expect((await specialist.desk.customers.list({ status: 'destroyed' })).rows).toMatchObject([{ number: three.number, name: three.name, status: 'destroyed' }])
    expect(await refusedBy(specialist.desk.customers.reopen({ id: three.id, reason: '误销' }))).toContain('customers.file-destroyed P07-25')
    await on('2026-03-02')
  })

  clause('P07-25b', 'refuses “other: sold as waste paper” as a method and takes shredding', async () => {
    const old = await file()
    await specialist.desk.custody.setRetention({ customerId: old.id, endDay: toDay('2026-12-31'), reason: '合同约定' })
    await on('2027-01-04')
    const { list } = await specialist.desk.custody.startDestruction({ customerIds: [old.id] })
    const change = (method: 'other' | 'shredding', methodNote: string) => specialist.desk.custody.changeDestruction({ id: list.id, method, methodNote, judgements: [] })
    for (const note of ['sold as waste paper', '当废纸卖掉', '送 废品 回收']) expect(await refusedBy(change('other', note)), note).toEqual(['custody.sold-as-waste P07-25'])
    expect((await change('shredding', '')).list).toMatchObject({ method: 'shredding' })
    // The neighbour: another way that is no sale is a method.
    expect((await change('other', '送有资质的单位化浆')).list).toMatchObject({ method: 'other', methodNote: '送有资质的单位化浆' })
    const paper = await specialist.desk.custody.destructionPaper({ id: list.id })
    expect([paper.title, ['监销人 1', '监销人 2', old.number].every((part) => paper.html.includes(part))]).toEqual([`客户档案销毁清单 ${list.number}`, true])
    await on('2026-03-02')
  })

  it('takes a place in the archive room, whose department is the keeper’s own, and none in the finance office (P07-19.1)', async () => {
    await person('archive-administrator', '档案员周', '档案室')
    await person('clerk', '出纳郑', '财务部')
    expect((await specialist.desk.customers.open({ name: '放在档案室的客户', category: 'general', shelfPlace: '档案室 2 柜' })).customer.shelfPlace).toBe('档案室 2 柜')
    expect(await refusedBy(specialist.desk.customers.open({ name: '放在财务部的客户', category: 'general', shelfPlace: '财务部 2 柜' }))).toEqual(['custody.home-elsewhere P07-19.1'])
  })

  it('needs no class of an office that has none: both classes of P07-3 are there from the beginning', async () => {
    expect((await specialist.desk.custody.classes({})).rows.filter((each) => each.category !== null)).toMatchObject([{ category: 'general', status: 'set', retentionYears: 10, isRetentionDefault: true }, { id: special, category: 'special', status: 'set' }])
  })
})

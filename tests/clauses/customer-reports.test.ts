/** P07-9 to P07-13, reports on the customers: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerReportSheet, ReportVersion } from '#shared/contract/customer-reports.ts'
import { clause } from '#tests/support/clause.ts'
import { openReportingOffice, refused } from '#tests/support/customer-reports.ts'
import type { ReportingOffice } from '#tests/support/customer-reports.ts'
import type { Client } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const newest = (sheet: CustomerReportSheet): ReportVersion => must(sheet.versions.at(-1))
const marks = (of: { readonly notices: readonly { readonly code: string }[] }) => of.notices.map(({ code }) => code.replace('customer-reports.', ''))

describe('P07, reports on the customers', () => {
  let of: ReportingOffice
  const door = (client: Client) => client['customer-reports']
  beforeAll(async () => { of = await openReportingOffice('2026-02-27') })
  afterAll(async () => { await of.office.close() })

  let defined = 0
  const define = async (more: Partial<Parameters<Client['customer-reports']['define']>[0]> = {}) => {
    defined += 1
    return door(of.specialist).define({ name: `客户月报${String(defined)}`, purpose: '经销商订货计划', printRun: 3, receivers: ['财务部', '销售部'], ...more })
  }
  const open = (count: number, category: 'general' | 'special', from: string) => Promise.all(Array.from({ length: count }, (_, index) => of.specialist.customers.open({ name: `${from}${category}${String(index)}`, category, partyType: 'firm', profession: category === 'special' ? '律师' : '' })))

  clause('P07-9', 'counts 13 customers of whom 2 are new in March, with the specialist’s name; what a salesperson compiles is marked', async () => {
    const definition = await define({ name: '客户统计月报' })
    of.on('2026-02-27')
    await open(8, 'general', '二月')
    await open(3, 'special', '二月')
    of.on('2026-03-31')
    await open(2, 'general', '三月')
    const corrected = must((await of.specialist.customers.list({ category: 'general' })).rows[0])
    await of.specialist.customers.correct({ id: corrected.id, reason: '改名', name: '三月改名', category: 'general', partyType: 'firm' })
    // The day after the period: this one is April's.
    of.on('2026-04-01')
    await open(1, 'general', '四月')
    const march = await door(of.specialist).compile({ definitionId: definition.id, period: '2026-03' })
    expect(newest(march).figures).toMatchObject({ total: 13, general: 10, special: 3, potential: 0, unset: 0, active: 13, closed: 0, new: 2, 'new-general': 2, 'new-special': 0, changed: 1, imported: 0 })
    expect([march.report.number, march.report.period, march.report.author, march.report.version]).toEqual([expect.stringMatching(/^TJ2026-\d{5}$/), '2026-03', '信息甲', 1])
    expect(marks(newest(march))).toEqual([])
    expect(newest(await door(of.specialist).compile({ definitionId: definition.id, period: '2026-02' })).figures).toMatchObject({ total: 11, new: 11, changed: 0 })
    // April: the first of it counts; the running month says so.
    const april = await door(of.sales).compile({ definitionId: definition.id, period: '2026-04' })
    expect([newest(april).figures.total, newest(april).figures.new, april.report.author, marks(newest(april))]).toEqual([14, 1, '销售戊', ['not-information-staff', 'period-running']])
    expect(await refused(door(of.specialist).compile({ definitionId: definition.id, period: '2026-03' }))).toEqual(['compiled-already P07-9'])
    expect(await refused(door(of.specialist).compile({ definitionId: definition.id, period: '2026-05' }))).toEqual(['period-ahead P07-9'])
  })

  clause('P07-10', 'delivers to finance only after the customer-service manager and the general manager have agreed, in this order; asks once a year; stops when revoked', async () => {
    of.on('2026-03-02')
    const definition = await define()
    const asked = await door(of.finance).requestDelivery({ definitionId: definition.id, need: '对账', content: '客户总数与新增', receivers: ['财务己'] })
    expect([asked.department, asked.status, asked.missingSteps]).toEqual(['财务部', 'requested', ['customer-service-manager', 'general-manager']])
    const sheet = await of.issue(definition.id, '2026-02')
    const [deliveryId, id] = [asked.id, sheet.report.id]
    expect(await refused(door(of.specialist).deliver({ deliveryId, id }))).toEqual(['manager-consent-missing P07-10', 'general-manager-approval-missing P07-10'])
    const approvalId = must(asked.approvalId)
    await expect(of.generalManager.approvals.agree({ id: approvalId, opinion: '' })).rejects.toThrow()
    of.on('2026-03-03')
    await of.manager.approvals.agree({ id: approvalId, opinion: '同意' })
    expect(await refused(door(of.specialist).deliver({ deliveryId, id }))).toEqual(['general-manager-approval-missing P07-10'])
    of.on('2026-03-04')
    expect(await refused(door(of.specialist).deliver({ deliveryId, id }))).toEqual(['general-manager-approval-missing P07-10'])
    of.on('2026-03-05')
    await of.generalManager.approvals.agree({ id: approvalId, opinion: '准' })
    const find = async () => must((await door(of.finance).deliveries({ state: 'all' })).rows.find((row) => row.id === deliveryId))
    expect(await find()).toMatchObject({ status: 'active', activeDay: '2026-03-05', reviewDay: '2027-03-05', missingSteps: [] })
    const copy = await door(of.specialist).deliver({ deliveryId, id })
    expect(copy).toMatchObject({ medium: 'delivery', status: 'issued', receiver: '财务己', receiverDepartment: '财务部', issuedDay: '2026-03-05' })
    expect(await refused(door(of.specialist).deliver({ deliveryId, id }))).toEqual(['delivered-already P07-10'])
    // A year less a day, and a year.
    of.on('2027-03-04')
    expect(marks(await find())).toEqual([])
    of.on('2027-03-05')
    expect(marks(await find())).toEqual(['delivery-review-due'])
    const yearly = async () => (await of.manager.duties.list({ status: 'open' })).rows.filter((duty) => duty.clause === 'P07-10').map((duty) => duty.dueDay)
    expect(await yearly()).toEqual(['2027-03-05'])
    await door(of.manager).keepDelivery({ deliveryId, note: '仍对账' })
    expect([marks(await find()), await yearly()]).toEqual([[], ['2028-03-05']])
    await door(of.manager).revokeDelivery({ deliveryId, reason: '财务另取数' })
    expect([(await find()).status, await yearly(), await refused(door(of.specialist).deliver({ deliveryId, id }))]).toEqual(['revoked', [], ['delivery-revoked P07-10', 'delivered-already P07-10']])
    of.on('2026-03-05')
  })

  /** A sent report of 412 customers for March 2026; the archive is filled up to that many once. */
  async function reportOf412(): Promise<CustomerReportSheet> {
    of.on('2026-03-31')
    const held = (await door(of.specialist).compile({ definitionId: (await define()).id, period: '2026-03' })).report.total
    await open(412 - held, 'general', '凑足')
    of.on('2026-04-01')
    return of.issue((await define()).id, '2026-03')
  }

  clause('P07-11a', 'locks the correction from 412 to 421 until the general manager approves it on 2 April; the version before stays readable and is never written over', async () => {
    const before = await reportOf412()
    const { id } = before.report
    const old = newest(before)
    expect([old.version, old.figures.total, old.status]).toEqual([1, 412, 'issued'])
    expect(await refused(door(of.specialist).recompile({ id }))).toEqual(['not-overwritten P07-11'])
    expect(await refused(door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 412 }], reason: '没改' }))).toEqual(['same-value P07-11'])
    const locked = await door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 421 }], reason: '漏计九户' })
    expect([newest(locked).version, newest(locked).status, newest(locked).figures.total, locked.report.issuedVersion]).toEqual([2, 'locked', 421, 1])
    // A correction of the total alone no longer adds up, and says so to whoever approves it.
    expect(marks(newest(locked))).toEqual(['sums-differ'])
    expect(locked.corrections.at(-1)).toMatchObject({ items: [{ item: 'total', oldValue: 412, newValue: 421 }], reason: '漏计九户', status: 'requested', filedDay: null })
    // It is neither sent, nor copied, nor joined by a second one while it waits.
    expect(await refused(door(of.specialist).send({ id }))).toEqual(['is-locked P07-11'])
    expect(await refused(door(of.specialist).makeCopies({ id, version: newest(locked).version }))).toEqual(['is-locked P07-11'])
    expect(await refused(door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 410 }], reason: '再改' }))).toEqual(['correction-waits P07-11'])
    const approvalId = must(locked.corrections.at(-1)?.approvalId)
    await expect(of.manager.approvals.agree({ id: approvalId, opinion: '同意' })).rejects.toThrow()
    of.on('2026-04-02')
    expect(newest(await door(of.specialist).get({ id })).status).toBe('locked')
    await of.generalManager.approvals.agree({ id: approvalId, opinion: '准' })
    const after = await door(of.specialist).get({ id })
    expect(after.versions.map(({ version, status, figures }) => [version, status, figures.total])).toEqual([[1, 'superseded', 412], [2, 'issued', 421]])
    expect([after.report.issuedVersion, newest(after).sentDay]).toEqual([2, '2026-04-02'])
  })

  it('keeps the version that stands when the general manager does not approve a correction to 410', async () => {
    const { report: { id, issuedVersion } } = await reportOf412()
    const locked = await door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 410 }], reason: '误' })
    await of.generalManager.approvals.refuse({ id: must(locked.corrections.at(-1)?.approvalId), reason: '依据不足' })
    const after = await door(of.specialist).get({ id })
    expect([after.report.issuedVersion, after.report.status, newest(after).status, after.corrections.at(-1)]).toEqual([issuedVersion, 'issued', 'dropped', expect.objectContaining({ status: 'refused', filedDay: null, decidedNote: '依据不足' })])
    expect(await refused(door(of.specialist).recompile({ id }))).toEqual(['not-overwritten P07-11'])
    expect((await door(of.specialist).correct({ id, items: [{ item: 'total', newValue: 421 }], reason: '有依据' })).corrections).toHaveLength(2)
  })

  clause('P07-11b', 'files the approved correction on 2 April in customer service’s register, and asks nobody again', async () => {
    const { report } = await reportOf412()
    const inbox = async () => (await of.manager.approvals.list({ box: 'in' })).rows.length
    const before = await inbox()
    const locked = await door(of.specialist).correct({ id: report.id, items: [{ item: 'total', newValue: 421 }, { item: 'general', newValue: 415 }], reason: '漏计九户' })
    const listed = async () => (await of.specialist.reports.preview({ register: 'report-corrections', state: 'approved' })).rows.filter((row) => row.values['number'] === report.number)
    const filedBefore = (await listed()).length
    of.on('2026-04-02')
    await of.generalManager.approvals.agree({ id: must(locked.corrections.at(-1)?.approvalId), opinion: '准' })
    const filed = await listed()
    expect(filed).toHaveLength(filedBefore + 1)
    expect(filed[0]?.values).toMatchObject({ filedDay: '2026-04-02', number: report.number, approver: '总经理丁', items: expect.stringContaining('412 → 421') })
    expect(filed[0]?.values['filed']).toMatch(/^TB2026-\d{5}$/)
    expect(await inbox()).toBe(before)
    const history = (await door(of.specialist).get({ id: report.id })).history.filter((entry) => entry.kind === 'correction-filed')
    expect(history.at(-1)?.body).toMatchObject({ clause: 'P07-11', day: '2026-04-02', number: report.number })
  })

  clause('P07-12a', 'keeps a definition without purpose with the flag "need not stated" until purpose, 3 copies and 2 receivers are there; lists what nobody opened last month', async () => {
    of.on('2026-03-02')
    const flagged = async () => (await door(of.specialist).definitions({ state: 'need-not-stated' })).rows.map((row) => row.id)
    const definition = await door(of.specialist).define({ name: '无用途的月报', purpose: '', printRun: 3, receivers: ['财务部', '销售部'] })
    expect([definition.isNeedStated, await flagged()]).toEqual([false, expect.arrayContaining([definition.id])])
    const words = { id: definition.id, name: definition.name, purpose: 'dealer ordering plan', printRun: 3, receivers: ['财务部', '销售部'] }
    for (const lacking of [{ printRun: null }, { printRun: 0 }, { receivers: [] }]) expect((await door(of.specialist).redefine({ ...words, ...lacking })).isNeedStated).toBe(false)
    expect([(await door(of.specialist).redefine(words)).isNeedStated, (await flagged()).includes(definition.id)]).toEqual([true, false])
    // A definition of 2 March has been there for the whole of April, not for the whole of March.
    const unopened = async () => (await door(of.specialist).definitions({ state: 'unopened' })).rows.map((row) => row.id)
    of.on('2026-04-30')
    expect(await unopened()).not.toContain(definition.id)
    of.on('2026-05-01')
    expect(await unopened()).toContain(definition.id)
    const { report } = await door(of.specialist).compile({ definitionId: definition.id, period: '2026-04' })
    expect(await unopened()).toContain(definition.id)
    await door(of.finance).noteOpened({ id: report.id })
    expect(await unopened()).not.toContain(definition.id)
    // Opened on 1 May: May is the last period until June is over.
    of.on('2026-06-30')
    expect(await unopened()).not.toContain(definition.id)
    of.on('2026-07-01')
    expect(await unopened()).toContain(definition.id)
    of.on('2026-03-02')
  })

  clause('P07-12b', 'counts 2 copies issued and 1 kept of the 3 printed on 3 April; what finance prints itself is no. 4, outside customer service', async () => {
    const { report: { id, number } } = await of.issue((await define()).id, '2026-03')
    of.on('2026-04-03')
    const printed = await door(of.specialist).makeCopies({ id, count: 3 })
    expect(printed.copies.map((copy) => [copy.copyNumber, copy.status, copy.madeDay, marks(copy)])).toEqual([1, 2, 3].map((copy) => [copy, 'kept', '2026-04-03', []]))
    expect(printed.paper?.html).toContain(number)
    const [one, two, three] = printed.copies
    expect(await refused(door(of.specialist).issueCopy({ id: must(one).id, receiver: '' }))).toEqual(['receiver-missing P07-12'])
    const first = await door(of.specialist).issueCopy({ id: must(one).id, receiver: '财务己', receiverDepartment: '财务部', signedBy: '财务己' })
    const second = await door(of.specialist).issueCopy({ id: must(two).id, receiver: '销售戊', receiverDepartment: '销售部' })
    expect([first.issuedDay, marks(first), marks(second)]).toEqual(['2026-04-03', [], ['signature-missing']])
    expect(marks(await door(of.specialist).signCopy({ id: second.id, signedBy: '销售戊' }))).toEqual([])
    const counts = async () => (await door(of.specialist).get({ id })).counts
    expect(await counts()).toEqual({ printed: 3, issued: 2, kept: 1, destroyed: 0, outside: 0 })
    const outside = await door(of.finance).makeCopies({ id })
    expect(outside.copies.map((copy) => [copy.copyNumber, copy.department, marks(copy)])).toEqual([[4, '财务部', ['outside-customer-service']]])
    expect(await counts()).toEqual({ printed: 4, issued: 2, kept: 1, destroyed: 0, outside: 1 })
    const register = await of.specialist.reports.preview({ register: 'report-copies', text: number })
    expect(register.rows.map(({ values }) => [values['copy'], values['receiver'], values['issuedDay'], values['signedBy']])).toEqual([[4, '', null, ''], [3, '', null, ''], [2, '销售戊', '2026-04-03', '销售戊'], [1, '财务己', '2026-04-03', '财务己']])
    expect((await door(of.specialist).copies({ state: 'outside', text: number })).rows.map((copy) => copy.copyNumber)).toEqual([4])
    // A fifth by customer service is inside again; a copy taken back is kept, one destroyed is neither.
    await door(of.specialist).takeBackCopy({ id: second.id })
    await door(of.specialist).destroyCopy({ id: must(three).id, note: '印坏' })
    await door(of.manager).makeCopies({ id })
    expect(await counts()).toEqual({ printed: 5, issued: 1, kept: 2, destroyed: 1, outside: 1 })
  })

  clause('P07-13', 'refuses to send a report that the supervisor alone reviewed on 1 April, naming the manager; sends it after his review on 2 April, with both on the paper', async () => {
    of.on('2026-04-01')
    const { report: { id } } = await door(of.specialist).compile({ definitionId: (await define()).id, period: '2026-03' })
    const both = ['supervisor-review-missing P07-13', 'manager-review-missing P07-13']
    expect([await refused(door(of.specialist).send({ id })), await refused(door(of.specialist).makeCopies({ id }))]).toEqual([both, both])
    await door(of.specialist).submit({ id })
    expect(await refused(door(of.specialist).send({ id }))).toEqual(both)
    // The manager does not go first, the author reviews nothing, and a review says what was checked.
    await expect(door(of.manager).review({ id, verdict: 'passed', note: '核对' })).rejects.toThrow()
    await expect(door(of.specialist).review({ id, verdict: 'passed', note: '自己核对' })).rejects.toThrow()
    expect(await refused(door(of.supervisor).review({ id, verdict: 'passed', note: '' }))).toEqual(['check-note-missing P07-13'])
    await door(of.supervisor).review({ id, verdict: 'passed', note: '与档案逐类核对' })
    expect(await refused(door(of.specialist).send({ id }))).toEqual(['manager-review-missing P07-13'])
    of.on('2026-04-02')
    // In the approvals room the same note is asked for.
    const approvalId = must(newest(await door(of.specialist).get({ id })).approvalId)
    expect(await refused(of.manager.approvals.agree({ id: approvalId, opinion: '' }))).toEqual(['check-note-missing P07-13'])
    await of.manager.approvals.agree({ id: approvalId, opinion: '与上月核对' })
    const sent = await door(of.specialist).send({ id })
    expect([sent.report.status, sent.reviews.map(({ reviewer, day, note }) => [reviewer, day, note])]).toEqual(['issued', [['信息主管乙', '2026-04-01', '与档案逐类核对'], ['客服经理丙', '2026-04-02', '与上月核对']]])
    const { paper } = await door(of.specialist).makeCopies({ id })
    for (const printed of ['信息主管乙', '客服经理丙', '与上月核对', '2026-04-01', '2026-04-02', sent.report.number]) expect(must(paper).html, printed).toContain(printed)
  })

  it('gives a report that a reviewer returns back to its author with the note; counting again makes both reviews void', async () => {
    of.on('2026-04-01')
    const { report: { id } } = await door(of.specialist).compile({ definitionId: (await define()).id, period: '2026-03' })
    await door(of.specialist).submit({ id })
    expect(await refused(door(of.specialist).recompile({ id }))).toEqual(['is-in-review P07-13'])
    await door(of.supervisor).review({ id, verdict: 'passed', note: '核对' })
    await door(of.manager).review({ id, verdict: 'returned', note: '特殊客户少一户' })
    const returned = newest(await door(of.specialist).get({ id }))
    expect([returned.status, returned.returnNote, returned.missingReviews]).toEqual(['draft', '特殊客户少一户', ['info-supervisor', 'customer-service-manager']])
    await door(of.specialist).recompile({ id })
    await door(of.specialist).submit({ id })
    await door(of.supervisor).review({ id, verdict: 'passed', note: '再核对' })
    const passed = await door(of.manager).review({ id, verdict: 'passed', note: '再核对' })
    expect(passed.report.status).toBe('reviewed')
    await door(of.specialist).recompile({ id })
    expect(await refused(door(of.specialist).send({ id }))).toEqual(['supervisor-review-missing P07-13', 'manager-review-missing P07-13'])
  })
})

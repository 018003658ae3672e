/** P17, what a visit is for and to whom it goes: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { CustomerVisitInput, CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const marks = (sheet: CustomerVisitSheet) => sheet.visit.notices.map((notice) => notice.code.replace('customer-visits.', ''))
const june5 = toDay('2024-06-05')

describe('P17, purposes and targets', () => {
  let office: TestOffice
  let seller: Client
  let supervisor: Client
  let archivist: Client
  let sellerId: Id<'user'>
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-06-05' })
    seller = await office.as('clerk', '销售员甲')
    supervisor = await office.as('department-manager')
    archivist = await office.as('archive-administrator')
    sellerId = must((await supervisor.users.list({})).rows.find((user) => user.displayName === '销售员甲')).id
    await supervisor['customer-visits'].setSeller({ userId: sellerId, post: '片区销售员' })
  })
  afterAll(async () => { await office.close() })

  let count = 0
  /** A complete visit, with what differs. */
  const add = (more: Partial<CustomerVisitInput> = {}, by = seller) => {
    count += 1
    return by['customer-visits'].add({ day: june5, unit: `被访单位${String(count)}`, contactPerson: '测试乙', purposes: ['coverage'], target: 'same-trade', unplannedReason: '客户临时约', ...more })
  }
  const report = (sheet: CustomerVisitSheet, more: object = {}) => seller['customer-visits'].report({ id: sheet.visit.id, result: '已拜访', ...more })
  const on = (day: string) => { office.clock.set(day) }

  clause('P17-2.1.1', 'asks the report of a market survey for its findings, and no other report', async () => {
    on('2024-06-05')
    const survey = await add({ purposes: ['market-survey'] })
    expect(survey.questions).toEqual(['market-findings'])
    expect(marks(await report(survey))).toContain('asks-market-findings')
    const other = await report(await add({ purposes: ['market-survey'] }), { findings: '需求上升' })
    expect(marks(other)).not.toContain('asks-market-findings')
    expect((await add()).questions).toEqual([])
    const none = await add({ purposes: [] })
    expect(marks(none)).toContain('purpose-missing')
    expect((await seller['customer-visits'].list({ state: 'purpose-missing' })).rows.map((row) => row.id)).toEqual([none.visit.id])
  })
  clause('P17-2.1.2', 'shows a competitor section in the report of that purpose, asks for it until it is filled in, and shows none for another purpose', async () => {
    on('2024-06-05')
    const sheet = await add({ purposes: ['competitors'] })
    expect(sheet.questions).toEqual(['competitors'])
    expect(marks(await report(await add({ purposes: ['competitors'] })))).toContain('asks-competitors')
    const filled = await report(sheet, { competitors: '对手降价' })
    expect([filled.report?.competitors, marks(filled).includes('asks-competitors'), (await add({ purposes: ['new-product'] })).questions.includes('competitors')]).toEqual(['对手降价', false, false])
  })
  clause('P17-2.1.3', 'asks for a, b or c when customer care is chosen without one, and is content with one', async () => {
    on('2024-06-05')
    expect(marks(await add({ purposes: ['care'] }))).toContain('care-part-missing')
    expect(marks(await add({ purposes: ['care'], careParts: ['ties'] }))).not.toContain('care-part-missing')
  })
  clause('P17-2.1.3.a', 'lets the report propose a core customer, asks for it until it is said, and not for another part of care', async () => {
    on('2024-06-05')
    const sheet = await add({ purposes: ['care'], careParts: ['ties'] })
    expect(sheet.questions).toEqual(['core-customer'])
    expect((await report(sheet, { coreCustomer: 'yes' })).report?.coreCustomer).toBe('yes')
    expect(marks(await report(await add({ purposes: ['care'], careParts: ['ties'] })))).toContain('asks-core-customer')
    expect((await add({ purposes: ['care'], careParts: ['volume'] })).questions).not.toContain('core-customer')
  })
  clause('P17-2.1.3.b', 'asks for expected orders until they are said, and not for another part of care', async () => {
    on('2024-06-05')
    const sheet = await add({ purposes: ['care'], careParts: ['volume'] })
    expect([sheet.questions, marks(await report(sheet))]).toEqual([['expected-orders'], expect.arrayContaining(['asks-expected-orders'])])
    const said = await report(await add({ purposes: ['care'], careParts: ['volume'] }), { expectedOrders: '三单' })
    expect([marks(said).includes('asks-expected-orders'), (await add({ purposes: ['care'], careParts: ['ties'] })).questions.includes('expected-orders')]).toEqual([false, false])
  })
  clause('P17-2.1.3.c', 'asks for what was collected and the day that was promised, until both are said', async () => {
    on('2024-06-05')
    const half = await report(await add({ purposes: ['care'], careParts: ['payment'] }), { collectedCents: 1_000_000 })
    expect(marks(half).filter((mark) => mark.startsWith('asks-'))).toEqual(['asks-promised-payment-day'])
    const whole = await report(await add({ purposes: ['care'], careParts: ['payment'] }), { collectedCents: 3_000_000, promisedPaymentDay: '2024-06-20' })
    expect(marks(whole).filter((mark) => mark.startsWith('asks-'))).toEqual([])
  })
  clause('P17-2.1.4', 'makes a prospect to be filed out of a visit to a company that is not in the archive, and none for one that is', async () => {
    on('2024-06-05')
    const sheet = await report(await add({ unit: '新客贸易', purposes: ['new-customer'], target: 'potential' }), { prospect: '做建材' })
    expect(sheet.filing).toEqual({ name: '新客贸易', filedDay: null })
    const open = async () => (await seller['customer-filing'].list({ state: 'contacted' })).rows.map((row) => row.name)
    expect(await open()).toContain('新客贸易')
    await archivist.customers.open({ name: '老客贸易', category: 'general' })
    await report(await add({ unit: '老客贸易', purposes: ['new-customer'], target: 'business' }))
    expect(await open()).not.toContain('老客贸易')
  })
  clause('P17-2.1.5', 'asks which new product was shown', async () => {
    on('2024-06-05')
    expect(marks(await report(await add({ purposes: ['new-product'] })))).toContain('asks-product-shown')
    expect(marks(await report(await add({ purposes: ['new-product'] }), { productShown: '二代样机' }))).not.toContain('asks-product-shown')
  })
  clause('P17-2.1.6', 'counts four visits of a month for coverage, and none that was cancelled or of another month', async () => {
    const at = await openTestOffice({ today: '2024-06-05' })
    const one = await at.as('clerk')
    const ids = []
    for (const day of ['2024-06-05', '2024-06-12', '2024-06-19', '2024-06-30', '2024-06-30', '2024-07-01'] as Day[]) ids.push((await one['customer-visits'].add({ day, unit: '同行一', target: 'same-trade', purposes: ['coverage'] })).visit.id)
    await one['customer-visits'].cancel({ id: must(ids[4]), reason: '改期' })
    const coverage = async (month: string) => must((await one['customer-visits'].figures({ month })).purposes.find((line) => line.purpose === 'coverage')).visits
    expect([await coverage('2024-06'), await coverage('2024-07')]).toEqual([4, 1])
    await at.close()
  })

  /** A filed profile of a category, with or without dealings. */
  async function profile(name: string, category: 'target' | 'potential' | 'ordinary', dealingsSince: Day | null = null) {
    const { filing } = await seller['customer-filing'].contact({ name, category, contactDay: toDay('2024-04-02') })
    await seller['customer-filing'].setContacts({ id: filing.id, staff: ['销售员甲'], isImportant: false, dealingsSince })
    return name
  }
  const targetOf = async (unit: string) => (await add({ day: toDay('2024-07-08'), unit, target: 'unset' })).visit.target
  clause('P17-2.2.1', 'proposes a business customer where there are dealings, and not where there are none', async () => {
    on('2024-06-05')
    expect(await targetOf(await profile('有单客户', 'potential', toDay('2024-04-02')))).toBe('business')
    expect(await targetOf(await profile('无单客户', 'potential'))).not.toBe('business')
    expect(marks(await add({ unit: '谁也不知道', target: 'unset' }))).toContain('target-missing')
  })
  clause('P17-2.2.2', 'proposes a target customer for a profile marked so, and not for an ordinary one', async () => {
    on('2024-06-05')
    expect([await targetOf(await profile('目标客户甲', 'target')), await targetOf(await profile('一般客户甲', 'ordinary'))]).toEqual(['target', 'business'])
  })
  clause('P17-2.2.3', 'proposes a potential customer for a profile marked so, and a business customer once there are dealings', async () => {
    on('2024-06-05')
    expect([await targetOf(await profile('潜在客户甲', 'potential')), await targetOf(await profile('潜在客户乙', 'potential', toDay('2024-04-02')))]).toEqual(['potential', 'business'])
  })
  clause('P17-2.2.4', 'accepts a competitor of the same trade on the plan without a customer file, and files none', async () => {
    on('2024-06-05')
    const sheet = await add({ day: toDay('2024-07-09'), unit: '同行公司', target: 'same-trade', contactedDay: june5, contactedBy: '电话' })
    expect([sheet.visit.target, sheet.visit.customerId, sheet.filing, marks(sheet).includes('target-missing')]).toEqual(['same-trade', null, null, false])
    expect((await seller['customer-filing'].list({ state: 'all' })).rows.map((row) => row.name)).not.toContain('同行公司')
  })
})

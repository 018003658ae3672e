import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { refusalCodes, verifyArchive } from '#tests/support/lending.ts'
import { must } from '#tests/support/followups.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const whole = { category: 'ordinary', nature: '民营', supervisor: '无', address: '一路 1 号', contactPerson: '测试甲' } as const
const dinner = { kind: 'entertainment', what: '晚餐', amountCents: 48_000, day: toDay('2024-03-14') } as const

describe('P19, what a customer costs', () => {
  let office: TestOffice
  let seller: Client
  let promotion: Client
  let head: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2024-03-04' })
    seller = await office.as('clerk')
    promotion = await office.as('archive-administrator')
    head = await office.as('department-manager')
  })
  afterAll(async () => { await office.close() })

  const on = (day: string) => { office.clock.set(day) }
  let count = 0
  async function file(name: string) {
    count += 1
    const { filing } = await seller['customer-filing'].contact({ name, contactDay: toDay('2024-03-04'), ...whole, phone: `1380000${String(count + 1000)}` })
    await seller['customer-filing'].submit({ id: filing.id })
    return (await promotion['customer-filing'].confirm({ id: filing.id })).filing
  }
  /** A claim of a visit on 14 March. */
  async function claim(unit: string, spent: typeof dinner | { readonly kind: 'costs'; readonly what: string; readonly amountCents: number } = dinner, by = seller) {
    const { visit } = await by['customer-visits'].add({ day: toDay('2024-03-14'), unit, target: 'potential' })
    const sheet = await by['customer-visits'].claim({ visitId: visit.id, ...spent })
    return { visit: visit.id, sheet, outlay: must(sheet.outlays[0]) }
  }
  const pass = (id: Awaited<ReturnType<typeof claim>>['outlay']['id'], by = promotion) => by['customer-visits'].decideClaim({ id, action: 'pass' })
  const approvalOf = async (number: string, by = head) => must((await by.approvals.list({ box: 'in' })).rows.find((row) => row.subjectNumber === number)).id
  const agree = async (number: string, by = head) => by.approvals.agree({ id: await approvalOf(number, by) })

  clause('P19-1.8.1', 'refuses a claim of 480.00 yuan for a customer who is not filed, passes it once filed and marks that, passes it for a filed one', async () => {
    on('2024-03-04')
    const known = await file('有备案的')
    on('2024-03-14')
    const [unfiled, filed] = [(await claim('没备案的')).outlay, (await claim('有备案的')).outlay]
    await agree(unfiled.number)
    await agree(filed.number)
    await expect(pass(unfiled.id)).rejects.toMatchObject({ data: { refusals: [{ code: 'customer-visits.customer-not-filed', clause: 'P19-1.8.1', facts: { customer: '没备案的', yuan: 480 }, remedy: { code: 'customer-visits.file-customer' } }] } })
    expect(must((await pass(filed.id)).outlays[0])).toMatchObject({ status: 'passed' })
    expect(known.confirmedDay).toBe('2024-03-04')
    on('2024-03-18')
    const waiting = must((await seller['customer-filing'].list({ state: 'contacted', text: '没备案的' })).rows[0])
    await seller['customer-filing'].fill({ id: waiting.id, ...whole, phone: '13800009999', name: waiting.name })
    await seller['customer-filing'].submit({ id: waiting.id })
    await promotion['customer-filing'].confirm({ id: waiting.id })
    const passed = must((await pass(unfiled.id)).outlays[0])
    expect([passed.status, passed.notices.map((notice) => notice.code)]).toEqual(['passed', expect.arrayContaining(['customer-visits.filed-after-expense'])])
  })

  clause('P19-2.3', 'goes to the head of the department, then shows finance since when the customer is filed, and lets the claim of 300.00 yuan pass; of an unfiled one it says so', async () => {
    on('2024-03-11')
    await file('报销客户')
    on('2024-03-14')
    const { visit, sheet, outlay } = await claim('报销客户', { kind: 'costs', what: '车费', amountCents: 30_000 })
    expect(sheet.filing).toEqual({ name: '报销客户', filedDay: '2024-03-11' })
    expect((await claim('没备案的报销客户')).sheet.filing).toEqual({ name: '没备案的报销客户', filedDay: null })
    expect([outlay.status, await refusalCodes(pass(outlay.id))]).toEqual(['entered', ['customer-visits.claim-not-agreed']])
    await agree(outlay.number)
    expect(must((await seller['customer-visits'].get({ id: visit })).outlays[0]).status).toBe('agreed')
    expect(must((await pass(outlay.id)).outlays[0]).status).toBe('passed')
    expect((await seller['customer-visits'].get({ id: visit })).history.map((entry) => entry.kind).slice(-3)).toEqual(['claimed', 'outlay-agreed', 'outlay-passed'])
    expect((await seller['customer-visits'].get({ id: visit })).history.at(-1)).toMatchObject({ body: { filedDay: '2024-03-11' } })
  })

  it('lets nobody decide what he claimed himself, and a no of the head ends the claim', async () => {
    on('2024-03-14')
    const own = await claim('有备案的', dinner, promotion)
    await agree(own.outlay.number)
    expect(await refusalCodes(pass(own.outlay.id))).toEqual(['customer-visits.own-claim'])
    expect(must((await pass(own.outlay.id, head)).outlays[0]).status).toBe('passed')

    const refused = await claim('有备案的')
    await head.approvals.refuse({ id: await approvalOf(refused.outlay.number), reason: '没有票据' })
    expect(must((await seller['customer-visits'].get({ id: refused.visit })).outlays[0])).toMatchObject({ status: 'not-passed', note: '没有票据' })
    expect(await refusalCodes(pass(refused.outlay.id))).toEqual(['customer-visits.outlay-ended'])
  })

  it('takes the request from the head when finance turns the claim down first', async () => {
    const early = await claim('有备案的')
    await promotion['customer-visits'].decideClaim({ id: early.outlay.id, action: 'turn-down', note: '重复报销' })
    expect((await head.approvals.list({ box: 'in' })).rows.map((row) => row.subjectNumber)).not.toContain(early.outlay.number)
    expect(must((await seller['customer-visits'].get({ id: early.visit })).outlays[0])).toMatchObject({ status: 'not-passed', note: '重复报销' })
  })

  it('leaves the archive verified', async () => { expect(await verifyArchive(promotion)).toMatchObject({ verified: true }) })
})

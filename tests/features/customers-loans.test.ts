import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stampedPaper } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

describe('a customer file whose documents are lent', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }) })
  afterAll(async () => { await office.close() })

  async function lend() {
    const [clerk, archivist] = [await office.as('clerk'), await office.as('archive-administrator')]
    const { customer } = await archivist.customers.open({ name: '借阅测试客户', category: 'general' })
    const item = await archivist.customers.addItem({ customerId: customer.id, title: '合同', pages: 12 })
    const { loan } = await clerk.lending.request({ customerId: customer.id, itemIds: [item.id], purpose: '核对', reason: '核对条款', ...stampedPaper, borrowerName: '测试丁', borrowerUnit: '销售部' })
    if (loan.approvalId === null) throw new Error('a request goes to approval')
    await archivist.approvals.agree({ id: loan.approvalId })
    await archivist.lending.issue({ id: loan.id })
    return { clerk, archivist, customer, item, loan }
  }

  it('shows who has the document, until it is back, and keeps the movement', async () => {
    const { clerk, archivist, customer, item, loan } = await lend()
    const out = await clerk.customers.get({ id: customer.id })
    expect(out.items[0]?.outOn).toEqual({ loanId: loan.id, number: loan.number, borrower: '测试丁', dueDay: '2026-03-05' })
    expect(out.movements).toMatchObject([{ number: loan.number, status: 'out', borrower: '测试丁', items: ['合同'] }])
    expect((await clerk.customers.findByCode({ code: item.number }))?.item?.outOn?.number).toBe(loan.number)
    await archivist.lending.return({ id: loan.id })
    const back = await clerk.customers.get({ id: customer.id })
    expect([back.items[0]?.outOn, back.movements[0]?.status]).toEqual([null, 'closed'])
  })

  it('cannot be closed while a document is out, and can when it is back (P07-19.1)', async () => {
    const { archivist, customer, item, loan } = await lend()
    await expect(archivist.customers.close({ id: customer.id, reason: '搬走' })).rejects.toMatchObject({
      code: 'REFUSED', data: { refusals: [{ code: 'customers.items-out', clause: 'P07-19.1', facts: { number: customer.number, count: 1, items: [item.number] }, remedy: { code: 'customers.take-back-first' } }] },
    })
    expect((await archivist.customers.get({ id: customer.id })).customer.status).toBe('active')
    await archivist.lending.return({ id: loan.id })
    expect(await archivist.customers.close({ id: customer.id, reason: '搬走' })).toMatchObject({ status: 'closed' })
  })

  it('is not called incomplete because a document is lent: lent is not missing (P07-19.1)', async () => {
    const { archivist, customer, item, loan } = await lend()
    await expect(archivist.customers.correctItem({ id: item.id, reason: '找不到', title: '合同', present: false })).rejects.toMatchObject({
      data: { refusals: [{ code: 'customers.item-lent', field: 'present', facts: { loan: loan.number, borrower: '测试丁' }, remedy: { code: 'customers.leave-present', values: { present: true } } }] },
    })
    expect((await archivist.customers.get({ id: customer.id })).customer).toMatchObject({ itemsTotal: 1, itemsPresent: 1 })
  })
})

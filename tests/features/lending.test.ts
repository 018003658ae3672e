import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import type { LoanRequestInput, LoanRow } from '#shared/contract/lending.ts'
import type { CustomerItemInput } from '#shared/contract/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

type Request = Partial<LoanRequestInput>

describe('the lending desk', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }) })
  afterAll(async () => { await office.close() })

  async function openFile(items: readonly (Partial<CustomerItemInput> & { readonly title: string })[], secrecy: SecrecyLevel = 'internal') {
    const archivist = await office.as('archive-administrator')
    const { customer } = await archivist.customers.open({ name: `客户${String(Math.random()).slice(2, 9)}`, category: 'general', secrecy })
    const added = []
    for (const item of items) added.push(await archivist.customers.addItem({ customerId: customer.id, pages: 12, ...item }))
    return { customer, items: added }
  }
  const loanOf = (file: Awaited<ReturnType<typeof openFile>>, more: Request = {}) => ({
    customerId: file.customer.id, itemIds: file.items.map((item) => item.id), purpose: '核对', reason: '核对合同条款', borrowerName: '测试甲', borrowerUnit: '销售部', ...more,
  })
  async function approve(loan: LoanRow, as: Client): Promise<void> {
    await as.approvals.agree({ id: loan.approvalId ?? raise() })
  }
  const raise = (): never => { throw new Error('the loan has no approval') }

  it('lives a whole life: asked by a clerk, approved by the archive administrator, issued with a count, returned and struck off', async () => {
    const [clerk, archivist] = [await office.as('clerk'), await office.as('archive-administrator')]
    const file = await openFile([{ title: '合同' }, { title: '身份证复印件', pages: 2 }])
    const { loan, warnings, vacantSteps } = await clerk.lending.request(loanOf(file))
    expect(loan).toMatchObject({ number: 'JY2026-00001', status: 'requested', days: 3, dueDay: null, itemTitles: '合同、身份证复印件', requestedBy: 'clerk' })
    expect([warnings, vacantSteps]).toEqual([[], []])

    await expect(archivist.lending.issue({ id: loan.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.not-approved', clause: 'P07-19.4', mayDecide: ['archive-administrator', 'department-manager'] }] } })
    await approve(loan, archivist)
    const issued = await archivist.lending.issue({ id: loan.id, pages: [{ position: 1, pages: 13 }] })
    expect(issued.loan).toMatchObject({ status: 'out', dueDay: '2026-03-05', approvedBy: 'archive-administrator', issuedBy: 'archive-administrator' })
    expect(issued.lines.map((line) => [line.state, line.pagesAtIssue])).toEqual([['out', 13], ['out', 2]])

    const part = await archivist.lending.return({ id: loan.id, pages: [{ position: 2, pages: 2 }] })
    expect(part.loan.status).toBe('out')
    const whole = await archivist.lending.return({ id: loan.id })
    expect(whole.loan).toMatchObject({ status: 'closed' })
    expect(whole.lines.map((line) => [line.state, line.pagesAtReturn, line.difference])).toEqual([['back', 13, 'none'], ['back', 2, 'none']])
    const sheet = await clerk.lending.get({ id: loan.id })
    expect(sheet.history.map((entry) => entry.kind)).toEqual(['requested', 'approved', 'issued', 'returned', 'returned'])
    expect(sheet.why).toEqual([{ key: 'issued', value: '2026-03-02' }, { key: 'days', value: 3 }, { key: 'limit', value: 3, clause: 'P07-19.5' }, { key: 'due', value: '2026-03-05' }])
  })
})

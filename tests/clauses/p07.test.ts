/** P07, custody of customer information: each claimed clause's scenario with its own figures and a neighbouring one, on a real archive. What is only partly run is tested without a claim. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerInput } from '#shared/contract/customers.ts'
import type { LoanRequestInput } from '#shared/contract/lending.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}

describe('P07', () => {
  let office: TestOffice
  let clerk: Client
  let archivist: Client
  let manager: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    archivist = await office.as('archive-administrator')
    manager = await office.as('department-manager')
  })
  afterAll(async () => { await office.close() })

  async function openFile(more: Partial<CustomerInput> & { readonly name: string }, item: { readonly title: string; readonly pages?: number } = { title: '合同', pages: 12 }) {
    const { customer } = await archivist.customers.open({ category: 'general', partyType: 'firm', ...more })
    return { customer, item: await archivist.customers.addItem({ customerId: customer.id, pages: 12, ...item }) }
  }
  type File = Awaited<ReturnType<typeof openFile>>
  const ask = (file: File, more: Partial<LoanRequestInput> = {}) => clerk.lending.request({ customerId: file.customer.id, itemIds: [file.item.id], purpose: '核对', reason: '核对条款', borrowerName: '测试甲', borrowerUnit: '销售部', ...more })
  const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))

  clause('P07-3.1', 'lists a file without a class as such, and among the general customers once it has one', async () => {
    const { customer } = await archivist.customers.open({ name: '宏达商贸' })
    const listed = async (filter: Parameters<Client['customers']['list']>[0]) => (await archivist.customers.list(filter)).rows.map((row) => row.number)
    expect(await listed({ gap: 'class-missing' })).toContain(customer.number)
    const before = (await listed({ category: 'general' })).length
    await archivist.customers.correct({ id: customer.id, reason: '定类别', name: '宏达商贸', category: 'general', partyType: 'firm' })
    expect(await listed({ gap: 'class-missing' })).not.toContain(customer.number)
    expect(await listed({ category: 'general' })).toHaveLength(before + 1)
  })

  clause('P07-3.2', 'lists a special customer without a profession until it has one', async () => {
    const { customer } = await archivist.customers.open({ name: '方圆律师事务所', category: 'special' })
    expect(customer.gaps).toContain('profession-missing')
    const corrected = await archivist.customers.correct({ id: customer.id, reason: '补行业', name: '方圆律师事务所', category: 'special', profession: '律师' })
    expect(corrected.customer.gaps).not.toContain('profession-missing')
    expect((await archivist.customers.list({ category: 'special' })).rows.map((row) => row.number)).toContain(customer.number)
  })

  clause('P07-4b', 'keeps an incomplete profile and names what it lacks, down to the last field', async () => {
    const { customer } = await archivist.customers.open({ name: '缺项客户', category: 'general' })
    expect(customer.gaps).toEqual(['phone-missing', 'shelf-place-missing'])
    const { customer: whole } = await archivist.customers.correct({ id: customer.id, reason: '补全', name: '缺项客户', category: 'general', shelfPlace: 'K1-1-1', contacts: [{ name: '测试乙', phones: ['13800000000'] }] })
    expect(whole.gaps).toEqual([])
  })

  clause('P07-6', 'finds a file by name, initials and number with its shelf place, and lists one that has none', async () => {
    const placed = (await openFile({ name: '宏运贸易', shelfPlace: 'K1-2-3' })).customer
    const unplaced = (await openFile({ name: '无位公司' })).customer
    for (const text of ['宏运', 'hymy', placed.number]) {
      expect((await clerk.customers.list({ text })).rows.map((row) => [row.number, row.shelfPlace]), text).toContainEqual([placed.number, 'K1-2-3'])
    }
    expect((await clerk.customers.list({ text: unplaced.number })).rows).toHaveLength(1)
    const missing = (await clerk.customers.list({ gap: 'shelf-place-missing' })).rows.map((row) => row.number)
    expect([missing.includes(unplaced.number), missing.includes(placed.number)]).toEqual([true, false])
  })

  clause('P07-18.1', 'refuses a request to consult that lacks its reason, and numbers a complete one', async () => {
    const file = await openFile({ name: '查阅甲' })
    expect(await codes(ask(file, { kind: 'consultation', reason: '' }))).toEqual(['lending.reason-missing P07-18.1'])
    expect((await ask(file, { kind: 'consultation' })).loan.number).toMatch(/^JY2026-\d{5}$/)
  })

  it('gives nothing out to read before the review, and wants a reason for a no', async () => {
    const file = await openFile({ name: '查阅乙' })
    const { loan } = await ask(file, { kind: 'consultation' })
    expect(await codes(archivist.lending.issue({ id: loan.id }))).toContain('lending.not-approved P07-18.3')
    expect((await codes(archivist.approvals.refuse({ id: must(loan.approvalId), reason: '' }))).length).toBeGreaterThan(0)
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    expect((await archivist.lending.issue({ id: loan.id })).loan.status).toBe('out')
  })

  clause('P07-18.4a', 'refuses an outside reader without a letter or card and registers one with it', async () => {
    const file = await openFile({ name: '查阅丙' })
    const outsider = { kind: 'consultation' as const, borrowerKind: 'outsider' as const, borrowerName: '测试丙', borrowerUnit: '华信审计' }
    expect(await codes(ask(file, outsider))).toEqual(['lending.letter-missing P07-18.4'])
    expect((await ask(file, { ...outsider, letter: '介绍信 15 号' })).loan).toMatchObject({ status: 'requested', letter: '介绍信 15 号', borrowerUnit: '华信审计' })
  })

  clause('P07-18.4b', 'asks the manager as well for a secret file, and not for an internal one', async () => {
    const secret = await ask(await openFile({ name: '机密客户', secrecy: 'secret' }), { kind: 'consultation' })
    await archivist.approvals.agree({ id: must(secret.loan.approvalId) })
    expect(await codes(archivist.lending.issue({ id: secret.loan.id }))).toContain('lending.not-approved P07-18.3')
    office.clock.set('2026-03-04')
    await manager.approvals.agree({ id: must(secret.loan.approvalId) })
    expect((await archivist.lending.issue({ id: secret.loan.id })).loan.status).toBe('out')
    office.clock.set('2026-03-02')
    const internal = await ask(await openFile({ name: '内部客户', secrecy: 'internal' }), { kind: 'consultation' })
    await archivist.approvals.agree({ id: must(internal.loan.approvalId) })
    expect((await clerk.lending.get({ id: internal.loan.id })).loan.status).toBe('approved')
  })

  async function lend(file: File, more: Partial<LoanRequestInput> = {}) {
    const { loan } = await ask(file, more)
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    return (await archivist.lending.issue({ id: loan.id })).loan
  }

  clause('P07-19.1b', 'never closes a loan as kept: neither by giving up the request nor by closing the file', async () => {
    const file = await openFile({ name: '占有客户' })
    const loan = await lend(file)
    expect((await codes(clerk.lending.cancel({ id: loan.id, reason: '借阅人留用' }))).length).toBeGreaterThan(0)
    expect(await codes(archivist.customers.close({ id: file.customer.id, reason: '不再往来' }))).toEqual(['customers.items-out P07-19.1'])
    await archivist.lending.return({ id: loan.id })
    expect((await archivist.customers.close({ id: file.customer.id, reason: '不再往来' })).status).toBe('closed')
  })

  clause('P07-19.2', 'refuses a request to borrow without purpose and numbers a complete one', async () => {
    const file = await openFile({ name: '外借甲' })
    expect(await codes(ask(file, { purpose: '' }))).toEqual(['lending.purpose-missing P07-19.2'])
    expect((await ask(file)).loan.number).toMatch(/^JY2026-\d{5}$/)
  })

  clause('P07-19.4', 'issues nothing before the decision, and nobody decides on his own request', async () => {
    const file = await openFile({ name: '外借乙' })
    const { loan } = await archivist.lending.request({ customerId: file.customer.id, itemIds: [file.item.id], purpose: '核对', reason: '核对条款', borrowerName: '测试丁', borrowerUnit: '档案室' })
    expect(await codes(archivist.lending.issue({ id: loan.id }))).toContain('lending.not-approved P07-19.4')
    expect((await codes(archivist.approvals.agree({ id: must(loan.approvalId) }))).length).toBeGreaterThan(0)
    await manager.approvals.agree({ id: must(loan.approvalId) })
    expect((await archivist.lending.issue({ id: loan.id })).loan.status).toBe('out')
  })

  it('enters material, time, reason and borrower in the loan register', async () => {
    const loan = await lend(await openFile({ name: '登记客户' }), { reason: '年审' })
    const row = must((await clerk.reports.preview({ register: 'loans', text: loan.number })).rows[0])
    for (const value of [loan.number, '合同', '年审', '测试甲']) expect(JSON.stringify(row)).toContain(value)
  })

  clause('P07-19.5b', 'refuses four days and offers three; is due on the third day and overdue the day after', async () => {
    const file = await openFile({ name: '限期客户' })
    await expect(ask(file, { days: 4 })).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.loan-too-long', clause: 'P07-19.5', facts: { days: 4, limit: 3 }, remedy: { values: { days: 3 } } }] } })
    const loan = await lend(file, { days: 3 })
    expect(loan.dueDay).toBe('2026-03-05')
    const overdueOn = async (day: string) => { office.clock.set(day); return (await clerk.lending.due({})).overdue.map((row) => row.number).includes(loan.number) }
    expect([await overdueOn('2026-03-05'), await overdueOn('2026-03-06')]).toEqual([false, true])
    office.clock.set('2026-03-02')
  })

  it('keeps the line open while part of it is out, and strikes it off when the rest comes', async () => {
    const { customer, item } = await openFile({ name: '归还客户' })
    const second = await archivist.customers.addItem({ customerId: customer.id, title: '补充协议', pages: 3 })
    const { loan } = await clerk.lending.request({ customerId: customer.id, itemIds: [item.id, second.id], purpose: '核对', reason: '核对条款', borrowerName: '测试甲', borrowerUnit: '销售部' })
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    await archivist.lending.issue({ id: loan.id })
    expect((await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: 12 }] })).loan.status).toBe('out')
    expect((await archivist.lending.return({ id: loan.id, pages: [{ position: 2, pages: 2 }] })).loan.status).toBe('difference')
    expect((await archivist.lending.correctReturn({ id: loan.id, reason: '补交一页', pages: [{ position: 2, pages: 3 }] })).loan.status).toBe('closed')
  })

  clause('P07-22a', 'shows the secrecy of a file in the list, whatever its remark says', async () => {
    const { customer } = await openFile({ name: '绝密客户', secrecy: 'top-secret', remark: '' })
    expect(must((await clerk.customers.list({ text: customer.number })).rows[0])).toMatchObject({ secrecy: 'top-secret', remark: '' })
    expect((await clerk.customers.list({ secrecy: 'top-secret' })).rows.map((row) => row.number)).toContain(customer.number)
    const row = must((await clerk.reports.preview({ register: 'customers', text: customer.number })).rows[0])
    expect(JSON.stringify(row)).toContain('绝密')
  })

  clause('P07-14', 'brings a full inspection six months after the last one, late the day after without a record', async () => {
    const at = await openTestOffice({ today: '2026-01-10' })
    const keeper = await at.as('archive-administrator')
    const late = async (day: string) => { at.clock.set(day); return must((await keeper.duties.list({ clause: 'P07-14' })).rows[0]).daysLate }
    expect([await late('2026-07-10'), await late('2026-07-11')]).toEqual([0, 1])
    const { id } = must((await keeper.duties.list({ clause: 'P07-14' })).rows[0])
    expect(await codes(keeper.duties.complete({ id }))).toEqual(['duties.words-missing P07-14'])
    await keeper.duties.complete({ id, words: '全查' })
    expect(must((await keeper.duties.list({ clause: 'P07-14' })).rows[0]).dueDay).toBe('2027-01-11')
    await at.close()
  })

  clause('P07-16a', 'brings the check of the storage 30 days after the last one, overdue on the day after', async () => {
    const at = await openTestOffice({ today: '2026-03-02' })
    const keeper = await at.as('archive-administrator')
    const late = async (day: string) => { at.clock.set(day); return must((await keeper.duties.list({ clause: 'P07-16' })).rows[0]).daysLate }
    expect([await late('2026-04-01'), await late('2026-04-02')]).toEqual([0, 1])
    await at.close()
  })
})

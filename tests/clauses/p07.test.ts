/** P07, custody of customer information: each claimed clause's scenario with its own figures and a neighbouring one, on a real archive. What is only partly run is tested without a claim. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerInput } from '#shared/contract/customers.ts'
import type { LoanRequestInput } from '#shared/contract/lending.ts'
import { completenessPercent } from '#shared/domain/customers.ts'
import { dayOfInstant, toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { stampedPaper } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}

/** The reviewer's two answers to a request to consult. */
const bothYes = { 'reason-sufficient': true, 'formalities-complete': true }

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
  const ask = (file: File, more: Partial<LoanRequestInput> = {}) => clerk.lending.request({ customerId: file.customer.id, itemIds: [file.item.id], purpose: '核对', reason: '核对条款', ...stampedPaper, borrowerName: '测试甲', borrowerUnit: '销售部', ...more })
  const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))

  /** Without a paper a request begins at the head of its unit; users of a test office work in 测试部. */
  const unsealed = { stamped: false, headName: '', signedDay: null, borrowerUnit: '测试部' } as const
  const march = (day: number) => toDay(`2026-03-0${String(day)}`)

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

  clause('P07-4b', 'lists a profile without telephone as incomplete, 75 of 100, naming what is missing, and as filed with it; every number has one format', async () => {
    const profile = { name: '缺项客户', category: 'general', shelfPlace: 'K1-1-1' } as const
    const incomplete = async () => (await archivist.customers.list({ gap: 'incomplete' })).rows.map((row) => row.number)
    const { customer } = await archivist.customers.open(profile)
    expect([customer.gaps, completenessPercent(customer), await incomplete()]).toEqual([['phone-missing'], 75, expect.arrayContaining([customer.number])])
    const { customer: whole } = await archivist.customers.correct({ id: customer.id, reason: '补全', ...profile, contacts: [{ name: '测试乙', phones: ['13800000000'] }] })
    expect([whole.gaps, completenessPercent(whole), (await incomplete()).includes(customer.number)]).toEqual([[], 100, false])
    const { customer: bare } = await archivist.customers.open({ name: '两处缺项' })
    expect([bare.gaps, completenessPercent(bare)]).toEqual([['class-missing', 'phone-missing', 'shelf-place-missing'], 25])
    for (const { number } of [customer, bare]) expect(number).toMatch(/^KH2026-\d{5}$/)
  })

  clause('P07-6', 'finds a file by name, initials and number with its shelf place, and lists one that has none', async () => {
    const placed = (await openFile({ name: '宏运贸易', shelfPlace: 'K1-2-3' })).customer
    const unplaced = (await openFile({ name: '无位公司' })).customer
    const latin = (await openFile({ name: 'Hongda Trading', shelfPlace: 'K1-2-4' })).customer
    for (const text of ['hongda', latin.number.slice(-4)]) expect((await clerk.customers.list({ text })).rows.map((row) => [row.number, row.shelfPlace]), text).toContainEqual([latin.number, 'K1-2-4'])
    for (const text of ['宏运', 'hymy', placed.number]) {
      expect((await clerk.customers.list({ text })).rows.map((row) => [row.number, row.shelfPlace]), text).toContainEqual([placed.number, 'K1-2-3'])
    }
    expect((await clerk.customers.list({ text: unplaced.number })).rows).toHaveLength(1)
    const missing = (await clerk.customers.list({ gap: 'shelf-place-missing' })).rows.map((row) => row.number)
    expect([missing.includes(unplaced.number), missing.includes(placed.number)]).toEqual([true, false])
  })

  /** What a request must hold, each left empty: what is wanted, for what, why, and who asks. */
  const blocks: readonly Partial<LoanRequestInput>[] = [{ itemIds: [] }, { purpose: '' }, { reason: '' }, { borrowerName: '' }, { borrowerUnit: '' }]
  const emptyBlocks = async (file: File, kind: 'consultation' | 'loan') => Promise.all(blocks.map(async (empty) => (await codes(ask(file, { kind, ...empty }))).join()))

  clause('P07-18.1', 'refuses a request to consult that lacks its reason or any other block, and numbers a complete one', async () => {
    const file = await openFile({ name: '查阅甲' })
    expect(await emptyBlocks(file, 'consultation')).toEqual(['items', 'purpose', 'reason', 'borrower', 'unit'].map((block) => `lending.${block}-missing P07-18.1`))
    expect((await ask(file, { kind: 'consultation' })).loan.number).toMatch(/^CY2026-\d{5}$/)
  })

  clause('P07-18.2', 'sends nothing to the review without stamp and the head’s signature; a stamped paper or the head’s own login sends it', async () => {
    const file = await openFile({ name: '盖章客户' })
    const { loan } = await ask(file, { ...unsealed, kind: 'consultation' })
    const seal = { id: loan.id, stamped: true, headName: '赵敏', signedDay: march(2) }
    expect(await codes(archivist.approvals.agree({ id: must(loan.approvalId), answers: bothYes }))).toEqual(['approvals.not-asked P07-18.2'])
    expect(await codes(clerk.lending.seal({ ...seal, stamped: false }))).toEqual(['lending.stamp-missing P07-18.2'])
    expect(await codes(clerk.lending.seal({ ...seal, headName: '' }))).toEqual(['lending.head-signature-missing P07-18.2'])
    expect(await codes(clerk.lending.seal({ ...seal, signedDay: march(3) }))).toEqual(['lending.signed-in-future P07-18.2'])
    expect((await clerk.lending.slip({ id: loan.id })).html).toMatch(/申请人单位（盖章）[\s\S]*单位负责人签字/)
    const sealed = (await archivist.lending.seal(seal)).loan
    expect(sealed).toMatchObject({ status: 'requested', seal: { way: 'paper', headName: '赵敏', signedDay: '2026-03-02' } })
    // Whoever brought the paper is free to review it; the request is still the clerk's.
    await archivist.approvals.agree({ id: must(sealed.approvalId), answers: bothYes })
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('approved')

    const { loan: byLogin } = await ask(file, { ...unsealed, kind: 'consultation' })
    await manager.approvals.agree({ id: must(byLogin.approvalId) })
    expect(await codes(clerk.lending.seal({ ...seal, id: byLogin.id }))).toEqual(['lending.cannot-seal P07-18.2'])
    await archivist.approvals.agree({ id: must(byLogin.approvalId), answers: bothYes })
    expect((await clerk.lending.get({ id: byLogin.id })).loan).toMatchObject({ status: 'approved', approvedBy: 'department-manager、archive-administrator' })
  })

  it('climbs where the head of the unit asks himself, and asks no stamp of an outsider', async () => {
    const file = await openFile({ name: '负责人自借' })
    const director = await office.as('general-manager')
    const { loan } = await manager.lending.request({ customerId: file.customer.id, itemIds: [file.item.id], purpose: '核对', reason: '核对条款', borrowerName: 'department-manager', borrowerUnit: '测试部' })
    expect((await codes(manager.approvals.agree({ id: must(loan.approvalId) })))).toEqual(['approvals.own-request P07-19.3'])
    await director.approvals.agree({ id: must(loan.approvalId) })
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('approved')
    const outsider = await ask(file, { ...unsealed, kind: 'consultation', borrowerKind: 'outsider', borrowerUnit: '华信审计', letter: '介绍信 15 号' })
    expect(outsider.loan.seal.way).toBe('letter')
    expect((await archivist.approvals.get({ id: must(outsider.loan.approvalId) })).steps.map((step) => step.key)).toEqual(['review'])
  })

  clause('P07-18.3', 'approves a request to consult only with two yes, wants a reason for a no, and lets the applicant read then', async () => {
    const file = await openFile({ name: '查阅乙' })
    const { loan } = await ask(file, { kind: 'consultation', borrowerName: 'clerk' })
    const id = must(loan.approvalId)
    const permission = async () => (await clerk.lending.permission({ customerId: file.customer.id })).number
    expect(await codes(archivist.lending.issue({ id: loan.id }))).toContain('lending.not-approved P07-18.3')
    expect(await codes(archivist.approvals.agree({ id }))).toEqual(['approvals.question-open P07-18.3', 'approvals.question-open P07-18.3'])
    expect(await codes(archivist.approvals.agree({ id, answers: { ...bothYes, 'reason-sufficient': false } }))).toEqual(['approvals.answered-no P07-18.3'])
    expect(await codes(archivist.approvals.agree({ id, answers: { ...bothYes, 'formalities-complete': false } }))).toEqual(['approvals.answered-no P07-18.3'])
    expect(await codes(archivist.approvals.refuse({ id, reason: '' }))).toEqual(['approvals.reason-missing P07-18.3'])
    expect(await permission()).toBeNull()
    office.clock.set('2026-03-03')
    await archivist.approvals.agree({ id, answers: bothYes })
    expect(await permission()).toBe(loan.number)
    expect((await archivist.lending.issue({ id: loan.id })).loan).toMatchObject({ status: 'out', dueDay: '2026-03-03' })
    await archivist.lending.return({ id: loan.id })
    expect(await permission()).toBeNull()
    office.clock.set('2026-03-02')
  })

  clause('P07-18.4a', 'refuses an outside reader without a letter or card and registers one with it', async () => {
    const file = await openFile({ name: '查阅丙' })
    const outsider = { kind: 'consultation' as const, borrowerKind: 'outsider' as const, borrowerName: '测试丙', borrowerUnit: '华信审计' }
    expect(await codes(ask(file, outsider))).toEqual(['lending.letter-missing P07-18.4'])
    const { loan } = await ask(file, { ...outsider, letter: '介绍信 15 号' })
    expect(loan).toMatchObject({ status: 'requested', letter: '介绍信 15 号', borrowerName: '测试丙', borrowerUnit: '华信审计', customerNumber: file.customer.number })
    expect(dayOfInstant(loan.requestedAt)).toBe('2026-03-02')
    expect((await archivist.approvals.get({ id: must(loan.approvalId) })).steps.map((step) => step.key)).toEqual(['review'])
  })

  clause('P07-18.4b', 'asks the manager as well for a secret file, and not for an internal one', async () => {
    const file = await openFile({ name: '机密客户', secrecy: 'secret' })
    const secret = await ask(file, { kind: 'consultation', borrowerName: 'clerk' })
    office.clock.set('2026-03-03')
    await archivist.approvals.agree({ id: must(secret.loan.approvalId), answers: bothYes })
    expect(await codes(clerk.customers.get({ id: file.customer.id }))).toEqual(['custody.consultation-waits P07-22'])
    expect(await codes(archivist.lending.issue({ id: secret.loan.id }))).toContain('lending.not-approved P07-18.3')
    office.clock.set('2026-03-04')
    await manager.approvals.agree({ id: must(secret.loan.approvalId) })
    expect((await clerk.customers.get({ id: file.customer.id })).customer.number).toBe(file.customer.number)
    expect((await archivist.lending.issue({ id: secret.loan.id })).loan.status).toBe('out')
    office.clock.set('2026-03-02')
    const internal = await ask(await openFile({ name: '内部客户', secrecy: 'internal' }), { kind: 'consultation' })
    await archivist.approvals.agree({ id: must(internal.loan.approvalId), answers: bothYes })
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
    office.clock.set('2026-03-05')
    expect(await codes(clerk.lending.cancel({ id: loan.id, reason: '借阅人留用' }))).toEqual(['lending.copies-missing P07-20'])
    expect(await codes(archivist.lending.settle({ id: loan.id, position: 1, settlement: 'lost', reason: '' }))).toEqual(['lending.settlement-reason-missing P07-19.1'])
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('out')
    expect(await codes(archivist.customers.close({ id: file.customer.id, reason: '不再往来' }))).toEqual(['customers.items-out P07-19.1'])
    await archivist.lending.return({ id: loan.id })
    expect((await archivist.customers.close({ id: file.customer.id, reason: '不再往来' })).status).toBe('closed')
    office.clock.set('2026-03-02')
  })

  clause('P07-19.2', 'refuses a request to borrow without purpose or any other block and numbers a complete one', async () => {
    const file = await openFile({ name: '外借甲' })
    expect(await emptyBlocks(file, 'loan')).toEqual(['items', 'purpose', 'reason', 'borrower', 'unit'].map((block) => `lending.${block}-missing P07-19.2`))
    expect((await ask(file)).loan.number).toMatch(/^JY2026-\d{5}$/)
  })

  clause('P07-19.4', 'issues nothing before the decision, and nobody decides on his own request', async () => {
    const file = await openFile({ name: '外借乙' })
    const { loan } = await archivist.lending.request({ customerId: file.customer.id, itemIds: [file.item.id], purpose: '核对', reason: '核对条款', ...stampedPaper, borrowerName: '测试丁', borrowerUnit: '档案室' })
    expect(await codes(archivist.lending.issue({ id: loan.id }))).toContain('lending.not-approved P07-19.4')
    expect(await codes(archivist.approvals.agree({ id: must(loan.approvalId) }))).toEqual(['approvals.own-request P07-19.4'])
    await manager.approvals.agree({ id: must(loan.approvalId) })
    expect((await archivist.lending.issue({ id: loan.id })).loan.status).toBe('out')
  })

  clause('P07-19.3', 'sends a request to borrow on only with stamp and the head’s signature of the same day', async () => {
    const { loan } = await ask(await openFile({ name: '外借盖章' }), unsealed)
    const seal = { id: loan.id, stamped: true, headName: '赵敏', signedDay: march(2) }
    expect(await codes(archivist.approvals.agree({ id: must(loan.approvalId) }))).toEqual(['approvals.not-asked P07-19.3'])
    expect(await codes(clerk.lending.seal({ ...seal, headName: '' }))).toEqual(['lending.head-signature-missing P07-19.3'])
    expect(await codes(clerk.lending.seal({ ...seal, signedDay: march(3) }))).toEqual(['lending.signed-in-future P07-19.3'])
    const { approvalId } = (await clerk.lending.seal(seal)).loan
    await archivist.approvals.agree({ id: must(approvalId) })
    expect((await archivist.lending.issue({ id: loan.id })).loan.status).toBe('out')
    // At the counter the stamped paper is entered with the request; half a paper is none.
    expect(await codes(ask(await openFile({ name: '半张申请' }), { ...unsealed, stamped: true }))).toEqual(['lending.head-signature-missing P07-19.3', 'lending.sign-day-missing P07-19.3'])
  })

  clause('P07-19.5a', 'keeps a line of the loan register open as incomplete, and listed, until copies, reason and signature are there', async () => {
    const { loan } = await ask(await openFile({ name: '登记客户' }), { reason: '年审' })
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    const incomplete = async () => (await clerk.lending.list({ state: 'incomplete' })).rows.find((row) => row.number === loan.number)?.gaps ?? []
    const issued = await archivist.lending.issue({ id: loan.id, pages: [{ position: 1, pages: null, copies: null }] })
    expect([issued.loan.status, issued.loan.gaps]).toEqual(['out', ['copies', 'signature']])
    expect(await incomplete()).toEqual(['copies', 'signature'])
    expect((await archivist.lending.fillRegister({ id: loan.id, copies: [{ position: 1, copies: 2 }] })).loan.gaps).toEqual(['signature'])
    expect(await incomplete()).toEqual(['signature'])
    expect(await codes(archivist.lending.fillRegister({ id: loan.id, signature: { way: 'screen', attachmentId: null } }))).toEqual(['lending.signature-empty P07-19.5'])
    expect((await archivist.lending.fillRegister({ id: loan.id, signature: { way: 'paper' } })).loan).toMatchObject({ gaps: [], copies: 2, reason: '年审' })
    expect(await incomplete()).toEqual([])
    expect(await codes(archivist.lending.fillRegister({ id: loan.id, copies: [{ position: 1, copies: 3 }] }))).toEqual(['lending.copies-stand P07-19.5'])
    const row = must((await clerk.reports.preview({ register: 'loans', text: loan.number })).rows[0])
    for (const value of [loan.number, '合同', '年审', '测试甲', '纸上签名']) expect(JSON.stringify(row)).toContain(value)
    const page = await clerk.lending.registerPage({ from: march(2), to: march(2) })
    for (const value of ['客户资料外借登记册', loan.number, '合同', '2026-03-02 09:00', '年审', '测试甲', '纸上签名']) expect(page.html).toContain(value)
    expect((await clerk.lending.registerPage({ from: march(3), to: march(3) })).lines).toBe(0)
  })

  clause('P07-19.5b', 'refuses four days and offers three; is due on the third day and overdue the day after', async () => {
    const file = await openFile({ name: '限期客户' })
    await expect(ask(file, { days: 4 })).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.loan-too-long', clause: 'P07-19.5', facts: { days: 4, limit: 3, latestDay: '2026-03-05' }, remedy: { values: { days: 3 } } }] } })
    const loan = await lend(file, { days: 3 })
    expect(loan.dueDay).toBe('2026-03-05')
    const dueOn = async (day: string) => { office.clock.set(day); const { dueToday, overdue } = await clerk.lending.due({}); return [dueToday, overdue].map((rows) => rows.some((row) => row.number === loan.number)) }
    expect([await dueOn('2026-03-04'), await dueOn('2026-03-05'), await dueOn('2026-03-06')]).toEqual([[false, false], [true, false], [false, true]])
    office.clock.set('2026-03-02')
  })

  clause('P07-20', 'keeps a line open with the rest when one of two copies came back, and strikes it off with the time of the second', async () => {
    const { loan } = await ask(await openFile({ name: '归还客户' }))
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    await archivist.lending.issue({ id: loan.id, pages: [{ position: 1, pages: 12, copies: 2 }], signature: { way: 'paper' } })
    office.clock.set('2026-03-04', '10:00')
    expect(await codes(archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: null, copies: 3 }] }))).toEqual(['lending.too-many-copies P07-20'])
    const part = await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: null, copies: 1 }] })
    expect(part).toMatchObject({ loan: { status: 'out', closedAt: null }, lines: [{ state: 'out', copiesOut: 2, copiesBack: 1, returnedAt: null }] })
    await expect(clerk.lending.cancel({ id: loan.id, reason: '注销' })).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.copies-missing', clause: 'P07-20', facts: { out: 2, back: 1, missing: 1 } }] } })
    office.clock.set('2026-03-05', '15:00')
    const whole = await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: null, copies: 1 }] })
    expect(whole).toMatchObject({ loan: { status: 'closed' }, lines: [{ state: 'back', copiesBack: 2 }] })
    for (const at of [whole.loan.closedAt, whole.lines[0]?.returnedAt]) expect(dayOfInstant(must(at))).toBe('2026-03-05')
    expect((await clerk.lending.get({ id: loan.id })).history.filter((entry) => entry.kind === 'returned').map((entry) => dayOfInstant(entry.at))).toEqual(['2026-03-04', '2026-03-05'])
    office.clock.set('2026-03-02')
  })

  it('ends the rest of a line by a report of loss, with what happened, and keeps a page that is short open', async () => {
    const file = await openFile({ name: '报失客户' })
    const { loan } = await ask(file)
    await archivist.approvals.agree({ id: must(loan.approvalId) })
    await archivist.lending.issue({ id: loan.id, pages: [{ position: 1, pages: 12, copies: 2 }] })
    await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: 11, copies: 1 }] })
    const lost = await archivist.lending.settle({ id: loan.id, position: 1, settlement: 'lost', reason: '另一份遗失，缺第 3 页' })
    expect(lost).toMatchObject({ loan: { status: 'closed' }, lines: [{ state: 'back', copiesBack: 1, settlement: 'lost' }] })
    expect((await ask(file)).loan.status).toBe('requested')
  })

  clause('P07-22a', 'has 绝密 or 机密 stand in the remarks column of the index, also when the remark is emptied; an internal file has no such mark', async () => {
    for (const [secrecy, mark] of [['top-secret', '绝密'], ['secret', '机密'], ['internal', '']] as const) {
      const { customer } = await openFile({ name: '密级备注客户', secrecy, remark: '老客户' })
      const remark = async () => must((await archivist.reports.preview({ register: 'customers', text: customer.number })).rows[0]).values['remark']
      // What was typed about a classified file is content, and stays off the index.
      expect(await remark(), secrecy).toBe(mark === '' ? '老客户' : mark)
      await archivist.customers.correct({ id: customer.id, reason: '清空备注', name: '密级备注客户', category: 'general', partyType: 'firm', secrecy, remark: '' })
      expect(await remark(), secrecy).toBe(mark)
      expect((await clerk.customers.list({ secrecy })).rows.find((row) => row.id === customer.id)).toMatchObject({ secrecy, remark: '' })
    }
  })
})

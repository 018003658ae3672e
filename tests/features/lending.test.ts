import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalOf, lend, openFile, refusalCodes, requestFor, verifyArchive } from '#tests/support/lending.ts'
import { toDay } from '#shared/kernel/days.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { hasCapability, roles } from '#shared/domain/access.ts'

describe('the lending desk', () => {
  let office: TestOffice
  let clerk: Client
  let archivist: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    archivist = await office.as('archive-administrator')
  })
  afterAll(async () => { await office.close() })

  it('lives a whole life: asked by a clerk, approved by the archive administrator, issued with a count, returned and struck off', async () => {
    const file = await openFile(office, [{ title: '合同' }, { title: '身份证复印件', pages: 2 }])
    const { loan, warnings, vacantSteps } = await clerk.lending.request(requestFor(file))
    expect(loan).toMatchObject({ number: 'JY2026-00001', status: 'requested', days: 3, dueDay: null, itemTitles: '合同、身份证复印件', requestedBy: 'clerk', policyPack: 'P07' })
    expect([warnings, vacantSteps]).toEqual([[], []])

    await expect(archivist.lending.issue({ id: loan.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.not-approved', clause: 'P07-19.4', mayDecide: ['archive-administrator', 'department-manager'] }] } })
    await archivist.approvals.agree({ id: approvalOf(loan) })
    const issued = await archivist.lending.issue({ id: loan.id, pages: [{ position: 1, pages: 13 }] })
    expect(issued.loan).toMatchObject({ status: 'out', dueDay: '2026-03-05', approvedBy: 'archive-administrator', issuedBy: 'archive-administrator' })
    expect(issued.lines.map((line) => [line.state, line.pagesAtIssue])).toEqual([['out', 13], ['out', 2]])

    const part = await archivist.lending.return({ id: loan.id, pages: [{ position: 2, pages: 2 }] })
    expect([part.loan.status, part.lines.map((line) => line.state)]).toEqual(['out', ['out', 'back']])
    const whole = await archivist.lending.return({ id: loan.id })
    expect(whole.loan).toMatchObject({ status: 'closed' })
    expect(whole.lines.map((line) => [line.state, line.pagesAtReturn, line.difference])).toEqual([['back', 13, 'none'], ['back', 2, 'none']])
    const sheet = await clerk.lending.get({ id: loan.id })
    expect(sheet.history.map((entry) => entry.kind)).toEqual(['requested', 'approved', 'issued', 'returned', 'returned'])
    expect(sheet.why).toEqual([{ key: 'issued', value: '2026-03-02' }, { key: 'days', value: 3 }, { key: 'limit', value: 3, clause: 'P07-19.5' }, { key: 'due', value: '2026-03-05' }])
  })

  it('refuses a loan of four days citing P07-19.5, and takes it with the three days that it offers', async () => {
    const file = await openFile(office)
    const refused = clerk.lending.request(requestFor(file, { days: 4 }))
    await expect(refused).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code: 'lending.loan-too-long', clause: 'P07-19.5', facts: { days: 4, limit: 3, latestDay: '2026-03-05' }, remedy: { code: 'lending.shorten', values: { days: 3 } } }] } })
    const before = (await clerk.lending.list({ size: 1 })).rows[0]?.number
    expect((await clerk.lending.request(requestFor(file, { days: 3 }))).loan).toMatchObject({ status: 'requested', days: 3 })
    expect((await clerk.lending.list({ size: 1 })).rows[0]?.number, 'a refused request takes no number').toBe(`JY2026-${String(Number(before?.slice(7)) + 1).padStart(5, '0')}`)
  })

  it('names everything that is missing together, and documents of another file are none of this one', async () => {
    const [file, other] = [await openFile(office), await openFile(office)]
    expect(await refusalCodes(clerk.lending.request({ ...requestFor(file), purpose: ' ', reason: '', borrowerName: '', borrowerUnit: '', days: 30 }))).toEqual(['lending.purpose-missing', 'lending.reason-missing', 'lending.borrower-missing', 'lending.unit-missing', 'lending.loan-too-long'])
    await expect(clerk.lending.request({ ...requestFor(file), itemIds: other.items.map((item) => item.id) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('does not lend twice what is out, and says who has it', async () => {
    const file = await openFile(office)
    const held = await lend(office, file)
    await expect(clerk.lending.request(requestFor(file, { borrowerName: '测试乙' }))).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.item-out', facts: { number: held.number, borrower: '测试甲', dueDay: '2026-03-05' } }] } })
    expect((await clerk.customers.get({ id: file.customerId })).items[0]?.outOn).toMatchObject({ number: held.number, borrower: '测试甲' })
  })

  it('hands over only once when two desks issue the same document on two approved requests', async () => {
    const file = await openFile(office)
    const [first, second] = [(await clerk.lending.request(requestFor(file))).loan, (await clerk.lending.request(requestFor(file, { borrowerName: '测试乙' }))).loan]
    for (const loan of [first, second]) await archivist.approvals.agree({ id: approvalOf(loan) })
    const other = await office.as('archive-administrator', '另一位管理员')
    const answers = await Promise.allSettled([archivist.lending.issue({ id: first.id }), other.lending.issue({ id: second.id })])
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected'])
    expect(await refusalCodes(other.lending.issue({ id: second.id }))).toEqual(['lending.item-out'])
    await archivist.lending.return({ id: first.id })
    expect((await other.lending.issue({ id: second.id })).loan.status).toBe('out')
  })

  it('keeps a short count open (P07-20) until it is settled with what happened', async () => {
    const loan = await lend(office, await openFile(office))
    const short = await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: 11 }] })
    expect([short.loan.status, short.loan.closedAt, short.lines[0]?.difference]).toEqual(['difference', null, 'open'])
    expect((await clerk.lending.list({ state: 'difference' })).rows.map((row) => row.number)).toContain(loan.number)
    expect(await refusalCodes(archivist.lending.settle({ id: loan.id, position: 1, settlement: 'lost', reason: '' }))).toEqual(['lending.settlement-reason-missing'])
    const settled = await archivist.lending.settle({ id: loan.id, position: 1, settlement: 'lost', reason: '第 7 页丢失，已报失' })
    expect(settled.loan.status).toBe('closed')
    expect(settled.lines[0]).toMatchObject({ difference: 'settled', settlement: 'lost', settlementReason: '第 7 页丢失，已报失' })
    expect((await clerk.lending.list({ state: 'difference' })).rows.map((row) => row.number)).not.toContain(loan.number)
  })

  it('corrects a return without erasing it: another count, or not back after all', async () => {
    const loan = await lend(office, await openFile(office))
    await archivist.lending.return({ id: loan.id, pages: [{ position: 1, pages: 10 }] })
    expect((await archivist.lending.correctReturn({ id: loan.id, reason: '数错了', pages: [{ position: 1, pages: 12 }] })).loan.status).toBe('closed')
    const again = await archivist.lending.correctReturn({ id: loan.id, reason: '扫错了条码', pages: [{ position: 1, pages: null, stillOut: true }] })
    expect([again.loan.status, again.loan.closedAt, again.lines[0]?.state, again.lines[0]?.returnedAt]).toEqual(['out', null, 'out', null])
    const { history } = await clerk.lending.get({ id: loan.id })
    const [returned, corrected] = [history.find((entry) => entry.kind === 'returned'), history.filter((entry) => entry.kind === 'return-corrected')]
    expect(corrected.map((entry) => entry.body['reason'])).toEqual(['数错了', '扫错了条码'])
    expect(corrected[0]?.corrects).toBe(returned?.seq)
    await archivist.lending.return({ id: loan.id })
  })

  it('is due on the third day and overdue the day after, never on the due day', async () => {
    const loan = await lend(office, await openFile(office), { borrowerName: '测试丙' })
    const numbers = async () => { const due = await clerk.lending.due({}); return { today: due.dueToday.map((row) => row.number), overdue: due.overdue.map((row) => row.number) } }
    const listed = async (state: 'due-today' | 'overdue') => (await clerk.lending.list({ state })).rows.map((row) => row.number)
    office.clock.set('2026-03-04')
    expect((await numbers()).today).not.toContain(loan.number)
    office.clock.set('2026-03-05')
    expect([(await numbers()).today, (await numbers()).overdue]).toEqual([expect.arrayContaining([loan.number]), expect.not.arrayContaining([loan.number])])
    expect([await listed('due-today'), await listed('overdue')]).toEqual([expect.arrayContaining([loan.number]), []])
    office.clock.set('2026-03-06')
    expect([(await numbers()).today, await listed('overdue')]).toEqual([[], expect.arrayContaining([loan.number])])
    expect((await clerk.lending.get({ id: loan.id })).loan.daysLate).toBe(1)
    const line = (await clerk.today.overview({})).overdue.find((known) => known.number === loan.number)
    expect(line).toMatchObject({ kind: 'loan', daysLate: 1, dueDay: '2026-03-05', person: '测试丙', clause: 'P07-19.5' })

    const other = await openFile(office)
    const { warnings, loan: next } = await clerk.lending.request(requestFor(other, { borrowerName: '测试 丙' }))
    expect(warnings, 'the same person, however typed').toMatchObject([{ code: 'lending.borrower-overdue', facts: { number: loan.number, dueDay: '2026-03-05' } }])
    expect((await archivist.approvals.get({ id: approvalOf(next) })).warnings).toMatchObject([{ code: 'lending.borrower-overdue' }])
    await archivist.lending.return({ id: loan.id })
    office.clock.set('2026-03-02')
  })

  it('asks the manager of what was classified after the request, before it goes out (P07-18.4)', async () => {
    const file = await openFile(office)
    const { loan } = await clerk.lending.request(requestFor(file))
    await archivist.approvals.agree({ id: approvalOf(loan) })
    const [item] = file.items
    if (item === undefined) throw new Error('the file is empty')
    await archivist.customers.correctItem({ id: item.id, reason: '定密', title: item.title, pages: item.pages, secrecy: 'secret' })
    expect(await refusalCodes(archivist.lending.issue({ id: loan.id }))).toEqual(['lending.secrecy-raised'])
  })

  it('gives up a request that waits, and its approval ends with it', async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office)))
    expect((await clerk.lending.cancel({ id: loan.id, reason: '不借了' })).loan.status).toBe('cancelled')
    const sheet = await archivist.approvals.get({ id: approvalOf(loan) })
    expect([sheet.approval.status, sheet.ending?.standing, sheet.steps.map((step) => step.status)]).toEqual(['withdrawn', 'desk', ['unreached']])
    expect(await refusalCodes(archivist.approvals.agree({ id: approvalOf(loan) }))).toEqual(['approvals.ended'])
    expect(await refusalCodes(clerk.lending.cancel({ id: loan.id, reason: '再取消' }))).toEqual(['lending.cannot-cancel'])
  })

  it('sends a request on by its stamped paper as the first asker’s, with what the approver was told, and once', async () => {
    const overdue = await lend(office, await openFile(office), { borrowerName: '测试庚' })
    office.clock.set('2026-03-09')
    const { loan } = await clerk.lending.request(requestFor(await openFile(office), { borrowerName: '测试庚', stamped: false, headName: '', signedDay: null }))
    expect([loan.seal.way, loan.waitsForUnit]).toEqual(['head-login', true])
    const scan = await clerk.attachments.put({ purpose: 'loan-paper', file: new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'paper.png') })
    const sealed = (await archivist.lending.seal({ id: loan.id, stamped: true, headName: '赵敏', signedDay: toDay('2026-03-09'), sealScanId: scan.id })).loan
    expect(sealed).toMatchObject({ waitsForUnit: false, requestedBy: 'clerk', seal: { way: 'paper', headName: '赵敏', scanId: scan.id } })
    expect((await clerk.approvals.get({ id: approvalOf(loan) })).approval.status).toBe('withdrawn')
    const sheet = await archivist.approvals.get({ id: approvalOf(sealed) })
    expect([sheet.approval.requester, sheet.mayDecide, sheet.warnings]).toMatchObject(['clerk', true, [{ code: 'lending.borrower-overdue', facts: { number: overdue.number } }]])
    expect(await refusalCodes(archivist.lending.seal({ id: loan.id, stamped: true, headName: '赵敏', signedDay: toDay('2026-03-09') }))).toEqual(['lending.cannot-seal'])
    await archivist.lending.return({ id: overdue.id })
    office.clock.set('2026-03-02')
  })

  it('reads a scan as what it means now: ask, wait, hand over, take back', async () => {
    const file = await openFile(office, [{ title: '合同', code: 'TX-0001' }])
    const meaning = (code: string) => clerk.lending.findByCode({ code })
    expect(await meaning('tx-0001')).toMatchObject({ meaning: 'request', customerId: file.customerId, itemTitle: '合同' })
    expect(await meaning(file.number)).toMatchObject({ meaning: 'request', itemId: null })
    const { loan } = await clerk.lending.request(requestFor(file))
    expect(await meaning('TX-0001')).toMatchObject({ meaning: 'show', loan: { number: loan.number } })
    await archivist.approvals.agree({ id: approvalOf(loan) })
    for (const code of ['TX-0001', loan.number, file.number, loan.number.toLowerCase()]) expect(await meaning(code), code).toMatchObject({ meaning: 'issue', loan: { id: loan.id } })
    await archivist.lending.issue({ id: loan.id })
    expect(await meaning('TX-0001')).toMatchObject({ meaning: 'return', position: 1, loan: { id: loan.id } })
    await archivist.lending.return({ id: loan.id })
    expect(await meaning('TX-0001')).toMatchObject({ meaning: 'request' })
    expect(await meaning(loan.number)).toMatchObject({ meaning: 'show' })
    expect(await meaning('UNKNOWN')).toBeNull()
  })

  it('suggests colleagues and earlier borrowers by characters and initials, with their unit and last purpose, never their letter', async () => {
    const file = await openFile(office)
    await clerk.lending.request(requestFor(file, { kind: 'consultation', borrowerKind: 'outsider', borrowerName: '赵小川', borrowerUnit: '外单位审计所', letter: '介绍信 15 号', purpose: '审计' }))
    for (const typed of ['赵', 'zxc', 'zhaoxiao']) {
      expect((await clerk.lending.suggestBorrowers({ typed })).rows, typed).toMatchObject([{ kind: 'outsider', name: '赵小川', unit: '外单位审计所', purpose: '审计', letter: '', known: 'borrower' }])
    }
    expect((await clerk.lending.suggestBorrowers({ typed: 'archive' })).rows[0]).toMatchObject({ kind: 'staff', name: 'archive-administrator', unit: '测试部', known: 'colleague' })
  })

  it('prints the slip with the counts, the steps as signature boxes and nothing of another loan', async () => {
    const loan = await lend(office, await openFile(office), { borrowerName: '测试<丁>' })
    const { html } = await clerk.lending.slip({ id: loan.id })
    for (const part of [loan.number, '测试&lt;丁&gt;', '审核', '2026-03-05', '测试办公室']) expect(html).toContain(part)
    expect(html).not.toContain('<丁>')
  })

  it('pages through the list without losing or repeating a row, and finds by borrower, customer, item and number', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Client['lending']['list']>> = await clerk.lending.list({ cursor, size: 3 })
      seen.push(...page.rows.map((row) => row.number))
      cursor = page.next
    } while (cursor !== null)
    const whole = (await clerk.lending.list({ size: 200 })).rows
    expect(seen).toEqual(whole.map((row) => row.number))
    expect(whole.map((row) => row.requestedAt)).toEqual(whole.map((row) => row.requestedAt).toSorted((one, other) => other - one))
    const loan = await lend(office, await openFile(office, [{ title: '独一无二的图纸' }]), { borrowerName: '欧阳测试' })
    for (const text of ['欧阳', 'oycs', '独一无二', loan.number, loan.customerNumber]) expect((await clerk.lending.list({ text })).rows.map((row) => row.number), text).toEqual([loan.number])
  })

  it('lets each role do what the table says and nothing else', async () => {
    const file = await openFile(office)
    for (const role of roles) {
      const desk = await office.as(role)
      const asked = await desk.lending.request(requestFor(file)).then(() => 'done', (error: unknown) => (error as { code: string }).code)
      expect(asked, `${role} asks`).toBe(hasCapability(role, 'lending.request') ? 'done' : 'FORBIDDEN')
      const listed = await desk.lending.list({}).then(() => 'done', (error: unknown) => (error as { code: string }).code)
      expect(listed, `${role} reads`).toBe(hasCapability(role, 'lending.read') ? 'done' : 'FORBIDDEN')
    }
    const loan = await lend(office, await openFile(office))
    for (const role of roles.filter((known) => !hasCapability(known, 'lending.issue'))) await expect((await office.as(role)).lending.return({ id: loan.id }), role).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(office.anyone().lending.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('refuses hostile input before it reaches the archive', async () => {
    const file = await openFile(office)
    for (const bad of [{ purpose: 'a\u0000b' }, { reason: 'x'.repeat(301) }, { days: 1.5 }, { days: -1 }, { customerId: 'not-an-id' }, { itemIds: ['x'] }, { kind: 'gift' }]) {
      // The contract's own check is what is tried here, so the input is deliberately not of its type.
      await expect(clerk.lending.request({ ...requestFor(file), ...bad } as never), JSON.stringify(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
  })

  it('keeps the audit chain and the state digest whole over all of this, and no person in the log', async () => {
    expect(await verifyArchive(archivist)).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null })
    expect(JSON.stringify(office.lines)).not.toMatch(/测试甲|测试丙|欧阳/)
  })
})

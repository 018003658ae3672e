import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalOf, openFile, refusalCodes, requestFor, verifyArchive } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import type { Id } from '#shared/kernel/ids.ts'

describe('approvals that change hands, wait, and come back on paper', () => {
  let office: TestOffice
  let clerk: Client
  let archivist: Client
  let manager: Client
  let director: Client
  let people: Record<string, Id<'user'>>
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    clerk = await office.as('clerk')
    archivist = await office.as('archive-administrator')
    manager = await office.as('department-manager')
    director = await office.as('general-manager')
    await office.as('auditor')
    await office.as('archive-administrator', '第二档案员')
    people = Object.fromEntries((await (await office.as('system-administrator')).users.list({})).rows.map((user) => [user.displayName, user.id]))
  })
  afterAll(async () => { await office.close() })
  const personId = (name: string): Id<'user'> => { const id = people[name]; if (id === undefined) throw new Error(`nobody is ${name}`); return id }
  const secretLoan = async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office, [{ title: '股权协议', secrecy: 'secret' }])))
    return { loan, id: approvalOf(loan) }
  }
  const plainLoan = async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office)))
    return { loan, id: approvalOf(loan) }
  }
  const inbox = async (desk: Client, box: 'in' | 'copied' | 'decided' = 'in') => (await desk.approvals.list({ box, size: 200 })).rows.map((row) => row.id)
  const statusOf = async (id: Id<'loan'>) => (await clerk.lending.get({ id })).loan.status

  it('transfers to a higher authority: the step falls to him alone, and the sheet says who handed it on', async () => {
    const { loan, id } = await secretLoan()
    await archivist.approvals.agree({ id })
    expect(await refusalCodes(manager.approvals.transfer({ id, step: 2, to: personId('archive-administrator') }))).toEqual(['approvals.target-too-low'])
    await manager.approvals.transfer({ id, step: 2, to: personId('general-manager'), reason: '出差' })
    expect([(await inbox(manager)).includes(id), (await inbox(director)).includes(id)]).toEqual([false, true])
    expect((await director.approvals.get({ id })).steps[1]).toMatchObject({ people: ['general-manager'], decisions: [{ action: 'transfer', by: 'department-manager', target: 'general-manager', reason: '出差' }] })
    await director.approvals.agree({ id, step: 2 })
    expect((await clerk.lending.get({ id: loan.id })).loan).toMatchObject({ status: 'approved', approvedBy: 'archive-administrator、general-manager' })
  })

  it('delegates for an opinion: it waits in the delegate’s box, comes back, and only the delegator decides', async () => {
    const { loan, id } = await secretLoan()
    await archivist.approvals.agree({ id })
    await manager.approvals.delegate({ id, step: 2, to: personId('archive-administrator'), reason: '核对第三条' })
    expect([(await inbox(archivist)).includes(id), (await archivist.approvals.get({ id })).mayAnswer, (await archivist.approvals.get({ id })).mayDecide]).toEqual([true, true, false])
    await archivist.approvals.answer({ id, step: 2, opinion: '与原件一致' })
    expect([(await inbox(archivist)).includes(id), await statusOf(loan.id)]).toEqual([false, 'requested'])
    await manager.approvals.agree({ id, step: 2 })
    expect(await statusOf(loan.id)).toBe('approved')
  })

  it('adds a signer who must agree besides, and takes one off again', async () => {
    const { loan, id } = await plainLoan()
    await archivist.approvals.addSigner({ id, step: 1, to: personId('general-manager'), reason: '请一并过目' })
    await archivist.approvals.agree({ id, step: 1 })
    expect([await statusOf(loan.id), (await inbox(archivist)).includes(id), (await inbox(manager)).includes(id), (await inbox(director)).includes(id)]).toEqual(['requested', false, false, true])
    await director.approvals.agree({ id, step: 1 })
    expect(await statusOf(loan.id)).toBe('approved')

    const second = await plainLoan()
    await archivist.approvals.addSigner({ id: second.id, to: personId('general-manager') })
    await archivist.approvals.agree({ id: second.id })
    await archivist.approvals.removeSigner({ id: second.id, signer: personId('general-manager'), reason: '不必了' })
    expect(await statusOf(second.loan.id), 'his own yes carries it once nobody else is asked').toBe('approved')
  })

  it('sends back to an earlier step, which decides again, and keeps the first words to read', async () => {
    const { loan, id } = await secretLoan()
    await archivist.approvals.agree({ id, opinion: '第一次' })
    await manager.approvals.sendBack({ id, step: 2, to: 1, reason: '事由写得不清' })
    expect((await inbox(archivist)).includes(id)).toBe(true)
    const sheet = await archivist.approvals.get({ id })
    expect(sheet.steps.map((step) => [step.status, step.decisions.map((decision) => decision.counts)])).toEqual([['open', [false]], ['waiting', [true]]])
    await archivist.approvals.agree({ id, opinion: '第二次' })
    await manager.approvals.agree({ id })
    expect(await statusOf(loan.id)).toBe('approved')
    expect((await clerk.approvals.get({ id })).steps[0]?.decisions.map((decision) => decision.reason)).toEqual(['第一次', '第二次'])
  })

  it('urges once a day, copies to a reader, and shows both', async () => {
    const { id } = await plainLoan()
    await clerk.approvals.urge({ id })
    expect([await refusalCodes(clerk.approvals.urge({ id })), (await clerk.approvals.get({ id })).mayUrge]).toEqual([['approvals.urged-today'], false])
    await clerk.approvals.copy({ id, to: personId('auditor') })
    const auditor = await office.as('auditor')
    expect([(await inbox(auditor, 'copied')).includes(id), (await inbox(auditor)).includes(id)]).toEqual([true, false])
    expect((await auditor.approvals.get({ id })).copies).toMatchObject([{ by: 'clerk', target: 'auditor' }])
  })

  it('lets a stand-in act from day to day, names for whom and under what, and refuses a circle', async () => {
    const { loan, id } = await secretLoan()
    await archivist.approvals.agree({ id })
    expect(await refusalCodes(manager.approvals.setStandIn({ standInId: personId('clerk'), fromDay: office.clock.today(), toDay: office.clock.today() }))).toEqual(['approvals.target-cannot-decide'])
    const entry = await manager.approvals.setStandIn({ standInId: personId('第二档案员'), fromDay: office.clock.today(), toDay: office.clock.today(), under: 'P15-F.1' })
    const second = await office.as('archive-administrator', '第二档案员')
    expect(await refusalCodes(second.approvals.setStandIn({ standInId: personId('department-manager'), fromDay: office.clock.today(), toDay: office.clock.today() }))).toEqual(['approvals.stand-in-circle'])
    expect([(await inbox(second)).includes(id), (await second.approvals.get({ id })).actingFor]).toEqual([true, { name: 'department-manager', under: 'P15-F.1' }])
    await second.approvals.agree({ id, step: 2 })
    expect(await statusOf(loan.id)).toBe('approved')
    expect((await clerk.approvals.get({ id })).steps[1]?.decisions).toMatchObject([{ by: '第二档案员', standing: 'stand-in', actingFor: 'department-manager', under: 'P15-F.1' }])

    // What the manager himself asked for is no matter of his stand-in.
    const { loan: own } = await manager.lending.request(requestFor(await openFile(office, [{ title: '合同', secrecy: 'secret' }])))
    await archivist.approvals.agree({ id: approvalOf(own) })
    expect(await refusalCodes(second.approvals.agree({ id: approvalOf(own) }))).toEqual(['approvals.not-asked'])
    expect(await refusalCodes(archivist.approvals.endStandIn(entry))).toEqual(['approvals.stand-in-not-yours'])
    await manager.approvals.endStandIn(entry)
    expect((await manager.approvals.listStandIns({})).rows).toEqual([])
  })

  it('counts a signature on paper once: printed with a code, brought back by a colleague, marked as paper', async () => {
    const { loan, id } = await secretLoan()
    await archivist.approvals.agree({ id })
    const first = await clerk.approvals.print({ id })
    const printed = await clerk.approvals.print({ id })
    expect(printed.html).toContain(printed.code)
    expect(printed.html).toContain('<svg')
    const enter = (code: string, more: { readonly id?: Id<'approval'>; readonly signerId?: Id<'user'> } = {}, desk = archivist) => desk.approvals.enterPaper({ id, code, signerId: personId('department-manager'), says: 'agree', reason: '同意', ...more })
    const other = await plainLoan()
    expect(await refusalCodes(enter('DP-0000-0000-0000'))).toEqual(['approvals.code-unknown'])
    expect(await refusalCodes(enter(first.code)), 'printed again since').toEqual(['approvals.code-old'])
    expect(await refusalCodes(enter(printed.code, { id: other.id }))).toEqual(['approvals.code-of-another'])
    expect(await refusalCodes(enter(printed.code, {}, clerk)), 'the requester brings his own paper').toEqual(['approvals.own-paper'])
    expect(await refusalCodes(enter(printed.code, { signerId: personId('archive-administrator') })), 'signed by somebody who is not asked').toEqual(['approvals.not-asked'])
    expect(await archivist.approvals.findByCode({ code: printed.code.toLowerCase() })).toMatchObject({ id, state: 'open' })

    const scan = await archivist.attachments.put({ purpose: 'approval-paper', file: new File([new Uint8Array([0xff, 0xd8, 0xff, 1])], '签批.jpg') })
    await archivist.approvals.enterPaper({ id, code: printed.code.replaceAll('-', ''), signerId: personId('department-manager'), says: 'agree', reason: '同意', attachmentId: scan.id })
    expect(await statusOf(loan.id)).toBe('approved')
    const sheet = await clerk.approvals.get({ id })
    expect(sheet.steps[1]?.decisions).toMatchObject([{ by: 'department-manager', medium: 'paper', enteredBy: 'archive-administrator', attachmentId: scan.id }])
    expect((await inbox(manager, 'decided')).includes(id)).toBe(true)
    expect(await archivist.approvals.findByCode({ code: printed.code })).toMatchObject({ state: 'used' })
    expect(await refusalCodes(enter(printed.code))).toEqual(['approvals.code-used'])

    const moved = await secretLoan()
    const early = await clerk.approvals.print({ id: moved.id })
    await archivist.approvals.agree({ id: moved.id })
    expect(await refusalCodes(manager.approvals.enterPaper({ id: moved.id, code: early.code, signerId: personId('department-manager'), says: 'agree' })), 'the step has moved on').toEqual(['approvals.code-old'])
  })

  it('keeps no code in clear: not in the book, not in the log, not in the rows', async () => {
    const { id } = await plainLoan()
    const { code } = await clerk.approvals.print({ id })
    const sheet = await clerk.approvals.get({ id })
    for (const kept of [JSON.stringify(sheet), JSON.stringify(office.lines)]) for (const part of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(part)
  })

  it('leaves the archive whole', async () => {
    expect(await verifyArchive(archivist)).toMatchObject({ verified: true, stateMatches: true })
  })
})

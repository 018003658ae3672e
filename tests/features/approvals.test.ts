import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvalOf, openFile, refusalCodes, requestFor, verifyArchive } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

describe('approvals of lending', () => {
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
  const inbox = async (desk: Client, box: 'in' | 'out' | 'decided' | 'all' = 'in') => (await desk.approvals.list({ box })).rows.map((row) => row.number)

  it('waits for the archive administrator, is shown as a sheet with whom it falls to, and is agreed with an opinion', async () => {
    const file = await openFile(office, [{ title: '合同' }])
    const { loan } = await clerk.lending.request(requestFor(file, { borrowerPost: '经理' }))
    const id = approvalOf(loan)
    const sheet = await archivist.approvals.get({ id })
    expect(sheet).toMatchObject({ chainId: 'P07.loan', chainVersion: 2, mayDecide: true, mayWithdraw: false, approval: { status: 'running', openStep: 'review', vacant: false, requester: 'clerk', subjectNumber: loan.number } })
    expect(sheet.steps).toMatchObject([{ key: 'review', clause: 'P07-19.4', status: 'open', people: ['archive-administrator', 'department-manager'], climbedTo: null, decisions: [] }])
    expect(sheet.lines.map((line) => line.label)).toEqual(['lending.kind', 'lending.secrecy', 'lending.customer', 'lending.items', 'lending.purpose', 'lending.reason', 'lending.days', 'lending.borrower', 'lending.unit', 'lending.seal', 'lending.seal-head', 'lending.seal-day'])
    expect([await inbox(archivist), await inbox(manager), await inbox(clerk)]).toEqual([[sheet.approval.number], [sheet.approval.number], []])
    expect(await inbox(clerk, 'out')).toEqual([sheet.approval.number])
    expect((await archivist.today.overview({})).waitingForMe.filter((line) => line.kind === 'approval')).toMatchObject([{ kind: 'approval', number: sheet.approval.number, person: 'clerk', clause: 'P07-19.4' }])

    await archivist.approvals.agree({ id, step: 1, opinion: '同意，注意保密' })
    expect((await clerk.lending.get({ id: loan.id })).loan).toMatchObject({ status: 'approved', approvedBy: 'archive-administrator' })
    const ended = await clerk.approvals.get({ id })
    expect(ended.steps[0]?.decisions).toMatchObject([{ action: 'agree', standing: 'seat', by: 'archive-administrator', role: 'archive-administrator', department: '测试部', reason: '同意，注意保密' }])
    expect([await inbox(archivist), await inbox(archivist, 'decided')]).toEqual([[], [sheet.approval.number]])
    expect((await archivist.today.overview({})).counts.approvals).toBe(0)
  })

  it('asks the manager too for a secret document, and nothing goes out before he agreed (P07-18.4)', async () => {
    const file = await openFile(office, [{ title: '股权协议', secrecy: 'secret' }])
    const { loan } = await clerk.lending.request(requestFor(file))
    const id = approvalOf(loan)
    expect((await clerk.approvals.get({ id })).steps.map((step) => [step.key, step.status, step.people])).toEqual([['review', 'open', ['archive-administrator', 'department-manager']], ['manager', 'waiting', ['department-manager']]])
    await archivist.approvals.agree({ id })
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('requested')
    expect(await refusalCodes(archivist.lending.issue({ id: loan.id }))).toEqual(['lending.not-approved'])
    expect(await refusalCodes(archivist.approvals.agree({ id }))).toEqual(['approvals.not-asked'])
    await manager.approvals.agree({ id })
    expect((await archivist.lending.issue({ id: loan.id })).loan).toMatchObject({ status: 'out', approvedBy: 'archive-administrator、department-manager' })
  })

  it('never lets a person decide what he asked for or what is borrowed for him, be he the manager', async () => {
    const file = await openFile(office, [{ title: '合同', secrecy: 'top-secret' }])
    const { loan } = await manager.lending.request(requestFor(file, { borrowerName: 'archive-administrator' }))
    const id = approvalOf(loan)
    expect(await refusalCodes(manager.approvals.agree({ id }))).toEqual(['approvals.own-request'])
    expect(await refusalCodes(archivist.approvals.agree({ id }))).toEqual(['approvals.own-request'])
    expect((await clerk.approvals.get({ id })).steps.map((step) => [step.people, step.climbedTo, step.vacant])).toEqual([[[], null, true], [[], null, true]])
    expect((await clerk.approvals.list({ box: 'all', text: loan.number })).rows).toMatchObject([{ vacant: true, openStep: 'review' }])

    // Somebody is given the role: the same approval falls to him at once.
    const director = await office.as('general-manager')
    expect((await director.approvals.get({ id })).steps.map((step) => [step.people, step.climbedTo])).toEqual([[['general-manager'], 'general-manager'], [['general-manager'], 'general-manager']])
    expect(await inbox(director)).toEqual([(await director.approvals.get({ id })).approval.number])
    await director.approvals.agree({ id, step: 1 })
    await director.approvals.agree({ id, step: 2 })
    expect((await clerk.approvals.get({ id })).steps.flatMap((step) => step.decisions.map((decision) => decision.standing))).toEqual(['climbed', 'climbed'])
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('approved')
  })

  it('names the vacant steps when it is asked, and lets the request wait', async () => {
    const small = await openTestOffice({ today: '2026-03-02' })
    try {
      const file = await openFile(small, [{ title: '合同', secrecy: 'secret' }])
      const { loan, vacantSteps } = await (await small.as('clerk')).lending.request(requestFor(file))
      expect([vacantSteps, loan.status]).toEqual([['manager'], 'requested'])
    } finally {
      await small.close()
    }
  })

  it('sends back with a reason, goes through the chain again after the mending, and keeps the first round readable', async () => {
    const file = await openFile(office)
    const { loan } = await clerk.lending.request(requestFor(file, { reason: '看看' }))
    const first = approvalOf(loan)
    expect(await refusalCodes(archivist.approvals.return({ id: first, reason: '' }))).toEqual(['approvals.reason-missing'])
    await archivist.approvals.return({ id: first, reason: '事由不清' })
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('sent-back')
    expect(await refusalCodes(clerk.lending.resubmit({ id: loan.id, ...requestFor(file, { days: 4 }) }))).toEqual(['lending.loan-too-long'])

    const again = await clerk.lending.resubmit({ id: loan.id, ...requestFor(file, { reason: '核对第三条违约责任' }) })
    const second = approvalOf(again.loan)
    expect([again.loan.number, again.loan.status, second === first]).toEqual([loan.number, 'requested', false])
    const sheet = await archivist.approvals.get({ id: second })
    expect(sheet.earlier).toMatchObject([{ id: first, status: 'returned', by: 'archive-administrator', reason: '事由不清' }])
    expect(sheet.lines.find((line) => line.label === 'lending.reason')?.value).toBe('核对第三条违约责任')
    expect((await archivist.approvals.get({ id: first })).lines.find((line) => line.label === 'lending.reason')?.value, 'the first sheet stays as it was').toBe('看看')
    await archivist.approvals.agree({ id: second })
    expect(await refusalCodes(clerk.lending.resubmit({ id: loan.id, ...requestFor(file) }))).toEqual(['lending.cannot-resubmit'])
  })

  it('keeps whoever asked first out of the decision when a colleague asks again', async () => {
    const file = await openFile(office)
    const { loan } = await archivist.lending.request(requestFor(file))
    await manager.approvals.return({ id: approvalOf(loan), reason: '补充事由' })
    const again = await clerk.lending.resubmit({ id: loan.id, ...requestFor(file) })
    expect(await refusalCodes(archivist.approvals.agree({ id: approvalOf(again.loan) }))).toEqual(['approvals.own-request'])
    await manager.approvals.agree({ id: approvalOf(again.loan) })
  })

  it('refuses with a reason that the requester reads, and the loan ends', async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office)))
    await archivist.approvals.refuse({ id: approvalOf(loan), reason: '与业务无关' })
    const sheet = await clerk.lending.get({ id: loan.id })
    expect([sheet.loan.status, sheet.history.at(-1)?.body['reason']]).toEqual(['refused', '与业务无关'])
    expect(await refusalCodes(archivist.lending.issue({ id: loan.id }))).toEqual(['lending.cannot-issue'])
  })

  it('lets the requester withdraw while it runs, and nobody else', async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office)))
    expect(await refusalCodes(manager.approvals.withdraw({ id: approvalOf(loan) }))).toEqual(['approvals.not-yours'])
    expect((await clerk.approvals.get({ id: approvalOf(loan) })).mayWithdraw).toBe(true)
    await clerk.approvals.withdraw({ id: approvalOf(loan), reason: '填错了客户' })
    expect((await clerk.lending.get({ id: loan.id })).loan.status).toBe('cancelled')
    expect((await clerk.approvals.get({ id: approvalOf(loan) })).ending).toMatchObject({ by: 'clerk', standing: 'requester', reason: '填错了客户' })
  })

  it('decides once when two people click at the same moment, and tells the slower one', async () => {
    const file = await openFile(office, [{ title: '合同', secrecy: 'secret' }])
    const { loan } = await clerk.lending.request(requestFor(file))
    const id = approvalOf(loan)
    const answers = await Promise.allSettled([archivist.approvals.agree({ id, step: 1 }), manager.approvals.agree({ id, step: 1 })])
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected'])
    expect(await refusalCodes(manager.approvals.agree({ id, step: 1 }))).toEqual(['approvals.step-moved-on'])
    expect((await manager.approvals.get({ id })).steps.map((step) => step.decisions.length)).toEqual([1, 0])
    const racing = await Promise.allSettled([clerk.approvals.withdraw({ id }), manager.approvals.agree({ id, step: 2 })])
    expect(racing.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('passes a step on when its only person leaves the office', async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office, [{ title: '合同', secrecy: 'secret' }])))
    const id = approvalOf(loan)
    await archivist.approvals.agree({ id })
    const administrator = await office.as('system-administrator')
    const people = await administrator.users.list({})
    const gone = people.rows.find((user) => user.role === 'department-manager')
    if (gone === undefined) throw new Error('nobody to send away')
    await administrator.users.change({ id: gone.id, displayName: gone.displayName, role: gone.role, disabled: true })
    expect((await clerk.approvals.get({ id })).steps[1]).toMatchObject({ people: ['general-manager'], climbedTo: 'general-manager', vacant: false })
    await (await office.as('general-manager')).approvals.agree({ id })
    const ended = await clerk.approvals.get({ id })
    expect(ended.steps[1]?.decisions).toMatchObject([{ by: 'general-manager', standing: 'climbed' }])
  })

  it('is read by an auditor, decided by no one without the right, and hidden from the system administrator', async () => {
    const { loan } = await clerk.lending.request(requestFor(await openFile(office)))
    const id = approvalOf(loan)
    const auditor = await office.as('auditor')
    expect(await inbox(auditor, 'all')).toContain((await auditor.approvals.get({ id })).approval.number)
    expect((await auditor.approvals.get({ id })).mayDecide).toBe(false)
    for (const desk of [auditor, clerk]) await expect(desk.approvals.agree({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect((await office.as('system-administrator')).approvals.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect((await office.as('system-administrator')).approvals.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps decisions append-only and the archive whole', async () => {
    expect(await verifyArchive(archivist)).toMatchObject({ verified: true, stateMatches: true })
  })
})

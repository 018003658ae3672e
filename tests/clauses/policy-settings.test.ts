import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyDraft } from '#shared/contract/policies.ts'
import { addDays, daysBetween, toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { lend, openFile, refusalCodes, requestFor } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

const today = toDay('2026-05-11')
const loanDays = (value: number): PolicyDraft => ({ kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value })
const pack = (id: string, isActive: boolean): PolicyDraft => ({ kind: 'pack', pack: id, isActive })

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ today })
  for (const role of ['clerk', 'archive-administrator', 'department-manager', 'general-manager'] as const) await office.as(role)
})
afterAll(async () => { await office.close() })

/** Asks as the department manager and, unless it is to wait, agrees as the general manager. */
async function change(draft: PolicyDraft, fromDay = office.clock.today(), agree = true) {
  const manager = await office.as('department-manager')
  const asked = await manager.policies.propose({ draft, fromDay, reason: '按本单位情况' })
  if (agree && asked.approvalId !== null) await (await office.as('general-manager')).approvals.agree({ id: asked.approvalId })
  return (await manager.policies.changes({})).changes.find((row) => row.id === asked.id) ?? asked
}
const conflicts = async () => (await (await office.as('clerk')).policies.conflicts({})).conflicts
const loanLimit = async () => refusalCodesOf(await openFile(office))
async function refusalCodesOf(file: Awaited<ReturnType<typeof openFile>>): Promise<number> {
  const clerk = await office.as('clerk')
  for (let days = 1; days <= 9; days += 1) {
    const codes = await clerk.lending.request(requestFor(file, { days })).then(async ({ loan }) => { await clerk.lending.cancel({ id: loan.id, reason: '试' }); return [] }, async () => ['refused'])
    if (codes.length > 0) return days - 1
  }
  return 9
}

describe('a figure of an office', () => {
  it('waits for the general manager: until he agrees the printed three days rule, and whoever asked cannot agree', async () => {
    const waiting = await change(loanDays(5), today, false)
    expect(waiting).toMatchObject({ status: 'waiting', before: '3', after: '5', clause: 'P07-29', isRuling: false })
    expect(await loanLimit()).toBe(3)
    expect(await refusalCodes((await office.as('department-manager')).approvals.agree({ id: waiting.approvalId ?? ('' as never) }))).not.toEqual([])
    expect(await refusalCodes((await office.as('archive-administrator')).policies.propose({ draft: loanDays(4), fromDay: today, reason: '再改' }))).toEqual(['policies.change-waiting'])
    await (await office.as('general-manager')).approvals.refuse({ id: waiting.approvalId ?? ('' as never), reason: '不改' })
    expect((await (await office.as('clerk')).policies.changes({})).changes[0]).toMatchObject({ status: 'refused', isRuling: false })
    expect(await loanLimit()).toBe(3)
  })

  it('is refused with its clause when it is negative or absurd, and by a clerk altogether', async () => {
    const manager = await office.as('department-manager')
    for (const [value, code] of [[-1, 'policies.figure-negative'], [0, 'policies.figure-absurd'], [99_999, 'policies.figure-absurd']] as const) {
      await expect(manager.policies.propose({ draft: loanDays(value), fromDay: today, reason: '试' })).rejects.toMatchObject({ code: 'REFUSED', data: { refusals: [{ code, clause: 'P07-19.5b' }] } })
    }
    await expect((await office.as('clerk')).policies.propose({ draft: loanDays(5), fromDay: today, reason: '试' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await refusalCodes(manager.policies.propose({ draft: { kind: 'figure', clauseId: 'P07-99', figure: 'x', value: 1 }, fromDay: today, reason: '试' }))).toEqual(['policies.figure-unknown'])
    expect(await refusalCodes(manager.policies.propose({ draft: { kind: 'figure', clauseId: 'P07-19.5b', figure: 'toString', value: 1 }, fromDay: today, reason: '试' }))).toEqual(['policies.figure-unknown'])
  })

  it('rules from its day on, and a loan that was lent before keeps its number, its pack and its version', async () => {
    const before = await lend(office, await openFile(office), { days: 3 })
    expect(await change(loanDays(1), addDays(today, 2))).toMatchObject({ status: 'published', isRuling: false, fromDay: addDays(today, 2) })
    office.clock.set(addDays(today, 1))
    expect(await loanLimit()).toBe(3)
    office.clock.set(addDays(today, 2))
    expect(await loanLimit()).toBe(1)
    const after = await lend(office, await openFile(office), { days: 1 })
    const clerk = await office.as('clerk')
    const [old, young] = [await clerk.lending.get({ id: before.id }), await clerk.lending.get({ id: after.id })]
    expect([old.loan.policyPack, old.loan.policyVersion, daysBetween(today, old.loan.dueDay ?? today)]).toEqual(['P07', '2026.1', 3])
    expect(old.why).toContainEqual({ key: 'limit', value: 3, clause: 'P07-19.5' })
    expect([young.loan.policyVersion, young.why.find((step) => step.key === 'limit')?.value]).toEqual(['2026.1-1', 1])
  })

  it('moves the term of a complaint that comes from now on, and of none that came before', async () => {
    const clerk = await office.as('clerk')
    const complain = () => clerk.desk.registerCase({ kind: 'complaint', person: '测试甲', content: '漏水' })
    const now = office.clock.today()
    const before = await complain()
    await change({ kind: 'figure', clauseId: 'P04-26', figure: 'closeMax', value: 4 })
    const after = await complain()
    expect([daysBetween(now, before.dueDay ?? now), daysBetween(now, after.dueDay ?? now), after.dueClause]).toEqual([7, 4, 'P04-26'])
  })

  it('marks a reception by the ceiling of the day of the visit', async () => {
    const clerk = await office.as('clerk')
    const visit = (costCents: number) => clerk.desk.registerVisit({ visitor: '测试乙', purpose: '来访', visitorClass: 'A', people: 1, costCents, costReason: '' }).then(({ visit: row }) => row.notices.map((notice) => [notice.code, notice.facts['ceiling']]))
    const over = (notices: Awaited<ReturnType<typeof visit>>) => notices.filter(([code]) => code === 'desk.cost-over-ceiling-unexplained')
    expect([over(await visit(50_000)), over(await visit(50_001))]).toEqual([[], [['desk.cost-over-ceiling-unexplained', 500]]])
    await change({ kind: 'figure', clauseId: 'P06-A.3.1b', figure: 'perPersonMax', value: 400 })
    expect([over(await visit(40_000)), over(await visit(40_001))]).toEqual([[], [['desk.cost-over-ceiling-unexplained', 400]]])
  })
})

describe('the packs of an office', () => {
  it('that are no trade of its own act only after the general manager agreed; then one day of P13 rules, and the office can let P07 rule again', async () => {
    await change(loanDays(3))
    expect((await conflicts()).filter((row) => row.topic === 'loan-days')).toEqual([])
    await change(pack('P13', true))
    const found = (await conflicts()).filter((row) => row.topic === 'loan-days')
    expect(found).toMatchObject([{ reason: 'stricter', ruling: { pack: 'P13', printed: 'P13-G.10.b', value: 1 }, others: [{ pack: 'P07', printed: 'P07-19.5', value: 3 }] }])
    expect(await loanLimit()).toBe(1)
    await expect((await office.as('clerk')).lending.request(requestFor(await openFile(office), { days: 2 }))).rejects.toMatchObject({ data: { refusals: [{ code: 'lending.loan-too-long', clause: 'P13-G.10.b', facts: { limit: 1 } }] } })
    const general = await office.as('general-manager')
    expect(await refusalCodes(general.policies.decideConflict({ topic: 'loan-days', pack: 'P07', reason: '' }))).toEqual(['policies.reason-missing'])
    expect(await refusalCodes(general.policies.decideConflict({ topic: 'loan-days', pack: 'P04', reason: '试' }))).toEqual(['policies.pack-not-in-conflict'])
    await general.policies.decideConflict({ topic: 'loan-days', pack: 'P07', reason: '客户资料不是车辆资料' })
    expect((await conflicts()).find((row) => row.topic === 'loan-days')).toMatchObject({ reason: 'office', ruling: { pack: 'P07' } })
    expect(await loanLimit()).toBe(3)
    await expect((await office.as('department-manager')).policies.decideConflict({ topic: 'loan-days', pack: null, reason: '试' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await general.policies.decideConflict({ topic: 'loan-days', pack: null, reason: '从严' })
    expect(await loanLimit()).toBe(1)
    await change(pack('P13', false))
    expect(await loanLimit()).toBe(3)
  })

  it('bring no duty while they are out of force, and P06 and P07 cannot be', async () => {
    expect(await refusalCodes((await office.as('department-manager')).policies.propose({ draft: pack('P07', false), fromDay: office.clock.today(), reason: '试' }))).toEqual(['policies.pack-needed'])
    const { packs } = await (await office.as('clerk')).policies.list({})
    expect(packs.filter((row) => !row.isInForce).map((row) => row.id)).toEqual(['P02', 'P05', 'P10', 'P12', 'P13', 'P15', 'P22'])
    expect(packs.find((row) => row.id === 'P04')?.clauses.find((each) => each.id === 'P04-26')).toMatchObject({ numbers: { closeMax: 4 }, changed: ['closeMax'] })
  })
})

describe('a version of a policy', () => {
  let own: TestOffice
  beforeAll(async () => { own = await openTestOffice({ today: '2024-06-03' }) })
  afterAll(async () => { await own.close() })
  const ask = async (draft: PolicyDraft, fromDay: string) => (await own.as('department-manager')).policies.propose({ draft, fromDay: toDay(fromDay), reason: '修订' })
  const agree = async (asked: { readonly approvalId: string | null }) => (await own.as('general-manager')).approvals.agree({ id: asked.approvalId as never }) // the id of an approval, as the operation gave it
  const figureOf = async (clauseId: string, name: string) => (await (await own.as('clerk')).policies.list({})).packs.flatMap((row) => row.clauses).find((each) => each.id === clauseId)?.numbers[name]
  const find = async (id: string) => (await (await own.as('clerk')).policies.changes({})).changes.find((row) => row.id === id)

  clause('P17-1.3.2', 'handed in on 3 June is not in force on the 5th unapproved; agreed to on the 7th it is in force from that day, and the version before is kept', async () => {
    const asked = await ask({ kind: 'figure', clauseId: 'P17-3.4.1a', figure: 'reportDaysMax', value: 3 }, '2024-06-05')
    expect(asked).toMatchObject({ clause: 'P17-1.3.2', status: 'waiting' })
    own.clock.set('2024-06-05')
    expect(await figureOf('P17-3.4.1a', 'reportDaysMax')).toBe(2)
    expect(await refusalCodes((await own.as('department-manager')).approvals.agree({ id: asked.approvalId as never }))).not.toEqual([])
    own.clock.set('2024-06-07')
    await agree(asked)
    expect(await figureOf('P17-3.4.1a', 'reportDaysMax')).toBe(3)
    expect(await find(asked.id)).toMatchObject({ status: 'published', fromDay: '2024-06-07', before: '2', after: '3', endedBy: 'general-manager' })
  })

  clause('P19-1.9b', 'is not set in force unapproved: a supplement that waits, and one that was refused, change nothing; only an agreement does', async () => {
    const supplement = { kind: 'figure', clauseId: 'P19-B.1a', figure: 'filingDaysMax', value: 4 } as const
    const asked = await ask(supplement, '2024-06-07')
    expect(asked).toMatchObject({ clause: 'P19-1.9', status: 'waiting' })
    expect(await figureOf('P19-B.1a', 'filingDaysMax')).toBe(5)
    await (await own.as('general-manager')).approvals.refuse({ id: asked.approvalId as never, reason: '不改' })
    expect([await figureOf('P19-B.1a', 'filingDaysMax'), (await find(asked.id))?.status]).toEqual([5, 'refused'])
    await agree(await ask(supplement, '2024-06-07'))
    expect(await figureOf('P19-B.1a', 'filingDaysMax')).toBe(4)
  })

  clause('P07-29', 'approved on 2 March and promulgated for the 5th does not rule a loan of the 4th, and rules one of the 5th; nobody dates it back', async () => {
    own.clock.set('2026-03-02')
    await agree(await ask({ kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value: 2 }, '2026-03-05'))
    const clerk = await own.as('clerk')
    const borrow = async () => clerk.lending.request(requestFor(await openFile(own), { days: 3 }))
    own.clock.set('2026-03-04')
    expect((await borrow()).loan).toMatchObject({ policyPack: 'P07', policyVersion: '2026.1' })
    own.clock.set('2026-03-05')
    expect(await refusalCodes(borrow())).toEqual(['lending.loan-too-long'])
    expect(await refusalCodes(ask({ kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value: 4 }, '2026-03-04'))).toEqual(['policies.from-in-past'])
  })
})

describe('a rehearsal', () => {
  it('lists what a shorter loan would have refused, the same as a recount of the rows, and changes nothing', async () => {
    const clerk = await office.as('clerk')
    const seen = await clerk.policies.rehearse({ draft: loanDays(2), months: 3 })
    const rows = (await clerk.lending.list({ size: 200 })).rows.filter((row) => row.policyPack !== 'imported' && row.kind === 'loan' && row.days > 2)
    expect(rows.length).toBeGreaterThan(0)
    expect(seen.differences.filter((entry) => entry.kind === 'loan').map((entry) => [entry.number, entry.what]).toSorted()).toEqual(rows.map((row) => [row.number, 'refused']).toSorted())
    expect(await loanLimit()).toBe(3)
  })

  it('gives old and new due day of every complaint whose term would move, and none of those that were agreed', async () => {
    const clerk = await office.as('clerk')
    await clerk.desk.registerCase({ kind: 'complaint', person: '测试丙', content: '约好的', expectedDay: addDays(office.clock.today(), 1) })
    const seen = await clerk.policies.rehearse({ draft: { kind: 'figure', clauseId: 'P04-26', figure: 'closeMax', value: 5 }, months: 3 })
    const moved = seen.differences.filter((entry) => entry.kind === 'case')
    expect(moved.map((entry) => [daysBetween(entry.newDay ?? today, entry.oldDay ?? today)])).toEqual([[2], [-1]])
    expect(seen.looked.cases).toBe(3)
  })

  it('says which duties would not have come without a pack, and which conflict another would bring', async () => {
    const clerk = await office.as('clerk')
    const complaint = await clerk.desk.registerCase({ kind: 'complaint', person: '测试丁', content: '电梯异响' })
    await clerk.desk.closeCase({ id: complaint.id, result: '已修好' })
    const open = (await clerk.duties.list({ box: 'all', status: 'all', size: 200 })).rows.filter((row) => row.clause.startsWith('P14-'))
    expect(open.length).toBeGreaterThan(0)
    const without = await clerk.policies.rehearse({ draft: pack('P14', false), months: 3 })
    expect(without.differences.filter((entry) => entry.what === 'dropped').map((entry) => entry.id).toSorted()).toEqual(open.map((row) => row.id).toSorted())
    expect((await clerk.policies.rehearse({ draft: pack('P13', true), months: 3 })).newConflicts.map((row) => row.topic)).toContain('loan-days')
    expect(await refusalCodes(clerk.policies.rehearse({ draft: pack('P13', false), months: 3 }))).toEqual(['policies.already-inactive'])
  })
})

describe('the coverage', () => {
  it('counts every clause once, says where it acts, and when it last made somebody hear a no', async () => {
    const clerk = await office.as('clerk')
    const line = async () => (await clerk.policies.coverage({})).rows.find((row) => row.id === 'P07-19.5b')
    const before = (await line())?.count ?? 0
    await refusalCodes(clerk.lending.request(requestFor(await openFile(office), { days: 9 })))
    await expect.poll(async () => (await line())?.count).toBe(before + 1)
    expect((await line())?.firings[0]).toMatchObject({ how: 'refusal' })
    const { rows } = await clerk.policies.coverage({})
    expect(rows.length).toBe(963)
    expect(rows.find((row) => row.id === 'P07-29')?.firings.map((firing) => firing.how)).toContain('policies')
    expect(rows.find((row) => row.id === 'P07-19.4')?.firings.map((firing) => firing.how)).toContain('approvals')
    expect(rows.find((row) => row.id === 'P07-19.5b')?.firings.map((firing) => firing.how)).toContain('lending')
    // A part of the same printed clause that nothing runs did not act.
    expect(rows.filter((row) => row.state === 'missing').flatMap((row) => row.firings)).toEqual([])
    expect(rows.find((row) => row.id === 'P04-26')?.firings.map((firing) => firing.how)).toContain('desk')
    expect(rows.find((row) => row.id === 'P07-14')?.firings.map((firing) => firing.how)).toContain('duties')
  })

  it('names a role that a chain asks for and nobody holds', async () => {
    const { faults } = await (await office.as('clerk')).policies.coverage({})
    expect(faults.every((fault) => fault.weight === 'warning' && fault.fault === 'nobody-holds-role')).toBe(true)
  })

  it('stands among the registers that are put into a file', async () => {
    const auditor = await office.as('auditor')
    const { count } = await auditor.reports.count({ register: 'clauses', text: 'P07-', state: 'all' })
    expect(count).toBe(56)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyDraft } from '#shared/contract/policies.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { openFile, refusalCodes, requestFor } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const loanDays = (value: number): PolicyDraft => ({ kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value })
const refusalsOf = async (act: Promise<unknown>) => act.then(() => [], (error: { readonly data?: { readonly refusals?: readonly unknown[] } }) => error.data?.refusals ?? [error])

/** An office with people in the departments that own policies; nobody decides alone. */
async function openOwnedOffice(today: string) {
  const office = await openTestOffice({ today })
  const people = {
    sales: await office.as('archive-administrator', '销售甲', '销售部'), service: await office.as('archive-administrator', '客服甲', '客户服务部'), finance: await office.as('department-manager', '财务甲', '财务部'),
    promotion: await office.as('department-manager', '推广甲', '市场推广部'), clerk: await office.as('clerk', '客服乙', '客户服务部'), general: await office.as('general-manager'),
  }
  return { office, ...people }
}

async function figureOf(client: Client, clauseId: string, name: string) {
  return (await client.policies.list({})).packs.flatMap((row) => row.clauses).find((each) => each.id === clauseId)?.numbers[name]
}
const ownList = async (client: Client) => (await client.policies.changes({})).changes.filter((row) => row.may.includes('take-over')).map((row) => row.number)

/** The longest loan that the desk lets somebody ask for, tried from one day up. */
async function loanLimit(office: TestOffice, clerk: Client): Promise<number> {
  const file = await openFile(office)
  for (let days = 1; days <= 9; days += 1) {
    const codes = await clerk.lending.request(requestFor(file, { days })).then(async ({ loan }) => { await clerk.lending.cancel({ id: loan.id, reason: '试' }); return [] }, async () => ['refused'])
    if (codes.length > 0) return days - 1
  }
  return 9
}

describe('the owner of P07', () => {
  let own: Awaited<ReturnType<typeof openOwnedOffice>>
  beforeAll(async () => { own = await openOwnedOffice('2026-03-02') })
  afterAll(async () => { await own.office.close() })

  clause('P07-28', 'a Sales administrator’s 5 days are a proposal to customer service and the limit stays 3; their own administrator’s 4 days are a draft at once, and it stays 3 until the general manager has agreed', async () => {
    const { office, sales, service, clerk, general, finance } = own
    const proposed = await sales.policies.propose({ draft: loanDays(5), fromDay: toDay('2026-03-02'), reason: '外地项目' })
    expect(proposed).toMatchObject({ status: 'proposed', before: '3', after: '5', clause: 'P07-28', ownerName: '客户服务部', approvalId: null, isRuling: false, may: ['withdraw'] })
    expect([await loanLimit(office, clerk), await figureOf(clerk, 'P07-19.5b', 'loanDaysMax')]).toEqual([3, 3])
    expect([await ownList(service), await ownList(sales), await ownList(finance), await ownList(general)]).toEqual([[proposed.number], [], [], []])
    const onToday = async (client: Client) => (await client.today.overview({})).waitingForMe.filter((line) => line.kind === 'policy-change').map((line) => [line.number, line.title, line.person])
    expect([await onToday(service), await onToday(sales), await onToday(finance)]).toEqual([[[proposed.number, 'P07-19.5 3 → 5', '销售甲']], [], []])
    const drafted = await service.policies.propose({ draft: loanDays(4), fromDay: toDay('2026-03-02'), reason: '客服部修订' })
    expect(drafted).toMatchObject({ status: 'draft', clause: 'P07-28', approvalId: null, ownerBy: '客服甲', may: ['submit', 'withdraw'] })
    expect(await loanLimit(office, clerk)).toBe(3)
    expect(await refusalsOf(sales.policies.act({ id: drafted.id, action: 'submit' }))).toMatchObject([{ code: 'policies.not-owner', clause: 'P07-28', facts: { owner: '客户服务部', department: '销售部' } }])
    const waiting = await service.policies.act({ id: drafted.id, action: 'submit' })
    expect(waiting).toMatchObject({ status: 'waiting', clause: 'P07-29', may: [] })
    expect(await loanLimit(office, clerk)).toBe(3)
    await general.approvals.agree({ id: waiting.approvalId ?? ('' as never) })
    expect(await loanLimit(office, clerk)).toBe(4)
  })

  it('takes a proposal over, and neither who proposed nor who hands it in agrees to it', async () => {
    const { office, sales, service, general, clerk } = own
    const proposed = await sales.policies.propose({ draft: loanDays(6), fromDay: toDay('2026-03-02'), reason: '外地项目' })
    expect(await refusalsOf(sales.policies.act({ id: proposed.id, action: 'take-over' }))).toMatchObject([{ code: 'policies.not-owner' }])
    expect(await refusalsOf(general.policies.act({ id: proposed.id, action: 'take-over' }))).toMatchObject([{ code: 'policies.not-owner' }])
    await expect(clerk.policies.act({ id: proposed.id, action: 'take-over' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await service.policies.act({ id: proposed.id, action: 'take-over' })).toMatchObject({ status: 'draft', ownerBy: '客服甲', askedBy: '销售甲' })
    office.clock.set('2026-03-03')
    const waiting = await service.policies.act({ id: proposed.id, action: 'submit' })
    expect(waiting).toMatchObject({ status: 'waiting', fromDay: '2026-03-03' })
    const approvalId = waiting.approvalId ?? ('' as never)
    for (const person of [sales, service]) expect(await refusalCodes(person.approvals.agree({ id: approvalId }))).not.toEqual([])
    await general.approvals.agree({ id: approvalId })
    expect(await loanLimit(office, clerk)).toBe(6)
  })

  it('declines with a reason that stays with the proposal, and a proposal that was taken back or declined is no draft any more', async () => {
    const { sales, service } = own
    const [one, other] = [await sales.policies.propose({ draft: loanDays(7), fromDay: toDay('2026-03-03'), reason: '再议' }), await sales.policies.propose({ draft: loanDays(8), fromDay: toDay('2026-03-03'), reason: '再议' })]
    expect(await refusalsOf(service.policies.act({ id: one.id, action: 'decline' }))).toMatchObject([{ code: 'policies.reason-missing', clause: 'P07-28', field: 'reason' }])
    expect(await service.policies.act({ id: one.id, action: 'decline', reason: '三天够用' })).toMatchObject({ status: 'declined', endReason: '三天够用', endedBy: '客服甲' })
    expect(await sales.policies.act({ id: other.id, action: 'withdraw' })).toMatchObject({ status: 'withdrawn' })
    for (const { id } of [one, other]) expect(await refusalsOf(service.policies.act({ id, action: 'take-over' }))).toMatchObject([{ code: 'policies.change-not-open' }])
  })

  it('has no list in an office where nobody belongs to it: the change goes straight to the general manager, and the screen is told so', async () => {
    const office = await openTestOffice({ today: '2026-03-02' })
    try {
      const [manager, general] = [await office.as('department-manager'), await office.as('general-manager')]
      expect((await manager.policies.list({})).packs.find((pack) => pack.id === 'P07')?.owner).toEqual({ department: 'customer-service', name: '客户服务部', clause: 'P07-28', isStaffed: false, isOurs: false })
      const asked = await manager.policies.propose({ draft: loanDays(5), fromDay: toDay('2026-03-02'), reason: '改' })
      expect(asked).toMatchObject({ status: 'waiting', ownerName: '客户服务部', clause: 'P07-29' })
      await general.approvals.agree({ id: asked.approvalId ?? ('' as never) })
      expect(await figureOf(manager, 'P07-19.5b', 'loanDaysMax')).toBe(5)
      // A clerk of the department asks for no changes, so the list would be nobody's; an administrator's is one.
      await office.as('clerk', '客服乙', '客户服务部')
      expect((await manager.policies.propose({ draft: loanDays(6), fromDay: toDay('2026-03-02'), reason: '改' })).status).toBe('waiting')
      await office.as('archive-administrator', '客服甲', '客户服务部')
      expect((await manager.policies.propose({ draft: loanDays(7), fromDay: toDay('2026-03-02'), reason: '改' })).status).toBe('proposed')
    } finally {
      await office.close()
    }
  })

  it('is the department that the office calls so', async () => {
    const office = await openTestOffice({ today: '2026-03-02' })
    try {
      const administrator = await office.as('system-administrator')
      const { departments } = await administrator.settings.get({})
      await administrator.settings.change({ departments: { ...departments, 'customer-service': '服务中心' } })
      const centre = await office.as('archive-administrator', '服务甲', '服务中心')
      expect((await centre.policies.propose({ draft: loanDays(5), fromDay: toDay('2026-03-02'), reason: '改' })).status).toBe('draft')
    } finally {
      await office.close()
    }
  })
})

describe('the owners of P19 and P17', () => {
  let own: Awaited<ReturnType<typeof openOwnedOffice>>
  beforeAll(async () => { own = await openOwnedOffice('2024-03-14') })
  afterAll(async () => { await own.office.close() })
  const supplement = (text: string): PolicyDraft => ({ kind: 'text', clauseId: 'P19-B.1a', act: 'supplement', text })
  const notes = async (client: Client) => (await client.policies.list({})).packs.flatMap((pack) => pack.clauses).find((each) => each.id === 'P19-B.1a')?.notes

  clause('P19-1.9b', 'a supplement handed in on 14 March 2024 is not in force unapproved, nor by a word that is not the general manager’s, nor once he refused it', async () => {
    const { finance, promotion, clerk, general } = own
    const drafted = await promotion.policies.propose({ draft: supplement('含来访'), fromDay: toDay('2024-03-14'), reason: '补充' })
    const { status, approvalId } = await promotion.policies.act({ id: drafted.id, action: 'submit' })
    expect([status, await notes(clerk)]).toEqual(['waiting', []])
    for (const person of [promotion, finance]) expect(await refusalCodes(person.approvals.agree({ id: approvalId ?? ('' as never) }))).not.toEqual([])
    expect(await refusalCodes(promotion.policies.act({ id: drafted.id, action: 'submit' }))).toEqual(['policies.change-not-open'])
    expect(await notes(clerk)).toEqual([])
    await general.approvals.refuse({ id: approvalId ?? ('' as never), reason: '不补' })
    expect([await notes(clerk), (await clerk.policies.list({})).packs.find((pack) => pack.id === 'P19')?.version]).toEqual([[], '2026.1'])
  })

  clause('P19-1.9a', 'a supplement drafted in finance on 14 March 2024 is a proposal on market promotion’s list; market promotion’s own is a draft without that step, stands with the clause once agreed to, from its day and not the day before', async () => {
    const { office, finance, promotion, sales, clerk, general } = own
    const proposed = await finance.policies.propose({ draft: supplement('含电话联系'), fromDay: toDay('2024-03-14'), reason: '常有人问' })
    expect(proposed).toMatchObject({ status: 'proposed', kind: 'text', act: 'supplement', clause: 'P19-1.9', ownerName: '市场推广部', before: '', after: '含电话联系' })
    expect([await ownList(promotion), await ownList(sales), await ownList(finance)]).toEqual([[proposed.number], [], []])
    expect(await notes(clerk)).toEqual([])
    const drafted = await promotion.policies.propose({ draft: supplement('含线上联系'), fromDay: toDay('2024-03-16'), reason: '补充' })
    expect(drafted).toMatchObject({ status: 'draft', ownerBy: '推广甲' })
    const waiting = await promotion.policies.act({ id: drafted.id, action: 'submit' })
    expect(await notes(clerk)).toEqual([])
    await general.approvals.agree({ id: waiting.approvalId ?? ('' as never) })
    office.clock.set('2024-03-15')
    expect(await notes(clerk)).toEqual([])
    office.clock.set('2024-03-16')
    expect(await notes(clerk)).toEqual([{ act: 'supplement', text: '含线上联系', fromDay: '2024-03-16' }])
    expect((await clerk.policies.list({})).packs.find((pack) => pack.id === 'P19')?.version).toBe('2026.1-1')
  })

  it('refuse a text that says nothing, what stands there already, and one to no clause', async () => {
    const { promotion } = own
    const ask = async (draft: PolicyDraft) => refusalCodes(promotion.policies.propose({ draft, fromDay: toDay('2024-03-16'), reason: '补充' }))
    expect([await ask(supplement(' ')), await ask(supplement('含线上联系')), await ask({ kind: 'text', clauseId: 'P19-99', act: 'interpretation', text: '解释' })]).toEqual([['policies.text-missing'], ['policies.text-same'], ['policies.clause-unknown']])
  })

  clause('P17-1.3.1', 'with version 1 in force a finance user’s amendment of 3 June 2024 is kept on the sales department’s list, also to repeal the policy; a sales user’s is a draft at once', async () => {
    const { office, finance, sales, promotion } = own
    office.clock.set('2024-06-03')
    const days = (value: number): PolicyDraft => ({ kind: 'figure', clauseId: 'P17-3.4.1a', figure: 'reportDaysMax', value })
    const amendment = await finance.policies.propose({ draft: days(3), fromDay: toDay('2024-06-05'), reason: '修订' })
    const repeal = await finance.policies.propose({ draft: { kind: 'pack', pack: 'P17', isActive: false }, fromDay: toDay('2024-06-05'), reason: '废止' })
    expect([amendment.status, repeal.status, amendment.ownerName]).toEqual(['proposed', 'proposed', '销售部'])
    expect(await ownList(sales)).toEqual([repeal.number, amendment.number])
    expect((await ownList(promotion)).filter((number) => number === repeal.number || number === amendment.number)).toEqual([])
    expect(await sales.policies.propose({ draft: days(4), fromDay: toDay('2024-06-05'), reason: '修订' })).toMatchObject({ status: 'draft', clause: 'P17-1.3.1' })
    office.clock.set('2024-06-05')
    expect(await figureOf(finance, 'P17-3.4.1a', 'reportDaysMax')).toBe(2)
    expect((await finance.policies.list({})).packs.find((pack) => pack.id === 'P17')?.isInForce).toBe(true)
  })
})

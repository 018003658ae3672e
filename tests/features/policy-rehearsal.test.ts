/** A rehearsal of fines and due days: it names what a change would have made otherwise, agrees with what the change then does, and changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyDraft } from '#shared/contract/policies.ts'
import { toDay } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { openDealership } from '#tests/support/dealership.ts'
import type { Dealership } from '#tests/support/dealership.ts'
import type { Client } from '#tests/support/office.ts'

const today = toDay('2026-05-11')
let dealership: Dealership
let clerk: Client
beforeAll(async () => {
  dealership = await openDealership('2026-05-04', ['P13'])
  dealership.office.clock.set(today)
  clerk = await dealership.office.as('clerk')
})
afterAll(async () => { await dealership.close() })

const figure = (clauseId: string, name: string, value: number): PolicyDraft => ({ kind: 'figure', clauseId, figure: name, value })
const rehearse = (draft: PolicyDraft) => clerk.policies.rehearse({ draft, months: 1 })

describe('a rehearsal', () => {
  it('lists each fine whose amount a changed figure would move, with both amounts, and leaves the others and the proposals as they are', async () => {
    const late = (day: string) => dealership.find('P13-B.5b', { personName: '员工甲', day: toDay(day), at: toClockTime('08:45') })
    const [first, second, other] = [await late('2026-05-06'), await late('2026-05-07'), await dealership.find('P13-B.19', { cause: 'in-showroom' })]
    const seen = await rehearse(figure('P13-B.5b', 'secondLateFineYuan', 50))
    expect(seen.looked.fines).toBe(3)
    expect(seen.differences).toMatchObject([{ kind: 'fine', what: 'charged', number: second.number, oldCents: 4_000, newCents: 5_000, clause: 'P13-B.5b' }])
    expect((await rehearse(figure('P13-B.5b', 'firstLateFineYuan', 25))).differences.map((row) => [row.number, row.newCents])).toEqual([[first.number, 2_500]])
    const without = await rehearse({ kind: 'pack', pack: 'P13', isActive: false })
    expect(without.differences.filter((row) => row.kind === 'fine').map((row) => [row.number, row.what, row.newCents]).toSorted()).toEqual([first, second, other].map(({ number }) => [number, 'dropped', null]).toSorted())
    expect((await dealership.manager.penalties.list({ status: 'all' })).rows.map((row) => row.amountCents).toSorted((one, two) => one - two)).toEqual([2_000, 4_000, other.amountCents].toSorted((one, two) => one - two))
  })

  it('gives the old and the new due day of a follow-up, a filing and a visit’s report once each, and not of what was agreed', async () => {
    await dealership.manager.policies.propose({ draft: { kind: 'pack', pack: 'P13', isActive: false }, fromDay: today, reason: '不卖车' }).then(async ({ approvalId }) => (await dealership.office.as('general-manager')).approvals.agree({ id: approvalId ?? ('' as never) }))
    const complaint = await clerk.desk.registerCase({ kind: 'complaint', person: '测试甲', content: '漏水' })
    await clerk.desk.closeCase({ id: complaint.id, result: '已修好' })
    await dealership.manager.followups.open({ kind: 'festival', title: '端午', day: toDay('2026-06-19'), leadDays: 45 })
    await clerk['customer-filing'].contact({ name: '新客户', contactDay: today })
    await clerk['customer-visits'].add({ day: today, unit: '测试同行', target: 'same-trade', unplannedReason: '临时约' })
    const days = async (draft: PolicyDraft) => (await rehearse(draft)).differences.map((row) => [row.kind, row.what, row.oldDay, row.newDay])
    expect(await days(figure('P14-1.3a', 'followupDaysMax', 2))).toEqual([['followup', 'moved', '2026-05-14', '2026-05-13']])
    // Five working days after Monday the 11th end on Monday the 18th, six on Tuesday the 19th.
    expect(await days(figure('P19-B.1a', 'filingDaysMax', 6))).toEqual([['filing', 'moved', '2026-05-18', '2026-05-19']])
    expect(await days(figure('P17-3.4.1a', 'reportDaysMax', 3))).toEqual([['visit', 'moved', '2026-05-13', '2026-05-14']])
    expect((await rehearse(figure('P14-1.3b', 'followupRateMin', 60))).looked).toMatchObject({ followups: 2, filings: 1, visits: 1 })
  })
})

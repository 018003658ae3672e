/** A figure that an office changed, through the real flow, reaches the feature that stands on it: from its day on, and nothing that began before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysBetween, toDay } from '#shared/kernel/days.ts'
import { openFollowupOffice } from '#tests/support/followups.ts'
import type { FollowupOffice } from '#tests/support/followups.ts'

let at: FollowupOffice
beforeAll(async () => { at = await openFollowupOffice('2026-05-11') })
afterAll(async () => { await at.office.close() })

async function change(clauseId: string, figure: string, value: number, fromDay: string) {
  const asked = await at.supervisor.policies.propose({ draft: { kind: 'figure', clauseId, figure, value }, fromDay: toDay(fromDay), reason: '按本单位情况' })
  await at.leader.approvals.agree({ id: asked.approvalId ?? ('' as never) })
}
const dutyOf = async (subjectId: string) => (await at.supervisor.duties.list({ box: 'all', status: 'all', size: 200 })).rows.filter((row) => row.subject.id === subjectId).map((row) => row.dueDay)

describe('P14 as an office changed it', () => {
  it('a complaint settled on the day before is visited within the printed three days and one of the day itself within five; the board, the duty and what is decided next agree, and the old one keeps its day', async () => {
    const old = await at.settle('2026-05-11')
    await change('P14-1.3a', 'followupDaysMax', 5, '2026-05-13')
    at.on('2026-05-12')
    const before = await at.settle('2026-05-12')
    at.on('2026-05-13')
    const after = await at.settle('2026-05-13')
    const term = async ({ followup }: typeof old) => [daysBetween(followup.startDay, (await at.get(followup.id)).followup.dueDay), ...(await dutyOf(followup.id)).map((dueDay) => daysBetween(followup.startDay, dueDay))]
    expect([await term(old), await term(before), await term(after)]).toEqual([[3, 3], [3, 3], [5, 5]])
    // An emergency takes the term of a complaint; a repair does not.
    const { rows: [emergency] } = await at.supervisor.followups.open({ kind: 'emergency', title: '停电', day: toDay('2026-05-13') })
    expect(daysBetween(toDay('2026-05-13'), emergency?.dueDay ?? toDay('2026-05-13'))).toBe(5)
    const repair = await at.settle('2026-05-13', { kind: 'repair' })
    expect(repair.followup.dueDay).toBe('2026-06-13')
  })

  it('the share of complaints to be visited of a month is that of its first day: a change of the 13th of May counts from June on', async () => {
    at.on('2026-05-13')
    await change('P14-1.3b', 'followupRateMin', 100, '2026-05-13')
    at.on('2026-06-02')
    await at.settle('2026-06-01')
    await at.settle('2026-06-01')
    const rate = async (month: string) => (await at.supervisor.followups.month({ month })).rates.find(({ kind }) => kind === 'complaint')
    expect([await rate('2026-05'), await rate('2026-06')]).toMatchObject([{ minimumBasisPoints: 5_000, denominator: 3, required: 2 }, { minimumBasisPoints: 10_000, denominator: 2, required: 2 }])
  })

  it('an event’s batch keeps the share of the day on which it ended', async () => {
    at.on('2026-06-03')
    await change('P14-1.5b', 'followupRateMin', 20, '2026-06-04')
    const event = async (day: string) => { at.on(day); return (await at.supervisor.followups.open({ kind: 'event', title: '中秋活动', day: toDay(day), participants: 83 })).rows[0] }
    const [old, young] = [await event('2026-06-03'), await event('2026-06-04')]
    expect([old?.required, young?.required]).toEqual([9, 17])
    expect((await at.supervisor.followups.get({ id: old?.id ?? ('' as never) })).followup.required).toBe(9)
  })

  it('the telephone counts from the visit that the office names', async () => {
    at.on('2026-06-05')
    await change('P14-1.9c', 'phoneAllowedFromVisit', 1, '2026-06-06')
    const { followup } = await at.settle('2026-06-05')
    const call = (day: string) => at.visit(followup.id, day, { means: 'telephone', calledNumber: '13800000001', signature: 'none', signerName: '', outcome: 'further', nextDay: toDay('2026-06-20') })
    const { visits: [first] } = await call('2026-06-05')
    at.on('2026-06-06')
    const other = await at.settle('2026-06-06')
    const { visits: [second] } = await at.visit(other.followup.id, '2026-06-06', { means: 'telephone', calledNumber: '13800000001', signature: 'none', signerName: '' })
    const marks = (visit: typeof first) => visit?.marks.map(({ code }) => code).filter((code) => code === 'followups.phone-on-first')
    expect([marks(first), marks(second)]).toEqual([['followups.phone-on-first'], []])
  })
})

describe('P17 as an office changed it', () => {
  it('a visit of the day before is reported within the printed two days and one of the day itself within four, also by its duty; a visit that was entered keeps its day', async () => {
    at.on('2026-07-01')
    await change('P17-3.4.1a', 'reportDaysMax', 4, '2026-07-03')
    const add = (day: string) => at.clerk['customer-visits'].add({ day: toDay(day), unit: '测试同行', target: 'same-trade', unplannedReason: '临时约' })
    const due = async (day: string) => { at.on(day); const { visit } = await add(day); return [daysBetween(toDay(day), visit.reportDueDay), ...(await dutyOf(visit.id)).map((dueDay) => daysBetween(toDay(day), dueDay))] }
    const [before, after] = [await due('2026-07-02'), await due('2026-07-03')]
    expect([before[0], after[0]]).toEqual([2, 4])
    expect([new Set(before), new Set(after)]).toEqual([new Set([2]), new Set([4])])
    expect((await at.clerk['customer-visits'].list({ month: '2026-07' })).rows.map((row) => daysBetween(row.day, row.reportDueDay)).toSorted()).toEqual([2, 4])
  })
})

describe('P19 as an office changed it', () => {
  it('a first contact of the day before is filed within five working days and one of the day itself within two; a change that became known is reported so, too', async () => {
    at.on('2026-08-03')
    await change('P19-B.1a', 'filingDaysMax', 2, '2026-08-05')
    await change('P19-B.2a', 'feedbackDaysMax', 1, '2026-08-05')
    const contact = async (name: string, day: string) => {
      at.on(day)
      const { filing } = await at.clerk['customer-filing'].contact({ name, contactDay: toDay(day) })
      return [filing.dueDay, ...(await at.supervisor.duties.list({ box: 'all', status: 'all', size: 200, clause: 'P19-B.1' })).rows.filter((row) => row.subject.id === filing.id).map((row) => row.dueDay)]
    }
    // Tuesday the 4th: five working days end on Tuesday the 11th; Wednesday the 5th: two end on Friday the 7th.
    expect([await contact('新客户甲', '2026-08-04'), await contact('新客户乙', '2026-08-05')]).toEqual([['2026-08-11', '2026-08-11'], ['2026-08-07', '2026-08-07']])
    const named = async (name: string) => (await at.clerk['customer-filing'].list({ text: name })).rows[0]?.dueDay
    expect([await named('新客户甲'), await named('新客户乙')]).toEqual(['2026-08-11', '2026-08-07'])
  })

  it('asks for as many staff in touch with an important customer as the office says', async () => {
    at.on('2026-08-10')
    const { filing } = await at.clerk['customer-filing'].contact({ name: '重要客户', contactDay: toDay('2026-08-10') })
    const few = async (staff: string[]) => { await at.clerk['customer-filing'].setContacts({ id: filing.id, staff, isImportant: true }); return (await at.clerk['customer-filing'].list({ state: 'too-few-contacts' })).rows.map((row) => row.name) }
    expect([await few(['clerk']), await few(['clerk', '同事乙'])]).toEqual([['重要客户'], []])
    await change('P19-C.3a', 'contactStaffMin', 3, '2026-08-11')
    at.on('2026-08-11')
    expect([await few(['clerk', '同事乙']), await few(['clerk', '同事乙', '同事丙'])]).toEqual([['重要客户'], []])
  })
})

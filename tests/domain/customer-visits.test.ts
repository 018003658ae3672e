import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainOfView, decideFilingAct, decideView, filingActions, filingStatuses, filingTransitions, isFormBlank, missingFields } from '#shared/domain/customer-filing.ts'
import type { FilingForm } from '#shared/domain/customer-filing.ts'
import { decideOutlayAct, decidePassClaim, decideRelease, outlayActions, outlayStatuses, outlayTransitions } from '#shared/domain/customer-visit-money.ts'
import { careParts, customerVisitActions, customerVisitNotices, customerVisitStatuses, customerVisitTransitions, decidePlanAct, decideVisitAct, judgeVisitQuota, openQuestions, planActions, planStatuses, planTransitions, questionsOf, reportQuestions, visitChecklist, visitPurposes } from '#shared/domain/customer-visits.ts'
import type { CustomerVisitFacts } from '#shared/domain/customer-visits.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const day = toDay('2024-07-03')
const visit: CustomerVisitFacts = {
  number: 'BF2024-00001', status: 'planned', day, endDay: day, unit: '测试公司', contactPerson: '测试甲', purposes: ['market-survey'], careParts: [], target: 'business', planStatus: 'approved', unplannedReason: '',
  contactedDay: toDay('2024-07-02'), contactedBy: '电话', journey: 'office', tripReference: '', itemsNeed: 'none', costsNeed: 'none', reportedDay: null, reportDueDay: addDays(day, 2),
}
const form: FilingForm = { name: '测试公司', category: 'unset', nature: '', supervisor: '', address: '', contactPerson: '', phone: '' }

describe('what may happen to a plan, a visit, an outlay and a filing', () => {
  it('follows the tables for every status and action, and refuses with a code of the status', () => {
    for (const status of planStatuses) for (const action of planActions) expect(decidePlanAct({ number: 'x', status, visits: 1 }, action).ok, `plan ${status} ${action}`).toBe(planTransitions[status][action] !== null)
    for (const status of customerVisitStatuses) for (const action of customerVisitActions) expect(decideVisitAct({ number: 'x', status, day }, action, day).ok, `visit ${status} ${action}`).toBe(customerVisitTransitions[status][action] !== null)
    for (const status of outlayStatuses) for (const action of outlayActions) expect(decideOutlayAct({ number: 'x', status }, action).ok, `outlay ${status} ${action}`).toBe(outlayTransitions[status][action] !== null)
    const filled = { ...form, category: 'key' as const, address: '一路 1 号' }
    for (const status of filingStatuses) for (const action of filingActions) expect(decideFilingAct({ name: 'x', status, form: filled }, action).ok, `filing ${status} ${action}`).toBe(filingTransitions[status][action] !== null)
  })

  it('hands in no empty plan, and reports no visit that has not been made', () => {
    expect(decidePlanAct({ number: 'x', status: 'draft', visits: 0 }, 'submit')).toMatchObject({ ok: false, error: [{ code: 'customer-visits.plan-empty' }] })
    expect(decideVisitAct({ number: 'x', status: 'planned', day }, 'report', addDays(day, -1))).toMatchObject({ ok: false, error: [{ code: 'customer-visits.report-before-visit', clause: 'P17-3.4.1' }] })
  })
})

describe('the checklist and the marks of a visit', () => {
  it('ticks by what is known: five of five, and one fewer for each thing that is missing', () => {
    const ticked = (more: Partial<CustomerVisitFacts>) => visitChecklist({ ...visit, ...more }, []).filter((line) => line.isTicked).length
    expect(ticked({})).toBe(5)
    for (const lack of [{ planStatus: 'submitted' }, { contactedDay: day }, { contactPerson: '' }, { itemsNeed: 'unsaid' }, { costsNeed: 'needed' }] as const) expect(ticked(lack), JSON.stringify(lack)).toBe(4)
  })
  it('says nothing of a visit in order, and nothing at all of one that was cancelled', () => {
    expect(customerVisitNotices(visit, day)).toEqual([])
    expect(customerVisitNotices({ ...visit, status: 'cancelled', purposes: [], planStatus: null }, addDays(day, 9))).toEqual([])
  })
  it('asks in the report exactly what the purposes ask for, and nothing once it is answered', () => {
    fc.assert(fc.property(fc.subarray([...visitPurposes]), fc.subarray([...careParts]), (purposes, parts) => {
      const asked = questionsOf({ purposes, careParts: parts })
      expect(new Set(asked).size).toBe(asked.length)
      expect(openQuestions({ purposes, careParts: parts }, new Set())).toHaveLength(asked.length)
      expect(openQuestions({ purposes, careParts: parts }, new Set(reportQuestions))).toEqual([])
    }))
  })
  it('calls a visit of a plan that is still being made unplanned from its own day on', () => {
    const codesOn = (today: Day) => customerVisitNotices({ ...visit, planStatus: 'draft', reportedDay: day }, today).map((notice) => notice.code)
    expect([codesOn(addDays(day, -1)), codesOn(day)]).toEqual([['customer-visits.plan-not-submitted'], ['customer-visits.unplanned-unexplained']])
  })
  it('is never less late on a later day', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (first, more) => {
      const late = (after: number) => Number(customerVisitNotices(visit, addDays(day, after)).find((notice) => notice.clause === 'P17-3.4.1')?.facts['days'] ?? 0)
      expect(late(first + more)).toBeGreaterThanOrEqual(late(first))
    }))
  })
  it('is short only of what a post has a number for', () => {
    expect(judgeVisitQuota(null, [])).toEqual({ required: null, reported: 0, short: 0 })
    expect(judgeVisitQuota(1, [{ reportedDay: day }, { reportedDay: day }, { reportedDay: null }])).toEqual({ required: 1, reported: 2, short: 0 })
  })
})

describe('gifts, claims and looking into files', () => {
  it('releases a gift exactly when a request is dated before the visit and was not refused', () => {
    fc.assert(fc.property(fc.integer({ min: -5, max: 5 }), fc.constantFrom('requested', 'approved', 'refused'), (offset, status) => {
      const request = { number: 'BQ', kind: 'gift' as const, status: status as 'requested', requestedDay: addDays(day, offset) }
      expect(decideRelease({ kind: 'gift', visitDay: day, visit: 'x' }, request).ok).toBe(offset < 0 && status !== 'refused')
      expect(decideRelease({ kind: 'items', visitDay: day, visit: 'x' }, request).ok).toBe(true)
    }))
  })
  it('pays nothing for a customer without a file, and the remedy, a file, lifts exactly that', () => {
    const claim = { number: 'x', day, amountCents: 48_000 }
    expect(decidePassClaim(claim, { name: '未备案', filedDay: null })).toMatchObject({ ok: false, error: [{ clause: 'P19-1.8.1', facts: { yuan: 480 }, remedy: { code: 'customer-visits.file-customer' } }] })
    expect(decidePassClaim(claim, { name: '已备案', filedDay: day })).toEqual({ ok: true, value: [] })
    expect(decidePassClaim(claim, { name: '后备案', filedDay: addDays(day, 1) })).toMatchObject({ ok: true, value: [{ code: 'customer-visits.filed-after-expense' }] })
  })
  it('lets keepers and those in touch look, and sends everybody else to the right authority', () => {
    const file = { name: '甲', department: 'A', filedBy: 'u1', staff: ['测试乙'] }
    const viewer = (more: object) => ({ userId: 'u9', displayName: '测试丙', role: 'clerk' as const, department: 'A', ...more })
    for (const own of [{ userId: 'u1' }, { displayName: '测试乙' }, { role: 'archive-administrator' }, { role: 'department-manager' }]) expect(decideView(file, viewer(own), [], day)).toEqual({ ok: true, value: 'own' })
    expect(decideView(file, viewer({ role: 'department-manager', department: 'B' }), [], day)).toMatchObject({ ok: false, error: [{ clause: 'P19-1.5.2', mayDecide: ['general-manager'] }] })
    expect([chainOfView(file, { department: 'A' }), chainOfView(file, { department: 'B' })]).toEqual(['P19.view-own', 'P19.view-other'])
    for (const [decidedDay, isOpen] of [[day, true], [addDays(day, -1), false]] as const) expect(decideView(file, viewer({}), [{ status: 'approved', decidedDay }], day).ok).toBe(isOpen)
  })
  it('counts seven basic items, and calls a form blank that only has its name', () => {
    expect([missingFields(form).length, isFormBlank(form), isFormBlank({ ...form, phone: '13800000000' })]).toEqual([6, true, false])
    expect(missingFields({ name: 'a', category: 'key', nature: 'b', supervisor: '无', address: 'c', contactPerson: '', phone: 'd' })).toEqual(['contactPerson'])
  })
})

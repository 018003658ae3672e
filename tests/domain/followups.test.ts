import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, decideMonthStep, isSameProblem, monthSteps, planMarks } from '#shared/domain/followup-plans.ts'
import { decideExemption, decideFollowupAct, decideVisit, followupActions, followupKinds, followupStatuses, isBelow, leavesTheRate, missingOf, namedVisitor, needsSupervisor, proposedMeans, requiredVisits, visitOutcomes } from '#shared/domain/followups.ts'
import type { FollowupFacts, FollowupRules, VisitEntry } from '#shared/domain/followups.ts'
import { caseGrades } from '#shared/domain/cases.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'

const rules: FollowupRules = { phoneFromVisit: 2, gradeWithoutPhone: 'major' }
const facts: FollowupFacts = { number: 'HF2024-00001', kind: 'complaint', status: 'open', grade: 'ordinary', startDay: toDay('2024-05-10'), dueDay: toDay('2024-05-13'), round: 1, isLogged: true }
const entry: VisitEntry = {
  day: toDay('2024-05-12'), means: 'door', said: '好', satisfaction: 'satisfied', signature: 'on-paper', signerName: '客户', witness: '', hasPaper: false, isComplete: true,
  newIssue: '', cannotAnswer: false, replyAtMs: null, outcome: 'settled', nextDay: null, resolution: '', explained: '', corrector: '', reason: '',
}
const visitor = { role: 'clerk', department: '客服部', isOutside: false } as const
const now = { today: toDay('2024-05-31'), ms: 1_717_000_000_000 }
const decide = (more: Partial<FollowupFacts>, how: Partial<VisitEntry> = {}) => decideVisit({ ...facts, ...more }, { ...entry, ...how }, visitor, rules, now)

describe('a follow-up', () => {
  it('allows exactly these acts in each status', () => {
    const allowed = followupStatuses.map((status) => [status, followupActions.filter((action) => decideFollowupAct({ number: 'HF', status }, action).ok)])
    expect(allowed).toEqual([
      ['open', ['record', 'assign', 'exempt', 'close', 'void']], ['done', ['void']], ['exempt', ['annex', 'void']], ['closed', ['record', 'assign', 'void']], ['void', []],
    ])
  })

  it('names one visitor for each kind and level, and a higher role never falls below it', () => {
    for (const kind of followupKinds) {
      for (const grade of caseGrades) expect([kind, grade, isBelow('general-manager', namedVisitor(kind, grade))]).toEqual([kind, grade, false])
    }
    expect(caseGrades.map((grade) => isBelow('clerk', namedVisitor('complaint', grade)))).toEqual([false, true, true])
  })

  it('proposes the telephone from the second visit on, and never for a major complaint', () => {
    expect([1, 2, 3].map((round) => proposedMeans({ kind: 'complaint', grade: 'important', round }, rules))).toEqual(['door', 'telephone', 'telephone'])
    expect([1, 2, 3].map((round) => proposedMeans({ kind: 'complaint', grade: 'major', round }, rules))).toEqual(['door', 'door', 'door'])
    expect(proposedMeans({ kind: 'repair', grade: 'major', round: 2 }, rules)).toBe('telephone')
  })

  it('tells all that is wrong with a record at once', () => {
    const verdict = decide({ status: 'done' }, { day: toDay('2024-06-01'), signature: 'none', signerName: '', replyAtMs: 1, nextDay: toDay('2024-06-01') })
    expect(verdict.ok ? [] : verdict.error.map(({ code }) => code.replace('followups.', ''))).toEqual(['ended', 'visit-in-future', 'signature-missing', 'reply-in-past', 'next-not-later'])
  })

  it('lifts a missing signature by the stated remedy: kept as waiting, and not counted', () => {
    const refused = decide({}, { signature: 'none', signerName: '' })
    expect(refused.ok ? [] : refused.error.map(({ remedy }) => remedy?.values)).toEqual([{ complete: false }])
    const waiting = decide({}, { signature: 'none', signerName: '', isComplete: false })
    expect(waiting.ok && waiting.value).toMatchObject({ status: 'awaiting-signature', counts: false })
  })

  it('is late by as many days as the visit lies past the due day, and never before', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 18 }), (offset) => {
      const verdict = decide({}, { day: addDays(facts.startDay, offset) })
      const late = verdict.ok ? verdict.value.marks.find(({ code }) => code === 'followups.visit-late')?.facts['daysLate'] : 'refused'
      expect(late).toBe(offset > 3 ? offset - 3 : undefined)
    }))
  })

  it('lacks nothing in a settled, signed visit with words, and every gap goes when it is filled', () => {
    const whole = { ...entry, status: 'complete', counts: true } as const
    expect(missingOf(whole)).toEqual([])
    fc.assert(fc.property(fc.constantFrom(...visitOutcomes), fc.boolean(), fc.boolean(), (outcome, isDated, isNamed) => {
      const codes = missingOf({ ...whole, outcome, nextDay: isDated ? toDay('2024-05-20') : null, corrector: isNamed ? '工程部' : '', explained: '缺货' }).map(({ code }) => code.replace('followups.', ''))
      expect(codes.includes('next-date-missing')).toBe(outcome !== 'settled' && !isDated)
      expect(codes.includes('corrector-missing')).toBe(outcome === 'unresolved' && !isNamed)
    }))
  })

  it('leaves the supervisor’s list by an opinion only where nothing is left to add', () => {
    const [seen, lacking] = [{ code: 'followups.below-named-role', clause: 'P14-1.3', facts: {} }, { code: 'followups.next-date-missing', clause: 'P14-2.3', facts: {} }]
    expect([needsSupervisor([seen], ''), needsSupervisor([seen], '属实'), needsSupervisor([seen, lacking], '属实'), needsSupervisor([], '')]).toEqual([true, false, true, false])
  })

  it('is let off for two reasons only, and a known name is not anonymous', () => {
    expect([leavesTheRate('anonymous', ''), leavesTheRate('anonymous', '匿名来电'), leavesTheRate('anonymous', '测试甲'), leavesTheRate('written-reply', '测试甲'), leavesTheRate('other', '')]).toEqual([true, true, false, true, false])
    const verdict = decideExemption({ number: 'HF', status: 'done', kind: 'repair' }, { reason: 'other', words: '' })
    expect(verdict.ok ? [] : verdict.error.map(({ code }) => code)).toEqual(['followups.ended', 'followups.exempts-complaints-only', 'followups.exemption-unexplained'])
  })

  it('asks an event for its share rounded up, never for less', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (participants) => { expect(requiredVisits(participants, 1_000) * 10).toBeGreaterThanOrEqual(participants) }))
    expect([80, 81, 83, 90].map((participants) => requiredVisits(participants, 1_000))).toEqual([8, 9, 9, 9])
  })
})

describe('around follow-ups', () => {
  it('finds the area by the building before the first dash, and none for another building', () => {
    const areas = [{ name: '东区', buildings: ['3', '4'] }, { name: '西区', buildings: ['33'] }]
    expect(['3-1202', '33-101', '4栋-2', '5-1', ''].map((place) => areaOf(place, areas)?.name)).toEqual(['东区', '西区', '东区', undefined, undefined])
  })

  it('takes the same person’s same words for one problem, and another’s or another matter for two', () => {
    const words = { person: '测试甲', phone: '', place: '3-1202', content: '卫生间漏水' }
    expect([isSameProblem(words, { ...words, content: '漏水还没修' }), isSameProblem(words, { ...words, person: '测试乙' }), isSameProblem(words, { ...words, content: '灯不亮' }), isSameProblem(words, { ...words, place: '5-1' })]).toEqual([true, false, false, false])
  })

  it('marks a planned day past the limit, and not one on it', () => {
    expect([planMarks(toDay('2024-05-13'), facts.dueDay, '').length, planMarks(toDay('2024-05-14'), facts.dueDay, '').length, planMarks(null, facts.dueDay, '').length]).toEqual([0, 1, 0])
  })

  it('takes the steps of a month in their order only, and the leaders’ by leaders', () => {
    const allowed = (isConfirmed: boolean, isSubmitted: boolean, role: 'department-manager' | 'general-manager') => monthSteps.filter((step) => decideMonthStep({ month: '2024-05', isConfirmed, isSubmitted }, step, { role, today: toDay('2024-06-01') }).ok)
    expect([allowed(false, false, 'department-manager'), allowed(true, false, 'department-manager'), allowed(true, true, 'department-manager'), allowed(true, true, 'general-manager')]).toEqual([['confirm'], ['submit'], [], ['read', 'improve']])
    expect(decideMonthStep({ month: '2024-05', isConfirmed: false, isSubmitted: false }, 'confirm', { role: 'department-manager', today: toDay('2024-05-31') }).ok).toBe(false)
  })
})

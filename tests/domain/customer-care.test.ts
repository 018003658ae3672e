import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { careKinds, careCategories, carePeriods, contactNotices, decideCareContact, decideContactReport, decideScheme, decideSchemeAct, owedCare, schemeActions, schemeStatuses, schemeTransitions, standingOfPlans, taskFulfilledBy } from '#shared/domain/customer-care.ts'
import { decideDepartureAct, decideSuccessor, decideTelling, departureActions, departureStatuses, departureTransitions, tellingDueDay, untoldDays } from '#shared/domain/customer-departures.ts'
import { attendanceOf, decideEvent, decideEventAct, eventActions, eventStatuses, eventTransitions, guestNotices, listStanding } from '#shared/domain/customer-events.ts'
import { averageHundredths, decideSurveyAct, nextSurveyDay, resultsByDepartment, surveyActions, surveyStatuses, surveyTransitions, writeHundredths } from '#shared/domain/customer-surveys.ts'
import { decideKpiAct, decideReminder, isOverdueOn, kpiActions, kpiLinesOf, kpiStatuses, kpiTransitions } from '#shared/domain/filing-reminders.ts'
import { isBelowProposed, proposeReception, receptionLevels, receptionNotices } from '#shared/domain/reception-levels.ts'
import { buildCalendar } from '#shared/domain/calendar.ts'
import { periodOf } from '#shared/domain/quotas.ts'
import { filingCategories } from '#shared/domain/customer-filing.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const day = (text: string) => toDay(text)
const anyDay = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays(day('2020-01-01'), count))
const codes = (result: { readonly ok: boolean; readonly error?: unknown }) => (result.ok ? [] : (result.error as readonly { readonly code: string }[]).map(({ code }) => code))
const calendar = buildCalendar([], [])

describe('receptions', () => {
  it.each(filingCategories)('of a customer of category %s are proposed at VIP only when he is a key customer', (category) => {
    expect(proposeReception({ category })).toBe(category === 'key' ? 'vip' : 'standard')
  })
  it('propose nothing for somebody unknown, and mark only a key customer below VIP', () => {
    expect(proposeReception(null)).toBeNull()
    const marked = [null, ...receptionLevels].flatMap((proposed) => [null, ...receptionLevels].filter((level) => isBelowProposed(level, proposed)).map((level) => [level, proposed]))
    expect(marked).toEqual([['standard', 'vip']])
    for (const reason of ['', '只取件']) expect(receptionNotices({ level: 'standard', proposed: 'vip', reason, company: '甲' }).map(({ code }) => code)).toEqual([reason === '' ? 'desk.below-vip-unexplained' : 'desk.below-vip'])
  })
})

describe('schemes', () => {
  it.each(schemeStatuses.flatMap((status) => schemeActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    const next = schemeTransitions[status][action]
    const decided = decideSchemeAct({ number: 'WH1', status }, action)
    expect(decided).toEqual(next === null ? { ok: false, error: [expect.objectContaining({ code: 'customer-care.scheme-decided' })] } : { ok: true, value: next })
  })
  it('are not entered empty, nor for a year that is over; both are said together', () => {
    expect(codes(decideScheme({ year: 2023, category: 'key', per: 'quarter', counts: { visit: 0, contact: 0, gift: 0 } }, day('2024-01-01')))).toEqual(['customer-care.scheme-empty', 'customer-care.scheme-year-over'])
    expect(codes(decideScheme({ year: 2024, category: 'key', per: 'quarter', counts: { visit: 0, contact: 0, gift: 1 } }, day('2024-12-31')))).toEqual([])
  })
  it('leave a category missing until one waits or is approved', () => {
    expect(standingOfPlans([{ category: 'key', status: 'returned' }, { category: 'target', status: 'submitted' }, { category: 'ordinary', status: 'approved' }, { category: 'ordinary', status: 'replaced' }]).map(({ standing }) => standing)).toEqual(['waiting', 'planned', 'missing', 'missing'])
    expect(careCategories).toHaveLength(4)
  })
  it('owe exactly what is left of the count, within the period of the day, whatever was done in other periods', () => {
    const contacts = fc.array(fc.record({ day: anyDay, kind: fc.constantFrom(...careKinds) }), { maxLength: 12 })
    fc.assert(fc.property(anyDay, fc.constantFrom(...carePeriods), fc.integer({ min: 1, max: 6 }), contacts, (today, per, count, made) => {
      const span = periodOf(today, per)
      const entries = made.map((contact, index) => ({ id: String(index), ofId: 'a', excludedBy: null, ...contact }))
      const inside = entries.filter((entry) => entry.kind === 'visit' && entry.day >= span.firstDay && entry.day <= span.lastDay).length
      const [owed] = owedCare({ per, counts: { visit: count, contact: 0, gift: 0 } }, entries, today)
      expect(owed?.ordinals.length).toBe(Math.max(0, count - inside))
      // Tasks and contacts together are the count: none is asked twice, none is left out.
      expect(owed?.ordinals.every((ordinal) => ordinal > inside && ordinal <= count)).toBe(true)
      expect(span.firstDay <= today && today <= span.lastDay && addDays(span.lastDay, 1).endsWith('-01')).toBe(true)
    }))
  })
  it('are fulfilled by the next contact of the kind, the earliest due first, and never by one from before the period', () => {
    const task = (kind: 'visit' | 'survey', opensDay: string, dueDay: string) => ({ kind, opensDay: day(opensDay), dueDay: day(dueDay) })
    const open = [task('visit', '2024-04-01', '2024-06-30'), task('visit', '2024-01-01', '2024-03-31'), task('survey', '2024-01-01', '2024-01-02')]
    expect(taskFulfilledBy(open, { kind: 'visit', day: day('2024-04-02') })?.dueDay).toBe('2024-03-31')
    expect(taskFulfilledBy(open, { kind: 'visit', day: day('2023-12-31') })).toBeNull()
    expect(taskFulfilledBy(open, { kind: 'gift', day: day('2024-04-02') })).toBeNull()
  })
})

describe('contacts', () => {
  it('are not of tomorrow, nor with somebody who is no customer; a report is written once', () => {
    expect(codes(decideCareContact({ day: day('2024-03-19') }, { name: '甲', status: 'dismissed' }, day('2024-03-18')))).toEqual(['customer-care.contact-in-future', 'customer-care.no-customer'])
    expect(codes(decideCareContact({ day: day('2024-03-18') }, { name: '甲', status: 'filed' }, day('2024-03-18')))).toEqual([])
    const facts = { number: 'LX1', reportDueDay: day('2024-03-19') }
    expect([codes(decideContactReport({ ...facts, report: '' })), codes(decideContactReport({ ...facts, report: '写过' }))]).toEqual([[], ['customer-care.already-reported']])
    const marks = (today: string, report = '') => contactNotices({ ...facts, report }, day(today)).map(({ code, facts: { days } }) => [code, days])
    expect([marks('2024-03-19'), marks('2024-03-20'), marks('2024-03-20', '写过')]).toEqual([[['customer-care.report-missing', 0]], [['customer-care.report-late', 1]], []])
  })
})

describe('departures', () => {
  it.each(departureStatuses.flatMap((status) => departureActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    const next = departureTransitions[status][action]
    expect(decideDepartureAct({ number: 'LZ1', name: '小胡', status }, action)).toEqual(next === null ? { ok: false, error: [expect.objectContaining({ code: `customer-care.departure-is-${status}` })] } : { ok: true, value: next })
  })
  it('tell each customer once, not in days to come, and are handed to somebody who stays', () => {
    expect(codes(decideTelling({ customer: '甲', toldDay: day('2024-03-28') }, day('2024-03-30'), day('2024-03-29')))).toEqual(['customer-care.told-already', 'customer-care.told-in-future'])
    const successor = (more: object) => codes(decideSuccessor({ userId: 'hu' }, { userId: 'gao', name: '小高', isActive: true, isLeaving: false, ...more }))
    expect([successor({}), successor({ userId: 'hu', isLeaving: true }), successor({ isLeaving: true }), successor({ isActive: false })]).toEqual([[], ['customer-care.successor-leaves'], ['customer-care.successor-leaves-too'], ['customer-care.successor-gone']])
  })
  it('are told by a working day before the last one, never by a day that is past', () => {
    expect(tellingDueDay(day('2024-04-01'), day('2024-03-25'), calendar)).toBe('2024-03-29')
    fc.assert(fc.property(anyDay, anyDay, (leaves, today) => {
      const due = tellingDueDay(leaves, today, calendar)
      expect(due >= today && (due < leaves || due === today)).toBe(true)
    }))
    expect([untoldDays(day('2024-03-29'), day('2024-03-20')), untoldDays(day('2024-03-29'), day('2024-03-30'))]).toEqual([0, 1])
  })
})

describe('surveys', () => {
  it.each(surveyStatuses.flatMap((status) => surveyActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    const next = surveyTransitions[status][action]
    expect(decideSurveyAct({ number: 'MY1', status }, action)).toEqual(next === null ? { ok: false, error: [expect.objectContaining({ code: 'customer-care.survey-closed' })] } : { ok: true, value: next })
  })
  it('say everything that is wrong with an answer', () => {
    expect(codes(decideSurveyAct({ number: 'MY1', status: 'closed' }, 'answer', { customer: '甲', day: day('2024-07-02'), today: day('2024-07-01'), hasAnswered: true }))).toEqual(['customer-care.survey-closed', 'customer-care.answered-already', 'customer-care.answer-in-future'])
  })
  it('come again the interval after the last, at a month’s end on its last day; the first one the interval after filing or after the rule, whichever is later', () => {
    const next = (lastDay: Day | null, months: number) => nextSurveyDay({ lastDay, filedDay: day('2024-01-10'), ruleSince: day('2024-02-01') }, months)
    expect([next(day('2024-01-15'), 6), next(day('2024-08-31'), 6), next(null, 6)]).toEqual(['2024-07-15', '2025-02-28', '2024-08-01'])
  })
  it('average between the lowest and the highest score, and lose no answer', () => {
    fc.assert(fc.property(fc.array(fc.record({ department: fc.constantFrom('甲部', '乙部', '丙部'), score: fc.integer({ min: 1, max: 5 }), isVisit: fc.boolean() }), { maxLength: 60 }), (answers) => {
      const results = resultsByDepartment(answers)
      expect(results.reduce((sum, result) => sum + result.answers, 0)).toBe(answers.length)
      for (const { department, averageHundredths: average, lowScores, revisits, answers: given } of results) {
        const scores = answers.filter((answer) => answer.department === department).map(({ score }) => score)
        expect(average >= Math.min(...scores) * 100 && average <= Math.max(...scores) * 100).toBe(true)
        expect(Math.abs(average - (scores.reduce((sum, score) => sum + score, 0) * 100) / scores.length)).toBeLessThanOrEqual(0.5)
        expect([lowScores <= given, revisits <= given]).toEqual([true, true])
      }
    }))
    expect([averageHundredths(9, 2), averageHundredths(10, 3), averageHundredths(5, 3)].map(writeHundredths)).toEqual(['4.50', '3.33', '1.67'])
  })
})

describe('events', () => {
  it.each(eventStatuses.flatMap((status) => eventActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    const next = eventTransitions[status][action]
    expect(decideEventAct({ number: 'DX1', status, day: day('2024-12-20') }, action, day('2024-12-20'))).toEqual(next === null ? { ok: false, error: [expect.objectContaining({ code: `customer-care.event-is-${status}` })] } : { ok: true, value: next })
  })
  it('are not held before their day, and lists are due by it', () => {
    expect(codes(decideEventAct({ number: 'DX1', status: 'planned', day: day('2024-12-20') }, 'hold', day('2024-12-19')))).toEqual(['customer-care.event-to-come'])
    expect(codes(decideEvent({ day: day('2024-12-20'), listsDueDay: day('2024-12-21') }, day('2024-12-21')))).toEqual(['customer-care.event-past', 'customer-care.lists-after-event'])
    expect(codes(decideEvent({ day: day('2024-12-20'), listsDueDay: day('2024-12-20') }, day('2024-12-20')))).toEqual([])
    expect(codes(decideEvent({ day: day('2024-12-20'), listsDueDay: day('2024-12-05') }, day('2024-12-06')))).toEqual(['customer-care.lists-due-past'])
    const standing = (today: string, answered: string | null = null) => listStanding({ answeredDay: answered === null ? null : day(answered) }, day('2024-12-06'), day(today))
    expect([standing('2024-12-06'), standing('2024-12-07'), standing('2024-12-07', '2024-12-07')]).toEqual(['asked', 'missing', 'in'])
    expect([guestNotices({ name: '甲', isFiled: true }), guestNotices({ name: '甲', isFiled: false }).map(({ code }) => code)]).toEqual([[], ['customer-care.guest-unfiled']])
    expect(attendanceOf([{ invitedDay: day('2024-12-01'), hasAttended: true }, { invitedDay: null, hasAttended: false }])).toEqual({ guests: 2, invited: 1, attended: 1 })
  })
})

describe('reminders', () => {
  const filing = { id: 'a', name: '拖延的', personId: 'p', personName: '小胡', contactDay: day('2024-03-04'), dueDay: day('2024-03-11'), submittedDay: null, isDismissed: false }
  it.each(kpiStatuses.flatMap((status) => kpiActions.map((action) => ({ status, action }))))('$status x $action', ({ status, action }) => {
    const next = kpiTransitions[status][action]
    expect(decideKpiAct({ personId: 'p', personName: '小胡', status }, action, 'q')).toEqual(next === null ? { ok: false, error: [expect.objectContaining({ code: 'customer-care.line-decided' })] } : { ok: true, value: next })
    expect(codes(decideKpiAct({ personId: 'p', personName: '小胡', status }, action, 'p'))).toContain('customer-care.own-line')
  })
  it('are of overdue filings only, and not of days to come', () => {
    expect([isOverdueOn(filing, day('2024-03-11')), isOverdueOn(filing, day('2024-03-12')), isOverdueOn({ ...filing, submittedDay: day('2024-03-12') }, day('2024-03-12')), isOverdueOn({ ...filing, isDismissed: true }, day('2024-03-12'))]).toEqual([false, true, false, false])
    expect(codes(decideReminder(filing, day('2024-03-11'), day('2024-03-10')))).toEqual(['customer-care.reminder-in-future', 'customer-care.filing-not-overdue'])
    expect(codes(decideReminder(filing, day('2024-03-12'), day('2024-03-12')))).toEqual([])
  })
  it('bring a line exactly when two or more were unanswered at the month’s end, and never one without them', () => {
    const month = { firstDay: day('2024-03-01'), lastDay: day('2024-03-31'), policyFrom: day('2013-07-01') }
    const reminders = fc.array(fc.record({ day: fc.integer({ min: 12, max: 40 }).map((count) => addDays(day('2024-03-01'), count - 1)), answeredAfter: fc.option(fc.integer({ min: 0, max: 30 })) }), { maxLength: 6 })
    fc.assert(fc.property(reminders, (made) => {
      const logged = made.map(({ day: on, answeredAfter }) => ({ filingId: 'a', day: on, answeredDay: answeredAfter === null ? null : addDays(on, answeredAfter) }))
      const unanswered = logged.filter((reminder) => reminder.day <= month.lastDay && (reminder.answeredDay === null || reminder.answeredDay > month.lastDay))
      const lines = kpiLinesOf([filing], logged, month)
      expect(lines.length).toBe(unanswered.length >= 2 ? 1 : 0)
      for (const line of lines) expect(line.reminderDays).toEqual([...new Set(unanswered.map((reminder) => reminder.day))].toSorted())
    }))
    const twice = ['2024-03-13', '2024-03-18'].map((on) => ({ filingId: 'a', day: day(on), answeredDay: null }))
    // The same two reminders are not held against him again in April; a further one is.
    const april = { ...month, firstDay: day('2024-04-01'), lastDay: day('2024-04-30') }
    expect([kpiLinesOf([filing], twice, april).length, kpiLinesOf([filing], [...twice, { filingId: 'a', day: day('2024-04-08'), answeredDay: null }], april).length]).toEqual([0, 1])
    expect(kpiLinesOf([{ ...filing, contactDay: day('2013-06-28') }], twice, { ...month })).toEqual([])
    expect(kpiLinesOf([{ ...filing, submittedDay: day('2024-03-29') }], twice, month)).toEqual([])
  })
})

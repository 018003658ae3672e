/** Reports on the customers as rules: every status with every action, periods, corrections, copies and deliveries. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCompile, decideCorrection, decideReportAct, decideReview, isNeedStated, isUnopened, reportActions, reportItems, reportNotices, reportStatuses, reportTransitions, reviewSteps } from '#shared/domain/customer-reports.ts'
import type { ReportFigures } from '#shared/domain/customer-reports.ts'
import { copyActions, copyStatuses, copyTransitions, countCopies, decideCopyAct } from '#shared/domain/report-copies.ts'
import { decideDeliveryAct, deliveryActions, deliveryReviewDay, deliveryStatuses, deliverySteps, deliveryTransitions } from '#shared/domain/report-deliveries.ts'
import { boundsOfReportPeriod, endedReportPeriods, lastEndedReportPeriod, reportIntervals, reportPeriodBefore, reportPeriodOf, reportPeriodPattern } from '#shared/domain/report-periods.ts'
import { addDays, addMonths, daysBetween, toDay } from '#shared/kernel/days.ts'

const report = { number: 'TJ2026-00001', period: '2026-03', version: 1 }
// Every item is named, so the record is whole.
const figures = (more: Partial<ReportFigures> = {}) => ({ ...Object.fromEntries(reportItems.map((item) => [item, 0])), ...more }) as ReportFigures
const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays(toDay('2010-01-01'), count))
const codesOf = (result: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (result.error ?? []).map(({ code }) => code.replace('customer-reports.', ''))

describe('what may happen to a version of a report', () => {
  it('answers every pair of status and action by the table; a refusal cites its clause', () => {
    for (const status of reportStatuses) {
      for (const action of reportActions) {
        const decided = decideReportAct({ ...report, status, missingReviews: reviewSteps }, action)
        const next = reportTransitions[status][action]
        if (next !== null) expect(decided, `${status} ${action}`).toEqual({ ok: true, value: next })
        else expect(decided, `${status} ${action}`).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ clause: expect.stringMatching(/^P07-1[13]$/), facts: expect.objectContaining({ number: report.number }) })]) })
      }
    }
  })

  it('names each missing review and no other, whatever is missing, before anything is sent or copied', () => {
    const names = { 'info-supervisor': 'supervisor-review-missing', 'customer-service-manager': 'manager-review-missing' } as const
    for (const missingReviews of [reviewSteps, ['info-supervisor'], ['customer-service-manager']] as const) {
      for (const action of ['send', 'copy'] as const) expect(codesOf(decideReportAct({ ...report, status: 'in-review', missingReviews }, action))).toEqual(missingReviews.map((step) => names[step]))
    }
  })

  it('never writes over what was issued, locked or superseded, by any path of the table', () => {
    for (const status of ['issued', 'locked', 'superseded', 'dropped', 'in-review'] as const) expect(reportTransitions[status].recompile, status).toBeNull()
    // From an issued version nothing leads back to a draft.
    const reached = new Set<string>(['issued'])
    for (let grown = true; grown;) { const before = reached.size; for (const status of reportStatuses) if (reached.has(status)) for (const action of reportActions) { const next = reportTransitions[status][action]; if (next !== null) reached.add(next) } grown = reached.size > before }
    expect([...reached].toSorted()).toEqual(['issued', 'superseded'])
  })

  it('asks a note of every review', () => {
    expect([decideReview('TJ2026-00001', '与档案核对').ok, codesOf(decideReview('TJ2026-00001', '  '))]).toEqual([true, ['check-note-missing']])
  })
})

describe('corrections', () => {
  const issued = { ...report, status: 'issued', missingReviews: [], figures: figures({ total: 412, new: 7 }), lockedVersion: null } as const
  it('keep the old value beside the new one', () => {
    expect(decideCorrection(issued, [{ item: 'total', newValue: 421 }, { item: 'new', newValue: 16 }])).toEqual({ ok: true, value: [{ item: 'total', oldValue: 412, newValue: 421 }, { item: 'new', oldValue: 7, newValue: 16 }] })
  })
  it('are refused with all reasons together: a waiting one, an item twice, a value that it has', () => {
    const decided = decideCorrection({ ...issued, lockedVersion: 2 }, [{ item: 'total', newValue: 412 }, { item: 'total', newValue: 410 }])
    expect(codesOf(decided)).toEqual(['correction-waits', 'item-twice', 'same-value'])
  })
  it('are not needed before a report was sent', () => {
    for (const status of reportStatuses.filter((each) => each !== 'issued')) expect(decideCorrection({ ...issued, status }, [{ item: 'total', newValue: 421 }]).ok, status).toBe(false)
  })
  it('say when the parts do not add up, and not when they do', () => {
    const marks = (of: ReportFigures) => reportNotices({ isInformationStaff: true, compiledDay: toDay('2026-04-01'), period: '2026-03', figures: of, copiesPrinted: 3, printRun: 3 }).map(({ code }) => code)
    expect([marks(figures({ total: 13, general: 10, special: 3, active: 13 })), marks(figures({ total: 13, general: 10, special: 2, active: 13 })), marks(figures({ total: 13, general: 10, special: 3, active: 12 }))]).toEqual([[], ['customer-reports.sums-differ'], ['customer-reports.sums-differ']])
  })
  it('mark a period that was not over when it was counted, a print run that was passed', () => {
    const marks = (compiledDay: string, copiesPrinted: number) => reportNotices({ isInformationStaff: true, compiledDay: toDay(compiledDay), period: '2026-03', figures: figures(), copiesPrinted, printRun: 3 }).map(({ code }) => code.replace('customer-reports.', ''))
    expect([marks('2026-03-31', 3), marks('2026-04-01', 3), marks('2026-04-01', 4)]).toEqual([['period-running'], [], ['over-print-run']])
  })
})

describe('periods', () => {
  it('hold the day that named them, follow one another without a gap, and are read back from their name', () => {
    fc.assert(fc.property(anyDay, fc.constantFrom(...reportIntervals), (day, interval) => {
      const period = reportPeriodOf(interval, day)
      const bounds = boundsOfReportPeriod(period)
      expect(period).toMatch(reportPeriodPattern)
      expect(bounds.interval).toBe(interval)
      expect(bounds.firstDay <= day && day <= bounds.lastDay).toBe(true)
      expect(addDays(boundsOfReportPeriod(reportPeriodBefore(period)).lastDay, 1)).toBe(bounds.firstDay)
      expect(boundsOfReportPeriod(lastEndedReportPeriod(interval, day)).lastDay < day).toBe(true)
    }))
  })
  it('are over on the day after their last one', () => {
    expect([lastEndedReportPeriod('month', toDay('2026-03-31')), lastEndedReportPeriod('month', toDay('2026-04-01')), lastEndedReportPeriod('quarter', toDay('2026-03-31')), lastEndedReportPeriod('quarter', toDay('2026-04-01')), lastEndedReportPeriod('year', toDay('2026-12-31')), lastEndedReportPeriod('year', toDay('2027-01-01'))])
      .toEqual(['2026-02', '2026-03', '2025-Q4', '2026-Q1', '2025', '2026'])
  })
  it('are asked for from the day of the definition on, and never more than the limit', () => {
    expect(endedReportPeriods('month', toDay('2026-01-31'), toDay('2026-04-01'), 12)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(endedReportPeriods('month', toDay('2026-02-01'), toDay('2026-04-01'), 12)).toEqual(['2026-02', '2026-03'])
    expect(endedReportPeriods('month', toDay('2020-01-01'), toDay('2026-04-01'), 2)).toEqual(['2026-02', '2026-03'])
  })
  it('are refused before they begin, in another interval, and twice; the remedy is a period that is accepted', () => {
    const asked = { definition: '客户月报', isEnded: false, interval: 'month', period: '2026-05', existing: null } as const
    const decided = decideCompile({ ...asked, isEnded: true, existing: 'TJ2026-00009' }, toDay('2026-04-30'))
    expect(codesOf(decided)).toEqual(['definition-ended', 'period-ahead', 'compiled-already'])
    expect(codesOf(decideCompile({ ...asked, period: '2026-Q1' }, toDay('2026-04-30')))).toEqual(['other-interval'])
    expect(decideCompile(asked, toDay('2026-05-01')).ok).toBe(true)
    fc.assert(fc.property(anyDay, fc.constantFrom(...reportIntervals), (today, interval) => { expect(decideCompile({ ...asked, interval, period: lastEndedReportPeriod(interval, today) }, today).ok).toBe(true) }))
  })
})

describe('the need for a report', () => {
  it('is stated with purpose, print run and a receiver, and not with one of them missing', () => {
    const whole = { purpose: 'dealer ordering plan', printRun: 3, receivers: ['财务部'] }
    expect([whole, { ...whole, purpose: '' }, { ...whole, printRun: null }, { ...whole, printRun: 0 }, { ...whole, receivers: [] }].map(isNeedStated)).toEqual([true, false, false, false, false])
  })
  it('is looked at again when nobody opened it since the last whole period began, by the day', () => {
    const today = toDay('2026-05-10')
    const opened = (openedDay: string | null, createdDay = '2026-01-01') => isUnopened({ interval: 'month', createdDay: toDay(createdDay), openedDay: openedDay === null ? null : toDay(openedDay) }, today)
    expect([opened('2026-04-01'), opened('2026-03-31'), opened(null), opened(null, '2026-04-01'), opened(null, '2026-03-31')]).toEqual([false, true, true, false, true])
  })
})

describe('numbered copies', () => {
  const copy = { number: report.number, copyNumber: 1, receiver: '测试甲', signedBy: '', isSent: true } as const
  it('answer every pair of status and action by the table', () => {
    for (const status of copyStatuses) {
      for (const action of copyActions) {
        const decided = decideCopyAct({ ...copy, status }, action, { receiver: '测试甲' })
        const next = copyTransitions[status][action]
        if (next !== null) expect(decided, `${status} ${action}`).toEqual({ ok: true, value: next })
        else expect(codesOf(decided), `${status} ${action}`).toEqual([`copy-${status}`])
      }
    }
  })
  it('go to a receiver by name, of a report that was sent, and are signed for once', () => {
    expect(codesOf(decideCopyAct({ ...copy, status: 'kept', isSent: false }, 'issue'))).toEqual(['receiver-missing', 'not-sent-yet'])
    expect(codesOf(decideCopyAct({ ...copy, status: 'issued', signedBy: '测试甲' }, 'sign'))).toEqual(['copy-signed'])
  })
  it('are all counted, each once, whatever became of them', () => {
    const anyCopy = fc.record({ status: fc.constantFrom(...copyStatuses), isOutside: fc.boolean() })
    fc.assert(fc.property(fc.array(anyCopy, { maxLength: 40 }), (copies) => {
      const { printed, issued, kept, destroyed, outside } = countCopies(copies)
      expect([printed, issued + kept + destroyed + outside]).toEqual([copies.length, copies.length])
    }))
  })
})

describe('periodic deliveries', () => {
  const delivery = { number: 'TS2026-00001', department: '财务部' }
  it('answer every pair of status and action by the table', () => {
    for (const status of deliveryStatuses) {
      for (const action of deliveryActions) {
        const decided = decideDeliveryAct({ ...delivery, status, missingSteps: deliverySteps }, action)
        const next = deliveryTransitions[status][action]
        if (next !== null) expect(decided, `${status} ${action}`).toEqual({ ok: true, value: next })
        else expect(codesOf(decided), `${status} ${action}`).toEqual(status === 'requested' ? ['manager-consent-missing', 'general-manager-approval-missing'] : [`delivery-${status}`])
      }
    }
  })
  it('are looked at again after a year, counted from when that was last said', () => {
    fc.assert(fc.property(anyDay, fc.option(fc.integer({ min: 0, max: 800 }), { nil: null }), (activeDay, kept) => {
      const keptDay = kept === null ? null : addDays(activeDay, kept)
      const reviewDay = deliveryReviewDay({ activeDay, keptDay })
      expect(reviewDay).toBe(addMonths(keptDay ?? activeDay, 12))
      expect(daysBetween(keptDay ?? activeDay, reviewDay)).toBeGreaterThanOrEqual(365)
    }))
  })
})

/** P13's penalties: plain fines with what makes them chargeable, fines by the piece, the ladder of lateness, and what follows from a second or third finding. */
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { toCents } from '#shared/kernel/money.ts'
import type { Cents } from '#shared/kernel/money.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import { p13Clauses } from '#shared/policies/p13.clauses.ts'
import { printedClock } from '#shared/policies/policy.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

type Gates = Omit<PenaltyRule, 'clause' | 'basis'>
const clockOf = (clause: (typeof p13Clauses)[number]['id'], name: string) => printedClock(p13Clauses, clause, name)
const workStart = clockOf('P13-B.5a', 'workStart')
/** P13 prints no closing hour; that of P20-F.1. */
const workEnd = toClockTime('17:30')
/** B.18 prints no grace after closing. */
const lingerMinutes = 30
/** One thing, one fine, for each person and day. */
const onceADay = {} as const
/** An empty post, an open window: one finding, one fine, whichever of the clauses is named. */
const emptyPost = { group: 'P13-empty-post' } as const
const openWindow = { group: 'P13-open-window', forAll: true } as const
const duty = (clause: string) => ({ clause, kind: 'during', from: 'stated', to: 'stated' }) as const

/** One amount for each finding, under these conditions. */
function plainFines(figure: FigureReader): Readonly<Record<string, Gates>> {
  const after = (clause: string, name: string, sign: 1 | -1 = 1) => ({ clause, kind: 'later-than', from: 'stated', minutes: sign * figure(clause, name) }) as const
  return {
    'P13-B.4b': { matter: onceADay, remindsFirst: true },
    'P13-B.6a': { causes: ['without-leave'], spared: ['leave-approved'] },
    'P13-B.10': { clock: after('P13-B.10', 'clearWithinMinutes'), matter: onceADay },
    'P13-B.11a': { clock: duty('P13-B.11a'), matter: onceADay },
    'P13-B.11b': { clock: duty('P13-B.11b') },
    'P13-B.12a': {}, 'P13-B.12b': {},
    'P13-B.14a': { clock: duty('P13-B.14a'), matter: emptyPost },
    'P13-B.14b': { clock: after('P13-B.14b', 'lunchMinutesMax'), causes: ['no-reception'], spared: ['reception-meanwhile'] },
    'P13-B.15b': { clock: duty('P13-B.15b'), matter: onceADay },
    'P13-B.16': { clock: after('P13-B.16', 'arriveEarlyMinutes', -1), matter: onceADay },
    'P13-B.17a': { clock: { clause: 'P13-B.17a', kind: 'during', from: workStart, to: workEnd } },
    'P13-B.18': { clock: { clause: 'P13-B.18', kind: 'later-than', from: workEnd, minutes: lingerMinutes }, causes: ['without-work-reason'], spared: ['work-reason'] },
    'P13-B.19': { causes: ['in-showroom', 'in-office'], spared: ['elsewhere'] },
    'P13-B.23a': { causes: ['step-skipped'], spared: ['steps-taken'], matter: onceADay },
    'P13-B.23b': { matter: onceADay },
    'P13-B.23c': { causes: ['other-staff'], spared: ['sales-staff'] },
    'P13-B.27b': { causes: ['nobody-there'], spared: ['someone-there'], matter: { ...emptyPost, forAll: true }, payer: { post: 'five-s-officer' } },
    'P13-B.34b': { count: { clause: 'P13-B.34b', kind: 'differs', expected: 'stated' }, matter: onceADay },
    'P13-B.37': { causes: ['in-showroom'], spared: ['elsewhere'] },
    'P13-C.12b': { matter: onceADay },
    'P13-C.13': { causes: ['phrase-missing'], spared: ['phrase-said'] },
    // Once for each item of the clause in a month; of the roadshows, fewer than the month asks for are one item.
    'P13-E.4e': { count: { clause: 'P13-E.4c', kind: 'below', expected: figure('P13-E.4c', 'roadshowsPerMonth') }, matter: { within: 'month', forAll: true }, payer: { post: 'market-specialist' } },
    'P13-E.6a': { clock: { clause: 'P13-E.6a', kind: 'later-than', from: clockOf('P13-E.6a', 'leaveBefore'), minutes: 0 }, causes: ['nothing-scheduled'], spared: ['duty-or-appointment'] },
    'P13-E.6b': { clock: { clause: 'P13-E.6b', kind: 'later-than', from: workEnd, minutes: 0 } },
    'P13-E.7b': { causes: ['report-wrong', 'report-forged', 'report-careless'], spared: ['report-right'], matter: onceADay },
    'P13-F.4': { matter: openWindow },
    'P13-F.7b': { causes: ['use-unrecorded'], spared: ['use-recorded'], matter: onceADay },
    'P13-F.8.a': { matter: onceADay },
    'P13-F.8.d': { clock: after('P13-F.8.d', 'returnMinutesMax'), matter: onceADay },
    'P13-F.8.e': { causes: ['no-drive', 'drive-recorded'], matter: openWindow, payer: { post: 'sales-group-leader', whenCauses: ['no-drive'] } },
    'P13-F.12b': { causes: ['before-payout'], spared: ['after-payout'], matter: onceADay },
    'P13-F.15a': { clock: duty('P13-F.15a'), matter: emptyPost },
    'P13-F.17b': { causes: ['not-updated', 'board-wrong'], spared: ['board-right'], matter: onceADay, payer: { post: 'sales-assistant' } },
    'P13-F.20': { causes: ['with-customer'], spared: ['without-customer'], payer: { post: 'five-s-officer' } },
    'P13-G.5': {}, 'P13-G.10.c': {},
    'P13-G.8b': { clock: { clause: 'P13-G.8a', kind: 'later-than', from: 'stated', minutes: figure('P13-G.8a', 'handInMinutes') }, matter: onceADay },
    'P13-H.4c': { causes: ['loss-not-reported'], spared: ['reported-same-day'] },
    'P13-I.1': { causes: ['not-of-marketing'], spared: ['of-marketing'] },
    'P13-I.2a': {}, 'P13-I.2b': {},
    // The notice is dated before the start; how long before is not printed.
    'P13-I.4': { late: { clause: 'P13-I.4', term: { unit: 'calendar-days', count: -1 } }, payer: { post: 'market-specialist' } },
  }
}

/** One amount for each card, item, set, vehicle or person, under these conditions. */
function finesByUnit(figure: FigureReader): Readonly<Record<string, Gates>> {
  return {
    'P13-B.24b': { count: { clause: 'P13-B.24b', kind: 'below', expected: 'stated' } },
    'P13-B.30': {},
    'P13-C.7': { late: { clause: 'P13-C.7', term: { unit: 'calendar-days', count: 0 } } },
    'P13-C.10b': { count: { clause: 'P13-C.10b', kind: 'below', expected: 'stated' }, matter: onceADay },
    'P13-E.5b': { count: { clause: 'P13-E.5b', kind: 'below', expected: figure('P13-E.5b', 'customerInfosMin') }, matter: onceADay },
    'P13-F.16a': { count: { clause: 'P13-F.16a', kind: 'below', expected: 'stated' }, payer: { post: 'sales-assistant' } },
    'P13-F.18': {},
  }
}

/** P13's rules with the figures that rule. */
export function penaltiesOfP13(figure: FigureReader): readonly PenaltyRule[] {
  const fine = (clause: string, name = 'fineYuan'): Cents => toCents(figure(clause, name) * 100)
  return [
    ...latenessRules(figure),
    ...Object.entries(plainFines(figure)).map(([clause, gates]): PenaltyRule => ({ clause, basis: { kind: 'fixed', cents: fine(clause) }, ...gates })),
    ...Object.entries(finesByUnit(figure)).map(([clause, gates]): PenaltyRule => ({ clause, basis: { kind: 'per-unit', cents: fine(clause) }, ...gates })),
    ...consequenceRules(figure), ...measuredRules(figure),
  ]
}

/** Findings that a consequence follows; what is no fine is a proposal to a person all the same. */
function consequenceRules(figure: FigureReader): readonly PenaltyRule[] {
  const fine = (clause: string): Cents => toCents(figure(clause, 'fineYuan') * 100)
  return [
    // The clause prints no window; twelve months. A meeting that has not ended is not followed by anything.
    {
      clause: 'P13-B.3b', basis: { kind: 'fixed', cents: fine('P13-B.3b') }, clock: { clause: 'P13-B.3b', kind: 'later-than', from: 'stated', minutes: 0 },
      consequence: { clause: 'P13-B.3c', fromCount: figure('P13-B.3c', 'violationsThreshold'), within: 'twelve-months', kind: 'counsel-out' },
    },
    { clause: 'P13-B.15a', basis: { kind: 'none' }, causes: ['without-leave'], spared: ['leave-approved'], consequence: { clause: 'P13-B.15a', fromCount: 1, within: 'ever', kind: 'absenteeism', choices: ['absenteeism', 'dismissal'] } },
    { clause: 'P13-B.20', basis: { kind: 'none' }, causes: ['with-customer'], spared: ['without-customer'], consequence: { clause: 'P13-B.20', fromCount: 1, within: 'ever', kind: 'counsel-out' } },
    {
      clause: 'P13-B.26', basis: { kind: 'fixed', cents: fine('P13-B.26') }, causes: ['task-of-manager', 'task-of-leader'], spared: ['task-of-other'], late: { clause: 'P13-B.26', term: { unit: 'calendar-days', count: 0 } },
      consequence: { clause: 'P13-B.26', fromCount: 1, within: 'ever', kind: 'manager-decides', choices: ['money', 'counsel-out'] },
    },
    { clause: 'P13-C.6', basis: { kind: 'none' }, causes: ['bad-consequence'], spared: ['no-consequence'], matter: onceADay, consequence: { clause: 'P13-C.6', fromCount: 1, within: 'ever', kind: 'dismissal' } },
    // A time is a short day within a calendar year; the clause leaves both open.
    { clause: 'P13-E.2d', basis: { kind: 'per-unit', cents: fine('P13-E.2d') }, consequence: { clause: 'P13-E.2d', fromCount: figure('P13-E.2d', 'timesMax') + 1, within: 'year', kind: 'counsel-out' } },
    { clause: 'P13-E.2e', basis: { kind: 'fixed', cents: fine('P13-E.2e') }, consequence: { clause: 'P13-E.2e', fromCount: figure('P13-E.2e', 'secondTimeCounselOut'), within: 'ever', kind: 'counsel-out', replaces: true } },
    { clause: 'P13-E.5a', basis: { kind: 'none' }, clock: duty('P13-E.5a'), consequence: { clause: 'P13-E.5a', fromCount: 1, within: 'ever', kind: 'absenteeism' } },
    // The clause prints no window; twelve months.
    { clause: 'P13-F.8.cb', basis: { kind: 'fixed', cents: fine('P13-F.8.cb') }, consequence: { clause: 'P13-F.8.cb', fromCount: figure('P13-F.8.cb', 'counselOutAtTimes'), within: 'twelve-months', kind: 'counsel-out', replaces: true } },
  ]
}

/** Fines measured by a value, a price, a cost or by days. */
function measuredRules(figure: FigureReader): readonly PenaltyRule[] {
  const fine = (clause: string): Cents => toCents(figure(clause, 'fineYuan') * 100)
  return [
    { clause: 'P13-E.1e', basis: { kind: 'of-amount', basisPoints: figure('P13-E.1e', 'fineMultipleOfValue') * 10_000 } },
    { clause: 'P13-F.3', basis: { kind: 'fixed', cents: fine('P13-F.3') }, plusAmount: true },
    { clause: 'P13-F.5', basis: { kind: 'of-amount', basisPoints: figure('P13-F.5', 'sharePercent') * 100 } },
    { clause: 'P13-F.13c', basis: { kind: 'per-late-day', cents: fine('P13-F.13c') }, late: { clause: 'P13-F.13a', term: { unit: 'calendar-days', count: figure('P13-F.13a', 'stockDaysMax') } } },
    // Once for a loan, however late: the clause names no day.
    { clause: 'P13-G.4b', basis: { kind: 'fixed', cents: fine('P13-G.4b') }, late: { clause: 'P13-G.4b', term: { unit: 'calendar-days', count: 0 } } },
    { clause: 'P13-G.4c', basis: { kind: 'of-amount', basisPoints: 10_000 } },
    { clause: 'P13-G.12', basis: { kind: 'fixed', cents: fine('P13-G.12') }, plusAmount: true },
  ]
}

/** Lateness, and leaving early by the same figures with a count of its own (B.5). */
function latenessRules(figure: FigureReader): readonly PenaltyRule[] {
  const cents = ['firstLateFineYuan', 'secondLateFineYuan'].map((name) => toCents(figure('P13-B.5b', name) * 100))
  const consequence = { clause: 'P13-B.5d', fromCount: figure('P13-B.5d', 'latenessPerMonth'), within: 'month', kind: 'counsel-out' } as const
  return [
    { clause: 'P13-B.5b', oncePerDay: true, basis: { kind: 'ladder', cents }, clock: { clause: 'P13-B.5a', kind: 'later-than', from: workStart, minutes: 0 }, consequence },
    { clause: 'P13-B.5e', oncePerDay: true, basis: { kind: 'ladder', cents }, clock: { clause: 'P13-B.5e', kind: 'earlier-than', from: workEnd }, consequence },
  ]
}

/** P13's penalties: plain fines, fines by the piece, the ladder of lateness, and what follows from a second or third finding. */
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { toCents } from '#shared/kernel/money.ts'
import type { Cents } from '#shared/kernel/money.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

/** One amount for each finding. */
const plainFines = [
  'P13-B.4b', 'P13-B.6a', 'P13-B.10', 'P13-B.11a', 'P13-B.11b', 'P13-B.12a', 'P13-B.12b', 'P13-B.14a', 'P13-B.14b', 'P13-B.15b', 'P13-B.16', 'P13-B.17a', 'P13-B.18', 'P13-B.19',
  'P13-B.23a', 'P13-B.23b', 'P13-B.23c', 'P13-B.24b', 'P13-B.27b', 'P13-B.34b', 'P13-B.37', 'P13-C.12b', 'P13-C.13', 'P13-E.4e', 'P13-E.7b', 'P13-F.4', 'P13-F.7b', 'P13-F.8.a', 'P13-F.8.d',
  'P13-F.8.e', 'P13-F.12b', 'P13-F.15a', 'P13-F.17b', 'P13-F.20', 'P13-G.5', 'P13-G.8b', 'P13-G.10.c', 'P13-H.4c', 'P13-I.1', 'P13-I.2a', 'P13-I.2b', 'P13-I.4',
] as const
/** One amount for each card, item, set, vehicle or day. */
const finesByUnit = ['P13-B.30', 'P13-C.7', 'P13-C.10b', 'P13-F.13c', 'P13-F.16a', 'P13-F.18'] as const

/** P13's rules with the figures that rule. */
export function penaltiesOfP13(figure: FigureReader): readonly PenaltyRule[] {
  const fine = (clause: string, name = 'fineYuan'): Cents => toCents(figure(clause, name) * 100)
  return [
    ...latenessRules(figure),
    ...plainFines.map((clause): PenaltyRule => ({ clause, basis: { kind: 'fixed', cents: fine(clause) } })),
    ...finesByUnit.map((clause): PenaltyRule => ({ clause, basis: { kind: 'per-unit', cents: fine(clause) } })),
    // The clause prints no window; twelve months.
    { clause: 'P13-B.3b', basis: { kind: 'fixed', cents: fine('P13-B.3b') }, consequence: { clause: 'P13-B.3c', fromCount: figure('P13-B.3c', 'violationsThreshold'), within: 'twelve-months', kind: 'counsel-out' } },
    { clause: 'P13-B.15a', basis: { kind: 'none' }, consequence: { clause: 'P13-B.15a', fromCount: 1, within: 'ever', kind: 'absenteeism' } },
    { clause: 'P13-B.20', basis: { kind: 'none' }, consequence: { clause: 'P13-B.20', fromCount: 1, within: 'ever', kind: 'counsel-out' } },
    { clause: 'P13-B.26', basis: { kind: 'fixed', cents: fine('P13-B.26') }, consequence: { clause: 'P13-B.26', fromCount: 1, within: 'ever', kind: 'manager-decides' } },
    { clause: 'P13-E.1e', basis: { kind: 'of-amount', basisPoints: figure('P13-E.1e', 'fineMultipleOfValue') * 10_000 } },
    // A time is a short day within a calendar year; the clause leaves both open.
    { clause: 'P13-E.2d', basis: { kind: 'per-unit', cents: fine('P13-E.2d') }, consequence: { clause: 'P13-E.2d', fromCount: figure('P13-E.2d', 'timesMax') + 1, within: 'year', kind: 'counsel-out' } },
    { clause: 'P13-E.2e', basis: { kind: 'fixed', cents: fine('P13-E.2e') }, consequence: { clause: 'P13-E.2e', fromCount: figure('P13-E.2e', 'secondTimeCounselOut'), within: 'ever', kind: 'counsel-out', replaces: true } },
    { clause: 'P13-F.3', basis: { kind: 'fixed', cents: fine('P13-F.3') }, plusAmount: true },
    { clause: 'P13-F.5', basis: { kind: 'of-amount', basisPoints: figure('P13-F.5', 'sharePercent') * 100 } },
    // The clause prints no window; twelve months.
    { clause: 'P13-F.8.cb', basis: { kind: 'fixed', cents: fine('P13-F.8.cb') }, consequence: { clause: 'P13-F.8.cb', fromCount: figure('P13-F.8.cb', 'counselOutAtTimes'), within: 'twelve-months', kind: 'counsel-out', replaces: true } },
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
  return ['P13-B.5b', 'P13-B.5e'].map((clause) => ({ clause, basis: { kind: 'ladder', cents }, consequence }))
}

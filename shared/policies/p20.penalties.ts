/** P20's penalties: lateness as a share of the base wage. */
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { p20Clauses } from '#shared/policies/p20.clauses.ts'
import { printedClock } from '#shared/policies/policy.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

/** P20's rules with the figures that rule: one share for the first latenesses of a month, a higher one from the third on (F.1). */
export function penaltiesOfP20(figure: FigureReader): readonly PenaltyRule[] {
  return [{
    clause: 'P20-F.1b', oncePerDay: true, clock: { clause: 'P20-F.1a', kind: 'later-than', from: printedClock(p20Clauses, 'P20-F.1a', 'workStart'), minutes: 0 },
    basis: { kind: 'of-amount', basisPoints: figure('P20-F.1b', 'deductPercent') * 100, raised: { clause: 'P20-F.1c', fromCount: figure('P20-F.1c', 'fromTimes'), basisPoints: figure('P20-F.1c', 'deductPercent') * 100 } },
  }]
}

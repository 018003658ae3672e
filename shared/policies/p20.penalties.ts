/** P20's penalties: lateness as a share of the base wage. */
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

/** P20's rules with the figures that rule: one share for the first latenesses of a month, a higher one from the third on (F.1). */
export function penaltiesOfP20(figure: FigureReader): readonly PenaltyRule[] {
  return [{
    clause: 'P20-F.1b',
    basis: { kind: 'of-amount', basisPoints: figure('P20-F.1b', 'deductPercent') * 100, raised: { clause: 'P20-F.1c', fromCount: figure('P20-F.1c', 'fromTimes'), basisPoints: figure('P20-F.1c', 'deductPercent') * 100 } },
  }]
}

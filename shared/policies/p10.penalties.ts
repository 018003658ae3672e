/** P10's penalties: what a fault in a car owner's file costs, doubled in the month, again while it is not put right. */
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { toCents } from '#shared/kernel/money.ts'
import type { Cents } from '#shared/kernel/money.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

/** D.6 counts the findings of sales and of service consultants apart. */
const sales = 'P10-sales'
const service = 'P10-service'

/** P10's rules with the figures that rule. Every file fault may be charged again for each working day without correction (D.10). */
export function penaltiesOfP10(figure: FigureReader): readonly PenaltyRule[] {
  const fine = (clause: string, name = 'finePerItem'): Cents => toCents(figure(clause, name) * 100)
  const repeatsUncorrected = { clause: 'P10-D.10b', afterWorkingDays: figure('P10-D.10b', 'correctionMax') }
  const bySales = { group: sales, multiplied: { clause: 'P10-D.6a', fromCount: figure('P10-D.6a', 'monthlyCountFrom'), factor: figure('P10-D.6a', 'multiplier') }, repeatsUncorrected }
  const byService = { group: service, multiplied: { clause: 'P10-D.6b', fromCount: figure('P10-D.6b', 'monthlyCountFrom'), factor: figure('P10-D.6b', 'multiplier') }, repeatsUncorrected }
  const lateBy = (clause: string) => ({ late: { clause, term: { unit: 'working-days', count: figure(clause, 'handoverMax') } } }) as const
  return [
    { clause: 'P10-D.1', basis: { kind: 'fixed', cents: fine('P10-D.1', 'finePerVehicleOccasion') }, ...lateBy('P10-D.1'), ...bySales },
    { clause: 'P10-D.2', basis: { kind: 'per-unit', cents: fine('P10-D.2') }, ...bySales },
    { clause: 'P10-D.3', basis: { kind: 'fixed', cents: fine('P10-D.3', 'finePerVehicleOccasion') }, causes: ['contact-unverified'], spared: ['contact-verified'], ...byService },
    { clause: 'P10-D.4', basis: { kind: 'fixed', cents: fine('P10-D.4', 'finePerVehicleOccasion') }, ...lateBy('P10-D.4'), ...byService },
    { clause: 'P10-D.5a', basis: { kind: 'per-unit', cents: fine('P10-D.5a') }, ...byService },
    { clause: 'P10-D.5b', basis: { kind: 'per-unit', cents: fine('P10-D.5b') }, ...byService },
    { clause: 'P10-D.5c', basis: { kind: 'per-unit', cents: fine('P10-D.5c') }, ...byService },
    {
      clause: 'P10-D.6c', basis: { kind: 'chosen-share', leastBasisPoints: figure('P10-D.6c', 'deductionMinPercent') * 100, mostBasisPoints: figure('P10-D.6c', 'deductionMaxPercent') * 100 },
      allowedFrom: { clause: 'P10-D.6b', group: service, count: figure('P10-D.6b', 'monthlyCountFrom') },
    },
    // On top of other fines, so it is recorded by itself; it is nobody's repeated file fault.
    { clause: 'P10-D.7', basis: { kind: 'per-unit', cents: fine('P10-D.7', 'finePerPiece') }, causes: ['late-upkeep', 'lending-breach'], spared: ['other'] },
  ]
}

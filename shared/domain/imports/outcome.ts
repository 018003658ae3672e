/** What becomes of a line: exactly one of four outcomes, so that every line that was read is accounted for. */
import type { Certainty, MatchReason } from '#shared/domain/imports/keys.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

export const lineOutcomes = ['new', 'updated', 'duplicate', 'rejected'] as const
export type LineOutcome = (typeof lineOutcomes)[number]
export type OutcomeCounts = Readonly<Record<LineOutcome, number>> & { readonly read: number }

/** What a person wants done with a line that is already kept: leave it out, bring the kept one up to date, or enter it all the same. */
export const duplicatePolicies = ['skip', 'update', 'import'] as const
export type DuplicatePolicy = (typeof duplicatePolicies)[number]

/** One customer's file is brought up to date; a register's line is not. One vehicle has one file (P10-A.3a). */
export const policiesOf: Readonly<Record<ImportKind, readonly DuplicatePolicy[]>> = {
  customers: ['skip', 'update', 'import'], 'vehicle-files': ['skip', 'update'], deposits: ['skip', 'import'], loans: ['skip', 'import'],
}

/** What a line may repeat: a record of the archive, or (with `line`) an earlier line of the same file. */
export type Match = {
  readonly certainty: Certainty; readonly reasons: readonly MatchReason[]
  readonly subjectId: string | null; readonly number: string; readonly name: string; readonly line: number | null
}

/** What is known of a line before it is decided. `canUpdate`: the kept record would change. */
export type LineFacts = { readonly isRejected: boolean; readonly match: Match | null; readonly canUpdate: boolean }

/** The outcome of a line under the import's policy and a person's own choice for this line. */
export function decideOutcome(kind: ImportKind, facts: LineFacts, policy: DuplicatePolicy, choice: DuplicatePolicy | null): LineOutcome {
  if (facts.isRejected) return 'rejected'
  if (facts.match === null) return choice === 'skip' ? 'duplicate' : 'new'
  const wanted = choice ?? (facts.match.certainty === 'same' ? policy : 'import')
  const allowed = policiesOf[kind].includes(wanted) || (wanted === 'import' && facts.match.certainty === 'similar') ? wanted : 'skip'
  if (allowed === 'import') return 'new'
  // An earlier line of the same file is written only now; it cannot be brought up to date yet.
  return allowed === 'update' && facts.match.subjectId !== null && facts.canUpdate ? 'updated' : 'duplicate'
}

/** Counts outcomes; `read` is their sum by construction. */
export function countOutcomes(outcomes: Iterable<LineOutcome>): OutcomeCounts {
  const counts = { new: 0, updated: 0, duplicate: 0, rejected: 0, read: 0 }
  for (const outcome of outcomes) { counts[outcome] += 1; counts.read += 1 }
  return counts
}

/** Row types of the office's changes of its policies, and of what each clause did. */
import type { ChangeKind, ChangeStatus } from '#shared/domain/policies/changes.ts'

export type PolicyTables = {
  /** One line a change; at most one of a target waits. `before` is what ruled when it was asked for. */
  policy_changes: {
    id: string; number: string; kind: ChangeKind; target: string; change: string; before: string; from_day: string; reason: string; clause: string
    status: ChangeStatus; approval_id: string | null; asked_at: number; asked_by: string; ended_at: number | null; ended_by: string | null
    /** Of two changes that begin on one day the later published rules. */
    published_order: number | null
  }
  /** How often a clause acted and when last, by what: `refusal`, or the register whose entry named it. No person, no record. */
  clause_firings: { clause: string; how: string; count: number; last_at: number }
}

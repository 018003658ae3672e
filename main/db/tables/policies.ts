/** Row types of the office's changes of its policies, and of what each clause did. */
import type { ChangeKind, ChangeStatus } from '#shared/domain/policies/changes.ts'
import type { PolicyDepartment } from '#shared/domain/posts.ts'

export type PolicyTables = {
  /** One line a change; at most one of a target is with the general manager. `before` is what ruled when it was asked for. */
  policy_changes: {
    id: string; number: string; kind: ChangeKind; target: string; change: string; before: string; from_day: string; reason: string; clause: string
    status: ChangeStatus; approval_id: string | null
    /** The department that owns the policy; who of it took a proposal over or handed a draft in last, and when; why a proposal was declined or taken back. */
    owner: PolicyDepartment | null; owner_by: string | null; owner_at: number | null; end_reason: string
    asked_at: number; asked_by: string; ended_at: number | null; ended_by: string | null
    /** Of two changes that begin on one day the later published rules. */
    published_order: number | null
  }
  /** How often a clause acted and when last, by what: `refusal`, or the register whose entry named it. No person, no record. */
  clause_firings: { clause: string; how: string; count: number; last_at: number }
}

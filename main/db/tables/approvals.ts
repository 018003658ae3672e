/** Row types of running and ended approvals. */
import type { ApprovalAction, ApprovalStatus, Standing, StepMode, StepStatus } from '#shared/contract/approvals.ts'
import type { Role } from '#shared/domain/access.ts'

export type ApprovalTables = {
  approvals: {
    id: string; number: string; status: ApprovalStatus; chain_id: string; chain_version: number
    /** What is decided upon: `loan` and the loan's id. */
    subject_kind: string; subject_id: string; subject_number: string; title: string
    /** The sheet's lines and warnings as they were when it was asked, as JSON. */
    sheet: string; warnings: string
    requester_id: string; requested_at: number; open_position: number | null; closed_at: number | null
  }
  /** The chain as it was when the approval began. `round` counts how often the step was opened: only decisions of its present round count. */
  approval_steps: { approval_id: string; position: number; key: string; clause: string; mode: StepMode; status: StepStatus; round: number; climb_after_days: number | null; opened_at: number | null; closed_at: number | null }
  /** Who is asked in a step: a role or a person. `open` while it is that step's turn. */
  approval_seats: { approval_id: string; position: number; seat: number; kind: 'role' | 'user'; value: string; open: number }
  /** Append-only: who decided what, by which standing, in which role, when, and why. */
  approval_decisions: { id: string; approval_id: string; position: number | null; round: number; action: ApprovalAction; standing: Standing; user_id: string; role: Role; department: string; at: number; reason: string }
  /** People who may never decide it: the requester, and whoever it is asked for. */
  approval_parties: { approval_id: string; user_id: string }
}

/** Row types of running and ended approvals. */
import type { ApprovalAction, ApprovalStatus, DecisionMedium, Standing, StepMode, StepStatus } from '#shared/contract/approvals.ts'
import type { Generated } from 'kysely'
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
  approval_steps: { approval_id: string; position: number; key: string; clause: string; mode: StepMode; status: StepStatus; round: number; climb_after_days: number | null; opened_at: number | null; closed_at: number | null; share_points: number | null; voices: 'roles' | 'people'; questions: Generated<string> }
  /** Who is asked in a step: a role or a person. `open` while it is that step's turn and the seat is still to speak. */
  approval_seats: { approval_id: string; position: number; seat: number; kind: 'role' | 'post' | 'user'; value: string; open: number; role: string; added_by: string | null; delegate_id: string | null }
  /** Append-only: who decided what, by which standing, in which role, when, and why. */
  approval_decisions: { id: string; approval_id: string; position: number | null; round: number; action: ApprovalAction; standing: Standing; user_id: string; role: Role; department: string; at: number; reason: string
    seat: number | null; for_user_id: string | null; under: string; target_id: string | null; target_position: number | null; medium: DecisionMedium; entered_by: string | null; attachment_id: string | null
    /** Answers to the step's questions, as JSON. */
    answers: Generated<string> }
  /** People who may never decide it: the requester, and whoever it is asked for. */
  approval_parties: { approval_id: string; user_id: string }
  /** Codes of printed sheets, hashed, each for one round of one step; a later print of the approval replaces them. */
  approval_papers: { code_hash: string; approval_id: string; position: number; round: number; printed_at: number; printed_by: string; used_at: number | null; is_replaced: Generated<number> }
  /** Who acts for whom from day to day, and by what authority; ended early by `ended_at`. */
  stand_ins: { id: string; person_id: string; stand_in_id: string; from_day: string; to_day: string; under: string; set_at: number; ended_at: number | null }
}

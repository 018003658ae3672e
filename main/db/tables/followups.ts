/** Row types of follow-ups: what is owed, the visits made, plans, posts, open letters, replies, repeated complaints, the monthly record. */
import type { Role } from '#shared/domain/access.ts'
import type { CaseGrade } from '#shared/domain/cases.ts'
import type { ExemptionReason, FollowupKind, FollowupStatus, Satisfaction, SignatureKind, VisitMeans, VisitOutcome } from '#shared/domain/followups.ts'

export type FollowupTables = {
  /** `due_day` is that of the visit outstanding; `round` its number; `visited` counts the visits that count. `marks` are those of the matter, not of its visits. */
  followups: {
    id: string; number: string; kind: FollowupKind; status: FollowupStatus; source_id: string | null; source_number: string
    title: string; person: string; phone: string; place: string; customer_id: string | null; grade: CaseGrade
    start_day: string; due_day: string; planned_day: string | null; planned_reason: string; plan_month: string
    owner_role: Role; owner_user_id: string | null; assign_reason: string; assignments: number; round: number
    participants: number | null; visited: number; first_visit_day: string | null
    exemption: ExemptionReason | ''; exemption_words: string; reply_day: string | null; reply_addressee: string; reply_paper_id: string | null
    marks: string; needs_supervisor: number; awaits_review: number; awaits_signature: number
    closed_day: string | null; close_reason: string; opened_at: number; opened_by: string
  }
  followup_visits: {
    id: string; followup_id: string; round: number; status: 'awaiting-signature' | 'complete'; day: string; means: VisitMeans; person: string; called_number: string; called_at: number | null
    visitor_id: string; visitor_role: Role; reason: string; said: string; satisfaction: Satisfaction; signature: SignatureKind; signer_name: string; witness: string; paper_id: string | null
    new_issue: string; cannot_answer: number; reply_at: number | null; told: number; outcome: VisitOutcome; next_day: string | null; resolution: string; explained: string; corrector: string; corrector_id: string | null
    counts: number; marks: string; case_id: string | null; case_number: string; opinion: string; reviewed_by: string | null; reviewed_at: number | null; recorded_at: number
  }
  /** One row a published version; `lines` and `left_out` name follow-ups, visitors, days and reasons. */
  followup_plans: { month: string; version: number; lines: string; left_out: string; published_at: number; published_by: string; is_by_owner: number; confirmed_at: number | null; confirmed_by: string | null }
  /** Who holds a post: the assistant of an area with its buildings, the community-culture clerk, the department that follows up. */
  followup_posts: { id: string; post: 'area' | 'culture-clerk' | 'department'; name: string; buildings: string; user_id: string | null }
  followup_letters: { id: string; number: string; issue: string; issued_day: string; posted_at: string; paper_id: string | null; issued_by: string; recorded_at: number }
  followup_letter_cases: { letter_id: string; case_id: string }
  followup_replies: { case_id: string; replied_day: string; words: string; recorded_by: string; recorded_at: number }
  followup_submissions: { id: string; case_id: string; department: string; submitted_day: string; words: string; recorded_by: string; recorded_at: number }
  followup_months: { month: string; figures: string; confirmed_at: number; confirmed_by: string; submitted_at: number | null; submitted_by: string | null; read_at: number | null; read_by: string | null }
  followup_improvements: { id: string; month: string; words: string; due_day: string; noted_by: string; noted_at: number }
}

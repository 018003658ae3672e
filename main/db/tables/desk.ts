/** Row types of the front desk. */
import type { CallKind, CallStatus, CallWish } from '#shared/domain/calls.ts'
import type { CaseChannel, CaseGrade, CaseKind, CaseReaction, CaseStatus } from '#shared/domain/cases.ts'
import type { Generated } from 'kysely'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import type { VisitStatus, VisitorClass } from '#shared/domain/visits.ts'

export type DeskTables = {
  /** Current state of each visit, call and case; their whole history is in the register book. */
  visits: {
    id: string; number: string; status: VisitStatus; visitor: string; phone: string; company: string; customer_id: string | null
    host: string; purpose: string; visitor_class: VisitorClass; people: number; id_number: string; badge: string
    escorts: number | null; cost_cents: number | null; cost_reason: string; note: string
    arrived_at: number; registered_by: string; left_at: number | null; closed_at: number | null; closed_by: string | null; import_batch_id: string | null
    /** At which level the visitor was received, what his category proposed, and why it was lower. */
    reception_level: ReceptionLevel | null; proposed_level: ReceptionLevel | null; reception_reason: Generated<string>
  }
  calls: {
    id: string; number: string; status: CallStatus; caller: string; phone: string; company: string; customer_id: string | null
    subject: string; kind: CallKind; for_whom: string; wanted: CallWish; missed: number; recording: string; duration_seconds: number | null; note: string
    called_at: number; registered_by: string; settled_at: number | null; settled_by: string | null; outcome: string; import_batch_id: string | null
  }
  cases: {
    id: string; number: string; status: CaseStatus; kind: CaseKind; grade: CaseGrade; grade_reason: string
    person: string; phone: string; company: string; customer_id: string | null; place: string; content: string; channel: CaseChannel; handler: string
    /** What was agreed; `due_day` is what counts, `due_clause` says why when no day was agreed. */
    expected_day: string | null; due_day: string | null; due_clause: string | null
    visit_id: string | null; call_id: string | null; received_at: number; registered_by: string; taken_up_at: number | null
    closed_at: number | null; closed_by: string | null; result: string; reaction: CaseReaction; import_batch_id: string | null
  }
}

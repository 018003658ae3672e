/** Row types of duties, and of the calendar as the office keeps it. */
import type { DutyStatus, EvidenceKind } from '#shared/domain/duties.ts'
import type { Role } from '#shared/domain/access.ts'

export type DutyTables = {
  /** Unique by rule, subject and period, so that catching up twice opens nothing twice. */
  duties: {
    id: string; rule_id: string; clause: string; title_zh: string; title_en: string
    /** What it is about: `case` and its id; for a recurring duty `rule` and the rule's own id. */
    subject_kind: string; subject_id: string; subject_number: string; subject_title: string; period: string
    opens_day: string; due_day: string
    /** From which day and by which term the due day was counted, so that it can be explained again. */
    start_day: string; term: string
    owner: Role; owner_user_id: string | null; evidence: EvidenceKind; ladder: string
    status: DutyStatus; opened_at: number; ended_at: number | null; ended_by: string | null; words: string; record_number: string
  }
  /** Official years that an administrator brought in, over the library's. */
  calendar_years: { year: number; days: string; source: string; added_at: number; added_by: string }
  /** Days that the office decided otherwise. */
  office_days: { day: string; is_worked: number; name: string; changed_at: number; changed_by: string }
}

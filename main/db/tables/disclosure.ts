/** Row types of copies, movements and disclosures. */
import type { CopyMeans, CopyStatus, MovementKind, MovementStatus, SafetyMeasure } from '#shared/domain/disclosure.ts'
import type { DisclosurePurpose, DisclosureStatus, OutsideChannel } from '#shared/domain/disclosure-outside.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

export type DisclosureTables = {
  /** What the office marked as important; `item_id` '' is the file itself. */
  important_marks: { customer_id: string; item_id: string; reason: string; marked_at: number; marked_by: string }
  copy_requests: {
    id: string; number: string; status: CopyStatus; customer_id: string; customer: string; secrecy: SecrecyLevel; means: CopyMeans; copies: number; taken: number; purpose: string
    requested_at: number; requested_by: string; approval_id: string | null; approved_by: string; decided_at: number | null
  }
  copy_request_items: { request_id: string; number: string; title: string }
  /** Append-only: every copy that was taken, with or without a request. */
  copies_taken: { id: string; request_id: string | null; customer_id: string; customer: string; means: CopyMeans; what: string; copies: number; pages: number; taken_at: number; taken_by: string }
  couriers: { id: string; name: string; name_key: string; named_at: number; named_by: string; ended_at: number | null; ended_by: string | null }
  /** `faults`: codes of what was wrong with a breach, as JSON. */
  movements: {
    id: string; number: string; status: MovementStatus; kind: MovementKind; customer_id: string; customer: string; what: string; secrecy: SecrecyLevel; is_important: number
    person: string; from_place: string; to_place: string; channel: OutsideChannel; safety: SafetyMeasure; safety_note: string; lacks_safety: number; moved_at: number; entered_at: number; entered_by: string; faults: string
  }
  /** `material`: what is given out, as JSON; `supervisor` and `manager` are the names of who agreed. */
  disclosures: {
    id: string; number: string; status: DisclosureStatus; customer_id: string; customer: string; secrecy: SecrecyLevel; receiver: string; purpose: DisclosurePurpose; purpose_words: string; data: string; material: string
    channel: OutsideChannel; planned_day: string; warnings: string; requested_at: number; requested_by: string; approval_id: string | null
    supervisor_day: string | null; supervisor: string; manager_day: string | null; manager: string; disclosed_day: string | null; disclosed_at: number | null; disclosed_by: string | null
  }
}

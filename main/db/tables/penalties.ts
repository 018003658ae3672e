/** Row types of penalties. */
import type { PayerPost, PenaltyCause } from '#shared/domain/penalty-gates.ts'
import type { PenaltyStatus } from '#shared/domain/penalties.ts'

export type PenaltyTables = {
  /** One row a finding, with the penalty that is proposed for it; everything that happened to it is in the register book. `groups`: the counts in which it is counted; `matters`: the groups in which it takes up the thing that it is about; `noted`: who was seen, where another pays. `amount_cents` is what was decided, or proposed until then. */
  penalties: {
    id: string; number: string; status: PenaltyStatus
    person_id: string | null; person_key: string; person_name: string
    clauses: string; day: string; units: number | null; documented_cents: number | null; since_day: string | null; percent: number | null
    cause: PenaltyCause | null; at_time: string | null; from_time: string | null; to_time: string | null; expected: number | null; counted: number | null
    about: string; matters: string; noted: string; corrected_on: string | null; evidence: string; recorded_at: number; recorded_by: string
    clause: string; groups: string; repeats: number; proposed_cents: number; amount_cents: number
    steps: string; beside: string; consequence: string | null; earlier: string
    is_repeating: number; decided_at: number | null; decided_by: string | null; reason: string
  }
  /** Who holds the posts whose holder pays, as names. */
  penalty_payers: { post: PayerPost; names: string; changed_at: number; changed_by: string }
}

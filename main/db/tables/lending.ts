/** Row types of the loan register. */
import type { BorrowerKind, LoanKind, LoanStatus } from '#shared/domain/lending.ts'
import type { SealWay, SignatureWay } from '#shared/domain/lending-papers.ts'
import type { LoanLineState, Settlement } from '#shared/domain/lending-return.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

export type LendingTables = {
  /** Current state of each request and loan; its whole history is in the register book. */
  loans: {
    id: string; number: string; kind: LoanKind; status: LoanStatus
    /** Null for lines of an imported register whose file is not known. */
    customer_id: string | null; customer_number: string; customer_name: string; secrecy: SecrecyLevel; item_titles: string; item_count: number
    purpose: string; reason: string; days: number
    borrower_kind: BorrowerKind; borrower_name: string; borrower_key: string; borrower_unit: string; borrower_post: string; borrower_phone: string; letter: string
    requested_at: number; requested_by: string; approval_id: string | null; approved_by: string
    issued_at: number | null; issued_by: string | null; issue_day: string | null; due_day: string | null; closed_at: number | null
    policy_pack: string; policy_version: string; import_batch_id: string | null
    /** How the applicant's unit stood behind the request; the head and the day stand on a stamped paper. */
    seal_way: SealWay; seal_head: string; seal_day: string | null; seal_scan_id: string | null
    /** The borrower's signature in the loan register, and what the register lacks (`copies,signature`; empty: nothing). */
    signature_way: SignatureWay | null; signature_id: string | null; signed_at: number | null; register_gaps: string
  }
  loan_items: {
    loan_id: string; position: number; item_id: string | null; number: string; title: string; copies: number; secrecy: SecrecyLevel; is_paper: number; state: LoanLineState
    pages_listed: number | null; pages_at_issue: number | null; pages_at_return: number | null; returned_at: number | null
    difference: 'none' | 'open' | 'settled'; settlement: Settlement | null; settlement_reason: string
    /** Copies handed over (null: not written down) and copies that have come back. */
    copies_out: number | null; copies_back: number
  }
}

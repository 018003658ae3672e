/** Row types of periodic customer reports. */
import type { ReportStatus } from '#shared/domain/customer-reports.ts'
import type { CopyMedium, CopyStatus } from '#shared/domain/report-copies.ts'
import type { DeliveryStatus } from '#shared/domain/report-deliveries.ts'
import type { ReportInterval } from '#shared/domain/report-periods.ts'

export type CustomerReportTables = {
  /** `receivers` is a JSON list; `opened_day` is the last day on which somebody opened one of its reports. */
  report_definitions: {
    id: string; name: string; interval: ReportInterval; purpose: string; print_run: number | null; receivers: string; is_need_stated: number; is_ended: number; opened_day: string | null; created_day: string; created_at: number; created_by: string
  }
  /** One a definition and period; `version` and `status` are those of its newest version, `issued_version` the one that stands. */
  customer_reports: {
    id: string; number: string; definition_id: string; period: string; first_day: string; last_day: string; version: number; status: ReportStatus; issued_version: number | null; created_at: number; created_by: string
  }
  /** `figures` is a JSON object of numbers by item; what was issued is kept by a trigger. */
  report_versions: {
    report_id: string; version: number; status: ReportStatus; figures: string; compiled_day: string; compiled_at: number; compiled_by: string; is_information_staff: number; approval_id: string | null; return_note: string; sent_day: string | null; sent_by: string | null
  }
  report_reviews: {
    id: string; report_id: string; version: number; approval_id: string; step: string; verdict: 'passed' | 'returned'; note: string; reviewer_id: string; for_id: string | null; day: string; reviewed_at: number
  }
  /** `filed_day` and `filed_number` are the entry in customer service's register, made when the general manager approves. */
  report_corrections: {
    id: string; number: string; report_id: string; from_version: number; to_version: number; items: string; reason: string; status: 'requested' | 'approved' | 'refused'; approval_id: string | null
    asked_day: string; asked_at: number; asked_by: string; approver_id: string | null; decided_note: string; filed_day: string | null; filed_number: string | null
  }
  report_copies: {
    id: string; report_id: string; version: number; copy_number: number; medium: CopyMedium; status: CopyStatus; made_day: string; made_at: number; made_by: string; department: string; is_outside: number
    receiver: string; receiver_department: string; issued_day: string | null; issued_by: string | null; issued_outside: number; signed_by: string; signed_day: string | null; note: string
  }
  report_deliveries: {
    id: string; number: string; definition_id: string; department: string; need: string; content: string; receivers: string; status: DeliveryStatus; approval_id: string | null
    requested_day: string; requested_at: number; requested_by: string; active_day: string | null; kept_day: string | null; ended_day: string | null; ended_by: string | null; note: string
  }
  report_delivered: { delivery_id: string; report_id: string; version: number; copy_id: string; delivered_day: string; delivered_by: string }
}

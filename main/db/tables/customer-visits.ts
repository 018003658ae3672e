/** Row types of visits to customers and of the filing of customers. */
import type { FilingCategory, FilingEventKind, FilingStatus } from '#shared/domain/customer-filing.ts'
import type { OutlayAct, OutlayStatus, VisitRequestKind, VisitRequestStatus } from '#shared/domain/customer-visit-money.ts'
import type { CustomerVisitStatus, Journey, Need, PlanStatus, VisitTarget } from '#shared/domain/customer-visits.ts'

export type CustomerVisitTables = {
  /** Posts that sell, with the number of visits that each owes a month; null has none set. */
  visit_posts: { post: string; visits_per_month: number | null }
  sales_people: { user_id: string; post: string; since_day: string }
  /** One a salesperson and month ('YYYY-MM'); a draft that is past its due day is missing. */
  visit_plans: {
    id: string; number: string; month: string; salesperson_id: string; status: PlanStatus; due_day: string; first_submitted_at: number | null; submitted_at: number | null
    approval_id: string | null; reviewed_at: number | null; reviewed_by: string | null; review_note: string
  }
  customer_visits: {
    id: string; number: string; status: CustomerVisitStatus; plan_id: string | null; salesperson_id: string; day: string; end_day: string; unit: string; customer_id: string | null; filing_id: string | null
    contact_person: string; phone: string
    /** Purposes and parts of care as JSON lists. */
    purposes: string; care_parts: string
    target: VisitTarget; unplanned_reason: string; contacted_day: string | null; contacted_by: string
    journey: Journey; place: string; hours: string; trip_reference: string; items_need: Need; costs_need: Need; take_along: string; cost_cents: number | null; note: string
    /** How often its days were changed: the report's duty is counted anew each time. */
    revision: number
    report_due_day: string
    /** The report's answers as JSON; `{}` before the first. */
    report: string
    reported_day: string | null; reported_at: number | null; approval_id: string | null; reviewed_at: number | null; reviewed_by: string | null; review_note: string; created_at: number; created_by: string
  }
  visit_requests: {
    id: string; number: string; visit_id: string; kind: VisitRequestKind; what: string; quantity: number; amount_cents: number; purpose: string; status: VisitRequestStatus
    requested_day: string; requested_by: string; approval_id: string | null; decided_at: number | null
  }
  /** What was handed out and what was claimed, with the marks that it got on that day. */
  visit_outlays: {
    id: string; number: string; visit_id: string; request_id: string | null; act: OutlayAct; kind: VisitRequestKind; what: string; quantity: number; amount_cents: number; day: string; status: OutlayStatus; notices: string
    entered_at: number; entered_by: string; ended_at: number | null; ended_by: string | null; note: string
  }
  /** Whether it was kept is known by its duty. */
  visit_promises: { id: string; visit_id: string; what: string; due_day: string }
  filings: {
    id: string; number: string | null; status: FilingStatus; name: string; name_key: string; customer_id: string | null; contact_day: string; due_day: string
    /** The basic-information form as JSON; the category stands beside it to be counted. */
    form: string; category: FilingCategory
    department: string; filed_by: string; is_important: number; staff: string; dealings_since: string | null; submitted_day: string | null; confirmed_day: string | null; confirmed_by: string | null; note: string; created_at: number
  }
  filing_events: { id: string; filing_id: string; kind: FilingEventKind; day: string; what: string; source: string; entered_at: number; entered_by: string }
  /** The maintenance form, a line a field; without `reported_day` the form is missing. */
  filing_changes: {
    id: string; number: string; filing_id: string; field: string; old_value: string; new_value: string; changed_day: string | null; known_day: string; due_day: string; reported_day: string | null
    confirmed_at: number | null; confirmed_by: string | null; entered_at: number; entered_by: string
  }
  filing_views: { id: string; filing_id: string; user_id: string; purpose: string; status: 'requested' | 'approved' | 'refused'; approval_id: string | null; requested_at: number; decided_day: string | null }
}

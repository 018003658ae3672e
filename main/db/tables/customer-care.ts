/** Row types of the care of customers: contacts, schemes and their tasks, departures, surveys, events, reminders. */
import type { CareCategory, CareKind, CarePeriod, CareTaskKind, CareTaskStatus, SchemeStatus } from '#shared/domain/customer-care.ts'
import type { DepartureStatus, NoticeMeans } from '#shared/domain/customer-departures.ts'
import type { EventStatus } from '#shared/domain/customer-events.ts'
import type { SurveyStatus } from '#shared/domain/customer-surveys.ts'
import type { KpiStatus } from '#shared/domain/filing-reminders.ts'

export type CustomerCareTables = {
  /** What the office set for its care; a value is JSON. */
  care_settings: { key: string; value: string; since_day: string; set_by: string }
  /** Contacts with filed customers; one with a report due day owes a report. `customer_name` is how it was called then. */
  care_contacts: {
    id: string; number: string; filing_id: string; customer_name: string; kind: CareKind; day: string; what: string; visit_number: string; report_due_day: string | null; report: string
    reported_at: number | null; read_at: number | null; read_by: string | null; entered_at: number; entered_by: string
  }
  care_schemes: {
    id: string; number: string; year: number; category: CareCategory; period: CarePeriod; visits: number; contacts: number; gifts: number; note: string; status: SchemeStatus
    approval_id: string | null; entered_at: number; entered_by: string; decided_at: number | null
  }
  /** One a customer, kind, period and ordinal; a survey's period is its due day. */
  care_tasks: { id: string; filing_id: string; customer_name: string; scheme_id: string | null; kind: CareTaskKind; period: string; ordinal: number; opens_day: string; due_day: string; status: CareTaskStatus; done_by_number: string }
  care_departures: { id: string; number: string; user_id: string; user_name: string; department: string; leaves_day: string; status: DepartureStatus; note: string; entered_at: number; entered_by: string; closed_at: number | null; closed_by: string | null }
  care_departure_lines: {
    id: string; departure_id: string; filing_id: string; customer_name: string; told_day: string | null; told_means: NoticeMeans | null; told_by: string | null
    successor_id: string | null; successor_name: string; assigned_day: string | null; assigned_times: number; contact_due_day: string | null; contacted_day: string | null; contact_number: string
  }
  care_surveys: { id: string; number: string; title: string; opened_day: string; status: SurveyStatus; closed_day: string | null; opened_by: string; closed_by: string | null }
  care_answers: { id: string; survey_id: string; filing_id: string; customer_name: string; department: string; day: string; score: number; is_visit: number; words: string; entered_at: number; entered_by: string }
  care_events: { id: string; number: string; title: string; day: string; place: string; lists_due_day: string; note: string; status: EventStatus; entered_at: number; entered_by: string }
  care_event_lists: { id: string; event_id: string; department: string; asked_day: string; answered_day: string | null; answered_by: string | null }
  care_guests: { id: string; event_id: string; department: string; name: string; name_key: string; contact_person: string; invited_day: string | null; attended: number; entered_by: string }
  filing_reminders: { id: string; filing_id: string; person_id: string; day: string; words: string; answer: string; answered_day: string | null; entered_at: number; entered_by: string }
  /** Proposed at the end of a month ('YYYY-MM'), one a person; what was overdue and the reminders' days as JSON. */
  filing_kpi_lines: { id: string; month: string; person_id: string; person_name: string; filings: string; reminder_days: string; status: KpiStatus; penalty_number: string; reason: string; proposed_at: number; decided_at: number | null; decided_by: string | null }
}

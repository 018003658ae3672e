/** Where a record of each kind opens; duties, search results and scans lead through this one table. */
import type { SearchPatch } from '#renderer/ui/place/use-place.ts'

const listOf: Readonly<Record<string, string>> = {
  deposit: '/deposits', loan: '/lending', lending: '/lending', approval: '/approvals', customer: '/customers', item: '/customers',
  visit: '/desk', visitor: '/desk', reception: '/desk', call: '/desk', case: '/desk', request: '/desk', complaint: '/desk', duty: '/duties', penalty: '/penalties', 'penalty-of-mine': '/penalties/mine', clause: '/policies', 'policy-change': '/policies/changes', followup: '/followups', 'followup-plan': '/followups/plan', 'followup-month': '/followups/month',
  'customer-visit': '/customer-visits', 'visit-report': '/customer-visits', 'visit-plan': '/customer-visits/plans', filing: '/customer-filing', 'care-contact': '/customer-care/contacts', 'care-task': '/customer-care/tasks', 'care-scheme': '/customer-care', departure: '/customer-care/departures', 'departure-line': '/customer-care/departures', survey: '/customer-care/surveys', 'care-event': '/customer-care/events', 'event-list': '/customer-care/events', 'custody-place': '/custody', 'customer-report': '/customer-reports', 'report-definition': '/customer-reports/definitions', 'report-delivery': '/customer-reports/deliveries', 'register-line': '/registers',
  disclosure: '/disclosure', 'copy-request': '/disclosure/copies', movement: '/disclosure/movements', 'movement-unsafe': '/disclosure/movements', leak: '/leaks', 'leak-no-remedy': '/leaks', 'leak-unhandled': '/leaks', 'leak-unread': '/leaks',
}

/** The address of a record: its list with the record open at the right; null for a kind that has no screen. */
export function placeOfSubject(kind: string, id: string): { readonly path: string; readonly search: SearchPatch } | null {
  const path = listOf[kind]
  return path === undefined ? null : { path, search: { open: id } }
}

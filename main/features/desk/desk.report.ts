/** The desk's three registers for reports: visitors, calls, cases; columns declared once, pages of plain values. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { countCalls, pageCalls } from '#main/features/desk/calls.repository.ts'
import type { CallPageFilter } from '#main/features/desk/calls.repository.ts'
import { countCases, pageCases } from '#main/features/desk/cases.repository.ts'
import type { CasePageFilter } from '#main/features/desk/cases.repository.ts'
import { countVisits, pageVisits } from '#main/features/desk/visits.repository.ts'
import type { VisitPageFilter } from '#main/features/desk/visits.repository.ts'
import type { Page } from '#main/db/keyset.ts'
import type { RegisterColumn, RegisterContext, RegisterFilter, RegisterRow, RegisterSource, RegisterState } from '#main/mechanisms/registers/register-source.ts'
import { callStatuses } from '#shared/domain/calls.ts'
import { caseStatuses } from '#shared/domain/cases.ts'
import { findText } from '#shared/text/index.ts'
import type { TextKey } from '#shared/text/index.ts'

type Request = { readonly cursor: string | null; readonly size: number }

function column(key: string, title: TextKey, kind: RegisterColumn['kind'], width: number): RegisterColumn {
  return { key, title, kind, width }
}

/** The word of a status, kind, class or channel in the report's language. */
function wordOf(context: RegisterContext, group: string, value: string): string {
  return findText(context.locale, `desk.${group}.${value}`) ?? value
}

/** A state that this register does not know reads as all. */
function stateOf<const States extends readonly string[]>(states: States, asked: string): States[number] | 'all' {
  return states.find((state) => state === asked) ?? 'all'
}

function mapPage<Row>(page: Page<Row>, toRow: (row: Row) => RegisterRow): Page<RegisterRow> {
  return { rows: page.rows.map(toRow), next: page.next }
}

const visitStates = ['inside', 'forgotten', 'left', 'unknown'] as const
const visitFilter = (filter: RegisterFilter, context: RegisterContext, request: Request): VisitPageFilter => ({ state: stateOf(visitStates, filter.state), from: filter.from, to: filter.to, today: context.today, text: filter.text, ...request })

/** The visitor register. */
export const visitRegister: RegisterSource = {
  name: 'visits', title: 'desk.register.visits', capability: 'desk.read',
  columns: [
    column('number', 'desk.number', 'text', 14), column('status', 'desk.status', 'text', 14), column('arrivedAt', 'desk.arrived-at', 'instant', 17), column('leftAt', 'desk.left-at', 'instant', 17),
    column('visitor', 'desk.visitor', 'text', 14), column('phone', 'desk.phone', 'text', 16), column('company', 'desk.company', 'text', 28), column('host', 'desk.host', 'text', 14), column('purpose', 'desk.purpose', 'text', 24),
    column('visitorClass', 'desk.visitor-class', 'text', 16), column('people', 'desk.people', 'number', 7), column('idNumber', 'desk.id-number', 'text', 20), column('badge', 'desk.badge-number', 'text', 10),
    column('escorts', 'desk.escorts', 'number', 7), column('cost', 'desk.cost', 'money', 12), column('costReason', 'desk.cost-reason', 'text', 20), column('note', 'desk.note', 'long-text', 30), column('registeredBy', 'desk.registered-by', 'text', 12), column('closedBy', 'desk.closed-by', 'text', 12),
  ],
  tallies: [{ register: 'desk', key: 'visits', title: 'desk.count-visits' }],
  states: visitStates.map((value): RegisterState => ({ value, title: `desk.filter.${value}` })),
  async page(reader, filter, context, request) {
    const page = await pageVisits(reader, visitFilter(filter, context, request))
    return mapPage(page, (visit) => ({ id: visit.id, values: {
      number: visit.number, status: wordOf(context, 'status', visit.status), arrivedAt: visit.arrivedAt, leftAt: visit.leftAt, visitor: visit.visitor, phone: visit.phone, company: visit.company, host: visit.host, purpose: visit.purpose,
      visitorClass: wordOf(context, 'class', visit.visitorClass), people: visit.people, idNumber: visit.idNumber, badge: visit.badge, escorts: visit.escorts, cost: visit.costCents, costReason: visit.costReason, note: visit.note,
      registeredBy: visit.registeredBy, closedBy: visit.closedBy,
    } }))
  },
  count: (reader: Reader, filter, context, limit) => countVisits(reader, visitFilter(filter, context, { cursor: null, size: 1 }), limit),
}

const callFilter = (filter: RegisterFilter, request: Request): CallPageFilter => ({ state: stateOf(callStatuses, filter.state), from: filter.from, to: filter.to, text: filter.text, ...request })

/** The call register. */
export const callRegister: RegisterSource = {
  name: 'calls', title: 'desk.register.calls', capability: 'desk.read',
  columns: [
    column('number', 'desk.number', 'text', 14), column('status', 'desk.status', 'text', 10), column('calledAt', 'desk.called-at', 'instant', 17), column('caller', 'desk.caller', 'text', 14), column('phone', 'desk.phone', 'text', 16),
    column('company', 'desk.company', 'text', 28), column('kind', 'desk.call-kind', 'text', 10), column('subject', 'desk.subject', 'text', 36), column('forWhom', 'desk.for-whom', 'text', 14), column('wanted', 'desk.wanted', 'text', 10), column('missed', 'desk.missed', 'text', 8),
    column('durationSeconds', 'desk.duration-seconds', 'number', 8), column('recording', 'desk.recording', 'text', 24), column('outcome', 'desk.outcome', 'text', 24), column('settledAt', 'desk.settled-at', 'instant', 17), column('note', 'desk.note', 'long-text', 30), column('registeredBy', 'desk.registered-by', 'text', 12),
  ],
  tallies: [{ register: 'desk', key: 'calls', title: 'desk.count-calls' }],
  states: callStatuses.map((value): RegisterState => ({ value, title: `desk.status.${value}` })),
  async page(reader, filter, context, request) {
    const page = await pageCalls(reader, callFilter(filter, request))
    return mapPage(page, (call) => ({ id: call.id, values: {
      number: call.number, status: wordOf(context, 'status', call.status), calledAt: call.calledAt, caller: call.caller, phone: call.phone, company: call.company, kind: wordOf(context, 'call-kind', call.kind), subject: call.subject, forWhom: call.forWhom,
      wanted: wordOf(context, 'wanted', call.wanted), missed: call.missed ? wordOf(context, 'call-kind', 'missed') : '', durationSeconds: call.durationSeconds, recording: call.recording, outcome: call.outcome, settledAt: call.settledAt, note: call.note, registeredBy: call.registeredBy,
    } }))
  },
  count: (reader: Reader, filter, _context, limit) => countCalls(reader, callFilter(filter, { cursor: null, size: 1 }), limit),
}

const caseFilter = (filter: RegisterFilter, request: Request): CasePageFilter => ({ state: stateOf(caseStatuses, filter.state), from: filter.from, to: filter.to, text: filter.text, ...request })

/** The case register: requests, complaints and repairs (P01-4.4). */
export const caseRegister: RegisterSource = {
  name: 'cases', title: 'desk.register.cases', capability: 'desk.read',
  columns: [
    column('number', 'desk.number', 'text', 14), column('status', 'desk.status', 'text', 10), column('kind', 'desk.case-kind', 'text', 8), column('grade', 'desk.grade', 'text', 8), column('receivedAt', 'desk.received-at', 'instant', 17), column('channel', 'desk.channel', 'text', 8),
    column('person', 'desk.person', 'text', 14), column('phone', 'desk.phone', 'text', 16), column('company', 'desk.company', 'text', 28), column('place', 'desk.place', 'text', 16), column('content', 'desk.content', 'long-text', 40), column('handler', 'desk.handler', 'text', 14),
    column('dueDay', 'desk.due-day', 'day', 12), column('closedAt', 'desk.closed-at', 'instant', 17), column('result', 'desk.result', 'long-text', 36), column('reaction', 'desk.reaction', 'text', 10), column('registeredBy', 'desk.registered-by', 'text', 12), column('closedBy', 'desk.closed-by', 'text', 12),
  ],
  tallies: [{ register: 'desk', key: 'cases', title: 'desk.count-cases' }, { register: 'desk', key: 'cases-closed', title: 'desk.status.closed' }],
  states: caseStatuses.map((value): RegisterState => ({ value, title: `desk.status.${value}` })),
  async page(reader, filter, context, request) {
    const page = await pageCases(reader, caseFilter(filter, request))
    return mapPage(page, (found) => ({ id: found.id, values: {
      number: found.number, status: wordOf(context, 'status', found.status), kind: wordOf(context, 'case-kind', found.kind), grade: wordOf(context, 'grade', found.grade), receivedAt: found.receivedAt, channel: wordOf(context, 'channel', found.channel),
      person: found.person, phone: found.phone, company: found.company, place: found.place, content: found.content, handler: found.handler, dueDay: found.dueDay, closedAt: found.closedAt, result: found.result,
      reaction: found.status === 'closed' ? wordOf(context, 'reaction', found.reaction) : '', registeredBy: found.registeredBy, closedBy: found.closedBy,
    } }))
  },
  count: (reader: Reader, filter, _context, limit) => countCases(reader, caseFilter(filter, { cursor: null, size: 1 }), limit),
}

/** The register of leaks 泄密登记簿 for reports: when found, told, remedied and handled, with the minutes of each (P07-27). */
import { countLeaks, pageLeaks } from '#main/features/leaks/leaks.repository.ts'
import type { LeakNarrowing, StoredLeak } from '#main/features/leaks/leaks.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { leakMinutes, leakStatuses } from '#shared/domain/leaks.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

function toNarrowing(filter: RegisterFilter): LeakNarrowing {
  return { state: leakStatuses.find((known) => known === filter.state) ?? 'all', text: filter.text, from: filter.from, to: filter.to, reporterId: null }
}

/** Minutes stand once their part has ended; what still runs has none on paper. */
function toValues({ row, facts, names }: StoredLeak, locale: Locale) {
  const minutes = leakMinutes(facts, facts.reportedAt)
  const read = (seat: (typeof facts.readings)[number]['seat']) => facts.readings.find((reading) => reading.seat === seat)?.readAt ?? null
  return {
    number: row.number, status: translate(locale, `leaks.status.${row.status}`), what: row.what, certainty: translate(locale, `leaks.certainty.${row.certainty}`), channel: translate(locale, `leaks.channel.${row.channel}`), customer: row.customer,
    foundAt: facts.foundAt, reportedAt: facts.reportedAt, reportedBy: names.reporter, measure: row.measure, measureAt: facts.measureAt, remedyMinutes: facts.measureAt === null ? null : minutes.toRemedy,
    supervisorAt: read('info-supervisor'), supervisorMinutes: read('info-supervisor') === null ? null : minutes.informed['info-supervisor'], managerAt: read('customer-service-manager'), managerMinutes: read('customer-service-manager') === null ? null : minutes.informed['customer-service-manager'],
    action: row.action, actionAt: facts.firstActionAt, actionBy: names.actor, handlingMinutes: facts.firstActionAt === null ? null : minutes.toHandling, result: row.result, closedAt: facts.closedAt,
  }
}

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })

/** In the order of the list on the screen. */
export const leakRegister: RegisterSource = {
  name: 'leaks', title: 'leaks.register', capability: 'leaks.oversee',
  columns: [
    column('number', 'leaks.number', 'text', 14), column('status', 'leaks.status', 'text', 12), column('what', 'leaks.what', 'long-text', 30), column('certainty', 'leaks.certainty', 'text', 8), column('channel', 'leaks.channel', 'text', 12), column('customer', 'leaks.customer', 'text', 22),
    column('foundAt', 'leaks.found-at', 'instant', 17), column('reportedAt', 'leaks.reported-at', 'instant', 17), column('reportedBy', 'leaks.reported-by', 'text', 10), column('measure', 'leaks.measure', 'long-text', 24), column('measureAt', 'leaks.measure-at', 'instant', 17), column('remedyMinutes', 'leaks.remedy-minutes', 'number', 10),
    column('supervisorAt', 'leaks.supervisor-read', 'instant', 17), column('supervisorMinutes', 'leaks.supervisor-minutes', 'number', 10), column('managerAt', 'leaks.manager-read', 'instant', 17), column('managerMinutes', 'leaks.manager-minutes', 'number', 10),
    column('action', 'leaks.action', 'long-text', 24), column('actionAt', 'leaks.action-at', 'instant', 17), column('actionBy', 'leaks.action-by', 'text', 10), column('handlingMinutes', 'leaks.handling-minutes', 'number', 10), column('result', 'leaks.result', 'long-text', 24), column('closedAt', 'leaks.closed-at', 'instant', 17),
  ],
  states: leakStatuses.map((value) => ({ value, title: `leaks.status.${value}` as const })),
  tallies: [{ register: 'leaks', key: 'reported', title: 'leaks.tally-reported' }, { register: 'leaks', key: 'closed', title: 'leaks.tally-closed' }],
  async page(reader, filter, context, request) {
    const page = await pageLeaks(reader, toNarrowing(filter), request)
    return { rows: page.rows.map((stored) => ({ id: stored.row.id, values: toValues(stored, context.locale) })), next: page.next }
  },
  count: (reader, filter, _context, limit) => countLeaks(reader, toNarrowing(filter), limit),
}

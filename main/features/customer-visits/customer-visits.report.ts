/** Visits to customers as a register that reports can read and put into files. */
import { countVisits, pageVisits } from '#main/features/customer-visits/customer-visits.repository.ts'
import type { VisitNarrowing } from '#main/features/customer-visits/customer-visits.repository.ts'
import { purposesText } from '#main/features/customer-visits/plan.paper.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { translate } from '#shared/text/index.ts'

const states = ['planned', 'report-due', 'to-review', 'reviewed', 'unplanned', 'purpose-missing', 'outlay-unapproved'] as const

function toNarrowing(filter: RegisterFilter): VisitNarrowing {
  return { month: null, from: filter.from, to: filter.to, salespersonId: null, state: states.find((known) => known === filter.state) ?? 'all', text: filter.text }
}

/** The latest first, like the list on the screen. */
export const customerVisitRegister: RegisterSource = {
  name: 'customer-visits', title: 'customer-visits.register', capability: 'customer-visits.read',
  columns: [
    { key: 'number', title: 'customer-visits.number', kind: 'text', width: 14 }, { key: 'day', title: 'customer-visits.day', kind: 'day', width: 11 }, { key: 'salesperson', title: 'customer-visits.salesperson', kind: 'text', width: 10 }, { key: 'unit', title: 'customer-visits.unit', kind: 'text', width: 26 },
    { key: 'contactPerson', title: 'customer-visits.contact-person', kind: 'text', width: 12 }, { key: 'target', title: 'customer-visits.target', kind: 'text', width: 12 }, { key: 'purposes', title: 'customer-visits.purposes', kind: 'text', width: 28 }, { key: 'status', title: 'customer-visits.status', kind: 'text', width: 10 },
    { key: 'reportDueDay', title: 'customer-visits.report-due', kind: 'day', width: 11 }, { key: 'reportedDay', title: 'customer-visits.reported-day', kind: 'day', width: 11 }, { key: 'reviewedBy', title: 'customer-visits.reviewed-by', kind: 'text', width: 10 }, { key: 'cost', title: 'customer-visits.cost', kind: 'money', width: 12 }, { key: 'note', title: 'customer-visits.note', kind: 'long-text', width: 30 },
  ],
  states: states.map((value) => ({ value, title: `customer-visits.state.${value}` as const })),
  tallies: [{ register: 'customer-visits', key: 'planned', title: 'customer-visits.tally-planned' }, { register: 'customer-visits', key: 'reported', title: 'customer-visits.tally-reported' }],
  async page(reader, filter, context, request) {
    const page = await pageVisits(reader, toNarrowing(filter), request, context.today)
    return {
      next: page.next,
      rows: page.rows.map((visit) => ({
        id: visit.id,
        values: {
          number: visit.number, day: visit.day, salesperson: visit.salesperson, unit: visit.unit, contactPerson: visit.contactPerson, target: translate(context.locale, `customer-visits.target.${visit.target}`), purposes: purposesText(visit, context.locale),
          status: translate(context.locale, `customer-visits.status.${visit.status}`), reportDueDay: visit.reportDueDay, reportedDay: visit.reportedDay, reviewedBy: visit.reviewedBy ?? '', cost: visit.costCents, note: visit.note,
        },
      })),
    }
  },
  count: (reader, filter, context, limit) => countVisits(reader, toNarrowing(filter), limit, context.today),
}

/** Penalties as a register that reports can read and put into files: with the state "decided" and a month it is the list for payroll. */
import { countPenalties, pagePenalties, statusesOf } from '#main/features/penalties/penalties.repository.ts'
import type { PenaltyNarrowing } from '#main/features/penalties/penalties.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { penaltyBoxes } from '#shared/contract/penalties.ts'
import { translate } from '#shared/text/index.ts'
import type { TextKey } from '#shared/text/index.ts'

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })

function toNarrowing(filter: RegisterFilter): PenaltyNarrowing {
  return { statuses: statusesOf(penaltyBoxes.find((box) => box === filter.state) ?? 'all'), text: filter.text, from: filter.from, to: filter.to, concerning: null }
}

/** Newest day first, like the list on the screen. */
export const penaltyRegister: RegisterSource = {
  name: 'penalties', title: 'penalties.register', capability: 'penalties.read',
  columns: [
    column('number', 'penalties.number', 'text', 14), column('day', 'penalties.day', 'day', 11), column('person', 'penalties.person', 'text', 14), column('clause', 'penalties.clause', 'text', 12), column('violation', 'penalties.violation', 'long-text', 40),
    column('evidence', 'penalties.evidence', 'long-text', 36), column('status', 'penalties.status', 'text', 10), column('proposed', 'penalties.proposed', 'money', 12), column('amount', 'penalties.amount', 'money', 12),
    column('consequence', 'penalties.consequence', 'text', 14), column('decidedBy', 'penalties.decided-by', 'text', 12), column('decidedAt', 'penalties.decided-at', 'instant', 17), column('reason', 'penalties.reason', 'long-text', 24), column('recordedBy', 'penalties.recorded-by', 'text', 12),
  ],
  states: penaltyBoxes.filter((box) => box !== 'all').map((value) => ({ value, title: `penalties.status.${value}` })),
  tallies: [{ register: 'penalties', key: 'proposed', title: 'penalties.status.proposed' }, { register: 'penalties', key: 'confirmed', title: 'penalties.status.confirmed' }],
  async page(reader, filter, { locale }, request) {
    const page = await pagePenalties(reader, toNarrowing(filter), request)
    return {
      next: page.next,
      rows: page.rows.map((row) => ({ id: row.id, values: {
        number: row.number, day: row.day, person: row.personName, clause: row.clause, violation: row[locale], evidence: row.evidence, status: translate(locale, `penalties.status.${row.status}`), proposed: row.proposedCents, amount: row.amountCents,
        consequence: row.consequence === null ? '' : translate(locale, `penalties.consequence.${row.consequence.kind}`), decidedBy: row.decidedBy, decidedAt: row.decidedAt, reason: row.reason, recordedBy: row.recordedBy,
      } })),
    }
  },
  count: (reader, filter, _context, limit) => countPenalties(reader, toNarrowing(filter), limit),
}

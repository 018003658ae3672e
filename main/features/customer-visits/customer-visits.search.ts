/** Says by what a visit to a customer is found: its number, unit, person, phone and salesperson. */
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'
import type { CustomerVisitRow } from '#shared/contract/customer-visits.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'

/** The entry of a visit in the search index. */
export function customerVisitDocument(visit: Pick<CustomerVisitRow, 'id' | 'number' | 'unit' | 'contactPerson' | 'phone' | 'salesperson' | 'day' | 'place' | 'note'>): SearchDocument {
  return {
    kind: 'customer-visit', subjectId: visit.id, title: `${visit.number} ${visit.unit}`, subtitle: [visit.day, visit.contactPerson, visit.salesperson].filter((part) => part !== '').join(' · '), atMs: startOfDayMs(visit.day),
    fields: { names: [visit.contactPerson, visit.salesperson], companies: [visit.unit], phones: [visit.phone], numbers: [visit.number], texts: [visit.place, visit.note] },
  }
}

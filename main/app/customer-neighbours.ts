/** What a customer file shows and starts beyond its own rows: loans, matters of the front desk, deposits, and the next contact as a case. */
import { disclosureSources } from '#main/app/disclosure-sources.ts'
import { customerHomes } from '#main/app/custody-sources.ts'
import type { CustomerNeighbours } from '#main/features/customers/customers.service.ts'
import { settleProfileDuties } from '#main/app/profile-duties.ts'
import { listContactMatters } from '#main/features/customer-care/contacts.repository.ts'
import { listCustomerVisitMatters } from '#main/features/customer-visits/customer-visits.facts.ts'
import { listDepositMatters } from '#main/features/deposits/deposits.facts.ts'
import { registerCase } from '#main/features/desk/cases.service.ts'
import { readMaterial } from '#main/features/disclosure/material.ts'
import { listDeskMatters } from '#main/features/desk/desk.facts.ts'
import { listRegisterMatters } from '#main/features/registers/registers.facts.ts'
import { findItemsOut, listMovements } from '#main/features/lending/lending.facts.ts'
import { caseInputSchema } from '#shared/contract/desk.ts'

/** Matters of one kind on a customer's page at most, the newest. */
const mattersOfAKind = 100

export const customerNeighbours: CustomerNeighbours = {
  homes: customerHomes,
  importantNumbers: async (reader, customerId) => new Set((await readMaterial(reader, disclosureSources, customerId)).rows.filter((row) => row.isImportant).map((row) => row.number)),
  findItemsOut, listMovements,
  async listMatters(reader, customerId) {
    const matters = [...await listDeskMatters(reader, customerId, mattersOfAKind), ...await listDepositMatters(reader, customerId, mattersOfAKind), ...await listCustomerVisitMatters(reader, customerId, mattersOfAKind), ...await listContactMatters(reader, customerId, mattersOfAKind), ...await listRegisterMatters(reader, customerId, mattersOfAKind)]
    return matters.toSorted((one, other) => other.at - one.at)
  },
  profileOpened: settleProfileDuties,
  async openFollowUp(unit, { customerId, name, phone, what, day }) {
    const { id, number, dueDay } = await registerCase(unit, caseInputSchema.parse({ kind: 'follow-up', channel: 'other', customerId, person: name.slice(0, 60), phone, content: what, expectedDay: day }))
    return { id, number, dueDay }
  },
}

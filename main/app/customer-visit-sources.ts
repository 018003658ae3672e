/** What visits and filing ask of each other and of the customer files, answered by theirs. */
import { findTwinsOf } from '#main/features/customers/customer-twins.ts'
import { getCustomerHead } from '#main/features/customers/customers.facts.ts'
import { getCustomer, openCustomer } from '#main/features/customers/customers.service.ts'
import { enterVisit } from '#main/features/customer-care/contacts.service.ts'
import { findHead } from '#main/features/customer-filing/customer-filing.repository.ts'
import { ensureContact } from '#main/features/customer-filing/customer-filing.service.ts'
import type { FilingSources } from '#main/features/customer-filing/customer-filing.sources.ts'
import type { CustomerVisitSources, VisitedUnit } from '#main/features/customer-visits/customer-visits.sources.ts'
import { joinVisitsToFile } from '#main/features/customer-visits/customer-visits.facts.ts'
import { listReceptionsWithoutFile } from '#main/features/desk/desk.facts.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { reportFirstContact } from '#main/app/profile-duties.ts'
import { refuseUncontrolledPrint } from '#main/app/disclosure-sources.ts'
import { careSources } from '#main/app/customer-care-sources.ts'
import { customerNeighbours } from '#main/app/customer-neighbours.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { customerInputSchema } from '#shared/contract/customers.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const officeName = async (reader: Reader): Promise<string> => (await getSettings(reader)).officeName

/** The active customer file of this name, or undefined. */
async function findFileNamed(reader: Reader, name: string) {
  return (await findTwinsOf(reader, { name, creditCode: '', idNumber: '', phones: [], exceptId: null })).find((row) => nameKey(row.name) === nameKey(name))
}

async function fileOf(reader: Reader, visited: Pick<VisitedUnit, 'customerId' | 'unit'>) {
  if (visited.customerId !== null) return getCustomer(reader, visited.customerId)
  const named = await findFileNamed(reader, visited.unit)
  return named === undefined ? undefined : getCustomer(reader, named.id)
}

export const customerVisitSources: CustomerVisitSources = {
  officeName,
  reported: (unit, { unit: name, ...visit }) => enterVisit(unit, careSources, { ...visit, name }),
  async profileOf(reader, visited) {
    const head = await findHead(reader, { customerId: visited.customerId, filingId: visited.filingId, name: visited.unit })
    const file = await fileOf(reader, visited)
    if (head === undefined && file === undefined) return null
    return { hasDealings: head !== undefined && head.dealingsSince !== null, category: head === undefined || head.category === 'unset' ? (file?.category ?? 'unset') : head.category }
  },
  async filingOf(reader, visited) {
    const head = await findHead(reader, { customerId: visited.customerId, filingId: visited.filingId, name: visited.unit })
    if (head !== undefined && head.confirmedDay !== null) return { name: head.name, filedDay: head.confirmedDay }
    const file = await fileOf(reader, visited)
    // A customer whose file stood before anybody filed him through the form is filed since that file.
    if (file !== undefined && file.status === 'active') return { name: file.name, filedDay: (file.entered_day as Day | null) ?? dayOfInstant(file.created_at) }
    return { name: head?.name ?? visited.unit, filedDay: null }
  },
  async contacted(unit, contact) {
    return await findFileNamed(unit.read, contact.name) === undefined ? ensureContact(unit, { firstContact: reportFirstContact }, contact) : null
  },
}

export const filingSources: Omit<FilingSources, 'passGate'> = {
  officeName,
  refuseImportant: refuseUncontrolledPrint,
  filed: joinVisitsToFile,
  firstContact: reportFirstContact,
  listReceptions: listReceptionsWithoutFile,
  async openFile(unit, form) {
    const known = await findFileNamed(unit.read, form.name)
    const head = known === undefined ? undefined : await getCustomerHead(unit.read, known.id)
    if (head !== undefined) return head
    const phones = form.phone === '' ? [] : [form.phone]
    const { customer } = await openCustomer(unit, {
      ...customerInputSchema.parse({ name: form.name, category: form.category === 'potential' ? 'potential' : 'unset', partyType: 'firm', address: form.address, contacts: form.contactPerson === '' && phones.length === 0 ? [] : [{ name: form.contactPerson, phones }] }), followUp: null,
    }, customerNeighbours)
    return customer
  },
  async findTwins(reader, { name, phone }) {
    return (await findTwinsOf(reader, { name, creditCode: '', idNumber: '', phones: phone === '' ? [] : [phone], exceptId: null })).map(({ id, number, name: named }) => ({ id, number, name: named }))
  },
}

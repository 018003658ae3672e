/** Guarantees that whoever first meets a customer without a profile owes one, once, until the profile has its number (P07-4a). */
import type { Unit } from '#main/db/unit-of-work.ts'
import { findTwinsOf } from '#main/features/customers/customer-twins.ts'
import { findCustomerByCode } from '#main/features/customers/customers.facts.ts'
import type { DutyRecords } from '#main/features/duties/duties.service.ts'
import type { DeskContacts } from '#main/features/desk/desk.handlers.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { DutySubject } from '#main/mechanisms/duties/duties.ts'
import { listOpenDutiesOfPeriod } from '#main/mechanisms/duties/duty-store.ts'
import { nameKey } from '#shared/domain/customers.ts'
import type { VisitorClass } from '#shared/domain/visits.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

const profileRule = 'P07-4a'

export type FirstContact = { readonly name: string; readonly day: Day; readonly subject: DutySubject }

/** Reports a contact: opens the duty of a profile unless the customer has one, or somebody owes it already. */
export async function reportFirstContact(unit: Unit, { name, day, subject }: FirstContact): Promise<void> {
  const key = nameKey(name)
  if (key === '') return
  const twins = await findTwinsOf(unit.read, { name, creditCode: '', idNumber: '', phones: [], exceptId: null })
  if (twins.some((twin) => nameKey(twin.name) === key)) return
  // The party is what tells two of these duties apart: its name stands as their period, and finds them.
  if ((await listOpenDutiesOfPeriod(unit.read, profileRule, key)).length > 0) return
  await openDutiesAfter(unit, dutyRulesInForce(day), { event: 'customer.first-contact', day, period: key, ownerUserId: unit.actor.userId, subject: { ...subject, title: name } })
}

/** A profile has its number: the duty of everybody who owed one for this customer is done by it. */
export async function settleProfileDuties(unit: Unit, profile: { readonly number: string; readonly name: string }): Promise<void> {
  for (const { subject } of await listOpenDutiesOfPeriod(unit.read, profileRule, nameKey(profile.name))) {
    await settleDutiesOf(unit, subject.id, [profileRule], { action: 'complete', words: '', recordNumber: profile.number })
  }
}

/** Numbers that a duty may be closed with: of a profile, as this office gave it. */
export const dutyRecords: DutyRecords = {
  exists: async (reader, _kind, number) => await findCustomerByCode(reader, number) !== undefined,
}

/** P06-A.1: B are important customers, C marketing customers; whoever else comes to a desk (couriers, guests of the house) is no customer to be filed. */
const customerClasses: readonly VisitorClass[] = ['B', 'C']

/** What the desk writes down may be a first contact: a customer's visit, or a company's enquiry by telephone. Who is joined to a file has one. */
export const deskContacts: DeskContacts = {
  async visited(unit, visit) {
    if (visit.customerId !== null || !customerClasses.includes(visit.visitorClass)) return
    await reportFirstContact(unit, { name: visit.company === '' ? visit.visitor : visit.company, day: dayOfInstant(visit.arrivedAt), subject: { kind: 'visit', id: visit.id, number: visit.number, title: '' } })
  },
  async called(unit, call) {
    if (call.customerId !== null || call.kind !== 'enquiry' || call.company === '') return
    await reportFirstContact(unit, { name: call.company, day: dayOfInstant(call.calledAt), subject: { kind: 'call', id: call.id, number: call.number, title: '' } })
  },
}

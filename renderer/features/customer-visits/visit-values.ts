/** A visit as its form holds it, and as the archive is asked. */
import type { CustomerVisitInput, CustomerVisitRow } from '#shared/contract/customer-visits.ts'
import { careParts, journeys, needs, visitPurposes, visitTargets } from '#shared/domain/customer-visits.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type VisitValues = {
  readonly [name: string]: string | number | boolean | null
  readonly day: string; readonly endDay: string; readonly unit: string; readonly customerId: string; readonly contactPerson: string; readonly phone: string; readonly target: string; readonly unplannedReason: string
  readonly contactedDay: string; readonly contactedBy: string; readonly journey: string; readonly place: string; readonly hours: string; readonly tripReference: string; readonly itemsNeed: string; readonly costsNeed: string; readonly takeAlong: string
  readonly cost: number | null; readonly note: string; readonly reason: string
}

/** The members that tick a purpose and a part of customer care. */
export const purposeName = (purpose: string) => `purpose-${purpose}`
export const careName = (part: string) => `care-${part}`

export function emptyVisit(day: Day | null): VisitValues {
  const ticks = Object.fromEntries([...visitPurposes.map(purposeName), ...careParts.map(careName)].map((name) => [name, false]))
  return {
    ...ticks, day: day ?? '', endDay: '', unit: '', customerId: '', contactPerson: '', phone: '', target: 'unset', unplannedReason: '', contactedDay: '', contactedBy: '', journey: 'office', place: '', hours: '', tripReference: '',
    itemsNeed: 'unsaid', costsNeed: 'unsaid', takeAlong: '', cost: null, note: '', reason: '',
  }
}

export function valuesOfVisit(visit: CustomerVisitRow): VisitValues {
  const ticks = Object.fromEntries([...visit.purposes.map(purposeName), ...visit.careParts.map(careName)].map((name) => [name, true]))
  return {
    ...emptyVisit(visit.day), ...ticks, endDay: visit.endDay === visit.day ? '' : visit.endDay, unit: visit.unit, customerId: visit.customerId ?? '', contactPerson: visit.contactPerson, phone: visit.phone, target: visit.target, unplannedReason: visit.unplannedReason,
    contactedDay: visit.contactedDay ?? '', contactedBy: visit.contactedBy, journey: visit.journey, place: visit.place, hours: visit.hours, tripReference: visit.tripReference, itemsNeed: visit.itemsNeed, costsNeed: visit.costsNeed, takeAlong: visit.takeAlong, cost: visit.costCents, note: visit.note,
  }
}

const dayOrNull = (text: string): Day | null => (isDay(text) ? text : null)

/** What the archive is asked; the form does not save without a day. */
export function inputOfVisit(values: VisitValues): Omit<CustomerVisitInput, 'onPlan'> {
  return {
    // The form's day field holds an existing day or nothing, and asks for one.
    day: values.day as Day, endDay: dayOrNull(values.endDay), unit: values.unit, customerId: values.customerId === '' ? null : (values.customerId as Id<'customer'>), contactPerson: values.contactPerson, phone: values.phone,
    purposes: visitPurposes.filter((purpose) => values[purposeName(purpose)] === true), careParts: values[purposeName('care')] === true ? careParts.filter((part) => values[careName(part)] === true) : [], target: visitTargets.find((target) => target === values.target) ?? 'unset',
    unplannedReason: values.unplannedReason, contactedDay: dayOrNull(values.contactedDay), contactedBy: values.contactedBy, journey: journeys.find((journey) => journey === values.journey) ?? 'office', place: values.place, hours: values.hours, tripReference: values.tripReference,
    itemsNeed: needs.find((need) => need === values.itemsNeed) ?? 'unsaid', costsNeed: needs.find((need) => need === values.costsNeed) ?? 'unsaid', takeAlong: values.takeAlong, costCents: values.cost, note: values.note,
  }
}

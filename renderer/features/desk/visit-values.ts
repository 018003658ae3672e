/** What stands in the visit form, and how it becomes the archive's input. */
import type { VisitInput, VisitRow } from '#shared/contract/desk.ts'
import { receptionLevels } from '#shared/domain/reception-levels.ts'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import { visitorClasses } from '#shared/domain/visits.ts'
import type { VisitorClass } from '#shared/domain/visits.ts'
import { isInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type VisitValues = {
  readonly visitor: string; readonly phone: string; readonly company: string; readonly customerId: string | null; readonly host: string; readonly purpose: string
  readonly visitorClass: string; readonly people: number | null; readonly idNumber: string; readonly badge: string
  /** '' is "as the rule says". */
  readonly receptionLevel: string; readonly receptionReason: string
  readonly escorts: number | null; readonly costCents: number | null; readonly costReason: string; readonly note: string
  readonly arrivedAt: number | null; readonly leftAt: number | null; readonly stillInside: boolean; readonly reason: string
}

export const emptyVisit: VisitValues = {
  receptionLevel: '', receptionReason: '',
  visitor: '', phone: '', company: '', customerId: null, host: '', purpose: '', visitorClass: 'D', people: 1, idNumber: '', badge: '',
  escorts: null, costCents: null, costReason: '', note: '', arrivedAt: null, leftAt: null, stillInside: false, reason: '',
}

/** A class as it was chosen; anything else is an ordinary visitor. */
export function classOf(text: string): VisitorClass {
  return visitorClasses.find((known) => known === text) ?? 'D'
}

/** A level as it was chosen; null leaves it to the rule. */
export function levelOf(text: string): ReceptionLevel | null {
  return receptionLevels.find((known) => known === text) ?? null
}

/** A moment of the form; null is "now" or "unchanged". */
export function momentOf(value: number | null): InstantMs | null {
  return value !== null && isInstant(value) ? value : null
}

/** The form's values as the archive takes them, without times. */
export function visitInputOf(values: VisitValues): Omit<VisitInput, 'arrivedAt' | 'leftAt'> {
  return {
    visitor: values.visitor, phone: values.phone, company: values.company, host: values.host, purpose: values.purpose, visitorClass: classOf(values.visitorClass), people: values.people ?? 1,
    idNumber: values.idNumber, badge: values.badge, receptionLevel: levelOf(values.receptionLevel), receptionReason: values.receptionReason, escorts: values.escorts, costCents: values.costCents, costReason: values.costReason, note: values.note,
    // Written only by a suggestion that the archive gave.
    customerId: values.customerId as Id<'customer'> | null,
  }
}

/** A visit as its correction begins. */
export function visitValuesOf(visit: VisitRow): VisitValues {
  return {
    visitor: visit.visitor, phone: visit.phone, company: visit.company, customerId: visit.customerId, host: visit.host, purpose: visit.purpose, visitorClass: visit.visitorClass, people: visit.people,
    idNumber: visit.idNumber, badge: visit.badge, receptionLevel: visit.receptionLevel === visit.proposedLevel ? '' : (visit.receptionLevel ?? ''), receptionReason: visit.receptionReason, escorts: visit.escorts, costCents: visit.costCents, costReason: visit.costReason, note: visit.note,
    arrivedAt: visit.arrivedAt, leftAt: visit.leftAt, stillInside: false, reason: '',
  }
}

/** What an earlier visit fills in when its visitor comes again; badge, cost and note belong to that day. */
export function prefillOf(visit: VisitRow): Partial<VisitValues> {
  return { visitor: visit.visitor, phone: visit.phone, company: visit.company, customerId: visit.customerId, host: visit.host, purpose: visit.purpose, visitorClass: visit.visitorClass, people: visit.people, idNumber: visit.idNumber }
}

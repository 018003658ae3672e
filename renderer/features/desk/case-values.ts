/** What stands in the case form, and how it becomes the archive's input. */
import type { CaseInput, CaseRow } from '#shared/contract/desk.ts'
import { caseChannels, caseGrades, caseKinds } from '#shared/domain/cases.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type CaseValues = {
  readonly person: string; readonly phone: string; readonly company: string; readonly customerId: string | null; readonly kind: string; readonly grade: string; readonly gradeReason: string
  readonly place: string; readonly content: string; readonly channel: string; readonly handler: string; readonly expectedDay: string; readonly receivedAt: number | null; readonly reason: string
}

export const emptyCase: CaseValues = {
  person: '', phone: '', company: '', customerId: null, kind: 'request', grade: 'ordinary', gradeReason: '', place: '', content: '', channel: 'call', handler: '', expectedDay: '', receivedAt: null, reason: '',
}

/** The form's values as the archive takes them, without the moment and the origin. */
export function caseFieldsOf(values: CaseValues): Omit<CaseInput, 'receivedAt' | 'visitId' | 'callId'> {
  return {
    person: values.person, phone: values.phone, company: values.company, gradeReason: values.gradeReason, place: values.place, content: values.content, handler: values.handler,
    kind: caseKinds.find((kind) => kind === values.kind) ?? 'request', grade: caseGrades.find((grade) => grade === values.grade) ?? 'ordinary', channel: caseChannels.find((channel) => channel === values.channel) ?? 'other',
    expectedDay: isDay(values.expectedDay) ? values.expectedDay : null,
    // Written only by a suggestion that the archive gave.
    customerId: values.customerId as Id<'customer'> | null,
  }
}

/** A case as its correction begins. */
export function caseValuesOf(found: CaseRow): CaseValues {
  return {
    person: found.person, phone: found.phone, company: found.company, customerId: found.customerId, kind: found.kind, grade: found.grade, gradeReason: found.gradeReason, place: found.place, content: found.content,
    channel: found.channel, handler: found.handler, expectedDay: found.expectedDay ?? '', receivedAt: found.receivedAt, reason: '',
  }
}

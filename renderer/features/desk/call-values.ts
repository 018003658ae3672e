/** What stands in the call form, and how it becomes the archive's input. */
import { momentOf } from '#renderer/features/desk/visit-values.ts'
import type { CallInput, CallRow } from '#shared/contract/desk.ts'
import { callKinds, callWishes } from '#shared/domain/calls.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type CallValues = {
  readonly caller: string; readonly phone: string; readonly company: string; readonly customerId: string | null; readonly subject: string; readonly note: string; readonly kind: string
  readonly forWhom: string; readonly wanted: string; readonly missed: boolean; readonly recording: string; readonly durationSeconds: number | null; readonly calledAt: number | null; readonly reason: string
}

export const emptyCall: CallValues = {
  caller: '', phone: '', company: '', customerId: null, subject: '', note: '', kind: 'enquiry', forWhom: '', wanted: 'nothing', missed: false, recording: '', durationSeconds: null, calledAt: null, reason: '',
}

/** The form's values as the archive takes them, without the moment. */
export function callFieldsOf(values: CallValues): Omit<CallInput, 'calledAt' | 'openCase'> {
  return {
    caller: values.caller, phone: values.phone, company: values.company, subject: values.subject, note: values.note, forWhom: values.forWhom, missed: values.missed, recording: values.recording, durationSeconds: values.durationSeconds,
    kind: callKinds.find((kind) => kind === values.kind) ?? 'enquiry', wanted: callWishes.find((wish) => wish === values.wanted) ?? 'nothing',
    // Written only by a suggestion that the archive gave.
    customerId: values.customerId as Id<'customer'> | null,
  }
}

export function callInputOf(values: CallValues, openCase: boolean): CallInput {
  return { ...callFieldsOf(values), calledAt: momentOf(values.calledAt), openCase }
}

/** A call as its correction begins. */
export function callValuesOf(call: CallRow): CallValues {
  return {
    caller: call.caller, phone: call.phone, company: call.company, customerId: call.customerId, subject: call.subject, note: call.note, kind: call.kind, forWhom: call.forWhom, wanted: call.wanted, missed: call.missed,
    recording: call.recording, durationSeconds: call.durationSeconds, calledAt: call.calledAt, reason: '',
  }
}

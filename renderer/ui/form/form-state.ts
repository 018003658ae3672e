/** Guarantees what a form holds after every act: nothing is cleared on an error, what is filled in is known from what is typed. */
import type { FieldValue, FormField, FormValues } from '#renderer/ui/form/fields.ts'
import { shownFields } from '#renderer/ui/form/form-flow.ts'
import { faultOf, isEmpty } from '#renderer/ui/form/read-field.ts'
import type { FieldFault } from '#renderer/ui/form/read-field.ts'
import type { Trouble } from '#renderer/rpc/trouble.ts'

/** A fault that the kind found, or a sentence of the form's own check. */
export type ShownFault = FieldFault | { readonly sentence: string }

export type FormState<Values extends FormValues> = {
  readonly values: Values
  /** Typed text that its box could not read, by field. */
  readonly unread: Readonly<Record<string, string>>
  /** Fields that a record or a scan wrote, not a hand. */
  readonly filled: ReadonlySet<string>
  /** Fields that a hand has changed; what is filled in later leaves them alone. */
  readonly typed: ReadonlySet<string>
  readonly faults: Readonly<Record<string, ShownFault>>
  readonly trouble: Trouble | null
  readonly saving: boolean
  /** A hand or a scan changed something since the form was opened or emptied. */
  readonly dirty: boolean
  readonly restored: boolean
}

export type FormAct<Values extends FormValues> =
  | { readonly kind: 'change'; readonly name: string; readonly value: FieldValue; readonly unread?: string; readonly also?: Partial<Values> }
  | { readonly kind: 'fill'; readonly patch: Partial<Values>; readonly from?: string }
  | { readonly kind: 'left'; readonly field: FormField<Values> }
  | { readonly kind: 'checked'; readonly faults: Readonly<Record<string, ShownFault>> }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly fields: readonly FormField<Values>[] }
  | { readonly kind: 'close-trouble' }
  | { readonly kind: 'restore'; readonly values: FormValues; readonly filled: readonly string[] }
  | { readonly kind: 'empty'; readonly values: Values }

/** A form nobody has touched. */
export function freshForm<Values extends FormValues>(values: Values): FormState<Values> {
  return { values, unread: {}, filled: new Set(), typed: new Set(), faults: {}, trouble: null, saving: false, dirty: false, restored: false }
}

/** The form after an act. */
export function afterAct<Values extends FormValues>(state: FormState<Values>, act: FormAct<Values>): FormState<Values> {
  switch (act.kind) {
    case 'change': return changed(state, act)
    case 'fill': return filledIn(state, act.patch, act.from)
    case 'left': {
      const fault = state.dirty ? faultOfField(act.field, state) : null
      return { ...state, faults: withFault(state.faults, act.field.name, fault) }
    }
    case 'checked': return { ...state, faults: act.faults }
    case 'saving': return { ...state, saving: true, trouble: null }
    case 'failed': return { ...state, saving: false, trouble: act.trouble, faults: { ...state.faults, ...faultsOfTrouble(act.trouble, act.fields) } }
    case 'close-trouble': return { ...state, trouble: null }
    // A draft is written by this form under this form's id, so its members are the form's.
    case 'restore': return { ...state, values: { ...state.values, ...act.values }, filled: new Set(act.filled), typed: new Set(Object.keys(act.values)), dirty: true, restored: true }
    case 'empty': return freshForm(act.values)
  }
}

function changed<Values extends FormValues>(state: FormState<Values>, act: Extract<FormAct<Values>, { kind: 'change' }>): FormState<Values> {
  const filled = new Set(state.filled)
  filled.delete(act.name)
  const { [act.name]: _read, ...unread } = state.unread
  return {
    ...state, filled, dirty: true, typed: new Set([...state.typed, act.name]),
    // The name comes from a field of this form, so the members stay the form's.
    values: { ...state.values, [act.name]: act.value, ...act.also },
    unread: act.unread === undefined ? unread : { ...unread, [act.name]: act.unread },
    faults: withFault(state.faults, act.name, null),
  }
}

/** Writes what is known, but never over what a hand has typed into another field. */
function filledIn<Values extends FormValues>(state: FormState<Values>, patch: Partial<Values>, from: string | undefined): FormState<Values> {
  const values: Record<string, FieldValue> = { ...state.values }
  const filled = new Set(state.filled)
  const faults = { ...state.faults }
  const unread = { ...state.unread }
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue
    const own = name === from
    if (!own && state.typed.has(name) && !isEmpty(values[name])) continue
    values[name] = value
    delete faults[name]
    delete unread[name]
    if (!own && !isEmpty(value)) filled.add(name)
  }
  return { ...state, values: values as Values, filled, faults, unread, dirty: true }
}

function withFault(faults: Readonly<Record<string, ShownFault>>, name: string, fault: ShownFault | null): Readonly<Record<string, ShownFault>> {
  if (fault === null && faults[name] === undefined) return faults
  const { [name]: _gone, ...others } = faults
  return fault === null ? others : { ...others, [name]: fault }
}

/** What is wrong with one field now, or null. */
export function faultOfField<Values extends FormValues>(field: FormField<Values>, state: FormState<Values>): ShownFault | null {
  const own = faultOf(field, state.values[field.name], state.unread[field.name])
  if (own !== null) return own
  const sentence = field.check?.(state.values) ?? null
  return sentence === null ? null : { sentence }
}

/** Everything that is wrong with the fields on the form. */
export function faultsOfForm<Values extends FormValues>(fields: readonly FormField<Values>[], state: FormState<Values>): Readonly<Record<string, ShownFault>> {
  const faults: Record<string, ShownFault> = {}
  for (const field of shownFields(fields, state.values)) {
    const fault = faultOfField(field, state)
    if (fault !== null) faults[field.name] = fault
  }
  return faults
}

function faultsOfTrouble<Values extends FormValues>(trouble: Trouble, fields: readonly FormField<Values>[]): Record<string, ShownFault> {
  if (trouble.kind !== 'fields') return {}
  const faults: Record<string, ShownFault> = {}
  for (const { field, key, params } of trouble.fields) {
    const label = fields.find((known) => known.name === field)?.label
    if (label !== undefined) faults[field] = { key, params: { ...params, label } }
  }
  return faults
}

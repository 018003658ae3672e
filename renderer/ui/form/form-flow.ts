/** Guarantees where Enter goes: along the conversation, past what is preset or filled in, and into saving at its end. */
import type { FormField, FormValues } from '#renderer/ui/form/fields.ts'

type FlowField = { readonly name: string; readonly preset?: boolean }

/** Fields that are on the form with these values. */
export function shownFields<Values extends FormValues>(fields: readonly FormField<Values>[], values: Values): readonly FormField<Values>[] {
  return fields.filter((field) => field.when === undefined || field.when(values)).map((field) => (field.kind === 'choice' && field.choicesOf !== undefined ? { ...field, choices: field.choicesOf(values) } : field))
}

/**
 * Where Enter in `current` leads: the next field of the conversation, or `save` after its last one.
 * A field already filled in from a record is passed over; when nothing is left to ask, the last field is shown once
 * before saving if the filling happened just now (`justFilled`), so that a person sees what will be saved.
 */
export function fieldAfter(fields: readonly FlowField[], current: string, filled: ReadonlySet<string>, justFilled = false): string | 'save' {
  const here = fields.findIndex((field) => field.name === current)
  const later = fields.slice(here + 1).filter((field) => field.preset !== true)
  const open = later.find((field) => !filled.has(field.name))
  if (open !== undefined) return open.name
  const last = later.at(-1)
  return justFilled && last !== undefined ? last.name : 'save'
}

/** The field that has the focus when the form opens: the first of the conversation that nothing has filled in. */
export function firstField(fields: readonly FlowField[], filled: ReadonlySet<string> = new Set()): string | undefined {
  const asked = fields.filter((field) => field.preset !== true)
  return (asked.find((field) => !filled.has(field.name)) ?? asked[0] ?? fields[0])?.name
}

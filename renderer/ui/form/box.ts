/** What every box of a form gets; a box shows one value and reports every change at once. */
import type { FieldValue, FormField, FormValues } from '#renderer/ui/form/fields.ts'

export type BoxProps<Values extends FormValues> = {
  readonly id: string
  readonly field: FormField<Values>
  readonly value: FieldValue | undefined
  readonly filled: boolean
  readonly invalid: boolean
  readonly describedBy: string
  readonly change: (value: FieldValue, unread?: string) => void
  readonly fill: (patch: Partial<Values>) => void
  /** Enter was used up by the box and is done: go where Enter leads. */
  readonly done: () => void
  /** Whether this key press belongs to the input method. */
  readonly composing: (event: React.KeyboardEvent) => boolean
}

/** Attributes that every input of a box carries. */
export function boxAttributes<Values extends FormValues>(props: BoxProps<Values>) {
  return {
    id: props.id, className: 'dg-box', 'data-filled': props.filled, 'aria-invalid': props.invalid, 'aria-describedby': props.describedBy,
    'aria-required': props.field.required === true, placeholder: props.field.placeholder, autoComplete: 'off', spellCheck: false,
  } as const
}

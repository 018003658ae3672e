/** The kinds of fields that a form declares; everything a counter form needs is one of these. */
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What one field holds. Text kinds hold a string ('' when empty), number and money a number or null, day a `Day` string or ''. */
export type FieldValue = string | number | boolean | null
export type FormValues = { readonly [name: string]: FieldValue }

/** One line of a type-ahead list. `fills` is written into the form when it is picked, and shown as filled in. */
export type Suggestion<Values extends FormValues> = {
  readonly key: string
  readonly label: string
  /** A second, quieter text: company, room, phone tail. */
  readonly detail?: string
  readonly fills: Partial<Values>
}

/** One choice. Initials (`fk`) are computed from the label when they are not given. */
export type Choice = { readonly value: string; readonly label: string; readonly initials?: string }

type FieldBase<Values extends FormValues> = {
  readonly name: Extract<keyof Values, string>
  readonly label: string
  readonly required?: boolean
  /** Columns of twelve; 6 when absent, 12 for `lines`. */
  readonly span?: 2 | 3 | 4 | 6 | 8 | 9 | 12
  /** Already right in most cases: Enter passes over it, Tab reaches it. */
  readonly preset?: boolean
  readonly placeholder?: string
  /** A quiet line under the field. */
  readonly hint?: string
  /** Whether the field is on the form now. Hidden fields keep their value and are not checked. */
  readonly when?: (values: Values) => boolean
  /** A sentence that says what is wrong, or null. Runs on leaving the field and on saving, after the kind's own check. */
  readonly check?: (values: Values) => string | null
}

export type FormField<Values extends FormValues> = FieldBase<Values> &
  (
    | { readonly kind: 'text'; readonly max?: number; readonly latin?: boolean }
    | { readonly kind: 'password'; readonly max?: number }
    | { readonly kind: 'phone' }
    | { readonly kind: 'number'; readonly min?: number; readonly maxValue?: number; readonly unit?: string; readonly whole?: boolean }
    /** Typed in yuan, held in cents. */
    | { readonly kind: 'money'; readonly min?: number; readonly maxValue?: number }
    /** Held as 'YYYY-MM-DD' or ''. */
    | { readonly kind: 'day' }
    /** Held as milliseconds, or null for "now, when saved". */
    | { readonly kind: 'moment' }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[]; /** Narrows the choices by what else was filled in. */ readonly choicesOf?: (values: Values) => readonly Choice[] }
    | {
        readonly kind: 'suggest'
        readonly load: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion<Values>[]>
        /** Only a picked line counts; free text is an error. */
        readonly strict?: boolean
        /** What typing after a pick takes back, e.g. `{ customerId: null }`. */
        readonly unpick?: Partial<Values>
        readonly max?: number
      }
    | { readonly kind: 'lines'; readonly rows?: number; readonly max?: number; readonly enter?: 'newline' | 'next' }
    | { readonly kind: 'check' }
    /** Held as a data URL (JPEG, at most 1600 pixels on its longer side) or ''. */
    | { readonly kind: 'photo' }
    /** Drawn with a pen, a finger or a mouse; held as a PNG data URL or ''. */
    | { readonly kind: 'signature' }
  )

export type FieldKind = FormField<FormValues>['kind']

/** Today and now, for reading what was typed into day and moment fields. */
export type ReadingMoment = { readonly now: InstantMs }

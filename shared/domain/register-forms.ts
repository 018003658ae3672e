/** Guarantees that a register or form is data: fields, checks, marks, numbering, print and the duties that a line brings are declared once, in a pack. */
import type { Role } from '#shared/domain/access.ts'
import type { DueTerm } from '#shared/domain/due-moments.ts'
import type { DutyRule, EvidenceKind, LadderRung } from '#shared/domain/duties.ts'

/** One name in both languages. */
export type Words = { readonly zh: string; readonly en: string }

/** A figure that a clause prints, taken so many times (minutes into seconds): an office that changes the figure changes the bound. */
export type FigureBound = { readonly clauseId: string; readonly name: string; readonly times: number }
type FieldCondition = { readonly field: string } & ({ readonly is: readonly string[] } | { readonly isEmpty: boolean } | { readonly above: number | FigureBound })
/** Holds when a field has one of these values, when it is (not) empty, when its number is above a bound, or when one of several does. The value of a yes-no field is `yes` or `no`. */
export type LineCondition = FieldCondition | { readonly anyOf: readonly FieldCondition[] }

/**
 * `save`: a line without it is refused. `complete`: the line is kept, marked "incomplete" and listed until it is filled.
 * A field of the stage `close` is asked for when the line is closed.
 */
export type Requirement = 'save' | 'complete'

type FieldBase = Words & {
  readonly key: string
  readonly required?: Requirement
  /** On the form, and required, only while all of these hold. */
  readonly when?: readonly LineCondition[]
  /** The clause that asks for it; the form's own when absent. */
  readonly clause?: string
  /** A quiet line under the field; printed on a blank form. */
  readonly hint?: Words
  readonly stage?: 'close'
}

export const fieldKinds = ['text', 'paragraph', 'day', 'instant', 'number', 'money', 'choice', 'yes-no', 'person', 'customer', 'item'] as const

export type ChoiceOption = Words & { readonly value: string }

export type RegisterField = FieldBase &
  (
    | { readonly kind: 'text' | 'paragraph'; /** Characters at most; 120 for a text, 2,000 for a paragraph. */ readonly max?: number }
    /** `latest: 'today'`: not in the future. `notBefore`, `notAfter`: not before, not after the day of another field. */
    | { readonly kind: 'day'; readonly latest?: 'today'; readonly notBefore?: string; readonly notAfter?: string }
    | { readonly kind: 'instant'; readonly latest?: 'now'; readonly notBefore?: string }
    | { readonly kind: 'number'; readonly unit?: Words; readonly min?: number; readonly max?: number; readonly whole?: true }
    /** Whole cents. */
    | { readonly kind: 'money'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] }
    | { readonly kind: 'yes-no' }
    /** A colleague, or a name as typed; `begins`: the form opens with whoever enters. */
    | { readonly kind: 'person'; readonly begins?: 'actor' }
    /** A customer file. */
    | { readonly kind: 'customer' }
    /** A document of a customer file. */
    | { readonly kind: 'item' }
  )

/** Something that is shown on a line while its values say so, e.g. "pencil: not durable". */
export type DeclaredMark = Words & { readonly id: string; readonly clause: string; readonly when: readonly LineCondition[] }

type DayTerm = Exclude<DueTerm, { unit: 'working-minutes' }>

/**
 * A duty that a line opens while its values say so; it is done when the line is closed, and void when they no longer say so or the line is struck out.
 * One of the stage `close` is opened by the close itself, e.g. by a result that failed, and is done for itself.
 */
export type LineDuty = Words & {
  /** Unique in the form. */
  readonly id: string
  readonly clause: string
  readonly owner: Role
  readonly evidence: EvidenceKind
  readonly ladder: readonly LadderRung[]
  /** A person field: the colleague named there owes it; whoever holds the owner's role when it is empty. */
  readonly ownerField?: string
  readonly when: readonly LineCondition[]
  readonly stage?: 'close'
  /** The day field that the term counts from; the day of entry when absent or empty. */
  readonly from?: string
  readonly term: DayTerm
  /** A day field that says the due day itself; the term counts only while it is empty. */
  readonly dueDay?: string
  /** The figure that is the count of its term. */
  readonly figure?: { readonly clauseId: string; readonly name: string }
}

export type RegisterForm = Words & {
  /** The policy and a word, e.g. `P07.damage`. */
  readonly id: `P${string}.${string}`
  /** As printed, e.g. `P07-15`. */
  readonly clause: string
  /** The capital letters that begin its numbers, e.g. `XF`; no other register has them. */
  readonly prefix: string
  readonly fields: readonly RegisterField[]
  /** Fields whose values name a line, in this order. */
  readonly title: readonly string[]
  /** The required day or instant field that places a line in time. */
  readonly day: string
  /** Fields that the list and the printed page show, in this order; the export holds all. */
  readonly list: readonly string[]
  readonly signatures: readonly Words[]
  /** Printed under the fields. */
  readonly remarks?: readonly Words[]
  /** Of each group at least one field is filled, or the line is refused. */
  readonly atLeastOne?: readonly { readonly clause: string; readonly fields: readonly string[] }[]
  /** No two lines have the same values in all of these fields. */
  readonly unique?: { readonly clause: string; readonly fields: readonly string[] }
  readonly marks?: readonly DeclaredMark[]
  /** What ends a line, e.g. "repaired", and what is said of a line that waits for it, e.g. "repair open". Lines for which `when` does not hold, and forms without it, have nothing to end. */
  readonly closes?: { readonly clause: string; readonly deed: Words; readonly waiting: Words; readonly when?: readonly LineCondition[] }
  readonly opens?: readonly LineDuty[]
  /** Standing duties of its pack (ids of rules that renew or recur) that a complete line does, e.g. the check of the storage; of the whole, or while its values say so. */
  readonly fulfils?: readonly { readonly duty: string; readonly when?: readonly LineCondition[] }[]
  /** Fields of which a line shows how many it holds, e.g. "4 of 5". */
  readonly completeness?: readonly string[]
  /** Who may enter and correct; everybody who works when absent. */
  readonly writers?: readonly Role[]
  /** Who may close a line, e.g. the supervisor who releases it; whoever may write when absent. */
  readonly closers?: readonly Role[]
}

export const customFieldKinds = ['text', 'paragraph', 'day', 'number', 'money', 'choice', 'yes-no'] as const
export type CustomFieldKind = (typeof customFieldKinds)[number]

/** A field that the office added to a register. It is retired, never deleted: old lines keep its values. */
export type CustomField = { readonly key: string; readonly label: string; readonly kind: CustomFieldKind; readonly options: readonly string[]; readonly required: Requirement | null; readonly isRetired: boolean }

/** The office's field as the form has it; a retired one is asked of nobody. */
export function fieldOfCustom({ key, label, kind, options, required, isRetired }: CustomField): RegisterField {
  const base = { key, zh: label, en: label, ...(required === null || isRetired ? {} : { required }) }
  return kind === 'choice' ? { ...base, kind, options: options.map((value) => ({ value, zh: value, en: value })) } : { ...base, kind }
}

/** Every field that a line may hold: the form's, then the office's, the retired among them. */
export function allFields(form: RegisterForm, customs: readonly CustomField[]): readonly RegisterField[] {
  return [...form.fields, ...customs.map(fieldOfCustom)]
}

/** The fields that are asked for today. */
export function askedFields(form: RegisterForm, customs: readonly CustomField[]): readonly RegisterField[] {
  return allFields(form, customs.filter((custom) => !custom.isRetired))
}

function singles(conditions: readonly LineCondition[]): readonly FieldCondition[] {
  return conditions.flatMap((condition) => ('anyOf' in condition ? condition.anyOf : [condition]))
}

/** Every condition of a form, wherever it stands. */
export function conditionsOf(form: RegisterForm): readonly LineCondition[] {
  const owners = [...form.fields, ...(form.marks ?? []), ...(form.opens ?? []), ...(form.closes === undefined ? [] : [form.closes]), ...(form.fulfils ?? [])]
  return owners.flatMap((owner) => owner.when ?? [])
}

/** The fields that conditions look at. */
export function fieldsOfConditions(conditions: readonly LineCondition[]): readonly string[] {
  return singles(conditions).map((condition) => condition.field)
}

/** The figures that conditions are bound by. */
export function figuresOfConditions(conditions: readonly LineCondition[]): readonly FigureBound[] {
  return singles(conditions).flatMap((condition) => ('above' in condition && typeof condition.above !== 'number' ? [condition.above] : []))
}

/** The form with the figures that rule in place of the clauses that print them; a line is judged by this one. */
export function ruledForm(form: RegisterForm, figure: (clauseId: string, name: string) => number): RegisterForm {
  const one = (condition: FieldCondition): FieldCondition => ('above' in condition && typeof condition.above !== 'number' ? { ...condition, above: figure(condition.above.clauseId, condition.above.name) * condition.above.times } : condition)
  const ruled = <Owner extends { readonly when?: readonly LineCondition[] }>(owner: Owner): Owner => (owner.when === undefined ? owner : { ...owner, when: owner.when.map((condition) => ('anyOf' in condition ? { anyOf: condition.anyOf.map(one) } : one(condition))) })
  if (figuresOfConditions(conditionsOf(form)).length === 0) return form
  return {
    ...form, fields: form.fields.map(ruled), ...(form.marks === undefined ? {} : { marks: form.marks.map(ruled) }), ...(form.opens === undefined ? {} : { opens: form.opens.map(ruled) }),
    ...(form.closes === undefined ? {} : { closes: ruled(form.closes) }), ...(form.fulfils === undefined ? {} : { fulfils: form.fulfils.map(ruled) }),
  }
}

/** A line's duties as the duty engine knows them. */
export function dutyRulesOf(form: RegisterForm): readonly DutyRule[] {
  return (form.opens ?? []).map(({ id, clause, zh, en, owner, evidence, ladder, term, figure }) => ({ id: dutyRuleId(form, id), clause, zh, en, owner, evidence, ladder, ...(figure === undefined ? {} : { figure }), comes: { kind: 'after', event: dutyRuleId(form, id), term } }))
}

/** The id of the duty rule, which is also the event that opens it. */
export function dutyRuleId(form: RegisterForm, dutyId: string): string {
  return `${form.id}/${dutyId}`
}

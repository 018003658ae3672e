/** Guarantees that a line of a register is judged by its form alone: every refusal, everything that it lacks and every mark, each with its clause. */
import type { Role } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { allFields } from '#shared/domain/register-forms.ts'
import type { CustomField, LineCondition, RegisterField, RegisterForm, Words } from '#shared/domain/register-forms.ts'
import { dayOfInstant, daysBetween, isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { isInstant } from '#shared/kernel/instants.ts'
import { isCents } from '#shared/kernel/money.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** `open` waits for its end; `kept` has none to wait for. What a line lacks stands beside its status. */
export const lineStatuses = ['open', 'kept', 'closed', 'void'] as const
export type LineStatus = (typeof lineStatuses)[number]
export const lineActions = ['correct', 'close', 'strike'] as const
export type LineAction = (typeof lineActions)[number]

/** Status x action -> next status; null is a refusal. A correction moves a line between `open` and `kept` where its new values do (or do not) ask for an end. */
export const lineTransitions: Readonly<Record<LineStatus, Readonly<Record<LineAction, LineStatus | null>>>> = {
  open: { correct: 'open', close: 'closed', strike: 'void' },
  kept: { correct: 'kept', close: null, strike: 'void' },
  closed: { correct: 'closed', close: null, strike: 'void' },
  void: { correct: null, close: null, strike: null },
}

/** A customer file, a document or a colleague with the words of the day of entry; `id` is null for a person typed by name. */
export type LinkValue = { readonly id: string | null; readonly label: string }
export type LineValue = string | number | LinkValue
/** Values by the field's key; an empty field is left out. */
export type LineValues = Readonly<Record<string, LineValue>>
/** Values as they arrive; null and '' are empty. */
export type TypedValues = Readonly<Record<string, LineValue | null>>

export type LineMark = Words & { readonly id: string; readonly clause: string }
export type DecidedLine = { readonly values: LineValues; /** Keys of the fields that keep it incomplete. */ readonly lacks: readonly string[]; readonly marks: readonly LineMark[] }
/** `closing`: the fields of the close are asked for too. `locale`: in which words a refusal names the fields. */
export type LineMoment = { readonly today: Day; readonly nowMs: number; readonly closing: boolean; readonly locale: keyof Words }

/** Whether all conditions hold for these values. */
export function conditionsHold(conditions: readonly LineCondition[], values: LineValues): boolean {
  return conditions.every((condition) => {
    if ('anyOf' in condition) return condition.anyOf.some((one) => conditionsHold([one], values))
    const value = values[condition.field]
    if ('isEmpty' in condition) return (value === undefined) === condition.isEmpty
    // A bound that is a figure was put in place by `ruledForm`.
    if ('above' in condition) return typeof value === 'number' && typeof condition.above === 'number' && value > condition.above
    return typeof value === 'string' && condition.is.includes(value)
  })
}

/** Whether a line with these values waits for an end. */
export function waitsForEnd(form: RegisterForm, values: LineValues): boolean {
  return form.closes !== undefined && conditionsHold(form.closes.when ?? [], values)
}

/** Whether a field is on the form with these values. */
export function isAsked(field: RegisterField, values: LineValues, closing: boolean): boolean {
  return (closing || field.stage !== 'close') && conditionsHold(field.when ?? [], values)
}

function isEmpty(value: LineValue | null | undefined): value is null | undefined | '' {
  return value === null || value === undefined || value === '' || (typeof value === 'object' && value.label.trim() === '' && value.id === null)
}

/** May this line stand? Returns all refusals together, or the values without their blanks, what the line lacks and its marks. */
export function decideLine(form: RegisterForm, customs: readonly CustomField[], typed: TypedValues, moment: LineMoment): Result<DecidedLine, readonly Refusal[]> {
  const fields = allFields(form, customs)
  const known = new Map(fields.map((field) => [field.key, field]))
  const values: LineValues = Object.fromEntries(Object.entries(typed).flatMap(([key, value]) => (isEmpty(value) ? [] : [[key, value]])))
  const cite = (field: Pick<RegisterField, 'clause' | 'key'>) => ({ clause: field.clause ?? form.clause, field: field.key })
  const name = (words: Words) => words[moment.locale]
  const refusals: Refusal[] = []
  for (const [key, value] of Object.entries(values)) {
    const field = known.get(key)
    if (field === undefined) refusals.push({ code: 'registers.field-unknown', clause: form.clause, facts: { field: key.slice(0, 40), register: name(form) } })
    else refusals.push(...valueRefusals(field, value, values, known, moment).map((refusal) => ({ ...cite(field), ...refusal })))
  }
  const missing = fields.filter((field) => field.required !== undefined && values[field.key] === undefined && isAsked(field, values, moment.closing))
  for (const field of missing) if (field.required === 'save') refusals.push({ code: 'registers.field-missing', ...cite(field), facts: { field: name(field), register: name(form) }, remedy: { code: 'registers.fill-field' } })
  for (const group of form.atLeastOne ?? []) {
    if (group.fields.every((key) => values[key] === undefined)) refusals.push({ code: 'registers.one-needed', clause: group.clause, field: group.fields[0] ?? '', facts: { fields: group.fields.map((key) => name(known.get(key) ?? { zh: key, en: key })) }, remedy: { code: 'registers.fill-one' } })
  }
  if (refusals.length > 0) return no(refusals)
  return ok({ values, lacks: missing.map((field) => field.key), marks: (form.marks ?? []).filter((mark) => conditionsHold(mark.when, values)).map(({ id, clause, zh, en }) => ({ id, clause, zh, en })) })
}

/** The day of a value that is one, or a moment; whatever else was typed has none. */
function dayIn(value: LineValue | undefined): Day | null {
  if (typeof value === 'number') return isInstant(value) ? dayOfInstant(value) : null
  return typeof value === 'string' && isDay(value) ? value : null
}

type ValueRefusal = Omit<Refusal, 'clause' | 'field'>

function valueRefusals(field: RegisterField, value: LineValue, values: LineValues, known: ReadonlyMap<string, RegisterField>, moment: LineMoment): readonly ValueRefusal[] {
  const label = field[moment.locale]
  const wrongKind: readonly ValueRefusal[] = [{ code: 'registers.value-unfit', facts: { field: label }, remedy: { code: 'registers.fill-field' } }]
  switch (field.kind) {
    case 'text': case 'paragraph': {
      if (typeof value !== 'string' || (field.kind === 'text' && /[\r\n]/.test(value))) return wrongKind
      const max = field.max ?? (field.kind === 'text' ? 120 : 2_000)
      return value.length <= max ? [] : [{ code: 'registers.too-long', facts: { field: label, max, length: value.length }, remedy: { code: 'registers.shorten' } }]
    }
    case 'day': return typeof value === 'string' && isDay(value) ? dayRefusals(field, value, label, values, known, moment) : wrongKind
    case 'instant': return typeof value === 'number' && isInstant(value) ? instantRefusals(field, value, label, values, known, moment) : wrongKind
    case 'number': return typeof value === 'number' && Number.isFinite(value) && (field.whole !== true || Number.isInteger(value)) ? rangeRefusals(field, value, label) : wrongKind
    case 'money': return typeof value === 'number' && isCents(value) ? rangeRefusals(field, value, label) : wrongKind
    case 'choice': {
      if (typeof value === 'string' && field.options.some((option) => option.value === value)) return []
      return [{ code: 'registers.choice-unknown', facts: { field: label, typed: typeof value === 'string' ? value.slice(0, 60) : '', options: field.options.map((option) => option[moment.locale]) }, remedy: { code: 'registers.choose' } }]
    }
    case 'yes-no': return value === 'yes' || value === 'no' ? [] : wrongKind
    case 'person': return typeof value === 'object' ? [] : wrongKind
    // A link to a record that is not there is found by whoever loads it.
    case 'customer': case 'item': return typeof value === 'object' && value.id !== null ? [] : [{ code: 'registers.link-missing', facts: { field: label }, remedy: { code: 'registers.choose' } }]
  }
}

function dayRefusals(field: RegisterField & { kind: 'day' }, day: Day, label: string, values: LineValues, known: ReadonlyMap<string, RegisterField>, { today, locale }: LineMoment): readonly ValueRefusal[] {
  const refusals: ValueRefusal[] = []
  if (field.latest === 'today' && day > today) refusals.push({ code: 'registers.day-in-future', facts: { field: label, day, today }, remedy: { code: 'registers.use-today', values: { [field.key]: today } } })
  const other = field.notBefore === undefined ? undefined : values[field.notBefore]
  const otherDay = dayIn(other)
  if (field.notBefore !== undefined && otherDay !== null && day < otherDay) refusals.push({ code: 'registers.day-before', facts: { field: label, day, other: known.get(field.notBefore)?.[locale] ?? field.notBefore, otherDay }, remedy: { code: 'registers.use-day', values: { [field.key]: otherDay } } })
  const last = field.notAfter === undefined ? null : dayIn(values[field.notAfter])
  if (field.notAfter !== undefined && last !== null && day > last) refusals.push({ code: 'registers.day-after', facts: { field: label, day, other: known.get(field.notAfter)?.[locale] ?? field.notAfter, otherDay: last }, remedy: { code: 'registers.use-day', values: { [field.key]: last } } })
  return refusals
}

function instantRefusals(field: RegisterField & { kind: 'instant' }, at: number, label: string, values: LineValues, known: ReadonlyMap<string, RegisterField>, { nowMs, locale }: LineMoment): readonly ValueRefusal[] {
  const refusals: ValueRefusal[] = []
  if (field.latest === 'now' && at > nowMs) refusals.push({ code: 'registers.moment-in-future', facts: { field: label, day: dayOfInstant(at) }, remedy: { code: 'registers.use-now', values: { [field.key]: nowMs } } })
  const other = field.notBefore === undefined ? undefined : values[field.notBefore]
  if (field.notBefore !== undefined && typeof other === 'number' && at < other) refusals.push({ code: 'registers.moment-before', facts: { field: label, other: known.get(field.notBefore)?.[locale] ?? field.notBefore }, remedy: { code: 'registers.use-moment', values: { [field.key]: other } } })
  return refusals
}

function rangeRefusals(field: { readonly kind: 'number' | 'money'; readonly min?: number; readonly max?: number }, value: number, label: string): readonly ValueRefusal[] {
  const shown = (amount: number) => (field.kind === 'money' ? amount / 100 : amount)
  if (field.min !== undefined && value < field.min) return [{ code: 'registers.too-small', facts: { field: label, value: shown(value), min: shown(field.min) }, remedy: { code: 'registers.fill-field' } }]
  if (field.max !== undefined && value > field.max) return [{ code: 'registers.too-large', facts: { field: label, value: shown(value), max: shown(field.max) }, remedy: { code: 'registers.fill-field' } }]
  return []
}

/** May this person do this to a line? A register that names its writers is entered by nobody else. */
export function decideLineAct(form: RegisterForm, line: { readonly number: string; readonly status: LineStatus }, action: LineAction, role: Role): Result<LineStatus, readonly Refusal[]> {
  const next = lineTransitions[line.status][action]
  const refusals = action === 'close' && form.closers !== undefined ? closerRefusals(form, form.closers, role, line.number) : writerRefusals(form, role)
  if (next === null) refusals.push({ code: `registers.is-${line.status}`, clause: form.clause, facts: { number: line.number }, remedy: { code: line.status === 'void' ? 'registers.enter-anew' : 'registers.correct-it' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** Refuses whoever may not write in this register. */
export function decideWriter(form: RegisterForm, role: Role): Result<null, readonly Refusal[]> {
  const refusals = writerRefusals(form, role)
  return refusals.length > 0 ? no(refusals) : ok(null)
}

function writerRefusals(form: RegisterForm, role: Role): Refusal[] {
  return form.writers === undefined || form.writers.includes(role) ? [] : [{ code: 'registers.not-your-register', clause: form.clause, facts: { register: form.zh }, mayDecide: form.writers }]
}

function closerRefusals(form: RegisterForm, closers: readonly Role[], role: Role, number: string): Refusal[] {
  return closers.includes(role) ? [] : [{ code: 'registers.not-yours-to-close', clause: form.closes?.clause ?? form.clause, facts: { number }, mayDecide: closers }]
}

/** The day that places a line in time. */
export function dayOfLine(form: RegisterForm, values: LineValues, today: Day): Day {
  return dayIn(values[form.day]) ?? today
}

/** How many calendar days a line has waited for its end; null when it waits for nothing. */
export function waitingDays(line: { readonly status: LineStatus; readonly day: Day }, today: Day): number | null {
  return line.status === 'open' ? Math.max(0, daysBetween(line.day, today)) : null
}

/** The duties of a form that a line with these values brings in its stage, each with the day that its term counts from and, where the line says them, the due day itself and who owes it. */
export function dutiesOfLine(form: RegisterForm, values: LineValues, enteredDay: Day, stage: 'entry' | 'close' = 'entry'): readonly { readonly id: string; readonly from: Day; readonly dueDay: Day | null; readonly ownerUserId: string | null }[] {
  const at = (key: string | undefined) => (key === undefined ? undefined : values[key])
  return (form.opens ?? []).filter((duty) => (duty.stage ?? 'entry') === stage && conditionsHold(duty.when, values)).map((duty) => {
    const owner = at(duty.ownerField)
    return { id: duty.id, from: dayIn(at(duty.from)) ?? enteredDay, dueDay: dayIn(at(duty.dueDay)), ownerUserId: typeof owner === 'object' ? owner.id : null }
  })
}

/** How many of the fields that a form counts a line holds; null when it counts none. */
export function completenessOf(form: Pick<RegisterForm, 'completeness'>, values: LineValues): { readonly have: number; readonly of: number } | null {
  const counted = form.completeness ?? []
  return counted.length === 0 ? null : { have: counted.filter((key) => values[key] !== undefined).length, of: counted.length }
}

/** What two lines must not both be; null when the form allows twins or the line leaves one of the fields empty. */
export function uniqueKeyOf(form: RegisterForm, values: LineValues): string | null {
  const parts = (form.unique?.fields ?? []).map((key) => values[key])
  if (parts.length === 0 || parts.includes(undefined)) return null
  return JSON.stringify(parts.map((part) => (typeof part === 'object' ? part.id ?? part.label : part)))
}

/** Custom fields of one register at most, retired ones aside. */
export const customFieldsMax = 30

/** May the office add this field? Its label is its own in the register, and a choice has something to choose. */
export function decideCustomField(form: RegisterForm, customs: readonly CustomField[], added: Pick<CustomField, 'label' | 'kind' | 'options'>, locale: keyof Words): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const active = customs.filter((custom) => !custom.isRetired)
  const register = form[locale]
  if ([...form.fields.flatMap(({ zh, en }) => [zh, en]), ...active.map((custom) => custom.label)].some((label) => label.toLowerCase() === added.label.toLowerCase())) refusals.push({ code: 'registers.label-taken', field: 'label', facts: { label: added.label, register }, remedy: { code: 'registers.other-label' } })
  if (added.kind === 'choice' && new Set(added.options).size < 2) refusals.push({ code: 'registers.options-missing', field: 'options', facts: { label: added.label }, remedy: { code: 'registers.name-options' } })
  if (active.length >= customFieldsMax) refusals.push({ code: 'registers.too-many-fields', facts: { register, max: customFieldsMax }, remedy: { code: 'registers.retire-one' } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** Makes a counter form out of a register's declaration: each kind of field as the desk asks for it, and what was typed as the archive takes it. */
import { client } from '#renderer/rpc/index.ts'
import { matchChoices } from '#renderer/ui/index.ts'
import type { FieldValue, FormField, FormValues, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { RegisterFieldRow } from '#shared/contract/registers.ts'
import { conditionsHold } from '#shared/domain/register-lines.ts'
import type { LineValue, LineValues, TypedValues } from '#shared/domain/register-lines.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Locale } from '#shared/text/index.ts'

/** A link field holds its words under its own key, and the id of what it points at under this name. */
export const idName = (key: string) => `${key}#id`
const isNowWhenEmpty = (field: RegisterFieldRow) => field.kind === 'instant' && field.isPast && field.required === 'save'
const isLink = (field: RegisterFieldRow) => field.kind === 'person' || field.kind === 'customer' || field.kind === 'item'

/** The fields of a line in the order of the declaration. `held` reads what stands in the form, for fields that hang on others. */
export function lineFields(fields: readonly RegisterFieldRow[], locale: Locale, t: Translate, held: () => FormValues): readonly FormField<FormValues>[] {
  return fields.map((field): FormField<FormValues> => {
    const hints = [...(field.hint === null ? [] : [field.hint[locale]]), ...(field.required === 'complete' ? [t('registers.may-follow')] : [])]
    const base = {
      name: field.key, label: field[locale], required: field.required === 'save', ...(hints.length === 0 ? {} : { hint: hints.join(t('common.clause-join')) }),
      ...(field.when.length === 0 ? {} : { when: (values: FormValues) => conditionsHold(field.when, filled(fields, values)) }),
    }
    switch (field.kind) {
      case 'text': return { ...base, kind: 'text', span: 6, max: field.max ?? 120 }
      case 'paragraph': return { ...base, kind: 'lines', span: 12, rows: 2, max: field.max ?? 2_000, enter: 'next' }
      case 'day': return { ...base, kind: 'day', span: 3, preset: field.isPast && field.required === 'save' }
      // An empty box means "now" only where the moment has passed and must be there: nobody arrives now because nobody said when.
      case 'instant': return isNowWhenEmpty(field) ? { ...base, kind: 'moment', span: 4, preset: true } : { ...base, kind: 'moment', span: 4, placeholder: t('registers.moment-placeholder'), check: (values) => (field.required === 'save' && values[field.key] === null ? t('form.required', { label: field[locale] }) : null) }
      case 'number': return { ...base, kind: 'number', span: 3, whole: field.isWhole, ...(field.min === null ? {} : { min: field.min }), ...(field.max === null ? {} : { maxValue: field.max }), ...(field.unit === null ? {} : { unit: field.unit[locale] }) }
      case 'money': return { ...base, kind: 'money', span: 3, ...(field.min === null ? {} : { min: field.min }), ...(field.max === null ? {} : { maxValue: field.max }) }
      case 'choice': return { ...base, kind: 'choice', span: 3, choices: field.options.map((option) => ({ value: option.value, label: option[locale] })) }
      case 'yes-no': return { ...base, kind: 'choice', span: 3, choices: [{ value: 'yes', label: t('common.yes') }, { value: 'no', label: t('common.no') }] }
      case 'person': return { ...base, kind: 'suggest', span: 3, preset: field.isActor, max: 60, unpick: { [idName(field.key)]: null }, load: (typed, signal) => suggestPeople(field.key, typed, signal) }
      case 'customer': return { ...base, kind: 'suggest', span: 6, strict: true, unpick: { [idName(field.key)]: null }, load: (typed, signal) => suggestCustomers(field.key, typed, signal) }
      case 'item': return { ...base, kind: 'suggest', span: 6, strict: true, unpick: { [idName(field.key)]: null }, load: (typed, signal) => suggestItems(field.key, customerIn(fields, held()), typed, signal) }
    }
  })
}

async function suggestPeople(key: string, typed: string, signal: AbortSignal): Promise<readonly Suggestion<FormValues>[]> {
  const { rows } = await client.users.list({}, { signal })
  return matchChoices(rows.filter((user) => user.disabledAt === null).map((user) => ({ value: user.id, label: user.displayName })), typed).slice(0, 12)
    .map(({ value, label }) => ({ key: value, label, detail: rows.find((user) => user.id === value)?.department ?? '', fills: { [key]: label, [idName(key)]: value } }))
}

async function suggestCustomers(key: string, typed: string, signal: AbortSignal): Promise<readonly Suggestion<FormValues>[]> {
  const { rows } = await client.customers.suggest({ typed: typed.slice(0, 80) }, { signal })
  return rows.map((customer) => ({ key: customer.id, label: `${customer.number} ${customer.name}`, fills: { [key]: `${customer.number} ${customer.name}`, [idName(key)]: customer.id } }))
}

/** Documents of the customer file that the form names; none before it names one. */
async function suggestItems(key: string, customerId: string | null, typed: string, signal: AbortSignal): Promise<readonly Suggestion<FormValues>[]> {
  if (customerId === null) return []
  // The id was picked from the archive's own suggestions.
  const { items } = await client.customers.get({ id: customerId as Id<'customer'> }, { signal })
  return matchChoices(items.map((item) => ({ value: item.id, label: `${item.number} ${item.title}` })), typed).slice(0, 12).map(({ value, label }) => ({ key: value, label, fills: { [key]: label, [idName(key)]: value } }))
}

function customerIn(fields: readonly RegisterFieldRow[], values: FormValues): string | null {
  const customer = fields.find((field) => field.kind === 'customer')
  const id = customer === undefined ? null : values[idName(customer.key)]
  return typeof id === 'string' && id !== '' ? id : null
}

/** Who enters, for fields that begin with him. */
type Enterer = { readonly userId: string; readonly displayName: string }

/** The form with a line's values, or fresh: required days of the past begin as today, and whoever enters stands where he is asked for. */
export function formValuesOf(fields: readonly RegisterFieldRow[], values: LineValues, today: string, enterer?: Enterer | null): FormValues {
  return Object.fromEntries(fields.flatMap((field): [string, FieldValue][] => {
    const value = values[field.key]
    const begun = field.isActor && enterer !== undefined && enterer !== null ? { label: enterer.displayName, id: enterer.userId } : { label: '', id: null }
    if (isLink(field)) { const link = typeof value === 'object' ? value : begun; return [[field.key, link.label], [idName(field.key), link.id]] }
    if (value !== undefined && typeof value !== 'object') return [[field.key, value]]
    if (field.kind === 'day') return [[field.key, field.isPast && field.required === 'save' ? today : '']]
    return [[field.key, field.kind === 'number' || field.kind === 'money' || field.kind === 'instant' ? null : '']]
  }))
}

/** What was typed, as the archive takes it; a required moment of the past that was left alone is now. */
export function typedValuesOf(fields: readonly RegisterFieldRow[], values: FormValues, nowMs: number): TypedValues {
  return Object.fromEntries(fields.map((field): [string, LineValue | null] => {
    const value = values[field.key]
    if (isLink(field)) {
      const id = values[idName(field.key)]
      return [field.key, typeof value === 'string' && value.trim() !== '' ? { id: typeof id === 'string' && id !== '' ? id : null, label: value.trim() } : null]
    }
    if (value === null && isNowWhenEmpty(field)) return [field.key, nowMs]
    return [field.key, typeof value === 'boolean' || value === undefined ? null : value]
  }))
}

function filled(fields: readonly RegisterFieldRow[], values: FormValues): LineValues {
  return Object.fromEntries(Object.entries(typedValuesOf(fields, values, 0)).flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])))
}

/** Says the value of a register's field in words, the same on the screen, on paper and in a file. */
import type { RegisterField } from '#shared/domain/register-forms.ts'
import type { LineStatus, LineValue } from '#shared/domain/register-lines.ts'
import { officeUtcOffsetMinutes } from '#shared/kernel/days.ts'
import { minuteMs } from '#shared/kernel/instants.ts'
import { formatCents, isCents } from '#shared/kernel/money.ts'
import { commonText } from '#shared/text/common.ts'
import type { Locale } from '#shared/text/text-table.ts'

type Words = { readonly zh: string; readonly en: string }
/** What of a field its words need; the contract's fields and the declared ones both have it. */
export type WordedField = { readonly kind: RegisterField['kind']; readonly options?: readonly (Words & { readonly value: string })[]; readonly unit?: Words | null | undefined }

/** A value in words; '' for an empty field. */
export function valueInWords(locale: Locale, field: WordedField, value: LineValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'object') return value.label
  if (typeof value === 'string') {
    if (field.kind === 'choice') return field.options?.find((option) => option.value === value)?.[locale] ?? value
    return field.kind === 'yes-no' ? (value === 'yes' ? commonText['common.yes'] : commonText['common.no'])[locale] : value
  }
  if (field.kind === 'money' && isCents(value)) return formatCents(value)
  if (field.kind === 'instant') return new Date(value + officeUtcOffsetMinutes * minuteMs).toISOString().slice(0, 16).replace('T', ' ')
  return field.unit === null || field.unit === undefined ? String(value) : `${String(value)} ${field.unit[locale]}`
}

/** The state of a line in its register's own words: what it waits for, what ended it; `plain` is the word for a register that has none of its own. */
export function statusWords(form: { readonly closes?: { readonly deed: Words; readonly waiting: Words } | null } | undefined, status: LineStatus, locale: Locale, plain: string): string {
  const closes = form?.closes ?? null
  if (closes !== null && status === 'open') return closes.waiting[locale]
  return closes !== null && status === 'closed' ? closes.deed[locale] : plain
}

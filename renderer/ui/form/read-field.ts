/** Reads what a person typed at a counter: short days, short times, full-width digits, and says in words what is wrong. */
import type { FieldValue, FormField, FormValues } from '#renderer/ui/form/fields.ts'
import { addDays, dayOfInstant, isDay, startOfDayMs, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { isInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { TextKey, TextParams } from '#shared/text/index.ts'

/** What is wrong with a field, as a sentence to translate. */
export type FieldFault = { readonly key: TextKey; readonly params?: TextParams }

/** Full-width digits, letters and signs become half-width; ideographic spaces become spaces. */
export function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ')
}

const dayWords: Readonly<Record<string, number>> = { 今天: 0, today: 0, jt: 0, 昨天: -1, yesterday: -1, zt: -1, 前天: -2, qt: -2, 明天: 1, tomorrow: 1, mt: 1, 后天: 2, ht: 2 }

/** A day as typed: `1123`, `11-23`, `11月23日`, `20261123`, `2026-11-23`, `今天`, `+3`, `3d`; null when no such day exists. */
export function readDay(typed: string, today: Day): Day | null {
  const text = halfWidth(typed).trim().toLowerCase()
  const word = dayWords[text]
  if (word !== undefined) return addDays(today, word)
  const relative = /^([+-]\d{1,3})$|^(\d{1,3})[d天]$/.exec(text)
  if (relative !== null) return addDays(today, Number(relative[1] ?? relative[2]))
  const parts = dayParts(text)
  if (parts === null) return null
  const day = `${parts[0] ?? String(yearOf(today))}-${parts[1].padStart(2, '0')}-${parts[2].padStart(2, '0')}`
  return isDay(day) ? day : null
}

function dayParts(text: string): readonly [string | undefined, string, string] | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(?:(\d{4})[-/.年 ])?(\d{1,2})[-/.月 ](\d{1,2})日?$/.exec(text) ?? /^()(\d{2})(\d{2})$/.exec(text)
  if (match === null || match[2] === undefined || match[3] === undefined) return null
  return [match[1] === '' ? undefined : match[1], match[2], match[3]]
}

/** A moment as typed: `905`, `9:05`, `昨天 17:30`, `11-23 9:05`, or empty for now (null); undefined when it cannot be read. */
export function readMoment(typed: string, now: InstantMs): InstantMs | null | undefined {
  const text = halfWidth(typed).trim().toLowerCase()
  if (text === '' || text === '现在' || text === 'now') return null
  const match = /^(?:(.+?)[ t])?(\d{1,2}):?(\d{2})$/.exec(text)
  if (match === null) return undefined
  const today = dayOfInstant(now)
  const day = match[1] === undefined ? today : readDay(match[1], today)
  const [hour, minute] = [Number(match[2]), Number(match[3])]
  if (day === null || hour > 23 || minute > 59) return undefined
  const moment = startOfDayMs(day) + (hour * 60 + minute) * 60_000
  return isInstant(moment) ? moment : undefined
}

/** A number as typed, full-width and with thousands commas; null when it is none. */
export function readNumber(typed: string): number | null {
  const text = halfWidth(typed).replace(/[,， ]/g, '')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

/** Yuan as typed, in whole cents; null when it is no amount with at most two decimals. */
export function readCents(typed: string): number | null {
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/.exec(halfWidth(typed).replace(/[,， ¥￥元]/g, ''))
  if (match === null) return null
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -cents : cents
}

/** Whether a phone as typed has 7 to 15 digits, an extension aside. */
export function isPhoneLike(typed: string): boolean {
  const main = halfWidth(typed).replace(/(转|分机|ext\.?|#).*$/i, '')
  const digits = main.replace(/[\s()+.\-–—]/g, '')
  return /^\d{7,15}$/.test(digits)
}

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/

/** Whether a value counts as not given. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false || (typeof value === 'string' && value.trim() === '')
}

/** The kind's own verdict on a value: required, too long, out of range. `unread` is text that the box could not read. */
export function faultOf<Values extends FormValues>(field: FormField<Values>, value: FieldValue | undefined, unread: string | undefined): FieldFault | null {
  if (unread !== undefined && unread.trim() !== '') return unreadFault(field.kind)
  // A moment left empty means "now", so it is never missing.
  if (isEmpty(value)) return field.required === true && field.kind !== 'moment' ? { key: 'form.required', params: { label: field.label } } : null
  if (typeof value === 'number') return numberFault(field, value)
  if (typeof value !== 'string') return null
  if (field.kind === 'phone') return isPhoneLike(value) ? null : { key: 'form.bad-phone' }
  if (field.kind !== 'photo' && field.kind !== 'signature' && controlCharacters.test(value)) return { key: 'form.control-character' }
  const max = 'max' in field ? field.max : undefined
  return max !== undefined && value.length > max ? { key: 'form.too-long', params: { max, n: value.length } } : null
}

function unreadFault(kind: FormField<FormValues>['kind']): FieldFault {
  if (kind === 'day') return { key: 'form.bad-day' }
  if (kind === 'moment') return { key: 'form.bad-time' }
  if (kind === 'money') return { key: 'form.bad-money' }
  return { key: kind === 'number' ? 'form.bad-number' : 'form.not-in-list' }
}

function numberFault<Values extends FormValues>(field: FormField<Values>, value: number): FieldFault | null {
  if (field.kind !== 'number' && field.kind !== 'money') return null
  const scale = field.kind === 'money' ? 100 : 1
  if (field.min !== undefined && value < field.min) return { key: 'form.too-small', params: { min: field.min / scale } }
  if (field.maxValue !== undefined && value > field.maxValue) return { key: 'form.too-large', params: { max: field.maxValue / scale } }
  return field.kind === 'number' && field.whole === true && !Number.isInteger(value) ? { key: 'form.bad-number' } : null
}

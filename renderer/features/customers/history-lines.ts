/** Turns the book's entries and the loans of a file into one story, newest first, each correction with what it changed. */
import type { HistorySource } from '#renderer/features/customers/customers-search.ts'
import type { CustomerSheet, Movement } from '#shared/contract/customers.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { TextKey } from '#shared/text/index.ts'

/** `t` knows every key; `loose` answers undefined for words that have no sentence. */
type Words = { readonly t: (key: TextKey, params?: Readonly<Record<string, string | number>>) => string; readonly loose: (key: string) => string | undefined }
export type HistoryLine = { readonly key: string; readonly at: number; readonly who: string; readonly source: Exclude<HistorySource, 'all'>; readonly kind: string; readonly text: string; readonly details: readonly string[] }

const fileLabels: Readonly<Record<string, TextKey>> = {
  name: 'customers.name', category: 'customers.category', partyType: 'customers.party-type', profession: 'customers.profession', creditCode: 'customers.credit-code', idNumber: 'customers.id-number',
  room: 'customers.room', address: 'customers.address', plate: 'customers.plate', formerNumber: 'customers.former-number', enteredDay: 'customers.entered-day', secrecy: 'customers.secrecy',
  shelfPlace: 'customers.shelf-place', keeper: 'customers.keeper', remark: 'customers.remark', contacts: 'customers.contact', extra: 'customers.extra',
}
const itemLabels: Readonly<Record<string, TextKey>> = {
  title: 'customers.item.title', code: 'customers.item.code', pages: 'customers.item.pages', carrier: 'customers.item.carrier', shelfPlace: 'customers.item.shelf-place',
  secrecy: 'customers.item.secrecy', present: 'customers.item.present', note: 'customers.item.note',
}

/** Every line of the story; of one source, or of all. */
export function historyLines(sheet: CustomerSheet, words: Words, source: HistorySource = 'all'): HistoryLine[] {
  const lines = [...bookLines(sheet.history, words), ...sheet.movements.flatMap((movement) => loanLines(movement, words))]
  return lines.filter((line) => source === 'all' || line.source === source).toSorted((one, other) => other.at - one.at || other.key.localeCompare(one.key))
}

function bookLines(history: readonly HistoryEntry[], words: Words): HistoryLine[] {
  // The newest whole wording of the file and of each document, by its number.
  const wordings = new Map<string, HistoryEntry['body']>()
  return history.map((entry) => {
    const number = wordOf(entry.body['number'])
    const isItem = entry.kind.startsWith('item-')
    const before = wordings.get(number)
    const isWhole = isItem || 'name' in entry.body
    if (isWhole) wordings.set(number, entry.body)
    const reason = wordOf(entry.body['reason'])
    return {
      key: `book-${String(entry.seq).padStart(10, '0')}`, at: entry.at, who: entry.by, source: isItem ? 'items' as const : 'file' as const, kind: entry.kind,
      text: fill(words.loose(`customers.history.${entry.kind}`) ?? entry.kind, { number, ...Object.fromEntries(['title', 'place', 'to', 'list', 'where'].map((name) => [name, wordOf(entry.body[name])])) }),
      details: [...(reason === '' ? [] : [words.t('customers.history.because', { reason })]), ...(before !== undefined && isWhole ? changes(before, entry.body, isItem ? itemLabels : fileLabels, words) : [])],
    }
  })
}

function changes(before: HistoryEntry['body'], after: HistoryEntry['body'], labels: Readonly<Record<string, TextKey>>, words: Words): string[] {
  const empty = words.t('customers.history.empty-value')
  return Object.entries(labels).flatMap(([field, label]) => {
    const [old, fresh] = [shown(field, before[field], words), shown(field, after[field], words)]
    return old === fresh ? [] : [words.t('customers.history.changed', { label: words.t(label), before: old === '' ? empty : old, after: fresh === '' ? empty : fresh })]
  })
}

/** A value of the book in words. */
function shown(field: string, value: unknown, { t, loose }: Words): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (field === 'secrecy') return loose(`secrecy.${wordOf(value)}`) ?? wordOf(value)
  if (field === 'category') return loose(`customers.category.${wordOf(value)}`) ?? wordOf(value)
  if (field === 'partyType') return loose(`customers.party-type.${wordOf(value)}`) ?? wordOf(value)
  if (field === 'carrier') return loose(`customers.item.carrier.${wordOf(value)}`) ?? wordOf(value)
  if (Array.isArray(value)) return value.map((part) => shown(field, part, { t, loose })).filter((part) => part !== '').join(t('common.clause-join'))
  if (typeof value === 'object') return Object.entries(value).map(([label, part]) => (field === 'extra' ? `${label}${t('common.colon')}${wordOf(part)}` : shown(field, part, { t, loose }))).filter((part) => part !== '').join(' ')
  return wordOf(value)
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function fill(sentence: string, params: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole).trim()
}

function loanLines(movement: Movement, { t, loose }: Words): HistoryLine[] {
  const { number, borrower, loanId, items } = movement
  const base = { who: borrower, source: 'loans' as const, details: items.length === 0 ? [] : [items.join('、')] }
  const kind = loose(`customers.movement.${movement.kind}`) ?? movement.kind
  const status = loose(`customers.movement.status.${movement.status}`) ?? movement.status
  return [
    { ...base, key: `loan-${loanId}-1`, at: movement.requestedAt, kind: 'requested', text: t('customers.history.requested', { number, borrower, kind }) },
    ...(movement.issuedAt === null ? [] : [{ ...base, key: `loan-${loanId}-2`, at: movement.issuedAt, kind: 'issued', text: t('customers.history.issued', { number, borrower }) }]),
    ...(movement.closedAt === null ? [] : [{ ...base, key: `loan-${loanId}-3`, at: movement.closedAt, kind: 'ended', text: t('customers.history.ended', { number, status }) }]),
  ]
}

/** The fields of a request in the order of the conversation: which file, which material, for whom, what for. */
import { tickName, tickedItems } from '#renderer/features/lending/request-values.ts'
import type { RequestValues } from '#renderer/features/lending/request-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { matchChoices } from '#renderer/ui/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { CustomerItem, CustomerRow } from '#shared/contract/customers.ts'
import { borrowerKinds, loanKinds } from '#shared/domain/lending.ts'

type Field = FormField<RequestValues>
type Line = Suggestion<RequestValues>

/** Purposes that a list offers; anything else may be typed. */
const purposes = ['check', 'contract', 'audit', 'dispute', 'service'] as const

/** `file`: whether one is chosen, and whether it lists anything. */
export type FileState = 'none' | 'loading' | 'empty' | 'listed'

/** `known`: what the form began with, which Enter passes over. */
export type KnownAtStart = { readonly file: boolean; readonly item: boolean }

/** The longest loan today and the clause that says so. */
export type LoanLimit = { readonly loanDaysMax: number; readonly clause: string }

export function requestFields(t: Translate, items: readonly CustomerItem[], file: FileState, known: KnownAtStart, limit: LoanLimit): readonly Field[] {
  return [...whatFields(t, items, file, known), ...whoFields(t), ...whyFields(t, limit), ...sealFields(t)]
}

function customerLine(row: CustomerRow): Line {
  const label = `${row.number} ${row.name}`
  return { key: row.id, label, detail: [row.room, row.plate, row.phones[0] ?? ''].filter((part) => part !== '').join(' · '), fills: { customer: label, customerId: row.id } }
}

function whatFields(t: Translate, items: readonly CustomerItem[], file: FileState, known: KnownAtStart): readonly Field[] {
  const choices = items.map((item) => ({ value: item.id, label: item.title }))
  return [
    {
      kind: 'suggest', name: 'customer', label: t('lending.customer'), placeholder: t('lending.customer-placeholder'), required: true, strict: true, unpick: { customerId: '' }, span: 6, preset: known.file,
      load: async (typed, signal) => (await client.customers.suggest({ typed }, { signal })).rows.map(customerLine),
    },
    {
      kind: 'suggest', name: 'itemTyped', label: t('lending.items'), placeholder: t('lending.items-placeholder'), span: 6, preset: known.item,
      hint: t(file === 'none' ? 'lending.items-choose-file' : file === 'empty' ? 'lending.items-none' : 'lending.items-hint'),
      check: (values) => (items.length > 0 && tickedItems(values, items).length === 0 ? t('lending.items-tick') : null),
      load: (typed) => Promise.resolve(matchChoices(choices, typed).map(({ value, label }): Line => ({ key: value, label, detail: detailOf(t, items.find((item) => item.id === value)), fills: { itemTyped: label, [tickName(value)]: true } }))),
    },
    ...items.map((item, index): Field => ({ kind: 'check', name: tickName(item.id), label: [item.title, detailOf(t, item)].filter((part) => part !== '').join(' · '), span: spanOf(index, items.length), preset: true })),
  ]
}

/** Three in a row; the last one fills its row, so that the next field begins a new one. */
function spanOf(index: number, count: number): 4 | 8 | 12 {
  if (index < count - 1) return 4
  return ([12, 8, 4] as const)[index % 3] ?? 4
}

/** Pages, and why it cannot be had now. */
function detailOf(t: Translate, item: CustomerItem | undefined): string {
  if (item === undefined) return ''
  if (item.outOn !== null) return t('lending.items-out', { borrower: item.outOn.borrower, dueDay: item.outOn.dueDay ?? '' })
  if (!item.present) return t('lending.items-missing-from-shelf')
  return item.pages === null ? '' : t('lending.pages-listed', { n: item.pages })
}

async function suggestBorrowers(typed: string, signal: AbortSignal): Promise<Line[]> {
  const { rows } = await client.lending.suggestBorrowers({ typed }, { signal })
  return rows.map((row) => ({
    key: `${row.kind} ${row.name} ${row.unit}`, label: row.name, detail: [row.unit, row.post].filter((part) => part !== '').join(' · '),
    // The reason is asked anew each time: a reason copied from last time is no reason.
    fills: { borrowerName: row.name, borrowerKind: row.kind, borrowerUnit: row.unit, borrowerPost: row.post, borrowerPhone: row.phone, ...(row.headName === '' ? {} : { headName: row.headName }), ...(row.purpose === '' ? {} : { purpose: row.purpose }) },
  }))
}

function whoFields(t: Translate): readonly Field[] {
  const isOutsider = (values: RequestValues) => values.borrowerKind === 'outsider'
  return [
    { kind: 'suggest', name: 'borrowerName', label: t('lending.borrower'), placeholder: t('lending.borrower-placeholder'), span: 4, max: 60, load: suggestBorrowers },
    { kind: 'text', name: 'borrowerUnit', label: t('lending.unit'), max: 80, span: 4 },
    { kind: 'choice', name: 'borrowerKind', label: t('lending.borrower-kind'), span: 2, preset: true, choices: borrowerKinds.map((value) => ({ value, label: t(`lending.borrower-${value}`) })) },
    { kind: 'text', name: 'borrowerPost', label: t('lending.post'), max: 40, span: 2, preset: true },
    { kind: 'phone', name: 'borrowerPhone', label: t('lending.phone'), span: 3, preset: true },
    { kind: 'text', name: 'letter', label: t('lending.letter'), placeholder: t('lending.letter-placeholder'), max: 120, span: 9, when: isOutsider },
  ]
}

function whyFields(t: Translate, { loanDaysMax, clause }: LoanLimit): readonly Field[] {
  const choices = purposes.map((value) => ({ value, label: t(`lending.purpose-${value}`) }))
  return [
    { kind: 'choice', name: 'kind', label: t('lending.kind'), span: 3, preset: true, choices: loanKinds.map((value) => ({ value, label: t(`lending.kind-${value}`) })) },
    { kind: 'number', name: 'days', label: t('lending.days'), span: 3, preset: true, whole: true, min: 0, maxValue: 3650, hint: t('lending.days-hint', { n: loanDaysMax, clause }), when: (values) => values.kind === 'loan' },
    { kind: 'suggest', name: 'purpose', label: t('lending.purpose'), span: 3, max: 60, load: (typed) => Promise.resolve(matchChoices(choices, typed).map(({ value, label }) => ({ key: value, label, fills: { purpose: label } }))) },
    { kind: 'text', name: 'reason', label: t('lending.reason'), span: 12, max: 300 },
  ]
}

/** One tick when the stamped paper is at hand; without it the head of the unit is asked at his own desk. Whoever signs for the unit is known from last time. */
function sealFields(t: Translate): readonly Field[] {
  const isPaper = (values: RequestValues) => values.stamped && values.borrowerKind !== 'outsider'
  return [
    { kind: 'check', name: 'stamped', label: t('lending.stamped'), hint: t('lending.stamped-hint'), span: 12, preset: true, when: (values) => values.borrowerKind !== 'outsider' },
    { kind: 'text', name: 'headName', label: t('lending.seal-head'), max: 60, span: 4, preset: true, required: true, when: isPaper },
    { kind: 'day', name: 'signedDay', label: t('lending.seal-day'), placeholder: t('lending.seal-day-today'), span: 4, preset: true, when: isPaper },
    { kind: 'photo', name: 'sealScan', label: t('lending.seal-scan'), span: 4, preset: true, when: isPaper },
  ]
}

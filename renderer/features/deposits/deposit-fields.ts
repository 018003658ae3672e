/** The fields of a deposit in the order of the conversation: whose, what, where; the rest is right in most cases. */
import { suggestDepositors, suggestPlaces } from '#renderer/features/deposits/deposit-suggestions.ts'
import type { DepositValues } from '#renderer/features/deposits/deposit-words.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'

type FieldsOptions = { readonly places: readonly string[]; /** Suggests customers too. */ readonly readsCustomers: boolean; /** Every field is asked on Enter's way, as when a line is corrected. */ readonly asksAll?: boolean }

/** Builds the fields. */
export function depositFields(t: Translate, { places, readsCustomers, asksAll = false }: FieldsOptions): readonly FormField<DepositValues>[] {
  const preset = !asksAll
  return [
    { kind: 'suggest', name: 'depositor', label: t('deposits.depositor'), required: true, span: 4, max: 60, unpick: { customerId: null }, load: (typed, signal) => suggestDepositors(t, typed, readsCustomers, signal) },
    { kind: 'phone', name: 'phone', label: t('deposits.phone'), span: 4 },
    { kind: 'text', name: 'company', label: t('deposits.company'), span: 4, max: 120, preset },
    { kind: 'text', name: 'item', label: t('deposits.item'), required: true, span: 8, max: 120 },
    { kind: 'number', name: 'quantity', label: t('deposits.quantity'), required: true, whole: true, min: 1, maxValue: 9999, span: 2, preset },
    { kind: 'text', name: 'unit', label: t('deposits.unit'), span: 2, max: 10, preset },
    { kind: 'suggest', name: 'place', label: t('deposits.place'), span: 4, max: 60, load: (typed) => Promise.resolve(suggestPlaces(places, typed)) },
    { kind: 'text', name: 'note', label: t('deposits.note'), span: 8, max: 500, preset },
    { kind: 'photo', name: 'photo', label: t('deposits.photo'), span: 12, preset },
  ]
}

/** Which file and which of its parts: the first fields of every form here. */
import { client } from '#renderer/rpc/index.ts'
import type { FormField, FormValues, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { Material } from '#shared/contract/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type MaterialValues = FormValues & { readonly customer: string; readonly customerId: string; readonly withProfile: boolean }

/** The tick of a document in a form. */
export function tickName(itemId: string): `item-${string}` {
  return `item-${itemId}`
}

/** The file by type-ahead (`isKnown`: another page named it), then a tick for its profile and one for each document; important ones say so. */
export function materialFields<Values extends MaterialValues>(t: Translate, rows: readonly Material[], isKnown: boolean): readonly FormField<Values>[] {
  const load = async (typed: string, signal: AbortSignal): Promise<Suggestion<MaterialValues>[]> => (await client.customers.suggest({ typed }, { signal })).rows.map((row) => ({ key: row.id, label: row.name, detail: row.number, fills: { customer: `${row.number} ${row.name}`, customerId: row.id } }))
  const label = (row: Material) => [row.itemId === null ? t('disclosure.profile') : `${row.number} ${row.title}`, row.isImportant ? t('disclosure.important') : '', row.secrecy === 'open' || row.secrecy === 'internal' ? '' : t(`secrecy.${row.secrecy}`)].filter((part) => part !== '').join(' · ')
  const fields: readonly FormField<MaterialValues>[] = [
    { kind: 'suggest', name: 'customer', label: t('disclosure.customer'), placeholder: t('disclosure.customer-placeholder'), required: true, strict: true, span: 12, preset: isKnown, max: 160, unpick: { customerId: '' }, load },
    ...rows.map((row): FormField<MaterialValues> => ({ kind: 'check', name: row.itemId === null ? 'withProfile' : tickName(row.itemId), label: label(row), span: 6, preset: true })),
  ]
  // These fields name members of the file and its ticks only, which every wider form holds.
  return fields as unknown as readonly FormField<Values>[]
}

/** What the archive is asked for. The ids came from its own answers. */
export function chosenMaterial(values: MaterialValues, rows: readonly Material[]): { readonly customerId: Id<'customer'>; readonly withProfile: boolean; readonly itemIds: Id<'item'>[] } {
  return { customerId: values.customerId as Id<'customer'>, withProfile: values.withProfile, itemIds: rows.flatMap(({ itemId }) => (itemId !== null && values[tickName(itemId)] === true ? [itemId] : [])) }
}

/** The ticks that another page asked for. */
export function initialTicks(items: string | undefined): Record<string, boolean> {
  return Object.fromEntries((items ?? '').split(',').filter((id) => id !== '').map((id) => [tickName(id), true]))
}

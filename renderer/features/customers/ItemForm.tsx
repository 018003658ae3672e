/** One document of the list: typed once, Ctrl+Enter and the next one. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useGo, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CustomerFile, CustomerItem, CustomerItemInput } from '#shared/contract/customers.ts'
import { itemCarriers } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

type Values = {
  readonly title: string; readonly pages: number | null; readonly present: boolean; readonly code: string; readonly carrier: string; readonly shelfPlace: string
  readonly secrecy: string; readonly note: string; readonly reason: string
}
const emptyItem: Values = { title: '', pages: null, present: true, code: '', carrier: 'paper', shelfPlace: '', secrecy: '', note: '', reason: '' }

export function ItemForm({ customer, item, done }: { readonly customer: CustomerFile; readonly item: CustomerItem | null; readonly done: () => void }) {
  const t = useText()
  const go = useGo()
  async function save(values: Values) {
    const input = inputOf(values)
    const saved = item === null ? await client.customers.addItem({ customerId: customer.id, ...input }) : await client.customers.correctItem({ id: item.id, reason: values.reason, ...input })
    return { number: saved.number, subject: saved.id }
  }
  return (
    <RegisterForm<Values>
      formId={item === null ? `customers.add-item.${customer.id}` : `customers.correct-item.${item.id}`} title={item === null ? t('customers.item.add') : t('customers.item.correct', { number: item.number })}
      width="third" fields={itemFields(t, item !== null)} initial={() => (item === null ? emptyItem : { ...emptyItem, ...item, secrecy: item.ownSecrecy ?? '' })} save={save} once={item !== null}
      onSaved={(_saved, _values, mode) => { if (mode === 'close') done() }} onEscape={done}
      onScan={(text, fill) => { fill({ code: text }); return true }}
      remedies={{ 'customers.reopen': { run: () => go(`/customers/${customer.id}`, { turn: 'reopen' }) } }}
    />
  )
}

function inputOf(values: Values): CustomerItemInput {
  return {
    title: values.title, pages: values.pages, present: values.present, code: values.code, shelfPlace: values.shelfPlace, note: values.note,
    carrier: itemCarriers.find((carrier) => carrier === values.carrier) ?? 'paper', secrecy: secrecyLevels.find((level) => level === values.secrecy) ?? null,
  }
}

function itemFields(t: Translate, corrects: boolean): readonly FormField<Values>[] {
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'title', label: t('customers.item.title'), required: true, max: 120, span: 12 },
    { kind: 'number', name: 'pages', label: t('customers.item.pages'), min: 0, maxValue: 99_999, whole: true, span: 4, preset: corrects },
    { kind: 'check', name: 'present', label: t('customers.item.present'), span: 4, preset: true, hint: t('customers.item.present-hint') },
    { kind: 'text', name: 'code', label: t('customers.item.code'), max: 60, latin: true, span: 12, preset: true },
    { kind: 'choice', name: 'carrier', label: t('customers.item.carrier'), choices: itemCarriers.map((value) => ({ value, label: t(`customers.item.carrier.${value}`) })), span: 4, preset: true },
    { kind: 'choice', name: 'secrecy', label: t('customers.item.secrecy'), choices: [{ value: '', label: t('customers.item.secrecy-file') }, ...secrecyLevels.map((value) => ({ value, label: t(`secrecy.${value}`) }))], span: 4, preset: true },
    { kind: 'text', name: 'shelfPlace', label: t('customers.item.shelf-place'), max: 60, span: 12, preset: true, hint: t('customers.item.shelf-place-hint') },
    { kind: 'text', name: 'note', label: t('customers.item.note'), max: 200, span: 12, preset: true },
  ]
  return corrects ? [...fields, { kind: 'text', name: 'reason', label: t('customers.correct-reason'), required: true, max: 200, span: 12, hint: t('customers.correct-reason-hint') }] : fields
}

/** Reporting a leak: one sentence and Enter; remedy, way and customer as far as they are known. */
import { momentOf } from '#renderer/features/leaks/LeakForm.tsx'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, Page, RegisterForm, useBack, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import { leakCertainties, leakChannels } from '#shared/domain/leaks.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly what: string; readonly certainty: string; readonly channel: string; readonly measure: string; readonly measureAt: number | null; readonly foundAt: number | null; readonly customer: string; readonly customerId: string }

function lineOf(row: CustomerRow): Suggestion<Values> {
  return { key: row.id, label: row.name, detail: row.number, fills: { customer: `${row.number} ${row.name}`, customerId: row.id } }
}

function fieldsOf(t: Translate, readsCustomers: boolean): readonly FormField<Values>[] {
  return [
    { kind: 'text', name: 'what', label: t('leaks.what'), placeholder: t('leaks.what-placeholder'), required: true, span: 12, max: 200 },
    { kind: 'choice', name: 'certainty', label: t('leaks.certainty'), span: 3, choices: leakCertainties.map((value) => ({ value, label: t(`leaks.certainty.${value}`) })) },
    { kind: 'choice', name: 'channel', label: t('leaks.channel'), span: 6, choices: leakChannels.map((value) => ({ value, label: t(`leaks.channel.${value}`) })) },
    { kind: 'moment', name: 'foundAt', label: t('leaks.found-at'), span: 3, preset: true },
    { kind: 'lines', name: 'measure', label: t('leaks.measure'), hint: t('leaks.measure-hint'), span: 9, rows: 2, max: 500, enter: 'next' },
    { kind: 'moment', name: 'measureAt', label: t('leaks.measure-at'), span: 3, preset: true, when: (values) => values.measure !== '' },
    ...(readsCustomers ? [{ kind: 'suggest', name: 'customer', label: t('leaks.customer'), span: 12, preset: true, max: 160, unpick: { customerId: '' }, load: async (typed: string, signal: AbortSignal) => (await client.customers.suggest({ typed }, { signal })).rows.map(lineOf) } as const] : []),
  ]
}

export function NewLeakPage() {
  const t = useText()
  const go = useGo()
  const back = useBack()
  const [reads, readsCustomers] = [useHas('leaks.read'), useHas('customers.read')]
  async function save({ what, certainty, channel, measure, measureAt, foundAt, customerId }: Values) {
    const { leak } = await client.leaks.report({
      what, certainty: leakCertainties.find((known) => known === certainty) ?? 'possible', channel: leakChannels.find((known) => known === channel) ?? 'unknown', foundAt: momentOf(foundAt), measure, measureAt: measure === '' ? null : momentOf(measureAt),
      // Picked from the archive's own answer.
      customerId: customerId === '' ? null : customerId as Id<'customer'>,
    })
    return { number: leak.number, subject: leak.id, text: t('leaks.said-reported', { number: leak.number }) }
  }
  return (
    <Page title={<>{t('leaks.report')} <ClauseLink clause="P07-27" /></>}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        formId="leaks.report" fields={fieldsOf(t, readsCustomers)} initial={() => ({ what: '', certainty: 'possible', channel: 'unknown', measure: '', measureAt: null, foundAt: null, customer: '', customerId: '' })} save={save}
        aside={<div className="dg-note">{t('leaks.how-to')}</div>} onSaved={({ subject }, _values, mode) => { if (mode === 'close') { if (reads) go('/leaks', { open: subject }); else back() } }}
      />
    </Page>
  )
}

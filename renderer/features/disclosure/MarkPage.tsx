/** Marks a file or a document as important, or takes the mark off; classified material is important without a mark. */
import { materialSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { useMaterial } from '#renderer/features/disclosure/use-material.ts'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, Page, RegisterForm, Skeleton, StatusTag, TroubleCard, useBack, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { Material } from '#shared/contract/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly customer: string; readonly customerId: string; readonly part: string; readonly turn: string; readonly reason: string }

function fieldsOf(t: Translate, rows: readonly Material[]): readonly FormField<Values>[] {
  return [
    {
      kind: 'suggest', name: 'customer', label: t('disclosure.customer'), placeholder: t('disclosure.customer-placeholder'), required: true, strict: true, span: 12, max: 160, unpick: { customerId: '' },
      load: async (typed, signal) => (await client.customers.suggest({ typed }, { signal })).rows.map((row) => ({ key: row.id, label: row.name, detail: row.number, fills: { customer: `${row.number} ${row.name}`, customerId: row.id } })),
    },
    { kind: 'choice', name: 'part', label: t('disclosure.items'), span: 8, preset: true, choices: [{ value: '', label: t('disclosure.whole-file') }, ...rows.flatMap((row) => (row.itemId === null ? [] : [{ value: row.itemId, label: `${row.number} ${row.title}` }]))] },
    { kind: 'choice', name: 'turn', label: t('disclosure.important'), span: 4, preset: true, choices: [{ value: 'mark', label: t('disclosure.mark') }, { value: 'unmark', label: t('disclosure.unmark') }] },
    { kind: 'text', name: 'reason', label: t('disclosure.mark-reason'), required: true, span: 12, max: 200 },
  ]
}

export function MarkPage() {
  const t = useText()
  const back = useBack()
  const { search } = usePlace(materialSearch)
  const { follow, rows, name, ready, error } = useMaterial(search.customer)
  if (error !== null && error !== undefined) return <Page title={t('disclosure.mark-title')}><TroubleCard error={error} /></Page>
  if (!ready) return <Page title={t('disclosure.mark-title')}><Skeleton rows={4} /></Page>
  async function save({ customerId, part, turn, reason }: Values) {
    // Ids came from the archive's own answers.
    const marked = await client.disclosure.mark({ customerId: customerId as Id<'customer'>, itemId: part === '' ? null : part as Id<'item'>, isMarked: turn !== 'unmark', reason })
    return { text: `${marked.customer} ${t(turn === 'unmark' ? 'disclosure.unmark' : 'disclosure.mark')}` }
  }
  return (
    <Page title={<>{t('disclosure.mark-title')} <ClauseLink clause="P07-23.1" /></>}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        formId="disclosure.mark" fields={fieldsOf(t, rows)} watch={(values) => follow(values.customerId)} save={save} onSaved={back} once draft={false}
        initial={() => ({ customer: search.customer === undefined ? '' : name, customerId: search.customer ?? '', part: '', turn: 'mark', reason: '' })}
        aside={<div className="dg-stack" style={{ gap: 6 }}>{rows.filter((row) => row.isImportant).map((row) => <div key={row.number}><StatusTag tone="warn">{t('disclosure.important')}</StatusTag> {row.number} {row.title}</div>)}</div>}
      />
    </Page>
  )
}

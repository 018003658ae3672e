/** Plans a visit, and corrects one before its report. */
import { useQuery } from '@tanstack/react-query'
import { visitFields } from '#renderer/features/customer-visits/visit-fields.ts'
import { emptyVisit, inputOfVisit, valuesOfVisit } from '#renderer/features/customer-visits/visit-values.ts'
import type { VisitValues } from '#renderer/features/customer-visits/visit-values.ts'
import { newVisitSearch } from '#renderer/features/customer-visits/visits-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { CustomerVisitRow } from '#shared/contract/customer-visits.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function NewVisitPage() {
  const t = useText()
  const go = useGo()
  const readsCustomers = useHas('customers.read')
  const { search } = usePlace(newVisitSearch)
  async function save(values: VisitValues) {
    const { visit } = await client['customer-visits'].add(inputOfVisit(values))
    return { subject: visit.id, text: t('customer-visits.said-added', { number: visit.number }) }
  }
  return (
    <Page title={t('customer-visits.new')}>
      <RegisterForm<VisitValues, Awaited<ReturnType<typeof save>>>
        formId="customer-visits.add" fields={visitFields(t, { corrects: false, readsCustomers })} initial={() => emptyVisit(search.day)} save={save}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/customer-visits', { open: subject }) }} onCorrect={({ subject }) => go(`/customer-visits/${subject}/correct`)}
      />
    </Page>
  )
}

export function CorrectVisitPage() {
  const t = useText()
  const { params } = usePlace(newVisitSearch)
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc['customer-visits'].get.queryOptions({ input: { id: params['id'] as Id<'customer-visit'> } }))
  return <Page title={t('customer-visits.correct')}>{sheet.data === undefined ? (sheet.error === null ? <Skeleton /> : <TroubleCard error={sheet.error} />) : <CorrectForm visit={sheet.data.visit} />}</Page>
}

function CorrectForm({ visit }: { readonly visit: CustomerVisitRow }) {
  const t = useText()
  const go = useGo()
  const readsCustomers = useHas('customers.read')
  return (
    <RegisterForm<VisitValues>
      formId={`customer-visits.correct.${visit.id}`} fields={visitFields(t, { corrects: true, readsCustomers })} initial={() => valuesOfVisit(visit)} once
      save={async (values) => { await client['customer-visits'].correct({ id: visit.id, ...inputOfVisit(values), reason: values.reason }); return { number: visit.number } }} onSaved={() => go('/customer-visits', { open: visit.id })}
    />
  )
}

/** Types a profile again, with the reason; the old wording stays in the history. */
import { useQuery } from '@tanstack/react-query'
import { CustomerForm } from '#renderer/features/customers/CustomerForm.tsx'
import { fileSearch } from '#renderer/features/customers/customers-search.ts'
import { inputOf, valuesOf } from '#renderer/features/customers/customer-form-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, Skeleton, TroubleCard, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { CustomerFile } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function CorrectCustomerPage() {
  const t = useText()
  const { params } = usePlace(fileSearch)
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.customers.get.queryOptions({ input: { id: params['id'] as Id<'customer'> } }))
  const customer = sheet.data?.customer
  return (
    <Page title={t('customers.correct-title', { number: customer?.number ?? '' })}>
      {customer !== undefined ? <CorrectForm key={customer.id} customer={customer} /> : sheet.error !== null ? <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} /> : <Skeleton />}
    </Page>
  )
}

function CorrectForm({ customer }: { readonly customer: CustomerFile }) {
  const t = useText()
  const go = useGo()
  const { id } = customer
  return (
    <CustomerForm
      file={customer} formId={`customers.correct.${id}`} initial={() => valuesOf(customer)}
      save={async (values) => {
        const saved = await client.customers.correct({ id, reason: values.reason, ...inputOf(values) })
        return { number: saved.customer.number, subject: id }
      }}
      remedies={{ 'customers.reopen': { label: t('remedy.customers.reopen'), run: () => go(`/customers/${id}`, { turn: 'reopen' }) } }}
    />
  )
}

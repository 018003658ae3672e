/** Asks for material, from nothing, from a customer file or from a scanned document. */
import { useQuery } from '@tanstack/react-query'
import { RequestForm } from '#renderer/features/lending/RequestForm.tsx'
import { requestSearch } from '#renderer/features/lending/lending-search.ts'
import { emptyRequest, fileValues } from '#renderer/features/lending/request-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, Skeleton, TroubleCard, usePlace, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function RequestPage() {
  const t = useText()
  const { search } = usePlace(requestSearch)
  return <Page title={t('lending.request')}>{search.customer === undefined ? <RequestForm formId="lending.request" initial={emptyRequest} save={(input) => client.lending.request(input)} /> : <RequestOfFile key={search.customer} customerId={search.customer} itemId={search.item ?? null} />}</Page>
}

function RequestOfFile({ customerId, itemId }: { readonly customerId: string; readonly itemId: string | null }) {
  // What stands in the address is checked by the archive, which answers a wrong id with "no such record".
  const file = useQuery(orpc.customers.get.queryOptions({ input: { id: customerId as Id<'customer'> } }))
  if (file.data === undefined) return file.error === null ? <Skeleton rows={6} /> : <TroubleCard error={file.error} onRetry={() => void file.refetch()} />
  const item = file.data.items.find((known) => known.id === itemId) ?? null
  return <RequestForm formId={`lending.request.${itemId ?? customerId}`} initial={{ ...emptyRequest, ...fileValues(file.data.customer, item) }} save={(input) => client.lending.request(input)} />
}

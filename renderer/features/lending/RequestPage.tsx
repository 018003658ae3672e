/** Asks for material, from nothing, from a customer file or from a scanned document. */
import { useQuery } from '@tanstack/react-query'
import { RequestForm } from '#renderer/features/lending/RequestForm.tsx'
import { requestSearch } from '#renderer/features/lending/lending-search.ts'
import { emptyRequest, fileValues, tickName } from '#renderer/features/lending/request-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, Skeleton, TroubleCard, usePlace, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function RequestPage() {
  const t = useText()
  const { search } = usePlace(requestSearch)
  const itemIds = [search.item ?? '', ...(search.items ?? '').split(',')].filter((id) => id !== '')
  return <Page title={t('lending.request')}>{search.customer === undefined ? <RequestForm formId="lending.request" initial={emptyRequest} save={(input) => client.lending.request(input)} /> : <RequestOfFile key={search.customer} customerId={search.customer} itemIds={itemIds} />}</Page>
}

function RequestOfFile({ customerId, itemIds }: { readonly customerId: string; readonly itemIds: readonly string[] }) {
  // What stands in the address is checked by the archive, which answers a wrong id with "no such record".
  const file = useQuery(orpc.customers.index.queryOptions({ input: { id: customerId as Id<'customer'> } }))
  if (file.data === undefined) return file.error === null ? <Skeleton rows={6} /> : <TroubleCard error={file.error} onRetry={() => void file.refetch()} />
  const chosen = file.data.items.filter((known) => itemIds.includes(known.id))
  const ticks = Object.fromEntries(chosen.map((item) => [tickName(item.id), true]))
  // Each choice of documents has a draft of its own.
  const choice = chosen.length === 0 ? customerId : chosen.map((item) => item.id.slice(-6)).join('-').slice(0, 40)
  return <RequestForm formId={`lending.request.${choice}`} initial={{ ...emptyRequest, ...fileValues(file.data.customer, chosen[0] ?? null), ...ticks }} save={(input) => client.lending.request(input)} />
}

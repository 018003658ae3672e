/** Labels before they are paper. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { PrintPreview, TroubleCard, useLocale, useText } from '#renderer/ui/index.ts'
import type { CustomerFile } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** `itemIds` null: the file's own label and one for each document; else only the chosen ones. */
export function LabelsPreview({ customer, itemIds, onClose }: { readonly customer: CustomerFile; readonly itemIds: readonly Id<'item'>[] | null; readonly onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const labels = useQuery(orpc.customers.labels.queryOptions({ input: { id: customer.id, file: itemIds === null, itemIds: itemIds === null ? null : [...itemIds], locale } }))
  if (labels.error !== null) return <TroubleCard error={labels.error} onRetry={() => void labels.refetch()} />
  return labels.data === undefined ? null : <PrintPreview html={labels.data.html} title={t('customers.labels-title', { number: customer.number })} onClose={onClose} />
}

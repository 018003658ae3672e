/** How many of the expected papers are there, and which are missing by name. */
import { StatusTag, useText } from '#renderer/ui/index.ts'
import type { CustomerItem, CustomerRow } from '#shared/contract/customers.ts'

type CompletenessProps = { readonly customer: Pick<CustomerRow, 'itemsPresent' | 'itemsTotal'>; readonly items: readonly CustomerItem[] }

export function Completeness({ customer, items }: CompletenessProps) {
  const t = useText()
  const counts = { present: customer.itemsPresent, total: customer.itemsTotal }
  if (counts.total === 0) return <span className="dg-quiet">{t('customers.no-items')}</span>
  if (counts.present === counts.total) return <StatusTag tone="ok">{t('customers.all-there', counts)}</StatusTag>
  const missing = items.filter((item) => !item.present).map((item) => item.title)
  return <span><StatusTag tone="danger">{t('customers.items-of', counts)}</StatusTag> {t('customers.missing', { titles: missing.join(t('common.list-join')) })}</span>
}

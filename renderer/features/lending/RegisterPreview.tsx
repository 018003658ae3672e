/** The loan register as a page: what the list's days and state hold of it, line by line, to print and to be signed. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { PrintPreview, TroubleCard, useLocale, useText } from '#renderer/ui/index.ts'
import type { Day } from '#shared/kernel/days.ts'

type RegisterPreviewProps = { readonly from: Day | null; readonly to: Day | null; readonly onlyIncomplete: boolean; readonly onClose: () => void }

export function RegisterPreview({ from, to, onlyIncomplete, onClose }: RegisterPreviewProps) {
  const t = useText()
  const locale = useLocale()
  const page = useQuery(orpc.lending.registerPage.queryOptions({ input: { from, to, onlyIncomplete, locale } }))
  if (page.error !== null) return <TroubleCard error={page.error} onRetry={() => void page.refetch()} onClose={onClose} />
  return page.data === undefined ? null : <PrintPreview html={page.data.html} title={t('lending.register-title')} onClose={onClose} />
}

/** Asks again after a request was sent back: the old wording stands in the form, with the reason why it came back. */
import { useQuery } from '@tanstack/react-query'
import { RequestForm } from '#renderer/features/lending/RequestForm.tsx'
import { valuesOfLoan } from '#renderer/features/lending/request-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, Skeleton, TroubleCard, usePlace, useText } from '#renderer/ui/index.ts'
import * as z from 'zod'
import type { LoanSheet } from '#shared/contract/lending.ts'
import type { Id } from '#shared/kernel/ids.ts'

const nothing = z.object({})

export function ResubmitPage() {
  const { params } = usePlace(nothing)
  // What stands in the address is checked by the archive, which answers a wrong id with "no such record".
  const id = (params['id'] ?? '') as Id<'loan'>
  const sheet = useQuery(orpc.lending.get.queryOptions({ input: { id } }))
  if (sheet.data === undefined) return <Page title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</Page>
  return <Resubmit key={id} sheet={sheet.data} />
}

function Resubmit({ sheet }: { readonly sheet: LoanSheet }) {
  const t = useText()
  const { loan, history } = sheet
  const sentBack = history.findLast((entry) => entry.kind === 'sent-back')
  const reason = sentBack?.body['reason']
  return (
    <Page title={t('lending.resubmit-title', { number: loan.number })}>
      {sentBack !== undefined && <div className="dg-note" style={{ marginBottom: 12, maxWidth: 920 }}>{sentBack.by} {t('lending.event-sent-back', { reason: typeof reason === 'string' ? reason : '' })}</div>}
      <RequestForm formId={`lending.resubmit.${loan.id}`} initial={valuesOfLoan(sheet)} fixedFile sealScanId={loan.seal.scanId} save={(input) => client.lending.resubmit({ id: loan.id, ...input })} />
    </Page>
  )
}

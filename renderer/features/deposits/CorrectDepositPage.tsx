/** Types a deposit's line again, with the reason; the old wording stays in the book. */
import { useQuery } from '@tanstack/react-query'
import { depositFields } from '#renderer/features/deposits/deposit-fields.ts'
import { inputOf, photoUrlOf, wordsOf } from '#renderer/features/deposits/deposit-words.ts'
import type { DepositValues } from '#renderer/features/deposits/deposit-words.ts'
import { takeSearch } from '#renderer/features/deposits/deposits-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { Id } from '#shared/kernel/ids.ts'

type CorrectionValues = DepositValues & { readonly reason: string }

export function CorrectDepositPage() {
  const t = useText()
  const { params } = usePlace(takeSearch)
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.deposits.get.queryOptions({ input: { id: params['id'] as Id<'deposit'> } }))
  const deposit = sheet.data?.deposit
  const photo = useQuery({ queryKey: ['deposits', 'photo-url', deposit?.photoId], queryFn: () => (deposit?.photoId === null || deposit === undefined ? '' : photoUrlOf(deposit.photoId).catch(() => '')), enabled: deposit !== undefined })
  return (
    <Page title={t('deposits.correct-title', { number: deposit?.number ?? '' })}>
      {deposit !== undefined && photo.data !== undefined ? <CorrectForm key={deposit.id} deposit={deposit} photo={photo.data} /> : sheet.error !== null ? <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} /> : <Skeleton />}
    </Page>
  )
}

function CorrectForm({ deposit, photo }: { readonly deposit: DepositRow; readonly photo: string }) {
  const t = useText()
  const places = useQuery(orpc.deposits.listPlaces.queryOptions({ input: {} }))
  const readsCustomers = useHas('customers.read')
  // The shared fields hold the deposit's own members; the form adds the reason.
  const shared = depositFields(t, { places: places.data?.rows ?? [], readsCustomers, asksAll: true }) as readonly FormField<CorrectionValues>[]
  const fields: readonly FormField<CorrectionValues>[] = [...shared, { kind: 'text', name: 'reason', label: t('deposits.correct-reason'), hint: t('deposits.reason-hint'), required: true, span: 12, max: 200 }]
  async function save({ reason, ...values }: CorrectionValues) {
    const saved = await client.deposits.correct({ id: deposit.id, reason, ...(await inputOf(values, { photo, photoId: deposit.photoId })) })
    return { text: t('deposits.said-corrected', { number: saved.number }), subject: saved.id }
  }
  return <RegisterForm<CorrectionValues> formId={`deposits.correct.${deposit.id}`} fields={fields} initial={() => ({ ...wordsOf(deposit, photo), reason: '' })} save={save} once aside={<span className="dg-quiet">{t('deposits.correct-text')}</span>} />
}

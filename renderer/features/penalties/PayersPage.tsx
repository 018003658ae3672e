/** Who holds the posts whose holder pays for what others did or left undone. */
import { useQuery } from '@tanstack/react-query'
import { namesOf } from '#renderer/features/penalties/penalty-words.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import { payerPosts } from '#shared/domain/penalty-gates.ts'
import type { PayerPost } from '#shared/domain/penalty-gates.ts'

type Values = Readonly<Record<PayerPost, string>>

export function PayersPage() {
  const t = useText()
  const go = useGo()
  const payers = useQuery(orpc.penalties.payers.queryOptions({ input: {} }))
  const fields = payerPosts.map((post): FormField<Values> => ({ kind: 'text', name: post, label: t(`penalties.payer.${post}`), span: 12, max: 600, hint: t('penalties.payers-hint') }))
  const held = (post: PayerPost) => (payers.data?.[post] ?? []).join(t('common.list-join'))
  const initial = (): Values => ({ 'sales-group-leader': held('sales-group-leader'), 'sales-assistant': held('sales-assistant'), 'market-specialist': held('market-specialist'), 'five-s-officer': held('five-s-officer') })
  async function save(values: Values) {
    await client.penalties.setPayers({ payers: Object.fromEntries(payerPosts.map((post) => [post, namesOf(values[post])])) })
    return { text: t('penalties.payers-saved') }
  }
  return (
    <Page title={t('penalties.payers')}>
      <p className="dg-quiet">{t('penalties.payers-text')}</p>
      {payers.error !== null ? <TroubleCard error={payers.error} onRetry={() => void payers.refetch()} /> : payers.data === undefined ? <Skeleton rows={4} />
        : <RegisterForm<Values> formId="penalties.payers" fields={fields} initial={initial} save={save} once draft={false} onSaved={() => go('/penalties')} />}
    </Page>
  )
}

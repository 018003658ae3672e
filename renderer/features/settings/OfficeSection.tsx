/** What the office decides about the program; only the system administrator may change it. */
import { useQuery } from '@tanstack/react-query'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Facts, RegisterForm, Skeleton, TroubleCard, useHas, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { Settings } from '#shared/contract/settings.ts'

type Values = { readonly officeName: string; readonly idleLockMinutes: number | null; readonly unclaimedDepositDays: number | null }

export function OfficeSection() {
  const query = useQuery(orpc.settings.get.queryOptions({ input: {} }))
  const may = useHas('settings.change')
  if (query.error !== null) return <TroubleCard error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton />
  return may ? <OfficeForm settings={query.data} /> : <OfficeFacts settings={query.data} />
}

function OfficeFacts({ settings }: { readonly settings: Settings }) {
  const t = useText()
  const folder = useSession((state) => state.status?.archive?.folder ?? '')
  return (
    <div className="dg-stack">
      <Facts items={[
        { label: t('session.office-name'), value: settings.officeName, wide: true }, { label: t('settings.idle-lock'), value: `${String(settings.idleLockMinutes)} ${t('settings.minutes')}`, wide: true },
        { label: t('settings.unclaimed-days'), value: `${String(settings.unclaimedDepositDays)} ${t('settings.days')}`, wide: true }, { label: t('settings.archive-folder'), value: folder, wide: true },
      ]} />
      <p className="dg-quiet">{t('settings.only-administrator')}</p>
    </div>
  )
}

function OfficeForm({ settings }: { readonly settings: Settings }) {
  const t = useText()
  const folder = useSession((state) => state.status?.archive?.folder ?? '')
  const fields: readonly FormField<Values>[] = [
    { kind: 'text', name: 'officeName', label: t('session.office-name'), hint: t('session.office-name-hint'), required: true, span: 12, max: 100 },
    { kind: 'number', name: 'idleLockMinutes', label: t('settings.idle-lock'), unit: t('settings.minutes'), required: true, whole: true, min: 1, maxValue: 240 },
    { kind: 'number', name: 'unclaimedDepositDays', label: t('settings.unclaimed-days'), unit: t('settings.days'), required: true, whole: true, min: 1, maxValue: 3650 },
  ]
  async function save(values: Values) {
    await client.settings.change({ officeName: values.officeName, idleLockMinutes: values.idleLockMinutes ?? settings.idleLockMinutes, unclaimedDepositDays: values.unclaimedDepositDays ?? settings.unclaimedDepositDays })
    return { text: t('settings.saved') }
  }
  return <RegisterForm<Values> key={JSON.stringify(settings)} formId="settings.office" fields={fields} initial={() => ({ officeName: settings.officeName, idleLockMinutes: settings.idleLockMinutes, unclaimedDepositDays: settings.unclaimedDepositDays })} save={save} once draft={false} onSaved={() => undefined} aside={<span className="dg-quiet">{t('settings.archive-folder')}：{folder}</span>} />
}

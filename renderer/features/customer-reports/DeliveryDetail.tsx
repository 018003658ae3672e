/** A periodic delivery at the right: what it waits for, what was delivered, keep it up or revoke it. */
import { DeliveryMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import type { DeliveryDoing } from '#renderer/features/customer-reports/reports-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, RegisterForm, useChangeSearch, useGo, useHas, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { ReportDelivery } from '#shared/contract/customer-reports.ts'

const door = client['customer-reports']

export function DeliveryDetail({ delivery, doing }: { readonly delivery: ReportDelivery; readonly doing: DeliveryDoing | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const go = useGo()
  const change = useChangeSearch()
  const mayWrite = useHas('customer-reports.write')
  const { status, approvalId, lastDelivered } = delivery
  const turn = (next: DeliveryDoing) => () => change({ doing: next })
  const actions: readonly (DetailAction & { readonly when: boolean })[] = [
    { key: 'O', label: t('find.kind.approval'), run: () => go('/approvals', { open: approvalId ?? '' }), when: approvalId !== null },
    { key: 'K', label: t('customer-reports.keep-delivery'), primary: delivery.notices.length > 0, run: turn('keep'), when: mayWrite && status === 'active' },
    { key: 'X', label: t('customer-reports.revoke-delivery'), danger: true, run: turn('revoke'), when: mayWrite && (status === 'active' || status === 'requested') },
  ]
  const missing = delivery.missingSteps.map((step) => loose(`approvals.step-${step}`) ?? step).join(t('common.list-join'))
  return (
    <DetailPane title={`${delivery.department} · ${delivery.name}`} subtitle={<><span className="dg-number">{delivery.number}</span> <DeliveryMark status={status} /></>} actions={doing !== undefined ? [] : actions.filter((action) => action.when)}>
      {doing !== undefined && <DeliveryForm key={doing} delivery={delivery} doing={doing} done={() => change({ doing: undefined })} />}
      <Facts items={[
        ...(missing === '' ? [] : [{ label: t('customer-reports.status'), value: <span className="dg-soon">{t('customer-reports.review-missing', { steps: missing })}</span>, wide: true }]),
        { label: t('customer-reports.need'), value: delivery.need, wide: true }, { label: t('customer-reports.content'), value: delivery.content, wide: true }, { label: t('customer-reports.receivers'), value: delivery.receivers.join(t('common.list-join')), wide: true },
        { label: t('customer-reports.asked-by'), value: delivery.requestedBy }, { label: t('customer-reports.asked-day'), value: <DayText day={delivery.requestedDay} weekday={false} /> },
        { label: t('customer-reports.active-day'), value: <DayText day={delivery.activeDay} weekday={false} /> }, { label: t('customer-reports.review-day'), value: <DayText day={delivery.reviewDay} weekday={false} /> },
        { label: t('customer-reports.last-delivered'), value: lastDelivered === null ? '' : t('customer-reports.last-delivered-line', lastDelivered) },
        ...(delivery.notices.length === 0 ? [] : [{ label: t('customer-reports.marks'), value: <ReportNotices notices={delivery.notices} />, wide: true }]),
        ...(delivery.note === '' ? [] : [{ label: t('customer-reports.note'), value: delivery.note, wide: true }]),
      ]} />
    </DetailPane>
  )
}

function DeliveryForm({ delivery, doing, done }: { readonly delivery: ReportDelivery; readonly doing: DeliveryDoing; readonly done: () => void }) {
  const t = useText()
  async function save({ note }: { readonly note: string }) {
    await (doing === 'keep' ? door.keepDelivery({ deliveryId: delivery.id, note }) : door.revokeDelivery({ deliveryId: delivery.id, reason: note }))
    return { text: t('form.saved') }
  }
  return (
    <RegisterForm<{ readonly note: string }, Awaited<ReturnType<typeof save>>>
      formId={`customer-reports.delivery.${doing}.${delivery.id}`} title={t(doing === 'keep' ? 'customer-reports.keep-delivery' : 'customer-reports.revoke-delivery')}
      fields={[{ kind: 'text', name: 'note', label: t(doing === 'keep' ? 'customer-reports.note' : 'customer-reports.reason'), required: doing === 'revoke', span: 12, max: 200 }]} initial={() => ({ note: '' })} save={save} onSaved={done} onEscape={done} once width="third" draft={false}
    />
  )
}

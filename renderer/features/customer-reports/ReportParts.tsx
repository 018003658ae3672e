/** The parts of an open report below its figures: reviews, corrections with their filing, copies, deliveries, history. */
import { Button } from 'antd'
import { CopyMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import { StatusTag, Timeline, useHas, useLooseText, useText } from '#renderer/ui/index.ts'
import type { CustomerReportSheet, ReportCopy } from '#shared/contract/customer-reports.ts'

type Shown = { readonly sheet: CustomerReportSheet }

export function ReportReviews({ sheet: { reviews } }: Shown) {
  const t = useText()
  const loose = useLooseText()
  if (reviews.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('customer-reports.reviews')}</div>
      <div className="dg-stack" style={{ gap: 4 }}>{reviews.map((review, index) => {
        const name = review.actingFor === null ? review.reviewer : t('customer-reports.acting-for', { name: review.reviewer, absent: review.actingFor })
        // Reviews have no id of their own on the sheet; their order never changes.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        return <div key={index}>{t(`customer-reports.review-${review.verdict}`, { step: loose(`approvals.step-${review.step}`) ?? review.step, name, day: review.day, note: review.note })}</div>
      })}</div>
    </div>
  )
}

export function ReportCorrections({ sheet: { corrections } }: Shown) {
  const t = useText()
  if (corrections.length === 0) return null
  const tones = { requested: 'warn', approved: 'ok', refused: 'neutral' } as const
  return (
    <div>
      <div className="dg-section-title">{t('customer-reports.corrections')}</div>
      <div className="dg-stack" style={{ gap: 8 }}>{corrections.map((correction) => (
        <div key={correction.id}>
          <div><span className="dg-number">{correction.number}</span> <StatusTag tone={tones[correction.status]}>{t(`customer-reports.correction.${correction.status}`)}</StatusTag></div>
          {correction.items.map(({ item, oldValue, newValue }) => <div key={item}>{t('customer-reports.correction-line', { item: t(`customer-reports.item.${item}`), from: oldValue, to: newValue })}</div>)}
          <div className="dg-quiet">{[correction.askedBy, correction.askedDay, correction.reason, correction.status === 'refused' ? correction.decidedNote : ''].filter((part) => part !== '').join(' · ')}</div>
          {correction.filedNumber !== null && <div>{t('customer-reports.filed', { number: correction.filedNumber, day: correction.filedDay ?? '', approver: correction.approver ?? '' })}</div>}
        </div>
      ))}</div>
    </div>
  )
}

export function ReportCopies({ sheet: { copies, counts }, open }: Shown & { readonly open: (copy: ReportCopy) => void }) {
  const t = useText()
  if (copies.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('customer-reports.copies')}</div>
      <div className="dg-quiet">{t('customer-reports.copy-counts', counts)}</div>
      <div className="dg-stack" style={{ gap: 2 }}>{copies.map((copy) => (
        <div key={copy.id}>
          <button type="button" className="dg-linkbutton" onClick={() => open(copy)}>{t('customer-reports.copy-line', { copy: copy.copyNumber, medium: t(`customer-reports.medium.${copy.medium}`) })}</button> <CopyMark status={copy.status} />{' '}
          {copy.issuedDay !== null && <span className="dg-quiet">{t('customer-reports.copy-to', { day: copy.issuedDay, receiver: [copy.receiverDepartment, copy.receiver].filter((part) => part !== '').join(' ') })}</span>} <ReportNotices notices={copy.notices} />
        </div>
      ))}</div>
    </div>
  )
}

export function ReportDeliveries({ sheet: { deliveries, report }, deliver }: Shown & { readonly deliver: (delivery: CustomerReportSheet['deliveries'][number]) => void }) {
  const t = useText()
  const mayWrite = useHas('customer-reports.write')
  if (deliveries.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('customer-reports.deliveries')}</div>
      <div className="dg-stack" style={{ gap: 4 }}>{deliveries.map((delivery) => (
        <div key={delivery.id} className="dg-row">
          <span>{delivery.department} <span className="dg-number dg-quiet">{delivery.number}</span></span>
          {delivery.deliveredDay !== null ? <span className="dg-quiet">{t('customer-reports.delivered', { day: delivery.deliveredDay })}</span>
            : mayWrite && report.issuedVersion !== null && <Button size="small" onClick={() => deliver(delivery)}>{t('customer-reports.deliver')}</Button>}
        </div>
      ))}</div>
    </div>
  )
}

export function ReportHistory({ sheet: { history } }: Shown) {
  const t = useText()
  const loose = useLooseText()
  const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return (
    <div>
      <div className="dg-section-title">{t('customer-reports.history')}</div>
      <Timeline items={history.toReversed().map((entry) => ({
        key: String(entry.seq), at: entry.at, who: entry.by,
        text: loose(`customer-reports.log.${entry.kind}`, { reason: word(entry.body['reason']), note: word(entry.body['note']), copy: word(entry.body['copy']), receiver: word(entry.body['receiver']), signedBy: word(entry.body['signedBy']), filing: word(entry.body['filing']) }) ?? entry.kind,
      }))} />
    </div>
  )
}

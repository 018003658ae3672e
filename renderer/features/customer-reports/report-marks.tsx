/** How reports, copies and deliveries look: the word first, the colour only supports it. */
import { StatusTag, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { ReportDefinition, ReportVersion } from '#shared/contract/customer-reports.ts'
import type { ReportStatus } from '#shared/domain/customer-reports.ts'
import type { CopyStatus } from '#shared/domain/report-copies.ts'
import type { DeliveryStatus } from '#shared/domain/report-deliveries.ts'

const tones: Readonly<Record<ReportStatus, Tone>> = { draft: 'neutral', 'in-review': 'accent', reviewed: 'accent', issued: 'ok', locked: 'warn', superseded: 'neutral', dropped: 'neutral' }
const copyTones: Readonly<Record<CopyStatus, Tone>> = { kept: 'accent', issued: 'ok', destroyed: 'neutral' }
const deliveryTones: Readonly<Record<DeliveryStatus, Tone>> = { requested: 'warn', active: 'ok', 'turned-down': 'danger', revoked: 'neutral' }

export function ReportMark({ status }: { readonly status: ReportStatus }) {
  const t = useText()
  return <StatusTag tone={tones[status]}>{t(`customer-reports.status.${status}`)}</StatusTag>
}

export function CopyMark({ status }: { readonly status: CopyStatus }) {
  const t = useText()
  return <StatusTag tone={copyTones[status]}>{t(`customer-reports.copy-state.${status}`)}</StatusTag>
}

export function DeliveryMark({ status }: { readonly status: DeliveryStatus }) {
  const t = useText()
  return <StatusTag tone={deliveryTones[status]}>{t(`customer-reports.delivery-status.${status}`)}</StatusTag>
}

/** Marks in one line, the whole of them when pointed at; or each in a line of its own. */
export function ReportNotices({ notices, inLines = false }: { readonly notices: ReportVersion['notices']; readonly inLines?: boolean }) {
  const t = useText()
  const loose = useLooseText()
  const words = notices.map((notice) => loose(`notice.${notice.code}`, notice.facts) ?? notice.code)
  if (inLines) return <div className="dg-soon">{words.map((word) => <div key={word}>{word}</div>)}</div>
  return <span title={words.join('\n')} className={words.length === 0 ? undefined : 'dg-soon'}>{words.join(t('common.list-join'))}</span>
}

export function DefinitionMarks({ definition }: { readonly definition: ReportDefinition }) {
  const t = useText()
  return (
    <>
      {definition.isEnded && <StatusTag tone="neutral">{t('customer-reports.definition-ended')}</StatusTag>}
      {definition.duePeriod !== null && <StatusTag tone="warn">{t('customer-reports.due-period', { period: definition.duePeriod })}</StatusTag>}
      {!definition.isNeedStated && <StatusTag tone="danger">{t('customer-reports.need-not-stated')}</StatusTag>}
      {definition.isUnopened && <StatusTag tone="warn">{t('customer-reports.unopened')}</StatusTag>}
    </>
  )
}

/** How visits, requests and plans look: the word first, the colour only supports it. */
import { ClauseLink, StatusTag, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { CustomerVisitRow, VisitPlan } from '#shared/contract/customer-visits.ts'
import type { CustomerVisitStatus, PlanStatus } from '#shared/domain/customer-visits.ts'

const tones: Readonly<Record<CustomerVisitStatus, Tone>> = { planned: 'accent', reported: 'warn', returned: 'danger', reviewed: 'ok', cancelled: 'neutral' }
const planTones: Readonly<Record<PlanStatus, Tone>> = { draft: 'neutral', submitted: 'warn', approved: 'ok', returned: 'danger' }
type Notice = { readonly code: string; readonly clause: string; readonly facts: Readonly<Record<string, string | number>> }

export function VisitMark({ visit }: { readonly visit: Pick<CustomerVisitRow, 'status'> }) {
  const t = useText()
  return <StatusTag tone={tones[visit.status]}>{t(`customer-visits.status.${visit.status}`)}</StatusTag>
}

/** A plan that is past its day and not in says so instead. */
export function PlanMark({ plan }: { readonly plan: VisitPlan }) {
  const t = useText()
  if (plan.isMissing) return <StatusTag tone="danger">{t('customer-visits.plan-missing')}</StatusTag>
  return <><StatusTag tone={planTones[plan.status]}>{t(`customer-visits.plan-status.${plan.status}`)}</StatusTag>{plan.isLate && <> <StatusTag tone="warn">{t('customer-visits.plan-late')}</StatusTag></>}</>
}

/** The marks of a line in one cell, the first two in words. */
export function NoticeCell({ notices }: { readonly notices: readonly Notice[] }) {
  const t = useText()
  const loose = useLooseText()
  if (notices.length === 0) return <span className="dg-quiet">{t('customer-visits.no-marks')}</span>
  const words = notices.map((notice) => loose(`notice.${notice.code}`, notice.facts) ?? notice.code)
  return <span title={words.join('\n')}>{words[0]}{words.length > 1 && <span className="dg-quiet"> +{words.length - 1}</span>}</span>
}

/** Every mark with its clause. */
export function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  const loose = useLooseText()
  return (
    <div className="dg-stack" style={{ gap: 4 }}>
      {notices.map((notice) => <div key={notice.code} className="dg-note"><span style={{ flex: 1 }}>{loose(`notice.${notice.code}`, notice.facts) ?? notice.code}</span><ClauseLink clause={notice.clause} /></div>)}
    </div>
  )
}

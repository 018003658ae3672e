/** One visit that was made: what was said, how it ended, what it lacks, what the supervisor wrote. */
import { Button } from 'antd'
import { FollowupMarks } from '#renderer/features/followups/FollowupMarks.tsx'
import { DayText, Facts, MomentText, StatusTag, useGo, useText } from '#renderer/ui/index.ts'
import type { FactItem } from '#renderer/ui/index.ts'
import type { ReturnVisitRow } from '#shared/contract/followups.ts'

export function VisitSheet({ visit, onPrint }: { readonly visit: ReturnVisitRow; readonly onPrint: () => void }) {
  const t = useText()
  const go = useGo()
  const { caseId } = visit
  const optional = (label: string, value: string): FactItem[] => (value === '' ? [] : [{ label, value }])
  return (
    <section className="dg-stack" style={{ gap: 6 }}>
      <div className="dg-section-title">{t('followups.round-n', { n: visit.round })} · <DayText day={visit.day} /> · {t(`followups.means.${visit.means}`)} {!visit.counts && <StatusTag tone="warn">{t('followups.not-counted')}</StatusTag>} <Button size="small" type="text" onClick={onPrint}>{t('followups.print-form')}</Button></div>
      <FollowupMarks marks={visit.marks} />
      <Facts items={[
        { label: t('followups.said'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{visit.said}</span>, wide: true }, { label: t('followups.visitor'), value: visit.visitor }, { label: t('followups.satisfaction'), value: t(`followups.satisfaction.${visit.satisfaction}`) },
        { label: t('followups.outcome'), value: t(`followups.outcome.${visit.outcome}`) }, { label: t('followups.signature'), value: visit.means === 'door' ? [t(`followups.signature.${visit.signature}`), visit.signerName, visit.witness].filter((part) => part !== '').join(' · ') : t(`followups.means.${visit.means}`) },
        ...(visit.nextDay === null ? [] : [{ label: t('followups.next-day'), value: <DayText day={visit.nextDay} /> }]), ...(visit.replyAt === null ? [] : [{ label: t('followups.reply-at'), value: <MomentText at={visit.replyAt} /> }]),
        ...optional(t('followups.new-issue'), visit.newIssue), ...optional(t('followups.resolution'), visit.resolution), ...optional(t('followups.explained'), visit.explained), ...optional(t('followups.corrector'), visit.corrector), ...optional(t('followups.reason'), visit.reason),
        ...(caseId === null ? [] : [{ label: t('followups.linked-case'), value: <button type="button" className="dg-linkbutton dg-number" onClick={() => go('/desk', { open: caseId })}>{visit.caseNumber}</button> }]),
        ...(visit.reviewedAt === null ? [] : [{ label: t('followups.opinion'), value: <>{visit.opinion} <span className="dg-quiet">{visit.reviewedBy} <MomentText at={visit.reviewedAt} /></span></>, wide: true }]),
      ]} />
    </section>
  )
}

/** Long work on the screen: a number, a rate, a cancel. */
import { Button } from 'antd'
import type { JobState } from '#renderer/ui/job/use-job.ts'
import { TroubleCard } from '#renderer/ui/trouble/TroubleCard.tsx'
import { useText } from '#renderer/ui/use-text.ts'

type ProgressJobProps = { readonly job: JobState<unknown> & { readonly cancel: () => void }; readonly label: string; readonly onRetry?: () => void; readonly cancelledText?: string; readonly finishedText?: string }

export function ProgressJob({ job, label, onRetry, cancelledText, finishedText }: ProgressJobProps) {
  const t = useText()
  if (job.state === 'idle') return null
  if (job.state === 'failed' && job.trouble !== null) return <TroubleCard trouble={job.trouble} asked={label} onRetry={onRetry} />
  if (job.state === 'cancelled') return <div className="dg-note" role="status">{t('job.said', { label, text: cancelledText ?? t('job.cancelled') })}</div>
  const percent = job.total === null || job.total === 0 ? 0 : Math.min(100, Math.round((job.done / job.total) * 100))
  if (job.state === 'done') return <div className="dg-note" role="status">{t('job.said', { label, text: finishedText ?? t('job.finished') })}</div>
  return (
    <div className="dg-row" role="status" style={{ flexWrap: 'nowrap' }}>
      <span>{label}</span>
      <div className="dg-progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={job.total === null ? undefined : percent}><div style={{ width: `${String(percent)}%` }} /></div>
      <span className="dg-number dg-quiet" style={{ whiteSpace: 'nowrap' }}>
        {job.total === null ? job.done : t('job.done-of', { done: job.done, total: job.total })}{job.rate > 0 && ` · ${t('job.rate', { rate: job.rate })}`}{job.note !== undefined && ` · ${job.note}`}
      </span>
      <Button size="small" onClick={job.cancel}>{t('common.cancel')}</Button>
    </div>
  )
}

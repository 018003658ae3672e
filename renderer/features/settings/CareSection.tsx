/** Backup and verification, with progress and cancel; the recovery code for those who keep the keys. */
import { Button } from 'antd'
import { client } from '#renderer/rpc/index.ts'
import { ProgressJob, StatusTag, useGo, useHas, useJob, useLooseText, useSession, useText } from '#renderer/ui/index.ts'
import type { JobProgress } from '#renderer/ui/index.ts'
import type { Progress, Verdict } from '#shared/contract/archive.ts'

export function CareSection() {
  const t = useText()
  const go = useGo()
  const confirmed = useSession((state) => state.status?.recoveryCodeConfirmed ?? true)
  const keepsKeys = useHas('keys.manage')
  return (
    <div className="dg-stack">
      {!confirmed && <div className="dg-refusal" role="status"><span>{t('session.recovery-unconfirmed')}</span>{keepsKeys && <div><Button size="small" onClick={() => go('/recovery-code')}>{t('session.recovery-new')}</Button></div>}</div>}
      {useHas('backup.run') && <BackupPanel />}
      {useHas('audit.verify') && <VerifyPanel />}
      {keepsKeys && confirmed && <div><Button onClick={() => go('/recovery-code')}>{t('session.recovery-new')}</Button></div>}
    </div>
  )
}

function useProgress(): (event: Progress) => JobProgress {
  const loose = useLooseText()
  return ({ done, total, stage }) => ({ done, total, note: loose(`settings.stage.${stage}`) })
}

function BackupPanel() {
  const t = useText()
  const progress = useProgress()
  const job = useJob<Progress, { readonly folder: string; readonly damagedAttachments: number }>()
  async function run() {
    if ((await job.run((signal) => client.archive.backup({}, { signal }), progress)) !== null) useSession.getState().setStatus(await client.session.status({}))
  }
  const damaged = job.result?.damagedAttachments ?? 0
  return (
    <section className="dg-panel"><div className="dg-panel-head">{t('settings.backup-now')}</div>
      <div className="dg-panel-body dg-stack" style={{ gap: 8 }}>
        <p className="dg-quiet">{t('settings.backup-text')}</p>
        {job.state !== 'running' && <div><Button type="primary" onClick={() => void run()}>{t('settings.backup-now')}</Button></div>}
        <ProgressJob job={job} label={t('settings.backup-now')} onRetry={() => void run()} finishedText={t('settings.backup-done', { folder: job.result?.folder ?? '' })} />
        {damaged > 0 && <div className="dg-refusal" data-kind="fault" role="alert">{t('settings.backup-damaged', { n: damaged })}</div>}
        <p className="dg-quiet" style={{ fontSize: 13 }}>{t('settings.restore-hint')}</p>
      </div>
    </section>
  )
}

function VerifyPanel() {
  const t = useText()
  const progress = useProgress()
  const job = useJob<Progress, Verdict>()
  const run = () => void job.run((signal) => client.archive.verify({}, { signal }), progress)
  return (
    <section className="dg-panel"><div className="dg-panel-head">{t('settings.verify')}</div>
      <div className="dg-panel-body dg-stack" style={{ gap: 8 }}>
        <p className="dg-quiet">{t('settings.verify-text')}</p>
        {job.state !== 'running' && <div><Button type="primary" onClick={run}>{t('settings.verify')}</Button></div>}
        {job.state === 'done' && job.result !== null ? <VerdictLine verdict={job.result} /> : <ProgressJob job={job} label={t('settings.verify')} onRetry={run} cancelledText={t('settings.verify-cancelled')} />}
      </div>
    </section>
  )
}

function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const t = useText()
  if (verdict.verified) return <div role="status"><StatusTag tone="ok">{t('settings.verify-good', { rows: verdict.rows })}</StatusTag></div>
  const text = verdict.firstBrokenSeq !== null ? t('settings.verify-bad-link', { seq: verdict.firstBrokenSeq }) : verdict.stateMatches ? t('settings.verify-bad-attachments', { n: verdict.damagedAttachments }) : t('settings.verify-bad-state')
  return <div className="dg-refusal" data-kind="fault" role="alert">{text}</div>
}

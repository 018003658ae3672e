/** Below the list: how far the export is, then where the file lies and the key that fetches it. */
import { Button } from 'antd'
import { useEffect } from 'react'
import type { ReportExport } from '#renderer/features/reports/use-report-export.ts'
import { KeyCap, ProgressJob, saveFile, useKeys, useSession, useText } from '#renderer/ui/index.ts'
import type { Exported } from '#shared/contract/reports.ts'

export function ExportStrip({ job }: { readonly job: ReportExport }) {
  const t = useText()
  if (job.state === 'idle') return null
  return (
    <div style={{ padding: '8px 14px', borderTop: '1px solid var(--dg-line)', background: 'var(--dg-surface)', flex: 'none' }}>
      {job.state === 'done' && job.result !== null ? <ExportedLine file={job.result} />
        : <ProgressJob job={job} label={t('reports.exporting', { format: job.format ?? '' })} onRetry={job.repeat} cancelledText={t('reports.cancelled')} finishedText={t('reports.not-exported')} />}
      {job.trouble?.kind === 'refused' && job.trouble.refusals.some((refusal) => refusal.code === 'disclosure.export-holds-important') && <ImportantWays job={job} />}
    </div>
  )
}

/** In a browser the file comes as a download by itself; in the desktop window it lies where the person said. */
function ExportedLine({ file }: { readonly file: Exported }) {
  const t = useText()
  const isBrowser = useSession((state) => state.status?.shell === 'host')
  const download = () => saveFile({ name: file.fileName, url: `/exports/${encodeURIComponent(file.id)}` })
  useEffect(() => {
    if (isBrowser) download()
    // Once for each file.
    // oxlint-disable-next-line react/exhaustive-deps -- as said above
  }, [file.id])
  useKeys(isBrowser ? [{ key: 'D', label: t('reports.download'), run: download }] : [])
  return (
    <div className="dg-row" role="status">
      <strong>{t('reports.exported', { rows: file.rows, name: file.fileName })}</strong>
      <span className="dg-quiet" style={{ overflowWrap: 'anywhere' }}>{t('reports.exported-where', { folder: file.folder })}</span>
      {file.cutCells > 0 && <span className="dg-soon">{t('reports.exported-cut', { cells: file.cutCells })}</span>}
      {isBrowser && <Button size="small" onClick={download}>{t('reports.download')}<KeyCap name="D" /></Button>}
    </div>
  )
}

/** An export that holds important files has two ways out besides an approved request: without them, or with their content masked. */
function ImportantWays({ job }: { readonly job: ReportExport }) {
  const t = useText()
  useKeys([{ key: 'L', label: t('remedy.disclosure.leave-out'), run: () => job.repeatWith('leave-out') }, { key: 'K', label: t('disclosure.mask'), run: () => job.repeatWith('mask') }])
  return <div className="dg-row" style={{ marginTop: 8 }}><Button type="primary" onClick={() => job.repeatWith('leave-out')}>{t('remedy.disclosure.leave-out')}<KeyCap name="L" /></Button><Button onClick={() => job.repeatWith('mask')}>{t('disclosure.mask')}<KeyCap name="K" /></Button></div>
}

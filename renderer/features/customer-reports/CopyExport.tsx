/** How far the file of a numbered copy is, then its name; in a browser it comes as a download by itself. */
import { useEffect } from 'react'
import type { CopyExporting } from '#renderer/features/customer-reports/use-copy-export.ts'
import { ProgressJob, saveFile, useSession, useText } from '#renderer/ui/index.ts'
import type { Exported } from '#shared/contract/reports.ts'

export function CopyExport({ job }: { readonly job: CopyExporting }) {
  const t = useText()
  if (job.state === 'idle') return null
  if (job.state === 'done' && job.result !== null) return <WrittenFile file={job.result} />
  return <ProgressJob job={job} label={t('customer-reports.exporting', { copy: job.copyNumber })} onRetry={job.repeat} cancelledText={t('customer-reports.export-cancelled')} finishedText={t('customer-reports.export-cancelled')} />
}

function WrittenFile({ file }: { readonly file: Exported }) {
  const t = useText()
  const isBrowser = useSession((state) => state.status?.shell === 'host')
  useEffect(() => {
    if (isBrowser) saveFile({ name: file.fileName, url: `/exports/${encodeURIComponent(file.id)}` })
    // Once for each file.
    // oxlint-disable-next-line react/exhaustive-deps -- as said above
  }, [file.id])
  return <div role="status"><strong>{t('customer-reports.export-done', { name: file.fileName })}</strong> <span className="dg-quiet" style={{ overflowWrap: 'anywhere' }}>{t('reports.exported-where', { folder: file.folder })}</span></div>
}

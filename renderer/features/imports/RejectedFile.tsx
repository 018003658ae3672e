/** Writes the rejected lines of an import into a file and hands it over. */
import { Button } from 'antd'
import { useEffect } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { KeyCap, ProgressJob, saveFile, useJob, useKeys, useLocale, useSession, useText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportRow } from '#shared/contract/imports.ts'
import type { Exported } from '#shared/contract/reports.ts'

export function RejectedFile({ batch }: { readonly batch: ImportRow }) {
  const t = useText()
  const locale = useLocale()
  const isBrowser = useSession((state) => state.status?.shell === 'host')
  const job = useJob<Progress, Exported | null>()
  const start = () => void job.run((signal) => client.imports.rejected({ id: batch.id, locale }, { signal }), ({ done, total }) => ({ done, total }))
  const file = job.state === 'done' ? job.result : null
  const download = () => { if (file !== null) saveFile({ name: file.fileName, url: `/exports/${encodeURIComponent(file.id)}` }) }
  // Whoever opened this wants the file; it is written once.
  // oxlint-disable-next-line react/exhaustive-deps -- as said above
  useEffect(start, [batch.id])
  useEffect(() => {
    if (isBrowser) download()
    // Once for each file.
    // oxlint-disable-next-line react/exhaustive-deps -- as said above
  }, [file?.id])
  useKeys(isBrowser && file !== null ? [{ key: 'D', label: t('reports.download'), run: download }] : [])
  if (file === null) return <ProgressJob job={job} label={t('imports.get-rejected')} onRetry={start} finishedText={t('reports.not-exported')} />
  return (
    <div className="dg-note" role="status" style={{ flexWrap: 'wrap' }}>
      <span style={{ overflowWrap: 'anywhere' }}>{t('imports.rejected-saved', { n: file.rows, name: file.fileName })}</span>
      {isBrowser && <Button size="small" onClick={download}>{t('reports.download')}<KeyCap name="D" /></Button>}
    </div>
  )
}

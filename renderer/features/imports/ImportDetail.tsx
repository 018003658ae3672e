/** One import at the right: its account, its rejected lines as a file, and taking it back. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { countParams } from '#renderer/features/imports/import-marks.tsx'
import { RejectedFile } from '#renderer/features/imports/RejectedFile.tsx'
import { UndoForm } from '#renderer/features/imports/UndoForm.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, Skeleton, StatusTag, TroubleCard, formatMoment, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { ImportRow } from '#shared/contract/imports.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function ImportDetail({ id }: { readonly id: Id<'import'> }) {
  const found = useQuery(orpc.imports.get.queryOptions({ input: { id } }))
  if (found.error !== null) return <aside className="dg-detail"><div className="dg-detail-body"><TroubleCard error={found.error} onRetry={() => void found.refetch()} /></div></aside>
  if (found.data === undefined) return <aside className="dg-detail"><Skeleton rows={8} /></aside>
  return <ImportPane batch={found.data} />
}

function ImportPane({ batch }: { readonly batch: ImportRow }) {
  const t = useText()
  const go = useGo()
  const queries = useQueryClient()
  const [mayRun, mayUndo] = [useHas('imports.run'), useHas('imports.undo')]
  const [turn, setTurn] = useState<'none' | 'rejected' | 'undo'>('none')
  const actions: readonly DetailAction[] = [
    { key: 'L', label: t('imports.see-lines'), run: () => go(`/imports/${batch.id}/lines`), primary: true },
    ...(mayRun && batch.counts.rejected > 0 ? [{ key: 'R', label: t('imports.get-rejected'), run: () => setTurn('rejected') }] : []),
    ...(mayUndo && batch.status === 'done' ? [{ key: 'U', label: t('imports.undo'), run: () => setTurn('undo'), danger: true }] : []),
  ]
  return (
    <DetailPane title={batch.number} subtitle={batch.fileName} actions={actions}>
      <div className="dg-stack">
        {turn === 'rejected' && <RejectedFile batch={batch} />}
        {turn === 'undo' && <UndoForm batch={batch} onClose={() => setTurn('none')} onDone={() => { setTurn('none'); void queries.invalidateQueries({ queryKey: orpc.imports.key() }) }} />}
        <ImportFacts batch={batch} />
      </div>
    </DetailPane>
  )
}

export function ImportFacts({ batch }: { readonly batch: ImportRow }) {
  const t = useText()
  return (
    <>
      <p>{t('imports.imported', { number: batch.number, ...countParams(batch.counts) })}</p>
      <Facts items={[
        { label: t('imports.kind'), value: t(`imports.kind.${batch.kind}`), wide: true },
        { label: t('imports.file'), value: batch.sheet === '' ? batch.fileName : `${batch.fileName} · ${batch.sheet}`, wide: true },
        { label: t('imports.when'), value: formatMoment(batch.importedAt), wide: true },
        { label: t('imports.who'), value: batch.importedBy, wide: true },
        { label: t('imports.policy'), value: t(`imports.policy.${batch.policy}`), wide: true },
        { label: t('imports.state'), value: <StatusTag tone={batch.status === 'done' ? 'ok' : 'neutral'}>{t(`imports.state-${batch.status}`)}</StatusTag>, wide: true },
      ]} />
      <p className="dg-quiet">{t('imports.skipped', batch.skipped)}</p>
      {batch.undoneAt !== null && <p className="dg-note">{t('imports.undone', { time: formatMoment(batch.undoneAt), who: batch.undoneBy ?? '', reason: batch.undoReason })}</p>}
    </>
  )
}

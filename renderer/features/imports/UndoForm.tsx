/** Takes an import back: says what will go, asks for the reason, shows who stands in the way. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { KeyCap, ProgressJob, announce, useJob, useText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportRow } from '#shared/contract/imports.ts'

export function UndoForm({ batch, onClose, onDone }: { readonly batch: ImportRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => { box.current?.focus() }, [])
  const job = useJob<Progress, ImportRow>()
  const isReady = reason.trim() !== '' && job.state !== 'running'
  async function undo(): Promise<void> {
    if (!isReady) return
    const done = await job.run((signal) => client.imports.undo({ id: batch.id, reason: reason.trim() }, { signal }), ({ done: lines, total }) => ({ done: lines, total }))
    if (done === null) return
    announce({ text: `${t('imports.state-undone')} ${done.number}` })
    onDone()
  }
  return (
    <form
      className="dg-stack" style={{ gap: 8 }} onSubmit={(event) => { event.preventDefault(); void undo() }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault() }}
    >
      <strong>{t('imports.undo-title', { number: batch.number })}</strong>
      <span className="dg-quiet">{t('imports.undo-text', { new: batch.counts.new, updated: batch.counts.updated })}</span>
      <label className="dg-field"><span>{t('imports.undo-reason')}</span><input ref={box} className="dg-box" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} /></label>
      <div className="dg-row">
        <Button htmlType="submit" type="primary" danger disabled={!isReady}>{t('imports.undo')}<KeyCap name="Enter" /></Button>
        <Button onClick={onClose}>{t('common.cancel')}<KeyCap name="Esc" /></Button>
      </div>
      <ProgressJob job={job} label={t('imports.undoing')} cancelledText={t('imports.cancelled')} />
    </form>
  )
}

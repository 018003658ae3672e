/** Step 4: what was written, adding up; rejected lines as a file; on to the list, or to the next file. */
import { Button } from 'antd'
import { useState } from 'react'
import { countParams } from '#renderer/features/imports/import-marks.tsx'
import { clearWork, useImportWork } from '#renderer/features/imports/import-work.ts'
import { Steps } from '#renderer/features/imports/Steps.tsx'
import { RejectedFile } from '#renderer/features/imports/RejectedFile.tsx'
import { KeyCap, Page, useGo, useKeys, useText } from '#renderer/ui/index.ts'

export function ResultStep() {
  const t = useText()
  const go = useGo()
  const done = useImportWork((work) => work.done)
  const [wantsRejected, setWantsRejected] = useState(false)
  const seeLines = () => { if (done !== null) { clearWork(); go(`/imports/${done.id}/lines`) } }
  const seeList = () => { if (done !== null) { clearWork(); go('/imports', { open: done.id }) } }
  const hasRejected = done !== null && done.counts.rejected > 0
  useKeys([
    { key: 'N', label: t('imports.other-file'), run: clearWork }, { key: 'L', label: t('imports.see-lines'), run: seeLines }, { key: 'Esc', label: t('common.back'), run: seeList },
    ...(hasRejected ? [{ key: 'R', label: t('imports.get-rejected'), run: () => setWantsRejected(true) }] : []),
  ])
  if (done === null) return null
  return (
    <Page title={done.fileName} actions={<Steps />}>
      <div className="dg-stack" style={{ maxWidth: 720, margin: '24px auto' }}>
        <h2 role="status">{t('imports.imported', { number: done.number, ...countParams(done.counts) })}</h2>
        <p className="dg-quiet">{t('imports.skipped', done.skipped)}</p>
        {wantsRejected && <RejectedFile batch={done} />}
        <div className="dg-row">
          {hasRejected && <Button onClick={() => setWantsRejected(true)}>{t('imports.get-rejected')}<KeyCap name="R" /></Button>}
          <Button onClick={seeLines}>{t('imports.see-lines')}<KeyCap name="L" /></Button>
          <Button onClick={clearWork}>{t('imports.other-file')}<KeyCap name="N" /></Button>
          <Button type="primary" onClick={seeList}>{t('imports.to-list')}<KeyCap name="Esc" /></Button>
        </div>
      </div>
    </Page>
  )
}

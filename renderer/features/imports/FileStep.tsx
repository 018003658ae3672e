/** Step 1: a file, by the dialog or dropped; what cannot be read is refused in words, with what to do. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { asFound, useImportWork } from '#renderer/features/imports/import-work.ts'
import { Steps } from '#renderer/features/imports/Steps.tsx'
import { useLook } from '#renderer/features/imports/use-look.ts'
import { KeyCap, ProgressJob, TroubleCard, useBack, useKeys, useText } from '#renderer/ui/index.ts'
import { importEncodings } from '#shared/contract/imports.ts'

const accepted = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.htm,.html'

export function FileStep() {
  const t = useText()
  const back = useBack()
  const box = useRef<HTMLInputElement>(null)
  const job = useLook()
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => { if (file !== undefined) void job.look(asFound, file) }
  const choose = () => box.current?.click()
  useKeys([{ key: 'O', label: t('imports.choose-file'), run: choose }, { key: 'Esc', label: t('common.back'), run: () => { if (job.state === 'running') job.cancel(); else back() } }])
  const remedies = Object.fromEntries(['choose-another', 'choose-again'].map((code) => [`imports.${code}`, { run: choose }]))
  return (
    <section className="dg-page">
      <header className="dg-page-head"><h1>{t('imports.new')}</h1><div className="dg-page-actions"><Steps /></div></header>
      <div className="dg-page-body">
        <div
          className="dg-stack" style={{ maxWidth: 720, margin: '32px auto', padding: 24, border: `1px dashed ${isOver ? 'var(--dg-accent)' : 'var(--dg-line)'}`, borderRadius: 6, background: 'var(--dg-surface)' }}
          onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]) }}
        >
          <div><Button type="primary" size="large" onClick={choose} disabled={job.state === 'running'}>{t('imports.choose-file')}<KeyCap name="O" /></Button></div>
          <input ref={box} type="file" accept={accepted} className="dg-visually-hidden" tabIndex={-1} aria-hidden="true" onChange={(event) => { take(event.target.files?.[0]); event.target.value = '' }} />
          <p className="dg-quiet">{t('imports.choose-hint')}</p>
          {job.state === 'failed' && job.trouble !== null ? <><TroubleCard trouble={job.trouble} remedies={remedies} />{isEncodingTrouble(job.trouble) && <EncodingChoice onChoose={(encoding) => void job.look({ ...asFound, encoding }, null)} />}</>
            : <ProgressJob job={job} label={t('imports.reading')} cancelledText={t('imports.cancelled')} />}
        </div>
      </div>
    </section>
  )
}

function isEncodingTrouble(trouble: NonNullable<ReturnType<typeof useLook>['trouble']>): boolean {
  return trouble.kind === 'refused' && trouble.refusals.some((refusal) => refusal.code === 'imports.unknown-encoding')
}

/** Where the program knows no encoding, the person may. */
function EncodingChoice({ onChoose }: { readonly onChoose: (encoding: (typeof importEncodings)[number]) => void }) {
  const t = useText()
  const file = useImportWork((work) => work.file)
  return (
    <div className="dg-row"><span>{t('imports.encoding')} {file?.name}</span>{importEncodings.map((encoding) => <Button key={encoding} size="small" onClick={() => onChoose(encoding)}>{t(`imports.encoding.${encoding}`)}</Button>)}</div>
  )
}

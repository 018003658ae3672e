/** Step 2: where each column goes, with samples from the sheet; then the rehearsal. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { FoundPanel } from '#renderer/features/imports/FoundPanel.tsx'
import { changeWork, clearWork, mapColumn, useImportWork } from '#renderer/features/imports/import-work.ts'
import { Steps } from '#renderer/features/imports/Steps.tsx'
import { useLook } from '#renderer/features/imports/use-look.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { KeyCap, ProgressJob, useJob, useKeys, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportLook, Rehearsal } from '#shared/contract/imports.ts'
import { missingFields } from '#shared/domain/imports/columns.ts'
import { policiesOf } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import { keepsOwnFields, targetFields } from '#shared/domain/imports/targets.ts'
import { nameOfField } from '#shared/text/describe-import.ts'

const samplesShown = 3

export function ColumnsStep() {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const queries = useQueryClient()
  const { look, kind, mapping, policy } = useImportWork()
  const reader = useLook()
  const job = useJob<Progress, Rehearsal>()
  const missing = missingFields(kind, mapping)
  const isBusy = job.state === 'running' || reader.state === 'running'
  async function rehearse(): Promise<void> {
    if (look === null || missing.length > 0 || isBusy) return
    const rehearsal = await job.run((signal) => client.imports.rehearse({ stageId: look.stageId, kind, mapping: [...mapping], policy }, { signal }), ({ done, total, stage }) => ({ done, total, note: loose(`imports.stage.${stage}`) }))
    if (rehearsal === null) return
    await queries.invalidateQueries({ queryKey: orpc.imports.staged.key() })
    changeWork({ rehearsal, step: 'rehearsal' })
  }
  useKeys([{ key: 'Ctrl+Enter', label: t('imports.rehearse'), run: () => void rehearse() }, { key: 'Esc', label: t('imports.other-file'), run: () => { if (isBusy) { job.cancel(); reader.cancel() } else clearWork() } }])
  if (look === null) return null
  return (
    <section className="dg-page">
      <header className="dg-page-head"><h1>{look.fileName}</h1><div className="dg-page-actions"><Steps /></div></header>
      <div className="dg-page-body dg-stack">
        <FoundPanel look={look} onRead={(reading) => void reader.look(reading, null)} />
        <ProgressJob job={reader} label={t('imports.reading')} cancelledText={t('imports.cancelled')} finishedText={t('imports.step-columns')} />
        <ColumnsTable look={look} />
      </div>
      <footer className="dg-row" style={{ padding: '8px 14px', borderTop: '1px solid var(--dg-line)', background: 'var(--dg-surface)', flex: 'none' }}>
        <PolicyChoice />
        {missing.length > 0 && <span role="alert" style={{ color: 'var(--dg-danger)' }}>{t('imports.missing-fields', { fields: missing.map((field) => nameOfField(locale, field)).join(t('common.list-join')) })}</span>}
        <div style={{ flex: 1, minWidth: 200 }}><ProgressJob job={job} label={t('imports.rehearsing')} onRetry={() => void rehearse()} cancelledText={t('imports.cancelled')} /></div>
        <Button onClick={clearWork} disabled={isBusy}>{t('imports.other-file')}<KeyCap name="Esc" /></Button>
        <Button type="primary" onClick={() => void rehearse()} disabled={missing.length > 0 || isBusy}>{t('imports.rehearse')}<KeyCap name="Ctrl+Enter" /></Button>
      </footer>
    </section>
  )
}

/** One column of the sheet a row; the select is reached by Tab and worked by the arrows. */
function ColumnsTable({ look }: { readonly look: ImportLook }) {
  const t = useText()
  const locale = useLocale()
  const { kind, mapping } = useImportWork()
  const fields = targetFields[kind]
  return (
    <table className="dg-table">
      <thead><tr><th style={{ width: 190 }}>{t('imports.column')}</th><th style={{ width: 220 }}>{t('imports.goes-to')}</th><th colSpan={samplesShown}>{t('imports.sample')}</th></tr></thead>
      <tbody>
        {look.headings.map((heading, column) => {
          const name = heading === '' ? t('imports.column-n', { n: column + 1 }) : heading
          const target = mapping[column] ?? 'ignore'
          return (
            <tr key={`${String(column)}-${heading}`}>
              <td>{name}</td>
              <td>
                <select className="dg-box" style={{ height: 26, width: '100%', color: target === 'ignore' ? 'var(--dg-text-quiet)' : undefined }} aria-label={`${name} ${t('imports.goes-to')}`} value={target} onChange={(event) => mapColumn(column, event.target.value, fields.find((field) => field.key === event.target.value)?.takesMany === true)}>
                  {fields.map((field) => <option key={field.key} value={field.key}>{nameOfField(locale, field.key)}{field.isRequired === true ? ' *' : ''}</option>)}
                  {keepsOwnFields(kind) && <option value="own">{t('imports.own')}</option>}
                  <option value="ignore">{t('imports.ignore')}</option>
                </select>
              </td>
              {Array.from({ length: samplesShown }, (_, index) => <td key={index} className="dg-quiet" style={{ maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{look.samples[index]?.cells[column] ?? ''}</td>)}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function PolicyChoice() {
  const t = useText()
  const { kind, policy } = useImportWork()
  return (
    <label className="dg-row" style={{ gap: 6, flexWrap: 'nowrap' }}>
      <span>{t('imports.policy')}</span>
      {/* The options are exactly the policies of this kind. */}
      <select className="dg-box" style={{ width: 'auto', height: 28 }} value={policy} onChange={(event) => changeWork({ policy: event.target.value as DuplicatePolicy, rehearsal: null })}>
        {policiesOf[kind].map((value) => <option key={value} value={value}>{t(`imports.policy.${value}`)}</option>)}
      </select>
    </label>
  )
}

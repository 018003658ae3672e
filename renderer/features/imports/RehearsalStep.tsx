/** Step 3: line by line what would happen and why; single lines decided otherwise; then the import itself. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { countParams, outcomeChoices } from '#renderer/features/imports/import-marks.tsx'
import { lineColumns } from '#renderer/features/imports/import-columns.tsx'
import { changeWork, useImportWork } from '#renderer/features/imports/import-work.ts'
import { LineDetail } from '#renderer/features/imports/LineDetail.tsx'
import { linesSearch } from '#renderer/features/imports/imports-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, KeyCap, ListPage, ProgressJob, announce, useJob, useKeys, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { RowAction } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportRow, ImportedLine, StagedLine } from '#shared/contract/imports.ts'
import { policiesOf } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'

type Line = StagedLine | ImportedLine
const choiceKeys = [['S', 'skip'], ['U', 'update'], ['I', 'import']] as const

export function RehearsalStep() {
  const t = useText()
  const loose = useLooseText()
  const queries = useQueryClient()
  const { search, change } = usePlace(linesSearch)
  const { look, kind, rehearsal } = useImportWork()
  const stageId = look?.stageId ?? ''
  const job = useJob<Progress, ImportRow>()
  const source = useRows(orpc.imports.staged.infiniteOptions({ input: (cursor: string | null) => ({ stageId, outcome: search.outcome, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const isBusy = job.state === 'running'
  const writes = rehearsal === null ? 0 : rehearsal.counts.new + rehearsal.counts.updated
  const goBack = () => { if (isBusy) job.cancel(); else { change({ outcome: undefined, open: undefined }); changeWork({ step: 'columns' }) } }
  async function run(): Promise<void> {
    if (isBusy || writes === 0) return
    const done = await job.run((signal) => client.imports.run({ stageId }, { signal }), ({ done: lines, total, stage }) => ({ done: lines, total, note: loose(`imports.stage.${stage}`) }))
    void queries.invalidateQueries({ queryKey: orpc.imports.key() })
    if (done === null) return
    change({ outcome: undefined, open: undefined })
    changeWork({ done, step: 'result', file: null })
  }
  async function choose(line: Line, choice: DuplicatePolicy | null): Promise<void> {
    try {
      changeWork({ rehearsal: await client.imports.choose({ stageId, lines: [line.line], choice }) })
      await queries.invalidateQueries({ queryKey: orpc.imports.staged.key() })
    } catch {
      // The file is gone from memory; the columns page says so and reads it again.
      announce({ text: t('refusal.imports.stage-gone'), tone: 'warn' })
    }
  }
  useKeys([{ key: 'Ctrl+Enter', label: t('imports.run'), run: () => void run(), when: () => writes > 0 && !isBusy }, { key: 'Backspace', label: t('imports.back-to-columns'), run: goBack }])
  const actions: readonly RowAction<Line>[] = [
    ...choiceKeys.filter(([, choice]) => policiesOf[kind].includes(choice)).map(([key, choice]) => ({
      key, label: t(`imports.do-${choice}`), run: (line: Line) => void choose(line, choice), when: (line: Line) => !isBusy && line.outcome !== 'rejected' && (choice !== 'update' || ('canUpdate' in line && line.canUpdate)),
    })),
    { key: 'P', label: t('imports.do-policy'), run: (line: Line) => void choose(line, null), when: (line: Line) => !isBusy && 'choice' in line && line.choice !== null },
  ]
  if (look === null || rehearsal === null) return null
  const counts = { ...rehearsal.counts, all: rehearsal.counts.read, similar: rehearsal.similar, noted: rehearsal.noted }
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <ListPage
          id={`import-rehearsal-${stageId}`} title={look.fileName} source={source} columns={lineColumns(t, search.open !== undefined)} rowKey={(row) => String(row.line)} actions={actions} detail={(key) => <LineDetail line={source.rows.find((row) => String(row.line) === key)} kind={kind} />} total={search.outcome === 'all' ? rehearsal.counts.read : counts[search.outcome]}
          filters={<FilterChoice name="outcome" label={t('imports.outcome')} choices={outcomeChoices(t, counts)} />} empty={{ text: t('common.none') }} extra={<ActionHints actions={actions} />}
        />
      </div>
      <footer className="dg-row" style={{ padding: '8px 14px', borderTop: '1px solid var(--dg-line)', background: 'var(--dg-surface)', flex: 'none' }}>
        <span className="dg-number" role="status">{t('imports.rehearsed', countParams(rehearsal.counts))}</span>
        <div style={{ flex: 1, minWidth: 160 }}><ProgressJob job={job} label={t('imports.running')} onRetry={() => void run()} cancelledText={t('imports.cancelled')} /></div>
        {writes === 0 && <span className="dg-quiet">{t('imports.nothing-to-do')}</span>}
        <Button onClick={goBack}>{isBusy ? t('common.cancel') : t('imports.back-to-columns')}<KeyCap name="Backspace" /></Button>
        <Button type="primary" onClick={() => void run()} disabled={writes === 0 || isBusy}>{t('imports.run')}<KeyCap name="Ctrl+Enter" /></Button>
      </footer>
    </div>
  )
}

/** The keys that decide single lines, where the eye already is. */
function ActionHints({ actions }: { readonly actions: readonly RowAction<Line>[] }) {
  return <span className="dg-row dg-quiet" style={{ gap: 10, fontSize: 12, flexWrap: 'nowrap' }}>{actions.map((action) => <span key={action.key} style={{ whiteSpace: 'nowrap' }}><KeyCap name={action.key} /> {action.label}</span>)}</span>
}

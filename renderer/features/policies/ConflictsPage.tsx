/** Where packs in force disagree: what each says, which one rules and why, and where an administrator decides otherwise. */
import { useQuery } from '@tanstack/react-query'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { conflictsSearch, rowsOf } from '#renderer/features/policies/policies-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DetailPane, ListPage, RegisterForm, StatusTag, announce, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { ConflictRow } from '#shared/contract/policies.ts'

type Saying = ConflictRow['ruling']

function useWords() {
  const loose = useLooseText()
  const t = useText()
  const topic = (row: ConflictRow) => loose(`policies.topic.${row.topic}`) ?? row.topic
  const value = (saying: Saying) => (saying.value === null ? '' : `${String(saying.value)} ${loose(`policies.unit.${saying.unit}`) ?? ''}`)
  const why = (row: ConflictRow) => t(row.isTwin ? 'policies.by-twin' : `policies.by-${row.reason}`)
  return { topic, value, why }
}

export function ConflictsPage() {
  const t = useText()
  const conflicts = useQuery(orpc.policies.conflicts.queryOptions({ input: {} }))
  const rows = conflicts.data?.conflicts ?? []
  return (
    <PolicyTabs path="/policies/conflicts">
      <ListPage
        id="policy-conflicts" title={t('policies.tab-conflicts')} source={rowsOf(conflicts, rows)} rowKey={(row) => row.topic} columns={useColumns()} total={conflicts.data === undefined ? undefined : rows.length}
        detail={(openId) => { const row = rows.find((candidate) => candidate.topic === openId); return row === undefined ? null : <ConflictDetail key={row.topic} row={row} /> }} empty={{ text: t('policies.no-conflicts') }}
      />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<ConflictRow>[] {
  const t = useText()
  const { topic, value, why } = useWords()
  const said = (saying: Saying) => <span key={saying.clauseId}><ClauseLink clause={saying.printed} /> {value(saying)}</span>
  return [
    { key: 'topic', title: t('policies.topic'), grow: 1, minWidth: 160, cell: topic }, { key: 'rules', title: t('policies.rules'), width: 190, cell: (row) => said(row.ruling) },
    { key: 'others', title: t('policies.others-say'), grow: 1, minWidth: 190, cell: (row) => <span className="dg-row">{row.others.map(said)}</span> },
    { key: 'follows', title: t('policies.desks-do'), width: 210, cell: (row) => <span title={t(`policies.follows-${row.follows}`)}>{t(`policies.follows-${row.follows}`)}</span> },
    { key: 'why', title: t('policies.why-rules'), width: 210, cell: (row) => <StatusTag tone={row.isTwin ? 'neutral' : row.reason === 'first' ? 'warn' : 'accent'}>{why(row)}</StatusTag> },
  ]
}

function ConflictDetail({ row }: { readonly row: ConflictRow }) {
  const t = useText()
  const locale = useLocale()
  const mayDecide = useHas('policies.decide')
  const { topic, value, why } = useWords()
  return (
    <DetailPane title={topic(row)} subtitle={why(row)}>
      <p role="note">{t(`policies.follows-${row.follows}`)}</p>
      {[row.ruling, ...row.others].map((saying) => (
        <div key={saying.clauseId} style={{ borderTop: '1px solid var(--dg-line)', paddingTop: 8 }}>
          <ClauseLink clause={saying.printed} /> {saying === row.ruling && <StatusTag tone="ok">{t('policies.rules')}</StatusTag>} <StatusTag tone={saying.acts === 'not-yet' ? 'warn' : 'neutral'}>{t(`policies.acts-${saying.acts}`)}</StatusTag> <span className="dg-number">{value(saying)}</span>
          <p>{saying[locale]}</p>
        </div>
      ))}
      {mayDecide && !row.isTwin && <DecideForm row={row} />}
    </DetailPane>
  )
}

type Values = { readonly pack: string; readonly reason: string }
/** The choice that stands for "the stricter". */
const stricter = 'stricter'

function DecideForm({ row }: { readonly row: ConflictRow }) {
  const t = useText()
  const { change } = usePlace(conflictsSearch)
  const { topic } = useWords()
  const packs = [...new Set([row.ruling, ...row.others].map((saying) => saying.pack))].toSorted()
  return (
    <RegisterForm<Values>
      formId={`policies.conflict.${row.topic}`} title={t('policies.decide')} once draft={false} width="third" initial={() => ({ pack: row.reason === 'office' ? row.ruling.pack : stricter, reason: '' })}
      fields={[{ kind: 'choice', name: 'pack', label: t('policies.let-rule'), required: true, span: 12, choices: [{ value: stricter, label: t('policies.stricter') }, ...packs.map((pack) => ({ value: pack, label: pack }))] }, { kind: 'lines', name: 'reason', label: t('policies.reason'), required: true, span: 12, max: 500 }]}
      save={async ({ pack, reason }) => { const saved = await client.policies.decideConflict({ topic: row.topic, pack: pack === stricter ? null : pack, reason }); return { number: saved.number } }}
      onSaved={(_saved, { pack }) => { announce({ text: t('policies.decided', { topic: topic(row), pack: pack === stricter ? t('policies.stricter') : pack }) }); change({ open: undefined }) }} onEscape={() => change({ open: undefined })}
    />
  )
}

/** What the office changed in its policies or asks to change: from what to what, from which day, why, and who decided. */
import { useQuery } from '@tanstack/react-query'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { rowsOf } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, ListPage, MomentText, StatusTag, useGo, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Column, Tone } from '#renderer/ui/index.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'

const tones: Readonly<Record<PolicyChangeRow['status'], Tone>> = { waiting: 'accent', published: 'ok', returned: 'warn', refused: 'danger', withdrawn: 'neutral' }

export function ChangesPage() {
  const t = useText()
  const changes = useQuery(orpc.policies.changes.queryOptions({ input: {} }))
  const rows = changes.data?.changes ?? []
  return (
    <PolicyTabs path="/policies/changes">
      <ListPage
        id="policy-changes" title={t('policies.changes')} source={rowsOf(changes, rows)} rowKey={(row) => row.id} columns={useColumns()} total={changes.data === undefined ? undefined : rows.length}
        detail={(openId) => { const row = rows.find((candidate) => candidate.id === openId); return row === undefined ? null : <ChangeDetail row={row} /> }} empty={{ text: t('policies.no-changes') }}
      />
    </PolicyTabs>
  )
}

/** What it is about and how its values read. */
function useWords() {
  const loose = useLooseText()
  const locale = useLocale()
  const packs = useQuery(orpc.policies.list.queryOptions({ input: {} })).data?.packs
  const value = (row: PolicyChangeRow, text: string) => (row.kind === 'pack' ? loose(`policies.value-${text}`) : row.kind === 'precedence' && text === '' ? loose('policies.stricter') : text) ?? text
  const about = (row: PolicyChangeRow) => (row.kind === 'precedence' ? loose(`policies.topic.${row.topic}`) ?? row.topic : row.kind === 'figure' ? `${row.clauseId} ${loose(`policies.number.${row.figure}`) ?? packs?.flatMap((pack) => pack.clauses).find((clause) => clause.id === row.clauseId)?.[locale] ?? row.figure}` : `${row.pack} ${packs?.find((pack) => pack.id === row.pack)?.[locale] ?? ''}`)
  return { value, about }
}

function useColumns(): readonly Column<PolicyChangeRow>[] {
  const t = useText()
  const { value, about } = useWords()
  return [
    { key: 'number', title: t('policies.change-number'), width: 130, cell: (row) => <span className="dg-number">{row.number}</span> }, { key: 'about', title: t('policies.which'), grow: 2, minWidth: 160, cell: about },
    { key: 'before', title: t('policies.before'), width: 90, cell: (row) => value(row, row.before) }, { key: 'after', title: t('policies.after'), width: 90, cell: (row) => value(row, row.after) },
    { key: 'from', title: t('policies.from-day'), width: 140, cell: (row) => <DayText day={row.fromDay} /> }, { key: 'status', title: t('policies.state'), width: 140, cell: (row) => <StatusTag tone={tones[row.status]}>{t(`policies.status-${row.status}`)}</StatusTag> },
    { key: 'by', title: t('policies.asked-by'), width: 110, cell: (row) => row.askedBy },
  ]
}

function ChangeDetail({ row }: { readonly row: PolicyChangeRow }) {
  const t = useText()
  const go = useGo()
  const { value, about } = useWords()
  const { approvalId } = row
  return (
    <DetailPane title={row.number} subtitle={about(row)} actions={approvalId === null ? [] : [{ key: 'S', label: t('policies.sheet'), run: () => go('/approvals', { box: 'all', open: approvalId }) }]}>
      <Facts items={[
        { label: t('policies.state'), value: <StatusTag tone={tones[row.status]}>{t(`policies.status-${row.status}`)}</StatusTag> }, { label: t('policies.from-day'), value: <DayText day={row.fromDay} /> },
        { label: t('policies.before'), value: value(row, row.before) }, { label: t('policies.after'), value: value(row, row.after) }, { label: t('policies.reason'), value: row.reason, wide: true },
        { label: t('policies.asked-by'), value: <>{row.askedBy} · <MomentText at={row.askedAt} /></> }, ...(row.endedAt === null ? [] : [{ label: t('policies.ended-by'), value: <>{row.endedBy} · <MomentText at={row.endedAt} /></> }]),
        ...(row.clause === '' ? [] : [{ label: t('policies.clause'), value: <ClauseLink clause={row.clause} /> }]),
      ]} />
    </DetailPane>
  )
}

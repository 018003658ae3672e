/** What the office changed in its policies or asks to change: from what to what, from which day, why, whose list it stands on, and who decided. */
import { useQuery } from '@tanstack/react-query'
import { ChangeDetail } from '#renderer/features/policies/ChangeDetail.tsx'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { changeTones, useChangeWords } from '#renderer/features/policies/change-words.ts'
import { boxChoices, changesSearch, rowsOf } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, FilterChoice, ListPage, StatusTag, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'

export function ChangesPage() {
  const t = useText()
  const { search } = usePlace(changesSearch)
  const changes = useQuery(orpc.policies.changes.queryOptions({ input: {} }))
  const all = changes.data?.changes ?? []
  const rows = search.box === 'ours' ? all.filter((row) => row.may.length > 0) : all
  return (
    <PolicyTabs path="/policies/changes">
      <ListPage
        id="policy-changes" title={t('policies.changes')} source={rowsOf(changes, rows)} rowKey={(row) => row.id} columns={useColumns()} total={changes.data === undefined ? undefined : rows.length}
        filters={<FilterChoice name="box" choices={boxChoices.map((value) => ({ value, label: t(`policies.box-${value}`) }))} />}
        detail={(openId) => { const row = all.find((candidate) => candidate.id === openId); return row === undefined ? null : <ChangeDetail key={row.id} row={row} doing={search.doing} /> }} empty={{ text: t(search.box === 'ours' ? 'policies.no-ours' : 'policies.no-changes') }}
      />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<PolicyChangeRow>[] {
  const t = useText()
  const { value, about } = useChangeWords()
  return [
    { key: 'number', title: t('policies.change-number'), width: 130, cell: (row) => <span className="dg-number">{row.number}</span> }, { key: 'about', title: t('policies.which'), grow: 2, minWidth: 160, cell: about },
    { key: 'before', title: t('policies.before'), width: 90, cell: (row) => value(row, row.before) }, { key: 'after', title: t('policies.after'), grow: 1, minWidth: 90, cell: (row) => value(row, row.after) },
    { key: 'from', title: t('policies.from-day'), width: 140, cell: (row) => <DayText day={row.fromDay} /> }, { key: 'status', title: t('policies.state'), width: 150, cell: (row) => <StatusTag tone={changeTones[row.status]}>{t(`policies.status-${row.status}`)}</StatusTag> },
    { key: 'owner', title: t('policies.owner'), width: 100, cell: (row) => row.ownerName }, { key: 'by', title: t('policies.asked-by'), width: 100, cell: (row) => row.askedBy },
  ]
}

/** The board of return visits: what is owed, late, mine, waiting for a signature or the supervisor; one key records the visit. */
import { Button } from 'antd'
import { FollowupDetail } from '#renderer/features/followups/FollowupDetail.tsx'
import { followupsSearch } from '#renderer/features/followups/followups-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DurationText, FilterChoice, FilterText, KeyCap, ListPage, StatusTag, useHas, useKeys, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { followupBoxes } from '#shared/contract/followups.ts'
import { followupKinds, followupTransitions } from '#shared/domain/followups.ts'
import type { Id } from '#shared/kernel/ids.ts'

function useColumns(): readonly Column<FollowupRow>[] {
  const t = useText()
  const loose = useLooseText()
  return [
    { key: 'due', title: t('followups.due'), width: 126, cell: (row) => <DayText day={row.dueDay} /> },
    { key: 'late', title: t('followups.status'), width: 104, cell: (row) => (row.status === 'open' ? (row.daysLate > 0 ? <DurationText lateDays={row.daysLate} /> : <DurationText dueDay={row.dueDay} />) : <StatusTag tone={row.status === 'done' ? 'ok' : 'neutral'}>{t(`followups.status.${row.status}`)}</StatusTag>) },
    { key: 'kind', title: t('followups.kind'), width: 92, cell: (row) => <>{t(`followups.kind.${row.kind}`)}{row.kind === 'complaint' && row.grade !== 'ordinary' && <> <StatusTag tone={row.grade === 'major' ? 'danger' : 'warn'}>{t(`desk.grade.${row.grade}`)}</StatusTag></>}</> },
    { key: 'about', title: t('followups.about'), grow: 2, minWidth: 150, cell: (row) => row.title },
    { key: 'person', title: t('followups.person'), grow: 1, minWidth: 90, cell: (row) => [row.person, row.place].filter((part) => part !== '').join(' · ') },
    { key: 'round', title: t('followups.round'), width: 76, cell: (row) => (row.kind === 'event' ? `${String(row.visited)} / ${String(row.required ?? '')}` : row.round) },
    { key: 'owner', title: t('followups.owner'), width: 110, cell: (row) => row.ownerName ?? t(`role.${row.ownerRole}`) },
    { key: 'marks', title: t('followups.marks'), grow: 2, minWidth: 120, cell: (row) => row.marks.map((mark) => loose(`notice.${mark.code}`, mark.facts) ?? mark.code).join(t('common.clause-join')) },
  ]
}

export function FollowupsPage() {
  const t = useText()
  const { search, change, go } = usePlace(followupsSearch)
  const mayRecord = useHas('followups.record')
  const { box, kind, text } = search
  const source = useRows(orpc.followups.list.infiniteOptions({ input: (cursor: string | null) => ({ box, kind, text, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  useKeys([{ key: 'M', label: t('followups.month-title'), run: () => go('/followups/month') }, { key: 'L', label: t('followups.plan'), run: () => go('/followups/plan') }])
  return (
    <ListPage
      id="followups" title={t('followups.title')} source={source} rowKey={(row) => row.id} columns={useColumns()}
      filters={<>
        <FilterText name="text" width={150} /><FilterChoice name="box" label={t('followups.box')} choices={followupBoxes.map((value) => ({ value, label: t(`followups.box.${value}`) }))} />
        <FilterChoice name="kind" label={t('followups.kind')} choices={(['all', ...followupKinds] as const).map((value) => ({ value, label: t(`followups.kind.${value}`) }))} />
      </>}
      extra={<><Button onClick={() => go('/followups/plan')}>{t('followups.plan')}<KeyCap name="L" /></Button><Button onClick={() => go('/followups/month')}>{t('followups.month-title')}<KeyCap name="M" /></Button></>}
      onNew={mayRecord ? () => go('/followups/new') : undefined}
      actions={mayRecord ? [{ key: 'V', label: t('followups.record'), run: (row: FollowupRow) => change({ open: row.id, act: 'record' }), when: (row: FollowupRow) => followupTransitions[row.status].record !== null }, { key: 'A', label: t('followups.assign'), run: (row: FollowupRow) => change({ open: row.id, act: 'assign' }), when: (row: FollowupRow) => followupTransitions[row.status].assign !== null }] : []}
      detail={(key) => <FollowupDetail key={key} id={key as Id<'followup'>} />}
      empty={{ text: t('followups.empty') }}
    />
  )
}

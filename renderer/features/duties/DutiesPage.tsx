/** Everything that somebody must do by a day: mine first, late in red, one key to say that it is done. */
import { DutyDetail } from '#renderer/features/duties/DutyDetail.tsx'
import { dutiesSearch } from '#renderer/features/duties/duties-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DurationText, FilterChoice, ListPage, StatusTag, useHas, usePlace, useRows, useText, useLocale } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { DutyRow } from '#shared/contract/duties.ts'
import type { Id } from '#shared/kernel/ids.ts'

function useColumns(): readonly Column<DutyRow>[] {
  const t = useText()
  const locale = useLocale()
  return [
    { key: 'due', title: t('duties.due'), width: 136, cell: (row) => <DayText day={row.dueDay} /> },
    { key: 'late', title: '', width: 110, cell: (row) => (row.status === 'open' ? (row.daysLate > 0 ? <DurationText lateDays={row.daysLate} /> : <DurationText dueDay={row.dueDay} />) : <StatusTag tone={row.status === 'done' ? 'ok' : 'neutral'}>{t(`duties.status.${row.status}`)}</StatusTag>) },
    { key: 'what', title: t('duties.what'), grow: 2, minWidth: 160, cell: (row) => row[locale] },
    { key: 'about', title: t('duties.about'), grow: 2, minWidth: 140, cell: (row) => [row.subject.number, row.subject.title].filter((part) => part !== '').join(' ') || row.period },
    { key: 'age', title: t('duties.opened'), width: 88, align: 'right', cell: (row) => (row.status === 'open' ? <span className="dg-quiet">{t('duties.age', { n: row.ageDays })}</span> : null) },
    { key: 'owner', title: t('duties.owner'), width: 120, cell: (row) => row.ownerName ?? t(`role.${row.owner}`) },
    { key: 'clause', title: t('duties.clause'), width: 110, cell: (row) => <ClauseLink clause={row.clause} /> },
  ]
}

export function DutiesPage() {
  const t = useText()
  const { search, change } = usePlace(dutiesSearch)
  const mayAct = useHas('duties.act')
  const source = useRows(orpc.duties.list.infiniteOptions({
    input: (cursor: string | null) => ({ box: search.box, status: search.status, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const end = (row: DutyRow, how: 'complete' | 'waive') => change({ open: row.id, end: how })
  return (
    <ListPage
      id="duties" title={t('duties.title')} source={source} rowKey={(row) => row.id} columns={useColumns()}
      filters={<>
        <FilterChoice name="box" choices={(['mine', 'all'] as const).map((value) => ({ value, label: t(`duties.box.${value}`) }))} />
        <FilterChoice name="status" label={t('duties.status')} choices={(['open', 'ended', 'all'] as const).map((value) => ({ value, label: t(`duties.status.${value}`) }))} />
      </>}
      actions={mayAct ? [{ key: 'D', label: t('duties.done'), run: (row: DutyRow) => end(row, 'complete'), when: (row: DutyRow) => row.status === 'open' }, { key: 'W', label: t('duties.waive'), run: (row: DutyRow) => end(row, 'waive'), when: (row: DutyRow) => row.status === 'open' }] : []}
      detail={(key) => <DutyDetail key={key} id={key as Id<'duty'>} />}
      empty={{ text: t('duties.empty') }}
    />
  )
}

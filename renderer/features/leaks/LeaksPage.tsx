/** Leaks: those that nobody handles first, each with what is missing and for how many minutes. */
import { LeakDetail } from '#renderer/features/leaks/LeakDetail.tsx'
import { LeakMark, MissingMarks } from '#renderer/features/leaks/leak-marks.tsx'
import { leakStates, leaksSearch, rereadMs } from '#renderer/features/leaks/leaks-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, ListPage, MomentText, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { LeakRow } from '#shared/contract/leaks.ts'

function columnsOf(t: Translate, narrow: boolean): readonly Column<LeakRow>[] {
  const columns: readonly (Column<LeakRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('leaks.number'), width: 108, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('leaks.status'), width: 84, cell: (row) => <LeakMark leak={row} /> },
    { key: 'what', title: t('leaks.what'), grow: 2, minWidth: 150, cell: (row) => <span title={row.what}>{row.what}</span> },
    { key: 'missing', title: t('leaks.handling'), grow: 3, minWidth: 180, cell: (row) => <MissingMarks leak={row} />, whenWide: true },
    { key: 'channel', title: t('leaks.channel'), width: 110, cell: (row) => t(`leaks.channel.${row.channel}`), whenWide: true },
    { key: 'found', title: t('leaks.found-at'), width: 132, cell: (row) => <MomentText at={row.foundAt} />, whenWide: true },
    { key: 'by', title: t('leaks.reported-by'), width: 84, cell: (row) => row.reportedBy, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

export function LeaksPage() {
  const t = useText()
  const go = useGo()
  const { search, change } = usePlace(leaksSearch)
  const { open, doing, ...filters } = search
  const [mayReport, mayExport] = [useHas('leaks.report'), useHas('leaks.oversee')]
  const source = useRows({ ...orpc.leaks.list.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }), refetchInterval: rereadMs })
  const report = mayReport ? () => go('/leaks/new') : undefined
  return (
    <ListPage
      id="leaks" title={t('leaks.title')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={report} newLabel={t('leaks.report')} onExport={mayExport ? () => go('/reports', { register: 'leaks' }) : undefined}
      filters={<><FilterText name="text" placeholder={t('leaks.search')} width={200} /><FilterChoice name="state" label={t('leaks.status')} choices={leakStates.map((value) => ({ value, label: value === 'open' || value === 'all' || value === 'not-informed' ? t(`leaks.state.${value}`) : t(`leaks.status.${value}`) }))} /></>}
      detail={(id) => <LeakDetail key={id} id={id} doing={doing} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={{ text: t('leaks.empty'), key: 'N', label: t('leaks.report'), ...(report === undefined ? {} : { run: report }) }}
    />
  )
}

/** Definitions of periodic reports: what is due, what does not say why it is needed, what nobody opens. */
import { DefinitionDetail } from '#renderer/features/customer-reports/DefinitionDetail.tsx'
import { DefinitionMarks } from '#renderer/features/customer-reports/report-marks.tsx'
import { definitionsSearch } from '#renderer/features/customer-reports/reports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Empty, FilterChoice, ListPage, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import { definitionStates } from '#shared/contract/customer-reports.ts'
import type { ReportDefinition } from '#shared/contract/customer-reports.ts'

function columnsOf(t: Translate, isNarrow: boolean): readonly Column<ReportDefinition>[] {
  const all: readonly Column<ReportDefinition>[] = [
    { key: 'name', title: t('customer-reports.name'), grow: 2, minWidth: 140, cell: (row) => row.name },
    { key: 'interval', title: t('customer-reports.interval'), width: 64, cell: (row) => t(`customer-reports.interval.${row.interval}`) },
    { key: 'marks', title: t('customer-reports.marks'), grow: 2, minWidth: 170, cell: (row) => <DefinitionMarks definition={row} /> },
    { key: 'purpose', title: t('customer-reports.purpose'), grow: 2, minWidth: 130, cell: (row) => row.purpose },
    { key: 'printRun', title: t('customer-reports.print-run'), width: 84, align: 'right', cell: (row) => <span className="dg-number">{row.printRun ?? ''}</span> },
    { key: 'receivers', title: t('customer-reports.receivers'), grow: 1, minWidth: 110, cell: (row) => row.receivers.join(t('common.list-join')) },
    { key: 'opened', title: t('customer-reports.opened-day'), width: 108, cell: (row) => (row.openedDay === null ? <span className="dg-quiet">{t('customer-reports.never-opened')}</span> : <DayText day={row.openedDay} weekday={false} />) },
  ]
  return isNarrow ? all.filter(({ key }) => key === 'name' || key === 'interval' || key === 'marks') : all
}

export function DefinitionsPage() {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-reports.write')
  const { search, change } = usePlace(definitionsSearch)
  const source = useRows(orpc['customer-reports'].definitions.infiniteOptions({ input: (cursor: string | null) => ({ state: search.state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const openNew = mayWrite ? () => go('/customer-reports/definitions/new') : undefined
  return (
    <ListPage
      id="customer-reports-definitions" title={t('customer-reports.definitions')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, search.open !== undefined)} onNew={openNew} newLabel={t('customer-reports.define')}
      filters={<FilterChoice name="state" label={t('customer-reports.status')} choices={definitionStates.map((value) => ({ value, label: t(`customer-reports.definition-state.${value}`) }))} />}
      detail={(id) => { const row = source.rows.find((candidate) => candidate?.id === id); return row === undefined ? <DetailPane title=""><Empty text={t('customer-reports.not-listed')} /></DetailPane> : <DefinitionDetail key={id} definition={row} doing={search.doing} /> }} onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={{ text: t('customer-reports.empty-definitions'), key: 'N', label: t('customer-reports.define'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

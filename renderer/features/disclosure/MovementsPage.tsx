/** Movements of material: who carried what where, how it was protected, and what was a breach. */
import { useQuery } from '@tanstack/react-query'
import { Faults, StateMark, Warnings } from '#renderer/features/disclosure/disclosure-marks.tsx'
import { movementStates, movementsSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { SafetyForm } from '#renderer/features/disclosure/SafetyForm.tsx'
import { UnderSections } from '#renderer/features/disclosure/Sections.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DetailPane, Facts, FilterChoice, ListPage, MomentText, Skeleton, Timeline, TroubleCard, useChangeSearch, useGo, useHas, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction, Translate } from '#renderer/ui/index.ts'
import type { MovementRow } from '#shared/contract/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

function columnsOf(t: Translate, narrow: boolean): readonly Column<MovementRow>[] {
  const columns: readonly (Column<MovementRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('disclosure.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('disclosure.status'), width: 72, cell: (row) => <StateMark status={row.status} /> },
    { key: 'person', title: t('disclosure.person'), width: 84, cell: (row) => row.person },
    { key: 'what', title: t('disclosure.what'), grow: 2, minWidth: 150, cell: (row) => <span title={row.what}>{row.what}</span> },
    { key: 'marks', title: t('disclosure.faults'), grow: 1, minWidth: 120, cell: (row) => <><Faults faults={row.faults} /> <Warnings warnings={row.warnings} /></> },
    { key: 'to', title: t('disclosure.to-place'), width: 110, cell: (row) => row.toPlace, whenWide: true }, { key: 'kind', title: t('disclosure.kind'), width: 56, cell: (row) => t(`disclosure.kind.${row.kind}`), whenWide: true }, { key: 'at', title: t('disclosure.moved-at'), width: 132, cell: (row) => <MomentText at={row.movedAt} />, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

export function MovementsPage() {
  const t = useText()
  const go = useGo()
  const mayAsk = useHas('disclosure.ask')
  const { search: { open, state, doing }, change } = usePlace(movementsSearch)
  const source = useRows(orpc.disclosure.movements.infiniteOptions({ input: (cursor: string | null) => ({ state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const enter = mayAsk ? () => go('/disclosure/movements/new') : undefined
  return (
    <UnderSections current="movements">
      <ListPage
        id="disclosure-movements" title={t('disclosure.section.movements')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={enter} newLabel={t('disclosure.move')}
        filters={<FilterChoice name="state" label={t('disclosure.status')} choices={movementStates.map((value) => ({ value, label: value === 'all' || value === 'no-safety-measure' ? t(`disclosure.state.${value}`) : t(`disclosure.status.${value}`) }))} />}
        detail={(id) => <MovementDetail key={id} id={id} doing={doing} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
        empty={{ text: t('disclosure.movements-empty'), key: 'N', label: t('disclosure.move'), ...(enter === undefined ? {} : { run: enter }) }}
      />
    </UnderSections>
  )
}

function MovementDetail({ id, doing }: { readonly id: string; readonly doing: 'safety' | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const change = useChangeSearch()
  const mayAsk = useHas('disclosure.ask')
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.disclosure.movement.queryOptions({ input: { id: id as Id<'movement'> } }))
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  const { movement, history } = sheet.data
  const lacksSafety = movement.warnings.some((warning) => warning.code === 'disclosure.no-safety-measure')
  const actions: DetailAction[] = mayAsk && lacksSafety ? [{ key: 'F', label: t('disclosure.fill-safety'), primary: true, run: () => change({ doing: 'safety' }) }] : []
  const safety = [movement.safety === '' ? t('disclosure.safety.none') : t(`disclosure.safety.${movement.safety}`), movement.safetyNote].filter((part) => part !== '').join(' ')
  return (
    <DetailPane title={movement.customer} band={movement.secrecy} subtitle={<><span className="dg-number">{movement.number}</span> <StateMark status={movement.status} /></>} actions={doing === undefined ? actions : []}>
      {doing !== undefined && <SafetyForm id={movement.id} done={() => change({ doing: undefined })} />}
      {movement.faults.length > 0 && <div><Faults faults={movement.faults} /> <ClauseLink clause="P07-23.2" /></div>}
      <div><Warnings warnings={movement.warnings} /></div>
      <Facts items={[
        { label: t('disclosure.kind'), value: t(`disclosure.kind.${movement.kind}`) }, { label: t('disclosure.person'), value: movement.person }, { label: t('disclosure.from-place'), value: movement.fromPlace }, { label: t('disclosure.to-place'), value: movement.toPlace }, { label: t('disclosure.moved-at'), value: <MomentText at={movement.movedAt} /> },
        { label: t('disclosure.channel'), value: t(`disclosure.channel.${movement.channel}`) }, { label: t('disclosure.safety'), value: safety }, { label: t('disclosure.items'), value: movement.what, wide: true }, { label: t('disclosure.entered-by'), value: <>{movement.enteredBy} <MomentText at={movement.enteredAt} /></> },
      ]} />
      <div><div className="dg-section-title">{t('disclosure.history')}</div><Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`disclosure.log.${entry.kind}`) ?? entry.kind }))} /></div>
    </DetailPane>
  )
}

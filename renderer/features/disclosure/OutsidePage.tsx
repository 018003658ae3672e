/** Giving customer data to outside parties: who agreed, when it was handed over, the form on paper. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StateMark, Warnings } from '#renderer/features/disclosure/disclosure-marks.tsx'
import { outsideSearch, outsideStates } from '#renderer/features/disclosure/disclosure-search.ts'
import { safetyFields, safetyOf } from '#renderer/features/disclosure/SafetyForm.tsx'
import { UnderSections } from '#renderer/features/disclosure/Sections.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, FilterChoice, ListPage, MomentText, PrintPreview, RegisterForm, Skeleton, Timeline, TroubleCard, useChangeSearch, useGo, useHas, useLocale, useLooseText, usePlace, useRows, useSession, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { OutsideRow } from '#shared/contract/disclosure.ts'
import { isCarried } from '#shared/domain/disclosure-outside.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Paper = { readonly title: string; readonly html: string }

function columnsOf(t: Translate, narrow: boolean): readonly Column<OutsideRow>[] {
  const columns: readonly (Column<OutsideRow> & { readonly whenWide?: true })[] = [
    { key: 'number', title: t('disclosure.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('disclosure.status'), width: 76, cell: (row) => <StateMark status={row.status} /> },
    { key: 'receiver', title: t('disclosure.receiver'), grow: 1, minWidth: 120, cell: (row) => row.receiver }, { key: 'customer', title: t('disclosure.customer'), grow: 1, minWidth: 140, cell: (row) => row.customer },
    { key: 'purpose', title: t('disclosure.purpose'), width: 84, cell: (row) => t(`disclosure.purpose.${row.purpose}`), whenWide: true }, { key: 'channel', title: t('disclosure.channel'), width: 116, cell: (row) => t(`disclosure.channel.${row.channel}`), whenWide: true },
    { key: 'supervisor', title: t('disclosure.supervisor-day'), width: 112, cell: (row) => <DayText day={row.supervisorDay} weekday={false} />, whenWide: true }, { key: 'manager', title: t('disclosure.manager-day'), width: 112, cell: (row) => <DayText day={row.managerDay} weekday={false} />, whenWide: true }, { key: 'disclosed', title: t('disclosure.disclosed-day'), width: 100, cell: (row) => <DayText day={row.disclosedDay} weekday={false} />, whenWide: true },
  ]
  return columns.filter((column) => !narrow || column.whenWide !== true)
}

export function OutsidePage() {
  const t = useText()
  const go = useGo()
  const [mayAsk, mayExport] = [useHas('disclosure.ask'), useHas('reports.export')]
  const { search: { open, state, doing }, change } = usePlace(outsideSearch)
  const [paper, setPaper] = useState<Paper | null>(null)
  const source = useRows(orpc.disclosure.outside.infiniteOptions({ input: (cursor: string | null) => ({ state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const ask = mayAsk ? () => go('/disclosure/new') : undefined
  return (
    <UnderSections current="outside">
      <ListPage
        id="disclosure-outside" title={t('disclosure.section.outside')} source={source} rowKey={(row) => row.id} columns={columnsOf(t, open !== undefined)} onNew={ask} newLabel={t('disclosure.ask-outside')} onExport={mayExport ? () => go('/reports', { register: 'disclosures' }) : undefined}
        filters={<FilterChoice name="state" label={t('disclosure.status')} choices={outsideStates.map((value) => ({ value, label: value === 'open' || value === 'all' ? t(`disclosure.state.${value}`) : t(`disclosure.status.${value}`) }))} />}
        detail={(id) => <OutsideDetail key={id} id={id} doing={doing} show={setPaper} />} onOpen={(row) => change({ open: row.id, doing: undefined })}
        empty={{ text: t('disclosure.outside-empty'), key: 'N', label: t('disclosure.ask-outside'), ...(ask === undefined ? {} : { run: ask }) }}
      />
      {paper !== null && <PrintPreview title={paper.title} html={paper.html} onClose={() => setPaper(null)} />}
    </UnderSections>
  )
}

function OutsideDetail({ id, doing, show }: { readonly id: string; readonly doing: 'disclose' | undefined; readonly show: (paper: Paper) => void }) {
  const t = useText()
  const loose = useLooseText()
  const change = useChangeSearch()
  const [trouble, setTrouble] = useState<unknown>()
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.disclosure.outsideSheet.queryOptions({ input: { id: id as Id<'disclosure'> } }))
  const actions = useActions(sheet.data?.disclosure, show, setTrouble)
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  const { disclosure: row, history } = sheet.data
  const agreed = (name: string, day: OutsideRow['managerDay']) => (day === null ? '' : <>{name} <DayText day={day} weekday={false} /></>)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <DetailPane title={row.receiver} band={row.secrecy} subtitle={<><span className="dg-number">{row.number}</span> <StateMark status={row.status} /></>} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing !== undefined && <DiscloseForm row={row} show={show} done={() => change({ doing: undefined })} />}
      <div><Warnings warnings={row.warnings} /></div>
      <Facts items={[
        { label: t('disclosure.customer'), value: row.customer, wide: true }, { label: t('disclosure.items'), value: row.items.join(t('common.clause-join')), wide: true }, ...(row.data === '' ? [] : [{ label: t('disclosure.data'), value: row.data, wide: true }]),
        { label: t('disclosure.purpose'), value: t(`disclosure.purpose.${row.purpose}`) }, { label: t('disclosure.purpose-words'), value: row.purposeWords }, { label: t('disclosure.channel'), value: t(`disclosure.channel.${row.channel}`) }, { label: t('disclosure.planned-day'), value: <DayText day={row.plannedDay} weekday={false} /> },
        { label: t('disclosure.requested-by'), value: <>{row.requestedBy} <MomentText at={row.requestedAt} /></> }, { label: t('disclosure.sign-supervisor'), value: agreed(row.supervisor, row.supervisorDay) }, { label: t('disclosure.sign-manager'), value: agreed(row.manager, row.managerDay) }, { label: t('disclosure.disclosed-day'), value: agreed(row.disclosedBy, row.disclosedDay) },
      ]} />
      <div><div className="dg-section-title">{t('disclosure.history')} <ClauseLink clause="P07-24" /></div><Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`disclosure.log.${entry.kind}`, { reason: text(entry.body['reason']), receiver: text(entry.body['receiver']) }) ?? entry.kind }))} /></div>
    </DetailPane>
  )
}

function useActions(row: OutsideRow | undefined, show: (paper: Paper) => void, fail: (error: unknown) => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const locale = useLocale()
  const change = useChangeSearch()
  const mayAsk = useHas('disclosure.ask')
  if (row === undefined) return []
  const print = () => { fail(undefined); void client.disclosure.outsideForm({ id: row.id, locale }).then(show).catch(fail) }
  return [
    ...(mayAsk && (row.status === 'approved' || row.status === 'requested') ? [{ key: 'G', label: t('disclosure.disclose'), primary: row.status === 'approved', run: () => change({ doing: 'disclose' }) }] : []),
    { key: 'Ctrl+P', label: t('disclosure.form'), run: print }, ...(row.approvalId === null ? [] : [{ key: 'V', label: t('disclosure.approval'), run: () => go('/approvals', { box: 'all', status: 'all', open: row.approvalId ?? undefined }) }]),
  ]
}

type HandoverValues = { readonly day: string; readonly person: string; readonly safety: string; readonly safetyNote: string }

/** Designated persons by what was typed. */
async function couriersLike(typed: string, signal: AbortSignal): Promise<Suggestion<HandoverValues>[]> {
  const { rows } = await client.disclosure.couriers({}, { signal })
  return rows.filter((row) => row.endedAt === null && row.name.includes(typed.trim())).map((row) => ({ key: row.id, label: row.name, fills: { person: row.name } }))
}

function DiscloseForm({ row, show, done }: { readonly row: OutsideRow; readonly show: (paper: Paper) => void; readonly done: () => void }) {
  const t = useText()
  const locale = useLocale()
  const today = useSession((state) => state.status?.today) ?? ''
  return (
    <RegisterForm<HandoverValues>
      formId={`disclosure.disclose.${row.id}`} title={t('disclosure.disclose')} initial={() => ({ day: today, person: '', safety: '', safetyNote: '' })} onSaved={done} onEscape={done} once width="third" draft={false}
      fields={[{ kind: 'day', name: 'day', label: t('disclosure.day'), required: true, span: 12, preset: isCarried(row.channel) }, ...(isCarried(row.channel) ? [{ kind: 'suggest', name: 'person', label: t('disclosure.person'), span: 12, max: 40, load: couriersLike } as const, ...safetyFields<HandoverValues>(t)] : [])]}
      save={async ({ day, person, safety, safetyNote }) => { const { disclosure, paper } = await client.disclosure.disclose({ id: row.id, day: isDay(day) ? day : null, person, safety: safetyOf(safety), safetyNote: safety === 'other' ? safetyNote : '', locale }); show(paper); return { number: disclosure.number } }}
    />
  )
}

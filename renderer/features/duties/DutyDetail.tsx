/** One duty at the right: what, whose, why then, and the form that ends it. */
import { useQuery } from '@tanstack/react-query'
import { EndDutyForm } from '#renderer/features/duties/EndDutyForm.tsx'
import { dutiesSearch } from '#renderer/features/duties/duties-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, DurationText, Facts, MomentText, Skeleton, StatusTag, Timeline, TroubleCard, WhyButton, placeOfSubject, useGo, useHas, useLooseText, useLocale, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { DutyRow } from '#shared/contract/duties.ts'
import { holidayTextKey } from '#shared/domain/holidays.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DutyDetail({ id }: { readonly id: Id<'duty'> }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const { search, change } = usePlace(dutiesSearch)
  const sheet = useQuery(orpc.duties.get.queryOptions({ input: { id } }))
  const actions = useActions(sheet.data?.duty)
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  const { duty, why, unknownYears, history } = sheet.data
  const steps = why.map((step) => ({ label: loose(`due.${step.key}`, { day: step.day ?? '', count: step.count ?? 0, reason: [loose(`due.reason.${step.reason ?? ''}`), step.name === undefined ? undefined : (loose(holidayTextKey(step.name)) ?? step.name)].filter((part) => part !== undefined && part !== '').join(' ') }) ?? step.key }))
  return (
    <DetailPane title={duty[locale]} subtitle={<ClauseLink clause={duty.clause} />} actions={search.end === '' ? actions : []}>
      {search.end !== '' && duty.status === 'open' && <EndDutyForm duty={duty} action={search.end} done={() => change({ end: '' })} />}
      <Facts items={[
        { label: t('duties.due'), value: <><DayText day={duty.dueDay} weekday /> {duty.status === 'open' && (duty.daysLate > 0 ? <DurationText lateDays={duty.daysLate} /> : <DurationText dueDay={duty.dueDay} />)} <WhyButton steps={[...steps, { label: t('due.result'), value: duty.dueDay, clause: duty.clause }]} /></> },
        { label: t('duties.status'), value: duty.status === 'open' ? t('duties.status.open') : <StatusTag tone={duty.status === 'done' ? 'ok' : 'neutral'}>{t(`duties.status.${duty.status}`)}</StatusTag> },
        { label: t('duties.about'), value: <Subject duty={duty} /> },
        { label: t('duties.period'), value: duty.period },
        { label: t('duties.owner'), value: duty.ownerName ?? t(`role.${duty.owner}`) },
        { label: t('duties.reached'), value: duty.reached.map((role) => t(`role.${role}`)).join(t('common.list-join')) },
        { label: t('duties.evidence'), value: t(`duties.evidence.${duty.evidence}`) },
        ...(duty.endedAt === null ? [] : [{ label: t('duties.ended-by'), value: <><MomentText at={duty.endedAt} /> {duty.endedBy}</> }, { label: t('duties.words'), value: duty.words }, { label: t('duties.record-number'), value: duty.recordNumber }]),
      ]} />
      {unknownYears.length > 0 && <div className="dg-note">{t('due.provisional', { years: unknownYears.join(t('common.list-join')) })}</div>}
      <Timeline items={history.map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`duties.history.${entry.kind}`) ?? entry.kind }))} />
    </DetailPane>
  )
}

function useActions(duty: DutyRow | undefined): readonly DetailAction[] {
  const t = useText()
  const { change } = usePlace(dutiesSearch)
  const mayAct = useHas('duties.act')
  if (duty === undefined || duty.status !== 'open' || !mayAct) return []
  return [{ label: t('duties.done'), primary: true, run: () => change({ end: 'complete' }) }, { label: t('duties.waive'), run: () => change({ end: 'waive' }) }]
}

/** What the duty is about opens where that kind of record lives. */
function Subject({ duty }: { readonly duty: DutyRow }) {
  const go = useGo()
  const place = placeOfSubject(duty.subject.kind, duty.subject.id)
  const words = [duty.subject.number, duty.subject.title].filter((part) => part !== '').join(' ')
  if (place === null || words === '') return <>{words}</>
  return <button type="button" className="dg-linkbutton" onClick={() => go(place.path, place.search)}>{words}</button>
}

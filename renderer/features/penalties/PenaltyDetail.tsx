/** One penalty at the right: what was found, how the amount came about, what follows, and the form of a decision. */
import { useQuery } from '@tanstack/react-query'
import { penaltiesSearch } from '#renderer/features/penalties/penalties-search.ts'
import { PenaltyTurnForm } from '#renderer/features/penalties/PenaltyTurnForm.tsx'
import { amountWords, consequenceWords, money, statusTones, whySteps } from '#renderer/features/penalties/penalty-words.ts'
import { usePenaltyActions } from '#renderer/features/penalties/use-penalty-actions.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, MomentText, Skeleton, StatusTag, Timeline, TroubleCard, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { PenaltyRow } from '#shared/contract/penalties.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function PenaltyDetail({ id, listed }: { readonly id: string; readonly listed: PenaltyRow | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const { search, change } = usePlace(penaltiesSearch)
  const readsAll = useHas('penalties.read')
  // The key of a row is the id of its penalty; the archive answers "no such record" to anything else.
  const sheet = useQuery(orpc.penalties.get.queryOptions({ input: { id: id as Id<'penalty'> }, enabled: readsAll }))
  const { rowActions } = usePenaltyActions()
  const penalty = sheet.data?.penalty ?? listed
  if (penalty === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  const actions = rowActions.filter((action) => action.when(penalty)).map((action, index) => ({ label: action.label, primary: index === 0, run: () => action.run(penalty) }))
  return (
    <DetailPane title={`${penalty.personName} ${amountWords(t, penalty)}`} subtitle={<><span className="dg-number">{penalty.number}</span> <StatusTag tone={statusTones[penalty.status]}>{t(`penalties.status.${penalty.status}`)}</StatusTag></>} actions={search.turn === '' ? actions : []}>
      {search.turn !== '' && <PenaltyTurnForm key={search.turn} penalty={penalty} turn={search.turn} done={() => change({ turn: undefined })} />}
      <PenaltyFacts penalty={penalty} />
      {sheet.data !== undefined && <Timeline items={sheet.data.history.map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: [loose(`penalties.history.${entry.kind}`) ?? entry.kind, typeof entry.body['amountCents'] === 'number' ? money(entry.body['amountCents']) : '', typeof entry.body['reason'] === 'string' ? entry.body['reason'] : ''].filter((part) => part !== '').join(' ') }))} />}
    </DetailPane>
  )
}

function PenaltyFacts({ penalty }: { readonly penalty: PenaltyRow }) {
  const t = useText()
  const locale = useLocale()
  const steps = whySteps(t, penalty)
  return (
    <Facts items={[
      { label: t('penalties.violation'), value: <>{penalty[locale]} <ClauseLink clause={penalty.clause} /></>, wide: true },
      { label: t('penalties.evidence'), value: penalty.evidence, wide: true },
      { label: t('penalties.day'), value: <DayText day={penalty.day} weekday /> },
      { label: t('penalties.proposed'), value: <strong className="dg-number">{money(penalty.proposedCents)}</strong> },
      { label: t('penalties.arithmetic'), value: <ol style={{ margin: 0, paddingLeft: 18 }}>{steps.map((step) => <li key={step.label}>{step.label} {step.value !== undefined && <strong className="dg-number">{step.value}</strong>} <ClauseLink clause={step.clause ?? penalty.clause} /></li>)}</ol>, wide: true },
      ...(penalty.status === 'reduced' || penalty.status === 'waived' ? [{ label: t(`penalties.status.${penalty.status}`), value: <strong className="dg-number">{money(penalty.amountCents)}</strong> }] : []),
      ...(penalty.consequence === null ? [] : [{ label: t('penalties.consequence'), value: <>{consequenceWords(t, penalty)} <ClauseLink clause={penalty.consequence.clause} /></>, wide: true }]),
      ...penalty.beside.map((other) => ({ label: t('penalties.beside'), value: <><ClauseLink clause={other.clause} /> <span className="dg-number">{money(other.amountCents)}</span> <span className="dg-quiet">{t('penalties.charged-once')}</span></>, wide: true })),
      ...(penalty.earlier.length === 0 ? [] : [{ label: t('penalties.earlier'), value: penalty.earlier.map((each) => `${each.day} ${each.number}`).join(t('common.list-join')), wide: true }]),
      ...(penalty.sinceDay === null ? [] : [{ label: t('penalties.since'), value: <DayText day={penalty.sinceDay} /> }]),
      ...(penalty.cause === null ? [] : [{ label: t('penalties.cause'), value: t(`penalties.cause.${penalty.cause}`) }]),
      ...(penalty.about === '' ? [] : [{ label: t('penalties.about'), value: penalty.about, wide: true }]),
      ...(penalty.at === null ? [] : [{ label: t('penalties.at'), value: <span className="dg-number">{penalty.at}</span> }]),
      ...(penalty.fromAt === null ? [] : [{ label: t('penalties.from-time'), value: <span className="dg-number">{`${penalty.fromAt}–${penalty.toAt ?? ''}`}</span> }]),
      ...(penalty.counted === null ? [] : [{ label: t('penalties.counted'), value: <span className="dg-number">{penalty.expected === null ? penalty.counted : `${String(penalty.counted)} / ${String(penalty.expected)}`}</span> }]),
      ...(penalty.noted === '' ? [] : [{ label: t('penalties.noted'), value: penalty.noted }]),
      ...(penalty.repeats ? [{ label: t('penalties.corrected-on'), value: penalty.correctedOn === null ? t(penalty.status === 'proposed' || penalty.status === 'disputed' ? 'penalties.not-corrected' : 'penalties.not-corrected-decided') : <DayText day={penalty.correctedOn} />, wide: true }] : []),
      { label: t('penalties.recorded-by'), value: <>{penalty.recordedBy} <MomentText at={penalty.recordedAt} /></> },
      ...(penalty.decidedAt === null ? [] : [{ label: t('penalties.decided-by'), value: <>{penalty.decidedBy} <MomentText at={penalty.decidedAt} /></> }]),
      ...(penalty.reason === '' ? [] : [{ label: t('penalties.reason'), value: penalty.reason, wide: true }]),
    ]} />
  )
}

/** One follow-up at the right: who owes which visit by when, the visits made with their marks, and the forms that go on. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FollowupActForm } from '#renderer/features/followups/FollowupActForm.tsx'
import { FollowupMarks } from '#renderer/features/followups/FollowupMarks.tsx'
import { followupsSearch } from '#renderer/features/followups/followups-search.ts'
import { RecordVisitForm } from '#renderer/features/followups/RecordVisitForm.tsx'
import { VisitSheet } from '#renderer/features/followups/VisitSheet.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, DurationText, Facts, PhoneText, PrintPreview, Skeleton, StatusTag, Timeline, TroubleCard, WhyButton, useGo, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { FollowupRow, FollowupSheet } from '#shared/contract/followups.ts'
import { clauseOf, followupTransitions } from '#shared/domain/followups.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Print = { readonly kind: 'visit'; readonly visitId: Id<'return-visit'> | null } | { readonly kind: 'complaint' }

export function FollowupDetail({ id }: { readonly id: Id<'followup'> }) {
  const sheet = useQuery(orpc.followups.get.queryOptions({ input: { id } }))
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  return <FollowupPane sheet={sheet.data} />
}

function FollowupPane({ sheet }: { readonly sheet: FollowupSheet }) {
  const t = useText()
  const loose = useLooseText()
  const { search, change } = usePlace(followupsSearch)
  const [print, setPrint] = useState<Print>()
  const { followup, visits, history } = sheet
  const latest = visits.at(-1)
  const done = () => change({ act: '' })
  return (
    <DetailPane title={followup.title} subtitle={<span className="dg-number">{followup.number} <StatusTag>{t(`followups.kind.${followup.kind}`)}</StatusTag> {followup.kind === 'complaint' && followup.grade !== 'ordinary' && <StatusTag tone={followup.grade === 'major' ? 'danger' : 'warn'}>{t(`desk.grade.${followup.grade}`)}</StatusTag>} <StatusTag tone={followup.status === 'done' ? 'ok' : followup.status === 'open' ? 'accent' : 'neutral'}>{t(`followups.status.${followup.status}`)}</StatusTag></span>}
      actions={useActions(sheet, setPrint)} onClose={() => change({ open: undefined, act: '' })}>
      {search.act === 'record' && <RecordVisitForm key={`${followup.id}-${String(followup.round)}`} row={followup} done={done} />}
      {search.act !== '' && search.act !== 'record' && <FollowupActForm key={search.act} act={search.act} row={followup} visit={latest} done={done} />}
      <FollowupMarks marks={followup.marks} />
      <FollowupFacts row={followup} />
      {visits.toReversed().map((visit) => <VisitSheet key={visit.id} visit={visit} onPrint={() => setPrint({ kind: 'visit', visitId: visit.id })} />)}
      <div><div className="dg-section-title">{t('followups.history')}</div><Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`followups.history.${entry.kind}`) ?? entry.kind }))} /></div>
      {print !== undefined && <FollowupPaper id={followup.id} print={print} close={() => setPrint(undefined)} />}
    </DetailPane>
  )
}

function useActions({ followup, visits }: FollowupSheet, setPrint: (print: Print) => void): readonly DetailAction[] {
  const t = useText()
  const { change } = usePlace(followupsSearch)
  const [mayRecord, mayReview] = [useHas('followups.record'), useHas('followups.review')]
  const can = followupTransitions[followup.status]
  const latest = visits.at(-1)
  const lacksSomething = latest?.marks.some(({ code }) => /awaiting-signature|not-filled|not-agreed|not-told|corrector-missing|date-missing|nothing-arranged/.test(code)) === true
  return [
    ...(mayRecord && can.record !== null ? [{ key: 'V', label: t('followups.record'), primary: true, run: () => change({ act: 'record' }) }] : []),
    ...(mayRecord && lacksSomething ? [{ key: 'B', label: t('followups.complement'), run: () => change({ act: 'complement' }) }] : []),
    ...(mayReview && latest?.status === 'complete' && latest.opinion === '' ? [{ key: 'R', label: t('followups.review'), run: () => change({ act: 'review' }) }] : []),
    ...(mayRecord && can.assign !== null ? [{ key: 'A', label: t('followups.assign'), run: () => change({ act: 'assign' }) }] : []),
    ...(mayRecord && can.exempt !== null && followup.kind === 'complaint' ? [{ key: 'X', label: t('followups.exempt'), run: () => change({ act: 'exempt' }) }] : []),
    ...(mayRecord && can.annex !== null ? [{ label: t('followups.annex'), run: () => change({ act: 'annex' }) }] : []),
    ...(mayRecord && can.close !== null ? [{ label: t('followups.close'), run: () => change({ act: 'close' }) }] : []),
    followup.status === 'exempt' ? { key: 'P', label: t('followups.print-complaint'), run: () => setPrint({ kind: 'complaint' }) } : { key: 'P', label: t('followups.print-form'), run: () => setPrint({ kind: 'visit', visitId: latest?.id ?? null }) },
  ]
}

function FollowupFacts({ row }: { readonly row: FollowupRow }) {
  const t = useText()
  const go = useGo()
  const steps = [{ label: t('followups.started'), value: row.startDay }, { label: t('followups.due'), value: row.dueDay, clause: row.round === 1 ? clauseOf(row.kind) : 'P14-1.9' }]
  const { sourceId } = row
  return (
    <Facts items={[
      { label: t('followups.due'), value: <><DayText day={row.dueDay} weekday /> {row.status === 'open' && (row.daysLate > 0 ? <DurationText lateDays={row.daysLate} /> : <DurationText dueDay={row.dueDay} />)} <WhyButton title={t('followups.due-why')} steps={steps} /></> },
      { label: t('followups.round'), value: row.kind === 'event' ? t('followups.progress-of', { visited: row.visited, required: row.required ?? 0, participants: row.participants ?? 0 }) : t('followups.round-n', { n: row.round }) },
      { label: t('followups.owner'), value: row.ownerName ?? t(`role.${row.ownerRole}`) }, { label: t('followups.planned-day'), value: row.plannedDay === null ? '' : <DayText day={row.plannedDay} /> },
      { label: t('followups.person'), value: row.person }, { label: t('followups.phone'), value: row.phone === '' ? '' : <PhoneText phone={row.phone} /> },
      { label: t('followups.place'), value: [row.place, row.area].filter((part) => part !== '').join(' · ') },
      { label: t('followups.source'), value: sourceId === null ? row.sourceNumber : <button type="button" className="dg-linkbutton dg-number" onClick={() => go('/desk', { open: sourceId })}>{row.sourceNumber}</button> },
      ...(row.exemption === '' ? [] : [{ label: t('followups.exemption'), value: [t(`followups.exemption.${row.exemption}`), row.exemptionWords].filter((part) => part !== '').join(' · '), wide: true }, { label: t('followups.reply-day'), value: row.replyDay ?? '' }, { label: t('followups.addressee'), value: row.replyAddressee }]),
    ]} />
  )
}

function FollowupPaper({ id, print, close }: { readonly id: Id<'followup'>; readonly print: Print; readonly close: () => void }) {
  const locale = useLocale()
  const form = useQuery(orpc.followups.visitForm.queryOptions({ input: { visitId: print.kind === 'visit' ? print.visitId : null, id, locale }, enabled: print.kind === 'visit' }))
  const complaint = useQuery(orpc.followups.complaintForm.queryOptions({ input: { id, locale }, enabled: print.kind === 'complaint' }))
  const paper = print.kind === 'visit' ? form.data : complaint.data
  return paper === undefined ? null : <PrintPreview title={paper.title} html={paper.html} onClose={close} />
}

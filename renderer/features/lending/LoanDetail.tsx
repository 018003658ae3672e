/** The right third: one loan with what can be done to it now, its material counted out and back, where its due day comes from, and its history. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoanForm } from '#renderer/features/lending/LoanForm.tsx'
import { LoanLines } from '#renderer/features/lending/LoanLines.tsx'
import { DueMark, GapMark, LoanMark } from '#renderer/features/lending/lending-marks.tsx'
import type { LoanDoing } from '#renderer/features/lending/lending-search.ts'
import type { useLendingDesk } from '#renderer/features/lending/use-lending-desk.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { AttachmentLink, DayText, DetailPane, Facts, MomentText, PhoneText, PrintPreview, Skeleton, Timeline, TroubleCard, WhyButton, useChangeSearch, useGo, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { LoanRow, LoanSheet } from '#shared/contract/lending.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { Id } from '#shared/kernel/ids.ts'

type LoanDetailProps = { readonly id: Id<'loan'>; readonly doing: LoanDoing | undefined; readonly desk: ReturnType<typeof useLendingDesk>; readonly trouble: unknown; readonly forget: () => void }

export function LoanDetail(props: LoanDetailProps) {
  const sheet = useQuery(orpc.lending.get.queryOptions({ input: { id: props.id } }))
  if (sheet.data !== undefined) return <LoanPane {...props} sheet={sheet.data} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

function LoanPane({ sheet, doing, desk, trouble, forget }: LoanDetailProps & { readonly sheet: LoanSheet }) {
  const t = useText()
  const change = useChangeSearch()
  const [printing, setPrinting] = useState(false)
  const { loan, lines, history } = sheet
  const actions = useActions(sheet, desk, () => setPrinting(true))
  return (
    <DetailPane title={loan.customerName === '' ? loan.itemTitles : loan.customerName} subtitle={<span className="dg-number">{loan.number} <LoanMark loan={loan} /> <DueMark loan={loan} /> <GapMark loan={loan} /></span>} band={loan.secrecy} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={forget} remedies={{ 'lending.count-pages': { run: () => { forget(); change({ doing: 'issue' }) } } }} />}
      {doing !== undefined && <LoanForm key={doing} doing={doing} sheet={sheet} done={() => change({ doing: undefined })} />}
      <LoanLines lines={lines} />
      <LoanFacts sheet={sheet} />
      <div>
        <div className="dg-section-title">{t('lending.history')}</div>
        <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: <HistoryText entry={entry} /> }))} />
      </div>
      {printing && <SlipPreview loan={loan} onClose={() => setPrinting(false)} />}
    </DetailPane>
  )
}

function useActions({ loan, lines }: LoanSheet, desk: ReturnType<typeof useLendingDesk>, print: () => void): DetailAction[] {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const doing = (next: LoanDoing) => () => change({ doing: next })
  const [hasBack, hasDifference] = [lines.some((line) => line.state === 'back' || line.copiesBack > 0), lines.some((line) => line.difference === 'open')]
  const actions: (DetailAction & { readonly when: boolean })[] = [
    { key: 'I', label: t('lending.issue'), primary: true, run: () => void desk.issue(loan), when: desk.mayIssue && loan.status === 'approved' },
    { key: 'P', label: t('lending.issue-count'), run: doing('issue'), when: desk.mayIssue && loan.status === 'approved' },
    { key: 'G', label: t('lending.enter-seal'), primary: true, run: doing('seal'), when: desk.mayRequest && loan.waitsForUnit },
    { key: 'R', label: t('lending.return'), primary: true, run: () => void desk.takeBack(loan, null), when: desk.mayIssue && loan.status === 'out' },
    { key: 'P', label: t('lending.return-count'), run: doing('return'), when: desk.mayIssue && loan.status === 'out' },
    { key: 'S', label: t('lending.settle'), primary: loan.status === 'difference', run: doing('settle'), when: desk.mayIssue && (hasDifference || loan.status === 'out') },
    { key: 'B', label: t('lending.fill-register'), primary: loan.status !== 'out', run: doing('fill'), when: desk.mayIssue && loan.gaps.length > 0 },
    { key: 'E', label: t('lending.correct-return'), run: doing('correct'), when: desk.mayIssue && hasBack },
    { key: 'E', label: t('lending.resubmit'), primary: true, run: () => go(`/lending/${loan.id}/resubmit`), when: desk.mayRequest && loan.status === 'sent-back' },
    { key: 'C', label: t('lending.cancel'), danger: true, run: doing('cancel'), when: desk.mayRequest && ['requested', 'sent-back', 'approved'].includes(loan.status) },
    { key: 'V', label: t('lending.open-approval'), run: () => go('/approvals', { box: 'all', open: loan.approvalId ?? undefined }), when: loan.approvalId !== null },
    { key: 'Ctrl+P', label: t('lending.slip'), run: print, when: true },
  ]
  return actions.filter((action) => action.when)
}

function LoanFacts({ sheet: { loan, why } }: { readonly sheet: LoanSheet }) {
  const t = useText()
  const loose = useLooseText()
  const go = useGo()
  const steps = why.map((step) => ({ label: loose(`lending.why-${step.key}`) ?? step.key, value: String(step.value), clause: step.clause }))
  const { customerId } = loan
  const file = customerId === null ? loan.customerNumber : <button type="button" className="dg-linkbutton dg-number" onClick={() => go('/customers', { open: customerId })}>{loan.customerNumber}</button>
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ')
  return (
    <Facts items={[
      ...(loan.dueDay === null ? [] : [{ label: t('lending.due-day'), value: <><DayText day={loan.dueDay} /> {steps.length > 0 && <WhyButton title={t('lending.why-title')} steps={steps} />}</> }]),
      { label: t('lending.borrower'), value: joined(loan.borrowerName, loan.borrowerUnit, loan.borrowerPost) },
      ...(loan.borrowerPhone === '' ? [] : [{ label: t('lending.phone'), value: <PhoneText phone={loan.borrowerPhone} /> }]),
      ...(loan.borrowerKind === 'outsider' ? [{ label: t('lending.letter'), value: loan.letter }] : []),
      { label: t('lending.kind'), value: loan.kind === 'loan' && loan.days > 0 ? t('lending.kind-and-days', { kind: t('lending.kind-loan'), days: loan.days }) : t(`lending.kind-${loan.kind}`) },
      { label: t('lending.purpose'), value: loan.purpose }, { label: t('lending.reason'), value: loan.reason }, { label: t('lending.customer'), value: file },
      { label: t('lending.seal'), value: joined(t(`lending.seal-${loan.seal.way}`), loan.seal.headName, loan.seal.signedDay ?? '') },
      ...(loan.seal.scanId === null ? [] : [{ label: t('lending.seal-scan'), value: <AttachmentLink id={loan.seal.scanId} /> }]),
      { label: t('lending.requested'), value: <>{loan.requestedBy} <MomentText at={loan.requestedAt} /></> },
      { label: t('lending.approved-by'), value: loan.approvedBy },
      ...(loan.issuedAt === null ? [] : [{ label: t('lending.issued'), value: <>{loan.issuedBy ?? ''} <MomentText at={loan.issuedAt} /></> }]),
      ...(loan.signature === null ? [] : [{ label: t('lending.signature'), value: <>{t(`lending.signature-${loan.signature.way}`)} {loan.signature.attachmentId !== null && <AttachmentLink id={loan.signature.attachmentId} />}</> }]),
    ]} />
  )
}

/** A line of the book in words; an entry of a kind that has no sentence shows its name. */
function HistoryText({ entry }: { readonly entry: HistoryEntry }) {
  const loose = useLooseText()
  const { reason, dueDay } = entry.body
  return <>{loose(`lending.event-${entry.kind}`, { reason: typeof reason === 'string' ? reason : '', dueDay: typeof dueDay === 'string' ? dueDay : '' }) ?? entry.kind}</>
}

function SlipPreview({ loan, onClose }: { readonly loan: LoanRow; readonly onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const slip = useQuery(orpc.lending.slip.queryOptions({ input: { id: loan.id, locale } }))
  if (slip.error !== null) return <TroubleCard error={slip.error} onRetry={() => void slip.refetch()} />
  return slip.data === undefined ? null : <PrintPreview html={slip.data.html} title={`${t('lending.slip')} ${loan.number}`} onClose={onClose} />
}

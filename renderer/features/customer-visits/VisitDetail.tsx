/** The right third: one visit with what can be done to it, its preparation, what it takes along and costs, its report and its history. */
import { useQuery } from '@tanstack/react-query'
import { MoneyForm } from '#renderer/features/customer-visits/MoneyForm.tsx'
import { MoneyLines } from '#renderer/features/customer-visits/MoneyLines.tsx'
import { NoticeList, VisitMark } from '#renderer/features/customer-visits/visit-marks.tsx'
import type { VisitDoing } from '#renderer/features/customer-visits/visits-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, MoneyText, PhoneText, Skeleton, StatusTag, Timeline, TroubleCard, useChangeSearch, useGo, useHas, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FactItem } from '#renderer/ui/index.ts'
import type { CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function VisitDetail({ id, doing }: { readonly id: Id<'customer-visit'>; readonly doing: VisitDoing | undefined }) {
  const sheet = useQuery(orpc['customer-visits'].get.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <VisitPane sheet={sheet.data} doing={doing} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
}

function VisitPane({ sheet, doing }: { readonly sheet: CustomerVisitSheet; readonly doing: VisitDoing | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const change = useChangeSearch()
  const { visit, checklist, history } = sheet
  const actions = useActions(sheet)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <DetailPane title={visit.unit} subtitle={<span className="dg-number">{visit.number} <VisitMark visit={visit} /></span>} actions={doing === undefined ? actions : []}>
      {doing !== undefined && <MoneyForm key={doing} doing={doing} sheet={sheet} done={() => change({ doing: undefined })} />}
      {visit.notices.length > 0 && <NoticeList notices={visit.notices} />}
      <Facts items={factsOf(sheet, t)} />
      {visit.status !== 'cancelled' && <div>
        <div className="dg-section-title">{t('customer-visits.checklist')} {t('customer-visits.checklist-count', { n: checklist.filter((line) => line.isTicked).length, of: checklist.length })}</div>
        <div className="dg-stack" style={{ gap: 4 }}>
          {checklist.map((line) => <div key={line.key} style={{ display: 'flex', gap: 8, alignItems: 'center' }}><StatusTag tone={line.isTicked ? 'ok' : 'warn'}>{t(line.isTicked ? 'customer-visits.ticked' : 'customer-visits.unticked')}</StatusTag><span style={{ flex: 1 }}>{t(`customer-visits.check.${line.key}`)}</span><ClauseLink clause={line.clause} /></div>)}
        </div>
      </div>}
      <MoneyLines sheet={sheet} />
      <ReportFacts sheet={sheet} />
      <div>
        <div className="dg-section-title">{t('customer-visits.history')}</div>
        <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`customer-visits.event.${entry.kind}`, { reason: text(entry.body['reason']), what: text(entry.body['what']) }) ?? entry.kind }))} />
      </div>
    </DetailPane>
  )
}

type Text = ReturnType<typeof useText>

function factsOf({ visit, filing }: CustomerVisitSheet, t: Text): FactItem[] {
  const purposes = visit.purposes.map((purpose) => (purpose === 'care' && visit.careParts.length > 0 ? `${t('customer-visits.purpose.care')}（${visit.careParts.map((part) => t(`customer-visits.care.${part}`)).join(t('common.list-join'))}）` : t(`customer-visits.purpose.${purpose}`)))
  return [
    { label: t('customer-visits.day'), value: visit.endDay === visit.day ? <DayText day={visit.day} /> : <><DayText day={visit.day} weekday={false} /> – <DayText day={visit.endDay} weekday={false} /></> },
    { label: t('customer-visits.salesperson'), value: visit.salesperson }, { label: t('customer-visits.contact-person'), value: visit.contactPerson },
    ...(visit.phone === '' ? [] : [{ label: t('customer-visits.phone'), value: <PhoneText phone={visit.phone} /> }]),
    { label: t('customer-visits.purposes'), value: purposes.join(t('common.list-join')) }, { label: t('customer-visits.target'), value: t(`customer-visits.target.${visit.target}`) },
    { label: t('customer-visits.contacted'), value: visit.contactedDay === null ? '' : <><DayText day={visit.contactedDay} weekday={false} /> {visit.contactedBy}</> },
    { label: t('customer-visits.journey'), value: [t(`customer-visits.journey.${visit.journey}`), visit.place, visit.hours, visit.tripReference].filter((part) => part !== '').join(' · ') },
    ...(visit.takeAlong === '' ? [] : [{ label: t('customer-visits.take-along'), value: visit.takeAlong }]), ...(visit.costCents === null ? [] : [{ label: t('customer-visits.cost'), value: <MoneyText cents={visit.costCents} /> }]),
    { label: t('customer-visits.filing'), value: filing === null ? t('customer-visits.no-customer') : filing.filedDay === null ? <StatusTag tone="warn">{t('customer-visits.not-filed')}</StatusTag> : t('customer-visits.filed-since', { day: filing.filedDay }) },
    ...(visit.status === 'cancelled' ? [] : [{ label: t('customer-visits.report-due'), value: <DayText day={visit.reportDueDay} /> }]), ...(visit.note === '' ? [] : [{ label: t('customer-visits.note'), value: visit.note }]),
  ]
}

function ReportFacts({ sheet: { visit, report, promises, questions } }: { readonly sheet: CustomerVisitSheet }) {
  const t = useText()
  if (report === null) return null
  const answers: Readonly<Record<(typeof questions)[number], FactItem['value']>> = {
    'market-findings': report.findings, competitors: report.competitors, 'core-customer': report.coreCustomer === 'unsaid' ? '' : t(`customer-visits.core.${report.coreCustomer}`), 'expected-orders': report.expectedOrders,
    collected: report.collectedCents === null ? '' : <MoneyText cents={report.collectedCents} />, 'promised-payment-day': report.promisedPaymentDay ?? '', prospect: report.prospect, 'product-shown': report.productShown,
  }
  return (
    <div>
      <div className="dg-section-title">{t('customer-visits.report')}</div>
      <Facts items={[
        { label: t('customer-visits.reported-day'), value: <DayText day={visit.reportedDay} weekday={false} /> }, { label: t('customer-visits.result'), value: report.result },
        ...questions.map((question) => ({ label: t(`customer-visits.answer.${question}`), value: answers[question] })),
        ...(visit.reviewedBy === null ? [] : [{ label: t('customer-visits.reviewed-by'), value: visit.reviewedBy }, { label: t('customer-visits.review-note'), value: visit.reviewNote }]),
        ...promises.map((promise) => ({ label: t('customer-visits.promise'), value: <>{promise.what} <DayText day={promise.dueDay} weekday={false} /> <StatusTag tone={promise.status === 'open' ? 'warn' : 'ok'}>{t(`customer-visits.promise.${promise.status}`)}</StatusTag></> })),
      ]} />
    </div>
  )
}

function useActions({ visit, isMine, approvalId, filing }: CustomerVisitSheet): DetailAction[] {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const mayWrite = useHas('customer-visits.write')
  const own = mayWrite && isMine
  const actions: (DetailAction & { readonly when: boolean })[] = [
    { key: 'R', label: t('customer-visits.report-visit'), primary: true, run: () => go(`/customer-visits/${visit.id}/report`), when: own && (visit.status === 'planned' || visit.status === 'returned') },
    { key: 'E', label: t('common.correct'), run: () => go(`/customer-visits/${visit.id}/correct`), when: own && visit.status === 'planned' },
    { key: 'A', label: t('customer-visits.apply'), run: () => change({ doing: 'request' }), when: mayWrite && visit.status !== 'cancelled' },
    { key: 'I', label: t('customer-visits.release'), run: () => change({ doing: 'release' }), when: mayWrite && visit.status !== 'cancelled' },
    { key: 'M', label: t('customer-visits.claim'), run: () => change({ doing: 'claim' }), when: mayWrite && visit.status !== 'cancelled' },
    { key: 'V', label: t('customer-visits.open-approval'), run: () => go('/approvals', { box: 'all', open: approvalId ?? undefined }), when: approvalId !== null },
    { key: 'B', label: t('customer-visits.filing'), run: () => go('/customer-filing', { text: visit.unit, state: 'all' }), when: filing !== null && filing.filedDay === null },
    { key: 'X', label: t('customer-visits.cancel'), danger: true, run: () => change({ doing: 'cancel' }), when: own && visit.status === 'planned' },
  ]
  return actions.filter((action) => action.when)
}

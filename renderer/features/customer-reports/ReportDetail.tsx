/** The right third: a report with its versions, reviews, corrections, copies and deliveries, and what can be done to it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { CopyExport } from '#renderer/features/customer-reports/CopyExport.tsx'
import { ReportCorrections, ReportCopies, ReportDeliveries, ReportHistory, ReportReviews } from '#renderer/features/customer-reports/ReportParts.tsx'
import { ReportForm } from '#renderer/features/customer-reports/ReportForm.tsx'
import { ReportMark, ReportNotices } from '#renderer/features/customer-reports/report-marks.tsx'
import { ReportVersions } from '#renderer/features/customer-reports/ReportVersions.tsx'
import type { ReportDoing } from '#renderer/features/customer-reports/reports-search.ts'
import { useCopyExport } from '#renderer/features/customer-reports/use-copy-export.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, PrintPreview, Skeleton, TroubleCard, announce, useChangeSearch, useGo, useHas, useLooseText, useSession, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { CustomerReportSheet } from '#shared/contract/customer-reports.ts'
import type { Id } from '#shared/kernel/ids.ts'

const door = client['customer-reports']

/** Says once a day that somebody reads these reports, so that those that nobody reads are found. */
function useNoteOpened(sheet: CustomerReportSheet | undefined): void {
  const mayWrite = useHas('customer-reports.write')
  const today = useSession((state) => state.status?.today)
  const [id, isNoted] = [sheet?.report.id, sheet === undefined || today === undefined || sheet.definition.openedDay === today]
  // What fails here is noted when the report is opened the next time.
  useEffect(() => { if (id !== undefined && !isNoted && mayWrite) void door.noteOpened({ id }).catch(() => undefined) }, [id, isNoted, mayWrite])
}

export function ReportDetail({ id, doing }: { readonly id: string; readonly doing: ReportDoing | undefined }) {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  // The archive answers "no such record" to an address that is no id.
  const reportId = id as Id<'customer-report'>
  const query = useQuery(orpc['customer-reports'].get.queryOptions({ input: { id: reportId } }))
  const [trouble, setTrouble] = useState<unknown>()
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const job = useCopyExport()
  const sheet = query.data
  useNoteOpened(sheet)
  const attempt = (work: () => Promise<unknown>) => () => { setTrouble(undefined); void work().catch(setTrouble) }
  const turn = (next: ReportDoing) => () => { setTrouble(undefined); change({ doing: next }) }
  const actions = useActions(sheet, attempt, turn)
  if (sheet === undefined) return <DetailPane title="">{query.error === null ? <Skeleton rows={8} /> : <TroubleCard error={query.error} onRetry={() => void query.refetch()} />}</DetailPane>
  const { report } = sheet
  return (
    <DetailPane title={`${report.name} ${report.period}`} subtitle={<><span className="dg-number">{report.number}</span> <ReportMark status={report.status} /></>} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} remedies={{ 'customer-reports.submit-first': { run: attempt(() => door.submit({ id: reportId })) }, 'customer-reports.correct-instead': { run: turn('correct') } }} />}
      {doing !== undefined && <ReportForm key={doing} doing={doing} sheet={sheet} showPaper={setPaper} startExport={job.start} done={() => change({ doing: undefined })} />}
      <CopyExport job={job} />
      <ReportFacts sheet={sheet} />
      <ReportVersions sheet={sheet} />
      <ReportReviews sheet={sheet} />
      <ReportCorrections sheet={sheet} />
      <ReportCopies sheet={sheet} open={(copy) => go('/customer-reports/copies', { open: copy.id, text: report.number })} />
      <ReportDeliveries sheet={sheet} deliver={(delivery) => attempt(async () => { const copy = await door.deliver({ deliveryId: delivery.id, id: reportId }); announce({ text: t('customer-reports.said-delivered', { department: delivery.department, copy: copy.copyNumber }) }) })()} />
      <ReportHistory sheet={sheet} />
      {paper !== null && <PrintPreview html={paper.html} title={paper.title} onClose={() => setPaper(null)} />}
    </DetailPane>
  )
}

/** The version that is worked on: the newest, or the one that stands when a correction was not approved. */
function workedOn({ report, versions }: CustomerReportSheet) {
  return versions.find(({ version }) => version === (report.status === 'issued' ? report.issuedVersion : report.version))
}

function ReportFacts({ sheet }: { readonly sheet: CustomerReportSheet }) {
  const t = useText()
  const loose = useLooseText()
  const { report, definition } = sheet
  const version = workedOn(sheet)
  if (version === undefined) return null
  const missing = version.missingReviews.map((step) => loose(`approvals.step-${step}`) ?? step).join(t('common.list-join'))
  return (
    <Facts items={[
      { label: t('customer-reports.period'), value: t('customer-reports.period-days', { period: report.period, first: report.firstDay, last: report.lastDay }), wide: true },
      { label: t('customer-reports.author'), value: version.author }, { label: t('customer-reports.compiled-day'), value: <DayText day={version.compiledDay} weekday={false} /> },
      ...(version.notices.length === 0 ? [] : [{ label: t('customer-reports.marks'), value: <ReportNotices notices={version.notices} inLines />, wide: true }]),
      ...(missing === '' ? [] : [{ label: t('customer-reports.reviews'), value: <span className="dg-soon">{t('customer-reports.review-missing', { steps: missing })}</span>, wide: true }]),
      ...(version.returnNote === '' ? [] : [{ label: t('customer-reports.return-note'), value: version.returnNote, wide: true }]),
      { label: t('customer-reports.purpose'), value: definition.isNeedStated ? definition.purpose : <span className="dg-soon">{[definition.purpose, t('customer-reports.need-not-stated')].filter((part) => part !== '').join(' ')}</span>, wide: true },
      ...(version.sentDay === null ? [] : [{ label: t('customer-reports.sent'), value: t('customer-reports.sent-by', { day: version.sentDay, name: version.sentBy ?? '' }), wide: true }]),
    ]} />
  )
}

function useActions(sheet: CustomerReportSheet | undefined, attempt: (work: () => Promise<unknown>) => () => void, turn: (next: ReportDoing) => () => void): DetailAction[] {
  const t = useText()
  const loose = useLooseText()
  const [mayWrite, mayDecide] = [useHas('customer-reports.write'), useHas('approvals.decide')]
  const version = sheet === undefined ? undefined : workedOn(sheet)
  if (sheet === undefined || version === undefined) return []
  const { status } = version
  const { id, issuedVersion } = sheet.report
  const hasCopies = issuedVersion !== null || status === 'reviewed'
  const missing = version.missingReviews.map((step) => loose(`approvals.step-${step}`) ?? step).join(t('common.list-join'))
  const actions: (DetailAction & { readonly when: boolean })[] = [
    { key: 'S', label: t('customer-reports.submit'), primary: true, run: attempt(() => door.submit({ id })), when: mayWrite && status === 'draft' },
    { key: 'R', label: t('customer-reports.review'), primary: true, run: turn('review'), when: mayDecide && status === 'in-review' },
    { key: 'T', label: missing === '' ? t('customer-reports.send') : t('customer-reports.send-waits', { steps: missing }), primary: status === 'reviewed', disabled: missing !== '', run: attempt(() => door.send({ id })), when: mayWrite && (status === 'draft' || status === 'in-review' || status === 'reviewed') },
    { key: 'Ctrl+P', label: t('customer-reports.print'), primary: status === 'issued', run: turn('print'), when: mayWrite && hasCopies },
    { key: 'Ctrl+E', label: t('customer-reports.export'), run: turn('export'), when: mayWrite && hasCopies },
    { key: 'E', label: t('customer-reports.correct'), run: turn('correct'), when: mayWrite && status === 'issued' },
    { key: 'G', label: t('customer-reports.recompile'), run: attempt(() => door.recompile({ id })), when: mayWrite && (status === 'draft' || status === 'reviewed') },
  ]
  return actions.filter((action) => action.when)
}

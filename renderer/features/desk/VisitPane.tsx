/** A visit at the right: sign out by one key, close without a time, print the badge, correct, make it a case. */
import { useState } from 'react'
import { CaseLines } from '#renderer/features/desk/CaseLines.tsx'
import { deskTimeline } from '#renderer/features/desk/desk-history.tsx'
import { signOut } from '#renderer/features/desk/desk-scan.ts'
import { DeskStatus } from '#renderer/features/desk/desk-columns.tsx'
import { deskSearch } from '#renderer/features/desk/desk-search.ts'
import { LeaveForm } from '#renderer/features/desk/LeaveForm.tsx'
import { Notices } from '#renderer/features/desk/Notices.tsx'
import { useDeskGo } from '#renderer/features/desk/use-desk-go.ts'
import { useCloseUnknown } from '#renderer/features/desk/use-close-unknown.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, MomentText, MoneyText, PhoneText, PrintPreview, Timeline, useHas, useLocale, useLooseText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FactItem } from '#renderer/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import type { CaseRow, VisitRow } from '#shared/contract/desk.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'

type VisitPaneProps = { readonly visit: VisitRow; readonly cases: readonly CaseRow[]; readonly history: readonly HistoryEntry[] }

export function VisitPane({ visit, cases, history }: VisitPaneProps) {
  const t = useText()
  const loose = useLooseText()
  const today = useSession((state) => state.status?.today)
  const { search, change } = usePlace(deskSearch)
  const go = useDeskGo()
  const [prints, setPrints] = useState(false)
  const mayRegister = useHas('desk.register')
  const closeUnknown = useCloseUnknown()
  const isInside = visit.status === 'inside'
  const actions: DetailAction[] = [
    ...(isInside && mayRegister ? [
      { key: 'O', label: t('desk.sign-out'), primary: true, run: () => void signOut(visit, go) }, { key: 'T', label: t('desk.sign-out-at'), run: () => change({ act: 'leave' }) },
      { key: 'U', label: t('desk.close-unknown'), run: () => void closeUnknown(visit) },
    ] : []),
    ...(isInside ? [{ key: 'B', label: t('desk.print-badge'), run: () => setPrints(true) }] : []),
    ...(mayRegister ? [
      { key: 'E', label: t('common.correct'), run: () => go(`/desk/visit/${visit.id}/correct`) }, { key: 'S', label: t('desk.make-case'), run: () => go('/desk/case', { visit: visit.id }) },
      ...(isInside ? [] : [{ key: 'A', label: t('desk.visit-again'), run: () => go('/desk/visit', { again: visit.id }) }]),
    ] : []),
  ]
  return (
    <DetailPane title={visit.visitor} subtitle={<span className="dg-number">{visit.number} <DeskStatus row={{ kind: 'visit', status: visit.status, at: visit.arrivedAt, dueDay: null }} today={today} loose={loose} /></span>} actions={actions} onClose={() => change({ open: undefined, act: undefined })}>
      {isInside && mayRegister && search.act === 'leave' && <LeaveForm visit={visit} done={() => change({ act: undefined })} />}
      <Notices notices={visit.notices} />
      <Facts items={visitFacts(visit, t)} />
      {cases.length > 0 && <div><div className="dg-section-title">{t('desk.cases-of-this')}</div><CaseLines cases={cases} /></div>}
      <div><div className="dg-section-title">{t('desk.history')}</div><Timeline items={deskTimeline(history, t, loose)} /></div>
      {prints && <BadgePreview visit={visit} close={() => setPrints(false)} />}
    </DetailPane>
  )
}

/** What is known stands there; what nobody asked for takes no room. */
function visitFacts(visit: VisitRow, t: ReturnType<typeof useText>): FactItem[] {
  const optional = (label: string, value: string): FactItem[] => (value === '' ? [] : [{ label, value }])
  return [
    { label: t('desk.phone'), value: visit.phone === '' ? '' : <PhoneText phone={visit.phone} /> }, ...optional(t('desk.company'), visit.company), { label: t('desk.host'), value: visit.host }, { label: t('desk.purpose'), value: visit.purpose },
    ...(visit.receptionLevel === null ? [] : [{ label: t('desk.reception-level'), value: <>{t(`desk.level.${visit.receptionLevel}`)} <span className="dg-quiet">{visit.receptionReason}</span></> }]),
    { label: t('desk.visitor-class'), value: t(`desk.class.${visit.visitorClass}`) }, { label: t('desk.people'), value: <span className="dg-number">{visit.people}</span> },
    ...optional(t('desk.badge-number'), visit.badge), ...optional(t('desk.id-number'), visit.idNumber),
    { label: t('desk.arrived-at'), value: <><MomentText at={visit.arrivedAt} /> <span className="dg-quiet">{visit.registeredBy}</span></> },
    { label: t('desk.left-at'), value: visit.status === 'left-time-unknown' ? t('desk.status.left-time-unknown') : visit.leftAt === null ? '' : <><MomentText at={visit.leftAt} /> <span className="dg-quiet">{stayed(visit, t)}</span></> },
    ...(visit.escorts === null ? [] : [{ label: t('desk.escorts'), value: <span className="dg-number">{visit.escorts}</span> }]),
    ...(visit.costCents === null ? [] : [{ label: t('desk.cost'), value: <><MoneyText cents={visit.costCents} /> <span className="dg-quiet">{visit.costReason}</span></> }]), ...optional(t('desk.note'), visit.note),
  ]
}

function stayed(visit: VisitRow, t: ReturnType<typeof useText>): string {
  if (visit.leftAt === null) return ''
  const minutes = Math.max(0, Math.round((visit.leftAt - visit.arrivedAt) / 60_000))
  if (minutes < 60) return t('common.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? t('common.hours-minutes', { h: hours, m: minutes % 60 }) : t('common.days-hours', { d: Math.floor(hours / 24), h: hours % 24 })
}

function BadgePreview({ visit, close }: { readonly visit: VisitRow; readonly close: () => void }) {
  const locale = useLocale()
  const badge = useQuery(orpc.desk.badge.queryOptions({ input: { id: visit.id, locale } }))
  return badge.data === undefined ? null : <PrintPreview title={badge.data.title} html={badge.data.html} onClose={close} />
}

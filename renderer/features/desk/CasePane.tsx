/** A case at the right: taken up, noted, closed with its result, opened again; where it came from and when a reply is due. */
import { CaseActForm } from '#renderer/features/desk/CaseActForm.tsx'
import { deskTimeline } from '#renderer/features/desk/desk-history.tsx'
import { DeskStatus } from '#renderer/features/desk/desk-columns.tsx'
import { deskSearch } from '#renderer/features/desk/desk-search.ts'
import { useDeskGo } from '#renderer/features/desk/use-desk-go.ts'
import { Notices } from '#renderer/features/desk/Notices.tsx'
import { DayText, DetailPane, DurationText, Facts, MomentText, PhoneText, StatusTag, Timeline, WhyButton, useHas, useLooseText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FactItem, Tone } from '#renderer/ui/index.ts'
import type { CaseRow, DeskSubject } from '#shared/contract/desk.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { caseTransitions } from '#shared/domain/cases.ts'
import type { CaseGrade } from '#shared/domain/cases.ts'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'

type Origin = Extract<DeskSubject, { kind: 'case' }>['origin']
type CasePaneProps = { readonly found: CaseRow; readonly origin: Origin; readonly history: readonly HistoryEntry[] }
const gradeTones: Readonly<Record<CaseGrade, Tone>> = { ordinary: 'neutral', important: 'warn', major: 'danger' }

export function CasePane({ found, origin, history }: CasePaneProps) {
  const t = useText()
  const loose = useLooseText()
  const today = useSession((state) => state.status?.today)
  const { search, change } = usePlace(deskSearch)
  const go = useDeskGo()
  const mayRegister = useHas('desk.register')
  const can = caseTransitions[found.status]
  const actions: DetailAction[] = mayRegister ? [
    ...(can.close === null ? [] : [{ key: 'C', label: t('desk.close-case'), primary: true, run: () => change({ act: 'close' }) }]),
    ...(can['take-up'] === null ? [] : [{ key: 'H', label: t(found.status === 'open' ? 'desk.take-up' : 'desk.hand-on'), run: () => change({ act: 'take-up' }) }]),
    ...(can.note === null ? [] : [{ key: 'M', label: t('desk.add-note'), run: () => change({ act: 'note' }) }]),
    ...(can.reopen === null ? [] : [{ key: 'R', label: t('desk.reopen-case'), run: () => change({ act: 'reopen' }) }]),
    { key: 'E', label: t('common.correct'), run: () => go(`/desk/case/${found.id}/correct`) },
  ] : []
  const act = search.act === 'take-up' || search.act === 'note' || search.act === 'close' || search.act === 'reopen' ? search.act : undefined
  return (
    <DetailPane title={found.content.split('\n')[0]} subtitle={<span className="dg-number">{found.number} <StatusTag>{t(`desk.case-kind.${found.kind}`)}</StatusTag> {found.grade !== 'ordinary' && <StatusTag tone={gradeTones[found.grade]}>{t(`desk.grade.${found.grade}`)}</StatusTag>} <DeskStatus row={{ kind: 'case', status: found.status, at: found.receivedAt, dueDay: found.status === 'closed' ? null : found.dueDay }} today={today} loose={loose} /></span>} actions={actions} onClose={() => change({ open: undefined, act: undefined })}>
      {act !== undefined && mayRegister && can[act] !== null && <CaseActForm key={act} found={found} act={act} done={() => change({ act: undefined })} />}
      <Notices notices={found.notices} />
      <Facts items={caseFacts(found, t)} />
      {origin !== null && <div><div className="dg-section-title">{t('desk.origin')}</div><button type="button" className="dg-linkbutton" onClick={() => go('/desk', { open: origin.id })}>{t(`desk.kind.${origin.kind}`)} <span className="dg-number">{origin.number}</span></button></div>}
      <div><div className="dg-section-title">{t('desk.history')}</div><Timeline items={deskTimeline(history, t, loose)} /></div>
    </DetailPane>
  )
}

function caseFacts(found: CaseRow, t: ReturnType<typeof useText>): FactItem[] {
  const optional = (label: string, value: string): FactItem[] => (value === '' ? [] : [{ label, value }])
  const isLong = found.content.includes('\n') || found.content.length > 40
  return [
    { label: t('desk.case-person'), value: found.person }, { label: t('desk.phone'), value: found.phone === '' ? '' : <PhoneText phone={found.phone} /> }, ...optional(t('desk.company'), found.company), ...optional(t('desk.place'), found.place),
    ...(isLong ? [{ label: t('desk.content'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{found.content}</span> }] : []), ...optional(t('desk.grade-reason'), found.gradeReason),
    { label: t('desk.channel'), value: t(`desk.channel.${found.channel}`) }, { label: t('desk.handler'), value: found.handler },
    { label: t('desk.due-day'), value: <DueDay found={found} /> },
    { label: t('desk.received-at'), value: <><MomentText at={found.receivedAt} /> <span className="dg-quiet">{found.registeredBy}</span></> },
    ...(found.takenUpAt === null ? [] : [{ label: t('desk.taken-up-at'), value: <MomentText at={found.takenUpAt} /> }]),
    ...(found.closedAt === null ? [] : [{ label: t('desk.closed-at'), value: <><MomentText at={found.closedAt} /> <span className="dg-quiet">{found.closedBy}</span></> }, { label: t('desk.result'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{found.result}</span> }, { label: t('desk.reaction'), value: t(`desk.reaction.${found.reaction}`) }]),
  ]
}

/** The day of the reply, how far it is, and where it comes from when nobody agreed it. */
function DueDay({ found }: { readonly found: CaseRow }) {
  const t = useText()
  if (found.dueDay === null) return <span className="dg-quiet">—</span>
  return (
    <>
      <DayText day={found.dueDay} /> {found.status !== 'closed' && <DurationText dueDay={found.dueDay} />} {found.dueClause !== null && <WhyButton title={t('desk.due-why')} steps={[
        { label: t('desk.due-received'), value: dayOfInstant(found.receivedAt) }, { label: t('desk.due-added'), value: String(daysBetween(dayOfInstant(found.receivedAt), found.dueDay)), clause: found.dueClause }, { label: t('desk.due-result'), value: found.dueDay },
      ]} />}
    </>
  )
}

/** A call at the right: done by one key when it waits, a case by one key, corrected by one key. */
import { CaseLines } from '#renderer/features/desk/CaseLines.tsx'
import { deskTimeline } from '#renderer/features/desk/desk-history.tsx'
import { DeskStatus } from '#renderer/features/desk/desk-columns.tsx'
import { deskSearch } from '#renderer/features/desk/desk-search.ts'
import { useOpenCase } from '#renderer/features/desk/use-open-case.ts'
import { client } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, MomentText, PhoneText, RegisterForm, StatusTag, Timeline, useHas, useLooseText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FactItem } from '#renderer/ui/index.ts'
import type { CallRow, CaseRow } from '#shared/contract/desk.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'

type CallPaneProps = { readonly call: CallRow; readonly cases: readonly CaseRow[]; readonly history: readonly HistoryEntry[] }

export function CallPane({ call, cases, history }: CallPaneProps) {
  const t = useText()
  const loose = useLooseText()
  const today = useSession((state) => state.status?.today)
  const { search, change, go } = usePlace(deskSearch)
  const mayRegister = useHas('desk.register')
  const openCase = useOpenCase()
  const waits = call.status === 'waiting'
  const actions: DetailAction[] = mayRegister ? [
    ...(waits ? [{ key: 'H', label: t('desk.settle'), primary: true, run: () => change({ act: 'settle' }) }] : []),
    ...(cases.length === 0 ? [{ key: 'S', label: t('desk.make-case'), run: () => void openCase(call) }] : []),
    { key: 'E', label: t('common.correct'), run: () => go(`/desk/call/${call.id}/correct`) },
  ] : []
  return (
    <DetailPane title={call.caller === '' ? call.phone : call.caller} subtitle={<span className="dg-number">{call.number} <DeskStatus row={{ kind: 'call', status: call.status, at: call.calledAt, dueDay: null }} today={today} loose={loose} />{call.missed && <> <StatusTag tone="warn">{t('desk.missed')}</StatusTag></>}</span>} actions={actions} onClose={() => change({ open: undefined, act: undefined })}>
      {waits && mayRegister && search.act === 'settle' && <SettleForm call={call} done={() => change({ act: undefined })} />}
      <Facts items={callFacts(call, t)} />
      {cases.length > 0 && <div><div className="dg-section-title">{t('desk.cases-of-this')}</div><CaseLines cases={cases} /></div>}
      <div><div className="dg-section-title">{t('desk.history')}</div><Timeline items={deskTimeline(history, t, loose)} /></div>
    </DetailPane>
  )
}

function callFacts(call: CallRow, t: ReturnType<typeof useText>): FactItem[] {
  const optional = (label: string, value: string): FactItem[] => (value === '' ? [] : [{ label, value }])
  return [
    { label: t('desk.phone'), value: call.phone === '' ? '' : <PhoneText phone={call.phone} /> }, ...optional(t('desk.company'), call.company), { label: t('desk.subject'), value: call.subject }, ...optional(t('desk.call-detail'), call.note),
    { label: t('desk.call-kind'), value: t(`desk.call-kind.${call.kind}`) }, ...optional(t('desk.for-whom'), call.forWhom), { label: t('desk.wanted'), value: t(`desk.wanted.${call.wanted}`) },
    { label: t('desk.called-at'), value: <><MomentText at={call.calledAt} /> <span className="dg-quiet">{call.registeredBy}</span></> },
    ...(call.durationSeconds === null ? [] : [{ label: t('desk.duration'), value: <span className="dg-number">{call.durationSeconds} {t('desk.seconds-unit')}</span> }]), ...optional(t('desk.recording'), call.recording),
    ...(call.settledAt === null ? [] : [{ label: t('desk.settled-at'), value: <><MomentText at={call.settledAt} /> <span className="dg-quiet">{call.settledBy}</span></> }, { label: t('desk.outcome'), value: call.outcome }]),
  ]
}

type SettleValues = { readonly outcome: string }

function SettleForm({ call, done }: { readonly call: CallRow; readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<SettleValues>
      formId={`desk.settle.${call.id}`} title={t('desk.settle')} width="third" once saveLabel={t('desk.settle')} initial={() => ({ outcome: '' })}
      fields={[{ kind: 'text', name: 'outcome', label: t('desk.outcome'), required: true, max: 200, span: 12 }]}
      save={async ({ outcome }) => ({ number: (await client.desk.settleCall({ id: call.id, outcome })).number })} onSaved={done} onEscape={done}
    />
  )
}

/** The month's record: confirmed by the supervisor, submitted, read by a leader, who may ask for an improvement. */
import { Button } from 'antd'
import { useState } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { DayText, Facts, MomentText, RegisterForm, TroubleCard, useActor, useHas, useSession, useText } from '#renderer/ui/index.ts'
import type { MonthSheet } from '#shared/contract/followups.ts'
import { toDay } from '#shared/kernel/days.ts'

export function MonthRecord({ sheet }: { readonly sheet: MonthSheet }) {
  const t = useText()
  const { record, unreviewed, counts } = sheet
  const unread = record?.unreviewed ?? unreviewed
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{t('followups.record-state')}</div>
      <div className="dg-panel-body dg-stack" style={{ gap: 8 }}>
        <Facts items={[
          { label: t('followups.due-count'), value: <span className="dg-number">{counts.due}</span> }, { label: t('followups.made'), value: <span className="dg-number">{counts.made}</span> }, { label: t('followups.late'), value: <span className="dg-number">{counts.late}</span> },
          { label: t('followups.dissatisfied'), value: <span className="dg-number">{counts.dissatisfied}</span> }, { label: t('followups.still-open'), value: <span className="dg-number">{counts.open}</span> }, { label: t('followups.excluded'), value: <span className="dg-number">{counts.exempt}</span> },
        ]} />
        {unread.length > 0 && <div className="dg-note">{t('followups.unreviewed-list', { numbers: unread.join(' ') })}</div>}
        {record === null ? <div className="dg-quiet">{t('followups.record-none')}</div> : <Steps record={record} />}
        <StepButtons sheet={sheet} />
      </div>
    </section>
  )
}

function Steps({ record }: { readonly record: NonNullable<MonthSheet['record']> }) {
  const t = useText()
  return (
    <ol className="dg-steps">
      <li>{t('followups.record-confirmed', { by: record.confirmedBy })} <MomentText at={record.confirmedAt} /></li>
      {record.submittedAt !== null && <li>{t('followups.record-submitted', { by: record.submittedBy })} <MomentText at={record.submittedAt} /></li>}
      {record.readAt !== null && <li>{t('followups.record-read', { by: record.readBy })} <MomentText at={record.readAt} /></li>}
      {record.improvements.map((each) => <li key={String(each.at)}>{t('followups.improvement')} · {each.words} · <DayText day={each.dueDay} /></li>)}
    </ol>
  )
}

/** The next step, for whoever may take it. */
function StepButtons({ sheet: { month, record } }: { readonly sheet: MonthSheet }) {
  const t = useText()
  const actor = useActor()
  const mayReview = useHas('followups.review')
  const today = useSession((state) => state.status?.today) ?? ''
  const [trouble, setTrouble] = useState<unknown>(null)
  const [isAsking, setAsking] = useState(false)
  if (!mayReview) return null
  const isLeader = actor?.role === 'general-manager'
  const run = (step: () => Promise<unknown>) => { setTrouble(null); step().catch(setTrouble) }
  return (
    <div className="dg-stack" style={{ gap: 8 }}>
      <div style={{ display: 'flex', gap: 8 }}>
        {record === null && month < today.slice(0, 7) && <Button type="primary" onClick={() => run(() => client.followups.confirmMonth({ month }))}>{t('followups.confirm-month')}</Button>}
        {record !== null && record.submittedAt === null && <Button type="primary" onClick={() => run(() => client.followups.submitMonth({ month }))}>{t('followups.submit-month')}</Button>}
        {isLeader && record !== null && record.submittedAt !== null && record.readAt === null && <Button type="primary" onClick={() => run(() => client.followups.readMonth({ month }))}>{t('followups.read-month')}</Button>}
        {isLeader && record !== null && record.submittedAt !== null && !isAsking && <Button onClick={() => setAsking(true)}>{t('followups.improve')}</Button>}
      </div>
      {trouble !== null && <TroubleCard error={trouble} />}
      {isAsking && <ImprovementForm month={month} done={() => setAsking(false)} />}
    </div>
  )
}

type Values = { readonly words: string; readonly dueDay: string }

function ImprovementForm({ month, done }: { readonly month: string; readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<Values>
      formId={`followups.improve.${month}`} title={t('followups.improve')} width="third" once initial={() => ({ words: '', dueDay: '' })}
      fields={[{ kind: 'lines', name: 'words', label: t('followups.improvement'), required: true, rows: 2, max: 1000, enter: 'next' }, { kind: 'day', name: 'dueDay', label: t('followups.improvement-due'), required: true, span: 6 }]}
      save={async (values) => { await client.followups.noteImprovement({ month, words: values.words, dueDay: toDay(values.dueDay) }); return {} }} onSaved={done} onEscape={done}
    />
  )
}

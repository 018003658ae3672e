/** What was done for a customer and is still owed to him: contacts, tasks, answers, successions, and reminders of his filing with their answers. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, DurationText, RegisterForm, TroubleCard, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { CustomerCare, Reminder } from '#shared/contract/customer-care.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function CarePanel({ filingId, name }: { readonly filingId: Id<'filing'>; readonly name: string }) {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-visits.write')
  const care = useQuery(orpc['customer-care'].ofCustomer.queryOptions({ input: { filingId } }))
  if (care.error !== null) return <TroubleCard error={care.error} onRetry={() => void care.refetch()} />
  if (care.data === undefined) return null
  const { contacts, tasks, answers, reminders, departures } = care.data
  const isEmpty = contacts.length + tasks.length + answers.length + reminders.length + departures.length === 0
  return (
    <div>
      <div className="dg-section-title" style={{ display: 'flex', alignItems: 'center', gap: 8 }}>{t('customer-care.of-customer')}{mayWrite && <Button size="small" onClick={() => go('/customer-care/contacts/new', { filing: filingId, name })}>{t('customer-care.add-contact')}</Button>}</div>
      {isEmpty && <span className="dg-quiet">{t('customer-care.care-empty')}</span>}
      <div className="dg-stack" style={{ gap: 4 }}>
        {tasks.filter((task) => task.status === 'open').map((task) => <div key={task.id}>{t(`customer-care.task-kind.${task.kind}`)} <span className="dg-quiet">{task.period}</span> <DayText day={task.dueDay} weekday={false} /> <DurationText dueDay={task.dueDay} /></div>)}
        {departures.map((departure) => <SuccessionLine key={departure.line.id} departure={departure} />)}
        {contacts.map((contact) => <div key={contact.id}><DayText day={contact.day} weekday={false} /> {t(`customer-care.kind.${contact.kind}`)} <button type="button" className="dg-linkbutton" onClick={() => go('/customer-care/contacts', { open: contact.id })}>{contact.what}</button> <span className="dg-quiet">{contact.enteredBy}</span>{contact.reportDueDay !== null && !contact.isReported && <span className="dg-late"> {t('customer-care.contact-state.report-missing')}</span>}</div>)}
        {answers.map((answer) => <div key={answer.id}><DayText day={answer.day} weekday={false} /> {answer.survey} <span className={answer.isLow ? 'dg-late' : ''}>{t('customer-care.score')} {answer.score}</span> <span className="dg-quiet">{answer.words}</span></div>)}
        {reminders.map((reminder) => <ReminderLine key={reminder.id} reminder={reminder} />)}
      </div>
    </div>
  )
}

function SuccessionLine({ departure: { line, leaver } }: { readonly departure: CustomerCare['departures'][number] }) {
  const t = useText()
  return (
    <div>
      {t('customer-care.leaver')} {leaver}{t('common.colon')}{line.toldDay === null ? <span className="dg-late">{t('customer-care.untold-yet')}</span> : t('customer-care.told-line', { day: line.toldDay, means: line.toldMeans === null ? '' : t(`customer-care.means.${line.toldMeans}`) })}{' '}
      {line.successor === '' ? <span className="dg-late">{t('customer-care.no-successor')}</span> : <span>{t('customer-care.successor')} {line.successor}</span>}
    </div>
  )
}

function ReminderLine({ reminder }: { readonly reminder: Reminder }) {
  const t = useText()
  const mayWrite = useHas('customer-visits.write')
  const [isAnswering, setAnswering] = useState(false)
  const done = () => setAnswering(false)
  return (
    <div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <span style={{ flex: 1, minWidth: 0 }}>{t('customer-care.reminder-line', { day: reminder.day, by: reminder.by })} <span className="dg-quiet">{reminder.words}</span> {reminder.answeredDay === null ? <span className="dg-late">{t('customer-care.no-answer')}</span> : <span>{reminder.answer} <DayText day={reminder.answeredDay} weekday={false} /></span>}</span>
        {mayWrite && reminder.answeredDay === null && !isAnswering && <Button size="small" onClick={() => setAnswering(true)}>{t('customer-care.answer-reminder')}</Button>}
      </div>
      {isAnswering && <RegisterForm<{ readonly answer: string }>
        formId={`customer-care.reminder.${reminder.id}`} title={t('customer-care.answer-reminder')} width="third" draft={false} once initial={() => ({ answer: '' })} onSaved={done} onEscape={done} fields={[{ kind: 'text', name: 'answer', label: t('customer-care.reminder-answer'), required: true, max: 200, span: 12 }]}
        save={async ({ answer }) => { await client['customer-care'].answerReminder({ id: reminder.id, answer }); return {} }}
      />}
    </div>
  )
}

/** Decides one day for this office, or takes the decision back. */
import { Button } from 'antd'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { CalendarDay } from '#shared/contract/calendar.ts'

type Values = { readonly name: string }

export function DecideDayForm({ day, done }: { readonly day: CalendarDay; readonly done: () => void }) {
  const t = useText()
  const clear = async () => { await client.calendar.decideDay({ day: day.day, decision: null }); done() }
  return (
    <RegisterForm<Values>
      formId={`calendar.day.${day.day}`} title={`${day.day} ${t(day.isWorked ? 'calendar.decide-off' : 'calendar.decide-work')}`} draft={false} once width="third" initial={() => ({ name: '' })}
      fields={[{ kind: 'text', name: 'name', label: t('calendar.decide-name'), required: true, max: 40, span: 12 }]}
      save={async ({ name }) => { await client.calendar.decideDay({ day: day.day, decision: { isWorked: !day.isWorked, name } }); return {} }}
      onSaved={done} onEscape={done}
      aside={day.reason === 'office' ? <Button size="small" onClick={() => void clear()}>{t('calendar.decide-clear')}</Button> : undefined}
    />
  )
}

/** Setting an event, and handing a department's list in. */
import { useQuery } from '@tanstack/react-query'
import { client, orpc } from '#renderer/rpc/index.ts'
import { RegisterForm, Skeleton, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type EventValues = { readonly title: string; readonly day: string; readonly place: string; readonly listsDueDay: string; readonly departments: string; readonly note: string }
const split = (text: string) => text.split(/[、,，;；\n]/).map((part) => part.trim()).filter((part) => part !== '')

export function CreateEventForm({ done }: { readonly done: (id?: string) => void }) {
  const departments = useQuery(orpc['customer-care'].departments.queryOptions({ input: {} }))
  return departments.data === undefined ? <Skeleton rows={5} /> : <KnownDepartments departments={departments.data.rows} done={done} />
}

function KnownDepartments({ departments, done }: { readonly departments: readonly string[]; readonly done: (id?: string) => void }) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const fields: readonly FormField<EventValues>[] = [
    { kind: 'text', name: 'title', label: t('customer-care.event-title'), required: true, max: 80, span: 12 }, { kind: 'day', name: 'day', label: t('customer-care.event-day'), required: true, span: 6 }, { kind: 'day', name: 'listsDueDay', label: t('customer-care.lists-due'), required: true, span: 6 },
    { kind: 'text', name: 'departments', label: t('customer-care.departments'), hint: t('customer-care.departments-hint'), required: true, max: 400, span: 12, preset: departments.length > 0 }, { kind: 'text', name: 'place', label: t('customer-care.place'), max: 120, span: 12, preset: true },
    { kind: 'text', name: 'note', label: t('customer-care.note'), max: 200, span: 12, preset: true },
  ]
  async function save(values: EventValues) {
    const { event } = await client['customer-care'].createEvent({ title: values.title, place: values.place, note: values.note, day: isDay(values.day) ? values.day : today, listsDueDay: isDay(values.listsDueDay) ? values.listsDueDay : today, departments: split(values.departments).slice(0, 40) })
    return { number: event.number, subject: event.id }
  }
  return <RegisterForm<EventValues, Awaited<ReturnType<typeof save>>> formId="customer-care.event" title={t('customer-care.create-event')} width="third" fields={fields} once initial={() => ({ title: '', day: '', place: '', listsDueDay: '', departments: departments.join(t('common.list-join')), note: '' })} save={save} onSaved={({ subject }) => done(subject)} onEscape={() => done()} />
}

/** A line of the list: the name, and after a comma the person. */
function guestOf(text: string): { readonly name: string; readonly contactPerson: string } {
  const [name = '', person = ''] = text.split(/[,，]/)
  return { name: name.trim().slice(0, 120), contactPerson: person.trim().slice(0, 60) }
}

export function ListForm({ id, department, done }: { readonly id: Id<'event-list'>; readonly department: string; readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<{ readonly guests: string }>
      formId={`customer-care.list.${id}`} title={`${t('customer-care.send-list')} ${department}`} width="third" once initial={() => ({ guests: '' })} onSaved={done} onEscape={done}
      fields={[{ kind: 'lines', name: 'guests', label: t('customer-care.guest-lines'), hint: t('customer-care.guest-lines-hint'), required: true, rows: 8, max: 20_000, enter: 'newline', span: 12 }]}
      save={async ({ guests }) => {
        const { event } = await client['customer-care'].sendList({ id, guests: guests.split('\n').map(guestOf).filter(({ name }) => name !== '').slice(0, 300) })
        return { number: event.number }
      }}
    />
  )
}

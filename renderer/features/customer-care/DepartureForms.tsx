/** Announcing a departure, writing down that a customer was told, and naming who takes him over. */
import { suggestColleagues } from '#renderer/features/customer-care/care-suggestions.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { DepartureLine } from '#shared/contract/customer-care.ts'
import { noticeMeans } from '#shared/domain/customer-departures.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type AnnounceValues = { readonly person: string; readonly userId: string; readonly leavesDay: string; readonly note: string }

export function AnnounceForm({ done }: { readonly done: (id?: string) => void }) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const fields: readonly FormField<AnnounceValues>[] = [
    { kind: 'suggest', name: 'person', label: t('customer-care.leaver'), required: true, strict: true, span: 12, unpick: { userId: '' }, load: suggestColleagues<AnnounceValues> },
    { kind: 'day', name: 'leavesDay', label: t('customer-care.leaves-day'), required: true, span: 12 }, { kind: 'text', name: 'note', label: t('customer-care.note'), max: 200, span: 12, preset: true },
  ]
  async function save(values: AnnounceValues) {
    // A picked colleague filled the id in.
    const { departure } = await client['customer-care'].announceDeparture({ userId: values.userId as Id<'user'>, leavesDay: isDay(values.leavesDay) ? values.leavesDay : today, note: values.note })
    return { number: departure.number, subject: departure.id }
  }
  return <RegisterForm<AnnounceValues, Awaited<ReturnType<typeof save>>> formId="customer-care.departure" title={t('customer-care.announce')} width="third" draft={false} once fields={fields} initial={() => ({ person: '', userId: '', leavesDay: '', note: '' })} save={save} onSaved={({ subject }) => done(subject)} onEscape={() => done()} />
}

type TellValues = { readonly day: string; readonly means: string }

export function TellForm({ line, done }: { readonly line: DepartureLine; readonly done: () => void }) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const fields: readonly FormField<TellValues>[] = [
    { kind: 'choice', name: 'means', label: t('customer-care.means'), required: true, span: 6, choices: noticeMeans.map((value) => ({ value, label: t(`customer-care.means.${value}`) })) }, { kind: 'day', name: 'day', label: t('customer-care.day-label'), required: true, span: 6, preset: true },
  ]
  return (
    <RegisterForm<TellValues>
      formId={`customer-care.tell.${line.id}`} title={`${t('customer-care.tell')} ${line.customer}`} width="third" draft={false} once fields={fields} initial={() => ({ day: today, means: 'letter' })} onSaved={done} onEscape={done}
      save={async (values) => { await client['customer-care'].tell({ id: line.id, day: isDay(values.day) ? values.day : null, means: noticeMeans.find((known) => known === values.means) ?? 'letter' }); return { text: line.customer } }}
    />
  )
}

type AssignValues = { readonly person: string; readonly userId: string }

export function AssignForm({ line, done }: { readonly line: DepartureLine; readonly done: () => void }) {
  const t = useText()
  const fields: readonly FormField<AssignValues>[] = [{ kind: 'suggest', name: 'person', label: t('customer-care.successor'), required: true, strict: true, span: 12, unpick: { userId: '' }, load: suggestColleagues<AssignValues> }]
  return (
    <RegisterForm<AssignValues>
      formId={`customer-care.assign.${line.id}`} title={`${t('customer-care.assign')} ${line.customer}`} width="third" draft={false} once fields={fields} initial={() => ({ person: '', userId: '' })} onSaved={done} onEscape={done}
      // A picked colleague filled the id in.
      save={async (values) => { await client['customer-care'].assign({ id: line.id, successorId: values.userId as Id<'user'> }); return { text: line.customer } }}
    />
  )
}

/** Begins what stands in no register of the desk, and records a visit to a complaint that stands in no log. */
import { dayOrNull } from '#renderer/features/followups/day-values.ts'
import { wordsOf } from '#renderer/features/followups/followups-search.ts'
import { freshVisit, toVisitInput, visitFields } from '#renderer/features/followups/visit-values.ts'
import type { VisitValues } from '#renderer/features/followups/visit-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, useActor, useGo, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import { followupKinds } from '#shared/domain/followups.ts'
import { toDay } from '#shared/kernel/days.ts'

type Values = { readonly kind: string; readonly title: string; readonly day: string; readonly person: string; readonly phone: string; readonly place: string; readonly participants: number | null; readonly places: string; readonly leadDays: number | null }

export function NewFollowupPage() {
  const t = useText()
  const go = useGo()
  const today = useSession((state) => state.status?.today) ?? ''
  // Complaints and repairs come from the front desk by themselves.
  const kinds = followupKinds.filter((kind) => kind !== 'complaint' && kind !== 'repair')
  const isAbout = (kind: string) => (values: Values) => values.kind === kind
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'kind', label: t('followups.kind'), span: 6, choices: kinds.map((value) => ({ value, label: t(`followups.kind.${value}`) })) },
    { kind: 'text', name: 'title', label: t('followups.about'), required: true, span: 12, max: 200 }, { kind: 'day', name: 'day', label: t('followups.new-day'), span: 6, required: true },
    { kind: 'number', name: 'participants', label: t('followups.participants'), span: 6, min: 1, whole: true, when: isAbout('event') }, { kind: 'lines', name: 'places', label: t('followups.places'), rows: 2, max: 2000, enter: 'next', when: isAbout('emergency') },
    { kind: 'number', name: 'leadDays', label: t('followups.lead-days'), span: 6, min: 0, maxValue: 120, whole: true, preset: true, when: isAbout('festival') },
    { kind: 'text', name: 'place', label: t('followups.place'), span: 6, max: 120, when: isAbout('move-in') }, { kind: 'text', name: 'person', label: t('followups.person'), span: 6, max: 60, when: isAbout('move-in') }, { kind: 'phone', name: 'phone', label: t('followups.phone'), span: 6, when: isAbout('move-in') },
  ]
  return (
    <Page title={t('followups.new')}><RegisterForm<Values>
      formId="followups.new" fields={fields} initial={() => ({ kind: 'event', title: '', day: today, person: '', phone: '', place: '', participants: null, places: '', leadDays: 14 })}
      save={async (values) => {
        const { rows: [first] } = await client.followups.open({ kind: kinds.find((kind) => kind === values.kind) ?? 'event', title: values.title, day: toDay(values.day), person: values.person, phone: values.phone, place: values.place, participants: values.kind === 'event' ? values.participants : null, places: values.kind === 'emergency' ? wordsOf(values.places) : [], leadDays: values.leadDays ?? 14 })
        return { number: first?.number, subject: first?.id }
      }}
      onSaved={(saved, _values, mode) => { if (mode === 'close') go('/followups', { open: saved.subject }) }}
    /></Page>
  )
}

type UnloggedValues = VisitValues & { readonly title: string; readonly phone: string; readonly place: string; readonly sourceNumber: string }

export function UnloggedVisitPage() {
  const t = useText()
  const go = useGo()
  const actor = useActor()
  const today = useSession((state) => state.status?.today) ?? ''
  const fields: readonly FormField<UnloggedValues>[] = [
    { kind: 'text', name: 'sourceNumber', label: t('followups.source'), span: 6, max: 30, latin: true }, { kind: 'text', name: 'title', label: t('followups.about'), required: true, span: 12, max: 200 },
    { kind: 'phone', name: 'phone', label: t('followups.phone'), span: 6 }, { kind: 'text', name: 'place', label: t('followups.place'), span: 6, max: 120 },
    ...visitFields(t, null, actor?.role ?? 'clerk'),
  ]
  return (
    <Page title={t('followups.record-unlogged')}><RegisterForm<UnloggedValues>
      formId="followups.unlogged" fields={fields} initial={() => ({ ...freshVisit(null, today), title: '', phone: '', place: '', sourceNumber: '' })}
      save={async (values) => {
        const { followup } = await client.followups.recordUnlogged({ ...await toVisitInput(values), day: dayOrNull(values.day), title: values.title, phone: values.phone, place: values.place, sourceNumber: values.sourceNumber })
        return { number: followup.number, subject: followup.id, ...(followup.needsSupervisor ? { tone: 'warn' as const } : {}) }
      }}
      onSaved={(saved, _values, mode) => { if (mode === 'close') go('/followups', { open: saved.subject, box: 'all' }) }}
    /></Page>
  )
}

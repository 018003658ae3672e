/** Writes a call down: who, what about, and with one key the case that it becomes; and corrects a line with its reason. */
import { useQuery } from '@tanstack/react-query'
import { callFieldsOf, callInputOf, callValuesOf, emptyCall } from '#renderer/features/desk/call-values.ts'
import type { CallValues } from '#renderer/features/desk/call-values.ts'
import { findPeople, suggestHosts, suggestionOf } from '#renderer/features/desk/desk-people.ts'
import { noSearch } from '#renderer/features/desk/desk-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CallRow } from '#shared/contract/desk.ts'
import { callKinds, callWishes } from '#shared/domain/calls.ts'
import { toInstant } from '#shared/kernel/instants.ts'

type Field = FormField<CallValues>

function callFields(t: Translate, corrects: boolean): readonly Field[] {
  const asked: readonly Field[] = [
    {
      kind: 'suggest', name: 'caller', label: t('desk.caller'), max: 60, span: 3, unpick: { customerId: null },
      check: (values) => (values.caller.trim() === '' && values.phone.trim() === '' ? t('refusal.desk.caller-missing') : null),
      load: async (text, signal) => (await findPeople(text, t, signal)).map((person) => suggestionOf<CallValues>(person, { caller: person.name, phone: person.phone, company: person.company, customerId: person.customerId })),
    },
    { kind: corrects ? 'text' : 'phone', name: 'phone', label: t('desk.phone'), span: 3 },
    { kind: 'text', name: 'subject', label: t('desk.subject'), max: 200, span: 6, check: (values) => (values.subject.trim() === '' && !values.missed ? t('refusal.desk.subject-missing') : null) },
    { kind: 'lines', name: 'note', label: t('desk.call-detail'), rows: 3, max: 2000, enter: 'next' },
  ]
  const reason: Field = { kind: 'text', name: 'reason', label: t('desk.reason'), required: true, max: 200, span: 9 }
  return [...asked, ...knownFields(t, corrects), ...(corrects ? [reason] : [])]
}

function knownFields(t: Translate, corrects: boolean): readonly Field[] {
  const fields: readonly Field[] = [
    { kind: 'suggest', name: 'forWhom', label: t('desk.for-whom'), max: 60, load: (text, signal) => suggestHosts<CallValues>(text, 'forWhom', signal) },
    { kind: 'choice', name: 'wanted', label: t('desk.wanted'), choices: callWishes.map((value) => ({ value, label: t(`desk.wanted.${value}`) })) },
    { kind: 'choice', name: 'kind', label: t('desk.call-kind'), choices: callKinds.map((value) => ({ value, label: t(`desk.call-kind.${value}`) })) },
    { kind: 'check', name: 'missed', label: t('desk.missed') },
    { kind: 'text', name: 'company', label: t('desk.company'), max: 120, span: 6 },
    { kind: 'moment', name: 'calledAt', label: t('desk.called-at'), required: corrects },
    { kind: 'number', name: 'durationSeconds', label: t('desk.duration'), min: 0, maxValue: 86_400, whole: true, unit: t('desk.seconds-unit') },
    { kind: 'text', name: 'recording', label: t('desk.recording'), max: 120, span: 6, hint: t('desk.recording-hint') },
  ]
  return fields.map((field) => ({ span: 3, ...field, preset: true }))
}

export function NewCallPage() {
  const t = useText()
  const go = useGo()
  const saveAs = async (values: CallValues, openCase: boolean) => {
    const saved = await client.desk.registerCall(callInputOf(values, openCase))
    const opened = saved.case
    return { number: saved.call.number, subject: opened?.id ?? saved.call.id, text: opened === null ? undefined : t('desk.case-opened', { call: saved.call.number, number: opened.number }), callId: saved.call.id }
  }
  return (
    <Page title={t('desk.call')}>
      <RegisterForm<CallValues, Awaited<ReturnType<typeof saveAs>>>
        formId="desk.call" fields={callFields(t, false)} initial={() => emptyCall} save={(values) => saveAs(values, false)}
        otherSave={{ key: 'F7', label: t('desk.save-as-case'), save: (values) => saveAs(values, true) }}
        onSaved={(saved, _values, mode) => { if (mode === 'close') go('/desk', { open: saved.subject }) }}
        onCorrect={(saved) => go(`/desk/call/${saved.callId}/correct`)}
      />
    </Page>
  )
}

export function CorrectCallPage() {
  const t = useText()
  const { params } = usePlace(noSearch)
  const subject = useQuery(orpc.desk.get.queryOptions({ input: { id: params['id'] ?? '' } }))
  const call = subject.data?.kind === 'call' ? subject.data.call : undefined
  return (
    <Page title={`${t('common.correct')} ${call?.number ?? ''}`}>
      {call !== undefined ? <CorrectCallForm key={call.id} call={call} /> : subject.error !== null ? <TroubleCard error={subject.error} onRetry={() => void subject.refetch()} /> : <Skeleton />}
    </Page>
  )
}

function CorrectCallForm({ call }: { readonly call: CallRow }) {
  const t = useText()
  return (
    <RegisterForm<CallValues>
      formId={`desk.call.correct.${call.id}`} once fields={callFields(t, true)} initial={() => callValuesOf(call)}
      save={async (values) => {
        const saved = await client.desk.correctCall({ id: call.id, reason: values.reason, ...callFieldsOf(values), calledAt: toInstant(values.calledAt ?? call.calledAt) })
        return { number: saved.number, subject: saved.id }
      }}
    />
  )
}

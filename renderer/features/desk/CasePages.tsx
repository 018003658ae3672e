/** Takes a request, complaint or repair down: who, of what kind, the words; and corrects one with its reason. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { caseFieldsOf, caseValuesOf, emptyCase } from '#renderer/features/desk/case-values.ts'
import type { CaseValues } from '#renderer/features/desk/case-values.ts'
import { findPeople, suggestHosts, suggestionOf } from '#renderer/features/desk/desk-people.ts'
import { caseSearch, noSearch } from '#renderer/features/desk/desk-search.ts'
import { TwinNote } from '#renderer/features/desk/TwinNote.tsx'
import { momentOf } from '#renderer/features/desk/visit-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CaseRow, VisitRow } from '#shared/contract/desk.ts'
import { caseChannels, caseGrades, caseKinds } from '#shared/domain/cases.ts'
import { toInstant } from '#shared/kernel/instants.ts'

type Field = FormField<CaseValues>

function caseFields(t: Translate, corrects: boolean): readonly Field[] {
  const asked: readonly Field[] = [
    {
      kind: 'suggest', name: 'person', label: t('desk.case-person'), max: 60, span: 3, unpick: { customerId: null },
      check: (values) => (values.person.trim() === '' && values.phone.trim() === '' ? t('refusal.desk.person-missing') : null),
      load: async (text, signal) => (await findPeople(text, t, signal)).map((person) => suggestionOf<CaseValues>(person, { person: person.name, phone: person.phone, company: person.company, customerId: person.customerId })),
    },
    { kind: corrects ? 'text' : 'phone', name: 'phone', label: t('desk.phone'), span: 3 },
    { kind: 'choice', name: 'kind', label: t('desk.case-kind'), span: 3, choices: caseKinds.map((value) => ({ value, label: t(`desk.case-kind.${value}`) })) },
    { kind: 'choice', name: 'channel', label: t('desk.channel'), span: 3, preset: true, choices: caseChannels.map((value) => ({ value, label: t(`desk.channel.${value}`) })) },
    { kind: 'lines', name: 'content', label: t('desk.content'), required: true, rows: 4, max: 4000 },
  ]
  const reason: Field = { kind: 'text', name: 'reason', label: t('desk.reason'), required: true, max: 200, span: 9 }
  return [...asked, ...knownFields(t, corrects), ...(corrects ? [reason] : [])]
}

function knownFields(t: Translate, corrects: boolean): readonly Field[] {
  const fields: readonly Field[] = [
    { kind: 'choice', name: 'grade', label: t('desk.grade'), choices: caseGrades.map((value) => ({ value, label: t(`desk.grade.${value}`) })) },
    { kind: 'text', name: 'gradeReason', label: t('desk.grade-reason'), max: 120, when: (values) => values.grade !== 'ordinary' || values.gradeReason !== '' },
    { kind: 'suggest', name: 'handler', label: t('desk.handler'), max: 60, load: (text, signal) => suggestHosts<CaseValues>(text, 'handler', signal) },
    { kind: 'day', name: 'expectedDay', label: t('desk.expected-day'), hint: t('desk.expected-hint') },
    { kind: 'text', name: 'place', label: t('desk.place'), max: 120 },
    { kind: 'text', name: 'company', label: t('desk.company'), max: 120 },
    { kind: 'moment', name: 'receivedAt', label: t('desk.received-at'), required: corrects },
  ]
  return fields.map((field) => ({ span: 3, ...field, preset: true }))
}

export function NewCasePage() {
  const t = useText()
  const { search } = usePlace(caseSearch)
  const origin = useQuery({ ...orpc.desk.get.queryOptions({ input: { id: search.visit ?? '' } }), enabled: search.visit !== undefined })
  const visit = origin.data?.kind === 'visit' ? origin.data.visit : undefined
  const waits = search.visit !== undefined && origin.isPending
  return <Page title={visit === undefined ? t('desk.case') : `${t('desk.case')} · ${visit.number}`}>{waits ? <Skeleton rows={8} /> : <NewCaseForm key={search.visit ?? ''} visit={visit} />}</Page>
}

function NewCaseForm({ visit }: { readonly visit: VisitRow | undefined }) {
  const t = useText()
  const go = useGo()
  const [typed, setTyped] = useState<CaseValues>(emptyCase)
  const prefill = useMemo((): Partial<CaseValues> | undefined => (visit === undefined ? undefined : { person: visit.visitor, phone: visit.phone, company: visit.company, customerId: visit.customerId, channel: 'visit' }), [visit])
  return (
    <RegisterForm<CaseValues>
      formId={visit === undefined ? 'desk.case' : `desk.case.${visit.id}`} fields={caseFields(t, false)} initial={() => emptyCase} prefill={prefill} watch={setTyped} aside={<TwinNote isComplaint={typed.kind === 'complaint'} person={typed.person} phone={typed.phone} place={typed.place} content={typed.content} />}
      save={async (values) => {
        const saved = await client.desk.registerCase({ ...caseFieldsOf(values), receivedAt: momentOf(values.receivedAt), visitId: visit?.id ?? null, callId: null })
        return { number: saved.number, subject: saved.id }
      }}
      onSaved={(saved, _values, mode) => { if (mode === 'close' && saved.subject !== undefined) go('/desk', { open: saved.subject }) }}
      onCorrect={(saved) => { if (saved.subject !== undefined) go(`/desk/case/${saved.subject}/correct`) }}
    />
  )
}

export function CorrectCasePage() {
  const t = useText()
  const { params } = usePlace(noSearch)
  const subject = useQuery(orpc.desk.get.queryOptions({ input: { id: params['id'] ?? '' } }))
  const found = subject.data?.kind === 'case' ? subject.data.case : undefined
  return (
    <Page title={`${t('common.correct')} ${found?.number ?? ''}`}>
      {found !== undefined ? <CorrectCaseForm key={found.id} found={found} /> : subject.error !== null ? <TroubleCard error={subject.error} onRetry={() => void subject.refetch()} /> : <Skeleton />}
    </Page>
  )
}

function CorrectCaseForm({ found }: { readonly found: CaseRow }) {
  const t = useText()
  return (
    <RegisterForm<CaseValues>
      formId={`desk.case.correct.${found.id}`} once fields={caseFields(t, true)} initial={() => caseValuesOf(found)}
      save={async (values) => {
        const saved = await client.desk.correctCase({ id: found.id, reason: values.reason, ...caseFieldsOf(values), receivedAt: toInstant(values.receivedAt ?? found.receivedAt) })
        return { number: saved.number, subject: saved.id }
      }}
    />
  )
}

/** Writes a visitor down: name, telephone, whom to see; and corrects a line with its reason. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { answerDeskScan } from '#renderer/features/desk/desk-scan.ts'
import { visitSearch, noSearch } from '#renderer/features/desk/desk-search.ts'
import { ReceptionNote, useReceptionProposal } from '#renderer/features/desk/ReceptionNote.tsx'
import { InsideNote } from '#renderer/features/desk/InsideNote.tsx'
import { useReceptionRules } from '#renderer/features/desk/use-reception-rules.ts'
import { visitFields } from '#renderer/features/desk/visit-fields.ts'
import { emptyVisit, momentOf, prefillOf, visitInputOf, visitValuesOf } from '#renderer/features/desk/visit-values.ts'
import type { VisitValues } from '#renderer/features/desk/visit-values.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { VisitRow } from '#shared/contract/desk.ts'
import { codeKey } from '#shared/domain/customers.ts'
import { toInstant } from '#shared/kernel/instants.ts'

export function NewVisitPage() {
  const t = useText()
  const { search } = usePlace(visitSearch)
  const earlier = useQuery({ ...orpc.desk.get.queryOptions({ input: { id: search.again ?? '' } }), enabled: search.again !== undefined })
  const visit = earlier.data?.kind === 'visit' ? earlier.data.visit : undefined
  // An address that names no visit opens the plain form.
  const waits = search.again !== undefined && earlier.isPending
  return <Page title={t('desk.visit')}>{waits ? <Skeleton rows={8} /> : <NewVisitForm key={search.again ?? ''} again={visit} />}</Page>
}

function NewVisitForm({ again }: { readonly again: VisitRow | undefined }) {
  const t = useText()
  const go = useGo()
  const [typed, setTyped] = useState<VisitValues>(emptyVisit)
  const rules = useReceptionRules()
  const proposal = useReceptionProposal(typed)
  const prefill = useMemo(() => (again === undefined ? undefined : prefillOf(again)), [again])
  return (
    <div className="dg-form-beside">
      <RegisterForm<VisitValues>
        formId={again === undefined ? 'desk.visit' : `desk.visit.${again.id}`} fields={visitFields(t, typed, null, rules, proposal?.level ?? null)} initial={() => emptyVisit} prefill={prefill} watch={setTyped}
        save={async (values) => {
          const { visit, alreadyInside } = await client.desk.registerVisit({ ...visitInputOf(values), arrivedAt: momentOf(values.arrivedAt), leftAt: null })
          const open = alreadyInside[0]
          if (visit.proposedLevel === 'vip') return { number: visit.number, subject: visit.id, text: t('desk.vip-alert', { name: visit.company === '' ? visit.visitor : visit.company }), tone: 'warn' as const }
          return { number: visit.number, subject: visit.id, ...(open === undefined ? {} : { text: t('desk.already-inside', { visitor: open.visitor, number: open.number }), tone: 'warn' as const }) }
        }}
        onSaved={(saved, _values, mode) => { if (mode === 'close' && saved.subject !== undefined) go('/desk', { open: saved.subject }) }}
        onCorrect={(saved) => { if (saved.subject !== undefined) go(`/desk/visit/${saved.subject}/correct`) }}
        onScan={async (code, fill) => {
          if (await answerDeskScan(code, go)) return true
          // A code that nobody inside wears is the badge that is handed out now; eighteen signs are an identity number.
          const key = codeKey(code).slice(0, 40)
          fill(/^\d{17}[\dX]$/.test(key) ? { idNumber: key } : { badge: key })
          return true
        }}
      />
      <aside className="dg-stack"><ReceptionNote proposal={proposal} /><InsideNote visitor={typed.visitor} phone={typed.phone} idNumber={typed.idNumber} /></aside>
    </div>
  )
}

export function CorrectVisitPage() {
  const t = useText()
  const { params } = usePlace(noSearch)
  const subject = useQuery(orpc.desk.get.queryOptions({ input: { id: params['id'] ?? '' } }))
  const visit = subject.data?.kind === 'visit' ? subject.data.visit : undefined
  return (
    <Page title={`${t('common.correct')} ${visit?.number ?? ''}`}>
      {visit !== undefined ? <CorrectVisitForm key={visit.id} visit={visit} /> : subject.error !== null ? <TroubleCard error={subject.error} onRetry={() => void subject.refetch()} /> : <Skeleton />}
    </Page>
  )
}

function CorrectVisitForm({ visit }: { readonly visit: VisitRow }) {
  const t = useText()
  const [typed, setTyped] = useState<VisitValues>(() => visitValuesOf(visit))
  return (
    <RegisterForm<VisitValues>
      formId={`desk.visit.correct.${visit.id}`} once fields={visitFields(t, typed, { hasLeft: visit.status !== 'inside' }, useReceptionRules(), visit.proposedLevel)} initial={() => visitValuesOf(visit)} watch={setTyped}
      save={async (values) => {
        // Taking the leaving back empties its time; a time left as it was is "unchanged".
        const leftAt = values.stillInside || values.leftAt === visit.leftAt ? null : momentOf(values.leftAt)
        const saved = await client.desk.correctVisit({ id: visit.id, reason: values.reason, ...visitInputOf(values), arrivedAt: toInstant(values.arrivedAt ?? visit.arrivedAt), leftAt, stillInside: values.stillInside })
        return { number: saved.number, subject: saved.id }
      }}
    />
  )
}

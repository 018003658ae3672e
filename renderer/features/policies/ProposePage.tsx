/** Asks the general manager for a change: what it says now, what it is to say, from when, why; rehearsed over the past months beside the form. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RehearsalPane } from '#renderer/features/policies/RehearsalPane.tsx'
import { proposeSearch } from '#renderer/features/policies/policies-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Empty, Page, RegisterForm, Skeleton, TroubleCard, announce, useGo, useLocale, useLooseText, usePlace, useReadingMoment, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { PolicyClauseRow, PolicyDraft, PolicyPackRow } from '#shared/contract/policies.ts'
import { dayOfInstant, isDay, toDay } from '#shared/kernel/days.ts'

type Values = { readonly figure: string; readonly value: number | null; readonly fromDay: string; readonly reason: string }

export function ProposePage() {
  const t = useText()
  const { search, go } = usePlace(proposeSearch)
  const policies = useQuery(orpc.policies.list.queryOptions({ input: {} }))
  if (policies.error !== null) return <TroubleCard error={policies.error} onRetry={() => void policies.refetch()} />
  if (policies.data === undefined) return <Skeleton rows={8} />
  const pack = policies.data.packs.find((candidate) => candidate.id === (search.pack ?? search.clause?.slice(0, 3)))
  const clause = pack?.clauses.find((candidate) => candidate.id === search.clause)
  return <Page title={t('policies.propose')}>{pack === undefined || (search.clause !== undefined && clause === undefined) ? <Empty text={t('policies.choose-first')} keyName="2" label={t('policies.tab-packs')} run={() => go('/policies/packs')} /> : <ProposeForm key={clause?.id ?? pack.id} pack={pack} clause={clause ?? null} />}</Page>
}

/** What the values ask for, or null while the number is missing. */
function draftOf(pack: PolicyPackRow, clause: PolicyClauseRow | null, values: Pick<Values, 'figure' | 'value'>): PolicyDraft | null {
  if (clause === null) return { kind: 'pack', pack: pack.id, isActive: !pack.isInForce }
  return values.value === null || values.figure === '' ? null : { kind: 'figure', clauseId: clause.id, figure: values.figure, value: values.value }
}

function ProposeForm({ pack, clause }: { readonly pack: PolicyPackRow; readonly clause: PolicyClauseRow | null }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const go = useGo()
  const today = dayOfInstant(useReadingMoment()())
  const [draft, setDraft] = useState<PolicyDraft | null>(draftOf(pack, clause, { figure: '', value: null }))
  const figures = Object.entries(clause?.numbers ?? {}).filter(([, value]) => typeof value === 'number')
  const [first] = figures
  const fields: readonly FormField<Values>[] = [
    ...(clause === null ? [] : [
      { kind: 'choice', name: 'figure', label: t('policies.which'), required: true, preset: figures.length === 1, span: 8, choices: figures.map(([name, value], index) => ({ value: name, label: `${loose(`policies.number.${name}`) ?? t('policies.figure-n', { n: index + 1 })}（${String(value)}）` })) },
      { kind: 'number', name: 'value', label: t('policies.value'), required: true, span: 4 },
    ] satisfies FormField<Values>[]),
    { kind: 'day', name: 'fromDay', label: t('policies.from-day'), required: true, preset: true, span: 4 }, { kind: 'lines', name: 'reason', label: t('policies.reason'), required: true, span: 12, max: 500 },
  ]
  return (
    <RegisterForm<Values>
      formId={`policies.propose.${clause?.id ?? pack.id}`} title={clause === null ? `${t(pack.isInForce ? 'policies.turn-off' : 'policies.turn-on')}${t('common.colon')}${pack.id} ${pack[locale]}` : `${clause.printed} ${clause[locale]}`} once
      fields={fields} initial={() => ({ figure: first?.[0] ?? '', value: null, fromDay: today, reason: '' })} watch={(values) => { const next = draftOf(pack, clause, values); setDraft((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next)) }}
      save={async (values) => {
        const wanted = draftOf(pack, clause, values)
        if (wanted === null || !isDay(values.fromDay)) throw new Error('the form lets nothing through without a value and a day')
        const saved = await client.policies.propose({ draft: wanted, fromDay: toDay(values.fromDay), reason: values.reason })
        return { number: saved.number, subject: saved.id }
      }}
      onSaved={(saved) => { announce({ text: t('policies.asked', { number: saved.number ?? '' }) }); go('/policies/changes', { open: saved.subject }) }}
      aside={<RehearsalPane draft={draft} />}
    />
  )
}

/** Asks for a change of a pack, a figure or a text: what it is to say, from when, why; where it goes is said beside the form, where it is also rehearsed over the past months. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RehearsalPane } from '#renderer/features/policies/RehearsalPane.tsx'
import { proposeSearch } from '#renderer/features/policies/policies-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, Empty, Page, RegisterForm, Skeleton, TroubleCard, announce, useGo, useLocale, useLooseText, usePlace, useReadingMoment, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { PolicyClauseRow, PolicyDraft, PolicyPackRow } from '#shared/contract/policies.ts'
import { textActs } from '#shared/domain/policies/changes.ts'
import { dayOfInstant, isDay, toDay } from '#shared/kernel/days.ts'

type Values = { readonly figure: string; readonly value: number | null; readonly act: string; readonly text: string; readonly fromDay: string; readonly reason: string }
type Asking = { readonly pack: PolicyPackRow; readonly clause: PolicyClauseRow | null; readonly as: 'figure' | 'text' }

export function ProposePage() {
  const t = useText()
  const { search, go } = usePlace(proposeSearch)
  const policies = useQuery(orpc.policies.list.queryOptions({ input: {} }))
  if (policies.error !== null) return <TroubleCard error={policies.error} onRetry={() => void policies.refetch()} />
  if (policies.data === undefined) return <Skeleton rows={8} />
  const pack = policies.data.packs.find((candidate) => candidate.id === (search.pack ?? search.clause?.slice(0, 3)))
  const clause = pack?.clauses.find((candidate) => candidate.id === search.clause)
  return <Page title={t('policies.propose')}>{pack === undefined || (search.clause !== undefined && clause === undefined) ? <Empty text={t('policies.choose-first')} keyName="2" label={t('policies.tab-packs')} run={() => go('/policies/packs')} /> : <ProposeForm key={`${clause?.id ?? pack.id} ${search.as}`} pack={pack} clause={clause ?? null} as={search.as} />}</Page>
}

/** What the values ask for, or null while a value is missing. */
function draftOf({ pack, clause, as }: Asking, values: Omit<Values, 'fromDay' | 'reason'>): PolicyDraft | null {
  if (clause === null) return { kind: 'pack', pack: pack.id, isActive: !pack.isInForce }
  if (as === 'text') return values.text.trim() === '' ? null : { kind: 'text', clauseId: clause.id, act: values.act === 'interpretation' ? 'interpretation' : 'supplement', text: values.text }
  return values.value === null || values.figure === '' ? null : { kind: 'figure', clauseId: clause.id, figure: values.figure, value: values.value }
}

function useFields({ clause, as }: Asking): readonly FormField<Values>[] {
  const t = useText()
  const loose = useLooseText()
  const figures = Object.entries(clause?.numbers ?? {}).filter(([, value]) => typeof value === 'number')
  const ofText: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'act', label: t('policies.act'), required: true, span: 4, choices: textActs.map((act) => ({ value: act, label: t(`policies.act-${act}`) })) }, { kind: 'lines', name: 'text', label: t('policies.text'), required: true, span: 12, max: 1_000, rows: 4 },
  ]
  const ofFigure: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'figure', label: t('policies.which'), required: true, preset: figures.length === 1, span: 8, choices: figures.map(([name, value], index) => ({ value: name, label: t('policies.figure-now', { figure: loose(`policies.number.${name}`) ?? t('policies.figure-n', { n: index + 1 }), value: String(value) }) })) },
    { kind: 'number', name: 'value', label: t('policies.value'), required: true, span: 4 },
  ]
  const first = clause === null ? [] : as === 'text' ? ofText : ofFigure
  return [...first, { kind: 'day', name: 'fromDay', label: t('policies.from-day'), required: true, preset: true, span: 4 }, { kind: 'lines', name: 'reason', label: t('policies.reason'), required: true, span: 12, max: 500 }]
}

/** Where the change will go, said before anything is typed. */
function OwnerLine({ owner }: { readonly owner: PolicyPackRow['owner'] }) {
  const t = useText()
  const key = owner === null ? 'policies.goes-no-owner' : owner.isOurs && owner.isStaffed ? 'policies.goes-draft' : owner.isStaffed ? 'policies.goes-proposal' : 'policies.goes-nobody'
  return <p className="dg-quiet" role="note">{t(key, { owner: owner?.name ?? '' })} {owner !== null && <ClauseLink clause={owner.clause} />}</p>
}

function ProposeForm(asking: Asking) {
  const { pack, clause, as } = asking
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const today = dayOfInstant(useReadingMoment()())
  const first = Object.entries(clause?.numbers ?? {}).find(([, value]) => typeof value === 'number')
  const start = { figure: first?.[0] ?? '', value: null, act: 'supplement', text: '' }
  const [draft, setDraft] = useState<PolicyDraft | null>(draftOf(asking, start))
  return (
    <RegisterForm<Values>
      formId={`policies.propose.${as}.${clause?.id ?? pack.id}`} title={clause === null ? `${t(pack.isInForce ? 'policies.turn-off' : 'policies.turn-on')}${t('common.colon')}${pack.id} ${pack[locale]}` : `${clause.printed} ${clause[locale]}`} once
      fields={useFields(asking)} initial={() => ({ ...start, fromDay: today, reason: '' })} watch={(values) => { const next = draftOf(asking, values); setDraft((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next)) }}
      save={async (values) => {
        const wanted = draftOf(asking, values)
        if (wanted === null || !isDay(values.fromDay)) throw new Error('the form lets nothing through without a value and a day')
        const saved = await client.policies.propose({ draft: wanted, fromDay: toDay(values.fromDay), reason: values.reason })
        announce({ text: t(`policies.asked-${saved.status === 'proposed' || saved.status === 'draft' ? saved.status : 'waiting'}`, { number: saved.number, owner: saved.ownerName }) })
        return { number: saved.number, subject: saved.id }
      }}
      onSaved={(saved) => go('/policies/changes', { open: saved.subject })}
      aside={<><OwnerLine owner={pack.owner} />{as === 'figure' && <RehearsalPane draft={draft} />}</>}
    />
  )
}

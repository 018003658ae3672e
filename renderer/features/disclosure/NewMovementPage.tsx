/** Releases material to the person who carries it, or writes down a movement that took place. */
import { useQuery } from '@tanstack/react-query'
import { materialSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { chosenMaterial, initialTicks, materialFields } from '#renderer/features/disclosure/material-fields.ts'
import type { MaterialValues } from '#renderer/features/disclosure/material-fields.ts'
import { safetyFields, safetyOf } from '#renderer/features/disclosure/SafetyForm.tsx'
import { useMaterial } from '#renderer/features/disclosure/use-material.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, Page, RegisterForm, Skeleton, TroubleCard, useGo, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import { movementKinds } from '#shared/domain/disclosure.ts'
import { outsideChannels } from '#shared/domain/disclosure-outside.ts'
import { isInstant } from '#shared/kernel/instants.ts'

type Values = MaterialValues & { readonly kind: string; readonly person: string; readonly fromPlace: string; readonly toPlace: string; readonly channel: string; readonly safety: string; readonly safetyNote: string; readonly hasHappened: boolean; readonly movedAt: number | null }

function fieldsOf(t: Translate, couriers: readonly string[]): readonly FormField<Values>[] {
  const named = (typed: string): Suggestion<Values>[] => couriers.filter((name) => name.includes(typed.trim())).map((name) => ({ key: name, label: name, fills: { person: name } }))
  return [
    { kind: 'choice', name: 'kind', label: t('disclosure.kind'), span: 3, choices: movementKinds.map((value) => ({ value, label: t(`disclosure.kind.${value}`) })) },
    { kind: 'suggest', name: 'person', label: t('disclosure.person'), required: true, span: 3, max: 40, load: (typed) => Promise.resolve(named(typed)) },
    { kind: 'text', name: 'toPlace', label: t('disclosure.to-place'), required: true, span: 3, max: 80 }, { kind: 'text', name: 'fromPlace', label: t('disclosure.from-place'), span: 3, max: 80, preset: true },
    { kind: 'choice', name: 'channel', label: t('disclosure.channel'), span: 6, choices: outsideChannels.map((value) => ({ value, label: t(`disclosure.channel.${value}`) })) }, ...safetyFields<Values>(t),
    { kind: 'check', name: 'hasHappened', label: t('disclosure.has-happened'), span: 6, preset: true }, { kind: 'moment', name: 'movedAt', label: t('disclosure.moved-at'), span: 6, when: (values) => values.hasHappened },
  ]
}

export function NewMovementPage() {
  const t = useText()
  const go = useGo()
  const loose = useLooseText()
  const { search } = usePlace(materialSearch)
  const { follow, rows, name, ready, error } = useMaterial(search.customer)
  const couriers = useQuery(orpc.disclosure.couriers.queryOptions({ input: {} }))
  const names = couriers.data?.rows.filter((row) => row.endedAt === null).map((row) => row.name) ?? []
  const title = t('disclosure.move')
  if (error !== null && error !== undefined) return <Page title={title}><TroubleCard error={error} /></Page>
  if (!ready) return <Page title={title}><Skeleton rows={6} /></Page>
  async function save(values: Values) {
    const { kind, person, fromPlace, toPlace, channel, safety, safetyNote, hasHappened, movedAt } = values
    const moved = await client.disclosure.move({
      ...chosenMaterial(values, rows), kind: movementKinds.find((known) => known === kind) ?? 'carry-out', person, fromPlace, toPlace, channel: outsideChannels.find((known) => known === channel) ?? 'in-person', safety: safetyOf(safety), safetyNote: safety === 'other' ? safetyNote : '',
      hasHappened, movedAt: hasHappened && movedAt !== null && isInstant(movedAt) ? movedAt : null,
    })
    const remarks = [...moved.faults.map((fault) => loose(`disclosure.fault.${fault.replace('disclosure.', '')}`) ?? fault), ...moved.warnings.map((warning) => loose(`warning.${warning.code}`) ?? warning.code)]
    return { number: moved.number, subject: moved.id, text: [moved.number, t(`disclosure.status.${moved.status}`), ...remarks].join(' '), ...(remarks.length === 0 ? {} : { tone: 'warn' as const }) }
  }
  return (
    <Page title={<>{title} <ClauseLink clause="P07-23.2" /></>}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        formId="disclosure.move" fields={[...materialFields<Values>(t, rows, search.customer !== undefined), ...fieldsOf(t, names)]} watch={(values) => follow(values.customerId)} save={save}
        initial={() => ({ customer: search.customer === undefined ? '' : name, customerId: search.customer ?? '', withProfile: search.items === undefined, kind: 'carry-out', person: '', fromPlace: '', toPlace: '', channel: 'in-person', safety: '', safetyNote: '', hasHappened: false, movedAt: null, ...initialTicks(search.items) })}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/disclosure/movements', { open: subject }) }}
        remedies={{ 'disclosure.name-courier': { run: () => go('/disclosure/couriers') } }}
      />
    </Page>
  )
}

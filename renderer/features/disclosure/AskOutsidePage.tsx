/** Asks to give customer data to an outside party: receiver, purpose, material, channel, day; two people decide. */
import { materialSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { chosenMaterial, initialTicks, materialFields } from '#renderer/features/disclosure/material-fields.ts'
import type { MaterialValues } from '#renderer/features/disclosure/material-fields.ts'
import { useMaterial } from '#renderer/features/disclosure/use-material.ts'
import { client } from '#renderer/rpc/index.ts'
import { ClauseLink, Page, Prohibitions, RegisterForm, Skeleton, TroubleCard, useGo, useLooseText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import { disclosurePurposes, outsideChannels } from '#shared/domain/disclosure-outside.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

type Values = MaterialValues & { readonly receiver: string; readonly purpose: string; readonly purposeWords: string; readonly data: string; readonly channel: string; readonly plannedDay: string }

function fieldsOf(t: Translate): readonly FormField<Values>[] {
  return [
    { kind: 'text', name: 'receiver', label: t('disclosure.receiver'), required: true, span: 6, max: 120 }, { kind: 'choice', name: 'purpose', label: t('disclosure.purpose'), required: true, span: 6, choices: disclosurePurposes.map((value) => ({ value, label: t(`disclosure.purpose.${value}`) })) },
    { kind: 'text', name: 'purposeWords', label: t('disclosure.purpose-words'), required: true, span: 12, max: 200 }, { kind: 'choice', name: 'channel', label: t('disclosure.channel'), required: true, span: 6, choices: outsideChannels.map((value) => ({ value, label: t(`disclosure.channel.${value}`) })) },
    { kind: 'day', name: 'plannedDay', label: t('disclosure.planned-day'), required: true, span: 6, preset: true }, { kind: 'lines', name: 'data', label: t('disclosure.data'), span: 12, rows: 2, max: 500, preset: true, enter: 'next' },
  ]
}

export function AskOutsidePage() {
  const t = useText()
  const go = useGo()
  const loose = useLooseText()
  const { search } = usePlace(materialSearch)
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const { follow, rows, name, ready, error } = useMaterial(search.customer)
  if (error !== null && error !== undefined) return <Page title={t('disclosure.ask-outside')}><TroubleCard error={error} /></Page>
  if (!ready) return <Page title={t('disclosure.ask-outside')}><Skeleton rows={6} /></Page>
  async function save(values: Values) {
    const { receiver, purpose, purposeWords, data, channel, plannedDay } = values
    const asked = await client.disclosure.askOutside({ ...chosenMaterial(values, rows), receiver, purpose: disclosurePurposes.find((known) => known === purpose) ?? 'other', purposeWords, data, channel: outsideChannels.find((known) => known === channel) ?? 'sealed-courier', plannedDay: isDay(plannedDay) ? plannedDay : today })
    const remarks = asked.warnings.map((warning) => loose(`warning.${warning.code}`) ?? warning.code)
    return { number: asked.number, subject: asked.id, text: [t('disclosure.said-asked', { number: asked.number }), ...remarks].join(t('common.clause-join')), ...(remarks.length === 0 ? {} : { tone: 'warn' as const }) }
  }
  return (
    <Page title={<>{t('disclosure.ask-outside')} <ClauseLink clause="P07-24" /></>}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        formId="disclosure.ask-outside" fields={[...materialFields<Values>(t, rows, search.customer !== undefined), ...fieldsOf(t)]} watch={(values) => follow(values.customerId)} save={save} aside={<div className="dg-note"><Prohibitions /></div>}
        initial={() => ({ customer: search.customer === undefined ? '' : name, customerId: search.customer ?? '', withProfile: search.items === undefined, receiver: '', purpose: '', purposeWords: '', data: '', channel: 'sealed-courier', plannedDay: today, ...initialTicks(search.items) })}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/disclosure', { open: subject }) }}
      />
    </Page>
  )
}

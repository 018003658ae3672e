/** A definition at the right: compile what is due, change it, end it, ask for it for another department. */
import { definitionFields, namesIn } from '#renderer/features/customer-reports/definition-fields.ts'
import type { DefinitionValues } from '#renderer/features/customer-reports/definition-fields.ts'
import { DefinitionMarks } from '#renderer/features/customer-reports/report-marks.tsx'
import type { DefinitionDoing } from '#renderer/features/customer-reports/reports-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, RegisterForm, useActor, useChangeSearch, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { DetailAction, FormField } from '#renderer/ui/index.ts'
import type { ReportDefinition } from '#shared/contract/customer-reports.ts'

const door = client['customer-reports']
type Doing = { readonly definition: ReportDefinition; readonly done: () => void }

export function DefinitionDetail({ definition, doing }: { readonly definition: ReportDefinition; readonly doing: DefinitionDoing | undefined }) {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const mayWrite = useHas('customer-reports.write')
  const turn = (next: DefinitionDoing) => () => change({ doing: next })
  const done = () => change({ doing: undefined })
  const { duePeriod } = definition
  const actions: readonly DetailAction[] = !mayWrite || definition.isEnded ? [] : [
    { key: 'C', label: duePeriod === null ? t('customer-reports.compile') : t('customer-reports.compile-due', { period: duePeriod }), primary: duePeriod !== null, run: () => go('/customer-reports/new', { definition: definition.id, period: duePeriod ?? undefined }) },
    { key: 'E', label: t('customer-reports.redefine'), primary: !definition.isNeedStated, run: turn('redefine') },
    { key: 'A', label: t('customer-reports.ask-delivery'), run: turn('ask') },
    { key: 'X', label: t('customer-reports.end-definition'), danger: true, run: turn('end') },
  ]
  return (
    <DetailPane title={definition.name} subtitle={<DefinitionMarks definition={definition} />} actions={doing === undefined ? actions : []}>
      {doing === 'redefine' && <RedefineForm definition={definition} done={done} />}
      {doing === 'end' && <EndForm definition={definition} done={done} />}
      {doing === 'ask' && <AskForm definition={definition} done={done} />}
      <Facts items={[
        { label: t('customer-reports.interval'), value: t(`customer-reports.interval.${definition.interval}`) }, { label: t('customer-reports.print-run'), value: definition.printRun ?? '' },
        { label: t('customer-reports.purpose'), value: definition.purpose, wide: true }, { label: t('customer-reports.receivers'), value: definition.receivers.join(t('common.list-join')), wide: true },
        { label: t('customer-reports.opened-day'), value: definition.openedDay === null ? t('customer-reports.never-opened') : <DayText day={definition.openedDay} weekday={false} /> }, { label: t('customer-reports.asked-by'), value: definition.createdBy },
      ]} />
    </DetailPane>
  )
}

function RedefineForm({ definition, done }: Doing) {
  const t = useText()
  async function save({ name, purpose, printRun, receivers }: DefinitionValues) {
    await door.redefine({ id: definition.id, name, purpose, printRun, receivers: namesIn(receivers) })
    return { text: t('form.saved') }
  }
  const initial = (): DefinitionValues => ({ name: definition.name, interval: definition.interval, purpose: definition.purpose, printRun: definition.printRun, receivers: definition.receivers.join(t('common.list-join')) })
  return <RegisterForm<DefinitionValues, Awaited<ReturnType<typeof save>>> formId={`customer-reports.redefine.${definition.id}`} title={t('customer-reports.redefine')} fields={definitionFields(t, false)} initial={initial} save={save} onSaved={done} onEscape={done} once width="third" draft={false} />
}

function EndForm({ definition, done }: Doing) {
  const t = useText()
  async function save({ reason }: { readonly reason: string }) {
    await door.endDefinition({ id: definition.id, reason })
    return { text: t('form.saved') }
  }
  return <RegisterForm<{ readonly reason: string }, Awaited<ReturnType<typeof save>>> formId={`customer-reports.end.${definition.id}`} title={t('customer-reports.end-definition')} fields={[{ kind: 'text', name: 'reason', label: t('customer-reports.reason'), required: true, span: 12, max: 200 }]} initial={() => ({ reason: '' })} save={save} onSaved={done} onEscape={done} once width="third" draft={false} />
}

type AskValues = { readonly department: string; readonly need: string; readonly content: string; readonly receivers: string }

function AskForm({ definition, done }: Doing) {
  const t = useText()
  const go = useGo()
  const { department = '', displayName = '' } = useActor() ?? {}
  const fields: readonly FormField<AskValues>[] = [
    { kind: 'text', name: 'department', label: t('customer-reports.department'), required: true, preset: department !== '', span: 12, max: 60 },
    { kind: 'text', name: 'need', label: t('customer-reports.need'), hint: t('customer-reports.one-off'), required: true, span: 12, max: 200 },
    { kind: 'text', name: 'content', label: t('customer-reports.content'), span: 12, max: 200 },
    { kind: 'text', name: 'receivers', label: t('customer-reports.receivers'), hint: t('customer-reports.receivers-hint'), required: true, span: 12, max: 400 },
  ]
  async function save(values: AskValues) {
    const delivery = await door.requestDelivery({ definitionId: definition.id, department: values.department, need: values.need, content: values.content, receivers: namesIn(values.receivers) })
    return { number: delivery.number, subject: delivery.id }
  }
  return (
    <RegisterForm<AskValues, Awaited<ReturnType<typeof save>>>
      formId={`customer-reports.ask.${definition.id}`} title={t('customer-reports.ask-delivery')} fields={fields} initial={() => ({ department, need: '', content: '', receivers: displayName })} save={save}
      onSaved={({ subject }) => go('/customer-reports/deliveries', { open: subject })} onEscape={done} once width="third"
    />
  )
}

/** Defines a periodic report: what for, how many copies, for whom. */
import { definitionFields, intervalOf, namesIn } from '#renderer/features/customer-reports/definition-fields.ts'
import type { DefinitionValues } from '#renderer/features/customer-reports/definition-fields.ts'
import { client } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, useGo, useText } from '#renderer/ui/index.ts'

export function NewDefinitionPage() {
  const t = useText()
  const go = useGo()
  async function save(values: DefinitionValues) {
    const definition = await client['customer-reports'].define({ name: values.name, interval: intervalOf(values.interval), purpose: values.purpose, printRun: values.printRun, receivers: namesIn(values.receivers) })
    return { subject: definition.id, ...(definition.isNeedStated ? {} : { text: t('customer-reports.need-not-stated'), tone: 'warn' as const }) }
  }
  return (
    <Page title={t('customer-reports.define')}>
      <RegisterForm<DefinitionValues, Awaited<ReturnType<typeof save>>>
        formId="customer-reports.define" fields={definitionFields(t, true)} initial={() => ({ name: '', interval: 'month', purpose: '', printRun: null, receivers: '' })} save={save}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/customer-reports/definitions', { open: subject }) }}
      />
    </Page>
  )
}

/** Compiles a report: which definition, which period; the one that is due stands there already. */
import { useQuery } from '@tanstack/react-query'
import { newReportSearch } from '#renderer/features/customer-reports/reports-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Empty, Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { ReportDefinition } from '#shared/contract/customer-reports.ts'
import { lastEndedReportPeriod, reportPeriodPattern } from '#shared/domain/report-periods.ts'
import type { Day } from '#shared/kernel/days.ts'

type Values = { readonly definition: string; readonly period: string }

export function NewReportPage() {
  const t = useText()
  const go = useGo()
  const today = useSession((state) => state.status?.today)
  const definitions = useQuery(orpc['customer-reports'].definitions.queryOptions({ input: { state: 'active', size: 200 } }))
  const rows = definitions.data?.rows
  if (definitions.error !== null) return <TroubleCard error={definitions.error} onRetry={() => void definitions.refetch()} />
  if (rows === undefined || today === undefined) return <Skeleton />
  // The day of a session is one of the calendar.
  return <Page title={t('customer-reports.compile')}>{rows.length === 0 ? <Empty text={t('customer-reports.empty-definitions')} keyName="D" label={t('customer-reports.define')} run={() => go('/customer-reports/definitions/new')} /> : <CompileForm definitions={rows} today={today as Day} />}</Page>
}

function CompileForm({ definitions, today }: { readonly definitions: readonly ReportDefinition[]; readonly today: Day }) {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(newReportSearch)
  const chosen = definitions.find((definition) => definition.id === search.definition) ?? definitions.find((definition) => definition.duePeriod !== null) ?? definitions[0]
  const periodOf = (id: string) => { const definition = definitions.find((candidate) => candidate.id === id); return definition === undefined ? '' : (definition.duePeriod ?? lastEndedReportPeriod(definition.interval, today)) }
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'definition', label: t('customer-reports.definition'), required: true, span: 6, choices: definitions.map((definition) => ({ value: definition.id, label: definition.name })) },
    { kind: 'text', name: 'period', label: t('customer-reports.period'), hint: t('customer-reports.period-hint'), required: true, span: 6, max: 10, check: ({ period }) => (period === '' || reportPeriodPattern.test(period.trim()) ? null : t('customer-reports.period-wrong')) },
  ]
  async function save(values: Values) {
    const definition = definitions.find((candidate) => candidate.id === values.definition) ?? chosen
    if (definition === undefined) throw new Error('no definition to compile')
    const { report } = await client['customer-reports'].compile({ definitionId: definition.id, period: values.period.trim() })
    return { number: report.number, subject: report.id }
  }
  return (
    <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
      formId="customer-reports.compile" fields={fields} initial={() => ({ definition: chosen?.id ?? '', period: search.period ?? periodOf(chosen?.id ?? '') })} save={save} once draft={false}
      remedies={{ 'customer-reports.open-it': { run: () => go('/customer-reports') } }}
      onSaved={({ subject }) => go('/customer-reports', { open: subject })}
    />
  )
}

/** Compiles a report: which definition, which period; the one that is due stands there already. */
import { useQuery } from '@tanstack/react-query'
import { newReportSearch } from '#renderer/features/customer-reports/reports-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Empty, Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { ReportDefinition } from '#shared/contract/customer-reports.ts'
import { lastEndedReportPeriod, reportIntervals, reportPeriodBefore, reportPeriodOf } from '#shared/domain/report-periods.ts'
import type { ReportInterval } from '#shared/domain/report-periods.ts'
import type { Day } from '#shared/kernel/days.ts'

type Values = { readonly definition: string; readonly month: string; readonly quarter: string; readonly year: string }
/** Periods that are over and stand in the box; an older one is compiled by nobody. */
const periodsOffered = 24

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

/** Periods of an interval that may be counted: the running one, and those that are over, the newest first. */
function periodsUpTo(interval: ReportInterval, today: Day): readonly string[] {
  const running = reportPeriodOf(interval, today)
  const periods = [running]
  for (let period = reportPeriodBefore(running); periods.length <= periodsOffered; period = reportPeriodBefore(period)) periods.push(period)
  return periods
}

function CompileForm({ definitions, today }: { readonly definitions: readonly ReportDefinition[]; readonly today: Day }) {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(newReportSearch)
  const chosen = definitions.find((definition) => definition.id === search.definition) ?? definitions.find((definition) => definition.duePeriod !== null) ?? definitions[0]
  const definitionOf = (values: Values) => definitions.find((candidate) => candidate.id === values.definition) ?? chosen
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'definition', label: t('customer-reports.definition'), required: true, span: 6, choices: definitions.map((definition) => ({ value: definition.id, label: definition.name })) },
    // A box for each interval, so that another definition never meets a period that it does not have.
    ...reportIntervals.map((interval): FormField<Values> => ({
      kind: 'choice', name: interval, label: t('customer-reports.period'), required: true, span: 6, when: (values) => definitionOf(values)?.interval === interval,
      choices: periodsUpTo(interval, today).map((period, index) => ({ value: period, label: index === 0 ? t('customer-reports.period-now', { period }) : period })),
    })),
  ]
  const dueOf = (interval: ReportInterval) => (chosen?.interval === interval ? (search.period ?? chosen.duePeriod) : null) ?? lastEndedReportPeriod(interval, today)
  async function save(values: Values) {
    const definition = definitionOf(values)
    if (definition === undefined) throw new Error('no definition to compile')
    const { report } = await client['customer-reports'].compile({ definitionId: definition.id, period: values[definition.interval] })
    return { number: report.number, subject: report.id }
  }
  return (
    <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
      formId="customer-reports.compile" fields={fields} initial={() => ({ definition: chosen?.id ?? '', month: dueOf('month'), quarter: dueOf('quarter'), year: dueOf('year') })} save={save} once draft={false}
      remedies={{ 'customer-reports.open-it': { run: () => go('/customer-reports') } }}
      onSaved={({ subject }) => go('/customer-reports', { open: subject })}
    />
  )
}

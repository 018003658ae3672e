/** The report of a visit: what its purposes ask for, and what was promised. */
import { useQuery } from '@tanstack/react-query'
import { newVisitSearch } from '#renderer/features/customer-visits/visits-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, Skeleton, TroubleCard, useGo, usePlace, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import type { ReportQuestion } from '#shared/domain/customer-visits.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Promises that one form takes; more are reported again or kept as duties by hand. */
const promiseLines = [1, 2, 3, 4] as const
type Values = {
  readonly [name: string]: string | number | boolean | null
  readonly result: string; readonly findings: string; readonly competitors: string; readonly coreCustomer: string; readonly expectedOrders: string; readonly collected: number | null; readonly promisedPaymentDay: string; readonly prospect: string; readonly productShown: string
}

export function ReportPage() {
  const t = useText()
  const { params } = usePlace(newVisitSearch)
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc['customer-visits'].get.queryOptions({ input: { id: params['id'] as Id<'customer-visit'> } }))
  return <Page title={sheet.data === undefined ? t('customer-visits.report-visit') : `${t('customer-visits.report-visit')} · ${sheet.data.visit.unit} ${sheet.data.visit.day}`}>{sheet.data === undefined ? (sheet.error === null ? <Skeleton /> : <TroubleCard error={sheet.error} />) : <ReportForm sheet={sheet.data} />}</Page>
}

function initialOf({ report }: CustomerVisitSheet): Values {
  const promises = Object.fromEntries(promiseLines.flatMap((n) => [[`promise-${String(n)}`, ''], [`promiseDay-${String(n)}`, '']]))
  return {
    ...promises, result: report?.result ?? '', findings: report?.findings ?? '', competitors: report?.competitors ?? '', coreCustomer: report?.coreCustomer ?? 'unsaid', expectedOrders: report?.expectedOrders ?? '',
    collected: report?.collectedCents ?? null, promisedPaymentDay: report?.promisedPaymentDay ?? '', prospect: report?.prospect ?? '', productShown: report?.productShown ?? '',
  }
}

const text = (value: Values[string] | undefined): string => (typeof value === 'string' ? value : '')
const dayOrNull = (value: string): Day | null => (isDay(value) ? value : null)

function ReportForm({ sheet }: { readonly sheet: CustomerVisitSheet }) {
  const t = useText()
  const go = useGo()
  const { visit } = sheet
  async function save(values: Values) {
    await client['customer-visits'].report({
      id: visit.id, result: values.result, findings: values.findings, competitors: values.competitors, coreCustomer: values.coreCustomer === 'yes' || values.coreCustomer === 'no' ? values.coreCustomer : 'unsaid', expectedOrders: values.expectedOrders,
      collectedCents: values.collected, promisedPaymentDay: dayOrNull(values.promisedPaymentDay), prospect: values.prospect, productShown: values.productShown,
      promises: promiseLines.map((n) => ({ what: text(values[`promise-${String(n)}`]), day: dayOrNull(text(values[`promiseDay-${String(n)}`])) })).filter((promise) => promise.what !== ''),
    })
    return { text: t('customer-visits.said-reported', { number: visit.number }) }
  }
  return <RegisterForm<Values> formId={`customer-visits.report.${visit.id}`} fields={fieldsOf(sheet, t)} initial={() => initialOf(sheet)} save={save} once onSaved={() => go('/customer-visits', { open: visit.id })} />
}

/** The question's own field. */
function answerField(question: ReportQuestion, t: Translate): FormField<Values> {
  const label = t(`customer-visits.answer.${question}`)
  switch (question) {
    case 'market-findings': return { kind: 'lines', name: 'findings', label, span: 12, rows: 2, max: 2000, enter: 'next' }
    case 'competitors': return { kind: 'lines', name: 'competitors', label, span: 12, rows: 2, max: 2000, enter: 'next' }
    case 'core-customer': return { kind: 'choice', name: 'coreCustomer', label, span: 6, choices: [{ value: 'yes', label: t('customer-visits.core.yes') }, { value: 'no', label: t('customer-visits.core.no') }] }
    case 'expected-orders': return { kind: 'text', name: 'expectedOrders', label, span: 6, max: 200 }
    case 'collected': return { kind: 'money', name: 'collected', label, span: 3, min: 0 }
    case 'promised-payment-day': return { kind: 'day', name: 'promisedPaymentDay', label, span: 3 }
    case 'prospect': return { kind: 'text', name: 'prospect', label, span: 6, max: 200 }
    case 'product-shown': return { kind: 'text', name: 'productShown', label, span: 6, max: 200 }
  }
}

function fieldsOf({ questions, visit }: CustomerVisitSheet, t: Translate): readonly FormField<Values>[] {
  const lines = visit.status === 'returned' ? [] : promiseLines
  return [
    { kind: 'lines', name: 'result', label: t('customer-visits.result'), required: true, span: 12, rows: 3, max: 2000, enter: 'next' },
    ...questions.map((question) => answerField(question, t)),
    ...lines.flatMap((n): FormField<Values>[] => {
      const isShown = (values: Values) => n === 1 || text(values[`promise-${String(n - 1)}`]) !== ''
      return [
        { kind: 'text', name: `promise-${String(n)}`, label: `${t('customer-visits.promise')} ${String(n)}`, span: 9, max: 200, when: isShown, ...(n === 1 ? { hint: t('customer-visits.promise-hint') } : {}) },
        { kind: 'day', name: `promiseDay-${String(n)}`, label: t('customer-visits.promise-day'), span: 3, preset: true, when: isShown },
      ]
    }),
  ]
}

/** Applies, hands out, claims or cancels at the right of the list. */
import type { VisitDoing } from '#renderer/features/customer-visits/visits-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import { visitRequestKinds } from '#shared/domain/customer-visit-money.ts'
import { isDay } from '#shared/kernel/days.ts'

type Values = { readonly kind: string; readonly what: string; readonly quantity: number | null; readonly amount: number | null; readonly purpose: string; readonly requestId: string; readonly day: string; readonly reason: string }

const titles = { request: 'customer-visits.apply', release: 'customer-visits.release', claim: 'customer-visits.claim', cancel: 'customer-visits.cancel' } as const

export function MoneyForm({ doing, sheet, done }: { readonly doing: VisitDoing; readonly sheet: CustomerVisitSheet; readonly done: () => void }) {
  const t = useText()
  const { visit, requests } = sheet
  async function save(values: Values) {
    if (doing === 'cancel') { await client['customer-visits'].cancel({ id: visit.id, reason: values.reason }); return { number: visit.number } }
    const common = { visitId: visit.id, kind: visitRequestKinds.find((kind) => kind === values.kind) ?? 'items', what: values.what, quantity: values.quantity ?? 1, amountCents: values.amount ?? 0 }
    if (doing === 'request') { await client['customer-visits'].request({ ...common, purpose: values.purpose }); return { number: visit.number } }
    const requestId = requests.find((request) => request.id === values.requestId)?.id ?? null
    await client['customer-visits'][doing]({ ...common, requestId, day: isDay(values.day) ? values.day : null })
    return { number: visit.number }
  }
  const initial = (): Values => ({ kind: doing === 'claim' ? 'costs' : 'items', what: '', quantity: 1, amount: null, purpose: '', requestId: requests.length === 1 ? (requests[0]?.id ?? '') : '', day: '', reason: '' })
  return <RegisterForm<Values> formId={`customer-visits.${doing}.${visit.id}`} title={t(titles[doing])} fields={fieldsOf(doing, sheet, t)} initial={initial} save={save} onSaved={done} onEscape={done} once width="third" draft={false} />
}

function fieldsOf(doing: VisitDoing, { requests }: CustomerVisitSheet, t: Translate): readonly FormField<Values>[] {
  if (doing === 'cancel') return [{ kind: 'text', name: 'reason', label: t('customer-visits.reason'), required: true, span: 12, max: 200 }]
  const request: FormField<Values> = { kind: 'choice', name: 'requestId', label: t('customer-visits.for-request'), span: 12, choices: [...requests.map((line) => ({ value: line.id, label: `${line.number} ${line.what}` })), { value: '', label: t('customer-visits.without-request') }] }
  return [
    { kind: 'choice', name: 'kind', label: t('customer-visits.kind'), required: true, span: 12, choices: visitRequestKinds.map((value) => ({ value, label: t(`customer-visits.kind.${value}`) })) },
    { kind: 'text', name: 'what', label: t('customer-visits.what'), required: true, span: 12, max: 120 },
    { kind: 'number', name: 'quantity', label: t('customer-visits.quantity'), min: 1, maxValue: 9999, whole: true, preset: true, span: 4 },
    { kind: 'money', name: 'amount', label: t('customer-visits.amount'), min: 0, required: doing === 'claim', preset: doing === 'release', span: 4 },
    ...(doing === 'request' ? [{ kind: 'text' as const, name: 'purpose' as const, label: t('customer-visits.reason'), span: 12 as const, max: 200 }] : [request, { kind: 'day' as const, name: 'day' as const, label: t('customer-visits.spent-day'), span: 6 as const, preset: true }]),
  ]
}

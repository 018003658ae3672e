/** Enters a contact with a filed customer; the report may be written at once or later. */
import { newContactSearch } from '#renderer/features/customer-care/care-search.ts'
import { suggestCustomers } from '#renderer/features/customer-care/care-suggestions.ts'
import { client } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, useGo, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import { careKinds } from '#shared/domain/customer-care.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly customer: string; readonly filingId: string; readonly kind: string; readonly day: string; readonly what: string; readonly report: string }

export function NewContactPage() {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(newContactSearch)
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const isKnown = search.filing !== undefined && search.name !== undefined
  const fields: readonly FormField<Values>[] = [
    { kind: 'suggest', name: 'customer', label: t('customer-care.customer'), required: true, strict: true, span: 8, max: 120, preset: isKnown, unpick: { filingId: '' }, load: suggestCustomers<Values> },
    { kind: 'choice', name: 'kind', label: t('customer-care.kind'), span: 4, preset: true, choices: careKinds.map((value) => ({ value, label: t(`customer-care.kind.${value}`) })) },
    { kind: 'day', name: 'day', label: t('customer-care.day'), required: true, preset: true, span: 4 },
    { kind: 'text', name: 'what', label: t('customer-care.what'), required: true, max: 200, span: 12 },
    { kind: 'lines', name: 'report', label: t('customer-care.report'), rows: 6, max: 2000, span: 12, preset: true, hint: t('customer-care.report-hint') },
  ]
  async function save(values: Values) {
    const kind = careKinds.find((known) => known === values.kind) ?? 'contact'
    // A picked customer filled the id in.
    const saved = await client['customer-care'].addContact({ filingId: values.filingId as Id<'filing'>, kind, day: isDay(values.day) ? values.day : today, what: values.what, report: values.report })
    return { number: saved.number, subject: saved.id, text: saved.reportDueDay !== null && !saved.isReported ? t('customer-care.said-contact-owes', { day: saved.reportDueDay }) : t('customer-care.said-contact') }
  }
  return (
    <Page title={t('customer-care.add-contact')}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        key={search.filing ?? ''} formId="customer-care.contact" fields={fields} initial={() => ({ customer: search.name ?? '', filingId: search.filing ?? '', kind: search.kind ?? 'contact', day: today, what: '', report: '' })} save={save}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/customer-care/contacts', { open: subject }) }}
      />
    </Page>
  )
}

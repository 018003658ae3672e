/** The scheme of a category, and the intervals that the policy leaves to the office. */
import { useQuery } from '@tanstack/react-query'
import { client, orpc } from '#renderer/rpc/index.ts'
import { RegisterForm, Skeleton, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { CareSettings } from '#shared/contract/customer-care.ts'
import { careCategories, carePeriods } from '#shared/domain/customer-care.ts'

type SchemeValues = { readonly category: string; readonly per: string; readonly visits: number | null; readonly contacts: number | null; readonly gifts: number | null; readonly note: string }

export function SchemeForm({ year, done }: { readonly year: number; readonly done: () => void }) {
  const t = useText()
  const fields: readonly FormField<SchemeValues>[] = [
    { kind: 'choice', name: 'category', label: t('customer-care.category'), required: true, span: 12, choices: careCategories.map((value) => ({ value, label: t(`customer-filing.category.${value}`) })) },
    { kind: 'choice', name: 'per', label: t('customer-care.per'), required: true, span: 12, choices: carePeriods.map((value) => ({ value, label: t(`customer-care.per.${value}`) })) },
    ...(['visits', 'contacts', 'gifts'] as const).map((name): FormField<SchemeValues> => ({ kind: 'number', name, label: t(`customer-care.${name}`), min: 0, maxValue: 60, whole: true, span: 4 })),
    { kind: 'text', name: 'note', label: t('customer-care.note'), max: 200, span: 12, preset: true, hint: t('customer-care.scheme-hint') },
  ]
  return (
    <div className="dg-panel"><div className="dg-panel-body">
      <RegisterForm<SchemeValues>
        formId="customer-care.scheme" title={`${t('customer-care.enter-scheme')} ${String(year)}`} width="third" draft={false} once fields={fields} initial={() => ({ category: 'key', per: 'quarter', visits: 1, contacts: null, gifts: null, note: '' })} onSaved={done} onEscape={done}
        save={async ({ visits, contacts, gifts, note, ...values }) => {
          const [category, per] = [careCategories.find((known) => known === values.category) ?? 'key', carePeriods.find((known) => known === values.per) ?? 'quarter']
          const { number } = await client['customer-care'].enterScheme({ year, category, per, visits: visits ?? 0, contacts: contacts ?? 0, gifts: gifts ?? 0, note })
          return { number, text: t('customer-care.said-scheme') }
        }}
      />
    </div></div>
  )
}

type SettingsValues = { readonly surveyMonths: number | null; readonly firstContactDays: number | null; readonly reportDays: number | null }

export function SettingsForm({ done }: { readonly done: () => void }) {
  const settings = useQuery(orpc['customer-care'].settings.queryOptions({ input: {} }))
  return settings.data === undefined ? <Skeleton rows={3} /> : <KnownSettings settings={settings.data} done={done} />
}

function KnownSettings({ settings, done }: { readonly settings: CareSettings; readonly done: () => void }) {
  const t = useText()
  const fields: readonly FormField<SettingsValues>[] = [
    { kind: 'number', name: 'surveyMonths', label: t('customer-care.survey-months'), min: 1, maxValue: 60, whole: true, unit: t('customer-care.months-unit'), span: 12, hint: t('customer-care.survey-months-hint') },
    { kind: 'number', name: 'firstContactDays', label: t('customer-care.first-contact-days'), required: true, min: 1, maxValue: 60, whole: true, unit: t('customer-care.working-days-unit'), span: 12 },
    { kind: 'number', name: 'reportDays', label: t('customer-care.report-days'), required: true, min: 1, maxValue: 60, whole: true, unit: t('customer-care.working-days-unit'), span: 12 },
  ]
  return (
    <div className="dg-panel"><div className="dg-panel-body">
      <RegisterForm<SettingsValues>
        formId="customer-care.settings" title={t('customer-care.settings')} width="third" draft={false} once fields={fields} initial={() => ({ ...settings })} onSaved={done} onEscape={done}
        save={async (values) => { await client['customer-care'].changeSettings({ surveyMonths: values.surveyMonths, firstContactDays: values.firstContactDays ?? settings.firstContactDays, reportDays: values.reportDays ?? settings.reportDays }); return {} }}
      />
    </div></div>
  )
}

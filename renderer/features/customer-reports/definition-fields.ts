/** The fields of a definition, for its page and for changing it at the right. */
import type { FormField, Translate } from '#renderer/ui/index.ts'
import { reportIntervals } from '#shared/domain/report-periods.ts'
import type { ReportInterval } from '#shared/domain/report-periods.ts'

export type DefinitionValues = { readonly name: string; readonly interval: string; readonly purpose: string; readonly printRun: number | null; readonly receivers: string }

/** Names typed in one box, with commas of either kind between. */
export function namesIn(typed: string): string[] {
  return [...new Set(typed.split(/[、,，;；]/).map((name) => name.trim()).filter((name) => name !== ''))].slice(0, 30)
}

export function intervalOf(value: string): ReportInterval {
  return reportIntervals.find((known) => known === value) ?? 'month'
}

/** None but the name is required: what is missing is kept and flagged. */
export function definitionFields(t: Translate, isNew: boolean): readonly FormField<DefinitionValues>[] {
  const span = isNew ? 6 : 12
  return [
    { kind: 'text', name: 'name', label: t('customer-reports.name'), required: true, span, max: 80 },
    ...(isNew ? [{ kind: 'choice', name: 'interval', label: t('customer-reports.interval'), required: true, preset: true, span, choices: reportIntervals.map((value) => ({ value, label: t(`customer-reports.interval.${value}`) })) } satisfies FormField<DefinitionValues>] : []),
    { kind: 'text', name: 'purpose', label: t('customer-reports.purpose'), span: 12, max: 200 },
    { kind: 'number', name: 'printRun', label: t('customer-reports.print-run'), span, min: 0, maxValue: 999, whole: true },
    { kind: 'text', name: 'receivers', label: t('customer-reports.receivers'), hint: t('customer-reports.receivers-hint'), span, max: 400 },
  ]
}

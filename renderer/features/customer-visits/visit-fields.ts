/** The fields of a visit in the order in which it is planned: whom, when, what for, contacted, what it needs, how one gets there. */
import { careName, purposeName } from '#renderer/features/customer-visits/visit-values.ts'
import type { VisitValues } from '#renderer/features/customer-visits/visit-values.ts'
import { client } from '#renderer/rpc/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import { careParts, journeys, needs, visitPurposes, visitTargets } from '#shared/domain/customer-visits.ts'

type Field = FormField<VisitValues>

/** `corrects`: the reason is asked, and nothing else is on Enter's way. */
export function visitFields(t: Translate, { corrects, readsCustomers }: { readonly corrects: boolean; readonly readsCustomers: boolean }): readonly Field[] {
  const all = [...whomFields(t, readsCustomers), ...whatForFields(t), ...beforeFields(t), ...journeyFields(t)]
  return corrects ? [...all.map((field): Field => ({ ...field, preset: true })), { kind: 'text', name: 'reason', label: t('customer-visits.reason'), required: true, span: 12, max: 200 }] : all
}

function lineOf(row: CustomerRow): Suggestion<VisitValues> {
  return { key: row.id, label: row.name, detail: [row.number, row.contactName, row.phones[0] ?? ''].filter((part) => part !== '').join(' · '), fills: { unit: row.name, customerId: row.id, contactPerson: row.contactName, phone: row.phones[0] ?? '' } }
}

function whomFields(t: Translate, readsCustomers: boolean): readonly Field[] {
  return [
    { kind: 'suggest', name: 'unit', label: t('customer-visits.unit'), placeholder: t('customer-visits.unit-placeholder'), required: true, span: 6, max: 120, unpick: { customerId: '' }, load: async (typed, signal) => (readsCustomers ? (await client.customers.suggest({ typed }, { signal })).rows.map(lineOf) : []) },
    { kind: 'text', name: 'contactPerson', label: t('customer-visits.contact-person'), span: 3, max: 60 },
    { kind: 'phone', name: 'phone', label: t('customer-visits.phone'), span: 3, preset: true },
    { kind: 'day', name: 'day', label: t('customer-visits.day'), required: true, span: 3 },
    { kind: 'day', name: 'endDay', label: t('customer-visits.end-day'), hint: t('customer-visits.end-day-hint'), span: 3, preset: true },
    { kind: 'choice', name: 'target', label: t('customer-visits.target'), span: 6, preset: true, hint: t('customer-visits.target-hint'), choices: visitTargets.map((value) => ({ value, label: t(`customer-visits.target.${value}`) })) },
  ]
}

function whatForFields(t: Translate): readonly Field[] {
  const hasCare = (values: VisitValues) => values[purposeName('care')] === true
  return [
    ...visitPurposes.map((purpose, index): Field => ({ kind: 'check', name: purposeName(purpose), label: `${index === 0 ? `${t('customer-visits.purposes')}${t('common.colon')}` : ''}${t(`customer-visits.purpose.${purpose}`)}`, span: 4 })),
    ...careParts.map((part): Field => ({ kind: 'check', name: careName(part), label: `${t('customer-visits.purpose.care')}${t('common.colon')}${t(`customer-visits.care.${part}`)}`, span: 4, when: hasCare })),
  ]
}

function beforeFields(t: Translate): readonly Field[] {
  const choices = needs.map((value) => ({ value, label: t(`customer-visits.need.${value}`) }))
  return [
    { kind: 'day', name: 'contactedDay', label: t('customer-visits.contacted-day'), span: 3, preset: true },
    { kind: 'text', name: 'contactedBy', label: t('customer-visits.contacted-by'), placeholder: t('customer-visits.contacted-by-placeholder'), span: 9, max: 60, preset: true },
    { kind: 'choice', name: 'itemsNeed', label: t('customer-visits.items-need'), span: 3, choices, preset: true }, { kind: 'text', name: 'takeAlong', label: t('customer-visits.take-along'), span: 3, max: 200, preset: true },
    { kind: 'choice', name: 'costsNeed', label: t('customer-visits.costs-need'), span: 3, choices, preset: true }, { kind: 'money', name: 'cost', label: t('customer-visits.cost'), span: 3, min: 0, preset: true },
  ]
}

function journeyFields(t: Translate): readonly Field[] {
  const isAway = (values: VisitValues) => values.journey !== 'office'
  return [
    { kind: 'choice', name: 'journey', label: t('customer-visits.journey'), span: 3, preset: true, choices: journeys.map((value) => ({ value, label: t(`customer-visits.journey.${value}`) })) },
    { kind: 'text', name: 'place', label: t('customer-visits.place'), span: 3, max: 120, preset: true, when: isAway }, { kind: 'text', name: 'hours', label: t('customer-visits.hours'), span: 3, max: 40, preset: true, when: isAway },
    { kind: 'text', name: 'tripReference', label: t('customer-visits.trip-reference'), span: 3, max: 40, preset: true, when: (values) => values.journey === 'trip' },
    { kind: 'text', name: 'unplannedReason', label: t('customer-visits.unplanned-reason'), hint: t('customer-visits.unplanned-hint'), span: 12, max: 200, preset: true }, { kind: 'lines', name: 'note', label: t('customer-visits.note'), span: 12, rows: 2, max: 500, preset: true },
  ]
}

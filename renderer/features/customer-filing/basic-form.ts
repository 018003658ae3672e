/** The seven basic items of a file as fields, in the order of the paper form. */
import type { FormField, FormValues, Translate } from '#renderer/ui/index.ts'
import { filingCategories } from '#shared/domain/customer-filing.ts'

export type BasicValues = FormValues & { readonly name: string; readonly category: string; readonly nature: string; readonly supervisor: string; readonly address: string; readonly contactPerson: string; readonly phone: string }

export function basicFormFields<Values extends BasicValues>(t: Translate): readonly FormField<Values>[] {
  const fields: readonly FormField<BasicValues>[] = [
    { kind: 'text', name: 'name', label: t('customer-filing.field.name'), required: true, span: 6, max: 120 },
    { kind: 'choice', name: 'category', label: t('customer-filing.field.category'), span: 6, choices: filingCategories.map((value) => ({ value, label: t(`customer-filing.category.${value}`) })) },
    { kind: 'text', name: 'nature', label: t('customer-filing.field.nature'), span: 6, max: 60 }, { kind: 'text', name: 'supervisor', label: t('customer-filing.field.supervisor'), hint: t('customer-filing.supervisor-hint'), span: 12, max: 120 },
    { kind: 'text', name: 'address', label: t('customer-filing.field.address'), span: 12, max: 200 }, { kind: 'text', name: 'contactPerson', label: t('customer-filing.field.contactPerson'), span: 6, max: 60 }, { kind: 'phone', name: 'phone', label: t('customer-filing.field.phone'), span: 6 },
  ]
  // These fields name members of the seven items only, which every wider form holds.
  return fields as unknown as readonly FormField<Values>[]
}

/** The profile of a customer at the counter: name and telephone are asked, the rest is there for whoever knows it. */
import { useState } from 'react'
import { TwinPanel } from '#renderer/features/customers/TwinPanel.tsx'
import { emptyCustomer, readExtra } from '#renderer/features/customers/customer-form-values.ts'
import type { CustomerFormValues } from '#renderer/features/customers/customer-form-values.ts'
import { RegisterForm, matchChoices, useText } from '#renderer/ui/index.ts'
import type { FormField, RegisterFormProps, SavedLine, Translate } from '#renderer/ui/index.ts'
import type { CustomerFile } from '#shared/contract/customers.ts'
import { customerCategories, partyTypes } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

type Field = FormField<CustomerFormValues>
type CustomerFormProps = Pick<RegisterFormProps<CustomerFormValues, SavedLine>, 'formId' | 'initial' | 'save' | 'onSaved' | 'onCorrect' | 'remedies'> & { readonly file?: CustomerFile }

/** Professions of special customers (P07-3.2); others are typed. */
const professions = ['lawyer', 'financial-adviser', 'advertising', 'pr', 'bank', 'insurance'] as const

export function CustomerForm({ file, ...form }: CustomerFormProps) {
  const t = useText()
  const [typed, setTyped] = useState<CustomerFormValues>(emptyCustomer)
  return (
    <div className="dg-form-beside">
      <RegisterForm<CustomerFormValues> {...form} fields={customerFields(t, file !== undefined)} once={file !== undefined} watch={setTyped} />
      <TwinPanel typed={typed} exceptId={file?.id ?? null} />
    </div>
  )
}

function customerFields(t: Translate, corrects: boolean): readonly Field[] {
  const asked: readonly Field[] = [
    { kind: 'text', name: 'name', label: t('customers.name'), required: true, max: 120, span: 6 },
    // An imported number may be incomplete; a correction of something else must not stumble over it.
    { kind: corrects ? 'text' : 'phone', name: 'phone', label: t('customers.phone'), span: 6, preset: corrects },
  ]
  const promise: readonly Field[] = [
    { kind: 'text', name: 'followUp', label: t('customers.follow-up'), max: 200, span: 9, preset: true, placeholder: t('customers.follow-up-hint'), check: ({ followUp, followUpDay }) => (followUp.trim() === '' && followUpDay !== '' ? t('customers.follow-up-what') : null) },
    { kind: 'day', name: 'followUpDay', label: t('customers.follow-up-day'), span: 3, preset: true, placeholder: '3d', check: ({ followUp, followUpDay }) => (followUp.trim() !== '' && followUpDay === '' ? t('customers.follow-up-when') : null) },
  ]
  const reason: Field = { kind: 'text', name: 'reason', label: t('customers.correct-reason'), required: true, max: 200, span: 9, hint: t('customers.correct-reason-hint') }
  return corrects ? [...asked, ...knownFields(t), ...longFields(t), reason] : [...asked, ...promise, ...knownFields(t), ...longFields(t)]
}

function knownFields(t: Translate): readonly Field[] {
  const words = professions.map((profession) => ({ value: profession, label: t(`customers.profession.${profession}`) }))
  const fields: readonly Field[] = [
    { kind: 'choice', name: 'partyType', label: t('customers.party-type'), choices: partyTypes.map((value) => ({ value, label: t(`customers.party-type.${value}`) })) },
    { kind: 'choice', name: 'category', label: t('customers.category'), choices: customerCategories.map((value) => ({ value, label: t(`customers.category.${value}`) })) },
    {
      kind: 'suggest', name: 'profession', label: t('customers.profession'), max: 40, when: (values) => values.category === 'special',
      load: async (typed) => matchChoices(words, typed).map(({ value, label }) => ({ key: value, label, fills: { profession: label } })),
    },
    { kind: 'text', name: 'contactName', label: t('customers.contact'), max: 60 },
    { kind: 'text', name: 'contactPost', label: t('customers.contact-post'), max: 40 },
    { kind: 'text', name: 'room', label: t('customers.room'), max: 60 },
    { kind: 'text', name: 'plate', label: t('customers.plate'), max: 20 },
    { kind: 'text', name: 'shelfPlace', label: t('customers.shelf-place'), max: 60 },
    { kind: 'choice', name: 'secrecy', label: t('customers.secrecy'), choices: secrecyLevels.map((value) => ({ value, label: t(`secrecy.${value}`) })) },
    { kind: 'text', name: 'keeper', label: t('customers.keeper'), max: 60 },
    { kind: 'text', name: 'creditCode', label: t('customers.credit-code'), max: 40, latin: true },
    { kind: 'text', name: 'idNumber', label: t('customers.id-number'), max: 40, latin: true },
    { kind: 'day', name: 'enteredDay', label: t('customers.entered-day') },
    { kind: 'text', name: 'formerNumber', label: t('customers.former-number'), max: 40 },
    { kind: 'text', name: 'address', label: t('customers.address'), max: 200, span: 9 },
  ]
  return fields.map((field) => ({ span: 3, ...field, preset: true }))
}

function longFields(t: Translate): readonly Field[] {
  const fields: readonly Field[] = [
    { kind: 'lines', name: 'remark', label: t('customers.remark'), rows: 2, max: 2000 },
    { kind: 'lines', name: 'morePhones', label: t('customers.more-phones'), rows: 2, max: 400, hint: t('customers.more-phones-hint') },
    { kind: 'lines', name: 'otherContacts', label: t('customers.other-contacts'), rows: 2, max: 2000, hint: t('customers.other-contacts-hint') },
    {
      kind: 'lines', name: 'extra', label: t('customers.extra'), rows: 2, max: 4000, hint: t('customers.extra-hint'),
      check: ({ extra }) => { const { badLine } = readExtra(extra); return badLine === null ? null : t('customers.extra-bad', { n: badLine }) },
    },
  ]
  return fields.map((field) => ({ span: 6, ...field, preset: true }))
}

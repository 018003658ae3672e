/** Enters a first contact with a new customer, with as much of the form as is known; names who may be there already. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { basicFormFields } from '#renderer/features/customer-filing/basic-form.ts'
import { UnfiledPanel } from '#renderer/features/customer-filing/UnfiledPanel.tsx'
import { newContactSearch } from '#renderer/features/customer-filing/filing-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, useGo, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import { filingCategories } from '#shared/domain/customer-filing.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

type Values = { readonly name: string; readonly category: string; readonly nature: string; readonly supervisor: string; readonly address: string; readonly contactPerson: string; readonly phone: string; readonly contactDay: string }

export function NewContactPage() {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(newContactSearch)
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const [typed, setTyped] = useState({ name: '', phone: '' })
  const twins = useQuery(orpc['customer-filing'].findTwins.queryOptions({ input: typed, enabled: typed.name !== '' }))
  const found = twins.data?.rows ?? []
  const fields: readonly FormField<Values>[] = [{ kind: 'day', name: 'contactDay', label: t('customer-filing.contact-day'), required: true, preset: true, span: 6 }, ...basicFormFields<Values>(t)]
  async function save(values: Values) {
    const { filing } = await client['customer-filing'].contact({ ...values, category: filingCategories.find((known) => known === values.category) ?? 'unset', contactDay: isDay(values.contactDay) ? values.contactDay : today })
    return { subject: filing.id, text: t('customer-filing.said-contacted', { day: filing.dueDay }) }
  }
  return (
    <Page title={t('customer-filing.new')}>
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        key={`${search.name ?? ''}${search.day ?? ''}`}
        formId="customer-filing.contact" fields={fields} initial={() => ({ name: search.name ?? '', category: 'unset', nature: '', supervisor: '', address: '', contactPerson: search.person ?? '', phone: search.phone ?? '', contactDay: search.day ?? today })} save={save}
        watch={({ name, phone }) => setTyped((before) => (before.name === name && before.phone === phone ? before : { name: name.slice(0, 120), phone: phone.slice(0, 40) }))}
        aside={<div className="dg-stack" style={{ gap: 12 }}>{found.length > 0 && <div className="dg-note">{t('customer-filing.twins', { names: found.map((twin) => `${twin.number} ${twin.name}`.trim()).join(t('common.list-join')) })}</div>}<UnfiledPanel /></div>}
        onSaved={({ subject }, _values, mode) => { if (mode === 'close') go('/customer-filing', { open: subject }) }}
      />
    </Page>
  )
}

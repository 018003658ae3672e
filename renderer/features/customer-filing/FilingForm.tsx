/** One form at the right of the list for each thing that is done to a filing. */
import { basicFormFields } from '#renderer/features/customer-filing/basic-form.ts'
import type { FilingDoing } from '#renderer/features/customer-filing/filing-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, announce, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import type { FilingSheet } from '#shared/contract/customer-filing.ts'
import { basicFields, filingCategories } from '#shared/domain/customer-filing.ts'
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Values = { readonly [name: string]: string | number | boolean | null; readonly reason: string; readonly category: string; readonly staff: string; readonly isImportant: boolean; readonly dealingsSince: string; readonly kind: string; readonly day: string; readonly what: string; readonly source: string; readonly field: string; readonly newValue: string; readonly isReported: boolean; readonly changedDay: string; readonly name: string; readonly nature: string; readonly supervisor: string; readonly address: string; readonly contactPerson: string; readonly phone: string }

const titles = { fill: 'customer-filing.fill', category: 'customer-filing.set-category', contacts: 'customer-filing.set-contacts', event: 'customer-filing.enter-event', change: 'customer-filing.change', dismiss: 'customer-filing.dismiss', 'send-back': 'customer-filing.send-back', ask: 'customer-filing.ask-to-look' } as const
const door = client['customer-filing']

export function FilingForm({ doing, id, sheet, done }: { readonly doing: FilingDoing; readonly id: Id<'filing'>; readonly sheet: FilingSheet | undefined; readonly done: (next?: FilingSheet) => void }) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  async function save(values: Values) {
    const next = await act(doing, id, values, today)
    if (next === undefined) announce({ text: t('customer-filing.asked') })
    return { next, text: next === undefined ? t('customer-filing.asked') : t('form.saved') }
  }
  return <RegisterForm<Values, Awaited<ReturnType<typeof save>>> formId={`customer-filing.${doing}.${id}`} title={t(titles[doing])} fields={fieldsOf(doing, t)} initial={() => initialOf(sheet, today)} save={save} onSaved={({ next }) => done(next)} onEscape={() => done()} once width="third" draft={doing === 'fill'} />
}

const dayOr = (text: string, otherwise: Day): Day => (isDay(text) ? text : otherwise)

async function act(doing: FilingDoing, id: Id<'filing'>, values: Values, today: Day): Promise<FilingSheet | undefined> {
  const category: FilingCategory = filingCategories.find((known) => known === values.category) ?? 'unset'
  switch (doing) {
    case 'fill': return door.fill({ id, name: values.name, category, nature: values.nature, supervisor: values.supervisor, address: values.address, contactPerson: values.contactPerson, phone: values.phone })
    // The choice asks for one of the four.
    case 'category': return door.setCategory({ id, category: category === 'unset' ? 'potential' : category, reason: values.reason })
    case 'contacts': return door.setContacts({ id, staff: values.staff.split(/[、,，]/).map((name) => name.trim()).filter((name) => name !== '').slice(0, 10), isImportant: values.isImportant, dealingsSince: isDay(values.dealingsSince) ? values.dealingsSince : null })
    case 'event': return door.enterEvent({ id, kind: values.kind === 'between-us' ? 'between-us' : 'customer-side', day: dayOr(values.day, today), what: values.what, source: values.source })
    case 'change': return door.change({ id, field: basicFields.find((known) => known === values.field) ?? 'name', newValue: values.newValue, knownDay: dayOr(values.day, today), changedDay: isDay(values.changedDay) ? values.changedDay : null, isReported: values.isReported })
    case 'dismiss': return door.dismiss({ id, reason: values.reason })
    case 'send-back': return door.sendBack({ id, reason: values.reason })
    case 'ask': { await door.askToLook({ id, purpose: values.reason }); return undefined }
  }
}

function initialOf(sheet: FilingSheet | undefined, today: Day): Values {
  const form = sheet?.form ?? { name: '', category: 'unset', nature: '', supervisor: '', address: '', contactPerson: '', phone: '' }
  const { staff = [], isImportant = false, dealingsSince = null } = sheet?.filing ?? {}
  return { ...form, reason: '', staff: staff.join('、'), isImportant, dealingsSince: dealingsSince ?? '', kind: 'customer-side', day: today, what: '', source: '', field: 'address', newValue: '', changedDay: '', isReported: true }
}

function fieldsOf(doing: FilingDoing, t: Translate): readonly FormField<Values>[] {
  const reason: FormField<Values> = { kind: 'text', name: 'reason', label: t(doing === 'ask' ? 'customer-filing.purpose' : 'customer-filing.reason'), required: true, span: 12, max: 200 }
  const categories = filingCategories.filter((value) => value !== 'unset').map((value) => ({ value, label: t(`customer-filing.category.${value}`) }))
  switch (doing) {
    case 'fill': return basicFormFields<Values>(t)
    case 'category': return [{ kind: 'choice', name: 'category', label: t('customer-filing.field.category'), required: true, span: 12, choices: categories }, reason]
    case 'contacts': return [{ kind: 'text', name: 'staff', label: t('customer-filing.staff'), hint: t('customer-filing.staff-hint'), span: 12, max: 200 }, { kind: 'check', name: 'isImportant', label: t('customer-filing.important'), span: 12 }, { kind: 'day', name: 'dealingsSince', label: t('customer-filing.dealings-since'), span: 12 }]
    case 'event': return [
      { kind: 'choice', name: 'kind', label: t('customer-filing.event-kind'), required: true, span: 12, choices: (['customer-side', 'between-us'] as const).map((value) => ({ value, label: t(`customer-filing.event.${value}`) })) },
      { kind: 'day', name: 'day', label: t('customer-filing.event-day'), required: true, span: 12 }, { kind: 'text', name: 'what', label: t('customer-filing.event-what'), required: true, span: 12, max: 200 }, { kind: 'text', name: 'source', label: t('customer-filing.event-source'), span: 12, max: 120 },
    ]
    case 'change': return [
      { kind: 'choice', name: 'field', label: t('customer-filing.field'), required: true, span: 12, choices: basicFields.map((value) => ({ value, label: t(`customer-filing.field.${value}`) })) },
      { kind: 'text', name: 'newValue', label: t('customer-filing.new-value'), required: true, span: 12, max: 200, when: (values) => values.field !== 'category' }, { kind: 'choice', name: 'newValue', label: t('customer-filing.new-value'), required: true, span: 12, choices: categories, when: (values) => values.field === 'category' },
      { kind: 'day', name: 'day', label: t('customer-filing.known-day'), required: true, span: 12 }, { kind: 'day', name: 'changedDay', label: t('customer-filing.changed-day'), span: 12, preset: true }, { kind: 'check', name: 'isReported', label: t('customer-filing.report-change'), span: 12, preset: true },
    ]
    case 'dismiss': case 'send-back': case 'ask': return [reason]
  }
}

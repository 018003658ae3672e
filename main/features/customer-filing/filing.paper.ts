/** The customer basic-information form 客户基本信息表 as an office form: the seven items, the first contact, major changes, and who confirms. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { openForViewer, readSheet } from '#main/features/customer-filing/customer-filing.service.ts'
import type { FilingSources } from '#main/features/customer-filing/customer-filing.sources.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { basicFields } from '#shared/domain/customer-filing.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

/** Prints a filing for somebody who may look into it. */
export async function printFiling(reader: Reader, sources: FilingSources, { id, locale }: { readonly id: string; readonly locale: Locale }, actor: Actor, today: Day): Promise<{ title: string; html: string }> {
  await openForViewer(reader, id, actor, today)
  const { filing, form, events } = await readSheet(reader, id, today)
  if (filing.customerId !== null) await sources.refuseImportant(reader, filing.customerId)
  const t = (key: TextKey) => translate(locale, key)
  const document = formDocument({
    office: await sources.officeName(reader), title: t('customer-filing.paper'), number: filing.number ?? '', locale,
    fields: [
      ...basicFields.map((field) => ({ label: t(`customer-filing.field.${field}`), value: field === 'category' ? t(`customer-filing.category.${form.category}`) : form[field] })),
      { label: t('customer-filing.contact-day'), value: filing.contactDay }, { label: t('customer-filing.department'), value: filing.department }, { label: t('customer-filing.filed-by'), value: filing.filedBy }, { label: t('customer-filing.staff'), value: filing.staff.join('、') },
      { label: t('customer-filing.submitted-day'), value: filing.submittedDay }, { label: t('customer-filing.confirmed-day'), value: filing.confirmedDay },
    ],
    tables: [{
      title: t('customer-filing.events'), emptyRows: Math.max(0, 4 - events.length), columns: [{ title: t('customer-filing.event-day'), share: 16 }, { title: t('customer-filing.event-kind'), share: 18 }, { title: t('customer-filing.event-what'), share: 46 }, { title: t('customer-filing.event-source'), share: 20 }],
      rows: events.map((event) => [event.day, t(`customer-filing.event.${event.kind}`), event.what, event.source]),
    }],
    remarks: prohibitionTexts(locale),
    signatures: [{ label: t('customer-filing.filed-by'), name: filing.filedBy }, { label: t('customer-filing.confirmer') }],
  })
  return { title: document.title, html: documentHtml(document) }
}

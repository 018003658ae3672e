/** Customer content and disclosures on paper; every sheet carries the three prohibitions (P07-26). */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { DisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import type { ChosenMaterial } from '#main/features/disclosure/material.ts'
import { documentHtml, momentText } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { FormTable } from '#main/mechanisms/documents/form-frame.ts'
import type { OutsideRow } from '#shared/contract/disclosure.ts'
import { translate } from '#shared/text/index.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

type Paper = { title: string; html: string }

function itemTable(material: ChosenMaterial, locale: Locale): FormTable[] {
  const t = (key: TextKey) => translate(locale, key)
  const items = material.rows.filter((row) => row.itemId !== null)
  if (items.length === 0) return []
  return [{
    title: t('disclosure.items'), columns: [{ title: t('disclosure.item-number'), share: 24 }, { title: t('disclosure.item-title'), share: 48 }, { title: t('disclosure.pages'), share: 10, isNumber: true }, { title: t('disclosure.secrecy'), share: 18 }],
    rows: items.map((row) => [row.number, row.title, row.pages, t(`secrecy.${row.secrecy}`)]),
  }]
}

/** The chosen parts of a file as a sheet: who printed it, under which request. */
export async function materialPaper(reader: Reader, sources: DisclosureSources, material: ChosenMaterial, print: { readonly locale: Locale; readonly printedBy: string; readonly at: InstantMs; readonly request: string; readonly receiver?: string }): Promise<Paper> {
  const { locale } = print
  const t = (key: TextKey) => translate(locale, key)
  const hasProfile = material.rows.some((row) => row.itemId === null)
  const profile = hasProfile ? await sources.profileOf(reader, material.file.id, locale) : []
  const document = formDocument({
    office: await sources.officeName(reader), title: t('disclosure.excerpt-title'), number: material.file.number, locale,
    fields: [
      { label: t('disclosure.secrecy'), value: t(`secrecy.${material.secrecy}`) }, ...profile.filter((field) => field.value !== ''),
      ...(print.receiver === undefined ? [] : [{ label: t('disclosure.receiver'), value: print.receiver }]), { label: t('disclosure.printed-by'), value: `${print.printedBy} ${momentText(print.at)}` }, { label: t('disclosure.under'), value: print.request },
    ],
    tables: itemTable(material, locale), remarks: prohibitionTexts(locale), signatures: [{ label: t('disclosure.sign-taker'), name: print.receiver === undefined ? print.printedBy : '' }],
  })
  return { title: document.title, html: documentHtml(document) }
}

/** The disclosure form: what is given to whom for what, with a box for each who signs. */
export async function outsidePaper(reader: Reader, sources: DisclosureSources, row: OutsideRow, locale: Locale): Promise<Paper> {
  const t = (key: TextKey) => translate(locale, key)
  const signed = (name: string, day: string | null) => ({ ...(name === '' ? {} : { name }), ...(day === null ? {} : { at: day }) })
  const document = formDocument({
    office: await sources.officeName(reader), title: t('disclosure.form-title'), number: row.number, locale,
    fields: [
      { label: t('disclosure.customer'), value: row.customer }, { label: t('disclosure.secrecy'), value: t(`secrecy.${row.secrecy}`) }, { label: t('disclosure.receiver'), value: row.receiver }, { label: t('disclosure.purpose'), value: t(`disclosure.purpose.${row.purpose}`) },
      { label: t('disclosure.purpose-words'), value: row.purposeWords, wide: true }, { label: t('disclosure.data'), value: row.data, wide: true }, { label: t('disclosure.items'), value: row.items.join('；'), wide: true },
      { label: t('disclosure.channel'), value: t(`disclosure.channel.${row.channel}`) }, { label: t('disclosure.planned-day'), value: row.plannedDay }, { label: t('disclosure.status'), value: t(`disclosure.status.${row.status}`) }, { label: t('disclosure.disclosed-day'), value: row.disclosedDay },
    ],
    remarks: prohibitionTexts(locale),
    signatures: [
      { label: t('disclosure.requested-by'), name: row.requestedBy, at: momentText(row.requestedAt) }, { label: t('disclosure.sign-supervisor'), ...signed(row.supervisor, row.supervisorDay) }, { label: t('disclosure.sign-manager'), ...signed(row.manager, row.managerDay) },
      { label: t('disclosure.sign-discloser'), ...signed(row.disclosedBy, row.disclosedDay) }, { label: t('disclosure.sign-receiver') },
    ],
  })
  return { title: document.title, html: documentHtml(document) }
}

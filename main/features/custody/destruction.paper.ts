/** The destruction list 客户档案销毁清单 as an office form: the files, how and when, who approved, and boxes for the two witnesses. */
import type { CustodySources } from '#main/features/custody/custody.sources.ts'
import { readDestruction } from '#main/features/custody/destruction.service.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

/** Prints a list as it stands; what is not decided yet is left to be written by hand. */
export async function printDestruction(reader: Reader, sources: Pick<CustodySources, 'officeName'>, { id, locale }: { readonly id: string; readonly locale: Locale }): Promise<{ title: string; html: string }> {
  const { list, lines } = await readDestruction(reader, id)
  const t = (key: TextKey) => translate(locale, key)
  const method = list.method === null ? '' : [t(`custody.method.${list.method}`), list.methodNote].filter((part) => part !== '').join(' ')
  const document = formDocument({
    office: await sources.officeName(reader), title: t('custody.destruction-paper'), number: list.number, locale,
    fields: [
      { label: t('custody.requester'), value: list.requester }, { label: t('custody.listed-day'), value: dayOfInstant(list.createdAt) },
      { label: t('custody.method'), value: method }, { label: t('custody.destroyed-day'), value: list.destroyedDay },
      { label: t('custody.destruction-files'), value: lines.length }, { label: t('custody.status'), value: t(`custody.destruction.${list.status}`) },
    ],
    tables: [{
      title: t('custody.destruction-lines'), emptyRows: Math.max(0, 6 - lines.length),
      columns: [{ title: t('customers.number'), share: 20 }, { title: t('customers.name'), share: 34 }, { title: t('custody.items'), share: 10, isNumber: true }, { title: t('custody.retention-end'), share: 18 }, { title: t('custody.judgement'), share: 18 }],
      rows: lines.map((line) => [line.number, line.name, line.items, line.retentionEnd, t(`custody.judgement.${line.judgement}`)]),
    }],
    remarks: [t('custody.paper-remark-sale'), t('custody.paper-remark-witness')],
    signatures: [
      { label: t('custody.requester'), name: list.requester }, { label: t('custody.approver'), ...(list.approvedBy === '' ? {} : { name: list.approvedBy }) },
      ...[0, 1].map((index) => ({ label: translate(locale, 'custody.witness-of', { index: index + 1 }), ...(list.witnesses[index] === undefined ? {} : { name: list.witnesses[index] }), ...(list.destroyedDay === null ? {} : { at: list.destroyedDay }) })),
    ],
  })
  return { title: document.title, html: documentHtml(document) }
}

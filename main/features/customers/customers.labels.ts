/** Labels for a file and its documents, as one page for a preview or a printer. */
import { toItem } from '#main/features/customers/customers.columns.ts'
import { listItems } from '#main/features/customers/customer-items.repository.ts'
import { getCustomer } from '#main/features/customers/customers.service.ts'
import type { CustomerNeighbours } from '#main/features/customers/customers.service.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { itemLabels } from '#main/mechanisms/documents/item-label.ts'
import type { ItemLabel } from '#main/mechanisms/documents/item-label.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { LabelsInput } from '#shared/contract/customers.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { translate } from '#shared/text/index.ts'

/**
 * The labels asked for: the file's own first, then its documents in the order of the list. A classified one carries its level (P07-22a); an important one
 * carries number and place only, because a name or a title is content, which is copied under an approved request (P07-23.1).
 */
export async function printLabels(reader: Reader, { id, file, itemIds, paper, skip, locale }: LabelsInput, content: Pick<CustomerNeighbours, 'importantNumbers'>): Promise<{ html: string }> {
  const customer = await getCustomer(reader, id)
  const wanted = itemIds === null ? null : new Set<string>(itemIds)
  const items = (await listItems(reader, id)).map(toItem).filter((item) => wanted === null || wanted.has(item.id))
  const mark = (level: SecrecyLevel): string => (isClassified(level) ? translate(locale, `secrecy.${level}`) : '')
  const labels: ItemLabel[] = [
    ...(file ? [{ number: customer.number, title: customer.name, subtitle: [customer.room, customer.plate].filter((part) => part !== '').join(' · '), place: customer.shelf_place, secrecy: mark(customer.secrecy) }] : []),
    ...items.map((item) => ({ number: item.number, title: item.title, subtitle: customer.name, place: item.shelfPlace === '' ? customer.shelf_place : item.shelfPlace, secrecy: mark(item.secrecy) })),
  ]
  const important = await content.importantNumbers(reader, id)
  const printed = labels.map((label) => (important.has(label.number) ? { ...label, title: label.secrecy === '' ? translate(locale, 'disclosure.important') : label.secrecy, subtitle: '' } : label))
  return { html: documentHtml(itemLabels(printed, { paper, skip, locale })) }
}

/** The letter that tells one customer that his contact leaves, and who follows: an office form on A4 with a stub to sign for. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { findDeparture, findLine } from '#main/features/customer-care/departures.repository.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey, TextParams } from '#shared/text/index.ts'

/** Prints the notice to one customer. */
export async function printNotice(reader: Reader, sources: CareSources, { id, locale }: { readonly id: string; readonly locale: Locale }, today: Day): Promise<{ title: string; html: string }> {
  const line = await findLine(reader, id)
  const departure = line === undefined ? undefined : await findDeparture(reader, line.departureId)
  if (line === undefined || departure === undefined) throw new NotFoundError('departure-line')
  const customer = await sources.find(reader, line.filingId)
  const office = await sources.officeName(reader)
  const t = (key: TextKey, params: TextParams = {}) => translate(locale, key, params)
  const letter = t(line.successor === '' ? 'customer-care.letter-without-successor' : 'customer-care.letter', { leaver: departure.name, day: departure.leavesDay, successor: line.successor, office })
  const document = formDocument({
    office, title: t('customer-care.notice-paper'), number: departure.number, locale,
    fields: [
      { label: t('customer-care.customer'), value: line.customer, wide: true }, { label: t('customer-filing.field.contactPerson'), value: customer?.contactPerson ?? '' }, { label: t('customer-filing.field.address'), value: customer?.address ?? '' },
      { label: t('customer-care.leaver'), value: departure.name }, { label: t('customer-care.leaves-day'), value: departure.leavesDay }, { label: t('customer-care.successor'), value: line.successor }, { label: t('customer-care.letter-day'), value: line.toldDay ?? today },
      { label: t('customer-care.letter-words'), value: letter, wide: true },
    ],
    signatures: [{ label: t('customer-care.letter-from'), name: office }, { label: t('customer-care.letter-receipt') }],
  })
  return { title: document.title, html: documentHtml(document) }
}

/** Says by what a customer file is found: any part of its profile, and the titles, numbers and codes of its documents (P07-6). */
import type { CustomerInput, CustomerItemInput } from '#shared/contract/customers.ts'
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'
import { phonesOf } from '#main/features/customers/customers.columns.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import { translate } from '#shared/text/index.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type FiledCustomer = { readonly id: Id<'customer'>; readonly number: string; readonly createdAt: InstantMs; readonly profile: CustomerInput; readonly items: readonly (Pick<CustomerItemInput, 'title' | 'code'> & { readonly number: string })[] }

/** The entry of a file in the search index. A classified file says so in every list of hits, whatever was typed as its remark (P07-22a). */
export function customerDocument({ id, number, createdAt, profile, items }: FiledCustomer): SearchDocument {
  // The index is the archive's own finding aid: it speaks the archive's language, not the language of the person who looks.
  const mark = isClassified(profile.secrecy) ? translate('zh', `secrecy.${profile.secrecy}`) : ''
  const persons = profile.contacts.map((contact) => contact.name)
  const isFirm = profile.partyType === 'firm'
  return {
    kind: 'customer', subjectId: id, title: `${number} ${profile.name}`, atMs: createdAt,
    // A hit says of a classified file what the index says, and nothing of its content (P07-22).
    subtitle: [mark, ...(mark === '' ? [isFirm ? persons[0] ?? '' : '', profile.room, profile.plate] : []), profile.shelfPlace].filter((part) => part !== '').join(' · '),
    fields: {
      names: isFirm ? persons : [profile.name, ...persons], companies: isFirm ? [profile.name] : [], phones: phonesOf(profile),
      numbers: [number, profile.formerNumber, profile.plate, profile.room, profile.creditCode, profile.idNumber, ...items.flatMap((item) => [item.number, item.code])],
      texts: [profile.address, profile.shelfPlace, profile.keeper, profile.profession, mark, ...items.map((item) => item.title), ...Object.values(profile.extra)],
    },
  }
}

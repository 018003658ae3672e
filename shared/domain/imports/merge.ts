/** Guarantees that an update from a sheet adds and replaces, and never empties what the archive knows. */
import type { CustomerRecord } from '#shared/domain/imports/record.ts'
import { readPhone } from '#shared/domain/phones.ts'

type Contact = CustomerRecord['contacts'][number]

/** The profile with the sheet's filled cells in place of its own; `isChanged` is false when it says nothing new. */
export function mergeProfile<Profile extends CustomerRecord>(kept: Profile, sheet: CustomerRecord): { readonly profile: Profile; readonly isChanged: boolean } {
  const take = (fresh: string, old: string) => (fresh === '' ? old : fresh)
  const profile: Profile = {
    ...kept,
    name: sheet.name, category: sheet.category === 'unset' ? kept.category : sheet.category, partyType: sheet.partyType === 'unset' ? kept.partyType : sheet.partyType,
    profession: take(sheet.profession, kept.profession), creditCode: take(sheet.creditCode, kept.creditCode), idNumber: take(sheet.idNumber, kept.idNumber), room: take(sheet.room, kept.room),
    address: take(sheet.address, kept.address), plate: take(sheet.plate, kept.plate), formerNumber: take(sheet.formerNumber, kept.formerNumber), enteredDay: sheet.enteredDay ?? kept.enteredDay,
    shelfPlace: take(sheet.shelfPlace, kept.shelfPlace), keeper: take(sheet.keeper, kept.keeper), remark: take(sheet.remark, kept.remark),
    contacts: mergeContacts(kept.contacts, sheet.contacts), extra: { ...kept.extra, ...sheet.extra },
  }
  return { profile, isChanged: JSON.stringify(inOrder(profile)) !== JSON.stringify(inOrder(kept)) }
}

/** Keys in a fixed order: equal profiles have equal texts. */
function inOrder(profile: CustomerRecord): unknown {
  const sorted = (value: object) => Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
  return sorted({ ...profile, extra: sorted(profile.extra) })
}

/** A contact of the same name gets the numbers that it lacks; another one is added at the end. */
function mergeContacts(kept: readonly Contact[], sheet: readonly Contact[]): readonly Contact[] {
  const merged = [...kept]
  for (const contact of sheet) {
    const known = new Set(merged.flatMap((entry) => entry.phones).map((phone) => readPhone(phone).digits))
    const fresh = contact.phones.filter((phone) => !known.has(readPhone(phone).digits))
    const index = contact.name === '' ? 0 : merged.findIndex((entry) => entry.name === contact.name || entry.name === '')
    const same = merged[index]
    if (same === undefined) merged.push({ ...contact, phones: fresh })
    else merged[index] = { name: same.name === '' ? contact.name : same.name, post: contact.post === '' ? same.post : contact.post, phones: [...same.phones, ...fresh].slice(0, 10) }
  }
  return merged.slice(0, 20)
}

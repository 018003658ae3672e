/** What the forms of the deposit log hold, and how it becomes what the archive takes. */
import { client } from '#renderer/rpc/index.ts'
import { photoFile } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type DepositValues = {
  readonly customerId: string | null; readonly depositor: string; readonly phone: string; readonly company: string
  readonly item: string; readonly quantity: number | null; readonly unit: string; readonly place: string; readonly note: string
  /** The picture as a data URL, or ''. */
  readonly photo: string
}

/** An empty form; `place` is where the last item went. */
export function emptyWords(place: string, unit: string): DepositValues {
  return { customerId: null, depositor: '', phone: '', company: '', item: '', quantity: 1, unit, place, note: '', photo: '' }
}

/** A deposit's words as the forms hold them. */
export function wordsOf(deposit: DepositRow, photo: string): DepositValues {
  const { customerId, depositor, phone, company, item, quantity, unit, place, note } = deposit
  return { customerId, depositor, phone, company, item, quantity, unit, place, note, photo }
}

/** The input of the archive; the photo is kept first, so that the line can name it. `before` is a photo that is kept already. */
export async function inputOf(values: DepositValues, before: { readonly photo: string; readonly photoId: Id<'attachment'> | null } = { photo: '', photoId: null }) {
  const { photo, quantity, customerId, ...words } = values
  // The member was filled in from a record of this kind.
  return { ...words, customerId: customerId as Id<'customer'> | null, quantity: quantity ?? 1, photoId: photo === before.photo ? before.photoId : await keepPhoto(photo) }
}

async function keepPhoto(photo: string): Promise<Id<'attachment'> | null> {
  const file = photoFile(photo, 'photo.jpg')
  return file === null ? null : (await client.attachments.put({ purpose: 'deposit-photo', file })).id
}

/** A kept photo as a data URL, as the photo field holds it. */
export async function photoUrlOf(photoId: Id<'attachment'>): Promise<string> {
  const file = await client.attachments.get({ id: photoId })
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(new Error('the photo could not be read')))
    reader.readAsDataURL(file)
  })
}

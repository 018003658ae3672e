/** What disclosures ask of other features; `main/app` hands it in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Post } from '#shared/domain/posts.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Locale } from '#shared/text/index.ts'

export type DisclosedFile = { readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly secrecy: SecrecyLevel }
export type DisclosedItem = { readonly itemId: Id<'item'>; readonly number: string; readonly title: string; readonly pages: number | null; readonly secrecy: SecrecyLevel }

export type DisclosureSources = {
  getFile(reader: Reader, customerId: Id<'customer'>): Promise<DisclosedFile | undefined>
  listItems(reader: Reader, customerId: Id<'customer'>): Promise<readonly DisclosedItem[]>
  /** The profile of a file as labels and values, in the order of its page; the identity number masked. */
  profileOf(reader: Reader, customerId: Id<'customer'>, locale: Locale): Promise<readonly { readonly label: string; readonly value: string }[]>
  /** Who holds a post today. */
  holders(reader: Reader, post: Post): Promise<readonly { readonly userId: string; readonly displayName: string }[]>
  officeName(reader: Reader): Promise<string>
}

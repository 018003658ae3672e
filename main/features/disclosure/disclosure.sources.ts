/** What disclosures ask of other features; `main/app` hands it in. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Post } from '#shared/domain/posts.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
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
  /** What the office's matrix of rights says about this role copying material of this level: why not at all, or that it asks each time (P07-17). */
  judgeCopy(reader: Reader, role: Role, material: { readonly secrecy: SecrecyLevel; readonly number: string; readonly name: string }): Promise<{ readonly refusals: readonly Refusal[]; readonly asksEachTime: boolean }>
  officeName(reader: Reader): Promise<string>
}

/** With the one gate of customer files: it throws why this person may not look into this one, and notes the attempt (P07-17, P07-22). */
export type GatedDisclosureSources = DisclosureSources & { passGate(unit: Unit, customerId: Id<'customer'>): Promise<void> }

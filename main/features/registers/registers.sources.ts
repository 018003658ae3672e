/** What registers ask of other features; `main/app` hands it in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Id } from '#shared/kernel/ids.ts'

type Head = { readonly number: string; readonly name: string }
export type RegisterSources = {
  officeName(reader: Reader): Promise<string>
  /** The number and name of a customer file, or undefined. */
  customerHead(reader: Reader, id: Id<'customer'>): Promise<Head | undefined>
  /** The number and title of a document of a customer file, or undefined. */
  itemHead(reader: Reader, id: Id<'item'>): Promise<Head | undefined>
}

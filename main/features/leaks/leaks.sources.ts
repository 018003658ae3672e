/** What leaks ask of other features; `main/app` hands it in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { LeakSeat } from '#shared/domain/leaks.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type LeakSources = {
  /** Who holds one of the two seats today. */
  holders(reader: Reader, seat: LeakSeat): Promise<readonly { readonly userId: string; readonly displayName: string }[]>
  /** Number and name of the customer file that a leak concerns; throws when there is none. */
  nameOfFile(reader: Reader, customerId: Id<'customer'>): Promise<string>
}

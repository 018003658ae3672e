/** What visits ask of other features; `main/app` hands it in. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Whom a visit goes to, as far as it is known. */
export type VisitedUnit = { readonly customerId: Id<'customer'> | null; readonly filingId: string | null; readonly unit: string }

export type CustomerVisitSources = {
  /** What the customer's profile says of dealings and category; null when nothing is known of the unit. */
  profileOf(reader: Reader, visited: VisitedUnit): Promise<{ readonly hasDealings: boolean; readonly category: string } | null>
  /** Since when the customer is filed (P19); `filedDay` is null for a customer who is not, whatever was written down of the contact. */
  filingOf(reader: Reader, visited: VisitedUnit): Promise<{ readonly name: string; readonly filedDay: Day | null }>
  /** Reports the contact with a unit that has no file, in the caller's transaction; returns the filing that waits for its form, or null when there is a file. */
  contacted(unit: Unit, contact: { readonly name: string; readonly contactPerson: string; readonly phone: string; readonly day: Day }): Promise<string | null>
  /** Tells that a visit was reported for the first time: a contact with its customer, in the caller's transaction. */
  reported(unit: Unit, visit: VisitedUnit & { readonly number: string; readonly day: Day; readonly result: string }): Promise<void>
  officeName(reader: Reader): Promise<string>
}

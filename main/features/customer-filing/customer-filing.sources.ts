/** What filing asks of the customer files; `main/app` hands it in. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { FilingForm } from '#shared/domain/customer-filing.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type FilingSources = {
  /** The customer file of a confirmed filing: the one of that name, or a new one, in the caller's transaction. */
  openFile(unit: Unit, form: FilingForm): Promise<{ readonly id: Id<'customer'>; readonly number: string }>
  /** Tells that a filing has its customer file now, in the caller's transaction. */
  filed(unit: Unit, filingId: string, customerId: Id<'customer'>): Promise<void>
  /** Tells that somebody met a customer for the first time: without a profile one is owed (P07-4a). In the caller's transaction. */
  firstContact(unit: Unit, contact: { readonly name: string; readonly day: Day; readonly subject: { readonly kind: string; readonly id: string; readonly number: string; readonly title: string } }): Promise<void>
  /** Customer files that may be the same customer. */
  findTwins(reader: Reader, of: { readonly name: string; readonly phone: string }): Promise<readonly { readonly id: string; readonly number: string; readonly name: string }[]>
  /** Receptions at the desk that were joined to no customer file, the newest first. */
  listReceptions(reader: Reader, limit: number): Promise<readonly { readonly id: string; readonly number: string; readonly company: string; readonly visitor: string; readonly phone: string; readonly arrivedAt: InstantMs }[]>
  /** Passes the gate of a customer file to look into it; throws its refusals, and its log keeps both. */
  passGate(unit: Unit, customerId: Id<'customer'>): Promise<void>
  /** Refuses to print what stands in an important customer file: that leaves under an approved request only (P07-23.1). */
  refuseImportant(reader: Reader, customerId: Id<'customer'>): Promise<void>
  officeName(reader: Reader): Promise<string>
}

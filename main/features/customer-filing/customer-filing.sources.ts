/** What filing asks of the customer files; `main/app` hands it in. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { FilingForm } from '#shared/domain/customer-filing.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type FilingSources = {
  /** The customer file of a confirmed filing: the one of that name, or a new one, in the caller's transaction. */
  openFile(unit: Unit, form: FilingForm): Promise<{ readonly id: Id<'customer'>; readonly number: string }>
  /** Tells that a filing has its customer file now, in the caller's transaction. */
  filed(unit: Unit, filingId: string, customerId: Id<'customer'>): Promise<void>
  /** Customer files that may be the same customer. */
  findTwins(reader: Reader, of: { readonly name: string; readonly phone: string }): Promise<readonly { readonly id: string; readonly number: string; readonly name: string }[]>
  officeName(reader: Reader): Promise<string>
}

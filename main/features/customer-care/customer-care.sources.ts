/** What the care of customers asks of filing and penalties; `main/app` hands it in. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { FilingCategory, FilingStatus } from '#shared/domain/customer-filing.ts'
import type { RemindedFiling } from '#shared/domain/filing-reminders.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** A customer of the filing as the care looks at him. */
export type CareCustomer = {
  readonly id: Id<'filing'>; readonly number: string; readonly name: string; readonly status: FilingStatus; readonly category: FilingCategory; readonly department: string; readonly filedById: string; readonly filedBy: string
  readonly staff: readonly string[]; readonly isImportant: boolean; readonly confirmedDay: Day | null; readonly address: string; readonly contactPerson: string
}
export type OverdueCustomer = RemindedFiling & { readonly department: string }

export type CareSources = {
  /** One customer, or undefined. */
  find(reader: Reader, filingId: string): Promise<CareCustomer | undefined>
  /** The customer of a customer file or of a name; the newest that was not dismissed. */
  findNamed(reader: Reader, of: { readonly customerId: string | null; readonly name: string }): Promise<CareCustomer | undefined>
  /** Customers of these ids, at most 500. */
  findMany(reader: Reader, filingIds: readonly string[]): Promise<readonly CareCustomer[]>
  /** Filed customers of a category (null: of every one) after an id, in the order of ids. */
  pageFiled(reader: Reader, category: FilingCategory | null, after: string, size: number): Promise<readonly CareCustomer[]>
  countFiled(reader: Reader): Promise<Readonly<Partial<Record<FilingCategory, number>>>>
  /** Customers who have this colleague as a contact. */
  listOfColleague(reader: Reader, name: string): Promise<readonly CareCustomer[]>
  /** Customers who have no contact of ours. */
  listWithoutContact(reader: Reader, limit: number): Promise<readonly CareCustomer[]>
  /** Names a contact of ours or takes one away, in the caller's transaction. */
  changeContact(unit: Unit, filingId: string, change: { readonly add?: string; readonly remove?: string; readonly reason: string }): Promise<void>
  /** Filings that were overdue at the end of a day. */
  listOverdueOn(reader: Reader, day: Day, limit: number): Promise<readonly OverdueCustomer[]>
  /** One filing as a reminder looks at it, or undefined. */
  findReminded(reader: Reader, filingId: string): Promise<OverdueCustomer | undefined>
  /** Of these name keys, those that are filed. */
  listFiledAmong(reader: Reader, nameKeys: readonly string[]): Promise<ReadonlySet<string>>
  /** Departments that have customers. */
  listDepartments(reader: Reader): Promise<readonly string[]>
  /** Proposes a penalty for the appraisal, in the caller's transaction; returns its number. */
  proposePenalty(unit: Unit, finding: { readonly clause: string; readonly personId: Id<'user'>; readonly personName: string; readonly day: Day; readonly amountCents: number; readonly evidence: string }): Promise<string>
  officeName(reader: Reader): Promise<string>
}

/** What lending asks of other features; `main/app` passes it in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { ItemCarrier } from '#shared/domain/customers.ts'
import type { LendingRules, LoanKind } from '#shared/domain/lending.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** A customer file as a loan names it. */
export type LendingFile = { readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly secrecy: SecrecyLevel }
/** A document on a file's list; `secrecy` is the stricter of its own level and the file's. */
export type LendingItem = {
  readonly itemId: Id<'item'>; readonly customerId: Id<'customer'>; readonly number: string; readonly code: string; readonly title: string
  readonly pages: number | null; readonly carrier: ItemCarrier; readonly secrecy: SecrecyLevel; readonly present: boolean
}

export type LendingSources = {
  getFile(reader: Reader, id: Id<'customer'>): Promise<LendingFile | undefined>
  findItems(reader: Reader, itemIds: readonly Id<'item'>[]): Promise<readonly LendingItem[]>
  findFileByCode(reader: Reader, code: string): Promise<LendingFile | undefined>
  findItemByCode(reader: Reader, code: string): Promise<{ readonly item: LendingItem; readonly customer: LendingFile } | undefined>
  /** What the matrix of rights keeps from a colleague of this name even with an approved request (P07-17); nobody of this name is refused nothing. */
  refuseByMatrix(reader: Reader, borrower: string, asked: { readonly kind: LoanKind; readonly secrecy: SecrecyLevel; readonly number: string; readonly name: string }): Promise<readonly Refusal[]>
  /** The rules of lending as they stand on a day: the office's own figures, and of packs that disagree the one that rules. */
  rules(reader: Reader, day: Day): Promise<LendingRules>
  /** What stands at the head of printed forms. */
  officeName(reader: Reader): Promise<string>
}

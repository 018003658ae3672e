/** What custody asks of customer files, lending and filing; `main/app` hands it in. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { CustomerCategory, CustomerStatus, ItemCarrier } from '#shared/domain/customers.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A file, or one of its documents, as something that stands somewhere. */
export type Holding = {
  readonly kind: 'customer' | 'item'; readonly id: string; readonly customerId: Id<'customer'>; readonly number: string; readonly title: string; readonly secrecy: SecrecyLevel; readonly shelfPlace: string
  readonly placeId: string | null; readonly row: number | null; readonly slot: number | null; readonly category: CustomerCategory; readonly shelvingClassId: string | null; readonly carrier: ItemCarrier; readonly isDestroyed: boolean
}
export type Home = { readonly placeId: string | null; readonly row: number | null; readonly slot: number | null; readonly text: string }
export type CustodyHead = {
  readonly id: Id<'customer'>; readonly number: string; readonly name: string; readonly status: CustomerStatus; readonly category: CustomerCategory; readonly secrecy: SecrecyLevel; readonly shelfPlace: string
  readonly placeId: string | null; readonly shelvingClassId: string | null; readonly retentionEnd: Day | null; readonly destroyedDay: Day | null; readonly items: number; readonly openedAt: InstantMs
}
export type CustodyList = { readonly state: 'class-missing' | 'place-missing' | 'place-undeclared' | 'retention-missing' } | { readonly state: 'misplaced'; readonly stores: readonly string[] } | { readonly state: 'expired'; readonly today: Day }

export type Consultation = { readonly loanId: Id<'loan'>; readonly number: string; readonly customerId: string; readonly customerNumber: string; readonly customerName: string; readonly borrower: string; readonly approvedDay: Day | null; readonly itemIds: readonly string[] }

export type CustodyFiles = {
  findHolding(reader: Reader, code: string): Promise<Holding | undefined>
  readHolding(reader: Reader, kind: Holding['kind'], id: string): Promise<Holding | undefined>
  findHead(reader: Reader, id: string): Promise<CustodyHead | undefined>
  /** The documents of a file, with the places of their own. */
  listItems(reader: Reader, customerId: string): Promise<readonly Holding[]>
  listHeld(reader: Reader, placeId: string): Promise<readonly Holding[]>
  /** The slots of these places that are taken. */
  listTaken(reader: Reader, placeIds: readonly string[]): Promise<readonly { readonly id: string; readonly number: string; readonly placeId: string; readonly row: number; readonly slot: number }[]>
  countHeld(reader: Reader): Promise<ReadonlyMap<string, { readonly taken: number; readonly loose: number }>>
  /** Files whose typed place names a cabinet that they have not joined. */
  findUnjoined(reader: Reader, code: string, limit: number): Promise<readonly Holding[]>
  page(reader: Reader, list: CustodyList, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<CustodyHead>>
  setHome(unit: Unit, holding: Holding, home: Home, kind?: 'shelved' | 'place-joined'): Promise<void>
  setShelvingClass(unit: Unit, head: CustodyHead, to: { readonly id: string; readonly name: string }): Promise<void>
  setRetentionEnd(unit: Unit, head: Pick<CustodyHead, 'id' | 'number' | 'retentionEnd'>, end: Day | null, reason: string | null): Promise<void>
  markDestroyed(unit: Unit, head: CustodyHead, list: string): Promise<void>
}

export type CustodySources = {
  readonly files: CustodyFiles
  /** Consultations that are asked for (no approved day) or approved: of a file by a colleague, or all. */
  listConsultations(reader: Reader, of: { readonly customerId: string; readonly colleague: string } | null): Promise<readonly Consultation[]>
  /** What filing says about looking into this file (P19-1.5); null when it came of no filing. */
  viewOfFiling(reader: Reader, customerId: string, actor: Actor, today: Day): Promise<Result<'own' | 'agreed', readonly Refusal[]> | null>
  /** The loans that hold these documents, by the document's id. */
  findItemsOut(reader: Reader, itemIds: readonly string[]): Promise<ReadonlyMap<string, { readonly number: string; readonly borrower: string }>>
  officeName(reader: Reader): Promise<string>
}

/** Row types of shelving, of rights to customer material, and of its destruction. */
import type { Role } from '#shared/domain/access.ts'
import type { AccessAct, AccessRight, OpeningStanding } from '#shared/domain/custody.ts'
import type { DestructionMethod, DestructionStatus, Judgement } from '#shared/domain/custody-destruction.ts'
import type { ShelvingClassStatus } from '#shared/domain/custody-places.ts'
import type { CustomerCategory } from '#shared/domain/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

export type CustodyTables = {
  /** Classes beside the two that an office begins with, and what it changed about those. Files of a `category` belong to its class unless one was named; a class without a name carries its category's. Null years are the product's. */
  shelving_classes: { id: string; name: string; category: CustomerCategory | null; status: ShelvingClassStatus; retention_years: number | null; department: string; created_at: number; created_by: string; decided_at: number | null; decided_by: string | null }
  /** Cabinets of the archive; a secret store has a keeper and no class. */
  custody_places: { id: string; code: string; name: string; class_id: string | null; is_secret: number; keeper_id: string | null; rows_count: number; slots_count: number; created_at: number; created_by: string }
  /** What was found outside the archive, until it is back. */
  custody_outside: { id: string; customer_id: string; item_id: string | null; number: string; title: string; where_it_is: string; holder: string; found_at: number; found_by: string; back_at: number | null; back_by: string | null }
  /** Cells of the matrix that the office set; the others are as the product ships them. */
  access_rights: { role: Role; secrecy: SecrecyLevel; act: AccessAct; access_right: AccessRight; changed_at: number; changed_by: string }
  /** Append-only: who opened which file, when and by what, and who was refused. */
  file_openings: { id: string; at: number; user_id: string; customer_id: string; customer_number: string; what: string; outcome: 'opened' | 'refused'; standing: OpeningStanding | ''; request: string; code: string; clause: string }
  /** The days on which an approved consultation holds, as its approver named them. */
  view_periods: { loan_id: string; from_day: string; until_day: string; set_at: number; set_by: string }
  destruction_lists: {
    id: string; number: string; status: DestructionStatus; method: DestructionMethod | null; method_note: string; witness_one: string | null; witness_two: string | null
    created_at: number; created_by: string; approval_id: string | null; approved_by: string; destroyed_day: string | null
  }
  /** `is_open` while its list may still lead to destruction. */
  destruction_lines: { list_id: string; position: number; customer_id: string; number: string; name: string; items_count: number; retention_end: string; judgement: Judgement; is_open: number }
}

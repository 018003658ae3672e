/** Row types of the customer files. */
import type { CustomerCategory, CustomerStatus, ItemCarrier, PartyType } from '#shared/domain/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

export type CustomerTables = {
  /** Current profile of each file; its whole history is in the register book. */
  customers: {
    id: string; number: string; status: CustomerStatus; name: string; name_key: string; category: CustomerCategory; party_type: PartyType; profession: string
    credit_code: string; id_number: string; room: string; address: string; plate: string; former_number: string; entered_day: string | null
    secrecy: SecrecyLevel; shelf_place: string; keeper: string; remark: string
    /** Contacts as JSON, in the order in which they were typed. */
    contacts: string
    /** Fields of the office's own, by label, as JSON. */
    extra: string
    items_total: number; items_present: number
    /** 1 when the profile lacks something or a document of the list is not there. */
    has_gap: number
    import_batch_id: string | null; created_at: number; created_by: string
  }
  /** Every number of every contact by its digits. */
  customer_phones: { customer_id: string; digits: string; typed: string }
  customer_items: {
    id: string; customer_id: string; position: number; number: string; code: string; title: string; pages: number | null; carrier: ItemCarrier
    shelf_place: string
    /** The item's own level; null follows its file. */
    secrecy: SecrecyLevel | null
    present: number; note: string
  }
}

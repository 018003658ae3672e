/** Row types of the customer files. */
import type { CustomerCategory, CustomerStatus, ItemCarrier, PartyType } from '#shared/domain/customers.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

export type CustomerTables = {
  /** Current profile of each file; its whole history is in the register book. */
  customers: {
    id: string; number: string; status: Exclude<CustomerStatus, 'destroyed'>; name: string; name_key: string; category: CustomerCategory; party_type: PartyType; profession: string
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
    /** When customer service first sorted it, null: never; and since when something of another unit waits to be sorted. */
    sorted_at: number | null; sorted_by: string | null; unsorted_since: number | null; unsorted_by: string | null
    /** A class other than its category's; null follows the category. */
    shelving_class_id: string | null
    /** The declared place in which it stands; null when `shelf_place` names none. */
    place_id: string | null; place_row: number | null; place_slot: number | null
    /** The last day of its retention. */
    retention_end: string | null; destroyed_day: string | null
  }
  /** Every number of every contact by its digits. */
  customer_phones: { customer_id: string; digits: string; typed: string }
  customer_items: {
    id: string; customer_id: string; position: number; number: string; code: string; title: string; pages: number | null; carrier: ItemCarrier
    shelf_place: string
    /** The item's own level; null follows its file. */
    secrecy: SecrecyLevel | null
    present: number; note: string; place_id: string | null; place_row: number | null; place_slot: number | null
  }
}

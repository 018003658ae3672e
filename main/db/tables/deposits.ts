/** Row types of the deposit log. */
export type DepositTables = {
  /** Current state of each deposit; its whole history is in the register book. */
  deposits: {
    id: string; number: string; status: 'held' | 'handed-back'
    customer_id: string | null; depositor: string; phone: string; company: string
    item: string; quantity: number; unit: string; place: string; note: string; photo_id: string | null
    taken_at: number; taken_by: string
    handed_back_at: number | null; handed_back_by: string | null
    collector: string | null; collector_phone: string | null; collector_kind: 'depositor' | 'proxy' | null; collector_relation: string | null
    import_batch_id: string | null
  }
}

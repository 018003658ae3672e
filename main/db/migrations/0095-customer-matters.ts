/** Frozen: what a customer's page lists is found by the customer; every filter of the customer list is answered in the list's own order. */
export const migration0095 = {
  version: 95,
  name: 'customer-matters',
  statements: [
    `CREATE INDEX deposits_by_customer ON deposits (customer_id, taken_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX customers_by_category ON customers (category, created_at DESC, id DESC)`,
    `CREATE INDEX customers_by_secrecy ON customers (secrecy, created_at DESC, id DESC)`,
    `CREATE INDEX customers_without_profession ON customers (created_at DESC, id DESC) WHERE category = 'special' AND profession = ''`,
    `CREATE INDEX customers_without_place ON customers (created_at DESC, id DESC) WHERE shelf_place = ''`,
    `CREATE INDEX customers_with_papers_missing ON customers (created_at DESC, id DESC) WHERE items_present < items_total`,
  ],
} as const

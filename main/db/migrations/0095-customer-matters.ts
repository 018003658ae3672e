/** Frozen: what a customer's page lists is found by the customer. */
export const migration0095 = {
  version: 95,
  name: 'customer-matters',
  statements: [
    `CREATE INDEX visits_by_customer ON visits (customer_id, arrived_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX calls_by_customer ON calls (customer_id, called_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX cases_by_customer ON cases (customer_id, received_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX deposits_by_customer ON deposits (customer_id, taken_at DESC) WHERE customer_id IS NOT NULL`,
  ],
} as const

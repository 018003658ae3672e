/** Frozen: the unit's stamp and head on a request, copies and signature in the loan register, and the inbox of the customer-service department. */
export const migration0170 = {
  version: 170,
  name: 'lending-papers',
  statements: [
    // What was asked for and handed over before the program asked for these papers is judged by nobody: `earlier`.
    `ALTER TABLE loans ADD COLUMN seal_way TEXT NOT NULL DEFAULT 'earlier' CHECK (seal_way IN ('head-login', 'paper', 'letter', 'earlier'))`,
    `ALTER TABLE loans ADD COLUMN seal_head TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE loans ADD COLUMN seal_day TEXT`,
    `ALTER TABLE loans ADD COLUMN seal_scan_id TEXT REFERENCES attachments (id)`,
    `ALTER TABLE loans ADD COLUMN signature_way TEXT CHECK (signature_way IN ('screen', 'paper', 'earlier'))`,
    `ALTER TABLE loans ADD COLUMN signature_id TEXT REFERENCES attachments (id)`,
    `ALTER TABLE loans ADD COLUMN signed_at INTEGER`,
    `ALTER TABLE loans ADD COLUMN register_gaps TEXT NOT NULL DEFAULT ''`,
    `UPDATE loans SET signature_way = 'earlier' WHERE issued_at IS NOT NULL`,
    `CREATE INDEX loans_with_register_gap ON loans (requested_at DESC, id DESC) WHERE register_gaps <> ''`,
    `ALTER TABLE loan_items ADD COLUMN copies_out INTEGER CHECK (copies_out > 0)`,
    `ALTER TABLE loan_items ADD COLUMN copies_back INTEGER NOT NULL DEFAULT 0 CHECK (copies_back >= 0)`,
    `UPDATE loan_items SET copies_out = copies, copies_back = CASE state WHEN 'back' THEN copies ELSE 0 END WHERE state <> 'asked'`,
    // A file that stood before is in order; what another unit enters from now on waits until customer service has sorted it.
    `ALTER TABLE customers ADD COLUMN sorted_at INTEGER`,
    `ALTER TABLE customers ADD COLUMN sorted_by TEXT`,
    `ALTER TABLE customers ADD COLUMN unsorted_since INTEGER`,
    `ALTER TABLE customers ADD COLUMN unsorted_by TEXT`,
    `UPDATE customers SET sorted_at = created_at, sorted_by = created_by`,
    // A duty that is owed for a party is found by the party's name, which stands as its period.
    `CREATE INDEX duties_by_period ON duties (rule_id, period)`,
    `CREATE INDEX customers_unsorted ON customers (created_at DESC, id DESC) WHERE unsorted_since IS NOT NULL`,
  ],
} as const

/** Frozen: customer files, their telephone numbers and their items. */
export const migration0040 = {
  version: 40,
  name: 'customers',
  statements: [
    `CREATE TABLE customers (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('active', 'closed')), name TEXT NOT NULL CHECK (name <> ''), name_key TEXT NOT NULL,
      category TEXT NOT NULL CHECK (category IN ('unset', 'general', 'special', 'potential')), party_type TEXT NOT NULL CHECK (party_type IN ('unset', 'firm', 'person')), profession TEXT NOT NULL,
      credit_code TEXT NOT NULL, id_number TEXT NOT NULL, room TEXT NOT NULL, address TEXT NOT NULL, plate TEXT NOT NULL, former_number TEXT NOT NULL, entered_day TEXT,
      secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), shelf_place TEXT NOT NULL, keeper TEXT NOT NULL, remark TEXT NOT NULL,
      contacts TEXT NOT NULL CHECK (json_valid(contacts)), extra TEXT NOT NULL CHECK (json_valid(extra)),
      items_total INTEGER NOT NULL DEFAULT 0, items_present INTEGER NOT NULL DEFAULT 0, has_gap INTEGER NOT NULL CHECK (has_gap IN (0, 1)),
      import_batch_id TEXT, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
      CHECK (items_present BETWEEN 0 AND items_total)
    ) STRICT`,
    `CREATE INDEX customers_newest ON customers (created_at DESC, id DESC)`,
    `CREATE INDEX customers_by_status ON customers (status, created_at DESC, id DESC)`,
    `CREATE INDEX customers_with_gap ON customers (created_at DESC, id DESC) WHERE has_gap = 1`,
    `CREATE INDEX customers_by_name ON customers (name_key)`,
    `CREATE INDEX customers_by_credit_code ON customers (credit_code) WHERE credit_code <> ''`,
    `CREATE INDEX customers_by_id_number ON customers (id_number) WHERE id_number <> ''`,
    `CREATE INDEX customers_by_former_number ON customers (former_number) WHERE former_number <> ''`,
    `CREATE INDEX customers_batch ON customers (import_batch_id) WHERE import_batch_id IS NOT NULL`,
    `CREATE TABLE customer_phones (
      customer_id TEXT NOT NULL REFERENCES customers (id), digits TEXT NOT NULL, typed TEXT NOT NULL, PRIMARY KEY (customer_id, digits, typed)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX customer_phones_by_digits ON customer_phones (digits)`,
    `CREATE TABLE customer_items (
      id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers (id), position INTEGER NOT NULL CHECK (position > 0), number TEXT NOT NULL UNIQUE, code TEXT NOT NULL,
      title TEXT NOT NULL CHECK (title <> ''), pages INTEGER CHECK (pages >= 0), carrier TEXT NOT NULL CHECK (carrier IN ('paper', 'electronic', 'both')),
      shelf_place TEXT NOT NULL, secrecy TEXT CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), present INTEGER NOT NULL CHECK (present IN (0, 1)), note TEXT NOT NULL,
      UNIQUE (customer_id, position)
    ) STRICT`,
    `CREATE UNIQUE INDEX customer_items_by_code ON customer_items (code) WHERE code <> ''`,
  ],
} as const

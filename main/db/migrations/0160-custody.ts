/** Frozen: shelving classes, places and secret stores, the matrix of rights, the log of openings, and destruction lists. */
export const migration0160 = {
  version: 160,
  name: 'custody',
  statements: [
    `CREATE TABLE shelving_classes (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT CHECK (category IN ('general', 'special', 'potential')), status TEXT NOT NULL CHECK (status IN ('proposed', 'set', 'declined', 'retired')),
      retention_years INTEGER CHECK (retention_years BETWEEN 1 AND 100), department TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, decided_at INTEGER, decided_by TEXT,
      CHECK (name <> '' OR category IS NOT NULL)
    ) STRICT`,
    `CREATE UNIQUE INDEX shelving_classes_by_name ON shelving_classes (name) WHERE name <> ''`,
    `CREATE UNIQUE INDEX shelving_classes_by_category ON shelving_classes (category) WHERE category IS NOT NULL`,
    `CREATE TABLE custody_places (
      id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE CHECK (code <> ''), name TEXT NOT NULL, class_id TEXT, is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)), keeper_id TEXT REFERENCES users (id),
      rows_count INTEGER NOT NULL CHECK (rows_count BETWEEN 1 AND 200), slots_count INTEGER NOT NULL CHECK (slots_count BETWEEN 1 AND 1000), created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
      CHECK (is_secret = 0 OR keeper_id IS NOT NULL), CHECK (is_secret = 1 OR class_id IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX custody_places_of_keeper ON custody_places (keeper_id) WHERE keeper_id IS NOT NULL`,
    `ALTER TABLE customers ADD COLUMN shelving_class_id TEXT`,
    `ALTER TABLE customers ADD COLUMN place_id TEXT`,
    `ALTER TABLE customers ADD COLUMN place_row INTEGER`,
    `ALTER TABLE customers ADD COLUMN place_slot INTEGER`,
    `ALTER TABLE customers ADD COLUMN retention_end TEXT`,
    `ALTER TABLE customers ADD COLUMN destroyed_day TEXT`,
    `ALTER TABLE customer_items ADD COLUMN place_id TEXT`,
    `ALTER TABLE customer_items ADD COLUMN place_row INTEGER`,
    `ALTER TABLE customer_items ADD COLUMN place_slot INTEGER`,
    `CREATE UNIQUE INDEX customers_by_slot ON customers (place_id, place_row, place_slot) WHERE place_slot IS NOT NULL`,
    // Counting what a cabinet holds, and finding its free slots, must not touch the wide rows.
    `CREATE INDEX customers_by_place ON customers (place_id, place_row, place_slot, number, id) WHERE place_id IS NOT NULL`,
    `CREATE UNIQUE INDEX customer_items_by_slot ON customer_items (place_id, place_row, place_slot) WHERE place_slot IS NOT NULL`,
    `CREATE INDEX customer_items_by_place ON customer_items (place_id, place_row, place_slot, number, id) WHERE place_id IS NOT NULL`,
    `CREATE INDEX customer_items_classified ON customer_items (customer_id) WHERE secrecy IN ('secret', 'top-secret')`,
    `CREATE INDEX customers_by_shelf_place ON customers (shelf_place) WHERE shelf_place <> '' AND place_id IS NULL`,
    `CREATE INDEX customers_place_undeclared ON customers (created_at DESC, id DESC) WHERE shelf_place <> '' AND place_id IS NULL AND destroyed_day IS NULL`,
    `CREATE INDEX customers_without_class ON customers (created_at DESC, id DESC) WHERE shelving_class_id IS NULL AND category IN ('unset', 'potential') AND destroyed_day IS NULL`,
    `CREATE INDEX customers_retention_missing ON customers (created_at DESC, id DESC) WHERE status = 'closed' AND retention_end IS NULL AND destroyed_day IS NULL`,
    `CREATE INDEX customers_destroyed ON customers (created_at DESC, id DESC) WHERE destroyed_day IS NOT NULL`,
    `CREATE INDEX customers_by_retention ON customers (retention_end, id) WHERE retention_end IS NOT NULL AND destroyed_day IS NULL`,
    `CREATE TABLE custody_outside (
      id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, item_id TEXT, number TEXT NOT NULL, title TEXT NOT NULL, where_it_is TEXT NOT NULL CHECK (where_it_is <> ''), holder TEXT NOT NULL,
      found_at INTEGER NOT NULL, found_by TEXT NOT NULL, back_at INTEGER, back_by TEXT
    ) STRICT`,
    `CREATE UNIQUE INDEX custody_outside_once ON custody_outside (number) WHERE back_at IS NULL`,
    `CREATE TABLE access_rights (
      role TEXT NOT NULL, secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), act TEXT NOT NULL CHECK (act IN ('view', 'borrow', 'copy')),
      access_right TEXT NOT NULL CHECK (access_right IN ('standing', 'on-request', 'none')), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (role, secrecy, act)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE file_openings (
      id TEXT PRIMARY KEY, at INTEGER NOT NULL, user_id TEXT NOT NULL, customer_id TEXT NOT NULL, customer_number TEXT NOT NULL, what TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'refused')),
      standing TEXT NOT NULL, request TEXT NOT NULL, code TEXT NOT NULL, clause TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX file_openings_newest ON file_openings (at DESC, id DESC)`,
    `CREATE INDEX file_openings_refused ON file_openings (at DESC, id DESC) WHERE outcome = 'refused'`,
    `CREATE INDEX file_openings_of_file ON file_openings (customer_id, at DESC, id DESC)`,
    `CREATE INDEX file_openings_by_person ON file_openings (user_id, customer_id, at DESC)`,
    `CREATE TRIGGER file_openings_keep_rows BEFORE DELETE ON file_openings BEGIN SELECT RAISE(ABORT, 'the log of openings is append-only'); END`,
    `CREATE TRIGGER file_openings_keep_words BEFORE UPDATE ON file_openings BEGIN SELECT RAISE(ABORT, 'the log of openings is append-only'); END`,
    `CREATE TABLE view_periods (
      loan_id TEXT PRIMARY KEY, from_day TEXT NOT NULL, until_day TEXT NOT NULL, set_at INTEGER NOT NULL, set_by TEXT NOT NULL, CHECK (from_day <= until_day)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE destruction_lists (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('draft', 'asked', 'approved', 'refused', 'destroyed', 'dropped')),
      method TEXT CHECK (method IN ('shredding', 'burning', 'degaussing', 'other')), method_note TEXT NOT NULL, witness_one TEXT REFERENCES users (id), witness_two TEXT REFERENCES users (id),
      created_at INTEGER NOT NULL, created_by TEXT NOT NULL, approval_id TEXT REFERENCES approvals (id), approved_by TEXT NOT NULL, destroyed_day TEXT,
      CHECK (status <> 'destroyed' OR (destroyed_day IS NOT NULL AND method IS NOT NULL AND witness_one IS NOT NULL AND witness_two IS NOT NULL AND witness_one <> witness_two))
    ) STRICT`,
    `CREATE INDEX destruction_lists_newest ON destruction_lists (created_at DESC, id DESC)`,
    `CREATE TABLE destruction_lines (
      list_id TEXT NOT NULL REFERENCES destruction_lists (id), position INTEGER NOT NULL CHECK (position > 0), customer_id TEXT NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, items_count INTEGER NOT NULL, retention_end TEXT NOT NULL,
      judgement TEXT NOT NULL CHECK (judgement IN ('open', 'no-value', 'keep')), is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), PRIMARY KEY (list_id, position)
    ) STRICT, WITHOUT ROWID`,
    // A file stands on one running list at most.
    `CREATE UNIQUE INDEX destruction_lines_once ON destruction_lines (customer_id) WHERE is_open = 1`,
  ],
} as const

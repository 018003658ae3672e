/** Frozen: the deposit log. */
export const migration0020 = {
  version: 20,
  name: 'deposits',
  statements: [
    `CREATE TABLE deposits (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('held', 'handed-back')),
      customer_id TEXT, depositor TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL,
      item TEXT NOT NULL CHECK (item <> ''), quantity INTEGER NOT NULL CHECK (quantity > 0), unit TEXT NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL, photo_id TEXT,
      taken_at INTEGER NOT NULL, taken_by TEXT NOT NULL,
      handed_back_at INTEGER, handed_back_by TEXT, collector TEXT, collector_phone TEXT,
      collector_kind TEXT CHECK (collector_kind IN ('depositor', 'proxy')), collector_relation TEXT, import_batch_id TEXT,
      CHECK ((status = 'handed-back') = (collector_kind IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX deposits_newest ON deposits (taken_at DESC, id DESC)`,
    `CREATE INDEX deposits_held ON deposits (status, taken_at DESC, id DESC)`,
    `CREATE INDEX deposits_batch ON deposits (import_batch_id) WHERE import_batch_id IS NOT NULL`,
  ],
} as const

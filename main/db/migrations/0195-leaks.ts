/** Frozen: leaks of customer information, and who has read the report of each. */
export const migration0195 = {
  version: 195,
  name: 'leaks',
  statements: [
    `CREATE TABLE leaks (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('no-remedy', 'unhandled', 'handling', 'closed')), list_key INTEGER NOT NULL,
      what TEXT NOT NULL CHECK (what <> ''), certainty TEXT NOT NULL CHECK (certainty IN ('actual', 'possible')), channel TEXT NOT NULL CHECK (channel <> ''), customer_id TEXT REFERENCES customers (id), customer TEXT NOT NULL,
      found_at INTEGER NOT NULL, reported_at INTEGER NOT NULL, reported_by TEXT NOT NULL REFERENCES users (id), measure TEXT NOT NULL, measure_at INTEGER,
      action TEXT NOT NULL, action_at INTEGER, action_by TEXT REFERENCES users (id), result TEXT NOT NULL, closed_at INTEGER, closed_by TEXT REFERENCES users (id),
      CHECK ((measure_at IS NULL) = (measure = '')), CHECK ((action_at IS NULL) = (action = '')), CHECK ((closed_at IS NULL) = (status <> 'closed')), CHECK (closed_at IS NULL OR (measure_at IS NOT NULL AND action_at IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX leaks_listed ON leaks (list_key, id)`,
    `CREATE INDEX leaks_open ON leaks (list_key, id) WHERE status <> 'closed'`,
    `CREATE INDEX leaks_of_reporter ON leaks (reported_by, list_key, id)`,
    `CREATE TABLE leak_readings (
      leak_id TEXT NOT NULL REFERENCES leaks (id), seat TEXT NOT NULL CHECK (seat IN ('info-supervisor', 'customer-service-manager')), reader_id TEXT REFERENCES users (id), read_at INTEGER,
      PRIMARY KEY (leak_id, seat), CHECK ((reader_id IS NULL) = (read_at IS NULL))
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

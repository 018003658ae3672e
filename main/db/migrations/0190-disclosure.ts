/** Frozen: important marks, copies, couriers, movements, and disclosures to outside parties. */
export const migration0190 = {
  version: 190,
  name: 'disclosure',
  statements: [
    `CREATE TABLE important_marks (
      customer_id TEXT NOT NULL REFERENCES customers (id), item_id TEXT NOT NULL, reason TEXT NOT NULL, marked_at INTEGER NOT NULL, marked_by TEXT NOT NULL REFERENCES users (id), PRIMARY KEY (customer_id, item_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE copy_requests (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'declined', 'withdrawn')), customer_id TEXT NOT NULL REFERENCES customers (id), customer TEXT NOT NULL,
      secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), means TEXT NOT NULL CHECK (means IN ('copy', 'print', 'excerpt', 'export')), copies INTEGER NOT NULL CHECK (copies > 0), taken INTEGER NOT NULL CHECK (taken BETWEEN 0 AND copies),
      purpose TEXT NOT NULL CHECK (purpose <> ''), requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL REFERENCES users (id), approval_id TEXT, approved_by TEXT NOT NULL, decided_at INTEGER,
      CHECK (taken = 0 OR status = 'approved')
    ) STRICT`,
    `CREATE INDEX copy_requests_newest ON copy_requests (requested_at DESC, id DESC)`,
    `CREATE INDEX copy_requests_usable ON copy_requests (requested_by, customer_id) WHERE status = 'approved' AND taken < copies`,
    `CREATE TABLE copy_request_items (
      request_id TEXT NOT NULL REFERENCES copy_requests (id), number TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (request_id, number)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE copies_taken (
      id TEXT PRIMARY KEY, request_id TEXT REFERENCES copy_requests (id), customer_id TEXT NOT NULL REFERENCES customers (id), customer TEXT NOT NULL, means TEXT NOT NULL CHECK (means IN ('copy', 'print', 'excerpt', 'export')),
      what TEXT NOT NULL, copies INTEGER NOT NULL CHECK (copies > 0), pages INTEGER NOT NULL CHECK (pages > 0), taken_at INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES users (id)
    ) STRICT`,
    `CREATE INDEX copies_taken_newest ON copies_taken (taken_at DESC, id DESC)`,
    `CREATE TRIGGER copies_taken_keep_rows BEFORE DELETE ON copies_taken BEGIN SELECT RAISE(ABORT, 'the log of copies is append-only'); END`,
    `CREATE TRIGGER copies_taken_keep_words BEFORE UPDATE ON copies_taken BEGIN SELECT RAISE(ABORT, 'the log of copies is append-only'); END`,
    `CREATE TABLE couriers (
      id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), name_key TEXT NOT NULL, named_at INTEGER NOT NULL, named_by TEXT NOT NULL REFERENCES users (id), ended_at INTEGER, ended_by TEXT REFERENCES users (id)
    ) STRICT`,
    `CREATE UNIQUE INDEX couriers_named ON couriers (name_key) WHERE ended_at IS NULL`,
    `CREATE TABLE movements (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('released', 'breach')), kind TEXT NOT NULL CHECK (kind IN ('receive', 'send', 'hand-on', 'carry-out')),
      customer_id TEXT NOT NULL REFERENCES customers (id), customer TEXT NOT NULL, what TEXT NOT NULL, secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), is_important INTEGER NOT NULL CHECK (is_important IN (0, 1)),
      person TEXT NOT NULL CHECK (person <> ''), from_place TEXT NOT NULL, to_place TEXT NOT NULL, channel TEXT NOT NULL, safety TEXT NOT NULL, safety_note TEXT NOT NULL, lacks_safety INTEGER NOT NULL CHECK (lacks_safety IN (0, 1)),
      moved_at INTEGER NOT NULL, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id), faults TEXT NOT NULL CHECK (json_valid(faults)),
      CHECK ((status = 'breach') = (faults <> '[]'))
    ) STRICT`,
    `CREATE INDEX movements_newest ON movements (entered_at DESC, id DESC)`,
    `CREATE INDEX movements_unsafe ON movements (entered_at DESC, id DESC) WHERE lacks_safety = 1`,
    `CREATE TABLE disclosures (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'declined', 'withdrawn', 'disclosed')), customer_id TEXT NOT NULL REFERENCES customers (id), customer TEXT NOT NULL,
      secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), receiver TEXT NOT NULL CHECK (receiver <> ''), purpose TEXT NOT NULL, purpose_words TEXT NOT NULL, data TEXT NOT NULL, material TEXT NOT NULL CHECK (json_valid(material)),
      channel TEXT NOT NULL, planned_day TEXT NOT NULL, warnings TEXT NOT NULL CHECK (json_valid(warnings)), requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL REFERENCES users (id), approval_id TEXT,
      supervisor_day TEXT, supervisor TEXT NOT NULL, manager_day TEXT, manager TEXT NOT NULL, disclosed_day TEXT, disclosed_at INTEGER, disclosed_by TEXT REFERENCES users (id),
      CHECK (status NOT IN ('approved', 'disclosed') OR (supervisor_day IS NOT NULL AND manager_day IS NOT NULL)), CHECK ((status = 'disclosed') = (disclosed_day IS NOT NULL)), CHECK (disclosed_day IS NULL OR (disclosed_day >= supervisor_day AND disclosed_day >= manager_day))
    ) STRICT`,
    `CREATE INDEX disclosures_newest ON disclosures (requested_at DESC, id DESC)`,
  ],
} as const

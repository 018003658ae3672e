/** Frozen: lines of the declared registers, and the fields that an office added to them. */
export const migration0150 = {
  version: 150,
  name: 'registers',
  statements: [
    `CREATE TABLE register_lines (
      id TEXT PRIMARY KEY, form TEXT NOT NULL, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('open', 'kept', 'closed', 'void')),
      day TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), lacks TEXT NOT NULL CHECK (json_valid(lacks)), marks TEXT NOT NULL CHECK (json_valid(marks)), title TEXT NOT NULL,
      customer_id TEXT REFERENCES customers (id), unique_key TEXT, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id),
      closed_at INTEGER, closed_by TEXT REFERENCES users (id), reason TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX register_lines_by_form ON register_lines (form, day, id)`,
    `CREATE INDEX register_lines_open ON register_lines (form, day, id) WHERE status = 'open'`,
    `CREATE INDEX register_lines_void ON register_lines (form, day, id) WHERE status = 'void'`,
    `CREATE INDEX register_lines_incomplete ON register_lines (form, day, id) WHERE lacks <> '[]' AND status <> 'void'`,
    `CREATE INDEX register_lines_marked ON register_lines (form, day, id) WHERE marks <> '[]' AND status <> 'void'`,
    `CREATE INDEX register_lines_by_customer ON register_lines (customer_id, day) WHERE customer_id IS NOT NULL`,
    `CREATE UNIQUE INDEX register_lines_unique ON register_lines (form, unique_key) WHERE unique_key IS NOT NULL AND status <> 'void'`,
    `CREATE TABLE register_custom_fields (
      id TEXT PRIMARY KEY, form TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL CHECK (label <> ''), kind TEXT NOT NULL CHECK (kind IN ('text', 'paragraph', 'day', 'number', 'money', 'choice', 'yes-no')),
      options TEXT NOT NULL CHECK (json_valid(options)), required TEXT CHECK (required IN ('save', 'complete')), added_at INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES users (id),
      retired_at INTEGER, retired_by TEXT REFERENCES users (id), UNIQUE (form, key)
    ) STRICT`,
    `CREATE TRIGGER register_lines_stay BEFORE DELETE ON register_lines BEGIN SELECT RAISE(ABORT, 'a register keeps its lines'); END`,
    `CREATE TRIGGER register_fields_stay BEFORE DELETE ON register_custom_fields BEGIN SELECT RAISE(ABORT, 'a register keeps its fields'); END`,
  ],
} as const

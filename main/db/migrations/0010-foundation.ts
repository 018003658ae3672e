/** Frozen: the tables that every feature stands on. */
export const migration0010 = {
  version: 10,
  name: 'foundation',
  statements: [
    `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE users (
      id TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL, department TEXT NOT NULL DEFAULT '',
      disabled_at INTEGER, created_at INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE counters (
      series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= 0), PRIMARY KEY (series, year)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE audit (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, h TEXT NOT NULL) STRICT`,
    `CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
    `CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
    `CREATE TABLE register_events (
      seq INTEGER PRIMARY KEY, register TEXT NOT NULL, subject_id TEXT NOT NULL, kind TEXT NOT NULL,
      corrects INTEGER REFERENCES register_events (seq), body TEXT NOT NULL CHECK (json_valid(body)), at INTEGER NOT NULL, actor_id TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX register_events_subject ON register_events (subject_id, seq)`,
    `CREATE TRIGGER register_events_keep_rows BEFORE DELETE ON register_events BEGIN SELECT RAISE(ABORT, 'the register book is append-only'); END`,
    `CREATE TRIGGER register_events_keep_words BEFORE UPDATE ON register_events BEGIN SELECT RAISE(ABORT, 'the register book is append-only'); END`,
    `CREATE TABLE drafts (
      user_id TEXT NOT NULL, form TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), updated_at INTEGER NOT NULL, PRIMARY KEY (user_id, form)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value)), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE attachments (
      id TEXT PRIMARY KEY, address TEXT NOT NULL, file_name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0),
      created_at INTEGER NOT NULL, created_by TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE rollups (
      register TEXT NOT NULL, day TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (register, day, key)
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

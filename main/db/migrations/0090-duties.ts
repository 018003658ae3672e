/** Frozen: duties, and the calendar as the office keeps it. */
export const migration0090 = {
  version: 90,
  name: 'duties',
  statements: [
    `CREATE TABLE duties (
      id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, clause TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
      subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_number TEXT NOT NULL, subject_title TEXT NOT NULL, period TEXT NOT NULL,
      opens_day TEXT NOT NULL, due_day TEXT NOT NULL, start_day TEXT NOT NULL, term TEXT NOT NULL CHECK (json_valid(term)),
      owner TEXT NOT NULL, owner_user_id TEXT, evidence TEXT NOT NULL CHECK (evidence IN ('none', 'words', 'record')), ladder TEXT NOT NULL CHECK (json_valid(ladder)),
      status TEXT NOT NULL CHECK (status IN ('open', 'done', 'waived', 'void')), opened_at INTEGER NOT NULL,
      ended_at INTEGER, ended_by TEXT, words TEXT NOT NULL, record_number TEXT NOT NULL,
      UNIQUE (rule_id, subject_id, period), CHECK ((status = 'open') = (ended_at IS NULL)), CHECK (due_day >= opens_day)
    ) STRICT`,
    `CREATE INDEX duties_open ON duties (due_day, id) WHERE status = 'open'`,
    `CREATE INDEX duties_by_due ON duties (due_day, id)`,
    `CREATE INDEX duties_by_subject ON duties (subject_id, rule_id)`,
    `CREATE TABLE calendar_years (year INTEGER PRIMARY KEY, days TEXT NOT NULL CHECK (json_valid(days)), source TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL) STRICT`,
    `CREATE TABLE office_days (day TEXT PRIMARY KEY, is_worked INTEGER NOT NULL CHECK (is_worked IN (0, 1)), name TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
} as const

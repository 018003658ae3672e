/** Frozen: changes of policies begin on the list of the department that owns the policy, as its draft, or with the general manager; and a change may be a text. */
export const migration0210 = {
  version: 210,
  name: 'policy-owners',
  statements: [
    `CREATE TABLE policy_changes_next (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('pack', 'figure', 'text', 'precedence')), target TEXT NOT NULL, change TEXT NOT NULL CHECK (json_valid(change)),
      before TEXT NOT NULL, from_day TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), clause TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('proposed', 'draft', 'waiting', 'published', 'returned', 'refused', 'declined', 'withdrawn')), approval_id TEXT,
      owner TEXT, owner_by TEXT, owner_at INTEGER, end_reason TEXT NOT NULL DEFAULT '',
      asked_at INTEGER NOT NULL, asked_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, published_order INTEGER UNIQUE,
      CHECK ((status IN ('proposed', 'draft', 'waiting')) = (ended_at IS NULL)), CHECK ((status = 'published') = (published_order IS NOT NULL)), CHECK (status <> 'declined' OR end_reason <> '')
    ) STRICT`,
    `INSERT INTO policy_changes_next (id, number, kind, target, change, before, from_day, reason, clause, status, approval_id, asked_at, asked_by, ended_at, ended_by, published_order)
      SELECT id, number, kind, target, change, before, from_day, reason, clause, status, approval_id, asked_at, asked_by, ended_at, ended_by, published_order FROM policy_changes`,
    `DROP TABLE policy_changes`,
    `ALTER TABLE policy_changes_next RENAME TO policy_changes`,
    `CREATE UNIQUE INDEX policy_changes_waiting ON policy_changes (target) WHERE status = 'waiting'`,
    `CREATE INDEX policy_changes_asked ON policy_changes (asked_at DESC, id DESC)`,
    `CREATE INDEX policy_changes_owned ON policy_changes (owner, asked_at) WHERE status IN ('proposed', 'draft')`,
    // A rehearsal reads a span of days in pages.
    `CREATE INDEX duties_by_opening ON duties (opens_day, id)`,
    `CREATE INDEX followups_by_start ON followups (start_day, id)`,
    `CREATE INDEX filings_by_contact ON filings (contact_day, id)`,
    `CREATE INDEX customer_visits_by_end ON customer_visits (end_day, id)`,
  ],
} as const

/** Frozen: what the office changed in its policies, and when each clause last acted. */
export const migration0130 = {
  version: 130,
  name: 'policies',
  statements: [
    `CREATE TABLE policy_changes (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('pack', 'figure', 'precedence')), target TEXT NOT NULL, change TEXT NOT NULL CHECK (json_valid(change)),
      before TEXT NOT NULL, from_day TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), clause TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('waiting', 'published', 'returned', 'refused', 'withdrawn')), approval_id TEXT,
      asked_at INTEGER NOT NULL, asked_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, published_order INTEGER UNIQUE,
      CHECK ((status = 'waiting') = (ended_at IS NULL)), CHECK ((status = 'published') = (published_order IS NOT NULL))
    ) STRICT`,
    `CREATE UNIQUE INDEX policy_changes_waiting ON policy_changes (target) WHERE status = 'waiting'`,
    `CREATE TABLE clause_firings (clause TEXT NOT NULL, how TEXT NOT NULL, count INTEGER NOT NULL, last_at INTEGER NOT NULL, PRIMARY KEY (clause, how)) STRICT, WITHOUT ROWID`,
  ],
} as const

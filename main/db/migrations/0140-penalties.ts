/** Frozen: what was found, and the penalty proposed for it. */
export const migration0140 = {
  version: 140,
  name: 'penalties',
  statements: [
    `CREATE TABLE penalties (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('proposed', 'disputed', 'confirmed', 'reduced', 'waived')),
      person_id TEXT REFERENCES users (id), person_key TEXT NOT NULL CHECK (person_key <> ''), person_name TEXT NOT NULL CHECK (person_name <> ''),
      clauses TEXT NOT NULL CHECK (json_valid(clauses)), day TEXT NOT NULL, units INTEGER CHECK (units > 0), documented_cents INTEGER CHECK (documented_cents >= 0), since_day TEXT, percent INTEGER CHECK (percent BETWEEN 0 AND 100),
      cause TEXT, at_time TEXT, from_time TEXT, to_time TEXT, expected INTEGER CHECK (expected >= 0), counted INTEGER CHECK (counted >= 0), about TEXT NOT NULL, matters TEXT NOT NULL CHECK (json_valid(matters)), noted TEXT NOT NULL, corrected_on TEXT, evidence TEXT NOT NULL CHECK (evidence <> ''), recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL REFERENCES users (id),
      clause TEXT NOT NULL, groups TEXT NOT NULL CHECK (json_valid(groups)), repeats INTEGER NOT NULL CHECK (repeats >= 0), proposed_cents INTEGER NOT NULL CHECK (proposed_cents >= 0), amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
      steps TEXT NOT NULL CHECK (json_valid(steps)), beside TEXT NOT NULL CHECK (json_valid(beside)), consequence TEXT CHECK (consequence IS NULL OR json_valid(consequence)), earlier TEXT NOT NULL CHECK (json_valid(earlier)),
      is_repeating INTEGER NOT NULL CHECK (is_repeating IN (0, 1)), decided_at INTEGER, decided_by TEXT REFERENCES users (id), reason TEXT NOT NULL,
      CHECK (corrected_on IS NULL OR corrected_on >= day), CHECK (status <> 'waived' OR amount_cents = 0)
    ) STRICT`,
    `CREATE TABLE penalty_payers (post TEXT PRIMARY KEY, names TEXT NOT NULL CHECK (json_valid(names)), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL REFERENCES users (id)) STRICT`,
    `CREATE INDEX penalties_by_day ON penalties (day, id)`,
    `CREATE INDEX penalties_by_person ON penalties (person_key, day)`,
    `CREATE INDEX penalties_open ON penalties (day, id) WHERE status IN ('proposed', 'disputed')`,
  ],
} as const

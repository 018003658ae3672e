/** Frozen: approvals by vote and by paper, seats that change hands, copies, and dated stand-ins. */
export const migration0120 = {
  version: 120,
  name: 'approvals',
  statements: [
    `ALTER TABLE approval_steps ADD COLUMN share_points INTEGER CHECK (share_points BETWEEN 1 AND 10000)`,
    `ALTER TABLE approval_steps ADD COLUMN voices TEXT NOT NULL DEFAULT 'roles' CHECK (voices IN ('roles', 'people'))`,
    // A seat may be a post's; SQLite cannot widen a check, so the table is written anew.
    `DROP INDEX approval_seats_open`,
    `ALTER TABLE approval_seats RENAME TO approval_seats_before`,
    `CREATE TABLE approval_seats (
      approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL, seat INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('role', 'post', 'user')), value TEXT NOT NULL,
      open INTEGER NOT NULL CHECK (open IN (0, 1)), role TEXT NOT NULL DEFAULT '', added_by TEXT, delegate_id TEXT, PRIMARY KEY (approval_id, position, seat)
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO approval_seats (approval_id, position, seat, kind, value, open) SELECT approval_id, position, seat, kind, value, open FROM approval_seats_before`,
    `DROP TABLE approval_seats_before`,
    `CREATE INDEX approval_seats_open ON approval_seats (kind, value, approval_id) WHERE open = 1`,
    `CREATE INDEX approval_seats_delegated ON approval_seats (delegate_id, approval_id) WHERE delegate_id IS NOT NULL`,
    `ALTER TABLE approval_decisions ADD COLUMN seat INTEGER`,
    `ALTER TABLE approval_decisions ADD COLUMN for_user_id TEXT`,
    `ALTER TABLE approval_decisions ADD COLUMN under TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE approval_decisions ADD COLUMN target_id TEXT`,
    `ALTER TABLE approval_decisions ADD COLUMN target_position INTEGER`,
    `ALTER TABLE approval_decisions ADD COLUMN medium TEXT NOT NULL DEFAULT 'screen' CHECK (medium IN ('screen', 'paper'))`,
    `ALTER TABLE approval_decisions ADD COLUMN entered_by TEXT`,
    `ALTER TABLE approval_decisions ADD COLUMN attachment_id TEXT REFERENCES attachments (id)`,
    `ALTER TABLE approval_steps ADD COLUMN questions TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE approval_decisions ADD COLUMN answers TEXT NOT NULL DEFAULT '{}'`,
    `CREATE INDEX approval_decisions_to ON approval_decisions (target_id, at DESC) WHERE target_id IS NOT NULL`,
    `CREATE TABLE approval_papers (
      code_hash TEXT PRIMARY KEY, approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL, round INTEGER NOT NULL,
      printed_at INTEGER NOT NULL, printed_by TEXT NOT NULL, used_at INTEGER, is_replaced INTEGER NOT NULL DEFAULT 0 CHECK (is_replaced IN (0, 1))
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX approval_papers_of ON approval_papers (approval_id)`,
    `CREATE TABLE stand_ins (
      id TEXT PRIMARY KEY, person_id TEXT NOT NULL, stand_in_id TEXT NOT NULL CHECK (stand_in_id <> person_id), from_day TEXT NOT NULL, to_day TEXT NOT NULL, under TEXT NOT NULL,
      set_at INTEGER NOT NULL, ended_at INTEGER, CHECK (from_day <= to_day)
    ) STRICT`,
    `CREATE INDEX stand_ins_by_person ON stand_ins (person_id, to_day) WHERE ended_at IS NULL`,
    `CREATE INDEX stand_ins_by_stand_in ON stand_ins (stand_in_id, to_day) WHERE ended_at IS NULL`,
  ],
} as const

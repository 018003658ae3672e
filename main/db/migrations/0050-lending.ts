/** Frozen: approvals and the loan register. */
export const migration0050 = {
  version: 50,
  name: 'lending',
  statements: [
    `CREATE TABLE approvals (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('running', 'agreed', 'returned', 'refused', 'withdrawn')),
      chain_id TEXT NOT NULL, chain_version INTEGER NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_number TEXT NOT NULL, title TEXT NOT NULL,
      sheet TEXT NOT NULL CHECK (json_valid(sheet)), warnings TEXT NOT NULL CHECK (json_valid(warnings)),
      requester_id TEXT NOT NULL, requested_at INTEGER NOT NULL, open_position INTEGER, closed_at INTEGER,
      CHECK ((status = 'running') = (open_position IS NOT NULL)), CHECK ((status = 'running') = (closed_at IS NULL))
    ) STRICT`,
    `CREATE INDEX approvals_newest ON approvals (requested_at DESC, id DESC)`,
    `CREATE INDEX approvals_by_requester ON approvals (requester_id, requested_at DESC, id DESC)`,
    `CREATE UNIQUE INDEX approvals_one_running ON approvals (subject_kind, subject_id) WHERE status = 'running'`,
    `CREATE INDEX approvals_by_subject ON approvals (subject_id)`,
    `CREATE TABLE approval_steps (
      approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL CHECK (position > 0), key TEXT NOT NULL, clause TEXT NOT NULL, mode TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('waiting', 'open', 'agreed', 'returned', 'refused', 'unreached')), round INTEGER NOT NULL CHECK (round >= 0),
      climb_after_days INTEGER CHECK (climb_after_days > 0), opened_at INTEGER, closed_at INTEGER, PRIMARY KEY (approval_id, position)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE approval_seats (
      approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL, seat INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('role', 'user')), value TEXT NOT NULL,
      open INTEGER NOT NULL CHECK (open IN (0, 1)), PRIMARY KEY (approval_id, position, seat)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX approval_seats_open ON approval_seats (kind, value, approval_id) WHERE open = 1`,
    `CREATE TABLE approval_decisions (
      id TEXT PRIMARY KEY, approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER, round INTEGER NOT NULL, action TEXT NOT NULL CHECK (action <> ''),
      standing TEXT NOT NULL CHECK (standing <> ''), user_id TEXT NOT NULL, role TEXT NOT NULL, department TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX approval_decisions_of ON approval_decisions (approval_id, at)`,
    `CREATE INDEX approval_decisions_by ON approval_decisions (user_id, at DESC)`,
    `CREATE TRIGGER approval_decisions_keep_rows BEFORE DELETE ON approval_decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END`,
    `CREATE TRIGGER approval_decisions_keep_words BEFORE UPDATE ON approval_decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END`,
    `CREATE TABLE approval_parties (approval_id TEXT NOT NULL REFERENCES approvals (id), user_id TEXT NOT NULL, PRIMARY KEY (approval_id, user_id)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE loans (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('consultation', 'loan')),
      status TEXT NOT NULL CHECK (status IN ('requested', 'sent-back', 'approved', 'refused', 'out', 'difference', 'closed', 'cancelled')),
      customer_id TEXT, customer_number TEXT NOT NULL, customer_name TEXT NOT NULL, secrecy TEXT NOT NULL, item_titles TEXT NOT NULL, item_count INTEGER NOT NULL,
      purpose TEXT NOT NULL, reason TEXT NOT NULL, days INTEGER NOT NULL CHECK (days >= 0),
      borrower_kind TEXT NOT NULL CHECK (borrower_kind IN ('staff', 'outsider')), borrower_name TEXT NOT NULL, borrower_key TEXT NOT NULL, borrower_unit TEXT NOT NULL, borrower_post TEXT NOT NULL,
      borrower_phone TEXT NOT NULL, letter TEXT NOT NULL,
      requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL, approval_id TEXT REFERENCES approvals (id), approved_by TEXT NOT NULL,
      issued_at INTEGER, issued_by TEXT, issue_day TEXT, due_day TEXT, closed_at INTEGER, policy_pack TEXT NOT NULL, policy_version TEXT NOT NULL, import_batch_id TEXT,
      CHECK (status NOT IN ('out', 'difference') OR (issued_at IS NOT NULL AND due_day IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX loans_newest ON loans (requested_at DESC, id DESC)`,
    `CREATE INDEX loans_by_status ON loans (status, requested_at DESC, id DESC)`,
    `CREATE INDEX loans_by_approval ON loans (approval_id) WHERE approval_id IS NOT NULL`,
    `CREATE INDEX loans_due ON loans (due_day, id) WHERE status = 'out'`,
    `CREATE INDEX loans_by_customer ON loans (customer_id, requested_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX loans_by_borrower ON loans (borrower_key, requested_at DESC)`,
    `CREATE INDEX loans_batch ON loans (import_batch_id) WHERE import_batch_id IS NOT NULL`,
    `CREATE TABLE loan_items (
      loan_id TEXT NOT NULL REFERENCES loans (id), position INTEGER NOT NULL CHECK (position > 0), item_id TEXT, number TEXT NOT NULL, title TEXT NOT NULL, copies INTEGER NOT NULL CHECK (copies > 0),
      secrecy TEXT NOT NULL, is_paper INTEGER NOT NULL CHECK (is_paper IN (0, 1)), state TEXT NOT NULL CHECK (state IN ('asked', 'out', 'back')),
      pages_listed INTEGER, pages_at_issue INTEGER, pages_at_return INTEGER, returned_at INTEGER,
      difference TEXT NOT NULL CHECK (difference IN ('none', 'open', 'settled')), settlement TEXT CHECK (settlement IN ('found', 'lost', 'miscounted')), settlement_reason TEXT NOT NULL,
      PRIMARY KEY (loan_id, position)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX loan_items_out_once ON loan_items (item_id) WHERE state = 'out' AND item_id IS NOT NULL`,
    `CREATE INDEX loan_items_by_item ON loan_items (item_id) WHERE item_id IS NOT NULL`,
  ],
} as const

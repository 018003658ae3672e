/** Frozen: visits, calls and cases of the front desk. */
export const migration0030 = {
  version: 30,
  name: 'desk',
  statements: [
    `CREATE TABLE visits (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('inside', 'left', 'left-time-unknown')),
      visitor TEXT NOT NULL CHECK (visitor <> ''), phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT,
      host TEXT NOT NULL, purpose TEXT NOT NULL, visitor_class TEXT NOT NULL CHECK (visitor_class IN ('A', 'B', 'C', 'D')), people INTEGER NOT NULL CHECK (people > 0),
      id_number TEXT NOT NULL, badge TEXT NOT NULL, escorts INTEGER, cost_cents INTEGER, cost_reason TEXT NOT NULL, note TEXT NOT NULL,
      arrived_at INTEGER NOT NULL, registered_by TEXT NOT NULL, left_at INTEGER CHECK (left_at >= arrived_at), closed_at INTEGER, closed_by TEXT, import_batch_id TEXT,
      CHECK ((status = 'left') = (left_at IS NOT NULL)), CHECK ((status = 'inside') = (closed_at IS NULL))
    ) STRICT`,
    `CREATE INDEX visits_newest ON visits (arrived_at DESC, id DESC)`,
    `CREATE INDEX visits_inside ON visits (arrived_at DESC, id DESC) WHERE status = 'inside'`,
    `CREATE INDEX visits_unknown ON visits (arrived_at DESC, id DESC) WHERE status = 'left-time-unknown'`,
    `CREATE INDEX visits_id_number ON visits (id_number, arrived_at DESC) WHERE id_number <> ''`,
    `CREATE INDEX visits_customer ON visits (customer_id, arrived_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX visits_batch ON visits (import_batch_id) WHERE import_batch_id IS NOT NULL`,
    `CREATE TABLE calls (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('noted', 'waiting', 'settled')),
      caller TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT, subject TEXT NOT NULL, kind TEXT NOT NULL, for_whom TEXT NOT NULL,
      wanted TEXT NOT NULL, missed INTEGER NOT NULL CHECK (missed IN (0, 1)), recording TEXT NOT NULL, duration_seconds INTEGER, note TEXT NOT NULL,
      called_at INTEGER NOT NULL, registered_by TEXT NOT NULL, settled_at INTEGER, settled_by TEXT, outcome TEXT NOT NULL, import_batch_id TEXT,
      CHECK ((status = 'settled') = (settled_at IS NOT NULL)), CHECK (caller <> '' OR phone <> '')
    ) STRICT`,
    `CREATE INDEX calls_newest ON calls (called_at DESC, id DESC)`,
    `CREATE INDEX calls_waiting ON calls (called_at DESC, id DESC) WHERE status = 'waiting'`,
    `CREATE INDEX calls_customer ON calls (customer_id, called_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX calls_batch ON calls (import_batch_id) WHERE import_batch_id IS NOT NULL`,
    `CREATE TABLE cases (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('open', 'handling', 'closed')),
      kind TEXT NOT NULL, grade TEXT NOT NULL, grade_reason TEXT NOT NULL, person TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT,
      place TEXT NOT NULL, content TEXT NOT NULL CHECK (content <> ''), channel TEXT NOT NULL, handler TEXT NOT NULL, expected_day TEXT, due_day TEXT, due_clause TEXT,
      visit_id TEXT REFERENCES visits (id), call_id TEXT REFERENCES calls (id), received_at INTEGER NOT NULL, registered_by TEXT NOT NULL, taken_up_at INTEGER,
      closed_at INTEGER, closed_by TEXT, result TEXT NOT NULL, reaction TEXT NOT NULL, import_batch_id TEXT,
      CHECK ((status = 'closed') = (closed_at IS NOT NULL)), CHECK (person <> '' OR phone <> '')
    ) STRICT`,
    `CREATE INDEX cases_newest ON cases (received_at DESC, id DESC)`,
    `CREATE INDEX cases_open ON cases (received_at DESC, id DESC) WHERE status <> 'closed'`,
    `CREATE INDEX cases_due ON cases (due_day) WHERE status <> 'closed' AND due_day IS NOT NULL`,
    `CREATE INDEX cases_closed ON cases (closed_at) WHERE closed_at IS NOT NULL`,
    `CREATE INDEX cases_visit ON cases (visit_id) WHERE visit_id IS NOT NULL`,
    `CREATE UNIQUE INDEX cases_call ON cases (call_id) WHERE call_id IS NOT NULL`,
    `CREATE INDEX cases_customer ON cases (customer_id, received_at DESC) WHERE customer_id IS NOT NULL`,
    `CREATE INDEX cases_batch ON cases (import_batch_id) WHERE import_batch_id IS NOT NULL`,
  ],
} as const

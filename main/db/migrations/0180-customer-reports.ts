/** Frozen: periodic customer reports with their versions, reviews, corrections, numbered copies and deliveries. */
export const migration0180 = {
  version: 180,
  name: 'customer-reports',
  statements: [
    `CREATE TABLE report_definitions (
      id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), interval TEXT NOT NULL CHECK (interval IN ('month', 'quarter', 'year')), purpose TEXT NOT NULL, print_run INTEGER CHECK (print_run >= 0), receivers TEXT NOT NULL CHECK (json_valid(receivers)),
      is_need_stated INTEGER NOT NULL CHECK (is_need_stated IN (0, 1)), is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)), opened_day TEXT, created_day TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX report_definitions_newest ON report_definitions (created_at DESC, id DESC)`,
    `CREATE TABLE customer_reports (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, definition_id TEXT NOT NULL REFERENCES report_definitions (id), period TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0), status TEXT NOT NULL CHECK (status IN ('draft', 'in-review', 'reviewed', 'issued', 'locked', 'superseded', 'dropped')), issued_version INTEGER,
      created_at INTEGER NOT NULL, created_by TEXT NOT NULL, UNIQUE (definition_id, period)
    ) STRICT`,
    `CREATE INDEX customer_reports_newest ON customer_reports (created_at DESC, id DESC)`,
    `CREATE INDEX customer_reports_by_status ON customer_reports (status, created_at DESC, id DESC)`,
    `CREATE TABLE report_versions (
      report_id TEXT NOT NULL REFERENCES customer_reports (id), version INTEGER NOT NULL CHECK (version > 0), status TEXT NOT NULL CHECK (status IN ('draft', 'in-review', 'reviewed', 'issued', 'locked', 'superseded', 'dropped')),
      figures TEXT NOT NULL CHECK (json_valid(figures)), compiled_day TEXT NOT NULL, compiled_at INTEGER NOT NULL, compiled_by TEXT NOT NULL, is_information_staff INTEGER NOT NULL CHECK (is_information_staff IN (0, 1)),
      approval_id TEXT, return_note TEXT NOT NULL, sent_day TEXT, sent_by TEXT, PRIMARY KEY (report_id, version)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER report_versions_keep_figures BEFORE UPDATE OF figures, compiled_day, compiled_by ON report_versions WHEN OLD.status IN ('in-review', 'issued', 'locked', 'superseded', 'dropped') BEGIN SELECT RAISE(ABORT, 'an issued report is not written over'); END`,
    `CREATE TRIGGER report_versions_keep_rows BEFORE DELETE ON report_versions BEGIN SELECT RAISE(ABORT, 'versions of a report stay readable'); END`,
    `CREATE TABLE report_reviews (
      id TEXT PRIMARY KEY, report_id TEXT NOT NULL, version INTEGER NOT NULL, approval_id TEXT NOT NULL, step TEXT NOT NULL CHECK (step <> ''), verdict TEXT NOT NULL CHECK (verdict IN ('passed', 'returned')), note TEXT NOT NULL CHECK (note <> ''),
      reviewer_id TEXT NOT NULL, for_id TEXT, day TEXT NOT NULL, reviewed_at INTEGER NOT NULL, FOREIGN KEY (report_id, version) REFERENCES report_versions (report_id, version)
    ) STRICT`,
    `CREATE INDEX report_reviews_by_report ON report_reviews (report_id, version)`,
    `CREATE TABLE report_corrections (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, report_id TEXT NOT NULL REFERENCES customer_reports (id), from_version INTEGER NOT NULL, to_version INTEGER NOT NULL CHECK (to_version > from_version), items TEXT NOT NULL CHECK (json_valid(items)), reason TEXT NOT NULL CHECK (reason <> ''),
      status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'refused')), approval_id TEXT, asked_day TEXT NOT NULL, asked_at INTEGER NOT NULL, asked_by TEXT NOT NULL, approver_id TEXT, decided_note TEXT NOT NULL,
      filed_day TEXT, filed_number TEXT UNIQUE, CHECK ((status = 'approved') = (filed_day IS NOT NULL)), CHECK ((filed_day IS NULL) = (filed_number IS NULL))
    ) STRICT`,
    `CREATE INDEX report_corrections_by_report ON report_corrections (report_id)`,
    `CREATE INDEX report_corrections_newest ON report_corrections (asked_at DESC, id DESC)`,
    `CREATE TABLE report_copies (
      id TEXT PRIMARY KEY, report_id TEXT NOT NULL, version INTEGER NOT NULL, copy_number INTEGER NOT NULL CHECK (copy_number > 0), medium TEXT NOT NULL CHECK (medium IN ('paper', 'xlsx', 'pdf', 'delivery')), status TEXT NOT NULL CHECK (status IN ('kept', 'issued', 'destroyed')),
      made_day TEXT NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL, department TEXT NOT NULL, is_outside INTEGER NOT NULL CHECK (is_outside IN (0, 1)),
      receiver TEXT NOT NULL, receiver_department TEXT NOT NULL, issued_day TEXT, issued_by TEXT, issued_outside INTEGER NOT NULL CHECK (issued_outside IN (0, 1)), signed_by TEXT NOT NULL, signed_day TEXT, note TEXT NOT NULL,
      UNIQUE (report_id, copy_number), FOREIGN KEY (report_id, version) REFERENCES report_versions (report_id, version), CHECK (status <> 'issued' OR receiver <> ''), CHECK ((signed_by = '') = (signed_day IS NULL))
    ) STRICT`,
    `CREATE INDEX report_copies_newest ON report_copies (made_at DESC, id DESC)`,
    `CREATE TABLE report_deliveries (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, definition_id TEXT NOT NULL REFERENCES report_definitions (id), department TEXT NOT NULL CHECK (department <> ''), need TEXT NOT NULL CHECK (need <> ''), content TEXT NOT NULL, receivers TEXT NOT NULL CHECK (json_valid(receivers)),
      status TEXT NOT NULL CHECK (status IN ('requested', 'active', 'turned-down', 'revoked')), approval_id TEXT, requested_day TEXT NOT NULL, requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL, active_day TEXT, kept_day TEXT, ended_day TEXT, ended_by TEXT, note TEXT NOT NULL,
      CHECK (status <> 'active' OR active_day IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX report_deliveries_newest ON report_deliveries (requested_at DESC, id DESC)`,
    `CREATE INDEX report_deliveries_by_definition ON report_deliveries (definition_id, status)`,
    `CREATE TABLE report_delivered (
      delivery_id TEXT NOT NULL REFERENCES report_deliveries (id), report_id TEXT NOT NULL, version INTEGER NOT NULL, copy_id TEXT NOT NULL REFERENCES report_copies (id), delivered_day TEXT NOT NULL, delivered_by TEXT NOT NULL,
      PRIMARY KEY (delivery_id, report_id, version), FOREIGN KEY (report_id, version) REFERENCES report_versions (report_id, version)
    ) STRICT, WITHOUT ROWID`,
  ],
} as const

/** Frozen: visits to customers with their month plans, requests, outlays and promises; filing of customers with its changes, events and views. */
export const migration0110 = {
  version: 110,
  name: 'customer-visits',
  statements: [
    `CREATE TABLE visit_posts (post TEXT PRIMARY KEY CHECK (post <> ''), visits_per_month INTEGER CHECK (visits_per_month > 0)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE sales_people (user_id TEXT PRIMARY KEY REFERENCES users (id), post TEXT NOT NULL REFERENCES visit_posts (post), since_day TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE visit_plans (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, month TEXT NOT NULL, salesperson_id TEXT NOT NULL REFERENCES users (id), status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'returned')),
      due_day TEXT NOT NULL, first_submitted_at INTEGER, submitted_at INTEGER, approval_id TEXT, reviewed_at INTEGER, reviewed_by TEXT, review_note TEXT NOT NULL,
      UNIQUE (month, salesperson_id), CHECK (status = 'draft' OR first_submitted_at IS NOT NULL)
    ) STRICT`,
    `CREATE TABLE customer_visits (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('planned', 'reported', 'returned', 'reviewed', 'cancelled')),
      plan_id TEXT REFERENCES visit_plans (id), salesperson_id TEXT NOT NULL REFERENCES users (id), day TEXT NOT NULL, end_day TEXT NOT NULL, unit TEXT NOT NULL CHECK (unit <> ''), customer_id TEXT, filing_id TEXT,
      contact_person TEXT NOT NULL, phone TEXT NOT NULL, purposes TEXT NOT NULL CHECK (json_valid(purposes)), care_parts TEXT NOT NULL CHECK (json_valid(care_parts)),
      target TEXT NOT NULL CHECK (target IN ('unset', 'business', 'target', 'potential', 'same-trade')), unplanned_reason TEXT NOT NULL, contacted_day TEXT, contacted_by TEXT NOT NULL,
      journey TEXT NOT NULL CHECK (journey IN ('office', 'outing', 'trip')), place TEXT NOT NULL, hours TEXT NOT NULL, trip_reference TEXT NOT NULL,
      items_need TEXT NOT NULL CHECK (items_need IN ('unsaid', 'none', 'needed')), costs_need TEXT NOT NULL CHECK (costs_need IN ('unsaid', 'none', 'needed')), take_along TEXT NOT NULL, cost_cents INTEGER CHECK (cost_cents >= 0), note TEXT NOT NULL,
      revision INTEGER NOT NULL, report_due_day TEXT NOT NULL, report TEXT NOT NULL CHECK (json_valid(report)), reported_day TEXT, reported_at INTEGER, approval_id TEXT, reviewed_at INTEGER, reviewed_by TEXT, review_note TEXT NOT NULL,
      created_at INTEGER NOT NULL, created_by TEXT NOT NULL, CHECK (end_day >= day)
    ) STRICT`,
    `CREATE INDEX customer_visits_by_day ON customer_visits (day DESC, id DESC)`,
    `CREATE INDEX customer_visits_by_person ON customer_visits (salesperson_id, day DESC, id DESC)`,
    `CREATE INDEX customer_visits_by_plan ON customer_visits (plan_id) WHERE plan_id IS NOT NULL`,
    `CREATE INDEX customer_visits_by_customer ON customer_visits (customer_id, day DESC) WHERE customer_id IS NOT NULL`,
    `CREATE TABLE visit_requests (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, visit_id TEXT NOT NULL REFERENCES customer_visits (id), kind TEXT NOT NULL CHECK (kind IN ('items', 'costs', 'gift', 'entertainment')),
      what TEXT NOT NULL CHECK (what <> ''), quantity INTEGER NOT NULL CHECK (quantity > 0), amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0), purpose TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'refused')), requested_day TEXT NOT NULL, requested_by TEXT NOT NULL, approval_id TEXT, decided_at INTEGER
    ) STRICT`,
    `CREATE INDEX visit_requests_by_visit ON visit_requests (visit_id)`,
    `CREATE TABLE visit_outlays (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, visit_id TEXT NOT NULL REFERENCES customer_visits (id), request_id TEXT REFERENCES visit_requests (id), act TEXT NOT NULL CHECK (act IN ('release', 'claim')),
      kind TEXT NOT NULL CHECK (kind IN ('items', 'costs', 'gift', 'entertainment')), what TEXT NOT NULL CHECK (what <> ''), quantity INTEGER NOT NULL CHECK (quantity > 0), amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
      day TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('released', 'brought-back', 'given', 'entered', 'agreed', 'passed', 'not-passed')), notices TEXT NOT NULL CHECK (json_valid(notices)),
      entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, note TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX visit_outlays_by_visit ON visit_outlays (visit_id)`,
    `CREATE TABLE visit_promises (id TEXT PRIMARY KEY, visit_id TEXT NOT NULL REFERENCES customer_visits (id), what TEXT NOT NULL CHECK (what <> ''), due_day TEXT NOT NULL) STRICT`,
    `CREATE INDEX visit_promises_by_visit ON visit_promises (visit_id)`,
    `CREATE TABLE filings (
      id TEXT PRIMARY KEY, number TEXT UNIQUE, status TEXT NOT NULL CHECK (status IN ('contacted', 'submitted', 'filed', 'dismissed')), name TEXT NOT NULL CHECK (name <> ''), name_key TEXT NOT NULL, customer_id TEXT,
      contact_day TEXT NOT NULL, due_day TEXT NOT NULL, form TEXT NOT NULL CHECK (json_valid(form)), category TEXT NOT NULL CHECK (category IN ('unset', 'target', 'ordinary', 'key', 'potential')), department TEXT NOT NULL, filed_by TEXT NOT NULL REFERENCES users (id),
      is_important INTEGER NOT NULL CHECK (is_important IN (0, 1)), staff TEXT NOT NULL CHECK (json_valid(staff)), dealings_since TEXT, submitted_day TEXT, confirmed_day TEXT, confirmed_by TEXT, note TEXT NOT NULL, created_at INTEGER NOT NULL,
      CHECK ((status = 'filed') = (number IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX filings_newest ON filings (created_at DESC, id DESC)`,
    `CREATE INDEX filings_by_name ON filings (name_key)`,
    `CREATE INDEX filings_by_customer ON filings (customer_id) WHERE customer_id IS NOT NULL`,
    `CREATE TABLE filing_events (
      id TEXT PRIMARY KEY, filing_id TEXT NOT NULL REFERENCES filings (id), kind TEXT NOT NULL CHECK (kind IN ('customer-side', 'between-us')), day TEXT NOT NULL, what TEXT NOT NULL CHECK (what <> ''), source TEXT NOT NULL, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX filing_events_by_filing ON filing_events (filing_id)`,
    `CREATE TABLE filing_changes (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, filing_id TEXT NOT NULL REFERENCES filings (id), field TEXT NOT NULL, old_value TEXT NOT NULL, new_value TEXT NOT NULL, changed_day TEXT, known_day TEXT NOT NULL, due_day TEXT NOT NULL,
      reported_day TEXT, confirmed_at INTEGER, confirmed_by TEXT, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL, CHECK (due_day >= known_day)
    ) STRICT`,
    `CREATE INDEX filing_changes_by_filing ON filing_changes (filing_id)`,
    `CREATE TABLE filing_views (
      id TEXT PRIMARY KEY, filing_id TEXT NOT NULL REFERENCES filings (id), user_id TEXT NOT NULL REFERENCES users (id), purpose TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'refused')), approval_id TEXT, requested_at INTEGER NOT NULL, decided_day TEXT
    ) STRICT`,
    `CREATE INDEX filing_views_by_filing ON filing_views (filing_id, user_id)`,
  ],
} as const

/** Frozen: the care of filed customers, and the level at which a visitor is received. */
export const migration0200 = {
  version: 200,
  name: 'customer-care',
  statements: [
    `ALTER TABLE visits ADD COLUMN reception_level TEXT CHECK (reception_level IN ('standard', 'vip'))`,
    `ALTER TABLE visits ADD COLUMN proposed_level TEXT CHECK (proposed_level IN ('standard', 'vip'))`,
    `ALTER TABLE visits ADD COLUMN reception_reason TEXT NOT NULL DEFAULT ''`,
    `CREATE INDEX visits_below_level ON visits (arrived_at, id) WHERE proposed_level = 'vip' AND reception_level = 'standard'`,
    `CREATE TABLE care_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value)), since_day TEXT NOT NULL, set_by TEXT NOT NULL REFERENCES users (id)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE care_contacts (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, filing_id TEXT NOT NULL REFERENCES filings (id), customer_name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('visit', 'contact', 'gift')), day TEXT NOT NULL,
      what TEXT NOT NULL, visit_number TEXT NOT NULL, report_due_day TEXT, report TEXT NOT NULL, reported_at INTEGER, read_at INTEGER, read_by TEXT REFERENCES users (id), entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id),
      CHECK ((report = '') = (reported_at IS NULL)), CHECK (read_at IS NULL OR reported_at IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX care_contacts_by_day ON care_contacts (day, id)`,
    `CREATE INDEX care_contacts_by_customer ON care_contacts (filing_id, day)`,
    `CREATE INDEX care_contacts_unreported ON care_contacts (day, id) WHERE report = '' AND report_due_day IS NOT NULL`,
    `CREATE TABLE care_schemes (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, category TEXT NOT NULL CHECK (category IN ('target', 'ordinary', 'key', 'potential')), period TEXT NOT NULL CHECK (period IN ('month', 'quarter', 'half-year', 'year')),
      visits INTEGER NOT NULL CHECK (visits >= 0), contacts INTEGER NOT NULL CHECK (contacts >= 0), gifts INTEGER NOT NULL CHECK (gifts >= 0), note TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('submitted', 'approved', 'returned', 'replaced')),
      approval_id TEXT, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id), decided_at INTEGER, CHECK (visits + contacts + gifts > 0)
    ) STRICT`,
    `CREATE INDEX care_schemes_by_year ON care_schemes (year, category)`,
    `CREATE UNIQUE INDEX care_schemes_ruling ON care_schemes (year, category) WHERE status = 'approved'`,
    `CREATE TABLE care_tasks (
      id TEXT PRIMARY KEY, filing_id TEXT NOT NULL REFERENCES filings (id), customer_name TEXT NOT NULL, scheme_id TEXT REFERENCES care_schemes (id), kind TEXT NOT NULL CHECK (kind IN ('visit', 'contact', 'gift', 'survey')),
      period TEXT NOT NULL, ordinal INTEGER NOT NULL CHECK (ordinal > 0), opens_day TEXT NOT NULL, due_day TEXT NOT NULL CHECK (due_day >= opens_day), status TEXT NOT NULL CHECK (status IN ('open', 'done', 'void')), done_by_number TEXT NOT NULL,
      CHECK ((kind = 'survey') = (scheme_id IS NULL)), CHECK ((status = 'done') = (done_by_number <> ''))
    ) STRICT`,
    `CREATE UNIQUE INDEX care_tasks_once ON care_tasks (filing_id, kind, period, ordinal) WHERE status <> 'void'`,
    `CREATE INDEX care_tasks_open ON care_tasks (due_day, id) WHERE status = 'open'`,
    `CREATE INDEX care_tasks_by_due ON care_tasks (due_day, id)`,
    `CREATE TABLE care_departures (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL REFERENCES users (id), user_name TEXT NOT NULL, department TEXT NOT NULL, leaves_day TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'withdrawn')), note TEXT NOT NULL,
      entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id), closed_at INTEGER, closed_by TEXT REFERENCES users (id), CHECK ((status = 'open') = (closed_at IS NULL))
    ) STRICT`,
    `CREATE UNIQUE INDEX care_departures_open ON care_departures (user_id) WHERE status = 'open'`,
    `CREATE TABLE care_departure_lines (
      id TEXT PRIMARY KEY, departure_id TEXT NOT NULL REFERENCES care_departures (id), filing_id TEXT NOT NULL REFERENCES filings (id), customer_name TEXT NOT NULL,
      told_day TEXT, told_means TEXT CHECK (told_means IN ('letter', 'phone', 'visit', 'message')), told_by TEXT REFERENCES users (id), successor_id TEXT REFERENCES users (id), successor_name TEXT NOT NULL, assigned_day TEXT,
      assigned_times INTEGER NOT NULL, contact_due_day TEXT, contacted_day TEXT, contact_number TEXT NOT NULL, UNIQUE (departure_id, filing_id),
      CHECK ((told_day IS NULL) = (told_means IS NULL)), CHECK ((successor_id IS NULL) = (assigned_day IS NULL)), CHECK (contacted_day IS NULL OR assigned_day IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX care_departure_lines_untold ON care_departure_lines (departure_id) WHERE told_day IS NULL`,
    `CREATE INDEX care_departure_lines_waiting ON care_departure_lines (filing_id) WHERE contacted_day IS NULL AND successor_id IS NOT NULL`,
    `CREATE TABLE care_surveys (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (title <> ''), opened_day TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'closed')), closed_day TEXT, opened_by TEXT NOT NULL REFERENCES users (id), closed_by TEXT REFERENCES users (id),
      CHECK ((status = 'closed') = (closed_day IS NOT NULL))
    ) STRICT`,
    `CREATE TABLE care_answers (
      id TEXT PRIMARY KEY, survey_id TEXT NOT NULL REFERENCES care_surveys (id), filing_id TEXT NOT NULL REFERENCES filings (id), customer_name TEXT NOT NULL, department TEXT NOT NULL, day TEXT NOT NULL, score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
      is_visit INTEGER NOT NULL CHECK (is_visit IN (0, 1)), words TEXT NOT NULL, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id), UNIQUE (survey_id, filing_id)
    ) STRICT`,
    `CREATE INDEX care_answers_by_customer ON care_answers (filing_id, day)`,
    `CREATE TABLE care_events (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (title <> ''), day TEXT NOT NULL, place TEXT NOT NULL, lists_due_day TEXT NOT NULL CHECK (lists_due_day <= day), note TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')), entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id)
    ) STRICT`,
    `CREATE TABLE care_event_lists (id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES care_events (id), department TEXT NOT NULL, asked_day TEXT NOT NULL, answered_day TEXT, answered_by TEXT REFERENCES users (id), UNIQUE (event_id, department)) STRICT`,
    `CREATE TABLE care_guests (
      id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES care_events (id), department TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''), name_key TEXT NOT NULL, contact_person TEXT NOT NULL, invited_day TEXT, attended INTEGER NOT NULL CHECK (attended IN (0, 1)),
      entered_by TEXT NOT NULL REFERENCES users (id), UNIQUE (event_id, name_key)
    ) STRICT`,
    `CREATE TABLE filing_reminders (
      id TEXT PRIMARY KEY, filing_id TEXT NOT NULL REFERENCES filings (id), person_id TEXT NOT NULL REFERENCES users (id), day TEXT NOT NULL, words TEXT NOT NULL, answer TEXT NOT NULL, answered_day TEXT, entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES users (id),
      CHECK ((answer = '') = (answered_day IS NULL))
    ) STRICT`,
    `CREATE INDEX filing_reminders_by_filing ON filing_reminders (filing_id, day)`,
    `CREATE TABLE filing_kpi_lines (
      id TEXT PRIMARY KEY, month TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES users (id), person_name TEXT NOT NULL, filings TEXT NOT NULL CHECK (json_valid(filings)), reminder_days TEXT NOT NULL CHECK (json_array_length(reminder_days) > 0),
      status TEXT NOT NULL CHECK (status IN ('proposed', 'charged', 'dropped')), penalty_number TEXT NOT NULL, reason TEXT NOT NULL, proposed_at INTEGER NOT NULL, decided_at INTEGER, decided_by TEXT REFERENCES users (id), UNIQUE (month, person_id),
      CHECK ((status = 'charged') = (penalty_number <> '')), CHECK ((status = 'proposed') = (decided_at IS NULL))
    ) STRICT`,
  ],
} as const

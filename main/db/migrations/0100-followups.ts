/** Frozen: follow-ups and their visits, plans, posts, open letters, replies, repeated complaints, and the monthly record. */
export const migration0100 = {
  version: 100,
  name: 'followups',
  statements: [
    `CREATE TABLE followups (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind <> ''), status TEXT NOT NULL CHECK (status IN ('open', 'done', 'exempt', 'closed', 'void')),
      source_id TEXT, source_number TEXT NOT NULL, title TEXT NOT NULL, person TEXT NOT NULL, phone TEXT NOT NULL, place TEXT NOT NULL, customer_id TEXT, grade TEXT NOT NULL,
      start_day TEXT NOT NULL, due_day TEXT NOT NULL, planned_day TEXT, planned_reason TEXT NOT NULL, plan_month TEXT NOT NULL,
      owner_role TEXT NOT NULL, owner_user_id TEXT REFERENCES users (id), assign_reason TEXT NOT NULL, assignments INTEGER NOT NULL CHECK (assignments >= 0), round INTEGER NOT NULL CHECK (round > 0),
      participants INTEGER CHECK (participants > 0), visited INTEGER NOT NULL CHECK (visited >= 0), first_visit_day TEXT,
      exemption TEXT NOT NULL, exemption_words TEXT NOT NULL, reply_day TEXT, reply_addressee TEXT NOT NULL, reply_paper_id TEXT,
      marks TEXT NOT NULL CHECK (json_valid(marks)), needs_supervisor INTEGER NOT NULL CHECK (needs_supervisor IN (0, 1)),
      awaits_review INTEGER NOT NULL CHECK (awaits_review IN (0, 1)), awaits_signature INTEGER NOT NULL CHECK (awaits_signature IN (0, 1)),
      closed_day TEXT, close_reason TEXT NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL,
      CHECK ((status = 'exempt') = (exemption <> '') OR status = 'void')
    ) STRICT`,
    `CREATE INDEX followups_by_due ON followups (due_day, id)`,
    `CREATE INDEX followups_open ON followups (due_day, id) WHERE status = 'open'`,
    `CREATE INDEX followups_for_supervisor ON followups (due_day, id) WHERE needs_supervisor = 1`,
    `CREATE INDEX followups_by_month ON followups (kind, start_day)`,
    `CREATE INDEX followups_by_source ON followups (source_id) WHERE source_id IS NOT NULL`,
    `CREATE TABLE followup_visits (
      id TEXT PRIMARY KEY, followup_id TEXT NOT NULL REFERENCES followups (id), round INTEGER NOT NULL CHECK (round > 0), status TEXT NOT NULL CHECK (status IN ('awaiting-signature', 'complete')),
      day TEXT NOT NULL, means TEXT NOT NULL, person TEXT NOT NULL, called_number TEXT NOT NULL, called_at INTEGER, visitor_id TEXT NOT NULL, visitor_role TEXT NOT NULL, reason TEXT NOT NULL,
      said TEXT NOT NULL, satisfaction TEXT NOT NULL, signature TEXT NOT NULL, signer_name TEXT NOT NULL, witness TEXT NOT NULL, paper_id TEXT,
      new_issue TEXT NOT NULL, cannot_answer INTEGER NOT NULL CHECK (cannot_answer IN (0, 1)), reply_at INTEGER, told INTEGER NOT NULL CHECK (told IN (0, 1)),
      outcome TEXT NOT NULL, next_day TEXT, resolution TEXT NOT NULL, explained TEXT NOT NULL, corrector TEXT NOT NULL, corrector_id TEXT,
      counts INTEGER NOT NULL CHECK (counts IN (0, 1)), marks TEXT NOT NULL CHECK (json_valid(marks)), case_id TEXT, case_number TEXT NOT NULL,
      opinion TEXT NOT NULL, reviewed_by TEXT, reviewed_at INTEGER, recorded_at INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX followup_visits_by_followup ON followup_visits (followup_id, recorded_at)`,
    `CREATE INDEX followup_visits_by_day ON followup_visits (day, id)`,
    `CREATE TABLE followup_plans (
      month TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), lines TEXT NOT NULL CHECK (json_valid(lines)), left_out TEXT NOT NULL CHECK (json_valid(left_out)),
      published_at INTEGER NOT NULL, published_by TEXT NOT NULL, is_by_owner INTEGER NOT NULL CHECK (is_by_owner IN (0, 1)), confirmed_at INTEGER, confirmed_by TEXT, PRIMARY KEY (month, version)
    ) STRICT`,
    `CREATE TABLE followup_posts (id TEXT PRIMARY KEY, post TEXT NOT NULL, name TEXT NOT NULL, buildings TEXT NOT NULL CHECK (json_valid(buildings)), user_id TEXT REFERENCES users (id), UNIQUE (post, name)) STRICT`,
    `CREATE TABLE followup_letters (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, issue TEXT NOT NULL, issued_day TEXT NOT NULL, posted_at TEXT NOT NULL, paper_id TEXT, issued_by TEXT NOT NULL, recorded_at INTEGER NOT NULL) STRICT`,
    `CREATE TABLE followup_letter_cases (letter_id TEXT NOT NULL REFERENCES followup_letters (id), case_id TEXT NOT NULL, PRIMARY KEY (letter_id, case_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX followup_letters_by_case ON followup_letter_cases (case_id)`,
    `CREATE TABLE followup_replies (case_id TEXT PRIMARY KEY, replied_day TEXT NOT NULL, words TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at INTEGER NOT NULL) STRICT`,
    `CREATE TABLE followup_submissions (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, department TEXT NOT NULL, submitted_day TEXT NOT NULL, words TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at INTEGER NOT NULL) STRICT`,
    `CREATE INDEX followup_submissions_by_case ON followup_submissions (case_id)`,
    `CREATE TABLE followup_months (
      month TEXT PRIMARY KEY, figures TEXT NOT NULL CHECK (json_valid(figures)), confirmed_at INTEGER NOT NULL, confirmed_by TEXT NOT NULL,
      submitted_at INTEGER, submitted_by TEXT, read_at INTEGER, read_by TEXT
    ) STRICT`,
    `CREATE TABLE followup_improvements (id TEXT PRIMARY KEY, month TEXT NOT NULL REFERENCES followup_months (month), words TEXT NOT NULL, due_day TEXT NOT NULL, noted_by TEXT NOT NULL, noted_at INTEGER NOT NULL) STRICT`,
  ],
} as const

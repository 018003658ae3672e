-- version 90
CREATE TRIGGER approval_decisions_keep_rows BEFORE DELETE ON approval_decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER approval_decisions_keep_words BEFORE UPDATE ON approval_decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER register_events_keep_rows BEFORE DELETE ON register_events BEGIN SELECT RAISE(ABORT, 'the register book is append-only'); END;
CREATE TRIGGER register_events_keep_words BEFORE UPDATE ON register_events BEGIN SELECT RAISE(ABORT, 'the register book is append-only'); END;
CREATE TABLE approval_decisions (
      id TEXT PRIMARY KEY, approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER, round INTEGER NOT NULL, action TEXT NOT NULL CHECK (action <> ''),
      standing TEXT NOT NULL CHECK (standing <> ''), user_id TEXT NOT NULL, role TEXT NOT NULL, department TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL
    ) STRICT;
CREATE TABLE approval_parties (approval_id TEXT NOT NULL REFERENCES approvals (id), user_id TEXT NOT NULL, PRIMARY KEY (approval_id, user_id)) STRICT, WITHOUT ROWID;
CREATE TABLE approval_seats (
      approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL, seat INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('role', 'user')), value TEXT NOT NULL,
      open INTEGER NOT NULL CHECK (open IN (0, 1)), PRIMARY KEY (approval_id, position, seat)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE approval_steps (
      approval_id TEXT NOT NULL REFERENCES approvals (id), position INTEGER NOT NULL CHECK (position > 0), key TEXT NOT NULL, clause TEXT NOT NULL, mode TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('waiting', 'open', 'agreed', 'returned', 'refused', 'unreached')), round INTEGER NOT NULL CHECK (round >= 0),
      climb_after_days INTEGER CHECK (climb_after_days > 0), opened_at INTEGER, closed_at INTEGER, PRIMARY KEY (approval_id, position)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE approvals (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('running', 'agreed', 'returned', 'refused', 'withdrawn')),
      chain_id TEXT NOT NULL, chain_version INTEGER NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_number TEXT NOT NULL, title TEXT NOT NULL,
      sheet TEXT NOT NULL CHECK (json_valid(sheet)), warnings TEXT NOT NULL CHECK (json_valid(warnings)),
      requester_id TEXT NOT NULL, requested_at INTEGER NOT NULL, open_position INTEGER, closed_at INTEGER,
      CHECK ((status = 'running') = (open_position IS NOT NULL)), CHECK ((status = 'running') = (closed_at IS NULL))
    ) STRICT;
CREATE TABLE attachments (
      id TEXT PRIMARY KEY, address TEXT NOT NULL, file_name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0),
      created_at INTEGER NOT NULL, created_by TEXT NOT NULL
    , purpose TEXT NOT NULL DEFAULT 'deposit-photo', claimed_at INTEGER) STRICT;
CREATE TABLE audit (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, h TEXT NOT NULL) STRICT;
CREATE TABLE calendar_years (year INTEGER PRIMARY KEY, days TEXT NOT NULL CHECK (json_valid(days)), source TEXT NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL) STRICT;
CREATE TABLE calls (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('noted', 'waiting', 'settled')),
      caller TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT, subject TEXT NOT NULL, kind TEXT NOT NULL, for_whom TEXT NOT NULL,
      wanted TEXT NOT NULL, missed INTEGER NOT NULL CHECK (missed IN (0, 1)), recording TEXT NOT NULL, duration_seconds INTEGER, note TEXT NOT NULL,
      called_at INTEGER NOT NULL, registered_by TEXT NOT NULL, settled_at INTEGER, settled_by TEXT, outcome TEXT NOT NULL, import_batch_id TEXT,
      CHECK ((status = 'settled') = (settled_at IS NOT NULL)), CHECK (caller <> '' OR phone <> '')
    ) STRICT;
CREATE TABLE cases (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('open', 'handling', 'closed')),
      kind TEXT NOT NULL, grade TEXT NOT NULL, grade_reason TEXT NOT NULL, person TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT,
      place TEXT NOT NULL, content TEXT NOT NULL CHECK (content <> ''), channel TEXT NOT NULL, handler TEXT NOT NULL, expected_day TEXT, due_day TEXT, due_clause TEXT,
      visit_id TEXT REFERENCES visits (id), call_id TEXT REFERENCES calls (id), received_at INTEGER NOT NULL, registered_by TEXT NOT NULL, taken_up_at INTEGER,
      closed_at INTEGER, closed_by TEXT, result TEXT NOT NULL, reaction TEXT NOT NULL, import_batch_id TEXT,
      CHECK ((status = 'closed') = (closed_at IS NOT NULL)), CHECK (person <> '' OR phone <> '')
    ) STRICT;
CREATE TABLE counters (
      series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= 0), PRIMARY KEY (series, year)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE customer_items (
      id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers (id), position INTEGER NOT NULL CHECK (position > 0), number TEXT NOT NULL UNIQUE, code TEXT NOT NULL,
      title TEXT NOT NULL CHECK (title <> ''), pages INTEGER CHECK (pages >= 0), carrier TEXT NOT NULL CHECK (carrier IN ('paper', 'electronic', 'both')),
      shelf_place TEXT NOT NULL, secrecy TEXT CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), present INTEGER NOT NULL CHECK (present IN (0, 1)), note TEXT NOT NULL,
      UNIQUE (customer_id, position)
    ) STRICT;
CREATE TABLE customer_phones (
      customer_id TEXT NOT NULL REFERENCES customers (id), digits TEXT NOT NULL, typed TEXT NOT NULL, PRIMARY KEY (customer_id, digits, typed)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE customers (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('active', 'closed')), name TEXT NOT NULL CHECK (name <> ''), name_key TEXT NOT NULL,
      category TEXT NOT NULL CHECK (category IN ('unset', 'general', 'special', 'potential')), party_type TEXT NOT NULL CHECK (party_type IN ('unset', 'firm', 'person')), profession TEXT NOT NULL,
      credit_code TEXT NOT NULL, id_number TEXT NOT NULL, room TEXT NOT NULL, address TEXT NOT NULL, plate TEXT NOT NULL, former_number TEXT NOT NULL, entered_day TEXT,
      secrecy TEXT NOT NULL CHECK (secrecy IN ('open', 'internal', 'secret', 'top-secret')), shelf_place TEXT NOT NULL, keeper TEXT NOT NULL, remark TEXT NOT NULL,
      contacts TEXT NOT NULL CHECK (json_valid(contacts)), extra TEXT NOT NULL CHECK (json_valid(extra)),
      items_total INTEGER NOT NULL DEFAULT 0, items_present INTEGER NOT NULL DEFAULT 0, has_gap INTEGER NOT NULL CHECK (has_gap IN (0, 1)),
      import_batch_id TEXT, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
      CHECK (items_present BETWEEN 0 AND items_total)
    ) STRICT;
CREATE TABLE deposits (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('held', 'handed-back')),
      customer_id TEXT, depositor TEXT NOT NULL, phone TEXT NOT NULL, company TEXT NOT NULL,
      item TEXT NOT NULL CHECK (item <> ''), quantity INTEGER NOT NULL CHECK (quantity > 0), unit TEXT NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL, photo_id TEXT,
      taken_at INTEGER NOT NULL, taken_by TEXT NOT NULL,
      handed_back_at INTEGER, handed_back_by TEXT, collector TEXT, collector_phone TEXT,
      collector_kind TEXT CHECK (collector_kind IN ('depositor', 'proxy')), collector_relation TEXT, import_batch_id TEXT,
      CHECK ((status = 'handed-back') = (collector_kind IS NOT NULL))
    ) STRICT;
CREATE TABLE drafts (
      user_id TEXT NOT NULL, form TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), updated_at INTEGER NOT NULL, PRIMARY KEY (user_id, form)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE duties (
      id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, clause TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
      subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_number TEXT NOT NULL, subject_title TEXT NOT NULL, period TEXT NOT NULL,
      opens_day TEXT NOT NULL, due_day TEXT NOT NULL, start_day TEXT NOT NULL, term TEXT NOT NULL CHECK (json_valid(term)),
      owner TEXT NOT NULL, owner_user_id TEXT, evidence TEXT NOT NULL CHECK (evidence IN ('none', 'words', 'record')), ladder TEXT NOT NULL CHECK (json_valid(ladder)),
      status TEXT NOT NULL CHECK (status IN ('open', 'done', 'waived', 'void')), opened_at INTEGER NOT NULL,
      ended_at INTEGER, ended_by TEXT, words TEXT NOT NULL, record_number TEXT NOT NULL,
      UNIQUE (rule_id, subject_id, period), CHECK ((status = 'open') = (ended_at IS NULL)), CHECK (due_day >= opens_day)
    ) STRICT;
CREATE TABLE import_lines (
      import_id TEXT NOT NULL REFERENCES imports (id), line INTEGER NOT NULL CHECK (line > 0), outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'duplicate', 'rejected')),
      title TEXT NOT NULL, fingerprint TEXT NOT NULL, subject_id TEXT, subject_number TEXT NOT NULL, match TEXT CHECK (match IS NULL OR json_valid(match)),
      findings TEXT NOT NULL CHECK (json_valid(findings)), cells TEXT CHECK (cells IS NULL OR json_valid(cells)), before TEXT CHECK (before IS NULL OR json_valid(before)),
      PRIMARY KEY (import_id, line), CHECK ((outcome IN ('new', 'updated')) = (subject_id IS NOT NULL)), CHECK (outcome <> 'rejected' OR cells IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE import_mappings (signature TEXT PRIMARY KEY, kind TEXT NOT NULL, mapping TEXT NOT NULL CHECK (json_valid(mapping)), used_at INTEGER NOT NULL, used_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE imports (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('customers', 'vehicle-files', 'deposits', 'loans')), status TEXT NOT NULL CHECK (status IN ('done', 'undone')),
      file_name TEXT NOT NULL, file_hash TEXT NOT NULL, file_bytes INTEGER NOT NULL CHECK (file_bytes > 0), sheet TEXT NOT NULL, headings TEXT NOT NULL CHECK (json_valid(headings)),
      policy TEXT NOT NULL CHECK (policy IN ('skip', 'update', 'import')), skipped TEXT NOT NULL CHECK (json_valid(skipped)),
      read INTEGER NOT NULL, new INTEGER NOT NULL, updated INTEGER NOT NULL, duplicate INTEGER NOT NULL, rejected INTEGER NOT NULL,
      imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL, last_seq INTEGER NOT NULL, undone_at INTEGER, undone_by TEXT, undo_reason TEXT NOT NULL DEFAULT '',
      CHECK (read = new + updated + duplicate + rejected), CHECK ((status = 'undone') = (undone_at IS NOT NULL))
    ) STRICT;
CREATE TABLE loan_items (
      loan_id TEXT NOT NULL REFERENCES loans (id), position INTEGER NOT NULL CHECK (position > 0), item_id TEXT, number TEXT NOT NULL, title TEXT NOT NULL, copies INTEGER NOT NULL CHECK (copies > 0),
      secrecy TEXT NOT NULL, is_paper INTEGER NOT NULL CHECK (is_paper IN (0, 1)), state TEXT NOT NULL CHECK (state IN ('asked', 'out', 'back')),
      pages_listed INTEGER, pages_at_issue INTEGER, pages_at_return INTEGER, returned_at INTEGER,
      difference TEXT NOT NULL CHECK (difference IN ('none', 'open', 'settled')), settlement TEXT CHECK (settlement IN ('found', 'lost', 'miscounted')), settlement_reason TEXT NOT NULL,
      PRIMARY KEY (loan_id, position)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE loans (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('consultation', 'loan')),
      status TEXT NOT NULL CHECK (status IN ('requested', 'sent-back', 'approved', 'refused', 'out', 'difference', 'closed', 'cancelled')),
      customer_id TEXT, customer_number TEXT NOT NULL, customer_name TEXT NOT NULL, secrecy TEXT NOT NULL, item_titles TEXT NOT NULL, item_count INTEGER NOT NULL,
      purpose TEXT NOT NULL, reason TEXT NOT NULL, days INTEGER NOT NULL CHECK (days >= 0),
      borrower_kind TEXT NOT NULL CHECK (borrower_kind IN ('staff', 'outsider')), borrower_name TEXT NOT NULL, borrower_key TEXT NOT NULL, borrower_unit TEXT NOT NULL, borrower_post TEXT NOT NULL,
      borrower_phone TEXT NOT NULL, letter TEXT NOT NULL,
      requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL, approval_id TEXT REFERENCES approvals (id), approved_by TEXT NOT NULL,
      issued_at INTEGER, issued_by TEXT, issue_day TEXT, due_day TEXT, closed_at INTEGER, policy_pack TEXT NOT NULL, policy_version TEXT NOT NULL, import_batch_id TEXT,
      CHECK (status NOT IN ('out', 'difference') OR (issued_at IS NOT NULL AND due_day IS NOT NULL))
    ) STRICT;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE office_days (day TEXT PRIMARY KEY, is_worked INTEGER NOT NULL CHECK (is_worked IN (0, 1)), name TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE register_events (
      seq INTEGER PRIMARY KEY, register TEXT NOT NULL, subject_id TEXT NOT NULL, kind TEXT NOT NULL,
      corrects INTEGER REFERENCES register_events (seq), body TEXT NOT NULL CHECK (json_valid(body)), at INTEGER NOT NULL, actor_id TEXT NOT NULL
    ) STRICT;
CREATE TABLE rollups (
      register TEXT NOT NULL, day TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (register, day, key)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE search_documents (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, subtitle TEXT NOT NULL, verify TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE search_grams USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value)), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE users (
      id TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL, department TEXT NOT NULL DEFAULT '',
      disabled_at INTEGER, created_at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE visits (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('inside', 'left', 'left-time-unknown')),
      visitor TEXT NOT NULL CHECK (visitor <> ''), phone TEXT NOT NULL, company TEXT NOT NULL, customer_id TEXT,
      host TEXT NOT NULL, purpose TEXT NOT NULL, visitor_class TEXT NOT NULL CHECK (visitor_class IN ('A', 'B', 'C', 'D')), people INTEGER NOT NULL CHECK (people > 0),
      id_number TEXT NOT NULL, badge TEXT NOT NULL, escorts INTEGER, cost_cents INTEGER, cost_reason TEXT NOT NULL, note TEXT NOT NULL,
      arrived_at INTEGER NOT NULL, registered_by TEXT NOT NULL, left_at INTEGER CHECK (left_at >= arrived_at), closed_at INTEGER, closed_by TEXT, import_batch_id TEXT,
      CHECK ((status = 'left') = (left_at IS NOT NULL)), CHECK ((status = 'inside') = (closed_at IS NULL))
    ) STRICT;
CREATE INDEX approval_decisions_by ON approval_decisions (user_id, at DESC);
CREATE INDEX approval_decisions_of ON approval_decisions (approval_id, at);
CREATE INDEX approval_seats_open ON approval_seats (kind, value, approval_id) WHERE open = 1;
CREATE INDEX approvals_by_requester ON approvals (requester_id, requested_at DESC, id DESC);
CREATE INDEX approvals_by_subject ON approvals (subject_id);
CREATE INDEX approvals_newest ON approvals (requested_at DESC, id DESC);
CREATE UNIQUE INDEX approvals_one_running ON approvals (subject_kind, subject_id) WHERE status = 'running';
CREATE INDEX attachments_by_address ON attachments (address);
CREATE INDEX attachments_unclaimed ON attachments (created_at) WHERE claimed_at IS NULL;
CREATE INDEX calls_batch ON calls (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX calls_customer ON calls (customer_id, called_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX calls_newest ON calls (called_at DESC, id DESC);
CREATE INDEX calls_waiting ON calls (called_at DESC, id DESC) WHERE status = 'waiting';
CREATE INDEX cases_batch ON cases (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE UNIQUE INDEX cases_call ON cases (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX cases_closed ON cases (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_customer ON cases (customer_id, received_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX cases_due ON cases (due_day) WHERE status <> 'closed' AND due_day IS NOT NULL;
CREATE INDEX cases_newest ON cases (received_at DESC, id DESC);
CREATE INDEX cases_open ON cases (received_at DESC, id DESC) WHERE status <> 'closed';
CREATE INDEX cases_visit ON cases (visit_id) WHERE visit_id IS NOT NULL;
CREATE UNIQUE INDEX customer_items_by_code ON customer_items (code) WHERE code <> '';
CREATE INDEX customer_phones_by_digits ON customer_phones (digits);
CREATE INDEX customers_batch ON customers (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX customers_by_credit_code ON customers (credit_code) WHERE credit_code <> '';
CREATE INDEX customers_by_former_number ON customers (former_number) WHERE former_number <> '';
CREATE INDEX customers_by_id_number ON customers (id_number) WHERE id_number <> '';
CREATE INDEX customers_by_name ON customers (name_key);
CREATE INDEX customers_by_status ON customers (status, created_at DESC, id DESC);
CREATE INDEX customers_newest ON customers (created_at DESC, id DESC);
CREATE INDEX customers_with_gap ON customers (created_at DESC, id DESC) WHERE has_gap = 1;
CREATE INDEX deposits_batch ON deposits (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX deposits_held ON deposits (status, taken_at DESC, id DESC);
CREATE INDEX deposits_newest ON deposits (taken_at DESC, id DESC);
CREATE INDEX duties_by_due ON duties (due_day, id);
CREATE INDEX duties_by_subject ON duties (subject_id, rule_id);
CREATE INDEX duties_open ON duties (due_day, id) WHERE status = 'open';
CREATE INDEX import_lines_by_fingerprint ON import_lines (fingerprint) WHERE subject_id IS NOT NULL;
CREATE INDEX import_lines_by_outcome ON import_lines (import_id, outcome, line);
CREATE INDEX imports_by_hash ON imports (file_hash);
CREATE INDEX imports_newest ON imports (imported_at DESC, id DESC);
CREATE INDEX loan_items_by_item ON loan_items (item_id) WHERE item_id IS NOT NULL;
CREATE UNIQUE INDEX loan_items_out_once ON loan_items (item_id) WHERE state = 'out' AND item_id IS NOT NULL;
CREATE INDEX loans_batch ON loans (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX loans_by_approval ON loans (approval_id) WHERE approval_id IS NOT NULL;
CREATE INDEX loans_by_borrower ON loans (borrower_key, requested_at DESC);
CREATE INDEX loans_by_customer ON loans (customer_id, requested_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX loans_by_status ON loans (status, requested_at DESC, id DESC);
CREATE INDEX loans_due ON loans (due_day, id) WHERE status = 'out';
CREATE INDEX loans_newest ON loans (requested_at DESC, id DESC);
CREATE INDEX register_events_subject ON register_events (subject_id, seq);
CREATE INDEX visits_batch ON visits (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX visits_customer ON visits (customer_id, arrived_at DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX visits_id_number ON visits (id_number, arrived_at DESC) WHERE id_number <> '';
CREATE INDEX visits_inside ON visits (arrived_at DESC, id DESC) WHERE status = 'inside';
CREATE INDEX visits_newest ON visits (arrived_at DESC, id DESC);
CREATE INDEX visits_unknown ON visits (arrived_at DESC, id DESC) WHERE status = 'left-time-unknown';

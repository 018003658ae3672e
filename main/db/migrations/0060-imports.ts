/** Frozen: imports, the lines that they read, and the mappings that an office has used. */
export const migration0060 = {
  version: 60,
  name: 'imports',
  statements: [
    `CREATE TABLE imports (
      id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('customers', 'vehicle-files', 'deposits', 'loans')), status TEXT NOT NULL CHECK (status IN ('done', 'undone')),
      file_name TEXT NOT NULL, file_hash TEXT NOT NULL, file_bytes INTEGER NOT NULL CHECK (file_bytes > 0), sheet TEXT NOT NULL, headings TEXT NOT NULL CHECK (json_valid(headings)),
      policy TEXT NOT NULL CHECK (policy IN ('skip', 'update', 'import')), skipped TEXT NOT NULL CHECK (json_valid(skipped)),
      read INTEGER NOT NULL, new INTEGER NOT NULL, updated INTEGER NOT NULL, duplicate INTEGER NOT NULL, rejected INTEGER NOT NULL,
      imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL, last_seq INTEGER NOT NULL, undone_at INTEGER, undone_by TEXT, undo_reason TEXT NOT NULL DEFAULT '',
      CHECK (read = new + updated + duplicate + rejected), CHECK ((status = 'undone') = (undone_at IS NOT NULL))
    ) STRICT`,
    `CREATE INDEX imports_newest ON imports (imported_at DESC, id DESC)`,
    `CREATE INDEX imports_by_hash ON imports (file_hash)`,
    `CREATE TABLE import_lines (
      import_id TEXT NOT NULL REFERENCES imports (id), line INTEGER NOT NULL CHECK (line > 0), outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'duplicate', 'rejected')),
      title TEXT NOT NULL, fingerprint TEXT NOT NULL, subject_id TEXT, subject_number TEXT NOT NULL, match TEXT CHECK (match IS NULL OR json_valid(match)),
      findings TEXT NOT NULL CHECK (json_valid(findings)), cells TEXT CHECK (cells IS NULL OR json_valid(cells)), before TEXT CHECK (before IS NULL OR json_valid(before)),
      PRIMARY KEY (import_id, line), CHECK ((outcome IN ('new', 'updated')) = (subject_id IS NOT NULL)), CHECK (outcome <> 'rejected' OR cells IS NOT NULL)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX import_lines_by_fingerprint ON import_lines (fingerprint) WHERE subject_id IS NOT NULL`,
    `CREATE INDEX import_lines_by_outcome ON import_lines (import_id, outcome, line)`,
    `CREATE TABLE import_mappings (signature TEXT PRIMARY KEY, kind TEXT NOT NULL, mapping TEXT NOT NULL CHECK (json_valid(mapping)), used_at INTEGER NOT NULL, used_by TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
} as const

/** Frozen: the search index: documents, and their 1- to 4-grams in a contentless full-text table. */
export const migration0070 = {
  version: 70,
  name: 'search',
  statements: [
    `CREATE TABLE search_documents (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, subtitle TEXT NOT NULL, verify TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT`,
    `CREATE VIRTUAL TABLE search_grams USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  ],
} as const

/** Counts clauses that acted, between two units of work or inside one; like rollups the counts are neither audited nor part of the state digest. */
import type { Database, Statement } from 'better-sqlite3'

/** The statement that counts one clause: clause, by what it acted, moment. */
export function prepareFiring(connection: Database): Statement<[string, string, number]> {
  return connection.prepare<[string, string, number]>(
    'INSERT INTO clause_firings (clause, how, count, last_at) VALUES (?, ?, 1, ?) ON CONFLICT (clause, how) DO UPDATE SET count = count + 1, last_at = excluded.last_at',
  )
}

/** Counts the clauses that a refusal cited, each once. */
export function noteRefusals(connection: Database, clauses: readonly string[], at: number): void {
  const statement = prepareFiring(connection)
  connection.transaction(() => { for (const clause of new Set(clauses)) statement.run(clause, 'refusal', at) })()
}

/** Kysely over one connection, with a bounded cache of prepared statements under it (stock Kysely prepares on every call: x7 of raw). */
import type { Database as SqliteConnection, Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'

/** Beyond this many statement texts the oldest are dropped; a normal day uses far fewer. */
const cachedStatements = 500

/** Builds Kysely for a connection. Parameters are never logged. */
export function createKysely<Schema>(connection: SqliteConnection): Kysely<Schema> {
  const cache = new Map<string, Statement>()
  const prepare = (text: string): Statement => {
    // A full disk ends SQLite's transaction by itself; the rollback that follows would fail and hide the reason.
    if (text === 'rollback' && !connection.inTransaction) return connection.prepare('SELECT 1')
    const known = cache.get(text)
    // A statement that is being iterated is busy; it must not be handed out a second time.
    if (known !== undefined && !known.busy) return known
    const statement = connection.prepare(text)
    cache.set(text, statement)
    const oldest = cache.keys().next()
    if (cache.size > cachedStatements && oldest.done !== true) cache.delete(oldest.value)
    return statement
  }
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: { prepare, close: () => { cache.clear() } } }) })
}

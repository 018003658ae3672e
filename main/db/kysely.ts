/** Kysely over one connection, close to its driver: prepared statements are kept (stock Kysely prepares on every call: x7 of raw) and run without waiting in line. */
import type { Database as SqliteConnection, Statement } from 'better-sqlite3'
import { DefaultQueryExecutor, Kysely, SqliteAdapter, SqliteDialect, SqliteQueryCompiler } from 'kysely'
import type { AbortableQueryOptions, CompiledQuery, ConnectionProvider, QueryResult } from 'kysely'

/** Beyond this many statement texts the oldest are dropped; a normal day uses far fewer. */
const cachedStatements = 500

type Prepare = (text: string) => Statement

/** Builds Kysely for a connection. Parameters are never logged. */
export function createKysely<Schema>(connection: SqliteConnection): Kysely<Schema> {
  const prepare = keepStatements(connection)
  const dialect = new SqliteDialect({ database: { prepare, close: () => undefined } })
  const config = { dialect }
  // The stock executor keeps the line in which transactions wait for each other.
  const line = new Kysely<Schema>(config).getExecutor()
  const provider: ConnectionProvider = { provideConnection: (consumer, options) => line.provideConnection(consumer, options) }
  return new Kysely<Schema>({ config, dialect, driver: dialect.createDriver(), executor: new DirectExecutor(provider, connection, prepare, false) })
}

function keepStatements(connection: SqliteConnection): Prepare {
  const cache = new Map<string, Statement>()
  return (text) => {
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
}

/** The driver is synchronous, so a statement needs no place in a line: only one from outside an open transaction must wait for its end. */
class DirectExecutor extends DefaultQueryExecutor {
  readonly #connection: SqliteConnection
  readonly #prepare: Prepare
  readonly #isInside: boolean

  constructor(provider: ConnectionProvider, connection: SqliteConnection, prepare: Prepare, isInside: boolean) {
    super(new SqliteQueryCompiler(), new SqliteAdapter(), provider)
    this.#connection = connection
    this.#prepare = prepare
    this.#isInside = isInside
  }

  override async executeQuery<Row>(query: CompiledQuery, options?: AbortableQueryOptions): Promise<QueryResult<Row>> {
    if (options?.signal !== undefined || (!this.#isInside && this.#connection.inTransaction)) return super.executeQuery<Row>(query, options)
    const statement = this.#prepare(query.sql)
    // The row's type is what the query builder worked out from the schema.
    if (statement.reader) return { rows: statement.all(query.parameters) as Row[] }
    const { changes, lastInsertRowid } = statement.run(query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  /** Kysely asks for this when it opens a transaction: what comes from there is inside it. */
  override withConnectionProvider(provider: ConnectionProvider): DefaultQueryExecutor {
    return new DirectExecutor(provider, this.#connection, this.#prepare, true)
  }
}

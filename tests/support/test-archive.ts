/** A bare encrypted archive in a temporary folder, migrated to the newest schema, for tests of mechanisms. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createKysely } from '#main/db/kysely.ts'
import { migrate } from '#main/db/migrate.ts'
import { openConnection } from '#main/db/open.ts'
import type { SqliteConnection } from '#main/db/open.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Writer } from '#main/db/unit-of-work.ts'

export type TestArchive = {
  readonly connection: SqliteConnection
  readonly kysely: Kysely<Schema>
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  close(): void
}

/** Opens it; `close` removes the folder. */
export function openTestArchive(): TestArchive {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-mechanism-'))
  const connection = openConnection({ path: join(folder, 'archive.db'), dataKey: randomBytes(32), cipher: 'aegis-256', create: true })
  migrate(connection)
  const kysely = createKysely<Schema>(connection)
  return {
    connection, kysely,
    write: (work) => kysely.transaction().execute(work),
    close() { connection.close(); rmSync(folder, { recursive: true, force: true }) },
  }
}

/** Guarantees that an archive is at exactly one known schema version: all steps of a migration, or none. */
import type { Database } from 'better-sqlite3'
import { ArchiveFromNewerVersion } from '#main/db/faults.ts'
import { migrations as allMigrations } from '#main/db/migrations/index.ts'
import type { Migration } from '#main/db/migrations/index.ts'

/** The schema version that the archive is at; 0 for a new file. */
export function schemaVersion(connection: Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/** The version that this program writes. */
export function latestVersion(migrations: readonly Migration[] = allMigrations): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings the archive to the latest version, each migration in one transaction with its version number and whatever `seal` adds.
 * Refuses an archive of a newer program by name and touches nothing then.
 */
export function migrate(connection: Database, migrations: readonly Migration[] = allMigrations, seal: (version: number) => void = () => undefined): void {
  const current = schemaVersion(connection)
  const latest = latestVersion(migrations)
  if (current > latest) throw new ArchiveFromNewerVersion(`schema ${String(current)}, this program knows ${String(latest)}`)
  for (const migration of migrations) {
    if (migration.version <= current) continue
    connection.transaction(() => {
      for (const statement of migration.statements) connection.exec(statement)
      const broken = connection.pragma('foreign_key_check')
      if (Array.isArray(broken) && broken.length > 0) throw new Error(`migration ${String(migration.version)} breaks foreign keys`)
      connection.pragma(`user_version = ${String(migration.version)}`)
      seal(migration.version)
    })()
  }
}

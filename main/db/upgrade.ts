/**
 * Guarantees that an upgrade can be undone and hides nothing: a verified backup before it, and an audit row after each migration that says
 * what the state is now and whether it was as recorded before. A column more changes every row's digest, so without that row the first
 * verification after an upgrade would cry wolf.
 */
import type { Database } from 'better-sqlite3'
import { linkAudit, readAuditHead } from '#main/db/audit.ts'
import type { AuditBody } from '#main/db/audit.ts'
import { writeBackup } from '#main/db/backup.ts'
import { latestVersion, migrate, schemaVersion } from '#main/db/migrate.ts'
import { migrations as allMigrations } from '#main/db/migrations/index.ts'
import type { Migration } from '#main/db/migrations/index.ts'
import type { CipherName } from '#main/db/open.ts'
import { scanDigest } from '#main/db/state-digest.ts'
import type { Clock } from '#main/platform/platform.ts'

export type UpgradeParts = {
  readonly folder: string
  readonly cipher: CipherName
  readonly dataKey: Buffer
  readonly auditKey: string
  readonly digestKey: Buffer
  readonly clock: Clock
}

/** Whom the audit row of an upgrade names: no person did it. */
const program = 'program'

/** Brings an archive of an earlier version to this program's. Returns false when its rows were not as last recorded before the upgrade. */
export function upgradeArchive(connection: Database, parts: UpgradeParts, migrations: readonly Migration[] = allMigrations): boolean {
  const from = schemaVersion(connection)
  const isNew = from === 0
  if (isNew || from >= latestVersion(migrations)) {
    migrate(connection, migrations)
    return true
  }
  const isAsRecorded = scanDigest(connection, parts.digestKey) === readAuditHead(connection).digest
  const now = parts.clock.now()
  writeBackup({ folder: parts.folder, cipher: parts.cipher, dataKey: parts.dataKey }, `${parts.clock.today()}-${String(now)}-before-${String(latestVersion(migrations))}`)
  migrate(connection, migrations, (version) => {
    const before = readAuditHead(connection)
    const body: AuditBody = { at: now, by: program, op: `archive.migrate.${String(version)}${isAsRecorded ? '' : '.state-differed'}`, s: [], d: scanDigest(connection, parts.digestKey) }
    const text = JSON.stringify(body)
    connection.prepare('INSERT INTO audit (seq, body, h) VALUES (?, ?, ?)').run(before.seq + 1, text, linkAudit(parts.auditKey, before.hash, text))
  })
  return isAsRecorded
}

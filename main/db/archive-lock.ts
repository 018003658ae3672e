/**
 * Guarantees that one program at a time writes an archive: a tiny SQLite file held by an exclusive transaction.
 * The operating system drops the hold when the process dies, however it dies, so no stale lock can keep an office out.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ArchiveInUse, translateSqliteError } from '#main/db/faults.ts'

export type ArchiveLock = { release(): void }

/** Takes the lock of an archive folder. Throws ArchiveInUse at once when another program holds it. */
export function acquireArchiveLock(folder: string): ArchiveLock {
  let guard: InstanceType<typeof Database> | undefined
  try {
    guard = new Database(join(folder, 'archive.lock'), { timeout: 0 })
    guard.pragma('journal_mode = MEMORY')
    guard.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    guard?.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) throw new ArchiveInUse()
    throw translateSqliteError(error)
  }
  const held = guard
  return { release() { if (held.open) held.close() } }
}

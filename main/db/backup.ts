/** Guarantees that a backup is a whole, encrypted archive that was opened and checked before anyone is told that it exists. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { archivePaths } from '#main/db/archive-paths.ts'
import type { ArchivePaths } from '#main/db/archive-paths.ts'
import { findDamagedAttachments } from '#main/db/attachment-check.ts'
import { readAuditHead } from '#main/db/audit.ts'
import { deriveKey } from '#main/db/derive-key.ts'
import { ArchiveDamaged, translateSqliteError } from '#main/db/faults.ts'
import { openConnection } from '#main/db/open.ts'
import type { CipherName } from '#main/db/open.ts'

export type BackupResult = {
  readonly folder: string
  readonly bytes: number
  readonly verified: true
  /** Attachments that were missing or damaged in the archive already; the backup holds them as they are. */
  readonly damagedAttachments: number
}

/** How many backups are kept; the oldest goes when a new one has been verified. */
export const keptBackups = 10

/**
 * Writes a backup beside the archive (or under `target`) and verifies it: VACUUM INTO keeps cipher and key, the copy is opened with the key,
 * checked, and must end with the same audit row; every attachment is opened in the copy. A backup that fails is removed.
 */
export function writeBackup(source: { readonly folder: string; readonly cipher: CipherName; readonly dataKey: Buffer }, name: string, target = archivePaths(source.folder).backups): BackupResult {
  const unfinished = join(target, `.${name}.unfinished`)
  const finished = join(target, name)
  const paths = archivePaths(source.folder)
  try {
    mkdirSync(unfinished, { recursive: true, mode: 0o700 })
    const copy = archivePaths(unfinished)
    // Writing goes on meanwhile: a head copied after the database could name work that the copy lacks, and the restored backup would raise an alarm.
    for (const [from, to] of [[paths.head, copy.head], [paths.keys, copy.keys], [paths.keysCopy, copy.keysCopy]] as const) if (existsSync(from)) copyFileSync(from, to)
    const head = copyDatabase(source, paths.database, copy.database)
    if (existsSync(paths.attachments)) cpSync(paths.attachments, copy.attachments, { recursive: true, filter: (path) => !path.endsWith('.part') })
    const damagedAttachments = verifyCopy(source, copy, head)
    renameSync(unfinished, finished)
    rotate(target)
    return { folder: finished, bytes: statSync(join(finished, 'archive.db')).size, verified: true, damagedAttachments }
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw translateSqliteError(error)
  }
}

function copyDatabase(source: { readonly cipher: CipherName; readonly dataKey: Buffer }, from: string, to: string): string {
  const connection = openConnection({ path: from, dataKey: source.dataKey, cipher: source.cipher })
  try {
    const head = readAuditHead(connection).hash
    connection.prepare('VACUUM INTO ?').run(to)
    return head
  } finally {
    connection.close()
  }
}

/** Opens the copy and everything in it; returns how many attachments were damaged in the archive already. */
function verifyCopy(source: { readonly folder: string; readonly cipher: CipherName; readonly dataKey: Buffer }, copy: ArchivePaths, atLeastHead: string): number {
  const connection = openConnection({ path: copy.database, dataKey: source.dataKey, cipher: source.cipher, readonly: false })
  try {
    if (connection.pragma('quick_check', { simple: true }) !== 'ok') throw new ArchiveDamaged('the backup does not pass its check')
    const known = connection.prepare<[string], { seq: number }>('SELECT seq FROM audit WHERE h = ?').get(atLeastHead)
    if (atLeastHead !== '' && known === undefined) throw new ArchiveDamaged('the backup lacks the newest entry')
    const attachmentsKey = deriveKey(source.dataKey, 'attachments')
    const inCopy = findDamagedAttachments(connection, copy.attachments, attachmentsKey)
    if (inCopy.length === 0) return 0
    // What is damaged in the archive too must not keep everything else from being backed up; what is damaged only in the copy is a failed copy.
    const inArchive = new Set(findDamagedAttachments(connection, archivePaths(source.folder).attachments, attachmentsKey))
    if (inCopy.some((address) => !inArchive.has(address))) throw new ArchiveDamaged('an attachment was not copied whole')
    return inCopy.length
  } finally {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.close()
  }
}

function rotate(target: string): void {
  const names = readdirSync(target).filter((name) => !name.startsWith('.')).toSorted()
  for (const name of names.slice(0, Math.max(0, names.length - keptBackups))) rmSync(join(target, name), { recursive: true, force: true })
}

/** Copies a backup into an empty folder, where it can be opened like any archive. Refuses a folder that holds anything. */
export function restoreBackup(backup: string, folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new ArchiveDamaged('a backup is restored into an empty folder only')
  cpSync(backup, folder, { recursive: true })
}

/** When the newest backup beside an archive was written, by its folder's name; null when there is none. */
export function lastBackupAt(folder: string): number | null {
  const { backups } = archivePaths(folder)
  if (!existsSync(backups)) return null
  const moments = readdirSync(backups).map((name) => Number(/^\d{4}-\d{2}-\d{2}-(\d{12,15})$/.exec(name)?.[1] ?? 0))
  return moments.reduce((latest, moment) => Math.max(latest, moment), 0) || null
}

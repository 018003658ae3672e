/**
 * Guarantees that a connection is encrypted, durable and checked before anyone uses it
 * (the opening recipe of the measured limits: raw key, WAL, synchronous=FULL on every connection).
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Database as SqliteConnection } from 'better-sqlite3'
import { ArchiveDamaged, WrongKey, translateSqliteError } from '#main/db/faults.ts'

export type CipherName = 'aegis-256' | 'chacha20'
export type { SqliteConnection }

export type ConnectionOptions = {
  readonly path: string
  /** Exactly 32 bytes: an empty key would write plaintext, a wrong length would be taken as a passphrase. */
  readonly dataKey: Buffer
  readonly cipher: CipherName
  readonly readonly?: boolean
  /** Create the file when it is missing; otherwise a missing file is a fault. */
  readonly create?: boolean
}

/** Pages of write-ahead log after which SQLite folds it in by itself, in case the desk is never idle (4 KB pages: 64 MB). */
const autoCheckpointPages = 16_384
const pageBytes = 4096
const busyTimeoutMs = 250
/** Two connections below this version could reset the log under each other. */
const oldestSqlite = [3, 51, 3] as const

/** Opens one connection. Throws WrongKey, ArchiveDamaged, FolderReadOnly or DiskFull by name and leaves nothing open. */
export function openConnection(options: ConnectionOptions): SqliteConnection {
  if (options.dataKey.length !== 32) throw new WrongKey()
  // SQLite takes a file without a whole page for a new database; an office's archive that was emptied must not come up as a fresh one.
  if (options.create !== true && (statSync(options.path, { throwIfNoEntry: false })?.size ?? 0) < pageBytes) throw new ArchiveDamaged('the database file is missing or empty')
  let connection: SqliteConnection | undefined
  try {
    connection = new Database(options.path, { readonly: options.readonly === true, timeout: busyTimeoutMs })
    applyKey(connection, options)
    applyPragmas(connection, options.readonly === true)
    assertSafe(connection, options)
    return connection
  } catch (error) {
    connection?.close()
    throw translateSqliteError(error)
  }
}

function applyKey(connection: SqliteConnection, options: ConnectionOptions): void {
  if (options.cipher === 'aegis-256') {
    connection.pragma(`cipher='aegis'`)
    connection.pragma(`algorithm='aegis-256'`)
  } else {
    connection.pragma(`cipher='chacha20'`)
  }
  connection.pragma(`key='raw:${options.dataKey.toString('hex')}'`)
  // A wrong key is noticed at the first read, not at the pragma.
  connection.prepare('SELECT count(*) FROM sqlite_schema').get()
}

function applyPragmas(connection: SqliteConnection, isReadonly: boolean): void {
  if (!isReadonly) connection.pragma('journal_mode = WAL')
  // The driver falls back to NORMAL on reopening, and NORMAL loses acknowledged commits at a power cut.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('cache_size = -65536')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma(`wal_autocheckpoint = ${String(autoCheckpointPages)}`)
  if (process.platform === 'darwin') {
    connection.pragma('fullfsync = ON')
    connection.pragma('checkpoint_fullfsync = ON')
  }
}

function assertSafe(connection: SqliteConnection, options: ConnectionOptions): void {
  const version = connection.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? ''
  const isOld = compareVersions(version.split('.').map(Number), oldestSqlite) < 0
  if (isOld) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`)
  if (Number(connection.pragma('synchronous', { simple: true })) !== 2) throw new Error('synchronous is not FULL')
  if (options.readonly !== true && connection.pragma('journal_mode', { simple: true }) !== 'wal') throw new Error('the journal is not a write-ahead log')
  if (isPlaintext(options.path)) throw new ArchiveDamaged('the database is not encrypted')
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < right.length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether a file begins with SQLite's plaintext magic. */
export function isPlaintext(path: string): boolean {
  if (!existsSync(path) || statSync(path).size < 16) return false
  const head = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, 16, 0)
  } finally {
    closeSync(file)
  }
  return head.toString('latin1').startsWith('SQLite format 3')
}

/** Reads everything from here on as it is now, until the connection is closed. */
export function beginSnapshot(connection: SqliteConnection): void {
  connection.exec('BEGIN')
}

/** Folds the write-ahead log into the database; does nothing while a reader holds an old snapshot. */
export function checkpoint(connection: SqliteConnection): void {
  if (connection.open) connection.pragma('wal_checkpoint(PASSIVE)')
}

/** Closes a writing connection with its log folded in and emptied. */
export function closeConnection(connection: SqliteConnection): void {
  if (!connection.open) return
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** An open archive: one writing connection, its unit of work, its lock and head file; everything closes together. */
import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { acquireArchiveLock } from '#main/db/archive-lock.ts'
import { readAuditHead } from '#main/db/audit.ts'
import type { AuditHead } from '#main/db/audit.ts'
import { deriveKey } from '#main/db/derive-key.ts'
import { translateSqliteError } from '#main/db/faults.ts'
import { compareHead, createHeadWriter, keepHeadFile, readHeadFile } from '#main/db/head-file.ts'
import { createKysely } from '#main/db/kysely.ts'
import { checkpoint, closeConnection, openConnection } from '#main/db/open.ts'
import type { CipherName } from '#main/db/open.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import type { Schema } from '#main/db/schema.ts'
import { upgradeArchive } from '#main/db/upgrade.ts'
import { createUnitOfWork } from '#main/db/unit-of-work.ts'
import type { Reader, UnitOfWork } from '#main/db/unit-of-work.ts'
import type { Clock, IdSource } from '#main/platform/platform.ts'

/** Something a person must be told when the archive opens; the code has a sentence in `shared/text`. */
export type ArchiveAlarm = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/** Keys derived from the data key, as worker threads need them too. */
export type ArchiveKeys = { readonly dataKey: Buffer; readonly auditKey: string; readonly digestKey: Buffer; readonly headKey: Buffer; readonly attachmentsKey: Buffer }

export type Archive = UnitOfWork & {
  readonly folder: string
  readonly cipher: CipherName
  readonly keys: ArchiveKeys
  readonly connection: Database
  readonly reader: Reader
  readonly alarm: ArchiveAlarm | null
  onChange(listener: (topics: readonly string[]) => void): () => void
  /** Says that a worker thread committed: rereads the head, tells the screens. */
  announce(topics: readonly string[]): void
  close(): void
}

export type OpenArchiveOptions = {
  readonly folder: string
  readonly dataKey: Buffer
  readonly cipher: CipherName
  readonly clock: Clock
  readonly ids: IdSource
  readonly create?: boolean
}

/** A clock further back than this since the last recorded act is reported; daylight and time servers move it less. */
const clockToleranceMs = 120_000
/** Idle this long, the write-ahead log is folded into the database; never inside a click (bars.md, B4). */
const idleCheckpointMs = 3_000

/** The keys of every purpose, from the one data key. */
export function deriveArchiveKeys(dataKey: Buffer): ArchiveKeys {
  return {
    dataKey,
    auditKey: deriveKey(dataKey, 'audit').toString('base64url'),
    digestKey: deriveKey(dataKey, 'digest'),
    headKey: deriveKey(dataKey, 'head'),
    attachmentsKey: deriveKey(dataKey, 'attachments'),
  }
}

/** Opens (or creates) the archive of a folder with its data key. Throws the named faults of `faults.ts`; leaves nothing open then. */
export function openArchive(options: OpenArchiveOptions): Archive {
  const paths = archivePaths(options.folder)
  const lock = acquireArchiveLock(options.folder)
  let connection: Database | undefined
  try {
    connection = openConnection({ path: paths.database, dataKey: options.dataKey, cipher: options.cipher, create: options.create === true })
    const keys = deriveArchiveKeys(options.dataKey)
    const isAsRecorded = upgradeArchive(connection, { ...options, auditKey: keys.auditKey, digestKey: keys.digestKey })
    return assemble(options, connection, keys, isAsRecorded, lock.release)
  } catch (error) {
    connection?.close()
    options.dataKey.fill(0)
    lock.release()
    throw translateSqliteError(error)
  }
}

function assemble(options: OpenArchiveOptions, connection: Database, keys: ArchiveKeys, isAsRecorded: boolean, release: () => void): Archive {
  const kysely: Kysely<Schema> = createKysely<Schema>(connection)
  const listeners = new Set<(topics: readonly string[]) => void>()
  const alarm = findAlarm(options, connection, keys) ?? (isAsRecorded ? null : { code: 'history-rewritten', facts: { lastSeq: readAuditHead(connection).seq } })
  const idle = createIdleCheckpoint(connection)
  const headWriter = createHeadWriter(options.folder, keys.headKey)
  const announce = (topics: readonly string[]) => {
    for (const listener of listeners) listener(topics)
  }
  const saveHead = (head: AuditHead) => {
    headWriter.write({ seq: head.seq, hash: head.hash, digest: head.digest, recordedAt: head.at })
    idle.schedule()
  }
  const unitOfWork = createUnitOfWork({
    connection, kysely, auditKey: keys.auditKey, digestKey: keys.digestKey, clock: options.clock, ids: options.ids,
    onCommit: (head, topics) => { saveHead(head); announce(topics) },
  })
  return {
    ...unitOfWork,
    folder: options.folder, cipher: options.cipher, keys, connection, reader: kysely, alarm,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce(topics) { saveHead(readAuditHead(connection)); announce(topics) },
    close() {
      idle.stop()
      listeners.clear()
      headWriter.close()
      closeConnection(connection)
      options.dataKey.fill(0)
      release()
    },
  }
}

/** Compares the database with the head file and the clock with the last recorded act. */
function findAlarm(options: OpenArchiveOptions, connection: Database, keys: ArchiveKeys): ArchiveAlarm | null {
  const head = readAuditHead(connection)
  const verdict = compareHead(readHeadFile(options.folder, keys.headKey), head)
  if (verdict.verdict !== 'ok') keepHeadFile(options.folder)
  if (verdict.verdict === 'behind') return { code: 'operations-missing', facts: { missing: verdict.missing, lastSeq: verdict.lastSeq, lastAt: verdict.lastAt } }
  if (verdict.verdict === 'forged') return { code: 'history-rewritten', facts: { lastSeq: head.seq } }
  if (verdict.verdict === 'unknown') return { code: 'seal-missing', facts: { lastSeq: head.seq } }
  const backMs = head.at - options.clock.now()
  if (backMs > clockToleranceMs) return { code: 'clock-set-back', facts: { lastAt: head.at, minutes: Math.round(backMs / 60_000) } }
  return null
}

function createIdleCheckpoint(connection: Database): { schedule(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    schedule() {
      clearTimeout(timer)
      timer = setTimeout(() => { checkpoint(connection) }, idleCheckpointMs)
      timer.unref()
    },
    stop: () => { clearTimeout(timer) },
  }
}

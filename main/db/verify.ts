/** Guarantees an honest answer to "is everything as it was written?": the chain link by link, the state behind it, the attachments that it names, and the head kept outside the database. */
import { archivePaths } from '#main/db/archive-paths.ts'
import { deriveArchiveKeys } from '#main/db/archive.ts'
import { findDamagedAttachments } from '#main/db/attachment-check.ts'
import { verifyAudit } from '#main/db/audit.ts'
import { ArchiveDamaged, translateSqliteError } from '#main/db/faults.ts'
import { readHeadFile } from '#main/db/head-file.ts'
import type { StoredHead } from '#main/db/head-file.ts'
import { beginSnapshot, openConnection } from '#main/db/open.ts'
import type { CipherName, SqliteConnection } from '#main/db/open.ts'
import { scanDigest } from '#main/db/state-digest.ts'

export type ArchiveVerdict = {
  readonly verified: boolean
  /** Links that follow from each other, from the first. */
  readonly rows: number
  readonly firstBrokenSeq: number | null
  /** Whether every business row is as the last link says. */
  readonly stateMatches: boolean
  readonly damagedAttachments: number
  readonly head: { readonly seq: number; readonly hash: string }
}

export type VerifyWatch = { onRows(stage: 'chain' | 'state' | 'attachments', done: number, total: number | null): void; isAborted(): boolean }

/** Verifies the archive of a folder with a connection of its own, on one snapshot, so that a write in between cannot look like tampering. */
export function verifyArchive(source: { readonly folder: string; readonly cipher: CipherName; readonly dataKey: Uint8Array }, watch: VerifyWatch): ArchiveVerdict {
  const keys = deriveArchiveKeys(Buffer.from(source.dataKey))
  const connection = openConnection({ path: archivePaths(source.folder).database, dataKey: keys.dataKey, cipher: source.cipher, readonly: true })
  try {
    // The head is read before the snapshot: it may lag behind the snapshot then, never lead it.
    const stored = readHeadFile(source.folder, keys.headKey)
    beginSnapshot(connection)
    const total = connection.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM audit').get()?.rows ?? 0
    const chain = verifyAudit(connection, keys.auditKey, (done) => { watch.onRows('chain', done, total) }, watch.isAborted)
    if (!chain.verified) return { verified: false, rows: chain.rows, firstBrokenSeq: chain.firstBrokenSeq, stateMatches: false, damagedAttachments: 0, head: { seq: chain.rows, hash: '' } }
    // Indexes and search structures carry no digest: SQLite itself says whether they agree with their tables and whether every page can be read.
    if (connection.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new ArchiveDamaged('pages or indexes do not agree')
    const stateMatches = scanDigest(connection, keys.digestKey, (done) => { watch.onRows('state', done, null) }) === chain.head.digest
    const damagedAttachments = findDamagedAttachments(connection, archivePaths(source.folder).attachments, keys.attachmentsKey, { isAborted: watch.isAborted, onOpened: (opened, of) => { watch.onRows('attachments', opened, of) } }).length
    const firstBrokenSeq = findDisagreement(connection, stored, chain.head.seq)
    return { verified: stateMatches && firstBrokenSeq === null && damagedAttachments === 0, rows: chain.rows, firstBrokenSeq, stateMatches, damagedAttachments, head: { seq: chain.head.seq, hash: chain.head.hash } }
  } catch (error) {
    throw translateSqliteError(error)
  } finally {
    keys.dataKey.fill(0)
    connection.close()
  }
}

/** The first seq at which the kept head and the chain part: a cut-off tail, or a chain that was written anew. Null when they agree. */
function findDisagreement(connection: SqliteConnection, stored: StoredHead, lastSeq: number): number | null {
  if (stored.state !== 'read') return null
  if (stored.head.seq > lastSeq) return lastSeq + 1
  const row = connection.prepare<[number], { h: string }>('SELECT h FROM audit WHERE seq = ?').get(stored.head.seq)
  return stored.head.seq === 0 || row?.h === stored.head.hash ? null : stored.head.seq
}

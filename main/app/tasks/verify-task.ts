/** Verifies the audit chain, the state digest and every attachment with a read-only connection, in the worker. */
import { deriveArchiveKeys } from '#main/db/archive.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { findDamagedAttachments } from '#main/db/attachment-check.ts'
import { verifyAudit } from '#main/db/audit.ts'
import { beginSnapshot, openConnection } from '#main/db/open.ts'
import { scanDigest } from '#main/db/state-digest.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { Progress, Verdict } from '#shared/contract/archive.ts'

/** Both passes read one snapshot, so that a write in between cannot look like tampering. */
export function verifyTask(_payload: Record<string, never>, context: TaskContext): Promise<Verdict> {
  const { folder, cipher, dataKey } = context.archive
  const connection = openConnection({ path: archivePaths(folder).database, dataKey: Buffer.from(dataKey), cipher, readonly: true })
  const report = (stage: string, total: number | null) => (done: number) => { context.report({ stage, done, total } satisfies Progress) }
  try {
    const keys = deriveArchiveKeys(Buffer.from(dataKey))
    beginSnapshot(connection)
    const total = connection.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM audit').get()?.rows ?? 0
    const chain = verifyAudit(connection, keys.auditKey, report('chain', total), context.isAborted)
    if (!chain.verified) return Promise.resolve({ verified: false, rows: chain.rows, firstBrokenSeq: chain.firstBrokenSeq, stateMatches: false, damagedAttachments: 0, head: { seq: chain.rows, hash: '' } })
    const digest = scanDigest(connection, keys.digestKey, report('state', null))
    const stateMatches = digest === chain.head.digest
    const walk = { isAborted: context.isAborted, onOpened: (opened: number, of: number) => { report('attachments', of)(opened) } }
    const damagedAttachments = findDamagedAttachments(connection, archivePaths(folder).attachments, keys.attachmentsKey, walk).length
    return Promise.resolve({ verified: stateMatches && damagedAttachments === 0, rows: chain.rows, firstBrokenSeq: null, stateMatches, damagedAttachments, head: { seq: chain.head.seq, hash: chain.head.hash } })
  } finally {
    connection.close()
  }
}

/** Guarantees that a row of the audit log cannot be changed, dropped, swapped or inserted without `verifyAudit` naming it. */
import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** What one audit row says. Ids only: names, numbers and customer data stay in the tables. */
export type AuditBody = {
  readonly at: number
  readonly by: string
  readonly op: string
  /** Ids of the subjects that the operation changed. */
  readonly s: readonly string[]
  /** State digest of all business rows after this operation, base64url. */
  readonly d: string
}

export type AuditHead = { readonly seq: number; readonly hash: string; readonly digest: string; readonly at: number }

/** The chain's value before its first row. */
export const emptyAuditHead: AuditHead = { seq: 0, hash: '', digest: Buffer.alloc(32).toString('base64url'), at: 0 }

/**
 * One link: SHA-256 over key, previous link, body and key again (the envelope construction, which a keyless writer cannot extend).
 * One native call on strings keeps a durable action within a few percent of an unaudited one (bars.md, B5).
 */
export function linkAudit(auditKey: string, previousHash: string, body: string): string {
  return hash('sha256', `${auditKey}${previousHash}\n${body}\n${auditKey}`, 'base64url')
}

/** Prepares reading the newest row of the log, or the empty head: every write begins with it. */
export function prepareAuditHead(connection: Database): () => AuditHead {
  const newest = connection.prepare<[], { seq: number; body: string; h: string }>('SELECT seq, body, h FROM audit ORDER BY seq DESC LIMIT 1')
  return () => {
    const row = newest.get()
    if (row === undefined) return emptyAuditHead
    // The body was written by this module; a damaged one fails verification, not the types.
    const body = JSON.parse(row.body) as AuditBody
    return { seq: row.seq, hash: row.h, digest: body.d, at: body.at }
  }
}

/** The newest row of the log, or the empty head. */
export function readAuditHead(connection: Database): AuditHead {
  return prepareAuditHead(connection)()
}

export type AuditVerdict =
  | { readonly verified: true; readonly rows: number; readonly head: AuditHead }
  | { readonly verified: false; readonly rows: number; readonly firstBrokenSeq: number }

/**
 * Walks the whole log from the first row and recomputes every link.
 * Names the first seq whose link, number or body does not follow from the row before it. `onRows` hears progress every 20,000 rows.
 */
export function verifyAudit(connection: Database, auditKey: string, onRows?: (rows: number) => void, isAborted: () => boolean = () => false): AuditVerdict {
  let previous = ''
  let expectedSeq = 0
  let last: { seq: number; body: string; h: string } | undefined
  for (const row of connection.prepare<[], { seq: number; body: string; h: string }>('SELECT seq, body, h FROM audit ORDER BY seq').iterate()) {
    expectedSeq += 1
    const link = linkAudit(auditKey, previous, row.body)
    if (row.seq !== expectedSeq || row.h !== link) return { verified: false, rows: expectedSeq - 1, firstBrokenSeq: expectedSeq }
    previous = link
    last = row
    if (expectedSeq % 20_000 === 0) {
      onRows?.(expectedSeq)
      // Half a walk proves nothing, so it has no verdict.
      if (isAborted()) throw new Error('verification was aborted')
    }
  }
  if (last === undefined) return { verified: true, rows: 0, head: emptyAuditHead }
  const body = JSON.parse(last.body) as AuditBody
  return { verified: true, rows: expectedSeq, head: { seq: last.seq, hash: last.h, digest: body.d, at: body.at } }
}

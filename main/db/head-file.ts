/**
 * The head of the audit chain, kept outside the database: it may lag behind the last commit but never lead it, so a database
 * that is behind its head has lost acknowledged work (a damaged or deleted write-ahead log, an old file put back).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const headSchema = z.object({ seq: z.number().int(), hash: z.string(), digest: z.string(), recordedAt: z.number().int() })
export type Head = z.infer<typeof headSchema>
export type StoredHead = { readonly state: 'absent' } | { readonly state: 'unreadable' } | { readonly state: 'read'; readonly head: Head }

export type HeadVerdict =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'behind'; readonly missing: number; readonly lastSeq: number; readonly lastAt: number }
  | { readonly verdict: 'forged' }
  | { readonly verdict: 'unknown' }

const headPath = (folder: string) => join(folder, 'archive.head')

function mac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** The head is written over itself in one piece of this size, so that a killed program leaves the old or the new one, never half of each. */
const headBytes = 512

export type HeadWriter = {
  /** Writes the head after a commit, in one small write without waiting for the disk. Never throws: a commit is never undone by its head. */
  write(head: Head): void
  close(): void
}

/** Keeps the head file open while the archive is: opening it for every commit would cost a tenth of the commit. */
export function createHeadWriter(folder: string, key: Buffer): HeadWriter {
  const path = headPath(folder)
  let file: number | null = null
  return {
    write(head) {
      const text = JSON.stringify(head)
      try {
        file ??= openSync(path, existsSync(path) ? 'r+' : 'w', 0o600)
        writeSync(file, `${text}\n${mac(key, text)}\n`.padEnd(headBytes), 0)
      } catch {
        // A full or read-only disk shows itself at the next commit; a lagging head is allowed.
      }
    },
    close() {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}

/** Sets a head aside that does not agree with the archive, before the next commit writes over it. */
export function keepHeadFile(folder: string): void {
  try {
    if (existsSync(headPath(folder))) copyFileSync(headPath(folder), `${headPath(folder)}.kept`)
  } catch {
    // The alarm itself is entered in the book; the copy is a convenience for whoever looks into it.
  }
}

/** Reads the head; a torn or foreign one is `unreadable`. */
export function readHeadFile(folder: string, key: Buffer): StoredHead {
  let content: string
  try {
    content = readFileSync(headPath(folder), 'utf8')
  } catch {
    return { state: 'absent' }
  }
  const [text = '', stored = ''] = content.split('\n')
  const [expected, actual] = [Buffer.from(mac(key, text)), Buffer.from(stored)]
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return { state: 'unreadable' }
  const parsed = headSchema.safeParse(JSON.parse(text))
  return parsed.success ? { state: 'read', head: parsed.data } : { state: 'unreadable' }
}

/** Holds the stored head against the last row of the chain. Without a readable head nobody can say whether work is missing, and that is said. */
export function compareHead(stored: StoredHead, last: { readonly seq: number; readonly hash: string }): HeadVerdict {
  if (stored.state !== 'read') return { verdict: last.seq === 0 ? 'ok' : 'unknown' }
  const { head } = stored
  if (head.seq > last.seq) return { verdict: 'behind', missing: head.seq - last.seq, lastSeq: head.seq, lastAt: head.recordedAt }
  if (head.seq === last.seq && head.hash !== last.hash) return { verdict: 'forged' }
  return { verdict: 'ok' }
}

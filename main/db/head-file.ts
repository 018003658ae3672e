/**
 * The head of the audit chain, kept outside the database: it may lag behind the last commit but never lead it, so a database
 * that is behind its head has lost acknowledged work (a damaged or deleted write-ahead log, an old file put back).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const headSchema = z.object({ seq: z.number().int(), hash: z.string(), digest: z.string(), recordedAt: z.number().int() })
export type Head = z.infer<typeof headSchema>
export type StoredHead = { readonly state: 'absent' } | { readonly state: 'unreadable' } | { readonly state: 'read'; readonly head: Head }

export type HeadVerdict =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'behind'; readonly missing: number; readonly lastSeq: number; readonly lastAt: number }
  | { readonly verdict: 'forged' }

const headPath = (folder: string) => join(folder, 'archive.head')

function mac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Writes the head after a commit, in one small write without waiting for the disk. Never throws: a commit is never undone by its head. */
export function writeHeadFile(folder: string, key: Buffer, head: Head): void {
  const text = JSON.stringify(head)
  try {
    writeFileSync(headPath(folder), `${text}\n${mac(key, text)}\n`)
  } catch {
    // A full or read-only disk shows itself at the next commit; a lagging head is allowed.
  }
}

/** Reads the head; a torn or foreign one is `unreadable`, which is no accusation: the write before a power cut may have been torn. */
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

/** Holds the stored head against the last row of the chain. */
export function compareHead(stored: StoredHead, last: { readonly seq: number; readonly hash: string; readonly at: number }): HeadVerdict {
  if (stored.state !== 'read') return { verdict: 'ok' }
  const { head } = stored
  if (head.seq > last.seq) return { verdict: 'behind', missing: head.seq - last.seq, lastSeq: last.seq, lastAt: last.at }
  if (head.seq === last.seq && head.hash !== last.hash) return { verdict: 'forged' }
  return { verdict: 'ok' }
}

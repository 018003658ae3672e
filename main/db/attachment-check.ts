/** Says which attachments that rows name are missing or damaged, by opening every one of them. */
import { readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { attachmentPath, isAttachmentAddress, unseal } from '#main/db/attachment-files.ts'

/** Told after each attachment; true stops the walk. */
export type AttachmentWalk = { readonly onOpened?: (opened: number, total: number) => void; readonly isAborted?: () => boolean }

/** Opens every attachment that the rows of `connection` name; returns the addresses that are missing, cut, changed or sealed for another archive. */
export function findDamagedAttachments(connection: Database, folder: string, attachmentsKey: Buffer, walk: AttachmentWalk = {}): readonly string[] {
  const rows = connection.prepare<[], { address: string; size: number }>('SELECT address, max(size) AS size FROM attachments GROUP BY address').all()
  const damaged: string[] = []
  for (const [index, row] of rows.entries()) {
    if (walk.isAborted?.() === true) break
    if (!isWhole(folder, attachmentsKey, row.address, row.size)) damaged.push(row.address)
    walk.onOpened?.(index + 1, rows.length)
  }
  return damaged
}

function isWhole(folder: string, attachmentsKey: Buffer, address: string, size: number): boolean {
  if (!isAttachmentAddress(address)) return false
  try {
    return unseal(attachmentsKey, address, readFileSync(attachmentPath(folder, address))).length === size
  } catch {
    // Missing, unreadable and changed are one thing here: the archive cannot give this attachment out.
    return false
  }
}

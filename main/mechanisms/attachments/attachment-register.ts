/** Guarantees that a record names only attachments that are there and fit, and that what no record names does not stay. */
import type { Reader, Writer } from '#main/db/unit-of-work.ts'
import { isAttachmentAddress } from '#main/db/attachment-files.ts'
import type { AttachmentAddress } from '#main/db/attachment-files.ts'
import type { AttachmentPurpose } from '#shared/domain/attachments.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type AttachmentRow = {
  readonly id: Id<'attachment'>
  readonly address: AttachmentAddress
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly purpose: AttachmentPurpose
}

/** One attachment, or undefined; a row whose address is none is as good as missing. */
export async function findAttachment(reader: Reader, id: Id<'attachment'>): Promise<AttachmentRow | undefined> {
  const row = await reader.selectFrom('attachments').select(['address', 'file_name', 'media_type', 'size', 'purpose']).where('id', '=', id).executeTakeFirst()
  if (row === undefined || !isAttachmentAddress(row.address)) return undefined
  return { id, address: row.address, fileName: row.file_name, mediaType: row.media_type, size: row.size, purpose: row.purpose }
}

/** Adds the row of a file that lies sealed and synced on the disk already. */
export async function insertAttachment(writer: Writer, row: AttachmentRow, createdAt: InstantMs, createdBy: string): Promise<void> {
  const { id, address, fileName, mediaType, size, purpose } = row
  await writer.insertInto('attachments').values({ id, address, file_name: fileName, media_type: mediaType, size, purpose, claimed_at: null, created_at: createdAt, created_by: createdBy }).execute()
}

/** Lets a record name an attachment, in the record's own transaction; refuses one that is not there or was kept for something else. */
export async function claimAttachment(writer: Writer, id: Id<'attachment'>, purpose: AttachmentPurpose, field: string, at: InstantMs): Promise<void> {
  const row = await findAttachment(writer, id)
  if (row?.purpose !== purpose) refuse({ code: 'attachments.not-there', field, facts: {}, remedy: { code: 'attachments.choose-again' } })
  await writer.updateTable('attachments').set({ claimed_at: at }).where('id', '=', id).where('claimed_at', 'is', null).execute()
}

/** Drops rows that were kept before a moment and that no record has named since; their files go with the next sweep. Returns how many. */
export async function dropUnclaimedAttachments(writer: Writer, beforeMs: number): Promise<number> {
  const dropped = await writer.deleteFrom('attachments').where('claimed_at', 'is', null).where('created_at', '<', beforeMs).executeTakeFirst()
  return Number(dropped.numDeletedRows)
}

/** The addresses that rows name: what a sweep of the files must leave. */
export async function namedAddresses(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader.selectFrom('attachments').select('address').distinct().execute()
  return new Set(rows.map((row) => row.address))
}

/** Keeps and gives out attachments: decide, seal on the disk, then the row that names the file. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { AttachmentFiles } from '#main/db/attachment-files.ts'
import { dropUnclaimedAttachments, findAttachment, insertAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import type { Attachment } from '#shared/contract/attachments.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideKeepAttachment, decideReadAttachment, largestAttachmentBytes, mediaTypeOf, plainFileName } from '#shared/domain/attachments.ts'
import type { AttachmentPurpose } from '#shared/domain/attachments.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { hourMs } from '#shared/kernel/instants.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The files of the open archive; passed in by the composition root. */
export type AttachmentDoor = Pick<AttachmentFiles, 'keep' | 'read'>

/** How long an upload waits for the record that names it. */
const unclaimedMs = 24 * hourMs

/** Keeps a file; its bytes are on the disk before this returns. Refuses what is too large, empty, no photo where one is expected, or not this role's to keep. */
export async function putAttachment(unit: Unit, door: AttachmentDoor, input: { readonly purpose: AttachmentPurpose; readonly file: File }): Promise<Attachment> {
  const { purpose, file } = input
  // A file beyond the bound is refused by its size alone, before anything of it is read.
  const bytes = file.size > largestAttachmentBytes ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
  const mediaType = orRefuse(decideKeepAttachment(unit.actor.role, purpose, { bytes: file.size, mediaType: mediaTypeOf(bytes) }))

  await dropUnclaimedAttachments(unit.write, unit.now - unclaimedMs)
  const address = await door.keep(bytes)
  const row = { id: unit.newId<'attachment'>(), address, fileName: plainFileName(file.name), mediaType, size: bytes.length, purpose }
  await insertAttachment(unit.write, row, unit.now, unit.actor.userId)
  unit.recordEvent({ register: 'attachments', subjectId: row.id, kind: 'kept', body: { purpose, mediaType, size: row.size } })
  return { id: row.id, fileName: row.fileName, mediaType, size: row.size }
}

/** Gives a file out as it was kept. */
export async function getAttachment(reader: Reader, door: AttachmentDoor, actor: Actor, id: Id<'attachment'>): Promise<File> {
  const row = await findAttachment(reader, id)
  if (row === undefined) throw new NotFoundError('attachment')
  orRefuse(decideReadAttachment(actor.role, row.purpose))
  return new File([new Uint8Array(await door.read(row.address))], row.fileName, { type: row.mediaType })
}

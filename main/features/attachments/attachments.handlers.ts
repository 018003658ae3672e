/** The attachments' doors. */
import { getAttachment, putAttachment } from '#main/features/attachments/attachments.service.ts'
import type { AttachmentDoor } from '#main/features/attachments/attachments.service.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds the handlers around the files of the open archive. */
export function createAttachmentsHandlers(door: AttachmentDoor) {
  return {
    put: os.attachments.put.handler(({ context, input }) => putAttachment(context.unit, door, input)),
    get: os.attachments.get.handler(({ context, input }) => getAttachment(context.reader, door, context.actor, input.id)),
  }
}
